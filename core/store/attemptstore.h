#pragma once

#include "core/domain/attempt.h"
#include "core/domain/effect.h"
#include "core/store/database.h"

#include <optional>

namespace qd {

/// The tries at tasks. Core thread writes; a reader has its own.
class AttemptStore
{
public:
    explicit AttemptStore(Database &database) : m_database(database) { }

    [[nodiscard]] Result<void> reload();
    [[nodiscard]] qint64 lastId() const { return m_lastId; }
    void restore(qint64 lastId) { m_lastId = lastId; }

    /// Gives `attempt` its id and writes it.
    [[nodiscard]] Result<void> insert(Attempt &attempt, EffectClass effectClass);
    /// Writes state, end and error of a running attempt. Error `conflict` (Transient) if it is not running any more.
    [[nodiscard]] Result<void> finish(const Attempt &attempt);
    /// Keeps the bytes' hash with the attempt; the file must be in the artifact store already.
    [[nodiscard]] Result<void> addArtifact(AttemptId attempt, const Artifact &artifact, qint64 now);
    /// Keeps what checks found, behind those that the attempt has already.
    [[nodiscard]] Result<void> addChecks(AttemptId attempt, const std::vector<Check> &checks);

    struct Stored {
        Attempt attempt; ///< without artifacts
        EffectClass effectClass = EffectClass::Unsafe;
    };
    /// The newest attempt at a task; empty = none yet.
    [[nodiscard]] Result<std::optional<Stored>> newestOf(TaskId task);
    /// Empty = there is none with this id.
    [[nodiscard]] Result<std::optional<Stored>> read(AttemptId id);
    /// How the newest attempts of an agent ended that were not stopped by a person: did they go well? Oldest first.
    [[nodiscard]] Result<std::vector<bool>> outcomesOf(const QString &agent, int most);
    /// Tasks whose outcome is unknown and whose newest attempt had an effect that can be asked about, oldest first. Looks
    /// at every task: for once per epoch.
    [[nodiscard]] Result<std::vector<TaskId>> checkableUnknown();
    /// What was measured of an agent, over its newest attempts that ended and were not stopped by a person.
    struct Record {
        int ended = 0;
        int succeeded = 0;
        std::optional<qint64> averageMs; ///< from start to end; empty = none has ended
    };
    [[nodiscard]] Result<Record> recordOf(const QString &agent, int most);
    /// The newest attempts of an agent, newest first, without artifacts and checks.
    [[nodiscard]] Result<std::vector<Attempt>> newestBy(const QString &agent, int most);
    struct Ends {
        int ended = 0;  ///< cancelled ones not counted
        int failed = 0; ///< of them
    };
    /// How they ended: of the newest `most` attempts, those that ended at `since` (wall ms UTC) or later.
    [[nodiscard]] Result<Ends> recentEnds(qint64 since, int most);
    /// All attempts at a task with their artifacts and checks, oldest first.
    [[nodiscard]] Result<std::vector<Attempt>> ofTask(TaskId task);

private:
    [[nodiscard]] Result<std::vector<Artifact>> artifactsOf(AttemptId attempt);
    [[nodiscard]] Result<std::vector<Check>> checksOf(AttemptId attempt);

    Database &m_database;
    qint64 m_lastId = 0;
};

} // namespace qd
