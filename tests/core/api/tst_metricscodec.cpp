#include "core/api/metricscodec.h"

#include <QTest>

using namespace qd;

class TestMetricsCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        Metrics metrics;
        metrics.from = 1'000;
        metrics.to = 61'000;
        metrics.slotMs = 1'000;
        metrics.coveredFrom = 2'000;
        metrics.total = {1'000, 7, 2, Spread{9, 10, 20}, Spread{9, 30, 40}, std::nullopt};
        metrics.slotList = {{3'000, 7, 2, std::nullopt, Spread{9, 30, 40}, Spread{1, 5, 5}}, {9'000, 0, 1, {}, {}, {}}};
        const auto read = metricsFromJson(toJson(metrics));
        QVERIFY(read.ok());
        QCOMPARE(*read, metrics);
    }

    void whatIsNotMetricsIsRefused()
    {
        QVERIFY(!metricsFromJson({}).ok());
        QJsonObject backwards = toJson(Metrics{2'000, 1'000, 1'000, 0, {}, {}});
        QCOMPARE(metricsFromJson(backwards).error().code, QStringLiteral("message_malformed"));
    }
};

QTEST_APPLESS_MAIN(TestMetricsCodec)
#include "tst_metricscodec.moc"
