#include "tests/core/store/storebench.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace qd;

namespace {

constexpr qint64 kNow = 100'000'000;
constexpr qint64 kHour = 3'600'000;

/// What the table knows beyond a TaskSummary.
struct Row {
    TaskSummary task;
    bool ready = false;
    QStringList tags;
};

TaskPlace placeOf(const Row &row)
{
    const TaskSummary &task = row.task;
    if (task.state == TaskState::Queued) {
        if (row.ready)
            return TaskPlace::Ready;
        if (task.openDependencies > 0)
            return TaskPlace::Blocked;
        return task.attempts > 0 ? TaskPlace::Retrying : TaskPlace::Scheduled;
    }
    const bool asks = task.holdReason == HoldReason::Approval || task.asks;
    return asks ? TaskPlace::Approval : TaskPlace::Elsewhere;
}

bool hasWord(const TaskSummary &task, const QString &word)
{
    return task.title.contains(word, Qt::CaseInsensitive) || task.key.contains(word, Qt::CaseInsensitive);
}

bool within(const NumberRange &range, qint64 number)
{
    return number >= range.least && number <= range.most;
}

bool allows(const NameChoice &choice, const QString &name)
{
    return (!choice.only || choice.only->contains(name)) && !choice.without.contains(name);
}

bool hasTags(const TaskFilter &filter, const QStringList &tags)
{
    const auto has = [&tags](const QString &tag) { return tags.contains(tag); };
    return std::all_of(filter.tags.begin(), filter.tags.end(), [&](const QStringList &any) { return std::any_of(any.begin(), any.end(), has); })
        && std::none_of(filter.notTags.begin(), filter.notTags.end(), has);
}

/// The same judgement, once more and without a database.
bool matches(const TaskFilter &filter, const Row &row)
{
    const TaskSummary &task = row.task;
    const auto has = [&task](const QString &word) { return hasWord(task, word); };
    return std::all_of(filter.words.begin(), filter.words.end(), has) && std::none_of(filter.notWords.begin(), filter.notWords.end(), has)
        && filter.states.has(task.state) && filter.kinds.has(task.kind) && filter.modes.has(task.mode) && filter.places.has(placeOf(row))
        && allows(filter.agents, task.agent) && allows(filter.keys, task.key) && hasTags(filter, row.tags)
        && within(filter.priority, task.priority) && within(filter.attempts, task.attempts)
        && within(filter.age, kNow - task.createdAt) && within(filter.quiet, kNow - task.updatedAt);
}

} // namespace

class TestTaskSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFilterFindsWhatItSays_data();
    void everyFilterFindsWhatItSays();
    void pairsOfFiltersFindWhatTheySay();
    void ordersAreKept();
    void theShortWayIsTheLongOne();
    void hostileTextIsOnlyText();
    void headComesAlong();

private:
    [[nodiscard]] std::vector<qint64> found(const QString &text, TaskQuery::Sort sort = TaskQuery::Sort::Id, bool descending = false)
    {
        const auto filter = parseTaskFilter(text);
        if (!filter)
            qFatal("%s", qPrintable(filter.error().detail));
        const auto ids = searchTasks(*m_reader, {*filter, sort, descending, kNow});
        if (!ids)
            qFatal("%s", qPrintable(ids.error().detail));
        std::vector<qint64> numbers;
        for (const TaskId id : *ids)
            numbers.push_back(id.value);
        return numbers;
    }
    [[nodiscard]] std::vector<qint64> expected(const QString &text) const
    {
        std::vector<qint64> numbers;
        for (const Row &row : m_rows) {
            if (matches(*parseTaskFilter(text), row))
                numbers.push_back(row.task.id.value);
        }
        return numbers;
    }
    void addRow(QRandomGenerator &random, int number);

    StoreBench m_bench;
    std::unique_ptr<Database> m_reader;
    std::vector<Row> m_rows;
};

const QStringList kFilters{
    QStringLiteral("count"), QStringLiteral("COUNT key-1"), QStringLiteral("-count"), QStringLiteral("-count -key-2"),
    QStringLiteral("count words 7"), QStringLiteral("100%"), QStringLiteral("a_b"), QStringLiteral("back\\slash"),
    QStringLiteral("state:dead"), QStringLiteral("state:dead,failed"), QStringLiteral("-state:succeeded"), QStringLiteral("state:running"),
    QStringLiteral("state:claimed,running"), QStringLiteral("state:queued"), QStringLiteral("state:held,queued"),
    QStringLiteral("is:ready"), QStringLiteral("is:blocked"), QStringLiteral("is:retrying"), QStringLiteral("is:scheduled"),
    QStringLiteral("is:approval"), QStringLiteral("-is:ready"), QStringLiteral("is:blocked,scheduled"), QStringLiteral("-is:approval"),
    QStringLiteral("agent:command"), QStringLiteral("-agent:command"), QStringLiteral("agent:wanted,command"),
    QStringLiteral("kind:command"), QStringLiteral("-kind:command"), QStringLiteral("mode:real"),
    QStringLiteral("tag:red"), QStringLiteral("tag:red,blue"), QStringLiteral("tag:red tag:blue"), QStringLiteral("-tag:red"),
    QStringLiteral("key:key-12"), QStringLiteral("key:key-12,key-13"), QStringLiteral("-key:key-12"),
    QStringLiteral("priority:>=7"), QStringLiteral("priority:3"), QStringLiteral("attempts:>0"), QStringLiteral("age:>2h"),
    QStringLiteral("age:<=2h"), QStringLiteral("updated:<1h"), QStringLiteral("state:dead state:failed")};

void TestTaskSearch::addRow(QRandomGenerator &random, int number)
{
    static const QStringList kTags{QStringLiteral("red"), QStringLiteral("blue"), QStringLiteral("green")};
    static const QStringList kTitles{QStringLiteral("Count words"), QStringLiteral("100% done"), QStringLiteral("100 done"),
                                     QStringLiteral("a_b"), QStringLiteral("axb"), QStringLiteral("back\\slash")};
    TaskDraft draft = StoreBench::draft(kTitles[random.bounded(kTitles.size())]);
    draft.mode = random.bounded(4) == 0 ? Mode::Real : Mode::Proof;
    draft.priority = random.bounded(11);
    draft.spec.agent = random.bounded(3) == 0 ? QStringLiteral("wanted") : QString();
    if (random.bounded(3) == 0)
        draft.spec.kind = TaskKind::Qa;
    for (const QString &tag : kTags) {
        if (random.bounded(3) == 0)
            draft.spec.tags += tag;
    }
    Task task;
    QCOMPARE(m_bench.add(draft, QStringLiteral("key-%1").arg(number), &task, kNow - random.bounded(5) * kHour), QString());
    Row row{summaryOf(task), false, draft.spec.tags};
    row.task.state = TaskState(random.bounded(QueueCounts::kStates));
    row.ready = row.task.state == TaskState::Queued && random.bounded(2) == 0;
    row.task.openDependencies = random.bounded(2);
    row.task.attempts = random.bounded(3);
    row.task.agent = random.bounded(2) == 0 ? QStringLiteral("command") : draft.spec.agent;
    row.task.updatedAt = kNow - random.bounded(3) * kHour;
    row.task.asks = row.task.state == TaskState::Running && random.bounded(2) == 0;
    if (row.task.state == TaskState::Held)
        row.task.holdReason = HoldReason(random.bounded(2));
    // The rows are not to be believable, only to differ: so they are written past the rules.
    const auto changed = m_bench.store->database().execute(
        "UPDATE task SET state = ?, ready = ?, open_dependencies = ?, attempts = ?, agent = ?, updated_at = ?, asks = ?, hold_reason = ? WHERE id = ?",
        {toText(row.task.state), int(row.ready), row.task.openDependencies, row.task.attempts,
         row.task.agent == draft.spec.agent ? QStringLiteral("") : row.task.agent, row.task.updatedAt, int(row.task.asks),
         row.task.holdReason ? std::optional(toText(*row.task.holdReason)) : std::nullopt, row.task.id.value});
    QCOMPARE(*changed, 1);
    m_rows.push_back(row);
}

void TestTaskSearch::initTestCase()
{
    QRandomGenerator random(11);
    for (int number = 1; number <= 120; ++number)
        addRow(random, number);
    m_reader = m_bench.reader();
}

void TestTaskSearch::everyFilterFindsWhatItSays_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : kFilters)
        QTest::newRow(qPrintable(text)) << text;
}

void TestTaskSearch::everyFilterFindsWhatItSays()
{
    QFETCH(const QString, text);
    const auto wanted = expected(text);
    QCOMPARE(wanted.empty(), text == u"state:dead state:failed"); // else it would show nothing
    QVERIFY(wanted.size() < m_rows.size() || text == u"-key:key-12");
    QCOMPARE(found(text), wanted);
}

void TestTaskSearch::pairsOfFiltersFindWhatTheySay()
{
    for (const QString &one : kFilters) {
        for (const QString &other : kFilters) {
            const QString text = one + u' ' + other;
            QVERIFY2(found(text) == expected(text), qPrintable(text));
        }
    }
}

void TestTaskSearch::ordersAreKept()
{
    using enum TaskQuery::Sort;
    const auto byId = [this](qint64 id) -> const TaskSummary & { return m_rows[size_t(id - 1)].task; };
    for (const QString &text : {QString(), QStringLiteral("-state:dead"), QStringLiteral("state:dead"), QStringLiteral("is:blocked")}) {
        std::vector<qint64> all = found(text, Order);
        std::sort(all.begin(), all.end());
        QCOMPARE(all, expected(text));
        for (const TaskQuery::Sort sort : {Order, Id, Title, State, Priority, Updated}) {
            for (const bool descending : {false, true}) {
                const auto ids = found(text, sort, descending);
                const auto key = [&](qint64 id) {
                    const TaskSummary &task = byId(id);
                    switch (sort) {
                    case Order: return std::pair(task.createdAt - 1'800'000 * task.priority, QString());
                    case Id: return std::pair(id, QString());
                    case Title: return std::pair(qint64(0), task.title);
                    case State: return std::pair(qint64(0), toText(task.state));
                    case Priority: return std::pair(qint64(task.priority), QString());
                    case Updated: return std::pair(task.updatedAt, QString());
                    }
                    return std::pair(qint64(0), QString());
                };
                for (size_t i = 1; i < ids.size(); ++i)
                    QVERIFY(descending ? key(ids[i]) <= key(ids[i - 1]) : key(ids[i - 1]) <= key(ids[i]));
            }
        }
    }
}

// A list that an index has in order is the same list, down to what is equal in rank.
void TestTaskSearch::theShortWayIsTheLongOne()
{
    for (const TaskState state : {TaskState::Held, TaskState::Dead, TaskState::Cancelled}) {
        const QString text = QStringLiteral("state:") + toText(state);
        QVERIFY(!found(text).empty());
        for (const bool descending : {false, true})
            QCOMPARE(found(text, TaskQuery::Sort::Order, descending), found(text + QStringLiteral(" priority:>=0"), TaskQuery::Sort::Order, descending));
    }
}

void TestTaskSearch::hostileTextIsOnlyText()
{
    for (const QString &text : {QStringLiteral("'"), QStringLiteral("';DROP"), QStringLiteral("%"), QStringLiteral("key:\"' OR 1=1 --\""),
                                QStringLiteral("tag:\"\\\"],[\\\"\""), QString(QChar(0xd800)), QStringLiteral("agent:\"a\nb\"")})
        QVERIFY2(found(text) == expected(text), qPrintable(text));
    const QString longest = QString(TaskFilter::kMostWordCharacters, u'%') + u' ' + QString(TaskFilter::kMostWordCharacters, u'_');
    QElapsedTimer timer;
    timer.start();
    QVERIFY(found(longest).empty());
    QVERIFY(timer.elapsed() < 5'000); // its signs are no wildcards: they would take for ever
    QCOMPARE(found(QString()).size(), m_rows.size());
}

void TestTaskSearch::headComesAlong()
{
    const auto list = TaskReader(*m_reader).ids({}, 3);
    QCOMPARE(list->ids.size(), m_rows.size());
    QCOMPARE(list->head.size(), size_t(3));
    for (size_t i = 0; i < list->head.size(); ++i)
        QCOMPARE(list->head[i].id, list->ids[i]);
    QVERIFY(TaskReader(*m_reader).ids({})->head.empty());
}

QTEST_GUILESS_MAIN(TestTaskSearch)
#include "tst_tasksearch.moc"
