#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"
#include "core/store/database.h"

namespace qd {

/// What is looked at besides the database to tell of agents.
struct AgentPlaces {
    QString boxProgram; ///< qdeck-agentbox
    QString scratch;    ///< where a task without a workspace works
    QString spool;      ///< where the output of those that run is
};

/// What is told of agents and of what they have done. Lives on the reader's thread.
class AgentReads
{
public:
    AgentReads(Database &database, AgentPlaces places) : m_database(database), m_places(std::move(places)) { }

    static constexpr int kMeasured = 200; ///< attempts that an agent's record is made of, the newest

    /// \return {agents: [toJson(AgentStatus) with record{ended, succeeded, average_ms}]}
    [[nodiscard]] Result<Payload> list(const std::vector<AgentStatus> &agents, Scopes scopes);
    [[nodiscard]] Result<Payload> test(const QString &agent);
    /// \return {attempts: [toJson(Attempt) with task, task_number, title]}, newest first
    [[nodiscard]] Result<Payload> attempts(const QJsonObject &parameters);
    /// Of the newest attempt. \return {task, attempt, agent, running, streams: [{name, bytes, text}]}; attempt 0 = none
    /// yet; no streams unless it runs and has written
    [[nodiscard]] Result<Payload> tail(const QJsonObject &parameters);

private:
    [[nodiscard]] QJsonArray streamsOf(AttemptId attempt, qsizetype mostBytes) const;

    Database &m_database;
    AgentPlaces m_places;
};

} // namespace qd
