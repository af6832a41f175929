#include "core/process/proctree.h"

#include <QProcess>
#include <QTest>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <set>
#include <string>

using namespace qd;

class TestProcTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAStatLine_data();
    void readsAStatLine();
    void refusesWhatIsNoStatLine_data();
    void refusesWhatIsNoStatLine();
    void aLeaderWithThreadsIsAlive();
    void seesItself();
    void doesNotSignalALaterProcess();
    void listsWhatDescends();
    void bothWaysToListAgree();
    void looksForWholeVariables();
};

namespace {

std::string statLine(const std::string &name)
{
    return "4711 (" + name + ") S 42 4711 4700 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 3 0 987654 1000 200"
                             " 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
}

} // namespace

void TestProcTree::readsAStatLine_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("agent");
    QTest::newRow("spaces") << QByteArray("my agent");
    QTest::newRow("parentheses") << QByteArray("a) R 1 1 1 (b");
    QTest::newRow("only closing") << QByteArray(")))");
    QTest::newRow("line break") << QByteArray("a\nb");
    QTest::newRow("empty") << QByteArray();
}

void TestProcTree::readsAStatLine()
{
    QFETCH(QByteArray, name);
    const auto stat = parseStat(statLine(name.toStdString()));
    QVERIFY(stat.has_value());
    QCOMPARE(stat->id.pid, 4711);
    QCOMPARE(stat->id.startTime, 987654u);
    QCOMPARE(stat->parent, 42);
    QCOMPARE(stat->session, 4700);
    QCOMPARE(stat->state, 'S');
    QCOMPARE(stat->threads, 3);
}

void TestProcTree::refusesWhatIsNoStatLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no name") << QByteArray("4711 agent S 42");
    QTest::newRow("cut") << QByteArray("4711 (agent) S 42 4711 4700");
    QTest::newRow("no pid") << QByteArray(statLine("agent").c_str()).replace("4711 (", "x (");
    QTest::newRow("no parent") << QByteArray(statLine("agent").c_str()).replace(" 42 ", " 4z ");
}

void TestProcTree::refusesWhatIsNoStatLine()
{
    QFETCH(QByteArray, line);
    QVERIFY(!parseStat(line.toStdString()).has_value());
}

void TestProcTree::aLeaderWithThreadsIsAlive()
{
    ProcessStat stat;
    stat.state = 'Z';
    stat.threads = 1;
    QVERIFY(!stat.alive());
    stat.threads = 2;
    QVERIFY(stat.alive());
    stat.state = 'T';
    stat.threads = 1;
    QVERIFY(stat.alive());
}

void TestProcTree::seesItself()
{
    const auto self = readStat(::getpid());
    QVERIFY(self.has_value());
    QCOMPARE(self->parent, ::getppid());
    QCOMPARE(self->session, ::getsid(0));
    const auto all = allProcesses();
    QVERIFY(std::any_of(all.begin(), all.end(), [&](const ProcessStat &stat) { return stat.id == self->id; }));
    QVERIFY(commandLineHead(::getpid()).find("tst_proctree") != std::string::npos);
}

void TestProcTree::doesNotSignalALaterProcess()
{
    const auto self = readStat(::getpid());
    QVERIFY(self.has_value());
    QVERIFY(signalProcess(self->id, 0));
    QVERIFY(!signalProcess({self->id.pid, self->id.startTime - 1}, SIGKILL));
}

void TestProcTree::listsWhatDescends()
{
    const auto process = [](int pid, int parent) {
        ProcessStat stat;
        stat.id = {pid, 1};
        stat.parent = parent;
        return stat;
    };
    const std::vector<ProcessStat> all{process(1, 0), process(9, 1), process(3, 9), process(4, 3), process(5, 1)};
    std::set<pid_t> below;
    for (const ProcessStat &stat : processesBelow(9, all))
        below.insert(stat.id.pid);
    QCOMPARE(below, (std::set<pid_t>{3, 4}));
    QVERIFY(processesBelow(77, all).empty());
}

// The tree holds still before it is looked at, and it is looked at once. Both matter: a shell gives its background jobs
// /dev/null to read from, so a job that is to stay needs a descriptor of its own; and QTRY_VERIFY looks again after it
// has seen what it waited for, so what comes and goes fails it at once, with a message that speaks of the whole timeout.
void TestProcTree::bothWaysToListAgree()
{
    QProcess shell; // a child, a grandchild and a great-grandchild that stay until their input ends
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"),
        QStringLiteral("exec 3<&0; (sh -c 'echo ready; exec cat' <&3; true) & wait")});
    QVERIFY(shell.waitForReadyRead()); // the last of them says it
    const auto ids = [](const std::vector<ProcessStat> &list) {
        std::set<ProcessId> set;
        for (const ProcessStat &stat : list)
            set.insert(stat.id);
        return set;
    };
    const auto byKernel = ids(processesBelow(::getpid()));
    const auto byParents = ids(processesBelow(::getpid(), allProcesses()));
    QCOMPARE(byKernel.size(), size_t(3));
    QCOMPARE(byKernel, byParents);
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
}

void TestProcTree::looksForWholeVariables()
{
    const std::string_view environment("A=1\0RUN=abc\0LAST=x", 18);
    QVERIFY(holds(environment, "RUN=abc"));
    QVERIFY(holds(environment, "A=1"));
    QVERIFY(holds(environment, "LAST=x"));
    QVERIFY(!holds(environment, "RUN=ab"));
    QVERIFY(!holds(environment, "UN=abc"));
    QVERIFY(!holds({}, "RUN=abc"));
}

QTEST_GUILESS_MAIN(TestProcTree)
#include "tst_proctree.moc"
