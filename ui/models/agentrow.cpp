#include "ui/models/agentrow.h"

#include "core/api/taskcodec.h"
#include "core/base/untrustedtext.h"
#include "ui/models/detailtext.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace qd {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(qd::AgentRow)
};

using Facts = QList<std::pair<QString, QString>>;

QString line(const QString &foreign)
{
    return UntrustedText(foreign).displayLine();
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        texts += line(item.toString());
    return texts;
}

// With or without their values, only the names are told.
QString environmentNames(const QJsonValue &env)
{
    const QStringList names = env.isObject() ? env.toObject().keys() : textsOf(env);
    return names.isEmpty() ? Text::tr("None") : line(names.join(QStringLiteral(", ")));
}

QString limitText(const QJsonObject &settings, const char *name)
{
    const QJsonValue value = settings.value(QLatin1String(name));
    return value.isDouble() ? durationText(value.toInteger() * 1'000) : Text::tr("As the task says");
}

QString promptText(const QString &way)
{
    if (way == QLatin1String("file"))
        return Text::tr("In a file");
    return way == QLatin1String("none") ? Text::tr("Not handed over") : Text::tr("On standard input");
}

QString sandboxText(const QJsonObject &settings)
{
    const bool owns = settings.contains(QLatin1String("command"));
    const QString wish = settings.value(QLatin1String("sandbox")).toString(owns ? QStringLiteral("auto") : QStringLiteral("off"));
    if (wish == QLatin1String("off"))
        return Text::tr("Off: it may do whatever you may");
    const QString net = settings.value(QLatin1String("network")).toBool() ? Text::tr("with network") : Text::tr("without network");
    return wish == QLatin1String("require") ? Text::tr("Required, %1").arg(net) : Text::tr("If this machine can, %1").arg(net);
}

void addCommandFacts(const QJsonObject &settings, Facts &facts)
{
    const QStringList command = textsOf(settings.value(QLatin1String("command")));
    facts += {Text::tr("Program"), command.isEmpty() ? Text::tr("The task brings its own") : command.first()};
    if (command.size() > 1)
        facts += {Text::tr("Arguments"), command.mid(1).join(u'\n')};
    if (!command.isEmpty())
        facts += {Text::tr("Prompt"), promptText(settings.value(QLatin1String("prompt")).toString())};
    facts += {Text::tr("Environment"), environmentNames(settings.value(QLatin1String("env")))};
    const QString directory = settings.value(QLatin1String("directory")).toString();
    facts += {Text::tr("Directory"), directory.isEmpty() ? Text::tr("The scratch folder of the profile") : line(directory)};
    facts += {Text::tr("First sign of life within"), settings.contains(QLatin1String("start_timeout"))
                                                         ? limitText(settings, "start_timeout") : Text::tr("No limit of its own")};
    facts += {Text::tr("Longest silence"), limitText(settings, "idle_timeout")};
    facts += {Text::tr("Longest attempt"), limitText(settings, "timeout")};
    facts += {Text::tr("Sandbox"), sandboxText(settings)};
}

QString subjectOf(const QString &id)
{
    if (id == QLatin1String("transport"))
        return Text::tr("Its supervisor");
    if (id == QLatin1String("program"))
        return Text::tr("Its program");
    if (id == QLatin1String("directory"))
        return Text::tr("Its directory");
    if (id == QLatin1String("sandbox"))
        return Text::tr("Its sandbox");
    if (id == QLatin1String("environment"))
        return Text::tr("Its environment");
    if (id == QLatin1String("target"))
        return Text::tr("Its target");
    return line(id);
}

} // namespace

AgentCondition conditionOf(const AgentStatus &status)
{
    if (!status.agent.enabled)
        return AgentCondition::Disabled;
    if (!status.healthy())
        return AgentCondition::Resting;
    if (status.running.empty())
        return AgentCondition::Idle;
    return int(status.running.size()) < status.agent.slotCount ? AgentCondition::Working : AgentCondition::Full;
}

QString wordFor(AgentCondition condition)
{
    switch (condition) {
    case AgentCondition::Idle: return Text::tr("Idle");
    case AgentCondition::Working: return Text::tr("Working");
    case AgentCondition::Full: return Text::tr("Full");
    case AgentCondition::Resting: return Text::tr("Failing");
    case AgentCondition::Disabled: return Text::tr("Disabled");
    }
    return {};
}

QString healthSentence(const AgentStatus &status)
{
    if (!status.agent.enabled)
        return status.running.empty() ? Text::tr("Takes nothing new.") : Text::tr("Takes nothing new; what runs goes on.");
    if (!status.healthy())
        return Text::tr("Failed %n time(s) in a row: it rests, then shows with one task whether it can work again.", nullptr,
                        status.failuresInRow);
    return status.failuresInRow > 0 ? Text::tr("Failed %n time(s) in a row.", nullptr, status.failuresInRow) : QString();
}

AgentRecord agentRecordFromJson(const QJsonObject &object)
{
    const QJsonValue average = object.value(QLatin1String("average_ms"));
    return {object.value(QLatin1String("ended")).toInt(), object.value(QLatin1String("succeeded")).toInt(),
            average.isDouble() ? std::optional(average.toInteger()) : std::nullopt};
}

Result<AgentAttempt> agentAttemptFromJson(const QJsonObject &object)
{
    const auto mode = fromText<Mode>(object.value(QLatin1String("mode")).toString());
    const auto state = fromText<AttemptState>(object.value(QLatin1String("state")).toString());
    if (!mode || !state)
        return Error{QStringLiteral("message_malformed"), ErrorCategory::Internal, QStringLiteral("attempt")};
    AgentAttempt attempt;
    attempt.task = TaskId{object.value(QLatin1String("task_number")).toInteger()};
    attempt.title = object.value(QLatin1String("title")).toString();
    attempt.number = object.value(QLatin1String("number")).toInt();
    attempt.mode = *mode;
    attempt.state = *state;
    attempt.startedAt = object.value(QLatin1String("started_at")).toInteger();
    if (const QJsonValue ended = object.value(QLatin1String("ended_at")); ended.isDouble())
        attempt.endedAt = ended.toInteger();
    if (const QJsonValue error = object.value(QLatin1String("error")); error.isObject())
        attempt.error = errorFromJson(error.toObject());
    return attempt;
}

Facts agentFacts(const Agent &agent)
{
    Facts facts{{Text::tr("Transport"), wordFor(agent.transport)},
                {Text::tr("Kinds of tasks"), kindsText(agent.kinds)},
                {Text::tr("Tasks at once"), QLocale().toString(agent.slotCount)},
                {Text::tr("Specialties"), agent.specialties.isEmpty() ? Text::tr("None") : line(agent.specialties.join(QStringLiteral(", ")))}};
    if (agent.transport == Transport::Command)
        addCommandFacts(agent.settings, facts);
    return facts;
}

QString kindsText(const std::vector<TaskKind> &kinds)
{
    QStringList words;
    for (const TaskKind kind : kinds)
        words += wordFor(kind);
    return words.join(QStringLiteral(", "));
}

QString findingSentence(const QJsonObject &finding)
{
    if (finding.value(QLatin1String("id")).toString() == QLatin1String("enabled"))
        return finding.value(QLatin1String("result")).toString() == QLatin1String("pass") ? Text::tr("It may take tasks.")
                                                                                          : Text::tr("It is disabled: it takes nothing.");
    const QString subject = subjectOf(finding.value(QLatin1String("id")).toString());
    const QString detail = detailText(line(finding.value(QLatin1String("detail")).toString()));
    const QString result = finding.value(QLatin1String("result")).toString();
    if (result == QLatin1String("pass"))
        return Text::tr("%1 is all right: %2.", "its program, what was found").arg(subject, detail);
    if (result == QLatin1String("fail"))
        return Text::tr("%1 stands in the way: %2.").arg(subject, detail);
    if (result == QLatin1String("skipped"))
        return Text::tr("%1 was not looked at: %2.").arg(subject, detail);
    return Text::tr("%1 deserves a look: %2.").arg(subject, detail);
}

} // namespace qd
