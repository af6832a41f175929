#include "tests/bench/controlqueue.h"

#include <array>
#include <charconv>
#include <utility>

namespace qd::bench {
namespace {

constexpr qint64 kNow = 1'700'000'000'000;
constexpr qint64 kOrderKey = kNow - 9'000'000;
constexpr std::string_view kTitle = "Count the words of document number 12345";
constexpr std::string_view kSpec = R"({"kind":"rehearsal","title":"Count the words of document number 12345"})";
constexpr std::string_view kCheckDetail = "a task of kind rehearsal whose SHA-256 is still 9f86d081884c7d65";
#define QD_A_HASH "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
constexpr std::string_view kHash = QD_A_HASH;
constexpr std::string_view kAdded =
    R"({"key":"key-12345","mode":"proof","source":"bench","spec_sha256":")" QD_A_HASH R"("})";
constexpr std::string_view kClaimed = R"({"agent":"rehearsal","load":100,"reasons":["can do this kind",)"
                                      R"("has free slots"],"score":75,"suitability":50})";
constexpr std::string_view kStarted =
    R"({"agent":"rehearsal","attempt":1,"effect_sha256":")" QD_A_HASH R"(","mode":"proof"})";
constexpr std::string_view kSucceeded =
    R"({"artifacts":[{"name":"effect.json","sha256":")" QD_A_HASH
    R"("},{"name":"result.md","sha256":")" QD_A_HASH R"("}],"attempt":1,"outcome":"ok"})";
constexpr int kChecksBefore = 10;
constexpr int kChecksAfter = 8;

/// A number behind a word, on the stack.
class Numbered
{
public:
    Numbered(std::string_view word, qint64 number)
    {
        word.copy(m_text.data(), word.size());
        m_end = std::to_chars(m_text.data() + word.size(), m_text.data() + m_text.size(), number).ptr;
    }
    [[nodiscard]] std::string_view text() const { return {m_text.data(), size_t(m_end - m_text.data())}; }

private:
    std::array<char, 40> m_text{};
    char *m_end = nullptr;
};

} // namespace

ControlQueue::ControlQueue(const QString &path) : m_database(path)
{
    m_lastTask = m_database.read("SELECT coalesce(max(id), 0) FROM task");
    m_lastEntry = m_database.read("SELECT coalesce(max(seq), 0) FROM journal");
    m_lastTick = m_database.read("SELECT coalesce(max(number), 0) FROM tick");
}

void ControlQueue::commit()
{
    for (const auto &[state, by] : std::exchange(m_uncounted, {})) {
        if (by == 0)
            continue;
        m_database.execute("UPDATE task_count SET tasks = tasks + ? WHERE state = ?", {by, state});
    }
    m_database.execute("COMMIT");
}

void ControlQueue::journal(std::string_view event, std::string_view object, std::string_view data)
{
    m_database.execute("INSERT INTO journal (seq, at, actor, event, object, data, previous, hash) VALUES (?, ?, ?, ?, "
                       "?, ?, ?, ?)",
                       {++m_lastEntry, kNow, "engine", event, object, data, kHash, kHash});
}

void ControlQueue::add()
{
    const Numbered key("key-", ++m_lastTask);
    m_database.execute("INSERT INTO task (id, key, mode, title, kind, lane, spec, spec_sha256, state, ready, "
                       "priority, order_key, not_before, max_attempts, source, created_at, updated_at, stage, "
                       "hold_reason, open_dependencies, deadline) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                       "?, ?, ?, ?, ?, ?, ?)",
                       {m_lastTask, key.text(), "proof", kTitle, "rehearsal", "kind:rehearsal", kSpec, kHash, "queued",
                        1, 5, kOrderKey, nullptr, 3, "bench", kNow, kNow, "proof", nullptr, 0, nullptr});
    ++m_uncounted["queued"];
    journal("task_added", Numbered("T-", m_lastTask).text(), kAdded);
}

void ControlQueue::guard()
{
    m_database.execute("UPDATE lease SET epoch = epoch WHERE name = 'engine' AND owner <> ?", {"nobody"});
}

void ControlQueue::lookAround()
{
    m_database.execute("UPDATE task SET ready = 1 WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND "
                       "not_before <= ?",
                       {kNow});
    m_database.read("SELECT wish, real_until, real_remaining, armed_by, revision, set_at, set_by FROM control WHERE "
                    "id = 1");
}

std::vector<qint64> ControlQueue::claim(int most)
{
    std::vector<qint64> tasks;
    m_database.forEach("SELECT id, order_key FROM task WHERE ready = 1 AND lane = ? AND stage = ? ORDER BY order_key, "
                       "id LIMIT ?",
                       {"kind:rehearsal", "proof", qint64(most)},
                       [&tasks](sqlite3_stmt *row) { tasks.push_back(ControlDatabase::integer(row, 0)); });
    for (const qint64 task : tasks) {
        m_database.read("SELECT id, key, mode, spec, spec_sha256, state, priority, not_before, attempts, "
                        "max_attempts, source, created_at, updated_at, epoch, agent, last_attempt, stage, deadline, "
                        "revision FROM task WHERE id = ?",
                        {task});
        m_database.execute("UPDATE task SET state = 'claimed', ready = 0, epoch = 1, agent = ?, updated_at = ?, "
                           "revision = revision + 1, asks = 0 WHERE id = ? AND state = 'queued' AND epoch = 0",
                           {"rehearsal", kNow, task});
        --m_uncounted["queued"];
        ++m_uncounted["claimed"];
        journal("task_claimed", Numbered("T-", task).text(), kClaimed);
    }
    return tasks;
}

void ControlQueue::check(qint64 attempt, std::string_view phase, int rows)
{
    const qint64 first = phase == "pre" ? 1 : kChecksBefore + 1;
    for (int row = 0; row < rows; ++row)
        m_database.execute("INSERT INTO attempt_check (attempt, position, name, phase, result, detail) VALUES (?, ?, "
                           "?, ?, ?, ?)",
                           {attempt, first + row, "payload_valid", phase, "pass", kCheckDetail});
}

void ControlQueue::start(qint64 task)
{
    m_database.execute("INSERT INTO attempt (id, task, number, epoch, agent, mode, state, started_at, effect_sha256, "
                       "effect_class) VALUES (?, ?, 1, 1, 'rehearsal', 'proof', 'running', ?, ?, 'pure')",
                       {task, task, kNow, kHash});
    m_database.execute("UPDATE task SET state = 'running', attempts = 1, last_attempt = 1, updated_at = ?, revision = "
                       "revision + 1 WHERE id = ? AND state = 'claimed' AND epoch = 1",
                       {kNow, task});
    --m_uncounted["claimed"];
    ++m_uncounted["running"];
    m_database.execute("INSERT INTO artifact (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                       {kHash, 200, kNow});
    m_database.execute("INSERT INTO attempt_artifact (attempt, name, sha256) VALUES (?, 'effect.json', ?)",
                       {task, kHash});
    check(task, "pre", kChecksBefore);
    journal("attempt_started", Numbered("T-", task).text(), kStarted);
}

void ControlQueue::settle(qint64 task)
{
    m_database.execute("INSERT INTO attempt_artifact (attempt, name, sha256) VALUES (?, 'result.md', ?)",
                       {task, kHash});
    check(task, "post", kChecksAfter);
    m_database.execute("UPDATE attempt SET state = 'ok', ended_at = ? WHERE id = ? AND state = 'running'",
                       {kNow, task});
    m_database.execute("UPDATE task SET state = 'succeeded', updated_at = ?, revision = revision + 1 WHERE id = ? AND "
                       "state = 'running' AND epoch = 1",
                       {kNow, task});
    --m_uncounted["running"];
    ++m_uncounted["succeeded"];
    m_database.read("SELECT task FROM task_dependency WHERE needs = ? ORDER BY task", {task});
    journal("task_succeeded", Numbered("T-", task).text(), kSucceeded);
}

void ControlQueue::recordTick(qint64 tasks)
{
    m_database.execute("INSERT INTO tick (number, epoch, started_at, duration_ms, outcome, claimed, started, "
                       "succeeded, failed, idle_before, note) VALUES (?, 1, ?, 1, 'success', ?, ?, ?, 0, 0, '')",
                       {++m_lastTick, kNow, tasks, tasks, tasks});
}

} // namespace qd::bench
