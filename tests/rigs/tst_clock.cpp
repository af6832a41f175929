#include "tests/rigs/coreline.h"
#include "tests/rigs/machineload.h"
#include "tests/support/rigreport.h"
#include "tests/system/programrig.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <ctime>
#include <unistd.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr int kLimitMs = 1'000;  ///< of the task that hangs
constexpr int kWindowMs = 1'000; ///< for REAL
constexpr int kTickMs = 1'000;   ///< of the engine, as it is delivered
constexpr int kTrickMs = 900;    ///< so long a trick goes on, if the agent does
constexpr int kNoticeMs = 300;   ///< from what happens to what we see of it
constexpr int kSpawnMs = 100;    ///< the engine counts from before there is a process
constexpr qint64 kYearMs = 365LL * 24 * 3'600 * 1'000;
constexpr auto kNow = "+0";

struct Trick {
    const char *name;
    QList<QByteArray> moments; ///< as libfaketime reads them; each counts for a part of the time
};

constexpr int kJumps = 30;
constexpr int kDriftSteps = 9;

// In small steps: a rate of libfaketime's own also stretches every wait of the program, and with it its tick.
QList<QByteArray> drift(double rate)
{
    QList<QByteArray> moments;
    for (int step = 1; step <= kDriftSteps; ++step) {
        const double seconds = (rate - 1) * step * kTrickMs / kDriftSteps / 1'000;
        moments += (seconds < 0 ? "" : "+") + QByteArray::number(seconds, 'f', 3);
    }
    return moments;
}

QList<QByteArray> jumps()
{
    QRandomGenerator random(20240611);
    QList<QByteArray> moments;
    for (int i = 0; i < kJumps; ++i) {
        const int seconds = random.bounded(-315'360'000, 315'360'000);
        moments += (seconds < 0 ? "" : "+") + QByteArray::number(seconds);
    }
    return moments;
}

// Summer time comes and goes by an hour for who reads a local clock.
std::vector<Trick> tricks()
{
    const std::vector<Trick> quick{{"none", {kNow}}, {"an hour back", {"-3600"}}, {"frozen", {"2030-01-01 00:00:00"}},
                                   {"30 jumps", jumps()}};
    const std::vector<Trick> slow{{"an hour on", {"+3600"}}, {"10 years on", {"+10y"}}, {"10 years back", {"-10y"}},
                                  {"twice as fast", drift(2)}, {"half as fast", drift(0.5)}};
    std::vector<Trick> all = quick;
    for (int i = 0; i < rigSize(0, int(slow.size())); ++i)
        all.push_back(slow[size_t(i)]);
    return all;
}

/// What the tricks did to one owner.
struct Findings {
    int tries = 0;
    qint64 mostEarlyMs = 0;
    qint64 mostLateMs = 0;
    qint64 furthestMs = 0;  ///< from the wall clock to what the owner took for it
    int neverEnded = 0;
    int windowsTooLong = 0;
    qint64 epochs = 0; ///< beyond the first
    QString worst;
};

qint64 bootMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1'000LL + now.tv_nsec / 1'000'000;
}

/// When a process began, ms since boot.
qint64 startOf(int pid)
{
    constexpr int kStarted = 19; // of the words behind the name
    const QByteArray stat = procFile(pid, "stat");
    const QList<QByteArray> numbers = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return numbers.value(kStarted).toLongLong() * 1'000 / ::sysconf(_SC_CLK_TCK);
}

/// `qdeck run` whose clock on the wall we own.
class ClockedOwner
{
public:
    [[nodiscard]] bool start()
    {
        if (!set(kNow))
            return false;
        m_program = deceived({QStringLiteral(QDECK), QStringLiteral("--profile"), m_rig.profile(),
                              QStringLiteral("run")});
        const auto runs = [this] {
            line.listen();
            return line.status() && line.status()->state == EngineState::Running;
        };
        return line.open(m_rig.inProfile(QStringLiteral("door/core.sock")), Program::kPatienceMs)
            && QTest::qWaitFor(runs, Program::kPatienceMs)
            && line.done(Operation::SettingsSet, {{QStringLiteral("name"), QStringLiteral("safety.allow_real")},
                                                  {QStringLiteral("value"), QStringLiteral("true")}});
    }

    /// A program that reads the wall clock that is set here.
    [[nodiscard]] std::unique_ptr<Program> deceived(const QStringList &command) const
    {
        const QStringList variables{QStringLiteral("LD_PRELOAD=/usr/$LIB/faketime/libfaketimeMT.so.1"),
                                    QStringLiteral("FAKETIME_NO_CACHE=1"), QStringLiteral("FAKETIME_DISABLE_SHM=1"),
                                    QStringLiteral("NO_FAKE_STAT=1"), QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC=1"),
                                    QStringLiteral("FAKETIME_TIMESTAMP_FILE=") + file()};
        return std::make_unique<Program>(QStringLiteral("/usr/bin/env"), variables + command);
    }

    [[nodiscard]] bool set(const QByteArray &moment) const
    {
        QFile next(file() + QStringLiteral(".new"));
        return next.open(QIODevice::WriteOnly) && next.write(moment + '\n') > 0 && next.flush()
            && ::rename(QFile::encodeName(next.fileName()).constData(), QFile::encodeName(file()).constData()) == 0;
    }

    /// A task for real. `program` is a list in YAML.
    [[nodiscard]] bool add(const QString &program, const QString &title)
    {
        const QString text = QStringLiteral("---\nmode: real\nautonomy: 100\nmax_attempts: 1\ntimeout: 1\n"
                                            "command: [%1]\nenv: {RIG_MARK: \"%2\"}\n---\n# %3\n");
        const QJsonObject document{{QStringLiteral("name"), QStringLiteral("task.md")},
                                   {QStringLiteral("text"), text.arg(program, m_rig.markValue(), title)}};
        return line.done(Operation::TasksAdd, {{QStringLiteral("documents"), QJsonArray{document}}});
    }

    /// The program of the task that hangs; 0 if there is none.
    [[nodiscard]] int agent() const
    {
        for (const int pid : runningWith(m_rig.mark())) {
            if (procFile(pid, "comm") == "sleep\n")
                return pid;
        }
        return 0;
    }

    [[nodiscard]] qint64 in(TaskState state)
    {
        line.listen();
        return line.status()->queue.of(state);
    }

    CoreLine line;

private:
    [[nodiscard]] QString file() const { return m_rig.folder() + QStringLiteral("/faketime"); }

    ProgramRig m_rig;
    std::unique_ptr<Program> m_program;
};

} // namespace

/// Somebody plays with the clocks of the machine.
class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tricksChangeNothing();

private:
    [[nodiscard]] static int begin(ClockedOwner &owner, int number);
    static void deceive(ClockedOwner &owner, const Trick &trick, int agent, Findings &findings);
    [[nodiscard]] static bool comeTooLate(ClockedOwner &owner, int number, Findings &findings);
    [[nodiscard]] static bool play(ClockedOwner &owner, const Trick &trick, int number, Findings &findings);
    [[nodiscard]] static Findings play();
    [[nodiscard]] static qint64 earlyOfAWallClock();
};

// The window opens, and what comes in time is done.
// \return the process of a task that hangs until its time limit; 0 = none
int TestClock::begin(ClockedOwner &owner, int number)
{
    const QJsonObject window{{QStringLiteral("seconds"), kWindowMs / 1'000}, {QStringLiteral("count"), 9},
                             {QStringLiteral("confirm"), QStringLiteral("REAL")}};
    const qint64 before = owner.in(TaskState::Succeeded);
    int agent = 0;
    const auto hangs = [&] { return (agent = owner.agent()) > 0 && owner.in(TaskState::Succeeded) > before; };
    const bool begun = owner.set(kNow) && owner.line.done(Operation::EngineArm, window)
        && owner.add(QStringLiteral("\"true\""), QStringLiteral("In time %1").arg(number))
        && owner.add(QStringLiteral("sleep, \"60\""), QStringLiteral("Hangs %1").arg(number))
        && QTest::qWaitFor(hangs, kTrickMs * 10);
    return begun ? agent : 0;
}

void TestClock::deceive(ClockedOwner &owner, const Trick &trick, int agent, Findings &findings)
{
    const qint64 startedAt = startOf(agent);
    const auto hasEnded = [agent] { return !isRunning(agent); };
    for (const QByteArray &moment : trick.moments) {
        if (!owner.set(moment) || QTest::qWaitFor(hasEnded, kTrickMs / int(trick.moments.size())))
            break;
    }
    if (!QTest::qWaitFor(hasEnded, kTrickMs * 10)) {
        ++findings.neverEnded;
        return;
    }
    const qint64 late = bootMs() - startedAt - kLimitMs;
    findings.mostEarlyMs = std::max(findings.mostEarlyMs, -late);
    if (late > findings.mostLateMs) {
        findings.mostLateMs = late;
        findings.worst = QString::fromLatin1(trick.name);
    }
}

// The window for REAL has closed: what comes now waits for ever.
bool TestClock::comeTooLate(ClockedOwner &owner, int number, Findings &findings)
{
    const qint64 before = owner.in(TaskState::Succeeded);
    const auto succeeds = [&] { return owner.in(TaskState::Succeeded) != before; };
    if (!owner.add(QStringLiteral("\"true\""), QStringLiteral("Too late %1").arg(number)))
        return false;
    findings.windowsTooLong += QTest::qWaitFor(succeeds, kTickMs + kNoticeMs) ? 1 : 0;
    const qint64 off = std::abs(owner.line.status()->at - QDateTime::currentMSecsSinceEpoch());
    findings.furthestMs = std::max(findings.furthestMs, off);
    const auto waiting = owner.line.ask(Operation::TasksIds,
                                        {{QStringLiteral("states"), QJsonArray{QStringLiteral("queued")}}});
    if (!waiting || !*waiting)
        return false;
    QJsonArray ids; // it must not meet the next window
    for (const TaskId id : std::get<IdSnapshot>(**waiting).ids)
        ids += id.value;
    return ids.isEmpty() || owner.line.done(Operation::TasksCancel, {{QStringLiteral("ids"), ids}});
}

bool TestClock::play(ClockedOwner &owner, const Trick &trick, int number, Findings &findings)
{
    const int agent = begin(owner, number);
    if (agent == 0)
        return false;
    QElapsedTimer timer;
    timer.start();
    deceive(owner, trick, agent, findings);
    ++findings.tries;
    const auto closed = [&timer] { return timer.elapsed() > kWindowMs + kTickMs + kNoticeMs; };
    return QTest::qWaitFor(closed, kTrickMs * 10) && comeTooLate(owner, number, findings);
}

Findings TestClock::play()
{
    Findings findings;
    ClockedOwner owner;
    if (!owner.start())
        return findings;
    const qint64 epoch = owner.line.status()->leaseEpoch;
    const std::vector<Trick> all = tricks();
    int number = 0;
    for (int round = 0; round < rigSize(1, 10); ++round) {
        for (const Trick &trick : all) {
            if (!play(owner, trick, ++number, findings)) {
                qWarning("%s: the owner does not answer", trick.name);
                ++findings.neverEnded;
                return findings;
            }
        }
    }
    findings.epochs = owner.line.status()->leaseEpoch - epoch;
    return findings;
}

// The control: who measures three seconds by the wall clock.
qint64 TestClock::earlyOfAWallClock()
{
    const ClockedOwner clocks;
    if (!clocks.set(kNow))
        return -1;
    const QString script = QStringLiteral("end=$(($(date +%s) + 3)); echo began; "
                                          "while [ $(date +%s) -lt $end ]; do sleep 0.05; done");
    const auto program = clocks.deceived({QStringLiteral("/bin/sh"), QStringLiteral("-c"), script});
    QElapsedTimer timer;
    timer.start();
    if (!QTest::qWaitFor([&program] { return program->out().contains("began"); }) || !clocks.set("+3600"))
        return -1;
    return program->waitForEnd() ? 3'000 - timer.elapsed() : -1;
}

void TestClock::tricksChangeNothing()
{
    const qint64 early = earlyOfAWallClock();
    const Findings found = play();
    const bool deceived = found.furthestMs >= kYearMs; // else nothing was tried
    const bool met = found.tries >= int(tricks().size()) && deceived && found.neverEnded == 0
        && found.windowsTooLong == 0 && found.epochs == 0 && found.mostEarlyMs <= kSpawnMs
        && found.mostLateMs <= kTickMs + kNoticeMs;
    const bool seen = early > kTickMs;
    reportRig({QStringLiteral("clock"),
               QStringLiteral("Who sets the clock on the wall changes no time limit, no lease and no window for REAL"),
               QStringLiteral("%1 tries, clocks up to %2 years off: time limits at most %3 ms early, %4 ms late (%5), "
                              "%6 never came, %7 windows too long, %8 new grants; %9")
                   .arg(found.tries).arg(found.furthestMs / kYearMs).arg(found.mostEarlyMs).arg(found.mostLateMs)
                   .arg(found.worst).arg(found.neverEnded).arg(found.windowsTooLong).arg(found.epochs)
                   .arg(machineLoad()),
               QStringLiteral("%1 ms early, a tick of %2 ms and %3 ms late; 0, 0, 0")
                   .arg(kSpawnMs).arg(kTickMs).arg(kNoticeMs),
               QStringLiteral("three seconds by the clock on the wall, set on by an hour: %1 ms early").arg(early),
               met && seen});
    QVERIFY2(seen, "the control was not seen to fail");
    QVERIFY(deceived);
    QVERIFY(met);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
