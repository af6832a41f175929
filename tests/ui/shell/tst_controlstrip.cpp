#include "ui/shell/controlstrip.h"

#include "ui/actions/actions.h"
#include "ui/models/timetext.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QLocale>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace qd;

namespace {

constexpr qint64 kNow = 1'767'225'600'000;

QIcon noIcon(const QString &)
{
    return {};
}

EngineStatus running()
{
    EngineStatus status;
    status.state = EngineState::Running;
    status.controls.revision = 1;
    status.obeyedRevision = 1;
    status.at = kNow;
    return status;
}

EngineStatus pauseAsked()
{
    EngineStatus status = running();
    status.controls.wish = RunWish::Pause;
    status.controls.revision = 2;
    status.controls.setAt = kNow;
    return status;
}

EngineStatus paused(qint64 tick)
{
    EngineStatus status = pauseAsked();
    status.state = EngineState::Paused;
    status.obeyedRevision = 2;
    status.obeyedAt = kNow + 1'000;
    status.obeyedAtTick = tick;
    return status;
}

} // namespace

class TestControlStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatIsAskedUntilItIsObeyed();
    void tellsWhoAsked();
    void namesTheTickThatObeyedFirst();
    void resumingIsToldToo();
    void killDoesNotWaitForATick();
    void drainingSaysHowMuchIsLeft();
    void aFullDiskIsSaid();
    void sleepingStatesAreNamed();
    void countsTheLeaseDown();
    void realClosesByItself();
    void buttonsHaveTheirNames();
    void keepsStateAndButtonsWhenNarrow();

private:
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<ControlStrip> m_strip;
};

void TestControlStrip::init()
{
    m_actions = std::make_unique<Actions>(noIcon);
    m_strip = std::make_unique<ControlStrip>(*m_actions);
}

void TestControlStrip::cleanup()
{
    m_strip.reset();
    m_actions.reset();
}

void TestControlStrip::saysWhatIsAskedUntilItIsObeyed()
{
    m_strip->showStatus(running());
    QCOMPARE(m_strip->stateText(), QStringLiteral("Running"));
    m_strip->showStatus(pauseAsked());
    QCOMPARE(m_strip->stateText(), QStringLiteral("Pausing… (asked %1, waits for tick)").arg(timeOfDayText(kNow)));
    m_strip->showStatus(paused(10'483));
    QCOMPARE(m_strip->stateText(), QStringLiteral("Paused %1 (obeyed by tick %2)")
                                       .arg(timeOfDayText(kNow + 1'000), QLocale().toString(10'483)));
}

void TestControlStrip::tellsWhoAsked()
{
    const auto *state = m_strip->findChild<QLabel *>(QStringLiteral("engineState"));
    EngineStatus status = paused(7);
    status.controls.setBy = QStringLiteral("console:<b>ann</b>");
    m_strip->showStatus(status);
    QCOMPARE(state->accessibleDescription(), QStringLiteral("Asked for by console:<b>ann</b> at %1").arg(timeOfDayText(kNow)));
    QVERIFY(state->toolTip().contains(QStringLiteral("console:&lt;b&gt;ann"))); // no markup of others
    m_strip->showStatus(running());
    QVERIFY(state->toolTip().isEmpty());
    QCOMPARE(state->accessibleDescription(), QStringLiteral("Daemon"));
}

void TestControlStrip::namesTheTickThatObeyedFirst()
{
    m_strip->showStatus(paused(7));
    const QString first = m_strip->stateText();
    EngineStatus armed = paused(7);
    armed.controls.revision = 3; // armed while paused: a change that no tick has acted on yet
    m_strip->showStatus(armed);
    QCOMPARE(m_strip->stateText(), first);
    armed.obeyedRevision = 3;
    armed.obeyedAtTick = 9;
    armed.obeyedAt = kNow + 60'000;
    m_strip->showStatus(armed);
    QCOMPARE(m_strip->stateText(), first);
}

void TestControlStrip::resumingIsToldToo()
{
    EngineStatus status = paused(7);
    status.controls.wish = RunWish::Run;
    status.controls.revision = 3;
    m_strip->showStatus(status);
    QVERIFY(m_strip->stateText().startsWith(QStringLiteral("Resuming…")));
}

void TestControlStrip::killDoesNotWaitForATick()
{
    EngineStatus status = running();
    status.controls.wish = RunWish::Halted;
    status.controls.revision = 2;
    status.controls.setAt = kNow;
    m_strip->showStatus(status);
    QCOMPARE(m_strip->stateText(), QStringLiteral("Killing… (asked %1)").arg(timeOfDayText(kNow)));
    status.state = EngineState::Killed;
    m_strip->showStatus(status);
    QVERIFY(m_strip->stateText().startsWith(QStringLiteral("Killed")));
}

void TestControlStrip::drainingSaysHowMuchIsLeft()
{
    EngineStatus status = running();
    status.controls.wish = RunWish::Drain;
    status.state = EngineState::Draining;
    status.queue.of(TaskState::Running) = 2;
    status.queue.of(TaskState::Claimed) = 1;
    m_strip->showStatus(status);
    QCOMPARE(m_strip->stateText(), QStringLiteral("Draining: 3 still running"));
    status.state = EngineState::Stopped;
    status.queue = {};
    m_strip->showStatus(status);
    QCOMPARE(m_strip->stateText(), QStringLiteral("Drained: Resume starts it again"));
}

void TestControlStrip::aFullDiskIsSaid()
{
    EngineStatus status = running();
    status.outOfSpace = true;
    m_strip->showStatus(status);
    QCOMPARE(m_strip->stateText(), QStringLiteral("Disk full: nothing new begins"));
}

void TestControlStrip::sleepingStatesAreNamed()
{
    EngineStatus status = running();
    status.state = EngineState::Standby;
    m_strip->showStatus(status);
    QVERIFY(m_strip->stateText().startsWith(QStringLiteral("Standby")));
    m_strip->showConnectionLost();
    QCOMPARE(m_strip->stateText(), QStringLiteral("The daemon is gone"));
}

void TestControlStrip::countsTheLeaseDown()
{
    EngineStatus status = running();
    status.leaseOwner = QStringLiteral("0123456789abcdef");
    status.leaseExpiresInMs = 21'400;
    m_strip->showStatus(status);
    auto *bar = m_strip->findChild<QProgressBar *>();
    QCOMPARE(bar->value(), 21);
    const auto counted = [&] {
        m_strip->showTime();
        return bar->value() < 21;
    };
    QTRY_VERIFY(counted());
}

void TestControlStrip::realClosesByItself()
{
    QSignalSpy changed(m_strip.get(), &ControlStrip::modeChanged);
    EngineStatus status = running();
    status.controls.real = {.until = kNow + 300, .remaining = 3, .armedBy = {}};
    m_strip->showStatus(status);
    QVERIFY(m_strip->isReal());
    QVERIFY(m_strip->modeText().startsWith(QStringLiteral("REAL")));
    const auto closed = [&] {
        m_strip->showTime();
        return !m_strip->isReal();
    };
    QTRY_VERIFY(closed());
    QCOMPARE(m_strip->modeText(), QStringLiteral("PROOF"));
    QCOMPARE(changed.count(), 2);
}

void TestControlStrip::buttonsHaveTheirNames()
{
    QStringList names;
    for (const QToolButton *button : m_strip->findChildren<QToolButton *>())
        names += button->text();
    QCOMPARE(names, (QStringList{QStringLiteral("Pause daemon"), QStringLiteral("Drain"), QStringLiteral("Kill…")}));
    m_actions->showStatus(paused(1));
    QCOMPARE(m_strip->findChildren<QToolButton *>().first()->text(), QStringLiteral("Resume daemon"));
}

void TestControlStrip::keepsStateAndButtonsWhenNarrow()
{
    EngineStatus status = paused(10'483);
    status.tickNumber = 10'483;
    status.leaseOwner = QStringLiteral("0123456789abcdef");
    m_strip->showStatus(status);
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    layout->addWidget(m_strip.get());
    window.resize(1'600, 50);
    window.show();
    QTRY_VERIFY(m_strip->findChild<QProgressBar *>()->isVisible());
    window.resize(640, 50);
    QTRY_VERIFY(!m_strip->findChild<QProgressBar *>()->isVisible());
    for (const QToolButton *button : m_strip->findChildren<QToolButton *>()) {
        QVERIFY(button->isVisible());
        QVERIFY(button->geometry().right() < m_strip->width());
    }
    m_strip->setParent(nullptr);
}

QTEST_MAIN(TestControlStrip)
#include "tst_controlstrip.moc"
