#include "tests/core/runtime/runtimerig.h"

#include <QElapsedTimer>

using namespace qd;
using namespace qd::test;

namespace {

QJsonObject sql(const char *text)
{
    return {{QStringLiteral("sql"), QString::fromLatin1(text)}};
}

constexpr char kEndless[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

} // namespace

/// database.query and database.stop, as callers see them.
class TestDatabaseQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreAnswered()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        (void)client.add(rehearsal("First", "succeed"));
        const QJsonObject answer = client.object(Operation::DatabaseQuery, sql("SELECT id, title FROM task"));
        QCOMPARE(answer[QLatin1String("columns")].toArray(), (QJsonArray{QStringLiteral("id"), QStringLiteral("title")}));
        QCOMPARE(answer[QLatin1String("rows")].toArray(), (QJsonArray{QJsonArray{1, QStringLiteral("First")}}));
        QCOMPARE(answer[QLatin1String("truncated")].toBool(true), false);
        QVERIFY(answer[QLatin1String("ms")].toInteger(-1) >= 0);
        QCOMPARE(client.refusal(Operation::DatabaseQuery, sql("DELETE FROM task")), QStringLiteral("query_forbidden"));
    }

    // Whoever may only look must not read what agents' rows hold.
    void observersMayNotAsk()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client observer(*rig.runtime, Scope::Observe | Scope::Operate);
        QCOMPARE(observer.refusal(Operation::DatabaseQuery, sql("SELECT settings FROM agent")), QStringLiteral("operation_forbidden"));
    }

    void nobodyWaitsForAnEndlessOne()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        const RequestId endless = client.request(Operation::DatabaseQuery, sql(kEndless));
        const RequestId behind = client.request(Operation::DatabaseQuery, sql("SELECT 1"));
        QElapsedTimer timer;
        timer.start();
        const TaskId task = client.add(rehearsal("Meanwhile", "succeed"));
        QTRY_COMPARE(client.stateOf(task), QStringLiteral("succeeded"));
        QVERIFY(client.ask(Operation::StoreVerify));
        QVERIFY(!client.answers.contains(endless));
        QVERIFY(client.ask(Operation::DatabaseStop));
        QTRY_VERIFY((client.take(), client.answers.contains(behind)));
        QCOMPARE(client.answers.at(endless).error().code, QStringLiteral("query_stopped"));
        QCOMPARE(client.answers.at(behind).error().code, QStringLiteral("query_stopped")); // it was asked before
        QVERIFY(timer.elapsed() < 5'000);
        QVERIFY(client.ask(Operation::DatabaseQuery, sql("SELECT 1"))); // and the next is answered
    }

    void oneCallerDoesNotStopAnother()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client first(*rig.runtime);
        Client second(*rig.runtime);
        const RequestId slow = first.request(Operation::DatabaseQuery, sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT count(*) FROM n"));
        QVERIFY(second.ask(Operation::DatabaseStop));
        QTRY_VERIFY((first.take(), first.answers.contains(slow)));
        QVERIFY(first.answers.at(slow));
    }

    void whoLeavesAndTheEndOfTheProgramEndIt()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        auto stays = std::make_unique<Client>(*rig.runtime);
        {
            Client leaves(*rig.runtime);
            (void)leaves.request(Operation::DatabaseQuery, sql(kEndless));
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(stays->ask(Operation::DatabaseQuery, sql("SELECT 1")));
        QVERIFY(timer.elapsed() < 3'000);
        (void)stays->request(Operation::DatabaseQuery, sql(kEndless));
        timer.start();
        stays.reset();
        rig.stop();
        QVERIFY(timer.elapsed() < 3'000);
    }
};

QTEST_GUILESS_MAIN(TestDatabaseQuery)
#include "tst_databasequery.moc"
