#include "core/store/consistency.h"

#include "core/store/database.h"
#include "core/store/rowhash.h"

namespace qd {
namespace {

/// One comparison: the statement names the rows that fail it.
struct Rule {
    Sql sql;
    const char *finding;
};

constexpr Rule kRules[] = {
    {"SELECT 'T-' || t.id FROM task AS t WHERE t.state = 'running' AND NOT EXISTS "
     "(SELECT 1 FROM attempt AS a WHERE a.task = t.id AND a.number = t.last_attempt AND a.state = 'running') LIMIT ?",
     "runs, and its newest attempt does not"},
    {"SELECT 'T-' || t.id FROM task AS t JOIN attempt AS a ON a.task = t.id "
     "WHERE a.state = 'running' AND (t.state <> 'running' OR a.number <> t.last_attempt) LIMIT ?",
     "has an attempt that runs, and does not run itself"},
    {"SELECT 'T-' || t.id FROM task AS t LEFT JOIN "
     "(SELECT task, count(*) AS made, max(number) AS newest FROM attempt GROUP BY task) AS a ON a.task = t.id "
     "WHERE coalesce(a.made, 0) <> t.last_attempt OR coalesce(a.newest, 0) <> t.last_attempt OR t.attempts > t.last_attempt LIMIT ?",
     "does not count its attempts right"},
    {"SELECT 'the count of ' || c.state FROM task_count AS c LEFT JOIN "
     "(SELECT state, count(*) AS tasks FROM task GROUP BY state) AS t ON t.state = c.state "
     "WHERE coalesce(t.tasks, 0) <> c.tasks LIMIT ?",
     "is not how many there are"},
    {"SELECT 'T-' || t.id FROM task AS t LEFT JOIN "
     "(SELECT d.task, count(*) AS unmet FROM task_dependency AS d LEFT JOIN task AS n ON n.id = d.needs "
     "WHERE n.state IS NULL OR n.state <> 'succeeded' GROUP BY d.task) AS u ON u.task = t.id "
     "WHERE coalesce(u.unmet, 0) <> t.open_dependencies AND t.state IN ('held', 'queued') LIMIT ?",
     "does not count right what it waits for"},
    {"SELECT 'T-' || id FROM task WHERE ready = 1 AND open_dependencies > 0 LIMIT ?",
     "is ready, and waits for others"},
    {"SELECT 'T-' || id FROM task "
     "WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND not_before IS NULL LIMIT ?",
     "waits for nothing, and is not ready"},
    {"SELECT 'T-' || t.id FROM approval AS a JOIN task AS t ON t.id = a.task "
     "WHERE a.state = 'pending' AND t.state NOT IN ('held', 'running') LIMIT ?",
     "is asked about, and cannot be"},
    {"SELECT 'T-' || a.task FROM attempt AS a LEFT JOIN artifact AS f ON f.sha256 = a.effect_sha256 "
     "WHERE nullif(a.effect_sha256, '') IS NOT NULL AND f.sha256 IS NULL LIMIT ?",
     "has an effect that is no artifact"},
    {"SELECT \"table\" || ' row ' || coalesce(rowid, '?') FROM pragma_foreign_key_check() LIMIT ?",
     "names a row that is not there"},
    {"SELECT 'T-' || id FROM task WHERE row_sha256 <> row_sha256(" QD_TASK_ROW ") LIMIT ?", "was changed past the program"},
    {"SELECT 'T-' || task || ' attempt ' || number FROM attempt WHERE row_sha256 <> row_sha256(" QD_ATTEMPT_ROW ") LIMIT ?",
     "was changed past the program"},
};

} // namespace

Result<QStringList> findInconsistencies(Database &database)
{
    QStringList findings;
    for (const Rule &rule : kRules) {
        const auto rows = database.query(rule.sql, {kMostFindings});
        if (!rows)
            return rows.error();
        for (const SqlRow &row : *rows)
            findings += row.text(0) + u' ' + QString::fromLatin1(rule.finding);
    }
    return findings;
}

} // namespace qd
