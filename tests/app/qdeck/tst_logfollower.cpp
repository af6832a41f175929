#include "app/qdeck/logfollower.h"
#include "tests/core/doors/fakecore.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

Payload entries(qint64 first, qint64 last)
{
    QJsonArray rows;
    for (qint64 seq = first; seq <= last; ++seq)
        rows += QJsonObject{{QStringLiteral("seq"), seq}};
    return Payload(QJsonObject{{QStringLiteral("entries"), rows}});
}

EventBatch tick()
{
    EventBatch batch;
    batch.status = EngineStatus();
    return batch;
}

} // namespace

class TestLogFollower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesOnWhereItWas()
    {
        FakeCore core;
        const auto service = core.connect({});
        QList<qint64> seen;
        LogFollower follower(*service, {{QStringLiteral("limit"), 2}}, [&](const QJsonObject &object) {
            const QJsonArray rows = object[QLatin1String("entries")].toArray();
            for (const QJsonValue &row : rows)
                seen += row[QLatin1String("seq")].toInteger();
        });
        QCOMPARE(core.asked().size(), size_t(1));
        core.publish(tick()); // one question at a time
        core.answerLast(entries(8, 9));
        QTRY_COMPARE(seen, (QList<qint64>{8, 9}));
        QCOMPARE(core.asked().at(0).parameters[QLatin1String("limit")].toInt(), 2);
        core.publish(tick());
        QTRY_COMPARE(core.asked().size(), size_t(2));
        QCOMPARE(core.asked().at(1).parameters[QLatin1String("after")].toInt(), 9);
        QVERIFY(core.asked().at(1).parameters[QLatin1String("limit")].toInt() > 2);
        core.answerLast(entries(1, 0));
        core.publish(tick());
        QTRY_COMPARE(core.asked().size(), size_t(3));
        core.answerLast(entries(10, 10));
        QTRY_COMPARE(seen, (QList<qint64>{8, 9, 10}));
    }

    void itEndsWithTheOwner()
    {
        FakeCore core;
        const auto service = core.connect({});
        LogFollower follower(*service, {}, [](const QJsonObject &) { });
        QSignalSpy ended(&follower, &LogFollower::ended);
        EventBatch lost;
        lost.connectionLost = true;
        core.publish(lost);
        QTRY_COMPARE(ended.count(), 1);
    }

    void itEndsWithARefusal()
    {
        FakeCore core;
        const auto service = core.connect({});
        LogFollower follower(*service, {}, [](const QJsonObject &) { });
        QSignalSpy ended(&follower, &LogFollower::ended);
        core.answerLast(Error{QStringLiteral("not_found"), ErrorCategory::Permanent, {}});
        QTRY_COMPARE(ended.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLogFollower)
#include "tst_logfollower.moc"
