#include "app/qdeck/commandline.h"

#include "app/qdeck/agentarguments.h"
#include "core/domain/task.h"

#include <QCommandLineParser>
#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace qd {
namespace {

using Kind = OptionInfo::Kind;

Error usage(const QString &detail)
{
    return {QStringLiteral("usage"), ErrorCategory::Permanent, detail};
}

QString text(const char *latin)
{
    return QString::fromUtf8(latin);
}

/// Options by name with their values, wherever they were given. A flag has none.
using Given = QMap<QString, QStringList>;

Result<void> addFlag(const OptionInfo &option, const QString &variable, const QString &value, Given &given)
{
    const QString word = value.toLower();
    if (word == u"1" || word == u"true" || word == u"yes" || word == u"on")
        given.insert(text(option.name), {});
    else if (word != u"0" && word != u"false" && word != u"no" && word != u"off")
        return usage(QStringLiteral("%1 is true or false").arg(variable));
    return {};
}

// The command line wins over our variable, and that over the one of the system before.
Result<void> gather(const QCommandLineParser &parser, const QProcessEnvironment &environment, const VerbInfo *verb,
                    std::span<const OptionInfo> options, Given &given)
{
    for (const OptionInfo &option : options) {
        if (parser.isSet(text(option.name))) {
            given.insert(text(option.name), parser.values(text(option.name)));
            continue;
        }
        QString variable = environmentName(verb, option);
        if (environment.value(variable).isEmpty() && option.original)
            variable = text(option.original);
        const QString value = environment.value(variable);
        if (value.isEmpty())
            continue;
        if (option.kind != Kind::Flag)
            given.insert(text(option.name), {value});
        else if (auto added = addFlag(option, variable, value, given); !added)
            return added;
    }
    return {};
}

void addOptions(QCommandLineParser &parser, std::span<const OptionInfo> options)
{
    for (const OptionInfo &option : options) {
        parser.addOption(option.value ? QCommandLineOption(text(option.name), {}, text(option.value))
                                      : QCommandLineOption(text(option.name)));
    }
}

Result<qint64> wholeNumber(const OptionInfo &option, const QString &value)
{
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    if (!ok)
        return usage(QStringLiteral("--%1 needs a whole number").arg(text(option.name)));
    return number;
}

Result<qint64> durationSeconds(const OptionInfo &option, const QString &value)
{
    static const QRegularExpression kForm(QStringLiteral("^([0-9]{1,9})([smh]?)$"));
    const auto match = kForm.match(value);
    if (!match.hasMatch())
        return usage(QStringLiteral("--%1 needs a duration such as 90s, 30m or 2h").arg(text(option.name)));
    const QString unit = match.captured(2);
    return match.captured(1).toLongLong() * (unit == u"h" ? 3'600 : unit == u"m" ? 60 : 1);
}

Result<QJsonArray> stateWords(const QStringList &values)
{
    QJsonArray words;
    for (const QString &word : values.join(u',').split(u',')) {
        if (!fromText<TaskState>(word))
            return usage(QStringLiteral("'%1' is not a state of a task").arg(word));
        words += word;
    }
    return words;
}

Result<QJsonValue> valueOf(const OptionInfo &option, const QStringList &values)
{
    switch (option.kind) {
    case Kind::Flag: return QJsonValue(true);
    case Kind::Text: return QJsonValue(values.last());
    case Kind::Integer: {
        const auto number = wholeNumber(option, values.last());
        return number ? Result(QJsonValue(*number)) : number.error();
    }
    case Kind::Duration: {
        const auto seconds = durationSeconds(option, values.last());
        return seconds ? Result(QJsonValue(*seconds)) : seconds.error();
    }
    case Kind::Mode:
        if (!fromText<Mode>(values.last()))
            return usage(QStringLiteral("--mode is proof or real"));
        return QJsonValue(values.last());
    case Kind::States: {
        const auto words = stateWords(values);
        return words ? Result(QJsonValue(*words)) : words.error();
    }
    }
    return usage({});
}

Result<void> readOptions(const Given &given, const VerbInfo &info, QJsonObject &parameters)
{
    for (const OptionInfo &option : info.options) {
        if (!option.parameter || !given.contains(text(option.name)))
            continue;
        const auto value = valueOf(option, given.value(text(option.name)));
        if (!value)
            return value.error();
        parameters.insert(text(option.parameter), *value);
    }
    return {};
}

// "link/../file" is not "file" for the system: such paths stay as they are.
QString absolutePath(const QString &path, const QString &workingDirectory)
{
    const QString absolute = QDir(workingDirectory).absoluteFilePath(path);
    return absolute.contains(QLatin1String("..")) ? absolute : QDir::cleanPath(absolute);
}

Result<void> readPaths(const QStringList &paths, const QString &workingDirectory, Invocation &invocation)
{
    QJsonArray absolute;
    for (const QString &path : paths) {
        if (path.isEmpty())
            return usage(QStringLiteral("an empty path"));
        if (path == QLatin1String("-"))
            invocation.readsInput = true;
        else
            absolute += absolutePath(path, workingDirectory);
    }
    if (paths.isEmpty())
        return usage(QStringLiteral("add needs a path, or - for standard input"));
    if (!absolute.isEmpty())
        invocation.parameters.insert(QStringLiteral("paths"), absolute);
    return {};
}

Result<void> readOneFile(const QStringList &paths, const QString &workingDirectory, Invocation &invocation)
{
    if (paths.size() != 1 || paths.first().isEmpty())
        return usage(QStringLiteral("%1 takes one file").arg(text(infoOf(invocation.verb).name)));
    invocation.parameters.insert(QStringLiteral("path"), absolutePath(paths.first(), workingDirectory));
    return {};
}

Result<void> readTasks(const QStringList &operands, Invocation &invocation)
{
    QJsonArray numbers;
    for (const QString &operand : operands) {
        const auto id = parseTaskId(operand);
        if (!id)
            return usage(QStringLiteral("'%1' is not the id of a task").arg(operand));
        numbers += id->value;
    }
    if (numbers.isEmpty())
        return usage(QStringLiteral("%1 needs the id of a task").arg(text(infoOf(invocation.verb).name)));
    invocation.parameters.insert(QStringLiteral("ids"), numbers);
    return {};
}

Result<void> readOneTask(const QStringList &operands, const char *parameter, Invocation &invocation)
{
    if (operands.size() != 1)
        return usage(QStringLiteral("%1 takes one id of a task").arg(text(infoOf(invocation.verb).name)));
    const auto id = parseTaskId(operands.first());
    if (!id)
        return usage(QStringLiteral("'%1' is not the id of a task").arg(operands.first()));
    invocation.parameters.insert(text(parameter), displayId(*id));
    return {};
}

Result<void> readHelp(const QStringList &operands, Invocation &invocation)
{
    if (operands.isEmpty())
        return {};
    const VerbInfo *topic = findVerb(operands.join(u' '));
    if (!topic)
        return usage(QStringLiteral("'%1' is not a command").arg(operands.join(u' ')));
    invocation.helpOn = topic->verb;
    return {};
}

Result<void> readSetting(const QStringList &operands, Invocation &invocation)
{
    const QString what = operands.value(0);
    const qsizetype wanted = what == u"set" ? 3 : what == u"get" || what == u"reset" ? 2 : 1;
    if (what == u"list" || what == u"get")
        invocation.operation = Operation::SettingsList;
    else if (what == u"set")
        invocation.operation = Operation::SettingsSet;
    else if (what == u"reset")
        invocation.operation = Operation::SettingsReset;
    else if (what == u"sample")
        invocation.sample = true;
    else
        return usage(QStringLiteral("config takes list, get, set, reset or sample"));
    if (operands.size() != wanted)
        return usage(QStringLiteral("config %1 takes %2").arg(what, wanted == 3 ? QStringLiteral("a name and a value")
                                                              : wanted == 2     ? QStringLiteral("a name")
                                                                                : QStringLiteral("nothing more")));
    if (wanted >= 2)
        invocation.parameters.insert(QStringLiteral("name"), operands[1]);
    if (wanted == 3)
        invocation.parameters.insert(QStringLiteral("value"), operands[2]);
    return {};
}

Result<void> readStatement(const QStringList &operands, Invocation &invocation)
{
    if (operands.size() != 1)
        return usage(QStringLiteral("%1 takes one statement, in quotation marks").arg(text(infoOf(invocation.verb).name)));
    invocation.parameters.insert(QStringLiteral("sql"), operands.first());
    return {};
}

Result<void> readOperands(const QStringList &operands, const QString &workingDirectory, Invocation &invocation)
{
    switch (infoOf(invocation.verb).operands) {
    case Operands::None:
        return operands.isEmpty() ? Result<void>() : usage(QStringLiteral("'%1' is too much").arg(operands.first()));
    case Operands::Paths: return readPaths(operands, workingDirectory, invocation);
    case Operands::OneFile: return readOneFile(operands, workingDirectory, invocation);
    case Operands::Tasks: return readTasks(operands, invocation);
    case Operands::OneTask: return readOneTask(operands, "id", invocation);
    case Operands::OneAgent:
        return operands.size() == 1 ? Result<void>() : usage(QStringLiteral("%1 takes one name of an agent").arg(text(infoOf(invocation.verb).name)));
    case Operands::PerhapsTask:
        return operands.isEmpty() ? Result<void>() : readOneTask(operands, "task", invocation);
    case Operands::PerhapsVerb: return readHelp(operands, invocation);
    case Operands::Statement: return readStatement(operands, invocation);
    case Operands::Setting: return readSetting(operands, invocation);
    }
    return {};
}

QString spelling(const VerbInfo &info, const Parameter &parameter)
{
    for (const OptionInfo &option : info.options) {
        if (option.parameter && qstrcmp(option.parameter, parameter.name) == 0)
            return QStringLiteral("--") + text(option.name);
    }
    return text(parameter.name);
}

// The table of operations knows the ranges. The core checks again; here it is said in the words of the command line.
Result<void> checkRanges(const Invocation &invocation)
{
    const VerbInfo &info = infoOf(invocation.verb);
    for (const Parameter &parameter : infoOf(invocation.operation).parameters) {
        const QJsonValue value = invocation.parameters.value(text(parameter.name));
        const QString name = spelling(info, parameter);
        if (value.isUndefined() && parameter.required)
            return usage(QStringLiteral("%1 is needed").arg(name));
        const qint64 measure = value.isDouble() ? value.toInteger()
            : value.isString() ? value.toString().size() : value.toArray().size();
        if (value.isUndefined() || value.isBool() || (measure >= parameter.least && measure <= parameter.most))
            continue;
        return usage(QStringLiteral("%1 must %2 between %3 and %4%5")
                         .arg(name, value.isDouble() ? QStringLiteral("be") : QStringLiteral("have"))
                         .arg(parameter.least).arg(parameter.most)
                         .arg(value.isDouble() ? QString() : value.isString() ? QStringLiteral(" characters")
                                                                              : QStringLiteral(" items")));
    }
    return {};
}

// Half a request to arm is none: the person who runs it would believe in a window that is not there.
Result<void> readArm(const Given &given, Invocation &invocation)
{
    const QStringList needed{QStringLiteral("arm-for"), QStringLiteral("arm-count"), QStringLiteral("confirm")};
    const auto isGiven = [&](const QString &name) { return given.contains(name); };
    if (std::none_of(needed.begin(), needed.end(), isGiven))
        return {};
    if (!std::all_of(needed.begin(), needed.end(), isGiven))
        return Error{QStringLiteral("confirmation_needed"), ErrorCategory::Operator,
                     QStringLiteral("arming at the start takes --arm-for, --arm-count and --confirm REAL")};
    invocation.operation = Operation::EngineArm;
    if (auto read = readOptions(given, infoOf(Verb::Run), invocation.parameters); !read)
        return read;
    if (auto checked = checkRanges(invocation); !checked)
        return checked;
    invocation.arm = std::exchange(invocation.parameters, {});
    return {};
}

Result<void> readRun(const Given &given, Invocation &invocation)
{
    invocation.untilIdle = given.contains(QStringLiteral("until-idle"));
    invocation.assignments = given.value(QStringLiteral("set"));
    if (given.contains(QStringLiteral("allow-real")))
        invocation.assignments += QStringLiteral("safety.allow_real=true");
    if (given.contains(QStringLiteral("ticks"))) {
        const auto ticks = wholeNumber(infoOf(Verb::Run).options.front(), given.value(QStringLiteral("ticks")).constLast());
        if (!ticks)
            return ticks.error();
        if (*ticks < 1)
            return usage(QStringLiteral("--ticks must be at least 1"));
        invocation.mostTicks = *ticks;
    }
    return readArm(given, invocation);
}

Result<void> readRequest(const QStringList &operands, const Given &given, const QString &workingDirectory, Invocation &invocation)
{
    const VerbInfo &info = infoOf(invocation.verb);
    invocation.operation = *info.operation;
    if (invocation.verb == Verb::Add && given.contains(QStringLiteral("dry-run")))
        invocation.operation = Operation::TasksPreview;
    invocation.follows = invocation.verb == Verb::Log && given.contains(QStringLiteral("follow"));
    if (invocation.verb == Verb::Edit) {
        auto changes = namedValues(given.value(QStringLiteral("field")), "field");
        if (!changes)
            return changes.error();
        invocation.parameters.insert(QStringLiteral("changes"), *changes);
    }
    if (invocation.verb == Verb::Export && given.contains(QStringLiteral("to")))
        invocation.parameters.insert(QStringLiteral("path"), absolutePath(given.value(QStringLiteral("to")).constLast(), workingDirectory));
    if (info.operands == Operands::OneAgent) {
        auto parameters = agentParameters(info.verb, operands.constLast(), given);
        if (!parameters)
            return parameters.error();
        invocation.parameters = *std::move(parameters);
    }
    if (auto read = readOptions(given, info, invocation.parameters); !read)
        return read;
    return checkRanges(invocation);
}

// Options of the whole program may stand before the verb; which others are known depends on the verb.
Result<const VerbInfo *> verbIn(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    addOptions(parser, globalOptions());
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.positionalArguments().isEmpty()) {
        if (parser.isSet(QStringLiteral("version")))
            return &infoOf(Verb::Version);
        if (parser.isSet(QStringLiteral("help")))
            return &infoOf(Verb::Help);
        return usage(QStringLiteral("a command is needed; 'qdeck help' lists them"));
    }
    for (const int words : {2, 1}) {
        if (const VerbInfo *info = findVerb(parser.positionalArguments().mid(0, words).join(u' ')))
            return info;
    }
    const QString name = parser.positionalArguments().constFirst();
    return usage(QStringLiteral("'%1' is not a command; 'qdeck help' lists them").arg(name));
}

Result<void> readVerb(const QStringList &operands, const Given &given, const QString &workingDirectory, Invocation &invocation)
{
    for (const char *option : {"profile", "config"}) {
        if (given.contains(text(option)) && given.value(text(option)).constLast().isEmpty())
            return usage(QStringLiteral("--%1 needs a path").arg(text(option)));
    }
    if (auto read = readOperands(operands, workingDirectory, invocation); !read)
        return read;
    if (invocation.verb == Verb::Run)
        return readRun(given, invocation);
    if (invocation.verb == Verb::Restore)
        return readOptions(given, infoOf(Verb::Restore), invocation.parameters);
    if (invocation.verb == Verb::Config && !invocation.sample)
        return checkRanges(invocation);
    return infoOf(invocation.verb).operation ? readRequest(operands, given, workingDirectory, invocation) : Result<void>();
}

} // namespace

Result<Invocation> parseCommandLine(const QStringList &arguments, const QString &workingDirectory,
                                    const QProcessEnvironment &environment)
{
    const auto info = verbIn(arguments);
    if (!info)
        return info.error();
    QCommandLineParser parser;
    addOptions(parser, globalOptions());
    addOptions(parser, (*info)->options);
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    Given given;
    if (auto gathered = gather(parser, environment, nullptr, globalOptions(), given); !gathered)
        return gathered.error();
    if (auto gathered = gather(parser, environment, *info, (*info)->options, given); !gathered)
        return gathered.error();

    Invocation invocation;
    invocation.verb = (*info)->verb;
    invocation.json = given.contains(QStringLiteral("json"));
    invocation.profile = given.value(QStringLiteral("profile")).value(0);
    invocation.config = given.value(QStringLiteral("config")).value(0);
    if (given.contains(QStringLiteral("version"))) {
        invocation.verb = Verb::Version;
    } else if (given.contains(QStringLiteral("help"))) {
        if (invocation.verb != Verb::Help)
            invocation.helpOn = std::exchange(invocation.verb, Verb::Help);
    } else if (auto read = readVerb(parser.positionalArguments().mid(text((*info)->name).count(u' ') + 1), given, workingDirectory, invocation); !read) {
        return read.error();
    }
    return invocation;
}

} // namespace qd
