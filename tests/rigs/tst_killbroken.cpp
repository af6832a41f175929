#include "tests/rigs/deathwatch.h"
#include "tests/rigs/frozenthread.h"
#include "tests/rigs/loadedowner.h"
#include "tests/rigs/machineload.h"
#include "tests/support/rigreport.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace qd;
using namespace qd::test;

namespace {

constexpr qint64 kNowMs = 300;
constexpr qint64 kGentleMs = 2'500; ///< two seconds of it are the agents'
constexpr qint64 kNoEffectAfterMs = 100;
constexpr int kFifty = 50;
constexpr char kInside[] = "QD_RIG_INSIDE"; ///< where the part on the small disk leaves its outcome

enum class Broken { Nothing, Screen, Tick, Database, Disk, Fifty, Processors };
constexpr std::pair<Broken, const char *> kConditions[] = {
    {Broken::Nothing, "nothing broken"},   {Broken::Screen, "screen asleep"},     {Broken::Tick, "tick hung"},
    {Broken::Database, "database locked"}, {Broken::Disk, "disk full"},           {Broken::Fifty, "fifty agents"},
    {Broken::Processors, "processors busy"}};

/// One kill.
struct Outcome {
    QString fault;           ///< why there was none
    qint64 noneAfterMs = -1; ///< from the order; -1 = somebody lived
    qint64 lastEffectMs = 0; ///< from the order
    bool latched = false;
    int processes = 0;
    [[nodiscard]] QJsonObject toJson() const
    {
        return {{QStringLiteral("fault"), fault},     {QStringLiteral("none"), noneAfterMs},   {QStringLiteral("effect"), lastEffectMs},
                {QStringLiteral("latched"), latched}, {QStringLiteral("processes"), processes}};
    }
    static Outcome fromJson(const QJsonObject &object)
    {
        return {object[QLatin1String("fault")].toString(), object[QLatin1String("none")].toInteger(-1), object[QLatin1String("effect")].toInteger(),
                object[QLatin1String("latched")].toBool(), object[QLatin1String("processes")].toInt()};
    }
};

/// What is broken while this exists.
struct Damage {
    std::unique_ptr<FrozenThread> frozen;
    std::vector<std::unique_ptr<Program>> programs;
};

bool fill(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    for (const int size : {65'536, 512}) {
        const QByteArray block(size, '\0');
        while (file.write(block) == size) { }
    }
    return file.size() > 0;
}

std::optional<Damage> damage(Broken broken, LoadedOwner &owner)
{
    Damage damage;
    const auto freeze = [&](const char *thread) {
        damage.frozen = std::make_unique<FrozenThread>(owner.program().pid(), thread);
        return damage.frozen->isFrozen();
    };
    bool done = true;
    switch (broken) {
    case Broken::Nothing:
    case Broken::Fifty:
        break;
    case Broken::Screen:
        done = freeze("");
        break;
    case Broken::Tick:
        done = freeze("core");
        break;
    case Broken::Database:
        damage.programs.push_back(std::make_unique<Program>(QStringLiteral(DATABASELOCKER), QStringList{owner.rig().database()}));
        done = QTest::qWaitFor([&] { return damage.programs[0]->out().contains("locked"); }, Program::kPatienceMs);
        break;
    case Broken::Disk:
        done = fill(owner.rig().folder() + QStringLiteral("/big"));
        break;
    case Broken::Processors:
        for (unsigned i = 0; i < 2 * std::thread::hardware_concurrency(); ++i)
            damage.programs.push_back(std::make_unique<Program>(QStringLiteral("/bin/sh"), words("-c") + QStringList{QStringLiteral("while :; do :; done")}));
        break;
    }
    return done ? std::optional(std::move(damage)) : std::nullopt;
}

// The screen is the console's; everything else is tried with the program without one.
bool start(Broken broken, LoadedOwner &owner)
{
    const LoadedOwner::Load load{broken == Broken::Fifty ? kFifty : 5, 2, 50};
#ifdef QUARTERDECK
    if (broken == Broken::Screen)
        return owner.start(QStringLiteral(QUARTERDECK), {}, load);
#endif
    return owner.start(load);
}

Outcome killHere(Broken broken, bool now)
{
    LoadedOwner owner;
    if (!start(broken, owner))
        return {QStringLiteral("the agents did not begin")};
    const auto broke = damage(broken, owner);
    if (!broke)
        return {QStringLiteral("it could not be broken")};
    Outcome outcome;
    DeathWatch watch(owner.rig().mark());
    outcome.processes = watch.watched();
    QElapsedTimer timer;
    const qint64 orderedAt = QDateTime::currentMSecsSinceEpoch();
    timer.start();
    owner.line().order(Operation::EngineKill, {{QStringLiteral("now"), now}});
    outcome.noneAfterMs = watch.msUntilNone(timer, 10'000);
    const QList<qint64> stamps = owner.stamps();
    outcome.lastEffectMs = *std::max_element(stamps.begin(), stamps.end()) - orderedAt;
    outcome.latched = QFileInfo::exists(owner.rig().inProfile(QStringLiteral("HALTED")));
    return outcome;
}

// A small disk is seen only inside; so this very program goes there.
Outcome killOnASmallDisk(bool now)
{
    const QTemporaryDir folder;
    const QString result = folder.filePath(QStringLiteral("outcome"));
    const QStringList arguments = words("--dev-bind / / --size 48000000 --tmpfs /mnt --setenv TMPDIR /mnt --setenv")
        + QStringList{QLatin1String(kInside), result, QCoreApplication::applicationFilePath(),
                      now ? QStringLiteral("insideNow") : QStringLiteral("insideGentle")};
    const Ending ending = ProgramRig::run(QStandardPaths::findExecutable(QStringLiteral("bwrap")), arguments);
    QFile file(result);
    if (!file.open(QIODevice::ReadOnly))
        return {QString::fromUtf8((ending.out + ending.err).right(500))};
    return Outcome::fromJson(QJsonDocument::fromJson(file.readAll()).object());
}

Outcome kill(Broken broken, bool now)
{
    return broken == Broken::Disk ? killOnASmallDisk(now) : killHere(broken, now);
}

} // namespace

/// The kill switch while everything around it is broken.
class TestKillBroken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_QPA_PLATFORM", "offscreen"); }
    void killLeavesNobody_data();
    void killLeavesNobody();
    void aPlainKillLeavesSome();
    void insideNow() { inside(true); }
    void insideGentle() { inside(false); }
    void cleanupTestCase();

private:
    static void inside(bool now);
    void take(const QString &condition, bool now, const Outcome &outcome);

    int m_kills = 0;
    int m_late = 0;
    int m_acted = 0;
    QMap<QString, qint64> m_slowest; ///< ms, of the kills without a grace, by condition
    qint64 m_slowestGentle = 0;
    qint64 m_latestEffect = 0;
    int m_survivors = 0; ///< of the control
};

void TestKillBroken::inside(bool now)
{
    QFile file(qEnvironmentVariable(kInside));
    if (file.fileName().isEmpty())
        QSKIP("only on the small disk of the other test");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(killHere(Broken::Disk, now).toJson()).toJson());
}

void TestKillBroken::killLeavesNobody_data()
{
    QTest::addColumn<int>("broken");
    for (const auto &[broken, name] : kConditions)
        QTest::newRow(name) << int(broken);
}

void TestKillBroken::killLeavesNobody()
{
    QFETCH(int, broken);
    const int rounds = rigSize(2, 143); // of eight, the second is gentle
    const int lateBefore = m_late;
    const int actedBefore = m_acted;
    for (int round = 0; round < rounds; ++round) {
        const bool now = round % 8 != 1;
        const Outcome outcome = kill(Broken(broken), now);
        QVERIFY2(outcome.fault.isEmpty(), qPrintable(outcome.fault));
        QVERIFY(outcome.latched);
        take(QString::fromLatin1(QTest::currentDataTag()), now, outcome);
    }
    QCOMPARE(m_late, lateBefore);
    QCOMPARE(m_acted, actedBefore);
}

void TestKillBroken::take(const QString &condition, bool now, const Outcome &outcome)
{
    ++m_kills;
    m_late += outcome.noneAfterMs < 0 || outcome.noneAfterMs > (now ? kNowMs : kGentleMs) ? 1 : 0;
    qInfo("%s: %d processes, none after %lld ms, last effect after %lld ms; %s", now ? "at once" : "gentle", outcome.processes,
          outcome.noneAfterMs, outcome.lastEffectMs, qUtf8Printable(machineLoad()));
    if (!now) {
        m_slowestGentle = std::max(m_slowestGentle, outcome.noneAfterMs);
        return;
    }
    m_acted += outcome.lastEffectMs > kNoEffectAfterMs ? 1 : 0;
    m_slowest[condition] = std::max(m_slowest[condition], outcome.noneAfterMs);
    m_latestEffect = std::max(m_latestEffect, outcome.lastEffectMs);
}

// The control: the same agent under nothing but QProcess.
void TestKillBroken::aPlainKillLeavesSome()
{
    const ProgramRig rig;
    QProcess agent;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("RIG_MARK"), rig.markValue());
    agent.setProcessEnvironment(environment);
    agent.start(QStringLiteral(NASTYAGENT), words("tree"));
    QByteArray said; // it may come in pieces
    QTRY_VERIFY((said += agent.readAllStandardOutput()).contains("ready"));
    agent.kill();
    QVERIFY(agent.waitForFinished());
    QVERIFY(msUntilNone({rig.mark()}, kGentleMs) < 0);
    m_survivors = int(runningWith(rig.mark()).size());
}

void TestKillBroken::cleanupTestCase()
{
    if (m_slowest.size() < int(std::size(kConditions)))
        return; // only a part was asked for
    QStringList slowest;
    for (auto entry = m_slowest.cbegin(); entry != m_slowest.cend(); ++entry)
        slowest += QStringLiteral("%1 %2").arg(entry.key()).arg(entry.value());
    reportRig({QStringLiteral("kill-broken"), QStringLiteral("Kill works when everything else is broken"),
               QStringLiteral("%1 kills: %2 too late; last effect %3 ms after the order; nobody left after at most ms: %4; gentle %5; %6")
                   .arg(m_kills).arg(m_late).arg(m_latestEffect).arg(slowest.join(QLatin1String(", "))).arg(m_slowestGentle).arg(machineLoad()),
               QStringLiteral("%1 ms, gentle %2 ms; no effect after %3 ms").arg(kNowMs).arg(kGentleMs).arg(kNoEffectAfterMs),
               QStringLiteral("QProcess::kill() of the same agent: %1 processes left after %2 ms").arg(m_survivors).arg(kGentleMs),
               m_late == 0 && m_acted == 0 && m_survivors > 0});
}

QTEST_GUILESS_MAIN(TestKillBroken)
#include "tst_killbroken.moc"
