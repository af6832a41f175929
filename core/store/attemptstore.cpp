#include "core/store/attemptstore.h"

#include "core/store/taskrow.h"

namespace qd {
namespace {

#define QD_ATTEMPT_COLUMNS                                                                                           \
    "id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class, error_code, "   \
    "error_category, error_detail"

Result<AttemptStore::Stored> storedOf(const SqlRow &row)
{
    const auto mode = fromText<Mode>(row.text(5));
    const auto state = fromText<AttemptState>(row.text(6));
    const auto effectClass = fromText<EffectClass>(row.text(10));
    if (!mode || !state || !effectClass)
        return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("attempt %1").arg(row.integer(0))};
    Attempt attempt{AttemptId{row.integer(0)}, TaskId{row.integer(1)}, int(row.integer(2)), row.integer(3), row.text(4),
                    *mode, *state, row.integer(7), row.optionalInteger(8),
                    Sha256::fromHex(row.text(9)).value_or(Sha256()), errorOf(row, 11), {}, {}};
    return AttemptStore::Stored{std::move(attempt), *effectClass};
}

Result<std::optional<AttemptStore::Stored>> firstOf(const Result<std::vector<SqlRow>> &rows)
{
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<AttemptStore::Stored>();
    auto stored = storedOf(rows->front());
    if (!stored)
        return stored.error();
    return std::optional(*std::move(stored));
}

Result<std::vector<Attempt>> attemptsOf(const Result<std::vector<SqlRow>> &rows)
{
    if (!rows)
        return rows.error();
    std::vector<Attempt> attempts;
    for (const SqlRow &row : *rows) {
        auto stored = storedOf(row);
        if (!stored)
            return stored.error();
        attempts.push_back(std::move(stored->attempt));
    }
    return attempts;
}

Result<void> done(const Result<qint64> &changed)
{
    return changed ? Result<void>() : Result<void>(changed.error());
}

std::optional<QString> orNull(const Sha256 &hash)
{
    return hash.isNull() ? std::nullopt : std::optional(hash.hex());
}

} // namespace

Result<void> AttemptStore::reload()
{
    const auto rows = m_database.query("SELECT coalesce(max(id), 0) FROM attempt");
    if (!rows)
        return rows.error();
    m_lastId = rows->front().integer(0);
    return {};
}

Result<void> AttemptStore::insert(Attempt &attempt, EffectClass effectClass)
{
    attempt.id = AttemptId{m_lastId + 1};
    auto inserted = done(m_database.execute(
        "INSERT INTO attempt (id, task, number, epoch, agent, mode, state, started_at, effect_sha256, effect_class) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {attempt.id.value, attempt.task.value, attempt.number, attempt.epoch, attempt.agent, toText(attempt.mode),
         toText(attempt.state), attempt.startedAt, orNull(attempt.effectHash), toText(effectClass)}));
    if (inserted)
        m_lastId = attempt.id.value;
    return inserted;
}

Result<void> AttemptStore::finish(const Attempt &attempt)
{
    const auto &error = attempt.error;
    const auto changed = m_database.execute(
        "UPDATE attempt SET state = ?, ended_at = ?, error_code = ?, error_category = ?, error_detail = ? "
        "WHERE id = ? AND state = 'running'",
        {toText(attempt.state), attempt.endedAt, error ? std::optional(error->code) : std::nullopt,
         error ? std::optional(categoryText(error->category)) : std::nullopt,
         error ? std::optional(error->detail) : std::nullopt, attempt.id.value});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{QStringLiteral("conflict"), ErrorCategory::Transient,
                     QStringLiteral("attempt %1 has ended already").arg(attempt.id.value)};
    return {};
}

Result<void> AttemptStore::addArtifact(AttemptId attempt, const Artifact &artifact, qint64 now)
{
    auto known = done(m_database.execute("INSERT INTO artifact (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                         {artifact.hash.hex(), artifact.size, now}));
    if (!known)
        return known;
    return done(m_database.execute("INSERT INTO attempt_artifact (attempt, name, sha256) VALUES (?, ?, ?)",
                                   {attempt.value, artifact.name, artifact.hash.hex()}));
}

Result<void> AttemptStore::addChecks(AttemptId attempt, const std::vector<Check> &checks)
{
    for (const Check &check : checks) {
        auto added = done(m_database.execute(
            "INSERT INTO attempt_check (attempt, position, name, phase, result, detail) "
            "VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM attempt_check WHERE attempt = ?), ?, ?, ?, ?)",
            {attempt.value, attempt.value, check.id, toText(check.phase), toText(check.result), check.detail}));
        if (!added)
            return added;
    }
    return {};
}

Result<std::optional<AttemptStore::Stored>> AttemptStore::newestOf(TaskId task)
{
    return firstOf(m_database.query(
        "SELECT " QD_ATTEMPT_COLUMNS " FROM attempt WHERE task = ? ORDER BY number DESC LIMIT 1", {task.value}));
}

Result<std::optional<AttemptStore::Stored>> AttemptStore::read(AttemptId id)
{
    return firstOf(m_database.query("SELECT " QD_ATTEMPT_COLUMNS " FROM attempt WHERE id = ?", {id.value}));
}

Result<std::vector<TaskId>> AttemptStore::checkableUnknown()
{
    const auto rows = m_database.query(
        "SELECT task.id FROM task JOIN attempt ON attempt.task = task.id AND attempt.number = task.last_attempt "
        "WHERE task.state = 'unknown' AND attempt.effect_class = 'checkable' ORDER BY task.id");
    if (!rows)
        return rows.error();
    std::vector<TaskId> tasks;
    for (const SqlRow &row : *rows)
        tasks.push_back(TaskId{row.integer(0)});
    return tasks;
}

Result<std::vector<bool>> AttemptStore::outcomesOf(const QString &agent, int most)
{
    const auto rows = m_database.query("SELECT state FROM attempt WHERE agent = ? AND state NOT IN ('running', 'cancelled') "
                                       "ORDER BY id DESC LIMIT ?", {agent, most});
    if (!rows)
        return rows.error();
    std::vector<bool> outcomes;
    for (auto row = rows->rbegin(); row != rows->rend(); ++row)
        outcomes.push_back(row->text(0) == toText(AttemptState::Ok));
    return outcomes;
}

Result<AttemptStore::Record> AttemptStore::recordOf(const QString &agent, int most)
{
    const auto rows = m_database.query(
        "SELECT count(1), coalesce(sum(state = 'ok'), 0), coalesce(sum(max(0, ended_at - started_at)), 0) FROM ("
        "SELECT state, started_at, ended_at FROM attempt WHERE agent = ? AND state NOT IN ('running', 'cancelled') "
        "ORDER BY id DESC LIMIT ?)", {agent, most});
    if (!rows)
        return rows.error();
    const SqlRow &row = rows->front();
    Record record{int(row.integer(0)), int(row.integer(1)), {}};
    if (record.ended > 0)
        record.averageMs = row.integer(2) / record.ended;
    return record;
}

Result<std::vector<Attempt>> AttemptStore::newestBy(const QString &agent, int most)
{
    const auto rows = m_database.query(
        "SELECT " QD_ATTEMPT_COLUMNS " FROM attempt WHERE agent = ? ORDER BY id DESC LIMIT ?", {agent, most});
    return attemptsOf(rows);
}

Result<std::vector<Attempt>> AttemptStore::ofTask(TaskId task)
{
    auto attempts = attemptsOf(
        m_database.query("SELECT " QD_ATTEMPT_COLUMNS " FROM attempt WHERE task = ? ORDER BY number", {task.value}));
    if (!attempts)
        return attempts;
    for (Attempt &attempt : *attempts) {
        auto artifacts = artifactsOf(attempt.id);
        if (!artifacts)
            return artifacts.error();
        attempt.artifacts = *std::move(artifacts);
        auto checks = checksOf(attempt.id);
        if (!checks)
            return checks.error();
        attempt.checks = *std::move(checks);
    }
    return attempts;
}

Result<std::vector<Artifact>> AttemptStore::artifactsOf(AttemptId attempt)
{
    const auto rows = m_database.query(
        "SELECT aa.name, a.sha256, a.size FROM attempt_artifact aa JOIN artifact a ON a.sha256 = aa.sha256 "
        "WHERE aa.attempt = ? ORDER BY aa.name",
        {attempt.value});
    if (!rows)
        return rows.error();
    std::vector<Artifact> artifacts;
    for (const SqlRow &row : *rows)
        artifacts.push_back({row.text(0), Sha256::fromHex(row.text(1)).value_or(Sha256()), row.integer(2)});
    return artifacts;
}

Result<std::vector<Check>> AttemptStore::checksOf(AttemptId attempt)
{
    const auto rows = m_database.query(
        "SELECT name, phase, result, detail FROM attempt_check WHERE attempt = ? ORDER BY position", {attempt.value});
    if (!rows)
        return rows.error();
    std::vector<Check> checks;
    for (const SqlRow &row : *rows) {
        const auto phase = fromText<CheckPhase>(row.text(1));
        const auto result = fromText<CheckResult>(row.text(2));
        if (!phase || !result)
            return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("check of attempt %1").arg(attempt.value)};
        checks.push_back({row.text(0), *phase, *result, row.text(3)});
    }
    return checks;
}

Result<AttemptStore::Ends> AttemptStore::recentEnds(qint64 since, int most)
{
    const auto rows = m_database.query(
        "SELECT state FROM (SELECT state, ended_at FROM attempt ORDER BY id DESC LIMIT ?) "
        "WHERE ended_at >= ? AND state <> 'cancelled'",
        {most, since});
    if (!rows)
        return rows.error();
    Ends ends;
    for (const SqlRow &row : *rows) {
        ++ends.ended;
        ends.failed += row.text(0) == toText(AttemptState::Ok) ? 0 : 1;
    }
    return ends;
}

} // namespace qd
