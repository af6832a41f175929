#include "core/agents/commandtransport.h"
#include "core/process/filedescriptor.h"
#include "tests/core/agents/recordinglistener.h"
#include "tests/support/rigreport.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTcpServer>

#include <cstddef>

#include <linux/keyctl.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr int kBombed = 512;
constexpr qint64 kNoneAfterMs = 2'500; ///< gentle: two seconds of it are the agent's
constexpr char kWorks[] = "works";

/// A socket that listens, at a path or at a name of the abstract space.
FileDescriptor listenAt(const QByteArray &name)
{
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    const socklen_t size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(name.size()) + (name.startsWith('\0') ? 0 : 1));
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), size) != 0 || ::listen(socket.get(), 1) != 0)
        return {};
    return socket;
}

bool put(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("secret") == 6;
}

/// Everything of this user that an agent must not reach. It is really there, and an agent without a sandbox reaches it.
struct Prey {
    explicit Prey(const ProcessRig &rig) : mark(QString::number(600 + ::getpid() / 10'000'000.0, 'f', 7))
    {
        const QString outside = rig.folder() + QStringLiteral("/outside");
        const QString database = rig.folder() + QStringLiteral("/profile/quarterdeck.db");
        const QString socketPath = outside + QStringLiteral("/socket");
        const QByteArray name = "quarterdeck-escape-" + rig.profile().toUtf8();
        const QString link = rig.folder() + QStringLiteral("/work/link");
        QDir().mkpath(outside + QStringLiteral("/.ssh"));
        listener = listenAt(QFile::encodeName(socketPath));
        abstract = listenAt('\0' + name);
        shared = ::shmget(IPC_PRIVATE, 4'096, IPC_CREAT | 0600);
        key = ::syscall(SYS_add_key, "user", name.constData(), "secret", size_t(6), KEY_SPEC_SESSION_KEYRING);
        victim.start(QStringLiteral("sleep"), {mark});
        ready = victim.waitForStarted() && port.listen(QHostAddress::LocalHost) && put(outside + QStringLiteral("/.ssh/id_ed25519"))
            && put(database) && (QFile::exists(link) || QFile::link(outside, link)) && listener.isValid() && abstract.isValid() && shared >= 0;
        const auto word = [this](const char *what, const QString &value) { words += QLatin1String(what) + u'=' + value; };
        word("home", QDir::homePath());
        word("outside", outside);
        word("database", database);
        word("link", link);
        word("port", QString::number(port.serverPort()));
        word("abstract", QString::fromLatin1(name));
        word("socket", socketPath);
        word("victim", QString::number(victim.processId()));
        word("mark", mark);
        word("shared", QString::number(shared));
        word("key", QString::fromLatin1(name));
    }
    Prey(const Prey &) = delete;
    Prey &operator=(const Prey &) = delete;
    ~Prey()
    {
        ::shmctl(shared, IPC_RMID, nullptr);
        if (key > 0)
            ::syscall(SYS_keyctl, KEYCTL_UNLINK, key, KEY_SPEC_SESSION_KEYRING);
        victim.kill();
        victim.waitForFinished();
    }

    QString mark;
    QProcess victim;
    QTcpServer port;
    FileDescriptor listener;
    FileDescriptor abstract;
    int shared = -1;
    long key = -1;
    bool ready = false;
    QStringList words;
};

/// What the agent said of its ways, and whether it came to its end.
struct Attempts {
    QStringList ways; ///< out of its sandbox
    QStringList escapes;
    bool works = false;
    bool ended = false;
    bool victimLives = false;
};

} // namespace

/// An agent that wants to get out, under the launcher of the product.
class TestEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyGetsOut();

private:
    [[nodiscard]] static Agent agent(const char *sandbox, const char *effect, const QStringList &words);
    [[nodiscard]] static Attempts corpus(const char *sandbox, const char *effect);
    [[nodiscard]] static qint64 bombMs();
    [[nodiscard]] static int bombedByQProcess();
};

void TestEscape::initTestCase()
{
    QVERIFY(prepareProcessOwner());
}

Agent TestEscape::agent(const char *sandbox, const char *effect, const QStringList &words)
{
    Agent agent;
    agent.name = QStringLiteral("escapist");
    agent.kinds = {TaskKind::Code};
    agent.settings = {{QStringLiteral("command"), QJsonArray::fromStringList(QStringList{QStringLiteral(QD_ESCAPIST)} + words)},
                      {QStringLiteral("sandbox"), QLatin1String(sandbox)}, {QStringLiteral("effect"), QLatin1String(effect)},
                      {QStringLiteral("prompt"), QStringLiteral("none")}};
    return agent;
}

/// A place to work in, and the transport of the product.
class Launcher
{
public:
    Launcher()
    {
        for (const char *folder : {"/work", "/profile/spool", "/profile/scratch"})
            QDir().mkpath(m_rig.folder() + QLatin1String(folder));
        const QString profile = m_rig.folder() + QStringLiteral("/profile");
        m_transport = std::make_unique<CommandTransport>(
            m_executioner, CommandPlaces{kBoxProgram, profile + QStringLiteral("/spool"), profile + QStringLiteral("/scratch"),
                                         m_rig.profile(), profile, findSandbox()}, m_listener);
    }

    [[nodiscard]] bool begin(const Agent &agent)
    {
        Task task;
        task.id = TaskId{7};
        task.spec.kind = TaskKind::Code;
        task.spec.title = QStringLiteral("Get out");
        task.spec.workspace = m_rig.folder() + QStringLiteral("/work");
        const auto effect = m_transport->prepare(task, 1, agent);
        return effect.ok() && m_transport->perform({1}, *effect).ok();
    }
    [[nodiscard]] bool waitForEnd() { return QTest::qWaitFor([this] { return !m_listener.endings.empty(); }, 60'000); }
    void stop() { m_transport->stop({1}, EndCause::TimedOut); }
    [[nodiscard]] QByteArray output() const { return m_listener.fileNamed("stdout.txt"); }
    [[nodiscard]] const ProcessRig &rig() const { return m_rig; }

private:
    ProcessRig m_rig;
    RecordingListener m_listener;
    Executioner m_executioner;
    std::unique_ptr<CommandTransport> m_transport;
};

Attempts TestEscape::corpus(const char *sandbox, const char *effect)
{
    Launcher launcher;
    Prey prey(launcher.rig());
    Attempts attempts;
    if (!prey.ready || !launcher.begin(agent(sandbox, effect, prey.words)) || !launcher.waitForEnd())
        return attempts;
    const QList<QByteArray> lines = launcher.output().split('\n');
    for (const QByteArray &line : lines) {
        const QString way = QString::fromLatin1(line.left(line.lastIndexOf(' ')));
        if (way == QLatin1String(kWorks))
            attempts.works = line.endsWith(" yes");
        else if (!way.isEmpty())
            (line.endsWith(" yes") ? attempts.escapes : attempts.ways) += way;
    }
    attempts.ways += attempts.escapes;
    attempts.ended = true;
    attempts.victimLives = !prey.victim.waitForFinished(0) && prey.victim.state() == QProcess::Running;
    return attempts;
}

/// From the order to end to the end of the last of them; -1 if somebody lives or there was no bomb.
qint64 TestEscape::bombMs()
{
    Launcher launcher;
    if (!launcher.begin(agent("require", "unsafe", {QStringLiteral("bomb")}))
        || !QTest::qWaitFor([&] { return launcher.rig().running().size() >= kBombed; }, 30'000))
        return -1;
    QElapsedTimer timer;
    timer.start();
    launcher.stop();
    const bool none = QTest::qWaitFor([&] { return launcher.rig().running().isEmpty(); }, 20'000);
    return none ? timer.elapsed() : -1;
}

// The control: who kills only whom it has started.
int TestEscape::bombedByQProcess()
{
    const ProcessRig rig;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kProfileVariable), rig.profile());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(QD_ESCAPIST), {QStringLiteral("bomb")});
    if (!QTest::qWaitFor([&] { return rig.running().size() >= kBombed; }, 30'000))
        return -1;
    process.kill();
    process.waitForFinished();
    return int(rig.running().size());
}

void TestEscape::nobodyGetsOut()
{
    RigRow row{QStringLiteral("sandbox-escape"), QStringLiteral("An agent in its sandbox reaches nothing outside of it, and leaves nobody behind"), {},
               QStringLiteral("0 ways out, nobody after %1 ms").arg(kNoneAfterMs), {}, false};
    if (findSandbox().isEmpty()) {
        row.figure = QStringLiteral("bubblewrap is not there, or does not work here: nothing was tried");
        row.control = QStringLiteral("none");
        reportRig(row);
        QSKIP("bubblewrap is not there, or does not work here");
    }
    const Attempts usual = corpus("require", "unsafe");
    const Attempts pure = corpus("require", "pure");
    const Attempts control = corpus("off", "unsafe");
    const qint64 bombed = bombMs();
    const int left = bombedByQProcess();
    const QStringList escapes = usual.escapes + pure.escapes;
    const bool met = usual.ended && usual.works && pure.ended && !pure.works && escapes.isEmpty() && usual.victimLives && pure.victimLives
        && bombed >= 0 && bombed <= kNoneAfterMs;
    const bool seen = control.escapes.size() >= 10 && !control.victimLives && left > 1;
    row.figure = QStringLiteral("%1 ways tried from a sandbox that may write and from one that only reads: %2 lead out%3; a bomb of %4 processes: "
                                "nobody %5 ms after the order to end")
                     .arg(usual.ways.size() + pure.ways.size()).arg(escapes.size())
                     .arg(escapes.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(escapes.join(QStringLiteral(", ")))).arg(kBombed).arg(bombed);
    row.control = QStringLiteral("the same agent without a sandbox: %1 of %2 ways lead out; the bomb under QProcess::kill(): %3 processes left")
                      .arg(control.escapes.size()).arg(control.ways.size()).arg(left);
    row.met = met && seen;
    reportRig(row);
    QVERIFY2(seen, qPrintable(control.escapes.join(u'\n')));
    QVERIFY2(met, qPrintable(escapes.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestEscape)
#include "tst_escape.moc"
