#include "core/store/tasksearch.h"

#include "core/base/canonicaljson.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace qd {
namespace {

// Everything that a filter says is a parameter, and the orders are literals: no statement is ever put together from
// data. The compiler puts the text together, once per way into the table.

#define QD_AGENT "(CASE WHEN agent <> '' THEN agent WHEN lane LIKE 'agent:%' THEN substr(lane, 7) ELSE '' END)"

// Bit n is TaskPlace n.
#define QD_PLACE                                                                                                      \
    "(CASE WHEN state = 'queued' THEN CASE WHEN ready = 1 THEN 1 WHEN open_dependencies > 0 THEN 2 "                  \
    "WHEN attempts > 0 THEN 4 ELSE 8 END "                                                                            \
    "WHEN state = 'held' AND hold_reason = 'approval' THEN 16 WHEN state = 'running' AND asks = 1 THEN 16 ELSE 32 END)"

#define QD_LIKE(pattern) "(title LIKE " pattern " ESCAPE '\\' OR task.key LIKE " pattern " ESCAPE '\\')"
#define QD_LISTED(list) "IN (SELECT value FROM json_each(" list "))"
// Of words that we have chosen ourselves, none of which has a quote in it: no list is taken apart for every row.
#define QD_NAMED(list, word) "instr(" list ", '\"' || " word " || '\"') > 0"

// One row of parameters with names, so that each is bound once however often it stands in a statement.
#define QD_WANTED                                                                                                     \
    "WITH wanted (states, places, kinds, modes, agents, not_agents, keys, not_keys, priority_from, priority_to, "     \
    "attempts_from, attempts_to, created_from, created_to, updated_from, updated_to, word, words, not_word, "         \
    "not_words, tags, not_tags, sort) "                                                                               \
    "AS (SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "                                \
    "SELECT task.id FROM wanted CROSS JOIN task "

// A list that is empty, '[]', asks for nothing. `key` is written with its table: json_each has a column of that name.
#define QD_MATCHES                                                                                                    \
    "(states = '[]' OR " QD_NAMED("states", "state") ") AND (places = 63 OR (" QD_PLACE " & places) <> 0) "           \
    "AND (kinds = '[]' OR " QD_NAMED("kinds", "kind") ") AND (modes = '[]' OR " QD_NAMED("modes", "mode") ") "        \
    "AND (agents = '[]' OR " QD_AGENT " " QD_LISTED("agents") ") "                                                    \
    "AND (not_agents = '[]' OR " QD_AGENT " NOT " QD_LISTED("not_agents") ") "                                        \
    "AND (keys = '[]' OR task.key " QD_LISTED("keys") ") AND (not_keys = '[]' OR task.key NOT " QD_LISTED("not_keys") ") " \
    "AND priority BETWEEN priority_from AND priority_to AND attempts BETWEEN attempts_from AND attempts_to "          \
    "AND created_at BETWEEN created_from AND created_to AND updated_at BETWEEN updated_from AND updated_to "          \
    "AND (word = '' OR " QD_LIKE("word") ") "                                                                         \
    "AND (words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(words) w WHERE NOT " QD_LIKE("w.value") ")) "           \
    "AND (not_word = '' OR NOT " QD_LIKE("not_word") ") "                                                             \
    "AND (not_words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(not_words) w WHERE " QD_LIKE("w.value") ")) "       \
    "AND (tags = '[]' OR (instr(spec, '\"tags\"') > 0 AND NOT EXISTS (SELECT 1 FROM json_each(tags) g WHERE NOT EXISTS " \
    "(SELECT 1 FROM json_each(spec, '$.tags') t WHERE t.value " QD_LISTED("g.value") ")))) "                          \
    "AND (not_tags = '[]' OR instr(spec, '\"tags\"') = 0 OR NOT EXISTS "                                              \
    "(SELECT 1 FROM json_each(spec, '$.tags') t WHERE t.value " QD_LISTED("not_tags") ")) "                           \
    "ORDER BY CASE sort WHEN 'order' THEN order_key WHEN 'id' THEN task.id WHEN 'title' THEN title "                  \
    "WHEN 'state' THEN state WHEN 'priority' THEN priority WHEN 'urgent' THEN -priority ELSE updated_at END, task.id"

#define QD_ASIDE "state IN ('held', 'review', 'failed', 'dead', 'cancelled', 'unknown')"
#define QD_ACTIVE "state IN ('claimed', 'running')"

Sql allInOrder(TaskQuery::Sort sort, bool descending)
{
    using enum TaskQuery::Sort;
    switch (sort) {
    case Order:
        return descending ? Sql("SELECT id FROM task ORDER BY order_key DESC, id DESC")
                          : Sql("SELECT id FROM task ORDER BY order_key, id");
    case Id: return descending ? Sql("SELECT id FROM task ORDER BY id DESC") : Sql("SELECT id FROM task ORDER BY id");
    case Title:
        return descending ? Sql("SELECT id FROM task ORDER BY title DESC, id DESC")
                          : Sql("SELECT id FROM task ORDER BY title, id");
    case State:
        return descending ? Sql("SELECT id FROM task ORDER BY state DESC, id DESC")
                          : Sql("SELECT id FROM task ORDER BY state, id");
    case Priority:
        return descending ? Sql("SELECT id FROM task ORDER BY priority DESC, id")
                          : Sql("SELECT id FROM task ORDER BY priority, id");
    case Updated:
        return descending ? Sql("SELECT id FROM task ORDER BY updated_at DESC, id DESC")
                          : Sql("SELECT id FROM task ORDER BY updated_at, id");
    }
    return Sql("SELECT id FROM task ORDER BY order_key, id");
}

// The index has them in this order: nothing is judged row by row, and nothing is sorted.
Sql asideInOrder(bool descending)
{
    return descending ? Sql("SELECT id FROM task INDEXED BY task_aside WHERE " QD_ASIDE " AND state = ? ORDER BY order_key DESC, id DESC")
                      : Sql("SELECT id FROM task INDEXED BY task_aside WHERE " QD_ASIDE " AND state = ? ORDER BY order_key, id");
}

template <typename E>
EnumChoice<E> choiceOf(std::initializer_list<E> values)
{
    EnumChoice<E> choice;
    choice.only(values);
    return choice;
}

EnumChoice<TaskState> asideStates()
{
    using enum TaskState;
    return choiceOf({Held, Review, Failed, Dead, Cancelled, Unknown});
}

/// The one state aside that is asked for, if nothing else is.
std::optional<TaskState> onlyAsideState(const TaskFilter &filter)
{
    TaskFilter plain;
    plain.states = filter.states;
    const std::vector<TaskState> states = filter.states.values();
    const bool isOne = states.size() == 1 && filter.states.isWithin(asideStates()) && filter == plain;
    return isOne ? std::optional(states.front()) : std::nullopt;
}

/// The way into the table that leaves least to look at.
Sql wayFor(const TaskFilter &filter)
{
    using enum TaskState;
    if (filter.keys.only)
        return QD_WANTED "INDEXED BY task_key WHERE task.key " QD_LISTED("keys") " AND " QD_MATCHES;
    if (filter.states.isWithin(choiceOf({Claimed, Running})))
        return QD_WANTED "INDEXED BY task_active WHERE " QD_ACTIVE " AND " QD_MATCHES;
    if (filter.states.isWithin(asideStates()))
        return QD_WANTED "INDEXED BY task_aside WHERE " QD_ASIDE " AND state " QD_LISTED("states") " AND " QD_MATCHES;
    if (filter.places.isWithin(choiceOf({TaskPlace::Blocked, TaskPlace::Retrying, TaskPlace::Scheduled})))
        return QD_WANTED "INDEXED BY task_waiting WHERE state = 'queued' AND ready = 0 AND " QD_MATCHES;
    if (filter.places.isWithin(choiceOf({TaskPlace::Approval})))
        return QD_WANTED "WHERE task.id IN ("
               "SELECT id FROM task INDEXED BY task_aside WHERE " QD_ASIDE " AND state = 'held' "
               "UNION ALL SELECT id FROM task INDEXED BY task_active WHERE " QD_ACTIVE " AND asks = 1) AND " QD_MATCHES;
    return QD_WANTED "NOT INDEXED WHERE " QD_MATCHES;
}

QString listOf(const QStringList &words)
{
    return QString::fromUtf8(canonicalJson(QJsonArray::fromStringList(words)));
}

template <typename E>
QString listOf(const EnumChoice<E> &choice)
{
    QStringList words;
    if (choice.isAll())
        return listOf(words);
    for (const E value : choice.values())
        words += toText(value);
    return listOf(words);
}

QString listOf(const std::vector<QStringList> &lists)
{
    QJsonArray array;
    for (const QStringList &words : lists)
        array += QJsonArray::fromStringList(words);
    return QString::fromUtf8(canonicalJson(array));
}

QString patternOf(QString word)
{
    word.replace(u'\\', QLatin1String("\\\\")).replace(u'%', QLatin1String("\\%")).replace(u'_', QLatin1String("\\_"));
    return u'%' + word + u'%';
}

/// The longest word goes by itself, since it tells most rows apart; the others are looked for in what is left.
struct Patterns {
    QString first;
    QString others;
};

Patterns patternsOf(QStringList words)
{
    const auto longest = std::max_element(words.cbegin(), words.cend(), [](const QString &a, const QString &b) { return a.size() < b.size(); });
    if (longest == words.cend())
        return {QString(), listOf(QStringList())};
    const QString first = patternOf(*longest);
    words.erase(longest);
    for (QString &word : words)
        word = patternOf(word);
    return {first, listOf(words)};
}

/// When something must have happened that was so long ago.
NumberRange momentsOf(const NumberRange &ago, qint64 now)
{
    NumberRange moments;
    if (ago.most != NumberRange().most)
        moments.least = now - ago.most;
    if (ago.least != NumberRange().least)
        moments.most = now - ago.least;
    return moments;
}

QString orderOf(const TaskQuery &query)
{
    const bool urgentFirst = query.sort == TaskQuery::Sort::Priority && query.descending;
    return urgentFirst ? QStringLiteral("urgent") : toText(query.sort);
}

Result<void> readFiltered(Database &database, const TaskQuery &query, const std::function<void(const SqlCursor &)> &visit)
{
    const TaskFilter &filter = query.filter;
    const NumberRange created = momentsOf(filter.age, query.now);
    const NumberRange updated = momentsOf(filter.quiet, query.now);
    const Patterns words = patternsOf(filter.words);
    const Patterns notWords = patternsOf(filter.notWords);
    return database.forEach(wayFor(filter),
                            {listOf(filter.states), int(filter.places.bits()), listOf(filter.kinds), listOf(filter.modes),
                             listOf(filter.agents.only.value_or(QStringList())), listOf(filter.agents.without),
                             listOf(filter.keys.only.value_or(QStringList())), listOf(filter.keys.without),
                             filter.priority.least, filter.priority.most, filter.attempts.least, filter.attempts.most,
                             created.least, created.most, updated.least, updated.most, words.first, words.others,
                             notWords.first, notWords.others, listOf(filter.tags), listOf(filter.notTags), orderOf(query)},
                            visit);
}

} // namespace

Result<std::vector<TaskId>> searchTasks(Database &database, const TaskQuery &query)
{
    std::vector<TaskId> ids;
    if (query.filter.matchesNothing())
        return ids;
    const bool all = query.filter.isEmpty();
    const auto take = [&ids](const SqlCursor &row) { ids.push_back(TaskId{row.integer(0)}); };
    if (const auto state = onlyAsideState(query.filter); state && query.sort == TaskQuery::Sort::Order) {
        if (auto done = database.forEach(asideInOrder(query.descending), {toText(*state)}, take); !done)
            return done.error();
        return ids;
    }
    auto done = all ? database.forEach(allInOrder(query.sort, query.descending), {}, take) : readFiltered(database, query, take);
    if (!done)
        return done.error();
    if (!all && query.descending && query.sort != TaskQuery::Sort::Priority)
        std::reverse(ids.begin(), ids.end());
    return ids;
}

} // namespace qd
