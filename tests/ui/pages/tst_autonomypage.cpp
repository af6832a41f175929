#include "core/api/metricscodec.h"
#include "tests/support/fakescene.h"
#include "ui/models/words.h"
#include "ui/pages/autonomypage.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/chart.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/tickstrip.h"

#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

EngineStatus running()
{
    EngineStatus status;
    status.state = EngineState::Running;
    status.tickNumber = 10'482;
    status.lastTick.number = 99;
    status.lastTick.outcome = TickOutcome::Success;
    status.lastTick.durationMs = 12;
    status.lastTick.startedAt = 1'000;
    status.leaseOwner = QStringLiteral("engine-a");
    status.leaseEpoch = 4;
    status.leaseExpiresInMs = 21'000;
    status.queue.of(TaskState::Queued) = 3;
    status.queue.of(TaskState::Dead) = 2;
    status.agentsTotal = 5;
    status.agentsEnabled = 4;
    status.process = QStringLiteral("bridge:4242");
    status.at = 5'000;
    return status;
}

QJsonObject waiting(qint64 count, const char *task)
{
    return {{QStringLiteral("count"), count}, {QStringLiteral("task"), QLatin1String(task)}, {QStringLiteral("capped"), count >= 1'000}};
}

Metrics anHour()
{
    Metrics metrics;
    metrics.from = 3'600'000;
    metrics.to = 7'200'000;
    metrics.slotMs = 60'000;
    metrics.coveredFrom = metrics.from;
    metrics.total = {metrics.from, 97, 3, Spread{90, 200, 900}, Spread{100, 40, 80}, Spread{10, 5, 9}};
    metrics.slotList = {{metrics.from, 50, 3, Spread{45, 200, 900}, Spread{50, 40, 80}, Spread{5, 5, 9}},
                        {metrics.from + 120'000, 47, 0, Spread{45, 100, 300}, Spread{50, 35, 60}, Spread{5, 4, 7}}};
    return metrics;
}

struct Scene : FakeLine {
    AutonomyPage page{link};

    Scene() { page.show(); }
    [[nodiscard]] QLabel *label(const char *name) const { return page.findChild<QLabel *>(QString::fromLatin1(name)); }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return page.findChild<QPushButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] PlainTable *table(const char *name) const
    {
        return page.findChild<PlainTable *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString badge(const char *name) const
    {
        const auto *badge = page.findChild<QWidget *>(QString::fromLatin1(name));
        return badge->findChild<QLabel *>(QStringLiteral("word"))->text();
    }
    void publish(const EngineStatus &status)
    {
        QSignalSpy told(&link, &CoreLink::statusChanged);
        core->publishStatus(status);
        QTRY_VERIFY(told.count() > 0);
    }
};

} // namespace

class TestAutonomyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeTheFirstTickThereIsOneThingToDo();
    void anUnusedWorkspaceWelcomes();
    void cardsTellTheState();
    void theLeaseHasAWordBesideItsColour();
    void realModeIsShownWithItsEnd();
    void armingIsWished();
    void measuredValuesAreShownAsChartAndAsTable();
    void nothingMeasuredIsSaidSo();
    void needsYouLeadsThere();
    void realTasksWaitOnlyWhileItIsNotArmed();
    void tasksThatNobodyDoesNeedAnAgent();
    void ticksAreReadWhenTheLedgerGrew();
    void aChosenTickTellsWhatItDid();
    void recentLogLeadsToTheTask();
    void nothingNeedsScrollingInASmallWindow();
    void hiddenPageAsksNothingButWhatNeedsAPerson();
};

void TestAutonomyPage::beforeTheFirstTickThereIsOneThingToDo()
{
    Scene s;
    QTRY_VERIFY(!s.button("action")->isVisible());
    EngineStatus status;
    status.queue.of(TaskState::Queued) = 1;
    s.publish(status);
    QTRY_VERIFY(s.page.findChild<EmptyState *>()->text().contains(QStringLiteral("not ticked yet")));
    QSignalSpy wish(&s.page, &AutonomyPage::resumeRequested);
    s.button("action")->click();
    QCOMPARE(wish.count(), 1);
    s.publish(running());
    QTRY_VERIFY(!s.button("action")->isVisible());
    QTRY_VERIFY(s.button("arm")->isVisible());
}

void TestAutonomyPage::anUnusedWorkspaceWelcomes()
{
    Scene s;
    QAction demo(QStringLiteral("Start with demo data"));
    demo.setObjectName(QStringLiteral("workspace-demo"));
    s.page.setWaysToBegin({&demo});
    EngineStatus status;
    status.state = EngineState::Running;
    status.tickNumber = 7; // it ticks, but nothing was ever done
    s.publish(status);
    auto *begin = s.button("workspace-demo");
    QTRY_VERIFY(begin->isVisible());
    QSignalSpy begun(&demo, &QAction::triggered);
    begin->click();
    QCOMPARE(begun.count(), 1);
    s.publish(running());
    QTRY_VERIFY(!begin->isVisible());
}

void TestAutonomyPage::cardsTellTheState()
{
    Scene s;
    EngineStatus status = running();
    status.agentsTotal = 0;
    status.lastTick = {};
    s.publish(status);
    QTRY_COMPARE(s.label("agents")->text(), noDataYet());
    QTRY_VERIFY(s.label("lastTick")->text().startsWith(QStringLiteral("Tick 10,482;"))); // not "no data" beside a number
    s.publish(running());
    QTRY_COMPARE(s.badge("mode"), QStringLiteral("PROOF"));
    QTRY_VERIFY(s.label("lastTick")->text().contains(QStringLiteral("12 ms")));
    QTRY_VERIFY(s.label("queue")->text().contains(QStringLiteral("3 queued")));
    QTRY_VERIFY(s.label("agents")->text().startsWith(QStringLiteral("4 of 5")));
}

void TestAutonomyPage::theLeaseHasAWordBesideItsColour()
{
    Scene s;
    s.publish(running());
    QTRY_VERIFY(s.label("lease")->text().contains(QStringLiteral("bridge:4242")));
    auto *left = s.page.findChild<QProgressBar *>(QStringLiteral("leaseLeft"));
    QTRY_VERIFY(left->value() > 19'000 && left->value() <= 21'000);
    QTRY_COMPARE(s.badge("leaseHealth"), QStringLiteral("GREEN"));
    EngineStatus status = running();
    status.leaseExpiresInMs = 9'000; // not believed any more
    s.publish(status);
    QTRY_COMPARE(s.badge("leaseHealth"), QStringLiteral("AMBER"));
    status.leaseOwner.clear();
    status.leaseExpiresInMs = 0;
    s.publish(status);
    QTRY_COMPARE(s.badge("leaseHealth"), QStringLiteral("RED"));
    QTRY_VERIFY(!left->isVisible());
}

void TestAutonomyPage::realModeIsShownWithItsEnd()
{
    Scene s;
    EngineStatus status = running();
    status.controls.real = {status.at + 60'000, 3, QStringLiteral("console:<b>a</b>")};
    s.publish(status);
    QTRY_COMPARE(s.badge("mode"), QStringLiteral("REAL"));
    QTRY_VERIFY(s.label("realWindow")->text().contains(QStringLiteral("console:<b>a</b>")));
    QTRY_COMPARE(s.button("arm")->text(), QStringLiteral("Disarm")); // the way back is where the way there was
    QVERIFY(s.button("arm")->isEnabled());
    QSignalSpy arm(&s.page, &AutonomyPage::armRequested);
    QSignalSpy disarm(&s.page, &AutonomyPage::disarmRequested);
    s.button("arm")->click();
    QCOMPARE(disarm.count(), 1);
    QCOMPARE(arm.count(), 0);
    status.at += 60'000;
    s.publish(status);
    QTRY_COMPARE(s.badge("mode"), QStringLiteral("PROOF"));
    QTRY_COMPARE(s.button("arm")->text(), QStringLiteral("Arm REAL…"));
    QVERIFY(s.button("arm")->isEnabled());
}

void TestAutonomyPage::armingIsWished()
{
    Scene s;
    s.publish(running());
    QSignalSpy arm(&s.page, &AutonomyPage::armRequested);
    s.button("arm")->click();
    QCOMPARE(arm.count(), 1);
    QVERIFY(s.core->calls(Operation::EngineArm).empty()); // the page only wishes
}

void TestAutonomyPage::measuredValuesAreShownAsChartAndAsTable()
{
    Scene s;
    s.core->answerWith(Operation::MetricsGet, toJson(anHour()));
    s.publish(running());
    QTRY_COMPARE(s.label("success")->text(), QStringLiteral("97.0 %"));
    QTRY_VERIFY(s.label("throughput")->text().startsWith(QStringLiteral("1.7")));
    QCOMPARE(s.core->calls(Operation::MetricsGet).back().parameters[QLatin1String("seconds")].toInt(), 3'600);
    const auto *chart = s.page.findChild<Chart *>();
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("newest 47, highest 50")));
    s.page.findChild<QComboBox *>(QStringLiteral("chartKind"))->setCurrentIndex(2);
    QVERIFY(chart->accessibleName().startsWith(QStringLiteral("Run time")));
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("80 ms")));
    PlainTable *table = s.table("measuredTable");
    QVERIFY(!table->isVisible());
    s.button("asTable")->click();
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(0, 5).data().toString(), QStringLiteral("40 ms"));
    s.page.findChild<QComboBox *>(QStringLiteral("window"))->setCurrentIndex(3);
    QTRY_COMPARE(s.core->calls(Operation::MetricsGet).back().parameters[QLatin1String("seconds")].toInt(), 604'800);
}

void TestAutonomyPage::nothingMeasuredIsSaidSo()
{
    Scene s;
    Metrics none = anHour();
    none.slotList.clear();
    none.total = {};
    none.coveredFrom = none.from + 1;
    s.core->answerWith(Operation::MetricsGet, toJson(none));
    s.publish(running());
    QTRY_VERIFY(s.label("coverage")->isVisible()); // not the whole window
    QTRY_COMPARE(s.label("success")->text(), noDataYet());
    QCOMPARE(s.page.findChild<Chart *>()->accessibleDescription(), noDataYet());
}

void TestAutonomyPage::needsYouLeadsThere()
{
    Scene s;
    s.core->answerWith(Operation::NeedsGet, {{QStringLiteral("approvals"), waiting(1, "T-12")}, {QStringLiteral("questions"), waiting(2, "T-3")}});
    EngineStatus status = running();
    status.queue.of(TaskState::Held) = 1;
    AgentStatus agent;
    agent.failuresInRow = 9;
    s.core->publishAgents({agent});
    QSignalSpy counted(&s.page, &AutonomyPage::needsCounted);
    s.publish(status);
    auto *needs = s.page.findChild<QGroupBox *>(QStringLiteral("needsYou"));
    const auto row = [needs](const char *name) { return needs->findChild<QWidget *>(QLatin1String(name)); };
    QTRY_VERIFY(row("needs-approval")->isVisible());
    QVERIFY(row("needs-dead")->isVisible());
    QVERIFY(row("needs-agent")->isVisible());
    QVERIFY(!row("needs-held")->isVisible()); // the held one is the one to approve
    QVERIFY(!row("needs-review")->isVisible());
    QVERIFY(!row("nothing")->isVisible());
    QCOMPARE(counted.last().first().toLongLong(), 1 + 2 + 2 + 1);
    QSignalSpy filter(&s.page, &AutonomyPage::filterRequested);
    QSignalSpy answer(&s.page, &AutonomyPage::answerRequested);
    QSignalSpy asking(&s.page, &AutonomyPage::askingRequested);
    QSignalSpy agents(&s.page, &AutonomyPage::agentsRequested);
    row("needs-dead")->findChild<QPushButton *>()->click();
    QCOMPARE(filter.last().first().value<QList<TaskState>>(), QList<TaskState>{TaskState::Dead});
    row("needs-approval")->findChild<QPushButton *>()->click(); // the only one: straight to it
    QCOMPARE(answer.last().first().value<TaskId>(), TaskId{12});
    QCOMPARE(asking.count(), 0);
    row("needs-question")->findChild<QPushButton *>()->click(); // two: to all that ask
    QCOMPARE(asking.count(), 1);
    QCOMPARE(answer.count(), 1);
    row("needs-agent")->findChild<QPushButton *>()->click();
    QCOMPARE(agents.count(), 1);
}

void TestAutonomyPage::realTasksWaitOnlyWhileItIsNotArmed()
{
    Scene s;
    s.core->answerWith(Operation::NeedsGet, {{QStringLiteral("armed"), waiting(1'000, "T-1")}});
    s.publish(running());
    auto *row = s.page.findChild<QWidget *>(QStringLiteral("needs-real"));
    QTRY_VERIFY(row->isVisible());
    QTRY_COMPARE(row->findChild<QLabel *>(QStringLiteral("text"))->text(), QStringLiteral("At least 1000 task(s) wait for REAL to be armed"));
    QSignalSpy arm(&s.page, &AutonomyPage::armRequested);
    row->findChild<QPushButton *>()->click();
    QCOMPARE(arm.count(), 1);
    EngineStatus armed = running();
    armed.controls.real = {armed.at + 60'000, 3, QStringLiteral("console")};
    s.publish(armed);
    QTRY_VERIFY(!row->isVisible());
}

void TestAutonomyPage::tasksThatNobodyDoesNeedAnAgent()
{
    Scene s;
    s.core->answerWith(Operation::NeedsGet, {{QStringLiteral("unserved"), waiting(3, "T-1")}});
    s.publish(running());
    auto *row = s.page.findChild<QWidget *>(QStringLiteral("needs-unserved"));
    QTRY_VERIFY(row->isVisible());
    QSignalSpy agents(&s.page, &AutonomyPage::agentsRequested);
    row->findChild<QPushButton *>()->click();
    QCOMPARE(agents.count(), 1);
    s.core->answerWith(Operation::NeedsGet, {});
    s.core->publishAgents({AgentStatus()}); // somebody new may do them: it is asked anew
    QTRY_VERIFY(!row->isVisible());
}

void TestAutonomyPage::ticksAreReadWhenTheLedgerGrew()
{
    Scene s;
    Tick tick = running().lastTick;
    s.core->setTicks({tick});
    s.publish(running());
    auto *strip = s.page.findChild<TickStrip *>();
    QTRY_COMPARE(strip->ticks().size(), size_t(1));
    QCOMPARE(s.table("ticks")->model()->rowCount(), 1);
    EngineStatus status = running();
    ++status.tickNumber; // an idle tick has no line
    s.publish(status);
    QCOMPARE(s.core->calls(Operation::TicksList).size(), size_t(1));
    Tick next = tick;
    ++next.number;
    s.core->setTicks({next, tick});
    status.lastTick = next;
    s.publish(status);
    QTRY_COMPARE(strip->ticks().size(), size_t(2));
    QCOMPARE(s.table("controls")->model()->rowCount(), 2);
}

void TestAutonomyPage::aChosenTickTellsWhatItDid()
{
    Scene s;
    Tick first = running().lastTick;
    Tick second = first;
    second.number = 100;
    second.outcome = TickOutcome::Fail;
    second.failed = 3;
    s.core->setTicks({second, first});
    s.publish(running());
    auto *strip = s.page.findChild<TickStrip *>();
    QTRY_COMPARE(strip->ticks().size(), size_t(2));
    std::vector<LogLine> lines(2);
    lines[0].tick = 100;
    lines[0].text = UntrustedText(QStringLiteral("it burns"));
    lines[1].tick = 99;
    s.core->publishLog(lines);
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_End);
    QTRY_VERIFY(s.label("tickFacts")->text().contains(QStringLiteral("Tick 100")));
    QTRY_VERIFY(s.label("tickFacts")->text().contains(QStringLiteral("3 failed")));
    QTRY_COMPARE(s.table("tickLog")->model()->rowCount(), 1);
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("Tick 100")));
    QTest::keyClick(strip, Qt::Key_Left);
    QTRY_VERIFY(s.label("tickFacts")->text().contains(QStringLiteral("Tick 99")));
}

void TestAutonomyPage::recentLogLeadsToTheTask()
{
    Scene s;
    s.publish(running());
    std::vector<LogLine> lines(15);
    for (size_t i = 0; i < lines.size(); ++i) {
        lines[i].text = UntrustedText(QStringLiteral("line %1").arg(i));
        lines[i].task = TaskId{qint64(i)};
    }
    s.core->publishLog(lines);
    auto *model = s.table("recentLog")->model();
    QTRY_COMPARE(model->rowCount(), 15);
    QSignalSpy wish(&s.page, &AutonomyPage::taskRequested);
    Q_EMIT s.table("recentLog")->activated(model->index(14, 0));
    QCOMPARE(wish.count(), 1);
    QCOMPARE(wish.first().first().value<TaskId>(), TaskId{14});
}

void TestAutonomyPage::nothingNeedsScrollingInASmallWindow()
{
    Scene s;
    s.page.resize(1'000, 560); // what a window of 1000x700 leaves
    s.core->answerWith(Operation::MetricsGet, toJson(anHour()));
    s.core->setTicks({running().lastTick});
    s.publish(running());
    QTRY_COMPARE(s.label("success")->text(), QStringLiteral("97.0 %"));
    const auto *scroll = s.page.findChild<QScrollArea *>(QStringLiteral("autonomyScroll"));
    const QSize contents = scroll->widget()->minimumSizeHint();
    QVERIFY2(contents.height() <= scroll->viewport()->height(), qPrintable(QString::number(contents.height())));
    QVERIFY2(contents.width() <= scroll->viewport()->width(), qPrintable(QString::number(contents.width())));
    QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
}

void TestAutonomyPage::hiddenPageAsksNothingButWhatNeedsAPerson()
{
    Scene s;
    s.publish(running());
    QTRY_VERIFY(!s.core->calls().empty());
    s.page.hide();
    s.core->forgetCalls();
    EngineStatus status = running();
    ++status.lastTick.number;
    status.controls.real = {status.at + 60'000, 3, QStringLiteral("console")};
    s.publish(status);
    QCOMPARE(s.core->calls().size(), s.core->calls(Operation::NeedsGet).size()); // the badge of the tab is always seen
    QCOMPARE(s.badge("mode"), QStringLiteral("PROOF")); // nothing was painted for nobody
    s.page.show();
    QTRY_COMPARE(s.badge("mode"), QStringLiteral("REAL"));
    QTRY_VERIFY(!s.core->calls(Operation::TicksList).empty());
}

QTEST_MAIN(TestAutonomyPage)
#include "tst_autonomypage.moc"
