#include "core/runtime/killlatch.h"
#include "core/runtime/outsidekill.h"
#include "core/runtime/profileid.h"
#include "core/store/ownerlock.h"
#include "tests/core/process/processscan.h"
#include "tests/core/runtime/runtimerig.h"

#include <QProcess>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace qd;
using namespace qd::test;

namespace {

using std::chrono::milliseconds;

const QString kId = QStringLiteral("0123456789abcdef-outside-kill");

/// Why the engine was told to halt, as the journal has it.
QStringList killReasons(Client &client)
{
    QStringList reasons;
    const QJsonArray entries = client.object(Operation::JournalList)[QLatin1String("entries")].toArray();
    for (const QJsonValue &entry : entries) {
        const QJsonObject data = entry[QLatin1String("data")].toObject();
        if (entry[QLatin1String("event")].toString() == QLatin1String("wish_set")
            && data[QLatin1String("wish")].toString() == QLatin1String("halted"))
            reasons += data[QLatin1String("reason")].toString();
    }
    return reasons;
}

/// A process of the profile with this id that nobody watches.
class Stray
{
public:
    explicit Stray(const QString &id)
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("QUARTERDECK_PROFILE_ID"), id);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral("/bin/cat"), QStringList());
        m_process.waitForStarted();
    }
    ~Stray() { m_process.kill(), m_process.waitForFinished(); }
    [[nodiscard]] bool lives() const { return isRunning(int(m_process.processId())); }

private:
    QProcess m_process;
};

} // namespace

/// A kill without the owner, from both sides: what the killer does, and what an owner makes of the latch it finds.
class TestOutsideKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWhatCarriesTheId();
    void namesTheOwner();
    void saysWhenItCouldNotLook();

    void latchFromOutsideKills();
    void latchOfTheTimeBetweenComesOnRecord();
    void ownWordsAreBetterThanTheLatchs();
    void anEngineLeavesItsIdInAFile();

    void idIsReadBack();
    void whatIsNoIdIsNone();
    void idDoesNotGoThroughALink();
    void latchTellsItsText();
    void brokenProfileIsStillOne();
};

void TestOutsideKill::endsWhatCarriesTheId()
{
    QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("p")));
    QVERIFY(profile.prepare());
    QVERIFY(ProfileId(profile.idFile()).write(kId));
    const Stray ours(kId);
    const Stray others(kId + QStringLiteral("-other"));
    QTRY_VERIFY(ours.lives() && others.lives());
    const OutsideKill kill = killFromOutside(profile, milliseconds(0));
    QVERIFY(!ours.lives());
    QVERIFY(others.lives());
    QCOMPARE(kill.ended, 1);
    QCOMPARE(kill.survivors, 0);
    QVERIFY(kill.looked);
    QVERIFY(kill.owner.isEmpty());
}

void TestOutsideKill::namesTheOwner()
{
    QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("p")));
    QVERIFY(profile.prepare());
    QVERIFY(ProfileId(profile.idFile()).write(kId));
    const auto lock = OwnerLock::acquire(profile.ownerLock());
    QVERIFY(lock);
    const OutsideKill kill = killFromOutside(profile, milliseconds(0));
    QCOMPARE(kill.ownerPid, qint64(::getpid()));
    QVERIFY(kill.owner.contains(QString::number(::getpid())));
    QVERIFY(kill.looked);
}

void TestOutsideKill::saysWhenItCouldNotLook()
{
    QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("p")));
    QVERIFY(profile.prepare());
    QVERIFY(killFromOutside(profile, milliseconds(0)).looked); // no engine has ever run here
    const auto lock = OwnerLock::acquire(profile.ownerLock());
    QVERIFY(lock);
    QVERIFY(!killFromOutside(profile, milliseconds(0)).looked);
}

void TestOutsideKill::latchFromOutsideKills()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const TaskId task = client.add(rehearsal("Hangs", "hang"));
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("running"));
    QVERIFY(KillLatch(rig.profile().killLatch()).set(QStringLiteral("somebody: could not wait")));
    QTRY_COMPARE(client.engineState(), EngineState::Killed);
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("queued"));
    QTRY_COMPARE(killReasons(client).size(), 1);
    QVERIFY2(killReasons(client).first().endsWith(QStringLiteral("somebody: could not wait")),
             qPrintable(killReasons(client).first()));
    QCOMPARE(client.refusal(Operation::EngineResume), QStringLiteral("killed"));

    QVERIFY(client.ask(Operation::EngineResetKill, {{QStringLiteral("confirm"), QStringLiteral("RESET")}}));
    QCOMPARE(client.engine("state").toString(), QStringLiteral("paused"));
    QVERIFY(client.ask(Operation::EngineResume));
    QTRY_COMPARE(client.engineState(), EngineState::Running);
    QCOMPARE(killReasons(client).size(), 1);
}

void TestOutsideKill::latchOfTheTimeBetweenComesOnRecord()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    rig.stop();
    QVERIFY(KillLatch(rig.profile().killLatch()).set(QStringLiteral("while nobody was there")));
    for (int i = 0; i < 2; ++i) { // and once is enough
        QVERIFY(rig.start());
        {
            Client client(*rig.runtime);
            QTRY_COMPARE(client.engineState(), EngineState::Killed);
            QTRY_COMPARE(killReasons(client).size(), 1);
            QVERIFY(killReasons(client).first().endsWith(QStringLiteral("while nobody was there")));
        }
        rig.stop();
    }
}

void TestOutsideKill::ownWordsAreBetterThanTheLatchs()
{
    RuntimeRig rig;
    rig.options.runEngine = false;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QVERIFY(client.ask(Operation::StatusGet));
    QVERIFY(KillLatch(rig.profile().killLatch()).set(QStringLiteral("first the file")));
    QVERIFY(client.ask(Operation::EngineKill, {{QStringLiteral("reason"), QStringLiteral("then the order")}}));
    QTRY_COMPARE(killReasons(client), QStringList{QStringLiteral("then the order")});
}

// What a kill needs to find agents when the database cannot be asked.
void TestOutsideKill::anEngineLeavesItsIdInAFile()
{
    RuntimeRig rig;
    const ProfileId file(rig.profile().idFile());
    rig.options.runEngine = false;
    QVERIFY(rig.start());
    rig.stop();
    QVERIFY(file.read().isEmpty()); // no engine, no agents
    rig.options.runEngine = true;
    QVERIFY(rig.start());
    const QString id = file.read();
    QVERIFY(!id.isEmpty());
    rig.stop();
    QVERIFY(file.write(QStringLiteral("somebody-elses")));
    QVERIFY(rig.start());
    QCOMPARE(file.read(), id);
    rig.stop();
    QVERIFY(QFile::remove(rig.profile().idFile()) && QDir().mkpath(rig.profile().idFile()));
    const auto refused = rig.start();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("profile_unusable"));
}

void TestOutsideKill::idIsReadBack()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("profile.id"));
    QVERIFY(ProfileId(path).read().isEmpty());
    QVERIFY(ProfileId(path).write(kId));
    QCOMPARE(ProfileId(path).read(), kId);
    QVERIFY(!ProfileId(QStringLiteral("/nonexistent/profile.id")).write(kId));
}

void TestOutsideKill::whatIsNoIdIsNone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("profile.id"));
    for (const QByteArray &text : {QByteArray(), QByteArray("short"), QByteArray("two words\n"), QByteArray(150, 'x'),
                                   QByteArray("a=b=c=d=e"), QByteArray(100'000, 'x')}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        QCOMPARE(ProfileId(path).read(), QString());
    }
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QCOMPARE(ProfileId(path).read(), QString()); // and does not wait for a writer
}

void TestOutsideKill::idDoesNotGoThroughALink()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("profile.id"));
    const QString precious = folder.filePath(QStringLiteral("precious"));
    QVERIFY(ProfileId(precious).write(QStringLiteral("leave-me-alone")));
    QVERIFY(QFile::link(precious, path));
    QCOMPARE(ProfileId(path).read(), QString());
    QVERIFY(ProfileId(path).write(kId));
    QCOMPARE(ProfileId(path).read(), kId);
    QCOMPARE(ProfileId(precious).read(), QStringLiteral("leave-me-alone"));
}

void TestOutsideKill::latchTellsItsText()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("HALTED"));
    QCOMPARE(KillLatch(path).text(), QString());
    QVERIFY(KillLatch(path).set(QStringLiteral("me: because")));
    QVERIFY(KillLatch(path).text().endsWith(QStringLiteral("me: because")));
    QVERIFY(KillLatch(path).clear());
    QVERIFY(QFile::link(QStringLiteral("/dev/zero"), path));
    QCOMPARE(KillLatch(path).text(), QString());
}

void TestOutsideKill::brokenProfileIsStillOne()
{
    QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("p")));
    QVERIFY(!profile.exists());
    QVERIFY(profile.prepare());
    QVERIFY(profile.exists());
    QVERIFY(QDir().rmdir(profile.spool()) && QFile::link(folder.path(), profile.spool()));
    QVERIFY(!profile.prepare());
    QVERIFY(profile.exists());
    QVERIFY(!Profile(folder.path()).exists()); // holds other things
}

QTEST_GUILESS_MAIN(TestOutsideKill)
#include "tst_outsidekill.moc"
