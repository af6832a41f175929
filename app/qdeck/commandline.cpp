#include "app/qdeck/commandline.h"

#include "app/qdeck/agentarguments.h"
#include "app/qdeck/argumentwords.h"
#include "app/qdeck/operands.h"

#include <QCommandLineParser>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace qd {
namespace {

using Kind = OptionInfo::Kind;

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
