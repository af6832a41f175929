#pragma once

#include "core/base/enumtext.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace qd {

/// PROOF: an effect is written down and nothing outside happens. REAL: the same effect is performed.
/// PROOF is the default everywhere: here, in the schema and at every start.
enum class Mode { Proof, Real };

/// Where a task stands. These ten are stored; "scheduled", "waiting to retry" and the like are derived from them.
enum class TaskState {
    Held,      ///< kept back until a person releases it
    Queued,    ///< waits for its turn, for a moment in time, or for an agent
    Claimed,   ///< taken by the engine; by definition no effect can have begun
    Running,   ///< committed before the effect starts: from here on it may have happened
    Review,    ///< done, and a person is to accept it
    Succeeded, ///< terminal
    Failed,    ///< the work answered "no" and trying again cannot help; terminal unless a person requeues it
    Dead,      ///< attempts exhausted; terminal unless a person requeues it
    Cancelled, ///< terminal
    Unknown,   ///< an effect may have happened and nobody knows: a person decides
};

/// What is asked for. The word decides which agents can take it.
enum class TaskKind { Code, Research, Qa, Documentation, Analysis, Synthesis, Command, Rehearsal, PostSocial };

/// Why a task is Held.
enum class HoldReason {
    Operator, ///< a person keeps it back, or it was added so
    Approval, ///< it has proved what it would do for real, and a person is to look at exactly that
};

/// Where a cancelled task stood, and so where it goes back to if the cancel is taken back.
enum class ReopenTo {
    Queued,
    Held,     ///< kept back by a person
    Approval, ///< held until a person has looked at its effect
};

/// One step of a rehearsal: the offline agent plays them in order.
struct RehearsalStep {
    enum class Kind {
        Fail,    ///< amount = how many first attempts fail
        Sleep,   ///< amount = milliseconds
        Hang,    ///< never ends by itself
        Crash,   ///< the agent is gone without an answer
        Flood,   ///< amount = bytes of output
        Ask,     ///< text = a question; goes on when a person says yes, fails when a person says no
        Succeed, ///< text = the answer
    };
    Kind kind = Kind::Succeed;
    qint64 amount = 0;
    QString text;

    friend bool operator==(const RehearsalStep &, const RehearsalStep &) = default;
};

/// The work itself, as the author wrote it: the part of a task that its payload hash covers.
struct TaskSpec {
    QString title;        ///< 1–200 characters, one line
    QString instructions; ///< Markdown, at most 256 KB
    TaskKind kind = TaskKind::Code;
    QString agent;     ///< name of the one agent that may do it; empty = any that can
    QString workspace; ///< absolute directory the work happens in; empty = the profile's scratch directory
    QStringList command;   ///< argument vector of kind Command; the first is the program. Never a shell line
    QString standardInput; ///< what the command reads
    QMap<QString, QString> environment;  ///< added to the agent's own environment
    std::vector<RehearsalStep> rehearse; ///< script of kind Rehearsal
    QJsonObject payload;   ///< of kind PostSocial: social_platform, content, audience
    QStringList inputs;    ///< absolute paths that must exist before it begins
    QStringList outputs;   ///< absolute paths inside `workspace` that must exist, not empty, when it is done
    QStringList verify;    ///< argument vector run after the agent in REAL; exit code 0 = the result is good
    QStringList acceptance; ///< what a reviewer is to look for, one criterion each
    QStringList dependsOn; ///< keys or ids ("T-7") of tasks that must have succeeded first
    int attention = 0;     ///< 0–10: how much context it needs (domain.md §3.2)
    int autonomy = 0;      ///< 0–100; below 100 a person approves the very effect before it happens for real
    bool review = false;   ///< a person is to accept the result
    qint64 timeoutMs = 0;     ///< from start to end, 1 s … 24 h; 0 = the setting task.timeout at its start
    qint64 idleTimeoutMs = 0; ///< without a sign of life, 1 s … 24 h; 0 = the setting task.idle_timeout at its start
    QStringList tags;
    QJsonObject metadata; ///< carried; of its members only `commit` means something: changes are to be committed (owesCommit())

    friend bool operator==(const TaskSpec &, const TaskSpec &) = default;
};

/// A task that is not in the queue yet: the one shape that every source produces.
struct TaskDraft {
    static constexpr int kDefaultPriority = 5;
    static constexpr int kDefaultMaxAttempts = 3;

    TaskSpec spec;
    QString key; ///< idempotency key, unique per mode; empty = derived from the payload
    Mode mode = Mode::Proof;
    int priority = kDefaultPriority;       ///< 0–10, 10 = most urgent
    std::optional<qint64> notBefore;       ///< wall ms UTC
    std::optional<qint64> deadline;        ///< wall ms UTC: what has not begun by then fails, what runs is stopped
    std::optional<int> maxAttempts;        ///< 1–100; empty = the setting retry.max_attempts
    bool hold = false;                     ///< start in Held instead of Queued
    QString source;                        ///< where it came from ("tasks/count.md", "console"); for people
};

/// A task as stored.
struct Task {
    TaskId id;
    QString key;
    TaskSpec spec;
    Sha256 specHash; ///< of the canonical bytes of `spec`; an approval and an idempotency key are bound to it
    Mode mode = Mode::Proof;
    TaskState state = TaskState::Queued;
    int priority = TaskDraft::kDefaultPriority;
    std::optional<HoldReason> holdReason; ///< while Held
    /// What the next attempt may do: Real for a task of mode Real that has its approval or needs none. The engine looks
    /// for Real ones only while it is armed.
    Mode stage = Mode::Proof;
    Sha256 approvedEffect; ///< hash of the effect that a person has approved; null = none
    int openDependencies = 0; ///< tasks that must succeed before this one can begin
    std::optional<qint64> notBefore;
    std::optional<qint64> deadline;
    int attempts = 0; ///< attempts begun since the last requeue by a person
    int maxAttempts = TaskDraft::kDefaultMaxAttempts;
    QString agent; ///< who does it now, or did it last; empty = nobody yet
    QString source;
    qint64 createdAt = 0; ///< wall ms UTC
    qint64 updatedAt = 0; ///< wall ms UTC
    qint64 epoch = 0;     ///< lease epoch of the claim while Claimed or Running, otherwise of the last one
    std::optional<Error> error; ///< why the last attempt did not succeed
    /// While Cancelled: what a reopening makes of it. Empty = an attempt was running or had run, or an earlier version
    /// of the program cancelled it.
    std::optional<ReopenTo> reopenTo;
    qint64 revision = 0; ///< one more with every change of the row that a person could have an opinion about
};

/// The columns of a task that lists and events carry.
struct TaskSummary {
    TaskId id;
    QString title;
    TaskKind kind = TaskKind::Code;
    TaskState state = TaskState::Queued;
    Mode mode = Mode::Proof;
    int priority = TaskDraft::kDefaultPriority;
    QString agent; ///< the agent of the current or last attempt, else the one asked for
    int attempts = 0;
    int maxAttempts = TaskDraft::kDefaultMaxAttempts;
    std::optional<qint64> notBefore;
    QString key;
    qint64 createdAt = 0;
    qint64 updatedAt = 0;
    std::optional<Error> error;           ///< why the last attempt did not succeed
    std::optional<HoldReason> holdReason; ///< while Held
    int openDependencies = 0;             ///< tasks that must succeed before this one can begin
    bool asks = false;                    ///< Running, and its agent waits for a person's answer

    friend bool operator==(const TaskSummary &, const TaskSummary &) = default;
};

/// The summary that a list shows of a task.
[[nodiscard]] TaskSummary summaryOf(const Task &task);

/// How many tasks stand in each state, in the order of TaskState.
struct QueueCounts {
    static constexpr int kStates = 10;
    std::array<qint64, kStates> byState{};

    [[nodiscard]] qint64 of(TaskState state) const { return byState[size_t(state)]; }
    qint64 &of(TaskState state) { return byState[size_t(state)]; }
    [[nodiscard]] qint64 total() const;

    friend bool operator==(const QueueCounts &, const QueueCounts &) = default;
};

/// No further step happens by itself.
[[nodiscard]] bool isTerminal(TaskState state);

/// How an id is written for people and doors: "T-42".
[[nodiscard]] QString displayId(TaskId id);
/// Reads "T-42", "t-42" or "42"; nullopt for anything else.
[[nodiscard]] std::optional<TaskId> parseTaskId(QStringView text);

template <>
struct EnumWords<Mode> {
    static constexpr std::array<std::pair<Mode, const char *>, 2> kWords{{{Mode::Proof, "proof"}, {Mode::Real, "real"}}};
};

template <>
struct EnumWords<TaskState> {
    static constexpr std::array<std::pair<TaskState, const char *>, QueueCounts::kStates> kWords{{
        {TaskState::Held, "held"}, {TaskState::Queued, "queued"}, {TaskState::Claimed, "claimed"},
        {TaskState::Running, "running"}, {TaskState::Review, "review"}, {TaskState::Succeeded, "succeeded"},
        {TaskState::Failed, "failed"}, {TaskState::Dead, "dead"}, {TaskState::Cancelled, "cancelled"},
        {TaskState::Unknown, "unknown"},
    }};
};

template <>
struct EnumWords<TaskKind> {
    static constexpr std::array<std::pair<TaskKind, const char *>, 9> kWords{{
        {TaskKind::Code, "code"}, {TaskKind::Research, "research"}, {TaskKind::Qa, "qa"},
        {TaskKind::Documentation, "documentation"}, {TaskKind::Analysis, "analysis"},
        {TaskKind::Synthesis, "synthesis"}, {TaskKind::Command, "command"}, {TaskKind::Rehearsal, "rehearsal"},
        {TaskKind::PostSocial, "post_social"},
    }};
};

template <>
struct EnumWords<HoldReason> {
    static constexpr std::array<std::pair<HoldReason, const char *>, 2> kWords{{
        {HoldReason::Operator, "operator"}, {HoldReason::Approval, "approval"}}};
};

template <>
struct EnumWords<ReopenTo> {
    static constexpr std::array<std::pair<ReopenTo, const char *>, 3> kWords{{
        {ReopenTo::Queued, "queued"}, {ReopenTo::Held, "held"}, {ReopenTo::Approval, "approval"}}};
};

template <>
struct EnumWords<RehearsalStep::Kind> {
    static constexpr std::array<std::pair<RehearsalStep::Kind, const char *>, 7> kWords{{
        {RehearsalStep::Kind::Fail, "fail"}, {RehearsalStep::Kind::Sleep, "sleep"},
        {RehearsalStep::Kind::Hang, "hang"}, {RehearsalStep::Kind::Crash, "crash"},
        {RehearsalStep::Kind::Flood, "flood"}, {RehearsalStep::Kind::Ask, "ask"},
        {RehearsalStep::Kind::Succeed, "succeed"},
    }};
};

} // namespace qd
