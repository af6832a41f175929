#include "tests/rigs/loadedowner.h"
#include "tests/rigs/machineload.h"
#include "tests/rigs/memorytrend.h"
#include "tests/support/rigreport.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <fcntl.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr qint64 kMostLog = 16 * kMegabyte; ///< of SQLite
constexpr int kMostMoreFiles = 8;
constexpr int kMostOpen = 40; ///< tasks that the engine has before it
constexpr int kControlTasks = 1'000;

qint64 memoryOf(qint64 pid)
{
    const QList<QByteArray> pages = procFile(int(pid), "statm").split(' ');
    return pages.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

int filesOf(qint64 pid)
{
    return int(QDir(QStringLiteral("/proc/%1/fd").arg(pid)).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

/// Agents that work; and others that fail, hang, crash, say too much and leave children behind.
constexpr quint32 kGood = 4;
constexpr const char *kTasks[] = {
    "rehearse: [{succeed: done}]",
    "mode: proof\ncommand: [\"true\"]",
    "command: [\"true\"]",
    "command: [\"sh\", \"-c\", \"yes much | head -c 300000\"]",
    "rehearse: [{fail: 1}, {succeed: done}]\nmax_attempts: 2",
    "rehearse: [{fail: 3}]\nmax_attempts: 1",
    "rehearse: [{sleep: 1}, {succeed: done}]",
    "command: [\"false\"]\nmax_attempts: 1",
    "command: [\"sh\", \"-c\", \"kill -9 $$\"]\nmax_attempts: 2",
    "command: [\"sh\", \"-c\", \"kill -SEGV $$\"]",
    "command: [\"sh\", \"-c\", \"sleep 30\"]\ntimeout: 1\nmax_attempts: 1",
    "command: [\"sh\", \"-c\", \"trap '' TERM; sleep 1\"]",
    "command: [\"sh\", \"-c\", \"sleep 60 & exit 0\"]",
    "command: [\"sh\", \"-c\", \"head -c 20000 /dev/urandom; exit 4\"]\nmax_attempts: 1",
    "command: [\"/nowhere/at/all\"]\nmax_attempts: 1",
    "hold: true\ncommand: [\"true\"]",
    "autonomy: 0\ncommand: [\"true\"]",
};

/// A person who presses everything, in an order that a seed decides.
class Operator
{
public:
    explicit Operator(CoreLine &line) : m_line(line) { }

    [[nodiscard]] int ended() const
    {
        const QueueCounts &queue = m_line.status()->queue;
        return int(queue.of(TaskState::Succeeded) + queue.of(TaskState::Failed) + queue.of(TaskState::Dead) + queue.of(TaskState::Cancelled)
                   + queue.of(TaskState::Unknown));
    }
    [[nodiscard]] int acts() const { return m_acts; }
    [[nodiscard]] int kills() const { return m_kills; }

    /// Keeps the queue busy, and does one thing more.
    [[nodiscard]] bool step()
    {
        m_line.listen();
        static_cast<void>(m_line.takeAnswers());
        if (m_line.isLost())
            return false;
        if (inLine() < kMostOpen / 2 && !add(kMostOpen / 2))
            return false;
        ++m_acts;
        if (m_random.bounded(400) == 0)
            return killAndComeBack();
        act();
        return true;
    }

    /// As it was at the beginning: armed and running.
    [[nodiscard]] bool arm()
    {
        return m_line.done(Operation::EngineArm, {{QStringLiteral("seconds"), 3'600}, {QStringLiteral("count"), 10'000},
                                                  {QStringLiteral("confirm"), QStringLiteral("REAL")}});
    }

private:
    [[nodiscard]] int inLine() const
    {
        const QueueCounts &queue = m_line.status()->queue;
        return int(queue.of(TaskState::Queued) + queue.of(TaskState::Claimed) + queue.of(TaskState::Running));
    }
    [[nodiscard]] bool add(int count)
    {
        QJsonArray documents;
        for (int i = 0; i < count; ++i) {
            // An agent that only fails is left alone by the engine for longer and longer.
            const quint32 worst = m_random.bounded(3) == 0 ? quint32(std::size(kTasks)) : kGood;
            const char *fields = kTasks[m_random.bounded(worst)];
            const bool silent = QByteArray(fields).contains("mode:") || QByteArray(fields).contains("rehearse:");
            const QString text = QStringLiteral("---\ntitle: Soak %1\n%2%3\npriority: %4\n---\nTask %1.\n")
                                     .arg(++m_added).arg(silent ? QString() : QStringLiteral("mode: real\n") + autonomy(fields),
                                                         QLatin1String(fields)).arg(m_random.bounded(11));
            documents += QJsonObject{{QStringLiteral("name"), QStringLiteral("%1.md").arg(m_added)}, {QStringLiteral("text"), text}};
        }
        return m_line.done(Operation::TasksAdd, {{QStringLiteral("documents"), documents}});
    }
    static QString autonomy(const char *fields)
    {
        return QByteArray(fields).contains("autonomy:") ? QString() : QStringLiteral("autonomy: 100\n");
    }

    [[nodiscard]] QJsonObject some()
    {
        QJsonArray ids;
        for (int i = 1 + m_random.bounded(3); i > 0; --i)
            ids += std::max(1, m_added - m_random.bounded(2 * kMostOpen));
        return {{QStringLiteral("ids"), ids}};
    }
    [[nodiscard]] QJsonObject one() { return {{QStringLiteral("id"), QString::number(std::max(1, m_added - m_random.bounded(2 * kMostOpen)))}}; }

    // Most of it is refused: the task is in another state. That is an answer too.
    void act()
    {
        static constexpr Operation kOnSome[] = {Operation::TasksCancel, Operation::TasksHold, Operation::TasksRelease, Operation::TasksRelease,
                                                Operation::TasksRequeue, Operation::TasksApprove, Operation::TasksApprove, Operation::TasksDeny,
                                                Operation::TasksReopen, Operation::TasksPage};
        static constexpr Operation kOnOne[] = {Operation::TasksShow, Operation::TasksWhy, Operation::TasksFields, Operation::AttemptsTail};
        static constexpr Operation kOnNone[] = {Operation::StatusGet, Operation::TasksList, Operation::JournalList, Operation::MetricsGet,
                                                Operation::HealthGet, Operation::NeedsGet, Operation::AgentsList, Operation::TicksList,
                                                Operation::EnginePause, Operation::EngineResume, Operation::EngineResume, Operation::EngineResume};
        const auto any = [this](const auto &from) { return from[m_random.bounded(quint32(std::size(from)))]; };
        switch (m_random.bounded(5)) {
        case 0:
        case 1:
            m_line.send(any(kOnSome), some());
            break;
        case 2:
            m_line.send(any(kOnOne), one());
            break;
        case 3: {
            QJsonObject resolved = some();
            resolved[QStringLiteral("verdict")] = m_random.bounded(2) == 0 ? QStringLiteral("happened") : QStringLiteral("not_happened");
            resolved[QStringLiteral("reason")] = QStringLiteral("the rig knows");
            m_line.send(Operation::TasksResolve, resolved);
            break;
        }
        default:
            m_line.send(any(kOnNone));
        }
    }

    [[nodiscard]] bool killAndComeBack()
    {
        ++m_kills;
        return m_line.done(Operation::EngineKill, {{QStringLiteral("now"), m_random.bounded(2) == 0}})
            && QTest::qWaitFor([this] { return resets(); }, 30'000) && m_line.done(Operation::EngineResume) && arm();
    }
    // Refused as long as somebody is still being killed.
    [[nodiscard]] bool resets()
    {
        const auto answer = m_line.ask(Operation::EngineResetKill, {{QStringLiteral("confirm"), QStringLiteral("RESET")}});
        return answer && answer->ok();
    }

    CoreLine &m_line;
    QRandomGenerator m_random{20'240'611};
    int m_added = 0;
    int m_acts = 0;
    int m_kills = 0;
};

/// A program that forgets what it has taken, judged as the real one is.
MemoryTrend leakingTrend(qsizetype bytes, bool files)
{
    MemoryTrend trend;
    std::vector<QByteArray> forgotten;
    std::vector<int> open;
    for (int task = 0; task < kControlTasks; ++task) {
        if (bytes > 0)
            forgotten.emplace_back(bytes, 'x');
        if (files && task % 10 == 0)
            open.push_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        if (task % 50 == 0)
            trend.add({task, memoryOf(::getpid()), filesOf(::getpid())});
    }
    for (const int descriptor : open)
        ::close(descriptor);
    return trend;
}

} // namespace

/// The real program at work for a long time, with agents that go wrong and a person who presses everything.
class TestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGrows();

private:
    [[nodiscard]] bool soak(LoadedOwner &owner, Operator &person, int seconds);

    MemoryTrend m_trend;
    qint64 m_longestLog = 0;
};

bool TestSoak::soak(LoadedOwner &owner, Operator &person, int seconds)
{
    const qint64 pid = owner.program().pid();
    const QString log = owner.rig().database() + QStringLiteral("-wal");
    const int everyMs = rigSize(100, 5'000);
    constexpr qint64 kArmedMs = 300'000; // before ten thousand starts are used up
    QElapsedTimer timer;
    QElapsedTimer sampled;
    QElapsedTimer armed;
    timer.start();
    sampled.start();
    armed.start();
    while (timer.elapsed() < seconds * 1'000LL) {
        if (!person.step() || owner.program().ended() || (armed.elapsed() > kArmedMs && (armed.restart(), !person.arm())))
            return false;
        m_longestLog = std::max(m_longestLog, QFileInfo(log).size());
        if (sampled.elapsed() >= everyMs) {
            sampled.restart();
            m_trend.add({person.ended(), memoryOf(pid), filesOf(pid)});
        }
        QTest::qWait(10);
    }
    return m_trend.count() > 10;
}

void TestSoak::nothingGrows()
{
    const int seconds = rigSize(15, 3'600);
    const double mostPerTask = rigSize(40'000, 1'000); // in a short time caches and rings are not full yet
    const int leak = int(2.5 * mostPerTask);
    LoadedOwner owner;
    QVERIFY(owner.start({0, 0, 0}));
    for (const auto &[name, value] : {std::pair{"engine.max_concurrent", "8"}, std::pair{"retry.base_delay", "0.2"}})
        QVERIFY(owner.line().done(Operation::SettingsSet, {{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("value"), QLatin1String(value)}}));
    Operator person(owner.line());
    const bool lived = soak(owner, person, seconds);
    const bool whole = lived && owner.rig().verifies();
    const MemoryTrend leaks[] = {leakingTrend(leak, false), leakingTrend(0, true)};
    const bool seen = leaks[0].bytesPerTask() > mostPerTask && leaks[1].moreFiles() > kMostMoreFiles;
    const bool met = whole && m_trend.last().tasks > 0 && m_trend.bytesPerTask() < mostPerTask && m_trend.moreFiles() <= kMostMoreFiles
        && m_longestLog < kMostLog;
    reportRig({QStringLiteral("soak"), QStringLiteral("A program that works for a long time holds no more at its end than soon after its begin"),
               QStringLiteral("%1 s, %2 tasks ended, %3 acts of a person, %4 kills: %5 bytes more memory for each task of the second half, %6 MB "
                              "and %7 files open at the end, %8 more of them at least, log of SQLite at most %9 MB, verify %10; %11")
                   .arg(seconds).arg(m_trend.count() > 0 ? m_trend.last().tasks : 0).arg(person.acts()).arg(person.kills())
                   .arg(m_trend.bytesPerTask(), 0, 'f', 0).arg(m_trend.count() > 0 ? m_trend.last().memory / kMegabyte : 0)
                   .arg(m_trend.count() > 0 ? m_trend.last().files : 0).arg(m_trend.count() > 1 ? m_trend.moreFiles() : 0)
                   .arg(double(m_longestLog) / kMegabyte, 0, 'f', 1).arg(whole ? QStringLiteral("whole") : QStringLiteral("broken"), machineLoad()),
               QStringLiteral("less than %1 bytes for each task, at most %2 more files, %3 MB of log, whole")
                   .arg(mostPerTask).arg(kMostMoreFiles).arg(kMostLog / kMegabyte),
               QStringLiteral("a program that forgets %1 bytes for each task: %2 seen; one that forgets a file for each tenth: %3 more seen")
                   .arg(leak).arg(leaks[0].bytesPerTask(), 0, 'f', 0).arg(leaks[1].moreFiles()), met && seen});
    QVERIFY(seen);
    QVERIFY(met);
}

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
