#include "core/runtime/restoreprofile.h"
#include "tests/core/runtime/runtimerig.h"

#include <QFile>
#include <QJsonDocument>

using namespace qd;
using namespace qd::test;

namespace {

const QString kWord = QStringLiteral("RESTORE");
const QString kActor = QStringLiteral("test:person");

template <typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : result.error().code;
}

} // namespace

/// Copying a profile that works, and putting the copy back.
class TestRestoreProfile : public QObject
{
    Q_OBJECT

    static QJsonObject to(const QString &path) { return {{QStringLiteral("path"), path}}; }

private Q_SLOTS:
    void aCopyIsMadeWhileTheEngineWorks()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        const QString copy = rig.folder() + QStringLiteral("/copy.db");
        TaskId done;
        {
            Client client(*rig.runtime);
            done = client.add(rehearsal("First", "\"succeed\": \"yes\""));
            QTRY_COMPARE(client.stateOf(done), QStringLiteral("succeeded"));
            const TaskId running = client.add(rehearsal("Hangs", "hang"));
            QTRY_COMPARE(client.stateOf(running), QStringLiteral("running"));
            const QJsonObject answer = client.object(Operation::StoreBackup, to(copy));
            QCOMPARE(answer[QLatin1String("path")].toString(), copy);
            QCOMPARE(answer[QLatin1String("size")].toInteger(), QFileInfo(copy).size());
            QCOMPARE(client.refusal(Operation::StoreBackup, to(copy)), QStringLiteral("file_exists"));
            QCOMPARE(client.refusal(Operation::StoreBackup, to(QStringLiteral("copy.db"))), QStringLiteral("parameter_range"));
            QCOMPARE(client.refusal(Operation::StoreBackup, to(copy + QChar(QChar::Null))), QStringLiteral("parameter_range"));
            QCOMPARE(client.refusal(Operation::StoreBackup, to(copy + QStringLiteral("/x.db"))), QStringLiteral("backup_failed"));
            QVERIFY(client.object(Operation::StoreVerify)[QLatin1String("ok")].toBool()); // the reader reads on, and only reads
            static_cast<void>(client.add(rehearsal("Later", "\"succeed\": \"yes\"")));
        }
        QCOMPARE(codeOf(restoreProfile(rig.profile(), copy, kWord, kActor)), QStringLiteral("owned_elsewhere"));
        rig.stop();
        QCOMPARE(codeOf(restoreProfile(rig.profile(), copy, QStringLiteral("restore"), kActor)), QStringLiteral("confirmation_needed"));
        const auto restored = restoreProfile(rig.profile(), copy, kWord, kActor);
        QCOMPARE(codeOf(restored), QStringLiteral("ok"));

        QVERIFY(rig.start());
        Client client(*rig.runtime);
        QTRY_COMPARE(client.engineState(), EngineState::Paused);
        QCOMPARE(client.object(Operation::TasksList)[QLatin1String("total")].toInt(), 2);
        QVERIFY(client.status.leaseEpoch > restored->epoch);
        // What ran when the copy was made is settled as lost: it is a rehearsal, and may run again.
        QTRY_COMPARE(client.stateOf(TaskId{2}), QStringLiteral("queued"));
        const QJsonObject verified = client.object(Operation::StoreVerify);
        QVERIFY2(verified[QLatin1String("ok")].toBool(), QJsonDocument(verified).toJson().constData());
        QVERIFY(client.ask(Operation::EngineResume));
        QTRY_COMPARE(client.stateOf(TaskId{2}), QStringLiteral("running"));
    }

    void artifactsThatAreGoneAreTold()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        const QString copy = rig.folder() + QStringLiteral("/copy.db");
        QString path;
        {
            Client client(*rig.runtime);
            const TaskId done = client.add(rehearsal("First", "\"succeed\": \"yes\""));
            QTRY_COMPARE(client.stateOf(done), QStringLiteral("succeeded"));
            const QJsonObject shown = client.object(Operation::TasksShow, {{QStringLiteral("id"), displayId(done)}});
            path = shown[QLatin1String("attempt_list")][0][QLatin1String("artifacts")][0][QLatin1String("path")].toString();
            QVERIFY(client.ask(Operation::StoreBackup, to(copy)));
        }
        rig.stop();
        QVERIFY(QFile::remove(path));
        QVERIFY(restoreProfile(rig.profile(), copy, kWord, kActor));
        rig.options.runEngine = false;
        QVERIFY(rig.start());
        const QJsonObject verified = Client(*rig.runtime).object(Operation::StoreVerify);
        QVERIFY(!verified[QLatin1String("ok")].toBool());
        QCOMPARE(verified[QLatin1String("artifacts")][QLatin1String("missing")].toArray().size(), 1);
        QVERIFY(verified[QLatin1String("consistency")][QLatin1String("ok")].toBool());
    }

    void aKillStaysInForce()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        const QString copy = rig.folder() + QStringLiteral("/copy.db");
        {
            Client client(*rig.runtime);
            QVERIFY(client.ask(Operation::StoreBackup, to(copy)));
            QVERIFY(client.ask(Operation::EngineKill));
        }
        rig.stop();
        QVERIFY(restoreProfile(rig.profile(), copy, kWord, kActor));
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        QTRY_COMPARE(client.engineState(), EngineState::Killed);
    }

    void aProfileCanBeMadeFromACopy()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        const QString copy = rig.folder() + QStringLiteral("/copy.db");
        {
            Client client(*rig.runtime);
            QCOMPARE(client.add(rehearsal("First", "hang")), TaskId{1});
            QVERIFY(client.ask(Operation::StoreBackup, to(copy)));
        }
        const Profile other(rig.folder() + QStringLiteral("/other"));
        QCOMPARE(codeOf(restoreProfile(other, copy, kWord, kActor)), QStringLiteral("ok"));
        const auto started = Runtime::start(other, rig.options);
        QVERIFY(started.ok());
        Client client(**started);
        QCOMPARE(client.object(Operation::TasksList)[QLatin1String("total")].toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRestoreProfile)
#include "tst_restoreprofile.moc"
