#pragma once

#include "core/base/enumtext.h"
#include "core/base/id.h"
#include "core/base/sha256.h"

#include <QString>

#include <optional>

namespace qd {

using ApprovalId = Id<struct ApprovalTag>;

/// What a person is asked.
enum class ApprovalKind {
    Effect,   ///< may exactly this effect happen for real? The task is Held
    Question, ///< an agent's own question. The task is Running and waits
};

enum class ApprovalState {
    Pending,
    Approved,
    Denied,
    Void, ///< overtaken: the effect has changed, the task was cancelled, or its agent is gone
};

/// One request for a person's word, and the word. A task has at most one that is pending.
struct Approval {
    ApprovalId id;
    TaskId task;
    AttemptId attempt; ///< that proved the effect, or asks the question
    ApprovalKind kind = ApprovalKind::Effect;
    Sha256 effectHash; ///< of kind Effect: the approval is for these bytes and for no others
    QString text;      ///< of kind Question: what the agent asks. Untrusted
    ApprovalState state = ApprovalState::Pending;
    qint64 askedAt = 0; ///< wall ms UTC
    std::optional<qint64> decidedAt; ///< wall ms UTC
    QString decidedBy;
    QString reason;

    friend bool operator==(const Approval &, const Approval &) = default;
};

template <>
struct EnumWords<ApprovalKind> {
    static constexpr std::array<std::pair<ApprovalKind, const char *>, 2> kWords{{
        {ApprovalKind::Effect, "effect"}, {ApprovalKind::Question, "question"}}};
};

template <>
struct EnumWords<ApprovalState> {
    static constexpr std::array<std::pair<ApprovalState, const char *>, 4> kWords{{
        {ApprovalState::Pending, "pending"}, {ApprovalState::Approved, "approved"}, {ApprovalState::Denied, "denied"},
        {ApprovalState::Void, "void"}}};
};

} // namespace qd
