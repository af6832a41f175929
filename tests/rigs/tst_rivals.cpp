#include "tests/core/store/storebench.h"
#include "tests/rigs/machineload.h"
#include "tests/support/rigreport.h"
#include "tests/system/programrig.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <array>

using namespace qd;
using namespace qd::test;

namespace {

constexpr quint32 kSeed = 20240611;
constexpr int kEngines = 2;
constexpr int kShortestStopMs = 300; ///< a lease lasts 250 ms there
constexpr int kLongestStopMs = 500;
constexpr int kLongestPauseMs = 60;  ///< between two of them
constexpr int kKillsOfTen = 6;       ///< after so many of ten stops somebody is killed
constexpr int kTasksPerStop = 15;      ///< more than are done meanwhile
constexpr int kPatienceMs = 60'000;

// What was written under a grant must stand in the journal between that grant and the next.
constexpr const char *kOutdatedWrites =
    "SELECT count(*) FROM journal j"
    " JOIN attempt a ON j.object = 'T-' || a.task AND json_extract(j.data, '$.attempt') = a.number"
    " WHERE j.event = 'attempt_started' AND a.epoch <> (SELECT json_extract(g.data, '$.epoch') FROM journal g"
    " WHERE g.event = 'lease_granted' AND g.seq < j.seq ORDER BY g.seq DESC LIMIT 1)";
constexpr const char *kDoubled =
    "SELECT count(*) FROM (SELECT task FROM attempt WHERE state = 'ok' GROUP BY task HAVING count(*) > 1)";

/// What two engines did to one store while they were stopped and killed.
struct Findings {
    int kills = 0;
    int stops = 0;
    int tasks = 0;
    int open = -1;
    int doubled = -1;  ///< completed more than once
    int started = 0;
    int outdatedWrites = -1;
    int effects = 0;
    int outdatedEffects = 0;
    int grants = 0;
    QString wrong; ///< of the store, afterwards

    [[nodiscard]] bool clean() const
    {
        return tasks > 0 && open == 0 && doubled == 0 && outdatedWrites == 0 && outdatedEffects == 0 && effects >= tasks
            && grants > stops / 3 && wrong.isEmpty();
    }
};

/// A connection of the rig's own, for as long as it lives.
class Look
{
public:
    explicit Look(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        m_database.open();
    }
    Look(const Look &) = delete;
    Look &operator=(const Look &) = delete;
    ~Look()
    {
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(QStringLiteral("look"));
    }
    bool run(const QString &statement) { return QSqlQuery(m_database).exec(statement); }
    [[nodiscard]] int number(const char *statement)
    {
        QSqlQuery query(m_database);
        return query.exec(QLatin1String(statement)) && query.next() ? query.value(0).toInt() : -1;
    }

private:
    QSqlDatabase m_database;
};

} // namespace

/// Two engines on one store, stopped for longer than a lease and killed; and programs that want one profile at once.
class TestRivals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workIsDoneOnce();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] std::unique_ptr<Program> engine(bool careless) const;
    void torment(bool careless, int stops, const char *openWork, Findings &findings);
    [[nodiscard]] bool addTasks(int count) const;
    void judge(Findings &findings) const;
    void countEffects(Findings &findings) const;
    [[nodiscard]] Findings real(int stops);
    [[nodiscard]] Findings careless(int stops);
    [[nodiscard]] static int startAtOnce(int rounds);

    QTemporaryDir m_folder{StoreBench::fastFolder()}; // who waits for a disk is stopped there most of the time
    QRandomGenerator m_random{kSeed};
};

std::unique_ptr<Program> TestRivals::engine(bool careless) const
{
    QStringList arguments{path(careless ? "careless.db" : "rivals.db"), path("artifacts"), path("sink")};
    if (careless)
        arguments += QStringLiteral("careless");
    return std::make_unique<Program>(QStringLiteral(RIVALENGINE), arguments);
}

// Then, undisturbed, until nothing is open any more.
void TestRivals::torment(bool careless, int stops, const char *openWork, Findings &findings)
{
    std::array<std::unique_ptr<Program>, kEngines> engines{engine(careless), engine(careless)};
    for (; findings.stops < stops; ++findings.stops) {
        Program &victim = *engines[size_t(findings.stops % kEngines)]; // in turns: the other got the lease meanwhile
        victim.send(SIGSTOP);
        QTest::qWait(m_random.bounded(kShortestStopMs, kLongestStopMs));
        victim.send(SIGCONT);
        QTest::qWait(m_random.bounded(kLongestPauseMs)); // it goes on with what it had in hand
        if (m_random.bounded(10) < kKillsOfTen) {
            engines[size_t(m_random.bounded(kEngines))] = engine(careless); // the one that was there dies by kill -9
            ++findings.kills;
        }
    }
    Look look(path(careless ? "careless.db" : "rivals.db"));
    static_cast<void>(QTest::qWaitFor([&] { return look.number(openWork) == 0; }, kPatienceMs));
    findings.open = look.number(openWork);
}

bool TestRivals::addTasks(int count) const
{
    constexpr qint64 kAt = 1'700'000'000'000;
    auto store = Store::open(path("rivals.db"), QString(32, u'a'), kAt);
    const auto insert = [count](UnitOfWork &unit) -> Result<void> {
        for (int i = 0; i < count; ++i) {
            TaskDraft draft;
            draft.spec.title = QStringLiteral("Work %1").arg(i);
            draft.spec.kind = TaskKind::Rehearsal;
            draft.maxAttempts = 100;
            if (auto added = unit.insert(draft, QStringLiteral("work-%1").arg(i)); !added)
                return added.error();
        }
        return {};
    };
    return store && QDir().mkpath(path("artifacts")) && inUnitOfWork(**store, kAt, QStringLiteral("rig"), insert);
}

void TestRivals::judge(Findings &findings) const
{
    {
        Look look(path("rivals.db"));
        findings.doubled = look.number(kDoubled);
        findings.started = look.number("SELECT count(*) FROM journal WHERE event = 'attempt_started'");
        findings.outdatedWrites = look.number(kOutdatedWrites);
        findings.grants = look.number("SELECT count(*) FROM journal WHERE event = 'lease_granted'");
    }
    const auto database = Database::open(path("rivals.db"), Database::Access::ReadOnly);
    if (!database) {
        findings.wrong = database.error().detail;
        return;
    }
    const auto found = verify(**database, ArtifactStore(path("artifacts")));
    if (!found)
        findings.wrong = found.error().detail;
    else if (!found->ok())
        findings.wrong = QStringLiteral("journal %1, %2, %3").arg(found->journalBrokenAt)
                             .arg(found->databaseIntegrity, found->inconsistencies.join(QStringLiteral(", ")));
}

void TestRivals::countEffects(Findings &findings) const
{
    QFile sink(path("sink"));
    if (!sink.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &line : sink.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() != 4)
            continue;
        ++findings.effects;
        findings.outdatedEffects += words[2] != words[3] ? 1 : 0;
    }
}

Findings TestRivals::real(int stops)
{
    Findings findings;
    findings.tasks = stops * kTasksPerStop;
    if (!addTasks(findings.tasks))
        return findings;
    torment(false, stops, "SELECT count(*) FROM task WHERE state <> 'succeeded'", findings);
    judge(findings);
    countEffects(findings);
    return findings;
}

Findings TestRivals::careless(int stops)
{
    Findings findings;
    findings.tasks = stops * kTasksPerStop * 2; // it never pauses
    {
        Look look(path("careless.db"));
        look.run(QStringLiteral("PRAGMA journal_mode = WAL"));
        look.run(QStringLiteral("CREATE TABLE work (id INTEGER PRIMARY KEY, state TEXT NOT NULL, "
                                "since INTEGER NOT NULL, completions INTEGER NOT NULL)"));
        look.run(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                                "INSERT INTO work SELECT i, 'queued', 0, 0 FROM n").arg(findings.tasks));
    }
    torment(true, stops, "SELECT count(*) FROM work WHERE state <> 'done'", findings);
    findings.doubled = Look(path("careless.db")).number("SELECT count(*) FROM work WHERE completions > 1");
    return findings;
}

// Two real programs that want one profile at the same moment. \return how often not exactly one of them got it
int TestRivals::startAtOnce(int rounds)
{
    int wrong = 0;
    for (int round = 0; round < rounds; ++round) {
        const ProgramRig rig;
        const std::array<std::unique_ptr<Program>, kEngines> programs{rig.start(words("run")), rig.start(words("run"))};
        const auto refused = [&] { return int(programs[0]->ended()) + int(programs[1]->ended()); };
        const auto runs = [&rig] { return rig.engineState() == QLatin1String("running"); };
        const bool oneRuns = QTest::qWaitFor([&] { return refused() == 1; }, Program::kPatienceMs)
            && QTest::qWaitFor(runs, Program::kPatienceMs);
        const auto &loser = programs[0]->ended() ? programs[0] : programs[1];
        const bool oneWasGranted = rig.journal("lease_granted").size() == 1;
        wrong += oneRuns && refused() == 1 && loser->code() == 5 && oneWasGranted ? 0 : 1;
    }
    return wrong;
}

void TestRivals::workIsDoneOnce()
{
    const Findings control = careless(rigSize(8, 60));
    const Findings found = real(rigSize(14, 280));
    const int rounds = rigSize(2, 100);
    const int wrongStarts = startAtOnce(rounds);
    const bool met = found.clean() && wrongStarts == 0;
    const QString torment =
        QStringLiteral("%1 tasks, %2 stops beyond the lease, %3 kills, %4 grants: %5 completed twice, %6 never ended, "
                       "%7 of %8 starts and %9 of %10 effects under a passed grant; ")
            .arg(found.tasks).arg(found.stops).arg(found.kills).arg(found.grants).arg(found.doubled).arg(found.open)
            .arg(found.outdatedWrites).arg(found.started).arg(found.outdatedEffects).arg(found.effects);
    const QString starts = QStringLiteral("two programs at once, %1 times: %2 times not exactly one of them ran; %3")
                               .arg(rounds).arg(wrongStarts).arg(machineLoad());
    reportRig({QStringLiteral("rivals"),
               QStringLiteral("Of two engines on one store only the one with the grant writes and acts"), torment + starts,
               QStringLiteral("0 twice, 0 never ended, none, and always one"),
               QStringLiteral("a queue that takes back by time, without a fence: %1 of %2 completed twice")
                   .arg(control.doubled).arg(control.tasks),
               met && control.doubled > 0});
    QVERIFY2(control.doubled > 0, "the control was not seen to fail");
    QVERIFY2(met, qPrintable(found.wrong));
}

QTEST_GUILESS_MAIN(TestRivals)
#include "tst_rivals.moc"
