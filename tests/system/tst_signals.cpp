#include "tests/system/programrig.h"

using namespace qd::test;

/// The first signal drains, the second ends: of every program that has a core.
class TestSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_QPA_PLATFORM", "offscreen"); }
    void firstSignalLetsWorkEnd_data() { programs(); }
    void firstSignalLetsWorkEnd();
    void secondSignalEndsWhatRuns_data() { programs(); }
    void secondSignalEndsWhatRuns();
    void aSignalLeavesAnOwnerElsewhereAlone();
    void idleOwnerEndsAtOnce_data();
    void idleOwnerEndsAtOnce();
    void drainIsForgottenAtTheNextStart();

private:
    static void programs();
    [[nodiscard]] static std::unique_ptr<Program> start(const ProgramRig &rig);
};

void TestSignals::programs()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("qdeck") << QStringLiteral(QDECK);
#ifdef QUARTERDECK
    QTest::newRow("console") << QStringLiteral(QUARTERDECK);
#endif
}

std::unique_ptr<Program> TestSignals::start(const ProgramRig &rig)
{
    QFETCH(QString, program);
    if (program == QLatin1String(QDECK))
        return rig.start(words("run"));
    auto console = std::make_unique<Program>(program, QStringList{QStringLiteral("--profile"), rig.profile()});
    // Who asks before the owner has its door owns the profile for a moment, and again and again.
    static_cast<void>(QTest::qWaitFor([&rig] { return QFile::exists(rig.inProfile(QStringLiteral("door/core.sock"))); }, 20'000));
    return console;
}

void TestSignals::firstSignalLetsWorkEnd()
{
    ProgramRig rig;
    const QByteArray slow = "---\nrehearse:\n  - sleep: 2\n  - succeed: yes\n---\n# Takes its time\n";
    const auto owner = start(rig);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(rig.ask(words("add -"), slow).code, 0);
    QTRY_COMPARE(rig.count("running"), 1);
    owner->send(SIGTERM);
    QCOMPARE(rig.ask(words("add -"), "---\nrehearse:\n  - succeed: yes\n---\n# Too late\n").code, 0);
    QVERIFY(owner->waitForEnd());
    QCOMPARE(owner->code(), 143);
    QCOMPARE(rig.taskState(1), QStringLiteral("succeeded"));
    QCOMPARE(rig.taskState(2), QStringLiteral("queued"));
    QVERIFY(rig.verifies());
}

void TestSignals::secondSignalEndsWhatRuns()
{
    ProgramRig rig;
    const auto owner = start(rig);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(rig.allowReal().code, 0);
    QCOMPARE(rig.ask(words("arm --for 30m --count 9 --confirm REAL")).code, 0);
    QCOMPARE(rig.ask(words("add -"), nastyTask(rig, 1).toUtf8()).code, 0);
    QTRY_COMPARE(runningWith(rig.mark()).size(), kProcessesOfNasty);
    owner->send(SIGINT);
    QTRY_VERIFY(rig.engine("state").toString() != QLatin1String("stopped"));
    QVERIFY(!owner->ended());
    QCOMPARE(runningWith(rig.mark()).size(), kProcessesOfNasty); // asked politely: what runs may go on
    QElapsedTimer timer;
    timer.start();
    owner->send(SIGTERM);
    QVERIFY(owner->waitForEnd());
    qInfo("ended %lld ms after the second signal", timer.elapsed());
    QCOMPARE(owner->code(), 143);
    QVERIFY(runningWith(rig.mark()).isEmpty());
    QCOMPARE(rig.taskState(1), QStringLiteral("unknown"));
    QCOMPARE(rig.engineState(), QStringLiteral("stopped")); // an end is not a kill
    QVERIFY(rig.verifies());
}

void TestSignals::aSignalLeavesAnOwnerElsewhereAlone()
{
#ifdef QUARTERDECK
    ProgramRig rig;
    const auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    Program console(QStringLiteral(QUARTERDECK), {QStringLiteral("--profile"), rig.profile()});
    QTRY_VERIFY(QFile::exists(rig.inProfile(QStringLiteral("door/desk.sock")))); // its window is there
    console.send(SIGTERM);
    QVERIFY(console.waitForEnd());
    QCOMPARE(console.code(), 143);
    QVERIFY(!owner->ended());
    QCOMPARE(rig.engineState(), QStringLiteral("running"));
#else
    QSKIP("built without the console");
#endif
}

void TestSignals::idleOwnerEndsAtOnce_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestSignals::idleOwnerEndsAtOnce()
{
    QFETCH(int, signal);
    ProgramRig rig;
    const auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    owner->send(signal);
    QVERIFY(owner->waitForEnd(5'000));
    QCOMPARE(owner->code(), 128 + signal);
}

void TestSignals::drainIsForgottenAtTheNextStart()
{
    ProgramRig rig;
    const auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    owner->send(SIGTERM);
    QVERIFY(owner->waitForEnd());
    QCOMPARE(rig.ask(words("add -"), "---\nrehearse:\n  - succeed: yes\n---\n# Next day\n").code, 0);
    QCOMPARE(rig.ask(words("run --until-idle")).code, 0);
    QCOMPARE(rig.taskState(1), QStringLiteral("succeeded"));
}

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
