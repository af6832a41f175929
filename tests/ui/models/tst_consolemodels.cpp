#include "tests/support/fakescene.h"
#include "ui/models/armchecktext.h"
#include "ui/models/fuzzymatch.h"
#include "ui/models/metricsmodel.h"
#include "ui/models/needswatch.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

/// What the first page and the palette know, without widgets.
class TestConsoleModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersMatchInTheirOrder()
    {
        QVERIFY(fuzzyScore(QStringLiteral("psd"), QStringLiteral("Pause daemon")).has_value());
        QVERIFY(!fuzzyScore(QStringLiteral("dsp"), QStringLiteral("Pause daemon")).has_value());
        QVERIFY(!fuzzyScore(QStringLiteral("pausex"), QStringLiteral("Pause daemon")).has_value());
        QVERIFY(fuzzyScore({}, QStringLiteral("anything")).has_value());
    }

    void wordsBeginningsWin()
    {
        const auto better = [](const char *typed, const char *first, const char *second) {
            const QString what = QString::fromLatin1(typed);
            return *fuzzyScore(what, QString::fromLatin1(first)) > *fuzzyScore(what, QString::fromLatin1(second));
        };
        QVERIFY(better("log", "Log", "Catalogue"));
        QVERIFY(better("nt", "New task", "Agents"));
        QVERIFY(better("kill", "Kill…", "Reset kill…"));
        QVERIFY(better("pd", "Pause daemon", "Copied"));
        QVERIFY(better("da", "Database…", "Drain and quit"));
    }

    void metricsModelIsAModel()
    {
        MetricsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        Metrics metrics;
        metrics.slotMs = 1'000;
        metrics.to = 60'000;
        metrics.total.succeeded = 3;
        metrics.total.run = Spread{3, 1'500, 61'000};
        model.setMetrics(metrics);
        QCOMPARE(model.rowCount(), 1);
        metrics.slotList = {metrics.total, metrics.total};
        metrics.slotList[1].succeeded = 2;
        model.setMetrics(metrics);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, MetricsModel::Succeeded).data().toString(), QStringLiteral("2")); // newest first
        QCOMPARE(model.index(0, MetricsModel::RunP50).data().toString(), QStringLiteral("1.5 s"));
        QCOMPARE(model.index(0, MetricsModel::WaitP50).data().toString(), QStringLiteral("–")); // not a zero
        metrics.slotList.clear();
        model.setMetrics(metrics);
        QCOMPARE(model.rowCount(), 1);
    }

    void needsAreAskedForAtMostOnceASecond()
    {
        FakeLine line;
        NeedsWatch watch(line.link);
        for (int i = 1; i <= 20; ++i) {
            EngineStatus status;
            status.queue.of(TaskState::Dead) = i;
            QSignalSpy told(&line.link, &CoreLink::statusChanged);
            line.core->publishStatus(status);
            QTRY_VERIFY(told.count() > 0);
        }
        QCOMPARE(watch.count(), qint64(20)); // counts that came anyway are shown at once
        QVERIFY(line.core->calls(Operation::NeedsGet).size() <= 3);
        QTRY_VERIFY(line.core->calls(Operation::NeedsGet).size() >= 2); // and the last change is looked at too
    }

    void everyCheckBeforeArmingHasWords()
    {
        for (const char *id : {"not_killed", "engine", "allow_real", "agents", "ready", "approvals", "unknown", "backup"}) {
            for (const CheckResult result : {CheckResult::Pass, CheckResult::Warning, CheckResult::Fail}) {
                const ArmCheckText text = armCheckText(QLatin1String(id), result, 3);
                QVERIFY(!text.what.isEmpty() && text.what != QLatin1String(id));
                QVERIFY(!text.found.isEmpty());
            }
        }
    }
};

QTEST_MAIN(TestConsoleModels)
#include "tst_consolemodels.moc"
