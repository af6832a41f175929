#include "core/agents/agentrules.h"

#include "core/agents/commandsettings.h"
#include "core/api/statuscodec.h"
#include "core/base/untrustedtext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace qd {
namespace {

Error fault(const char *code, const QString &detail)
{
    return {QString::fromLatin1(code), ErrorCategory::Permanent, detail};
}

/// Only what can be seen, and no space at its ends: people tell names apart by eye.
bool isPrintable(const QString &text, int most)
{
    return !text.isEmpty() && text.size() <= most && text.trimmed() == text
        && UntrustedText(text).displayLine(most) == text;
}

std::optional<Error> settingsFault(const Agent &agent)
{
    constexpr qsizetype kMostBytes = 65'536;
    if (QJsonDocument(agent.settings).toJson(QJsonDocument::Compact).size() > kMostBytes)
        return fault("agent_setting_invalid", QStringLiteral("the settings have more than %1 bytes").arg(kMostBytes));
    if (agent.transport != Transport::Command) {
        if (agent.settings.isEmpty())
            return std::nullopt;
        return fault("agent_setting_invalid", QStringLiteral("'%1' is no setting of the transport %2")
                                                  .arg(agent.settings.keys().constFirst().left(64), toText(agent.transport)));
    }
    const auto settings = CommandSettings::fromJson(agent.settings);
    return settings ? std::nullopt : std::optional(settings.error());
}

std::optional<Error> kindsFault(const Agent &agent)
{
    const auto does = [&](TaskKind kind) { return std::find(agent.kinds.begin(), agent.kinds.end(), kind) != agent.kinds.end(); };
    if (agent.kinds.empty())
        return fault("agent_kinds_invalid", QStringLiteral("it must do at least one kind of task"));
    for (auto kind = agent.kinds.begin(); kind != agent.kinds.end(); ++kind) {
        if (std::find(agent.kinds.begin(), kind, *kind) != kind)
            return fault("agent_kinds_invalid", QStringLiteral("'%1' is there twice").arg(toText(*kind)));
    }
    const bool ownsCommand = agent.settings.contains(QLatin1String("command"));
    if (agent.transport == Transport::Command && ownsCommand == does(TaskKind::Command))
        return fault("agent_kinds_invalid", ownsCommand
            ? QStringLiteral("an agent with a command of its own cannot do tasks that bring theirs")
            : QStringLiteral("an agent without a command of its own can do the kind 'command' only"));
    const bool others = agent.kinds.size() > 1;
    if (agent.transport == Transport::Command && !ownsCommand && others)
        return fault("agent_kinds_invalid", QStringLiteral("an agent without a command of its own can do the kind 'command' only"));
    if (agent.transport == Transport::Rehearsal && (others || !does(TaskKind::Rehearsal)))
        return fault("agent_kinds_invalid", QStringLiteral("the transport rehearsal can do the kind 'rehearsal' only"));
    if (agent.transport == Transport::Outbound && (others || !does(TaskKind::PostSocial)))
        return fault("agent_kinds_invalid", QStringLiteral("the transport outbound can do the kind 'post_social' only"));
    return std::nullopt;
}

std::optional<Error> specialtiesFault(const Agent &agent)
{
    const bool allPlain = std::all_of(agent.specialties.begin(), agent.specialties.end(),
                                      [](const QString &word) { return isPrintable(word, kMostSpecialty); });
    if (allPlain && agent.specialties.size() <= kMostSpecialties)
        return std::nullopt;
    return fault("agent_specialties_invalid", QStringLiteral("at most %1 words of 1 to %2 printable characters")
                                                  .arg(kMostSpecialties).arg(kMostSpecialty));
}

Error wrongMember(const QString &name, const char *rule)
{
    return fault("agent_member_invalid", QStringLiteral("'%1' %2").arg(name.left(kMostAgentName), QString::fromLatin1(rule)));
}

Result<QStringList> textsOf(const QString &name, const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items) {
        if (!item.isString())
            return wrongMember(name, "must be a list of words");
        texts += item.toString();
    }
    return value.isArray() ? Result(texts) : wrongMember(name, "must be a list of words");
}

std::optional<Error> takeKinds(Agent &agent, const QString &name, const QJsonValue &value)
{
    const auto words = textsOf(name, value);
    if (!words)
        return words.error();
    agent.kinds.clear();
    for (const QString &word : *words) {
        const auto kind = fromText<TaskKind>(word);
        if (!kind)
            return fault("agent_kinds_invalid", QStringLiteral("'%1' is no kind of task").arg(word.left(kMostAgentName)));
        agent.kinds.push_back(*kind);
    }
    return std::nullopt;
}

std::optional<Error> takeSettings(Agent &agent, const QString &name, const QJsonValue &value)
{
    if (!value.isObject())
        return wrongMember(name, "must be an object");
    const QJsonObject changes = value.toObject();
    for (auto entry = changes.begin(); entry != changes.end(); ++entry) {
        if (entry->isNull())
            agent.settings.remove(entry.key());
        else
            agent.settings.insert(entry.key(), *entry);
    }
    return std::nullopt;
}

std::optional<Error> take(Agent &agent, const QString &name, const QJsonValue &value)
{
    if (name == QLatin1String("enabled")) {
        agent.enabled = value.toBool();
        return value.isBool() ? std::nullopt : std::optional(wrongMember(name, "must be true or false"));
    }
    if (name == QLatin1String("slots")) {
        agent.slotCount = value.toInt(-1); // -1 for what is no whole number
        return value.isDouble() ? std::nullopt : std::optional(wrongMember(name, "must be a whole number"));
    }
    if (name == QLatin1String("transport")) {
        const auto transport = fromText<Transport>(value.toString());
        agent.transport = transport.value_or(agent.transport);
        return transport ? std::nullopt : std::optional(wrongMember(name, "must be command, outbound or rehearsal"));
    }
    if (name == QLatin1String("specialties")) {
        const auto words = textsOf(name, value);
        agent.specialties = words ? *words : QStringList();
        return words ? std::nullopt : std::optional(words.error());
    }
    if (name == QLatin1String("kinds"))
        return takeKinds(agent, name, value);
    if (name == QLatin1String("settings"))
        return takeSettings(agent, name, value);
    return wrongMember(name, "is nothing that an agent has");
}

} // namespace

bool isBuiltIn(const QString &name)
{
    return name == QLatin1String("rehearsal") || name == QLatin1String("command") || name == QLatin1String("outbound");
}

std::optional<Error> faultOf(const Agent &agent)
{
    if (!isPrintable(agent.name, kMostAgentName) || agent.name.startsWith(u'-'))
        return fault("agent_name_invalid", QStringLiteral("a name has 1 to %1 printable characters and does not begin with '-'")
                                               .arg(kMostAgentName));
    if (agent.slotCount < 1 || agent.slotCount > kMostSlots)
        return fault("agent_slots_invalid", QStringLiteral("from 1 to %1 tasks at once").arg(kMostSlots));
    if (auto wrong = settingsFault(agent))
        return wrong;
    if (auto wrong = kindsFault(agent))
        return wrong;
    return specialtiesFault(agent);
}

Result<Agent> agentFromMembers(const QJsonObject &members)
{
    Agent agent;
    QJsonObject rest = members;
    const QJsonValue name = rest.take(QLatin1String("name"));
    agent.name = name.toString();
    return changedAgent(std::move(agent), rest);
}

Result<Agent> changedAgent(Agent agent, const QJsonObject &changes)
{
    for (auto entry = changes.begin(); entry != changes.end(); ++entry) {
        if (auto wrong = take(agent, entry.key(), *entry))
            return *wrong;
    }
    if (auto wrong = faultOf(agent))
        return *wrong;
    return agent;
}

Agent withoutSecrets(Agent agent)
{
    const QString env = QStringLiteral("env");
    if (agent.settings.contains(env))
        agent.settings[env] = QJsonArray::fromStringList(agent.settings[env].toObject().keys());
    return agent;
}

QJsonObject journalForm(const Agent &agent)
{
    return toJson(withoutSecrets(agent));
}

} // namespace qd
