#include "tests/support/fakescene.h"
#include "ui/models/words.h"
#include "ui/pages/autonomypage.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/plaintable.h"

#include <QGroupBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
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
    status.at = 5'000;
    return status;
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
    void cardsTellWhatIsMeasured();
    void aWishIsNotShownAsAFact();
    void realModeIsShownWithItsEnd();
    void buttonsSendWishes();
    void needsYouLeadsToTheTasks();
    void ticksAreReadWhenTheLedgerGrew();
    void recentLogKeepsTenLinesAndLeadsToTheTask();
    void hiddenPageAsksNothing();
};

void TestAutonomyPage::beforeTheFirstTickThereIsOneThingToDo()
{
    Scene s;
    QVERIFY(!s.button("action")->isVisible());
    s.publish(EngineStatus());
    QVERIFY(s.page.findChild<EmptyState *>()->text().contains(QStringLiteral("not ticked yet")));
    QSignalSpy wish(&s.page, &AutonomyPage::resumeRequested);
    s.button("action")->click();
    QCOMPARE(wish.count(), 1);
    s.publish(running());
    QVERIFY(!s.button("action")->isVisible());
    QVERIFY(s.button("pause")->isVisible());
}

void TestAutonomyPage::cardsTellWhatIsMeasured()
{
    Scene s;
    EngineStatus status = running();
    status.agentsTotal = 0;
    status.lastTick = {};
    s.publish(status);
    QCOMPARE(s.label("agents")->text(), noDataYet());
    QCOMPARE(s.label("lastTick")->text(), noDataYet());
    s.publish(running());
    QCOMPARE(s.badge("engineState"), QStringLiteral("Running"));
    QCOMPARE(s.badge("mode"), QStringLiteral("PROOF"));
    QCOMPARE(s.badge("tickOutcome"), QStringLiteral("Success"));
    QVERIFY(s.label("lastTick")->text().contains(QStringLiteral("12 ms")));
    QVERIFY(s.label("lease")->text().contains(QStringLiteral("engine-a")));
    auto *left = s.page.findChild<QProgressBar *>(QStringLiteral("leaseLeft"));
    QVERIFY(left->value() > 19'000 && left->value() <= 21'000);
    QVERIFY(s.label("queue")->text().contains(QStringLiteral("3 queued")));
    QVERIFY(s.label("agents")->text().startsWith(QStringLiteral("4 of 5")));
    status = running();
    status.leaseOwner.clear();
    s.publish(status);
    QVERIFY(!left->isVisible());
}

void TestAutonomyPage::aWishIsNotShownAsAFact()
{
    Scene s;
    EngineStatus status = running();
    status.controls.wish = RunWish::Pause;
    status.controls.revision = 3;
    status.obeyedRevision = 2;
    s.publish(status);
    QCOMPARE(s.badge("engineState"), QStringLiteral("Running"));
    QVERIFY(s.label("wish")->text().contains(QStringLiteral("waits for a tick")));
    QCOMPARE(s.button("pause")->text(), QStringLiteral("Resume"));
    status.obeyedRevision = 3;
    status.state = EngineState::Paused;
    s.publish(status);
    QCOMPARE(s.badge("engineState"), QStringLiteral("Paused"));
    QVERIFY(!s.label("wish")->text().contains(QStringLiteral("waits")));
}

void TestAutonomyPage::realModeIsShownWithItsEnd()
{
    Scene s;
    EngineStatus status = running();
    status.controls.real = {status.at + 60'000, 3, QStringLiteral("console:<b>a</b>")};
    s.publish(status);
    QCOMPARE(s.badge("mode"), QStringLiteral("REAL"));
    QVERIFY(s.label("realWindow")->text().contains(QStringLiteral("console:<b>a</b>")));
    QVERIFY(!s.button("arm")->isEnabled());
    status.at += 60'000;
    s.publish(status);
    QCOMPARE(s.badge("mode"), QStringLiteral("PROOF"));
    QVERIFY(s.button("arm")->isEnabled());
}

void TestAutonomyPage::buttonsSendWishes()
{
    Scene s;
    s.publish(running());
    QSignalSpy pause(&s.page, &AutonomyPage::pauseRequested);
    QSignalSpy resume(&s.page, &AutonomyPage::resumeRequested);
    QSignalSpy kill(&s.page, &AutonomyPage::killRequested);
    QSignalSpy arm(&s.page, &AutonomyPage::armRequested);
    s.button("pause")->click();
    s.button("kill")->click();
    s.button("arm")->click();
    QCOMPARE(pause.count() + kill.count() + arm.count(), 3);
    EngineStatus status = running();
    status.controls.wish = RunWish::Pause;
    s.publish(status);
    s.button("pause")->click();
    QCOMPARE(resume.count(), 1);
    QCOMPARE(pause.count(), 1);
    status.controls.wish = RunWish::Halted;
    status.state = EngineState::Killed;
    s.publish(status);
    QVERIFY(!s.button("pause")->isEnabled()); // leaving it is a decision of its own
    QVERIFY(!s.button("kill")->isEnabled());
    QVERIFY(s.core->calls(Operation::EnginePause).empty()); // the page only wishes
}

void TestAutonomyPage::needsYouLeadsToTheTasks()
{
    Scene s;
    s.publish(running());
    auto *needs = s.page.findChild<QGroupBox *>(QStringLiteral("needsYou"));
    auto *dead = needs->findChild<QWidget *>(QStringLiteral("needs-dead"));
    QVERIFY(dead->isVisible());
    QVERIFY(!needs->findChild<QWidget *>(QStringLiteral("needs-review"))->isVisible());
    QVERIFY(!needs->findChild<QWidget *>(QStringLiteral("nothing"))->isVisible());
    QSignalSpy wish(&s.page, &AutonomyPage::filterRequested);
    dead->findChild<QPushButton *>()->click();
    QCOMPARE(wish.count(), 1);
    QCOMPARE(wish.first().first().value<QList<TaskState>>(), QList<TaskState>{TaskState::Dead});
    EngineStatus status = running();
    status.queue = {};
    s.publish(status);
    QVERIFY(!dead->isVisible());
    QVERIFY(needs->findChild<QWidget *>(QStringLiteral("nothing"))->isVisible());
}

void TestAutonomyPage::ticksAreReadWhenTheLedgerGrew()
{
    Scene s;
    Tick tick = running().lastTick;
    s.core->setTicks({tick});
    s.publish(running());
    QTRY_COMPARE(s.table("ticks")->model()->rowCount(), 1);
    EngineStatus status = running();
    ++status.tickNumber; // an idle tick has no line
    s.publish(status);
    QCOMPARE(s.core->calls(Operation::TicksList).size(), size_t(1));
    Tick next = tick;
    ++next.number;
    s.core->setTicks({next, tick});
    status.lastTick = next;
    s.publish(status);
    QTRY_COMPARE(s.table("ticks")->model()->rowCount(), 2);
    QCOMPARE(s.table("controls")->model()->rowCount(), 2);
}

void TestAutonomyPage::recentLogKeepsTenLinesAndLeadsToTheTask()
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
    QTRY_COMPARE(model->rowCount(), 10);
    QSignalSpy wish(&s.page, &AutonomyPage::taskRequested);
    Q_EMIT s.table("recentLog")->activated(model->index(9, 0));
    QCOMPARE(wish.count(), 1);
    QCOMPARE(wish.first().first().value<TaskId>(), TaskId{14});
}

void TestAutonomyPage::hiddenPageAsksNothing()
{
    Scene s;
    s.publish(running());
    QTRY_VERIFY(!s.core->calls().empty());
    s.page.hide();
    s.core->forgetCalls();
    EngineStatus status = running();
    ++status.lastTick.number;
    status.state = EngineState::Paused;
    s.publish(status);
    QVERIFY(s.core->calls().empty());
    QCOMPARE(s.badge("engineState"), QStringLiteral("Running")); // nothing was painted for nobody
    s.page.show();
    QCOMPARE(s.badge("engineState"), QStringLiteral("Paused"));
    QTRY_COMPARE(s.core->calls(Operation::TicksList).size(), size_t(1));
}

QTEST_MAIN(TestAutonomyPage)
#include "tst_autonomypage.moc"
