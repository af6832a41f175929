#include "app/qdeck/commandline.h"

#include "app/qdeck/agentarguments.h"
#include "core/domain/task.h"

#include <QCommandLineParser>
#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

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

Result<void> readOptions(const QCommandLineParser &parser, const VerbInfo &info, QJsonObject &parameters)
{
    for (const OptionInfo &option : info.options) {
        if (!option.parameter || !parser.isSet(text(option.name)))
            continue;
        const auto value = valueOf(option, parser.values(text(option.name)));
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

Result<void> readRun(const QCommandLineParser &parser, Invocation &invocation)
{
    invocation.untilIdle = parser.isSet(QStringLiteral("until-idle"));
    if (!parser.isSet(QStringLiteral("ticks")))
        return {};
    const auto ticks = wholeNumber(infoOf(Verb::Run).options.front(), parser.value(QStringLiteral("ticks")));
    if (!ticks)
        return ticks.error();
    if (*ticks < 1)
        return usage(QStringLiteral("--ticks must be at least 1"));
    invocation.mostTicks = *ticks;
    return {};
}

Result<void> readRequest(const QCommandLineParser &parser, Invocation &invocation)
{
    const VerbInfo &info = infoOf(invocation.verb);
    invocation.operation = *info.operation;
    if (invocation.verb == Verb::Add && parser.isSet(QStringLiteral("dry-run")))
        invocation.operation = Operation::TasksPreview;
    invocation.follows = invocation.verb == Verb::Log && parser.isSet(QStringLiteral("follow"));
    if (info.operands == Operands::OneAgent) {
        QMap<QString, QStringList> given;
        for (const OptionInfo &option : info.options)
            given.insert(text(option.name), parser.values(text(option.name)));
        auto parameters = agentParameters(info.verb, parser.positionalArguments().constLast(), given);
        if (!parameters)
            return parameters.error();
        invocation.parameters = *std::move(parameters);
    }
    if (auto read = readOptions(parser, info, invocation.parameters); !read)
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

Result<void> readVerb(const QCommandLineParser &parser, const QString &workingDirectory, Invocation &invocation)
{
    const qsizetype words = text(infoOf(invocation.verb).name).count(u' ') + 1;
    const QStringList operands = parser.positionalArguments().mid(words);
    if (parser.isSet(QStringLiteral("profile")) && invocation.profile.isEmpty())
        return usage(QStringLiteral("--profile needs a directory"));
    if (auto read = readOperands(operands, workingDirectory, invocation); !read)
        return read;
    if (invocation.verb == Verb::Run)
        return readRun(parser, invocation);
    if (invocation.verb == Verb::Restore)
        return readOptions(parser, infoOf(Verb::Restore), invocation.parameters);
    return infoOf(invocation.verb).operation ? readRequest(parser, invocation) : Result<void>();
}

} // namespace

Result<Invocation> parseCommandLine(const QStringList &arguments, const QString &workingDirectory)
{
    const auto info = verbIn(arguments);
    if (!info)
        return info.error();
    QCommandLineParser parser;
    addOptions(parser, globalOptions());
    addOptions(parser, (*info)->options);
    if (!parser.parse(arguments))
        return usage(parser.errorText());

    Invocation invocation;
    invocation.verb = (*info)->verb;
    invocation.json = parser.isSet(QStringLiteral("json"));
    invocation.profile = parser.value(QStringLiteral("profile"));
    if (parser.isSet(QStringLiteral("version"))) {
        invocation.verb = Verb::Version;
    } else if (parser.isSet(QStringLiteral("help"))) {
        if (invocation.verb != Verb::Help)
            invocation.helpOn = std::exchange(invocation.verb, Verb::Help);
    } else if (auto read = readVerb(parser, workingDirectory, invocation); !read) {
        return read.error();
    }
    return invocation;
}

} // namespace qd
