#include "core/process/proctree.h"
#include "core/process/treesweep.h"
#include "tests/core/process/processscan.h"
#include "tests/support/rigreport.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr char kInside[] = "QD_RIG_INSIDE"; ///< where the part with process numbers of its own leaves what it found

/// The kernel gives the next process the number after this one. Only inside.
bool setLastPid(pid_t pid)
{
    QFile file(QStringLiteral("/proc/sys/kernel/ns_last_pid"));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(QByteArray::number(pid)) > 0;
}

pid_t spawn()
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(60);
        while (true)
            ::pause();
    }
    return child;
}

void end(pid_t pid)
{
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
}

bool isDead(pid_t child)
{
    return ::waitpid(child, nullptr, WNOHANG) == child;
}

/// A number that belonged to one of ours belongs to a stranger now. The kernel counts start times in hundredths of a second;
/// in life a number comes back after 32,768 others.
struct Reuse {
    ProcessId ours;
    pid_t stranger = 0;
    [[nodiscard]] static std::optional<Reuse> make()
    {
        const pid_t first = spawn();
        const auto stat = readStat(first);
        end(first);
        QTest::qWait(20);
        if (!stat || !setLastPid(first - 1))
            return std::nullopt;
        const pid_t stranger = spawn();
        if (stranger == first)
            return Reuse{stat->id, stranger};
        end(stranger);
        return std::nullopt;
    }
};

} // namespace

/// The number of a process that has ended is given to another one, and then the order to kill comes.
class TestPidReuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangersLive();
    void inside();
};

void TestPidReuse::inside()
{
    QFile file(qEnvironmentVariable(kInside));
    if (file.fileName().isEmpty())
        QSKIP("only where the other test starts it");
    QVERIFY(file.open(QIODevice::WriteOnly));
    int reused = 0;
    int hit = 0;
    int hitByControl = 0;
    for (int round = 0; round < rigSize(50, 5'000); ++round) {
        const auto reuse = Reuse::make();
        if (!reuse)
            continue;
        ++reused;
        TreeTarget target;
        target.root = reuse->ours;
        target.rootToo = true;
        TreeSweep sweep({target});
        sweep.round();
        signalProcess(reuse->ours, SIGKILL);
        if (isDead(reuse->stranger)) {
            ++hit;
            continue;
        }
        ::kill(reuse->ours.pid, SIGKILL); // the control: by the number alone
        ::waitpid(reuse->stranger, nullptr, 0);
        ++hitByControl;
    }
    file.write(QJsonDocument(QJsonObject{{QStringLiteral("reused"), reused}, {QStringLiteral("hit"), hit},
                                         {QStringLiteral("control"), hitByControl}}).toJson());
}

void TestPidReuse::strangersLive()
{
    if (qEnvironmentVariableIsSet(kInside))
        return;
    const QTemporaryDir folder;
    const QString result = folder.filePath(QStringLiteral("found"));
    QProcess inside;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kInside), result);
    inside.setProcessEnvironment(environment);
    inside.start(QStringLiteral("unshare"), {QStringLiteral("--user"), QStringLiteral("--map-root-user"), QStringLiteral("--pid"), QStringLiteral("--fork"),
                                             QStringLiteral("--mount-proc"), QCoreApplication::applicationFilePath(), QStringLiteral("inside")});
    QVERIFY(inside.waitForFinished(-1));
    QFile file(result);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("this machine gives nobody process numbers of their own");
    const QJsonObject found = QJsonDocument::fromJson(file.readAll()).object();
    const int reused = found[QLatin1String("reused")].toInt();
    const int hit = found[QLatin1String("hit")].toInt(-1);
    const int control = found[QLatin1String("control")].toInt();
    reportRig({QStringLiteral("pid-reuse"), QStringLiteral("A stranger that got the number of an ended process is never hit"),
               QStringLiteral("%1 numbers given again, %2 strangers hit").arg(reused).arg(hit), QStringLiteral("0 hit"),
               QStringLiteral("kill() by the number alone: %1 strangers hit").arg(control), reused > 0 && hit == 0 && control > 0});
    QVERIFY2(reused > 0, (inside.readAllStandardOutput() + inside.readAllStandardError()).constData());
    QVERIFY(control > 0);
    QCOMPARE(hit, 0);
}

QTEST_GUILESS_MAIN(TestPidReuse)
#include "tst_pidreuse.moc"
