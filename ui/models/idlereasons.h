#pragma once

#include "core/api/enginestatus.h"
#include "core/domain/agent.h"

#include <QJsonObject>

#include <vector>

namespace qd {

/// Everything that decides why nothing runs, as the core told it.
struct IdleFacts {
    bool connected = true;
    EngineStatus status;
    std::vector<AgentStatus> agents;
    QJsonObject needs;             ///< the answer to needs.get
    QJsonObject health;            ///< the answer to health.get
    std::vector<QJsonObject> whys; ///< answers to tasks.why, of the first tasks in the line
};

/// One reason, and the way out of it.
struct IdleReason {
    QString what;    ///< a sentence
    QString todo;    ///< another one; may be empty
    QString command; ///< id of the command that helps; empty = none

    friend bool operator==(const IdleReason &, const IdleReason &) = default;
};

/// Why nothing runs, or why so little does: what stands most in the way first. Never empty.
[[nodiscard]] std::vector<IdleReason> whyIdle(const IdleFacts &facts);

} // namespace qd
