#include "core/doors/localprotocol.h"
#include "core/doors/peerlistener.h"
#include "core/process/filedescriptor.h"
#include "tests/rigs/rawpeer.h"
#include "tests/support/rigreport.h"
#include "tests/system/programrig.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr uid_t kStranger = 65'534;
constexpr uid_t kDaemon = 1;
constexpr mode_t kFolderModes[] = {0700, 0755, 0777};
constexpr mode_t kSocketModes[] = {0600, 0755, 0777};
constexpr mode_t kPlaceModes[] = {0700, 0500, 0710, 0750, 0755, 0777, 01700, 02700};

/// What a peer says first.
struct Words {
    QByteArray bytes;
    bool right = false;  ///< a hello as it must be
    bool breaksOff = false; ///< and then nothing more
};

QByteArray hello(const QByteArray &version, const QByteArray &more = {})
{
    return R"({"hello":{"version":)" + version + R"(,"client":"gate")" + more + "}}";
}

QByteArray padded(const QByteArray &line, qsizetype bytes)
{
    return line + QByteArray(bytes - line.size(), ' ') + '\n';
}

// What other protocols begin with, and what a peer may be up to that knows ours.
QList<Words> firstWords()
{
    const QByteArray right = hello("1");
    const qsizetype most = LocalDoorLimits{}.helloBytes;
    QList<Words> all{{right + '\n', true}, {hello("1", R"(,"changes":true,"log":true)") + '\n', true}, {padded(right, most), true},
                     {padded(right, most + 1)}, {right, false, true}, {right.chopped(1) + '\n'}};
    for (const char *version : {"0", "2", "-1", "1.5", "\"1\"", "true", "null", "[1]", "{}", "1e99", "9007199254740993"})
        all += Words{hello(version) + '\n'};
    for (const char *line : {R"({"hello":{"client":"gate"}})", R"({"hello":{"version":1}})", R"({"hello":{"version":1,"client":7}})",
                             R"({"hello":{"version":1,"client":"gate","scopes":["arm"]}})", R"({"hello":{"version":1,"client":"gate","user":"root"}})",
                             R"({"hello":{"version":1,"client":"gate"},"token":"x"})", R"({"hello":true})", R"({"hello":[]})", "{}", "[]", "1", "",
                             R"({"request":1,"operation":"engine.kill","parameters":{}})", R"({"request":1,"operation":"status.get"})", "garbage"})
        all += Words{QByteArray(line) + '\n'};
    all += Words{"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n"};
    all += Words{"GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n"};
    all += Words{"POST /engine/arm HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"};
    all += Words{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"};
    all += Words{QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12)};
    all += Words{QByteArray("\0\xff\x13\n", 4)};
    all += Words{QByteArray(100'000, '[') + '\n'};
    return all;
}

/// What came of it. A door that has no word after all patience counts as one that hangs.
enum class Outcome : char { KeptOut, LetIn, Hung };

Outcome knock(const QByteArray &path, const Words &words)
{
    RawPeer peer(path);
    if (!peer.connected())
        return Outcome::KeptOut;
    peer.send(words.bytes);
    if (words.breaksOff)
        peer.saysNoMore();
    const QByteArray answer = peer.line();
    if (answer.startsWith(R"({"hello")"))
        return Outcome::LetIn;
    return peer.gone() || !answer.isEmpty() ? Outcome::KeptOut : Outcome::Hung;
}

// In a child, for a process that has become somebody else does not come back.
QList<Outcome> knockAs(uid_t user, const QByteArray &path, const QList<Words> &words)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) {
        if (user != ::geteuid() && (::setgroups(0, nullptr) != 0 || ::setgid(user) != 0 || ::setuid(user) != 0))
            ::_exit(1);
        for (const Words &first : words) {
            const Outcome outcome = knock(path, first);
            if (::write(ends[1], &outcome, 1) != 1)
                ::_exit(2);
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    int status = 0;
    bool ended = false; // our own event loop may be the door
    static_cast<void>(QTest::qWaitFor([&] { return (ended = ended || ::waitpid(child, &status, WNOHANG) == child); }, 300'000));
    QList<Outcome> outcomes(words.size(), Outcome::Hung);
    outcomes.resize(std::max<ssize_t>(0, ::read(ends[0], outcomes.data(), size_t(outcomes.size()))));
    ::close(ends[0]);
    return outcomes;
}

struct Tally {
    int tried = 0;
    int letIn = 0;
    QStringList wrong;
};

void judge(const QByteArray &path, const QList<uid_t> &users, Tally &tally)
{
    const QList<Words> words = firstWords();
    for (const uid_t user : users) {
        const QList<Outcome> outcomes = knockAs(user, path, words);
        for (qsizetype i = 0; i < words.size(); ++i) {
            const Outcome wanted = user == ::geteuid() && words[i].right ? Outcome::LetIn : Outcome::KeptOut;
            const Outcome got = outcomes.value(i, Outcome::Hung);
            ++tally.tried;
            tally.letIn += got == Outcome::LetIn;
            if (got != wanted)
                tally.wrong += QStringLiteral("user %1: %2 is %3").arg(user).arg(QString::fromLatin1(words[i].bytes.left(100)).trimmed()).arg(int(got));
        }
    }
}

bool setMode(const QString &path, mode_t mode)
{
    return ::chmod(QFile::encodeName(path).constData(), mode) == 0;
}

QByteArray numberOf(const QByteArray &link)
{
    return link.startsWith("socket:[") ? link.mid(8).chopped(1) : QByteArray();
}

/// Doors of a process that others reach without a file: ports, and names of the abstract name space.
int openDoors(int pid)
{
    QList<QByteArray> sockets;
    const QString folder = QStringLiteral("/proc/%1/fd").arg(pid);
    for (const QString &name : QDir(folder).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
        QByteArray target(64, '\0');
        const ssize_t size = ::readlink(QFile::encodeName(folder + u'/' + name).constData(), target.data(), size_t(target.size()));
        sockets += numberOf(target.left(std::max<ssize_t>(0, size)));
    }
    int doors = 0;
    for (const char *file : {"net/tcp", "net/tcp6", "net/udp", "net/udp6", "net/unix"}) {
        const bool local = QByteArray(file) == "net/unix";
        for (const QByteArray &line : procFile(pid, file).split('\n')) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            const bool ours = sockets.contains(fields.value(local ? 6 : 9));
            const bool listens = local ? fields.value(7).startsWith('@') && fields.value(3) == "00010000" : fields.value(3) == "0A" || fields.value(3) == "07";
            doors += ours && listens;
        }
    }
    return doors;
}

/// What lies where the socket is to be.
enum class Lies { Nothing, File, DeadSocket, LiveSocket };

/// The socket that answers there, if one is to.
FileDescriptor lay(Lies what, const QString &path)
{
    if (what == Lies::Nothing)
        return {};
    if (what == Lies::File)
        return FileDescriptor(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_un address = RawPeer::addressOf(QFile::encodeName(path));
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 || ::listen(socket.get(), 1) != 0)
        qFatal("no socket at %s", qUtf8Printable(path));
    return what == Lies::LiveSocket ? std::move(socket) : FileDescriptor();
}

bool opens(mode_t mode, uid_t owner, bool isLink, Lies lies)
{
    const QTemporaryDir root;
    const QString folder = root.filePath(QStringLiteral("door"));
    const QString link = root.filePath(QStringLiteral("link"));
    if (!QDir().mkdir(folder) || !QFile::link(folder, link))
        qFatal("no folder %s", qUtf8Printable(folder));
    const FileDescriptor there = lay(lies, folder + QStringLiteral("/core.sock"));
    if (::chown(QFile::encodeName(folder).constData(), owner, gid_t(-1)) != 0 || !setMode(folder, mode))
        qFatal("cannot change %s", qUtf8Printable(folder));
    PeerListener listener;
    const bool opened = listener.listen((isLink ? link : folder) + QStringLiteral("/core.sock")).ok();
    setMode(folder, 0700); // so that it can be removed
    return opened;
}

} // namespace

/// The product has one door, a local socket: it opens no port at all. Who may come in through it, from where and with what
/// words, is tried in all combinations.
class TestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheAllowedCombinationsPass();

private:
    void tryDoor(Tally &tally);
    void tryPlaces(Tally &tally);
    [[nodiscard]] Tally tryCarelessDoor() const;

    QList<uid_t> m_users;
    int m_open = -1;
};

// The real program. Somebody has opened all folders above its door, and then the door's own, as far as it goes.
void TestGate::tryDoor(Tally &tally)
{
    const ProgramRig rig;
    const QString folder = rig.inProfile(QStringLiteral("door"));
    const QString socket = folder + QStringLiteral("/core.sock");
    const auto program = rig.start(words("run"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), Program::kPatienceMs);
    m_open = openDoors(int(program->pid()));
    QVERIFY(setMode(rig.folder(), 0755) && setMode(rig.profile(), 0755));
    for (const mode_t folderMode : kFolderModes) {
        for (const mode_t socketMode : kSocketModes) {
            QVERIFY(setMode(folder, folderMode) && setMode(socket, socketMode));
            judge(QFile::encodeName(socket), m_users, tally);
        }
    }
    QVERIFY(!program->ended());
}

// Where the door does not open at all, since others could come between.
void TestGate::tryPlaces(Tally &tally)
{
    for (const mode_t mode : kPlaceModes) {
        for (const uid_t owner : m_users.mid(0, 2)) {
            for (const bool link : {false, true}) {
                for (const Lies lies : {Lies::Nothing, Lies::File, Lies::DeadSocket, Lies::LiveSocket}) {
                    const bool wanted = mode == 0700 && owner == ::geteuid() && !link && (lies == Lies::Nothing || lies == Lies::DeadSocket);
                    const bool opened = opens(mode, owner, link, lies);
                    ++tally.tried;
                    tally.letIn += opened;
                    if (opened != wanted)
                        tally.wrong += QStringLiteral("a folder %1 of user %2, link %3, with %4").arg(mode, 0, 8).arg(owner).arg(link).arg(int(lies));
                }
            }
        }
    }
}

// The control: a door of Qt's own that is open to everybody and greets whatever is said.
Tally TestGate::tryCarelessDoor() const
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("careless.sock"));
    QLocalServer door;
    door.setSocketOptions(QLocalServer::WorldAccessOption);
    connect(&door, &QLocalServer::newConnection, &door, [&door] {
        QLocalSocket *peer = door.nextPendingConnection();
        connect(peer, &QLocalSocket::readyRead, peer, [peer] {
            peer->write("{\"hello\":{}}\n");
            peer->flush();
        });
    });
    Tally tally;
    if (door.listen(path) && setMode(folder.path(), 0755))
        judge(QFile::encodeName(path), m_users, tally);
    return tally;
}

void TestGate::onlyTheAllowedCombinationsPass()
{
    m_users = {::geteuid()};
    if (::geteuid() == 0) // only root can play others
        m_users += {kStranger, kDaemon};
    Tally door;
    tryDoor(door);
    Tally places;
    tryPlaces(places);
    const Tally careless = tryCarelessDoor();
    QTcpServer port;
    const bool seen = openDoors(::getpid()) == 0 && port.listen(QHostAddress::LocalHost) && openDoors(::getpid()) == 1;
    const bool met = door.wrong.isEmpty() && places.wrong.isEmpty() && m_open == 0 && door.tried >= 200;
    QStringList users;
    for (const uid_t user : std::as_const(m_users))
        users += QString::number(user);
    reportRig({QStringLiteral("gate-matrix"),
               QStringLiteral("The program opens no port; its one door, a local socket, opens only where nobody can come between, and only "
                              "the owner's programs that greet it rightly come in"),
               QStringLiteral("%1 combinations of a peer's user (%2), rights of folder and socket, and first words: %3 let in, %4 wrong; "
                              "%5 places: %6 opened, %7 wrong; %8 ports and abstract sockets")
                   .arg(door.tried).arg(users.join(QStringLiteral(", "))).arg(door.letIn).arg(door.wrong.size())
                   .arg(places.tried).arg(places.letIn).arg(places.wrong.size()).arg(m_open),
               QStringLiteral("0 wrong, 0 ports"),
               QStringLiteral("a QLocalServer for everybody that greets whatever is said: %1 of %2 wrong; a port of the rig's own is seen: %3")
                   .arg(careless.wrong.size()).arg(careless.tried).arg(seen ? QStringLiteral("yes") : QStringLiteral("no")),
               met && seen && careless.wrong.size() > careless.tried / 2});
    QVERIFY(seen);
    QVERIFY(careless.wrong.size() > careless.tried / 2);
    QVERIFY2(met, qPrintable((door.wrong + places.wrong).join(u'\n')));
}

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
