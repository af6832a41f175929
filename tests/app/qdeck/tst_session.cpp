#include "app/qdeck/session.h"
#include "tests/core/doors/fakecore.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace qd;

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerOfTheOwnRequestEndsIt();
    void answerFromAnotherThreadArrives();
    void lostCoreEndsIt();
    void lateWakeMeetsNobody();
};

void TestSession::answerOfTheOwnRequestEndsIt()
{
    FakeCore core;
    const auto service = core.connect({});
    Session session(*service);
    QSignalSpy answered(&session, &Session::answered);
    session.ask(Operation::TasksShow, {{QStringLiteral("id"), QStringLiteral("T-1")}});
    EventBatch other;
    other.answers.push_back({1, Payload(QJsonObject{})});
    core.publish(other);
    core.answerLast(Payload(QJsonObject{{QStringLiteral("id"), QStringLiteral("T-1")}}));
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(core.asked().at(0).operation, Operation::TasksShow);
    QCOMPARE(std::get<QJsonObject>(*session.result())[QLatin1String("id")].toString(), QStringLiteral("T-1"));
}

void TestSession::answerFromAnotherThreadArrives()
{
    FakeCore core;
    const auto service = core.connect({});
    Session session(*service);
    QSignalSpy answered(&session, &Session::answered);
    session.ask(Operation::StatusGet, {});
    std::thread worker([&core] { core.answerLast(Error{QStringLiteral("killed"), ErrorCategory::Operator, {}}); });
    QTRY_COMPARE(answered.count(), 1);
    worker.join();
    QCOMPARE(session.result().error().code, QStringLiteral("killed"));
}

void TestSession::lostCoreEndsIt()
{
    FakeCore core;
    const auto service = core.connect({});
    Session session(*service);
    QSignalSpy answered(&session, &Session::answered);
    session.ask(Operation::StatusGet, {});
    EventBatch lost;
    lost.connectionLost = true;
    core.publish(lost);
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(session.result().error().code, QStringLiteral("connection_lost"));
}

void TestSession::lateWakeMeetsNobody()
{
    FakeCore core;
    const auto service = core.connect({});
    {
        Session session(*service);
        session.ask(Operation::StatusGet, {});
    }
    core.answerLast(Payload(QJsonObject{}));
    QCOMPARE(core.waiting(), 1);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
