#include "tests/system/programrig.h"

using namespace qd::test;

/// One profile, several programs: one owns it, the others are its clients.
class TestTwoPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondRunNamesTheOwner();
    void everyWishGoesThroughTheSocket();
    void afterTheOwnersDeathAnotherOwns();
    void manyAtOnceWithoutAnOwner();
    void runBesideShortPrograms();
};

void TestTwoPrograms::secondRunNamesTheOwner()
{
    ProgramRig rig;
    const auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    const Ending second = rig.ask(words("run --json"));
    QCOMPARE(second.code, 5);
    QCOMPARE(second.errorCode(), QStringLiteral("owned_elsewhere"));
    QVERIFY2(second.err.contains("pid " + QByteArray::number(owner->pid())), second.err.constData());
    QVERIFY(!owner->ended());
    QCOMPARE(rig.engineState(), QStringLiteral("running"));
}

void TestTwoPrograms::everyWishGoesThroughTheSocket()
{
    ProgramRig rig;
    const auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    const QString lease = rig.engine("lease")[QLatin1String("owner")].toString();
    QVERIFY(!lease.isEmpty());

    QCOMPARE(rig.ask(words("pause --reason lunch")).code, 0);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("paused"));
    QCOMPARE(rig.ask(words("add -"), "---\nrehearse:\n  - succeed: yes\n---\n# Quick\n").code, 0);
    const QJsonObject list = rig.json(words("list"));
    QCOMPARE(list[QLatin1String("tasks")][0][QLatin1String("state")].toString(), QStringLiteral("queued"));
    QCOMPARE(rig.ask(words("resume")).code, 0);
    QTRY_COMPARE(rig.taskState(1), QStringLiteral("succeeded"));
    QCOMPARE(rig.ask(words("kill")).code, 0);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("killed"));
    // All of it was the owner's doing: it is the same lease, ended by the kill, and it still owns the profile.
    QVERIFY(!owner->ended());
    QCOMPARE(rig.ask(words("run")).code, 5);
    const QJsonArray entries = rig.journal("wish_set");
    for (const QJsonValue &entry : entries)
        QVERIFY(entry[QLatin1String("actor")].toString().startsWith(QLatin1String("qdeck:")));
    QCOMPARE(rig.journal("wish_set").size(), 3);
    QTRY_VERIFY2(owner->err().contains("T-1"), owner->err().constData()); // the owner tells what it does
}

void TestTwoPrograms::afterTheOwnersDeathAnotherOwns()
{
    ProgramRig rig;
    const auto first = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    const QJsonValue before = rig.engine("lease");
    first->send(SIGKILL);
    QVERIFY(first->waitForEnd());
    QElapsedTimer timer;
    timer.start();
    const auto second = rig.start(words("run"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.engineState(), QStringLiteral("running"), 10'000);
    qInfo("the next owner ran after %lld ms", timer.elapsed());
    const QJsonValue after = rig.engine("lease");
    QVERIFY(after[QLatin1String("owner")].toString() != before[QLatin1String("owner")].toString());
    QVERIFY(after[QLatin1String("epoch")].toInteger() > before[QLatin1String("epoch")].toInteger());
    QCOMPARE(rig.ask(words("add -"), "---\nrehearse:\n  - succeed: yes\n---\n# Quick\n").code, 0);
    QTRY_COMPARE(rig.taskState(1), QStringLiteral("succeeded"));
}

// Nobody owns the profile for long: whoever comes while another is there or just goes must not be turned away.
void TestTwoPrograms::manyAtOnceWithoutAnOwner()
{
    constexpr int kPrograms = 12;
    ProgramRig rig;
    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < kPrograms; ++i) {
        const QString text = QStringLiteral("---\nrehearse:\n  - succeed: yes\n---\n# Task %1\n").arg(i);
        const QString file = rig.taskFile(QStringLiteral("task-%1.md").arg(i), text);
        programs.push_back(rig.start({QStringLiteral("add"), file}));
    }
    for (const auto &program : programs) {
        QVERIFY(program->waitForEnd());
        QVERIFY2(program->code() == 0, program->err().constData());
    }
    QCOMPARE(rig.count("queued"), kPrograms);
    QVERIFY(rig.verifies());
}

void TestTwoPrograms::runBesideShortPrograms()
{
    ProgramRig rig;
    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < 4; ++i)
        programs.push_back(rig.start(words("status")));
    const auto owner = rig.start(words("run --ticks 2"));
    for (const auto &program : programs) {
        QVERIFY(program->waitForEnd());
        QVERIFY2(program->code() == 0, program->err().constData());
    }
    QVERIFY(owner->waitForEnd());
    QVERIFY2(owner->code() == 0, owner->err().constData());
}

QTEST_GUILESS_MAIN(TestTwoPrograms)
#include "tst_twoprograms.moc"
