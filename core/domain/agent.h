#pragma once

#include "core/base/enumtext.h"
#include "core/base/id.h"
#include "core/domain/task.h"

#include <QJsonObject>

#include <vector>

namespace qd {

/// By which hand an agent works.
enum class Transport {
    Rehearsal, ///< built in, offline, scripted by the task
    Command,   ///< a local program under qdeck-agentbox
    Outbound,  ///< sends a message to a configured target
};

/// Someone, or something, that does tasks. A row; the console edits it.
struct Agent {
    AgentId id;
    QString name; ///< unique, 1–64 characters
    Transport transport = Transport::Command;
    bool enabled = true;
    std::vector<TaskKind> kinds; ///< what it can do
    QStringList specialties;     ///< words; each one that a task speaks of speaks for this agent
    int slotCount = 1;           ///< how many tasks at once, 1–64
    QJsonObject settings;        ///< of the transport

    friend bool operator==(const Agent &, const Agent &) = default;
};

/// An agent and what it does at this moment.
struct AgentStatus {
    Agent agent;
    std::vector<TaskId> running;
    qint64 succeeded = 0;   ///< attempts that ended Ok since the program started
    qint64 failed = 0;      ///< attempts that ended otherwise since the program started
    int failuresInRow = 0;  ///< attempts that ended otherwise since the last one that ended Ok
    qint64 lastSignAt = 0;  ///< wall ms UTC of the last event; 0 = none yet

    static constexpr int kUnhealthyAfter = 5; ///< failures in a row (domain.md §1.3: breaker per agent)
    [[nodiscard]] bool healthy() const { return agent.enabled && failuresInRow < kUnhealthyAfter; }

    friend bool operator==(const AgentStatus &, const AgentStatus &) = default;
};

template <>
struct EnumWords<Transport> {
    static constexpr std::array<std::pair<Transport, const char *>, 3> kWords{{
        {Transport::Rehearsal, "rehearsal"}, {Transport::Command, "command"}, {Transport::Outbound, "outbound"}}};
};

} // namespace qd
