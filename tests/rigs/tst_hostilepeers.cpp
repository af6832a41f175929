#include "core/doors/localprotocol.h"
#include "tests/rigs/coreline.h"
#include "tests/rigs/machineload.h"
#include "tests/rigs/rawpeer.h"
#include "tests/support/rigreport.h"
#include "tests/system/programrig.h"

#include <QRandomGenerator>

#include <atomic>
#include <functional>
#include <thread>

#include <sys/resource.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr qint64 kMostGrowth = 64 * kMegabyte;
constexpr qint64 kMostHelloMs = 100;
constexpr qint64 kMostAnswerMs = 1'000; ///< one thread reads for all peers, and a long list takes its time
constexpr int kSilent = 1'000;
constexpr int kDripping = 40;
constexpr int kFewFiles = 64;
constexpr int kTasks = 2'000;     ///< so that answers have a size
constexpr qint64 kEndless = 2'147'483'648;
constexpr int kPolite = 20;       ///< programs that ask as they should, one after the other, beside each evil
const QByteArray kHello = R"({"hello":{"version":1,"client":"rig"}})" "\n";
const QByteArray kQuestion = R"({"request":1,"operation":"status.get"})" "\n";

/// A real program and what it costs.
class Owner
{
public:
    explicit Owner(int mostFiles = 0)
    {
        const QString qdeck = QStringLiteral(QDECK);
        const QStringList run{QStringLiteral("--profile"), m_rig.profile(), QStringLiteral("run")};
        if (mostFiles == 0)
            m_program = std::make_unique<Program>(qdeck, run);
        else
            m_program = std::make_unique<Program>(QStringLiteral("prlimit"), QStringList{QStringLiteral("--nofile=%1").arg(mostFiles), qdeck} + run);
        m_running = QTest::qWaitFor([this] { return m_rig.engineState() == QLatin1String("running"); }, Program::kPatienceMs);
    }
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] bool alive() { return !m_program->ended(); }
    [[nodiscard]] const ProgramRig &rig() const { return m_rig; }
    [[nodiscard]] QByteArray door() const { return QFile::encodeName(m_rig.inProfile(QStringLiteral("door/core.sock"))); }
    [[nodiscard]] qint64 pid() const { return m_program->pid(); }

    /// Of memory, at most until now.
    [[nodiscard]] qint64 peak() const
    {
        for (const QByteArray &line : procFile(int(pid()), "status").split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').constFirst().toLongLong() * 1'024;
        }
        return -1;
    }

private:
    ProgramRig m_rig;
    std::unique_ptr<Program> m_program;
    bool m_running = false;
};

/// What an evil did to others.
struct Harm {
    qint64 helloMs = 0;  ///< from nothing to the door's hello, at most
    qint64 answerMs = 0; ///< and to an answer
    int keptOut = 0;
    qint64 growth = 0;
    bool alive = true;

    [[nodiscard]] bool none() const
    {
        return alive && keptOut == 0 && helloMs < kMostHelloMs && answerMs < kMostAnswerMs && growth < kMostGrowth;
    }
    void add(const Harm &other)
    {
        helloMs = std::max(helloMs, other.helloMs);
        answerMs = std::max(answerMs, other.answerMs);
        keptOut += other.keptOut;
        growth = std::max(growth, other.growth);
        alive = alive && other.alive;
    }
};

bool askOnce(const QByteArray &door, Harm &harm)
{
    QElapsedTimer timer;
    timer.start();
    RawPeer peer(door);
    peer.send(kHello + kQuestion);
    if (!peer.line().startsWith(R"({"hello")"))
        return false;
    harm.helloMs = std::max(harm.helloMs, timer.elapsed());
    const bool answered = peer.line().contains(R"("answers")");
    harm.answerMs = std::max(harm.answerMs, timer.elapsed());
    return answered;
}

void askPolitely(const QByteArray &door, Harm &harm)
{
    for (int i = 0; i < kPolite; ++i)
        harm.keptOut += !askOnce(door, harm);
}

using Peers = std::vector<std::unique_ptr<RawPeer>>;

Peers peersAt(const QByteArray &door, int count)
{
    Peers peers;
    for (int i = 0; i < count; ++i)
        peers.push_back(std::make_unique<RawPeer>(door));
    return peers;
}

void sayNothing(const QByteArray &door, Harm &harm)
{
    const Peers silent = peersAt(door, kSilent);
    askPolitely(door, harm);
}

// Half of them byte by byte from the first one, half after a hello.
void drip(const QByteArray &door, Harm &harm)
{
    const Peers peers = peersAt(door, kDripping);
    for (size_t i = 0; i < peers.size(); i += 2)
        peers[i]->send(kHello);
    for (const char byte : kHello) {
        for (const auto &peer : peers)
            peer->send(QByteArray(1, byte), 10);
    }
    askPolitely(door, harm);
}

// As many questions as one may have at once, each with a long answer, and nobody reads one.
void neverRead(const QByteArray &door, Harm &harm)
{
    const Peers peers = peersAt(door, 2);
    for (const auto &peer : peers) {
        peer->send(kHello);
        for (int i = 1; i <= LocalDoorLimits{}.requestsInFlight; ++i)
            peer->send(R"({"request":)" + QByteArray::number(i) + R"(,"operation":"tasks.list","parameters":{"limit":10000}})" "\n", 10);
    }
    askPolitely(door, harm);
}

// A line without an end, before the hello and after it.
void neverEnd(const QByteArray &door, Harm &harm)
{
    const QByteArray block(kMegabyte, 'x');
    for (const QByteArray &first : {QByteArray(), kHello}) {
        const RawPeer peer(door);
        peer.send(first);
        for (qint64 sent = 0; sent < kEndless; sent += block.size()) {
            if (peer.send(block) < block.size())
                break;
        }
        askPolitely(door, harm);
    }
}

// What is cheap to answer and changes no file outside of the profile: the door is tried here, not the operations.
QByteArray hostileRequest(QRandomGenerator &random, int number)
{
    static constexpr const char *kOperations[] = {
        "status.get", "tasks.list", "tasks.show", "tasks.why", "tasks.ids", "tasks.page", "tasks.cancel", "tasks.edit", "tasks.hold",
        "tasks.approve", "tasks.preview", "agents.list", "attempts.tail", "artifacts.read", "engine.arm", "engine.pause", "engine.resume",
        "engine.reset_kill", "journal.list", "settings.list", "database.stop", "no.such", ""};
    static constexpr const char *kNames[] = {"id", "ids", "limit", "text", "filter", "path", "sha256", "count", "seconds", "confirm", "changes", "", "__proto__"};
    static constexpr const char *kValues[] = {
        "1", "-1", "0", "1.5", "9007199254740993", "-9223372036854775808", "1e308", "1e999", "true", "null", "\"\"", "\"T-1\"", "\"T-999999999999\"",
        "\"../../etc/passwd\"", "\"\\u0000\"", "\"\\ud800\"", "\"' OR 1=1 --\"", "\"state:\"", "[]", "[1,2,3]", "[[[[[[[[1]]]]]]]]", "{}",
        "{\"a\":{\"b\":{}}}", "[1,\"1\",null]"};
    const auto one = [&random](const auto &from) { return QByteArray(from[random.bounded(quint32(std::size(from)))]); };
    QByteArray parameters;
    for (int i = random.bounded(4); i > 0; --i)
        parameters += (parameters.isEmpty() ? "\"" : ",\"") + one(kNames) + "\":" + one(kValues);
    return R"({"request":)" + QByteArray::number(number) + R"(,"operation":")" + one(kOperations) + R"(","parameters":{)" + parameters + "}}";
}

// One to four bytes of it are others, are gone, are there twice, or it ends.
QByteArray mutated(QByteArray line, QRandomGenerator &random)
{
    for (int i = 1 + random.bounded(4); i > 0 && !line.isEmpty(); --i) {
        const qsizetype at = random.bounded(int(line.size()));
        switch (random.bounded(4)) {
        case 0:
            line[at] = char(random.bounded(256));
            break;
        case 1:
            line.remove(at, 1 + random.bounded(4));
            break;
        case 2:
            line.insert(at, line.mid(random.bounded(int(line.size())), 1 + random.bounded(16)));
            break;
        default:
            line.truncate(at);
        }
    }
    return line;
}

/// What one peer says before it leaves, and how many lines of it are fuzzed.
std::pair<QByteArray, int> nonsense(QRandomGenerator &random)
{
    constexpr int kRequests = 8;
    switch (random.bounded(10)) {
    case 0: {
        QByteArray noise(1 + random.bounded(512), Qt::Uninitialized);
        for (char &byte : noise)
            byte = char(random.bounded(256));
        return {noise, 1};
    }
    case 1:
    case 2:
        return {mutated(kHello, random), 1};
    default:
        QByteArray said = kHello;
        for (int i = 1; i <= kRequests; ++i)
            said += hostileRequest(random, i) + '\n';
        return {said + mutated(hostileRequest(random, kRequests + 1), random) + '\n', kRequests + 1}; // most end the connection
    }
}

int fuzz(const QByteArray &door, int frames, Harm &harm)
{
    QRandomGenerator random(20'240'611);
    int sent = 0;
    for (int peers = 0; sent < frames; ++peers) {
        const auto [said, lines] = nonsense(random);
        RawPeer peer(door);
        harm.keptOut += !peer.connected();
        peer.send(said);
        peer.saysNoMore();
        while (!peer.gone() && !peer.line().isEmpty()) { }
        harm.keptOut += !peer.gone(); // it hangs
        sent += lines;
        if (peers % 500 == 0)
            askPolitely(door, harm);
    }
    return sent;
}

/// A door as it is written in an afternoon: one peer after the other, and a line is as long as it is.
class CarelessDoor
{
public:
    explicit CarelessDoor(const QString &path) : m_path(QFile::encodeName(path)), m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const sockaddr_un address = RawPeer::addressOf(m_path);
        m_opened = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 && ::listen(m_socket, SOMAXCONN) == 0;
        m_thread = std::thread([this] { serve(); });
    }
    ~CarelessDoor()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    [[nodiscard]] bool opened() const { return m_opened; }
    [[nodiscard]] QByteArray path() const { return m_path; }
    [[nodiscard]] qsizetype longest() const { return m_longest; }

private:
    void serve()
    {
        for (int peer = ::accept(m_socket, nullptr, nullptr); peer >= 0; peer = ::accept(m_socket, nullptr, nullptr)) {
            QByteArray line;
            char chunk[65'536];
            for (ssize_t came = 1; came > 0 && !line.endsWith('\n'); m_longest = std::max(m_longest.load(), line.size())) {
                came = ::recv(peer, chunk, sizeof chunk, 0);
                line.append(chunk, std::max<ssize_t>(0, came));
            }
            ::send(peer, R"({"hello":{}})" "\n" R"({"answers":[]})" "\n", 28, MSG_NOSIGNAL);
            ::close(peer);
        }
    }

    QByteArray m_path;
    int m_socket;
    bool m_opened = false;
    std::atomic<qsizetype> m_longest = 0;
    std::thread m_thread;
};

} // namespace

/// Peers of the local door that say nothing, too little, too much, or nonsense, and polite ones beside them. They run under
/// the user's own name: the kernel keeps all others out (tst_gate).
class TestHostilePeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void politePeersAreServed();

private:
    [[nodiscard]] Harm beside(Owner &owner, const std::function<void(const QByteArray &, Harm &)> &evil);
    [[nodiscard]] Harm withFewFiles();
    [[nodiscard]] static QString control(bool &seen);

    QStringList m_figures;
};

Harm TestHostilePeers::beside(Owner &owner, const std::function<void(const QByteArray &, Harm &)> &evil)
{
    Harm harm;
    const qint64 before = owner.peak();
    evil(owner.door(), harm);
    harm.growth = owner.peak() - before;
    harm.alive = owner.alive();
    return harm;
}

// The door must leave files for the work itself.
Harm TestHostilePeers::withFewFiles()
{
    Owner owner(kFewFiles);
    CoreLine line;
    if (!owner.running() || !line.open(QFile::decodeName(owner.door()), Program::kPatienceMs))
        return {0, 0, 1, 0, false};
    return beside(owner, [&line](const QByteArray &door, Harm &harm) {
        const Peers silent = peersAt(door, kSilent);
        askPolitely(door, harm);
        const QJsonObject task{{QStringLiteral("name"), QStringLiteral("a.md")}, {QStringLiteral("text"), QStringLiteral("---\ncommand: [\"true\"]\n---\n# Is proved\n")}};
        const bool added = line.done(Operation::TasksAdd, {{QStringLiteral("documents"), QJsonArray{task}}});
        const auto succeeded = [&line] {
            line.listen();
            return line.status() && line.status()->queue.of(TaskState::Succeeded) == 1;
        };
        harm.keptOut += !added || !QTest::qWaitFor(succeeded, 30'000);
    });
}

// The same peers at a careless door. Its line ends at a tenth, or this program would not survive it.
QString TestHostilePeers::control(bool &seen)
{
    const QTemporaryDir folder;
    const CarelessDoor door(folder.filePath(QStringLiteral("careless.sock")));
    bool keptOut = false;
    {
        const RawPeer silent(door.path());
        RawPeer polite(door.path());
        polite.send(kHello + kQuestion);
        keptOut = polite.line(1'000).isEmpty() && !polite.gone();
    }
    {
        const RawPeer endless(door.path());
        const QByteArray block(kMegabyte, 'x');
        for (qint64 sent = 0; sent < kEndless / 10 && endless.send(block) == block.size(); sent += block.size()) { }
    }
    const qint64 kept = door.longest() / kMegabyte;
    seen = door.opened() && keptOut && door.longest() > kMostGrowth;
    return QStringLiteral("a door that serves one peer after the other and any line: a silent peer keeps a polite one out: %1; %2 MB kept of one line")
        .arg(keptOut ? QStringLiteral("yes") : QStringLiteral("no")).arg(kept);
}

void TestHostilePeers::politePeersAreServed()
{
    rlimit files{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4'096); // for our own side of a thousand peers
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
    Owner owner;
    QVERIFY(owner.running());
    QString tasks;
    for (int i = 0; i < kTasks; ++i)
        tasks += QStringLiteral("{\"title\":\"Task %1\",\"command\":[\"true\",\"%1\"],\"hold\":true}\n").arg(i);
    const Ending added = owner.rig().ask({QStringLiteral("add"), owner.rig().taskFile(QStringLiteral("tasks.jsonl"), tasks)});
    QVERIFY2(added.code == 0, added.err.constData());
    const int frames = rigSize(100'000, 1'000'000);
    int sent = 0;
    const std::pair<const char *, std::function<void(const QByteArray &, Harm &)>> evils[] = {
        {"nobody", askPolitely}, {"silent", sayNothing}, {"dripping", drip}, {"never reading", neverRead}, {"endless line", neverEnd},
        {"fuzzed frames", [&](const QByteArray &door, Harm &harm) { sent = fuzz(door, frames, harm); }}};
    Harm all;
    const auto note = [&all, this](const char *name, const Harm &harm) {
        m_figures += QStringLiteral("%1 %2 and %3 ms, %4 MB").arg(QLatin1String(name)).arg(harm.helloMs).arg(harm.answerMs).arg(harm.growth / kMegabyte);
        all.add(harm);
    };
    for (const auto &[name, evil] : evils)
        note(name, beside(owner, evil));
    note("64 files", withFewFiles());
    const bool whole = owner.rig().verifies();
    bool seen = false;
    const QString control = TestHostilePeers::control(seen);
    const bool met = all.none() && whole && sent >= frames;
    reportRig({QStringLiteral("hostile-peers"),
               QStringLiteral("A program of yours that misuses the local door keeps no other one out, and costs neither memory nor data"),
               QStringLiteral("%1 silent peers, %2 that drip, 2 that never read, 2 GB in one line, %3 fuzzed frames, and %1 silent ones with %4 open files; "
                              "slowest hello and answer for others, and memory: %5; %6 kept out; verify %7; %8")
                   .arg(kSilent).arg(kDripping).arg(sent).arg(kFewFiles).arg(m_figures.join(QStringLiteral("; "))).arg(all.keptOut)
                   .arg(whole ? QStringLiteral("whole") : QStringLiteral("broken"), machineLoad()),
               QStringLiteral("0 kept out, a hello in %1 and an answer in %2 ms, less than %3 MB each, whole").arg(kMostHelloMs).arg(kMostAnswerMs).arg(kMostGrowth / kMegabyte),
               control, met && seen});
    QVERIFY(seen);
    QVERIFY(met);
}

QTEST_GUILESS_MAIN(TestHostilePeers)
#include "tst_hostilepeers.moc"
