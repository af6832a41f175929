#include "tests/system/programrig.h"

#include <QDateTime>

#include <algorithm>

using namespace qd::test;

namespace {

constexpr int kNasty = 20;
constexpr int kStampers = 2;
constexpr int kQueued = 200;
constexpr qint64 kNoneAfterMs = 300;
constexpr qint64 kNoEffectAfterMs = 100;

/// The times (wall ms) that agents wrote into a file: each line is one effect outside.
QList<qint64> stampsIn(const QString &path)
{
    QFile file(path);
    QList<qint64> stamps;
    if (!file.open(QIODevice::ReadOnly))
        return stamps;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.isEmpty())
            stamps += line.toLongLong();
    }
    return stamps;
}

/// A task whose program writes the time into a file: once, or without pause and deaf to requests to end.
QByteArray stampTask(const ProgramRig &rig, const QString &file, const char *script, int number)
{
    return QStringLiteral("---\ntitle: Stamp %1\nmode: real\nautonomy: 100\n"
                          "command: [\"/bin/sh\", \"-c\", \"%2\", \"stamp\", \"%3\"]\nenv: {RIG_MARK: \"%4\"}\n---\nTask %1.\n")
        .arg(number).arg(QString::fromLatin1(script), file, rig.markValue()).toUtf8();
}

constexpr char kOnce[] = "date +%s%3N >> $1";
constexpr char kForEver[] = "trap '' TERM INT HUP; while :; do date +%s%3N >> $1; done";

} // namespace

/// Everything at once: twenty agents that do not want to end, others that act without pause, a queue full of more.
class TestKillStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsLeftAndNothingHappens_data();
    void nobodyIsLeftAndNothingHappens();

private:
    void startStorm(ProgramRig &rig);
    void checkRecord(const ProgramRig &rig, const QSet<qint64> &boxes) const;
    [[nodiscard]] static QSet<qint64> boxesOf(const ProgramRig &rig);
    [[nodiscard]] static bool tickHangs(const ProgramRig &rig);

    std::unique_ptr<Program> m_owner;
    QString m_stamps;
};

void TestKillStorm::startStorm(ProgramRig &rig)
{
    m_stamps = rig.folder() + QStringLiteral("/stamps");
    QCOMPARE(rig.ask(words("agent set command --slots 30")).code, 0);
    for (const char *setting : {"engine.max_concurrent 24", "engine.max_actions_per_tick 24", "engine.tick_interval 0.1"})
        QCOMPARE(rig.ask(words("config set") + words(setting)).code, 0);
    QCOMPARE(rig.allowReal().code, 0);
    m_owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(rig.ask(words("arm --for 30m --count 1000 --confirm REAL")).code, 0);
    for (int i = 1; i <= kNasty; ++i)
        QCOMPARE(rig.ask(words("add -"), nastyTask(rig, i).toUtf8()).code, 0);
    QVERIFY2(nastyAreReady(rig, *m_owner, kNasty, kNasty), m_owner->err().right(2'000).constData());
    for (int i = 1; i <= kStampers; ++i)
        QCOMPARE(rig.ask(words("add -"), stampTask(rig, m_stamps, kForEver, i)).code, 0);
    QTRY_COMPARE(rig.count("running"), kNasty + kStampers);
    QTRY_VERIFY(stampsIn(m_stamps).size() > 10);
}

// The number of the tick does not move for many times its interval.
bool TestKillStorm::tickHangs(const ProgramRig &rig)
{
    const auto tick = [&] { return rig.engine("tick")[QLatin1String("number")].toInteger(); };
    const qint64 before = tick();
    QElapsedTimer age;
    age.start();
    while (age.elapsed() < 500) {
        if (tick() != before)
            return false;
    }
    return true;
}

QSet<qint64> TestKillStorm::boxesOf(const ProgramRig &rig)
{
    QSet<qint64> boxes;
    for (const int pid : runningWith(rig.mark())) {
        if (procFile(pid, "comm").startsWith("qdeck-agentbox"))
            boxes.insert(pid);
    }
    return boxes;
}

void TestKillStorm::nobodyIsLeftAndNothingHappens_data()
{
    QTest::addColumn<bool>("locked");
    QTest::newRow("more is being started") << false;
    QTest::newRow("database locked, tick hung") << true;
}

void TestKillStorm::nobodyIsLeftAndNothingHappens()
{
    QFETCH(bool, locked);
    ProgramRig rig;
    startStorm(rig);
    if (QTest::currentTestFailed())
        return;
    std::unique_ptr<Program> locker;
    if (locked) {
        locker = std::make_unique<Program>(QStringLiteral(DATABASELOCKER), QStringList{rig.database()});
        QTRY_VERIFY(locker->out().contains("locked"));
        QTRY_VERIFY(tickHangs(rig));
    } else {
        for (int i = 1; i <= kQueued; ++i)
            QVERIFY(!rig.taskFile(QStringLiteral("more-%1.md").arg(i), QString::fromUtf8(stampTask(rig, m_stamps, kOnce, i))).isEmpty());
        QCOMPARE(rig.ask({QStringLiteral("add"), rig.folder()}).code, 0);
        QTRY_VERIFY(rig.count("succeeded") > 3);
    }
    const QSet<qint64> boxes = boxesOf(rig);
    QVERIFY(boxes.size() >= kNasty + kStampers);
    const QList<QByteArray> mark{rig.mark()};
    // The control: they act until the very moment of the kill.
    const qsizetype before = stampsIn(m_stamps).size();
    QTRY_VERIFY(stampsIn(m_stamps).size() > before);

    const qint64 asked = QDateTime::currentMSecsSinceEpoch();
    const Ending kill = rig.ask(words("kill --now --reason storm"));
    const qint64 answered = QDateTime::currentMSecsSinceEpoch();
    const qint64 ms = msUntilNone(mark, kNoneAfterMs);
    QCOMPARE(kill.code, 0);
    QVERIFY2(ms >= 0, "somebody lives");
    const QList<qint64> stamps = stampsIn(m_stamps);
    const qint64 last = *std::max_element(stamps.begin(), stamps.end());
    qInfo("asked, answered after %lld ms, last effect after %lld ms, nobody left after %lld ms", answered - asked,
          last - asked, answered - asked + ms);
    QVERIFY(last <= answered + kNoEffectAfterMs);

    if (locker)
        locker->closeInput();
    QTRY_COMPARE_WITH_TIMEOUT(rig.count("running") + rig.count("claimed"), 0, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(rig.journalHas("kill_obeyed"), 30'000);
    checkRecord(rig, boxes);
    QCOMPARE(stampsIn(m_stamps).size(), stamps.size());
    QVERIFY(rig.verifies());
}

// Each of those that we saw ourselves before the kill has its proof, unless it ended by itself on the way.
void TestKillStorm::checkRecord(const ProgramRig &rig, const QSet<qint64> &boxes) const
{
    QTRY_VERIFY_WITH_TIMEOUT(rig.journal("agent_killed").size() >= kNasty + kStampers, 30'000);
    QSet<qint64> proven;
    QSet<QString> tasks;
    for (const QJsonArray proofs = rig.journal("agent_killed"); const QJsonValue &proof : proofs) {
        const QJsonObject data = proof[QLatin1String("data")].toObject();
        QCOMPARE(data[QLatin1String("survivors")].toInt(-1), 0);
        QVERIFY(data[QLatin1String("ms_to_zero")].toInteger(-1) >= 0);
        QVERIFY2(data[QLatin1String("ms_to_zero")].toInteger() <= kNoneAfterMs,
                 qPrintable(QString::number(data[QLatin1String("ms_to_zero")].toInteger())));
        proven.insert(data[QLatin1String("pid")].toInteger());
        tasks.insert(proof[QLatin1String("object")].toString());
    }
    for (int i = 1; i <= kNasty + kStampers; ++i)
        QVERIFY2(tasks.contains(QStringLiteral("T-%1").arg(i)), qPrintable(QString::number(i)));
    QVERIFY(proven.intersect(boxes).size() >= kNasty + kStampers);
}

QTEST_GUILESS_MAIN(TestKillStorm)
#include "tst_killstorm.moc"
