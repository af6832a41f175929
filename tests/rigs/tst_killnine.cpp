#include "tests/rigs/carelesssubject.h"
#include "tests/rigs/quarterdecksubject.h"
#include "tests/support/rigreport.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>

using namespace qd;
using namespace qd::test;

namespace {

constexpr quint32 kSeed = 20240611;
constexpr int kControlCrashes = 100;
constexpr int kOffersPerLife = 4;
constexpr int kLongestLifeMs = 160;
constexpr qint64 kRunsAfterMs = 2'000;

/// What the rig has seen of one subject.
struct Findings {
    int lives = 0;
    int lost = 0;                ///< acknowledged, and not known after a start
    std::vector<qint64> startMs; ///< from the start of the program until it worked
    [[nodiscard]] qint64 p99() const
    {
        std::vector<qint64> sorted = startMs;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty() ? -1 : sorted[(sorted.size() - 1) * 99 / 100];
    }
};

/// The lines of a sink, by key.
QMap<QByteArray, QList<QByteArray>> deedsIn(const QString &sink)
{
    QMap<QByteArray, QList<QByteArray>> deeds;
    QFile file(sink);
    if (!file.open(QIODevice::ReadOnly))
        return deeds;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space > 0)
            deeds[line.left(space)] += line.mid(space + 1);
    }
    return deeds;
}

int doubled(const QMap<QByteArray, QList<QByteArray>> &deeds)
{
    return int(std::count_if(deeds.begin(), deeds.end(), [](const QList<QByteArray> &times) { return times.size() > 1; }));
}

} // namespace

/// kill -9 of the owner at any moment, while work is handed over, acknowledged and done.
class TestKillNine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLost();

private:
    [[nodiscard]] bool live(CrashSubject &subject, const std::function<bool()> &arm, int &offered, Findings &findings);
    [[nodiscard]] Findings crash(CrashSubject &subject, const std::function<bool()> &arm, int crashes);
    void countEffects(QuarterdeckSubject &subject);

    QRandomGenerator m_random{kSeed};
    int m_applied = 0;       ///< effects at the sink, each key once
    int m_appliedTwice = 0;  ///< of what must not be done twice
    int m_sentAgain = 0;     ///< with the same key, to a sink that knows it
    int m_offTheRecord = 0;  ///< a deed of which no attempt tells
    int m_unknown = 0;
    int m_guessed = 0;       ///< unsafe, ended without an answer, and not unknown
    int m_open = 0;          ///< not ended although nothing disturbed it any more
};

// One life, from the start to the kill. Every eighth ends before it has really begun.
bool TestKillNine::live(CrashSubject &subject, const std::function<bool()> &arm, int &offered, Findings &findings)
{
    QElapsedTimer timer;
    timer.start();
    subject.start();
    ++findings.lives;
    if (m_random.bounded(8) == 0) {
        QTest::qWait(m_random.bounded(kLongestLifeMs));
        subject.kill();
        return true;
    }
    if (!subject.waitUntilItRuns(Program::kPatienceMs))
        return false;
    findings.startMs.push_back(timer.elapsed());
    findings.lost = std::max(findings.lost, int((QSet<int>(subject.acknowledged()) - subject.known()).size()));
    if (!arm())
        return false;
    timer.restart();
    const int lifeMs = m_random.bounded(kLongestLifeMs);
    for (int offers = 0; timer.elapsed() < lifeMs;) {
        if (offers < kOffersPerLife) {
            subject.offer(++offered);
            ++offers;
        }
        QTest::qWait(1 + m_random.bounded(5));
        subject.listen();
    }
    subject.kill();
    return true;
}

Findings TestKillNine::crash(CrashSubject &subject, const std::function<bool()> &arm, int crashes)
{
    Findings findings;
    int offered = 0;
    while (findings.lives < crashes && live(subject, arm, offered, findings)) { }
    return findings;
}

// What the sink has, beside what the ledger says.
void TestKillNine::countEffects(QuarterdeckSubject &subject)
{
    const auto deeds = deedsIn(subject.sink());
    m_applied = int(deeds.size());
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("rig"));
    database.setDatabaseName(subject.rig().database());
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(query.exec(QStringLiteral("SELECT task.id, task.state, coalesce(newest.agent, ''), coalesce(newest.state, ''), "
                                      "coalesce((SELECT group_concat(id) FROM attempt WHERE attempt.task = task.id), '') "
                                      "FROM task LEFT JOIN attempt AS newest ON newest.task = task.id AND newest.number = "
                                      "(SELECT max(number) FROM attempt WHERE attempt.task = task.id)")));
    while (query.next()) {
        const QList<QByteArray> done = deeds.value("T-" + query.value(0).toByteArray());
        const QByteArray state = query.value(1).toByteArray();
        const QByteArray agent = query.value(2).toByteArray();
        const bool lost = query.value(3).toByteArray() == "lost";
        const QList<QByteArray> attempts = query.value(4).toByteArray().split(',');
        if (agent == "idempotent")
            m_sentAgain += std::max(int(done.size()) - 1, 0);
        else
            m_appliedTwice += done.size() > 1 ? 1 : 0;
        m_offTheRecord += int(std::count_if(done.begin(), done.end(), [&](const QByteArray &attempt) { return !attempts.contains(attempt); }));
        m_unknown += state == "unknown" ? 1 : 0;
        m_guessed += agent == "unsafe" && lost && state != "unknown" ? 1 : 0;
        m_open += state != "unknown" && state != "succeeded" ? 1 : 0;
    }
}

void TestKillNine::nothingAcknowledgedIsLost()
{
    CarelessSubject careless;
    const Findings control = crash(careless, [] { return true; }, kControlCrashes);
    const int controlDoubled = doubled(deedsIn(careless.sink()));

    QuarterdeckSubject subject;
    QVERIFY(subject.prepare());
    QElapsedTimer timer;
    timer.start();
    const int crashes = rigSize(400, 20'000);
    const Findings findings = crash(subject, [&subject] { return subject.arm(); }, crashes);
    qInfo("%d crashes in %lld s", findings.lives, timer.elapsed() / 1'000);
    QCOMPARE(findings.lives, crashes);

    // Undisturbed, everything comes to an end.
    subject.start();
    QVERIFY(subject.waitUntilItRuns(Program::kPatienceMs));
    QVERIFY(subject.arm());
    const auto idle = [&subject] {
        subject.listen();
        const QueueCounts &queue = subject.line().status()->queue;
        return queue.of(TaskState::Queued) + queue.of(TaskState::Claimed) + queue.of(TaskState::Running) == 0;
    };
    static_cast<void>(QTest::qWaitFor(idle, 180'000));
    const int lost = std::max(findings.lost, int((QSet<int>(subject.acknowledged()) - subject.known()).size()));
    subject.kill();
    countEffects(subject);
    const bool verifies = subject.rig().verifies();

    const bool kept = lost == 0 && verifies && m_open == 0 && findings.p99() <= kRunsAfterMs;
    const bool seen = control.lost > 0 && controlDoubled > 0;
    const QString found = QStringLiteral("a queue that answers before it stores: %1 acknowledged tasks lost, %2 done twice in %3 kills")
                              .arg(control.lost).arg(controlDoubled).arg(control.lives);
    reportRig({QStringLiteral("kill-nine"),
               QStringLiteral("kill -9 of the owner at any moment loses nothing that was acknowledged, and the next start works soon"),
               QStringLiteral("%1 kills, %2 tasks acknowledged, %3 lost, %4 never ended; running again p99 %5 ms")
                   .arg(findings.lives).arg(subject.acknowledged().size()).arg(lost).arg(m_open).arg(findings.p99()),
               QStringLiteral("0 lost, 0 never ended, p99 <= %1 ms").arg(kRunsAfterMs), found, kept && seen});
    const bool once = m_appliedTwice == 0 && m_offTheRecord == 0 && m_guessed == 0;
    reportRig({QStringLiteral("effects-once"),
               QStringLiteral("No effect is applied twice at its sink, every one that is sent again is on record, and one that "
                              "nobody can know about says so"),
               QStringLiteral("%1 effects under %2 kills: %3 applied twice, %4 sent again with their key, %5 off the record; "
                              "%6 tasks unknown, %7 guessed")
                   .arg(m_applied).arg(findings.lives).arg(m_appliedTwice).arg(m_sentAgain).arg(m_offTheRecord).arg(m_unknown).arg(m_guessed),
               QStringLiteral("0 applied twice, 0 off the record, 0 guessed"), found, once && seen});
    QVERIFY2(seen, "the control was not seen to fail");
    QVERIFY(kept);
    QVERIFY(once);
    QVERIFY2(m_applied > crashes / 4, "hardly anything was done: the kills proved little");
}

QTEST_GUILESS_MAIN(TestKillNine)
#include "tst_killnine.moc"
