#include "core/base/smallfile.h"
#include "core/runtime/restoreprofile.h"
#include "tests/core/runtime/runtimerig.h"

#include <QFile>

using namespace qd;
using namespace qd::test;

/// The journal of a profile that is used, and what is known of it outside: who exchanges one of them is seen.
class TestAnchorKeeper : public QObject
{
    Q_OBJECT

    std::unique_ptr<RuntimeRig> m_rig;
    std::unique_ptr<QTemporaryDir> m_state;

    [[nodiscard]] QString copy() const { return m_rig->folder() + QStringLiteral("/copy.db"); }
    [[nodiscard]] JournalAnchor anchor() const { return m_rig->profile().anchor(); }

    /// Starts, adds a task, and stops in order.
    void use(const char *title)
    {
        QVERIFY(m_rig->start());
        QVERIFY(Client(*m_rig->runtime).add(rehearsal(title, "\"succeed\": \"yes\"")).isValid());
        m_rig->stop();
    }
    [[nodiscard]] static QString stateOf(Client &client)
    {
        return client.object(Operation::StoreVerify)[QLatin1String("anchor")][QLatin1String("state")].toString();
    }
    [[nodiscard]] static int lines(Client &client, const char *event)
    {
        int count = 0;
        const QJsonArray entries = client.object(Operation::JournalList, {{QStringLiteral("limit"), 1'000}})[QLatin1String("entries")].toArray();
        for (const QJsonValue &entry : entries)
            count += entry[QLatin1String("event")].toString() == QLatin1String(event) ? 1 : 0;
        return count;
    }
    [[nodiscard]] static bool healthSays(Client &client, const char *code)
    {
        const QJsonArray reasons = client.object(Operation::HealthGet)[QLatin1String("reasons")].toArray();
        return std::any_of(reasons.begin(), reasons.end(), [&](const QJsonValue &reason) { return reason[QLatin1String("code")].toString() == QLatin1String(code); });
    }
    /// An older file lies in the place of the database.
    void exchange()
    {
        use("One");
        QVERIFY(QFile::copy(m_rig->profile().database(), copy()));
        use("Two");
        QVERIFY(QFile::remove(m_rig->profile().database()) && QFile::copy(copy(), m_rig->profile().database()));
    }

private Q_SLOTS:
    void init()
    {
        m_state = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_state->path()));
        m_rig = std::make_unique<RuntimeRig>();
    }

    void anOrderlyEndAnchorsTheLastEntry()
    {
        use("One");
        m_rig->options.runEngine = false;
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        const QJsonObject verified = client.object(Operation::StoreVerify);
        const QJsonObject found = verified[QLatin1String("anchor")].toObject();
        QVERIFY(verified[QLatin1String("ok")].toBool());
        QCOMPARE(found[QLatin1String("state")].toString(), QStringLiteral("holds"));
        QVERIFY(found[QLatin1String("last")].toInteger() > 0);
        QCOMPARE(found[QLatin1String("entry")], found[QLatin1String("last")]);
        QCOMPARE(lines(client, "anchor_begun"), 0); // it was there from the first entry on
    }

    void anOlderFilePausesAndIsTold()
    {
        exchange();
        const QByteArray before = headOfFile(anchor().file(), 10'000);
        QVERIFY(m_rig->start());
        {
            Client client(*m_rig->runtime);
            QTRY_COMPARE(client.engineState(), EngineState::Paused);
            QVERIFY(QStringList({QStringLiteral("cut_off"), QStringLiteral("rebuilt")}).contains(stateOf(client)));
            QVERIFY(!client.object(Operation::StoreVerify)[QLatin1String("ok")].toBool());
            QCOMPARE(lines(client, "anchor_mismatch"), 1);
            QVERIFY(healthSays(client, "anchor_mismatch"));
            QVERIFY(client.ask(Operation::EngineResume)); // a person may know better
            QTRY_COMPARE(client.engineState(), EngineState::Running);
        }
        m_rig->stop();
        QCOMPARE(headOfFile(anchor().file(), 10'000), before); // the evidence stays
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        QTRY_COMPARE(client.engineState(), EngineState::Paused);
    }

    void whoRemovesTheAnchorBeginsANewOne()
    {
        exchange();
        QVERIFY(QFile::remove(anchor().file()));
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        QTRY_COMPARE(stateOf(client), QStringLiteral("holds"));
        QCOMPARE(lines(client, "anchor_begun"), 1);
        QCOMPARE(lines(client, "anchor_mismatch"), 0);
        QVERIFY(!healthSays(client, "anchor_mismatch"));
        QVERIFY(client.engineState() != EngineState::Paused);
    }

    // The first to open it may be a single command, which runs no engine.
    void aNewQueueInThePlaceOfAnOldOneIsNoForgery()
    {
        use("One");
        use("Two");
        QVERIFY(QFile::remove(m_rig->profile().database()) && QFile::remove(m_rig->profile().idFile()));
        m_rig->options.runEngine = false;
        use("Three");
        m_rig->options.runEngine = true;
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        QCOMPARE(stateOf(client), QStringLiteral("holds"));
        QCOMPARE(lines(client, "anchor_begun"), 1);
        QCOMPARE(lines(client, "anchor_mismatch"), 0);
    }

    void aRestoreEndsTheAlarm()
    {
        exchange();
        QVERIFY(restoreProfile(m_rig->profile(), copy(), QStringLiteral("RESTORE"), QStringLiteral("test:person")));
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        QCOMPARE(stateOf(client), QStringLiteral("holds"));
        QCOMPARE(lines(client, "anchor_mismatch"), 0);
    }

    void aProfileElsewhereHasNoAnchor()
    {
        use("One");
        m_rig->options.runEngine = false;
        m_state = std::make_unique<QTemporaryDir>(); // the home of another machine
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_state->path()));
        QVERIFY(m_rig->start());
        {
            Client client(*m_rig->runtime);
            const QJsonObject verified = client.object(Operation::StoreVerify);
            QCOMPARE(verified[QLatin1String("anchor")][QLatin1String("state")].toString(), QStringLiteral("none"));
            QVERIFY(verified[QLatin1String("ok")].toBool());
            QVERIFY(!healthSays(client, "anchor_mismatch"));
            QVERIFY(client.add(rehearsal("Two", "hang")).isValid());
        }
        m_rig->stop();
        QVERIFY(!QFile::exists(anchor().file())); // not without a line in the journal, which an engine writes
        m_rig->options.runEngine = true;
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        QTRY_COMPARE(stateOf(client), QStringLiteral("holds"));
        QCOMPARE(lines(client, "anchor_begun"), 1);
    }

    void aNewDatabaseIsNotTakenForAnExchangedOne()
    {
        use("One");
        QVERIFY(QDir(m_rig->profile().root()).removeRecursively());
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        QTRY_COMPARE(stateOf(client), QStringLiteral("holds"));
        QTRY_COMPARE(client.engineState(), EngineState::Running);
        const QJsonObject line = client.object(Operation::JournalList)[QLatin1String("entries")][0].toObject();
        QCOMPARE(line[QLatin1String("event")].toString(), QStringLiteral("anchor_begun"));
        QVERIFY(line[QLatin1String("data")][QLatin1String("entry")].toInteger() > 0); // of the one that is gone
    }

    void withoutAPlaceForItAllWorks()
    {
        qputenv("XDG_STATE_HOME", "/proc/nowhere");
        QVERIFY(m_rig->start());
        Client client(*m_rig->runtime);
        const TaskId task = client.add(rehearsal("One", "\"succeed\": \"yes\""));
        QTRY_COMPARE(client.stateOf(task), QStringLiteral("succeeded"));
        QCOMPARE(stateOf(client), QStringLiteral("none"));
        const QJsonArray log = client.object(Operation::DiagnosticsGet)[QLatin1String("log")].toArray();
        const auto told = [](const QJsonValue &line) { return line[QLatin1String("text")].toString().contains(QLatin1String("not anchored")); };
        QCOMPARE(std::count_if(log.begin(), log.end(), told), 1);
    }
};

QTEST_GUILESS_MAIN(TestAnchorKeeper)
#include "tst_anchorkeeper.moc"
