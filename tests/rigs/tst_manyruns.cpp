#include "tests/rigs/loadedowner.h"
#include "tests/rigs/machineload.h"
#include "tests/support/rigreport.h"

#include <QDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr int kPerDrop = 500;    ///< tasks that come at once
constexpr int kMostNewFiles = 8; ///< descriptors an owner may keep that has just been busy
constexpr qint64 kMostGrowth = 100 * kMegabyte; ///< of memory
constexpr int kUnwaited = 50;    ///< children of the control
constexpr qint64 kMostKept = 32 * kMegabyte;
constexpr qint64 kMostAnswerMs = 1'000; ///< over the slowest answer of an owner that has nothing to do
constexpr qint64 kControlFlood = 100 * kMegabyte;
constexpr int kIdleMs = 3'000;

/// A line of /proc/<pid>/status that counts kB, in bytes.
qint64 memoryOf(qint64 pid, const QByteArray &line)
{
    for (const QByteArray &text : procFile(int(pid), "status").split('\n')) {
        if (text.startsWith(line + ':'))
            return text.mid(line.size() + 1).trimmed().split(' ').constFirst().toLongLong() * 1'024;
    }
    return -1;
}

int entries(const QString &folder)
{
    return int(QDir(folder).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System | QDir::Hidden).size());
}

/// \param command as it stands in the list of a task file
QJsonObject document(int number, const QString &command, const ProgramRig &rig)
{
    const QString text = QStringLiteral("---\ntitle: Run %1\nmode: real\nautonomy: 100\ncommand: [%2]\n"
                                        "env: {RIG_MARK: \"%3\"}\n---\nRun %1.\n");
    return {{QStringLiteral("name"), QStringLiteral("%1.md").arg(number)},
            {QStringLiteral("text"), text.arg(number).arg(command, rig.markValue())}};
}

/// What is there of an owner and of its agents.
struct Traces {
    int children = 0; ///< zombies among them
    int strays = 0;   ///< processes with the mark of the rig, wherever they hang
    int spooled = 0;
    int files = 0; ///< open
    qint64 memory = 0;

    [[nodiscard]] static Traces of(LoadedOwner &owner)
    {
        const int pid = int(owner.program().pid());
        return {int(childrenOf(pid).size()), int(runningWith(owner.rig().mark()).size()),
                entries(owner.rig().inProfile(QStringLiteral("spool"))),
                entries(QStringLiteral("/proc/%1/fd").arg(pid)), memoryOf(pid, "VmRSS")};
    }
    [[nodiscard]] bool clean(const Traces &before) const
    {
        return children <= before.children && strays == 0 && spooled <= before.spooled
            && files <= before.files + kMostNewFiles && memory <= before.memory + kMostGrowth;
    }
};

} // namespace

/// Very many agents that say nothing, and one that says far too much.
class TestManyRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortRunsLeaveNothingBehind();
    void aFloodIsDrainedAndCut();

private:
    [[nodiscard]] static qint64 ended(LoadedOwner &owner);
    [[nodiscard]] static bool run(LoadedOwner &owner, int runs);
    [[nodiscard]] static int zombiesOfWhoDoesNotWait();
    [[nodiscard]] static qint64 answerMs(LoadedOwner &owner);
    [[nodiscard]] static qint64 idleAnswerMs(LoadedOwner &owner);
    [[nodiscard]] static qint64 growthOfWhoDoesNotRead();
};

qint64 TestManyRuns::ended(LoadedOwner &owner)
{
    owner.line().listen();
    const QueueCounts &queue = owner.line().status()->queue;
    return queue.of(TaskState::Succeeded) + queue.of(TaskState::Failed) + queue.of(TaskState::Dead)
        + queue.of(TaskState::Unknown);
}

// A window for REAL allows at most ten thousand starts, so each drop opens a new one.
bool TestManyRuns::run(LoadedOwner &owner, int runs)
{
    const QJsonObject window{{QStringLiteral("seconds"), 3'600}, {QStringLiteral("count"), 10'000},
                             {QStringLiteral("confirm"), QStringLiteral("REAL")}};
    for (int added = 0; added < runs;) {
        QJsonArray documents;
        for (int i = 0; i < kPerDrop && added < runs; ++i)
            documents += document(++added, QStringLiteral("\"/bin/true\""), owner.rig());
        if (!owner.line().done(Operation::TasksAdd, {{QStringLiteral("documents"), documents}})
            || !owner.line().done(Operation::EngineArm, window)
            || !QTest::qWaitFor([&] { return ended(owner) >= added; }, kPerDrop * 1'000))
            return false;
    }
    return true;
}

// The control: children that nobody waits for.
int TestManyRuns::zombiesOfWhoDoesNotWait()
{
    const auto before = childrenOf(::getpid()).size();
    std::vector<pid_t> children;
    for (int i = 0; i < kUnwaited; ++i) {
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(0);
        children.push_back(child);
    }
    const int zombies = int(childrenOf(::getpid()).size() - before);
    for (const pid_t child : children)
        ::waitpid(child, nullptr, 0);
    return zombies;
}

void TestManyRuns::shortRunsLeaveNothingBehind()
{
    const int runs = rigSize(300, 10'000);
    LoadedOwner owner;
    QVERIFY(owner.start({0, 0, 0}));
    const QJsonObject eight{{QStringLiteral("name"), QStringLiteral("engine.max_concurrent")},
                            {QStringLiteral("value"), QStringLiteral("8")}};
    QVERIFY(owner.line().done(Operation::SettingsSet, eight));
    const Traces before = Traces::of(owner);
    QElapsedTimer timer;
    timer.start();
    const bool allEnded = run(owner, runs);
    const qint64 tookMs = timer.elapsed();
    const qint64 succeeded = owner.line().status()->queue.of(TaskState::Succeeded);
    Traces after;
    static_cast<void>(QTest::qWaitFor([&] { return (after = Traces::of(owner)).clean(before); }));
    const int zombies = zombiesOfWhoDoesNotWait();
    const bool met = allEnded && succeeded == runs && after.clean(before);
    reportRig({QStringLiteral("short-runs"), QStringLiteral("Very many short runs leave no process and no file behind"),
               QStringLiteral("%1 of %2 runs succeeded in %3 s; %4 children, %5 strays, %6 spooled files; open files "
                              "%7 -> %8; memory %9 -> %10 MB; %11")
                   .arg(succeeded).arg(runs).arg(tookMs / 1'000)
                   .arg(after.children).arg(after.strays).arg(after.spooled)
                   .arg(before.files).arg(after.files).arg(before.memory / kMegabyte).arg(after.memory / kMegabyte)
                   .arg(machineLoad()),
               QStringLiteral("all; as many children and spooled files as before, 0 strays; at most %1 open files and "
                              "%2 MB more").arg(kMostNewFiles).arg(kMostGrowth / kMegabyte),
               QStringLiteral("an owner that waits for nobody: %1 of %2 children left").arg(zombies).arg(kUnwaited),
               met && zombies == kUnwaited});
    QCOMPARE(zombies, kUnwaited);
    QVERIFY(met);
}

/// How long a person waits for ten tasks; -1 if in vain.
qint64 TestManyRuns::answerMs(LoadedOwner &owner)
{
    QElapsedTimer asked;
    asked.start();
    return owner.line().done(Operation::TasksList, {{QStringLiteral("limit"), 10}}) ? asked.elapsed() : -1;
}

// Other programs make every answer slow; what they do to an idle owner is not the flood's fault.
qint64 TestManyRuns::idleAnswerMs(LoadedOwner &owner)
{
    qint64 slowest = 0;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kIdleMs)
        slowest = std::max(slowest, answerMs(owner));
    return slowest;
}

// The control: a program that leaves the reading to QProcess, and looks at the end.
qint64 TestManyRuns::growthOfWhoDoesNotRead()
{
    const qint64 before = memoryOf(::getpid(), "VmRSS");
    QProcess flood;
    flood.start(QStringLiteral("head"),
                {QStringLiteral("-c"), QString::number(kControlFlood), QStringLiteral("/dev/zero")});
    flood.waitForFinished();
    return memoryOf(::getpid(), "VmRSS") - before;
}

void TestManyRuns::aFloodIsDrainedAndCut()
{
    const qint64 size = rigSize(100, 1'000) * kMegabyte;
    LoadedOwner owner;
    QVERIFY(owner.start({0, 0, 0}));
    const qint64 idle = idleAnswerMs(owner);
    const qint64 before = memoryOf(owner.program().pid(), "VmHWM");
    const QString command = QStringLiteral("sh, -c, \"yes 'too much is said here' | head -c %1\"").arg(size);
    const QJsonArray flood{document(1, command, owner.rig())};
    QElapsedTimer timer;
    timer.start();
    QVERIFY(owner.line().done(Operation::TasksAdd, {{QStringLiteral("documents"), flood}}));
    qint64 slowest = 0;
    bool answered = true;
    while (answered && ended(owner) == 0 && timer.elapsed() < size / 1'000) { // a megabyte in a second at least
        const qint64 ms = answerMs(owner);
        answered = ms >= 0;
        slowest = std::max(slowest, ms);
    }
    const qint64 tookMs = timer.elapsed();
    const qint64 growth = memoryOf(owner.program().pid(), "VmHWM") - before;
    const QJsonObject task = owner.rig().show(1);
    qint64 kept = 0;
    const QJsonArray artifacts = task[QLatin1String("attempt_list")][0][QLatin1String("artifacts")].toArray();
    for (const QJsonValue &artifact : artifacts)
        kept = std::max(kept, artifact[QLatin1String("size")].toInteger());
    const bool succeeded = task[QLatin1String("state")].toString() == QLatin1String("succeeded");
    const qint64 control = growthOfWhoDoesNotRead();
    const bool seen = control > kControlFlood / 2;
    const bool met = succeeded && answered && growth <= kMostGrowth && slowest <= idle + kMostAnswerMs && kept > 0
        && kept <= kMostKept;
    reportRig({QStringLiteral("flood"),
               QStringLiteral("An agent that writes without end costs no memory and no answer"),
               QStringLiteral("%1 MB in %2 ms: %3 MB more memory at most, %4 MB kept; slowest answer %5 ms, "
                              "idle before it %6 ms; %7")
                   .arg(size / kMegabyte).arg(tookMs).arg(growth / kMegabyte).arg(kept / kMegabyte)
                   .arg(slowest).arg(idle).arg(machineLoad()),
               QStringLiteral("at most %1 MB more, %2 MB kept, an answer %3 ms slower than an idle owner's")
                   .arg(kMostGrowth / kMegabyte).arg(kMostKept / kMegabyte).arg(kMostAnswerMs),
               QStringLiteral("QProcess that nobody reads: %1 MB more after %2 MB")
                   .arg(control / kMegabyte).arg(kControlFlood / kMegabyte),
               met && seen});
    QVERIFY(seen);
    QVERIFY(met);
}

QTEST_GUILESS_MAIN(TestManyRuns)
#include "tst_manyruns.moc"
