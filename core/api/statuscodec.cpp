#include "core/api/statuscodec.h"

#include <QJsonArray>

namespace qd {
namespace {

Error malformed(const char *what)
{
    return {QStringLiteral("message_malformed"), ErrorCategory::Internal, QString::fromLatin1(what)};
}

QJsonObject countsToJson(const QueueCounts &counts)
{
    QJsonObject object;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords)
        object.insert(QLatin1String(word), counts.of(state));
    return object;
}

QueueCounts countsFromJson(const QJsonObject &object)
{
    QueueCounts counts;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords)
        counts.of(state) = object[QLatin1String(word)].toInteger();
    return counts;
}

QJsonObject engineToJson(const EngineStatus &status)
{
    const Controls &controls = status.controls;
    const bool armed = controls.real.open(status.at);
    return {
        {QStringLiteral("state"), toText(status.state)},
        {QStringLiteral("mode"), toText(armed ? Mode::Real : Mode::Proof)},
        {QStringLiteral("real_until"), armed ? QJsonValue(controls.real.until) : QJsonValue()},
        {QStringLiteral("real_remaining"), controls.real.remaining},
        {QStringLiteral("real_armed_by"), controls.real.armedBy},
        {QStringLiteral("wish"), toText(controls.wish)},
        {QStringLiteral("wish_set_at"), controls.setAt},
        {QStringLiteral("wish_set_by"), controls.setBy},
        {QStringLiteral("revision"), controls.revision},
        {QStringLiteral("obeyed_revision"), status.obeyedRevision},
        {QStringLiteral("obeyed_at_tick"), status.obeyedAtTick},
        {QStringLiteral("obeyed_at"), status.obeyedAt},
        {QStringLiteral("work_left"), status.workLeft},
        {QStringLiteral("out_of_space"), status.outOfSpace},
        {QStringLiteral("tick"), toJson(status.lastTick)},
        {QStringLiteral("tick_number"), status.tickNumber},
        {QStringLiteral("lease"), QJsonObject{{QStringLiteral("owner"), status.leaseOwner},
                                              {QStringLiteral("epoch"), status.leaseEpoch},
                                              {QStringLiteral("expires_in_ms"), status.leaseExpiresInMs}}},
    };
}

Controls controlsFromJson(const QJsonObject &engine, RunWish wish)
{
    Controls controls;
    controls.wish = wish;
    controls.real.until = engine[QLatin1String("real_until")].toInteger();
    controls.real.remaining = engine[QLatin1String("real_remaining")].toInt();
    controls.real.armedBy = engine[QLatin1String("real_armed_by")].toString();
    controls.revision = engine[QLatin1String("revision")].toInteger();
    controls.setAt = engine[QLatin1String("wish_set_at")].toInteger();
    controls.setBy = engine[QLatin1String("wish_set_by")].toString();
    return controls;
}

} // namespace

QJsonObject toJson(const EngineStatus &status)
{
    return {
        {QStringLiteral("engine"), engineToJson(status)},
        {QStringLiteral("queue"), countsToJson(status.queue)},
        {QStringLiteral("agents"), QJsonObject{{QStringLiteral("total"), status.agentsTotal},
                                               {QStringLiteral("enabled"), status.agentsEnabled},
                                               {QStringLiteral("healthy"), status.agentsHealthy}}},
        {QStringLiteral("version"), status.version},
        {QStringLiteral("process"), status.process},
        {QStringLiteral("profile"), status.profile},
        {QStringLiteral("at"), status.at},
    };
}

Result<EngineStatus> engineStatusFromJson(const QJsonObject &object)
{
    const QJsonObject engine = object[QLatin1String("engine")].toObject();
    const QJsonObject lease = engine[QLatin1String("lease")].toObject();
    const QJsonObject agents = object[QLatin1String("agents")].toObject();
    const auto state = fromText<EngineState>(engine[QLatin1String("state")].toString());
    const auto wish = fromText<RunWish>(engine[QLatin1String("wish")].toString());
    auto tick = tickFromJson(engine[QLatin1String("tick")].toObject());
    if (!state || !wish || !tick)
        return malformed("engine status");
    EngineStatus status;
    status.state = *state;
    status.controls = controlsFromJson(engine, *wish);
    status.obeyedRevision = engine[QLatin1String("obeyed_revision")].toInteger();
    status.obeyedAtTick = engine[QLatin1String("obeyed_at_tick")].toInteger();
    status.obeyedAt = engine[QLatin1String("obeyed_at")].toInteger();
    status.leaseOwner = lease[QLatin1String("owner")].toString();
    status.leaseEpoch = lease[QLatin1String("epoch")].toInteger();
    status.leaseExpiresInMs = lease[QLatin1String("expires_in_ms")].toInteger();
    status.workLeft = engine[QLatin1String("work_left")].toBool();
    status.outOfSpace = engine[QLatin1String("out_of_space")].toBool();
    status.tickNumber = engine[QLatin1String("tick_number")].toInteger();
    status.lastTick = *std::move(tick);
    status.queue = countsFromJson(object[QLatin1String("queue")].toObject());
    status.agentsTotal = agents[QLatin1String("total")].toInt();
    status.agentsEnabled = agents[QLatin1String("enabled")].toInt();
    status.agentsHealthy = agents[QLatin1String("healthy")].toInt();
    status.at = object[QLatin1String("at")].toInteger();
    status.profile = object[QLatin1String("profile")].toString();
    status.version = object[QLatin1String("version")].toString();
    status.process = object[QLatin1String("process")].toString();
    return status;
}

QJsonObject toJson(const Tick &tick)
{
    return {
        {QStringLiteral("number"), tick.number},
        {QStringLiteral("epoch"), tick.epoch},
        {QStringLiteral("started_at"), tick.startedAt},
        {QStringLiteral("duration_ms"), tick.durationMs},
        {QStringLiteral("outcome"), toText(tick.outcome)},
        {QStringLiteral("claimed"), tick.claimed},
        {QStringLiteral("started"), tick.started},
        {QStringLiteral("succeeded"), tick.succeeded},
        {QStringLiteral("failed"), tick.failed},
        {QStringLiteral("idle_before"), tick.idleBefore},
        {QStringLiteral("note"), tick.note},
    };
}

Result<Tick> tickFromJson(const QJsonObject &object)
{
    const auto outcome = fromText<TickOutcome>(object[QLatin1String("outcome")].toString());
    if (!outcome)
        return malformed("tick");
    Tick tick;
    tick.number = object[QLatin1String("number")].toInteger();
    tick.epoch = object[QLatin1String("epoch")].toInteger();
    tick.startedAt = object[QLatin1String("started_at")].toInteger();
    tick.durationMs = object[QLatin1String("duration_ms")].toInteger();
    tick.outcome = *outcome;
    tick.claimed = object[QLatin1String("claimed")].toInt();
    tick.started = object[QLatin1String("started")].toInt();
    tick.succeeded = object[QLatin1String("succeeded")].toInt();
    tick.failed = object[QLatin1String("failed")].toInt();
    tick.idleBefore = object[QLatin1String("idle_before")].toInteger();
    tick.note = object[QLatin1String("note")].toString();
    return tick;
}

QJsonObject toJson(const Agent &agent)
{
    QJsonArray kinds;
    for (const TaskKind kind : agent.kinds)
        kinds += toText(kind);
    return {
        {QStringLiteral("number"), agent.id.value},
        {QStringLiteral("name"), agent.name},
        {QStringLiteral("transport"), toText(agent.transport)},
        {QStringLiteral("enabled"), agent.enabled},
        {QStringLiteral("kinds"), kinds},
        {QStringLiteral("specialties"), QJsonArray::fromStringList(agent.specialties)},
        {QStringLiteral("slots"), agent.slotCount},
        {QStringLiteral("settings"), agent.settings},
    };
}

Result<Agent> agentFromJson(const QJsonObject &object)
{
    const auto transport = fromText<Transport>(object[QLatin1String("transport")].toString());
    if (!transport)
        return malformed("agent");
    Agent agent;
    agent.id = AgentId{object[QLatin1String("number")].toInteger()};
    agent.name = object[QLatin1String("name")].toString();
    agent.transport = *transport;
    agent.enabled = object[QLatin1String("enabled")].toBool();
    agent.slotCount = object[QLatin1String("slots")].toInt();
    agent.settings = object[QLatin1String("settings")].toObject();
    const QJsonArray specialties = object[QLatin1String("specialties")].toArray();
    for (const QJsonValue &word : specialties)
        agent.specialties += word.toString();
    const QJsonArray kinds = object[QLatin1String("kinds")].toArray();
    for (const QJsonValue &word : kinds) {
        const auto kind = fromText<TaskKind>(word.toString());
        if (!kind)
            return malformed("agent kind");
        agent.kinds.push_back(*kind);
    }
    return agent;
}

QJsonObject toJson(const AgentStatus &status)
{
    QJsonArray running;
    for (const TaskId id : status.running)
        running += id.value;
    QJsonObject object = toJson(status.agent);
    object.insert(QStringLiteral("running"), running);
    object.insert(QStringLiteral("succeeded"), status.succeeded);
    object.insert(QStringLiteral("failed"), status.failed);
    object.insert(QStringLiteral("failures_in_row"), status.failuresInRow);
    object.insert(QStringLiteral("healthy"), status.healthy());
    object.insert(QStringLiteral("last_sign_at"), status.lastSignAt);
    return object;
}

Result<AgentStatus> agentStatusFromJson(const QJsonObject &object)
{
    auto agent = agentFromJson(object);
    if (!agent)
        return agent.error();
    AgentStatus status;
    status.agent = *std::move(agent);
    const QJsonArray running = object[QLatin1String("running")].toArray();
    for (const QJsonValue &number : running)
        status.running.push_back(TaskId{number.toInteger()});
    status.succeeded = object[QLatin1String("succeeded")].toInteger();
    status.failed = object[QLatin1String("failed")].toInteger();
    status.failuresInRow = object[QLatin1String("failures_in_row")].toInt();
    status.lastSignAt = object[QLatin1String("last_sign_at")].toInteger();
    return status;
}

QJsonObject toJson(const LogLine &line)
{
    return {
        {QStringLiteral("at"), line.at},
        {QStringLiteral("level"), toText(line.level)},
        {QStringLiteral("source"), line.source},
        {QStringLiteral("task"), line.task.isValid() ? QJsonValue(line.task.value) : QJsonValue()},
        {QStringLiteral("tick"), line.tick > 0 ? QJsonValue(line.tick) : QJsonValue()},
        {QStringLiteral("text"), line.text.raw()},
    };
}

Result<LogLine> logLineFromJson(const QJsonObject &object)
{
    const auto level = fromText<LogLevel>(object[QLatin1String("level")].toString());
    if (!level)
        return malformed("log line");
    LogLine line;
    line.at = object[QLatin1String("at")].toInteger();
    line.level = *level;
    line.source = object[QLatin1String("source")].toString();
    line.task = TaskId{object[QLatin1String("task")].toInteger()};
    line.tick = object[QLatin1String("tick")].toInteger();
    line.text = UntrustedText(object[QLatin1String("text")].toString());
    return line;
}

QJsonObject toJson(const JournalEntry &entry)
{
    return {
        {QStringLiteral("seq"), entry.seq},
        {QStringLiteral("at"), entry.at},
        {QStringLiteral("actor"), entry.actor},
        {QStringLiteral("event"), entry.event},
        {QStringLiteral("object"), entry.object},
        {QStringLiteral("data"), entry.data},
        {QStringLiteral("hash"), entry.hash.hex()},
    };
}

} // namespace qd
