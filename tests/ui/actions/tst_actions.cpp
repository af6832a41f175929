#include "ui/actions/actions.h"

#include "core/api/enginestatus.h"

#include <QAction>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

QIcon noIcon(const QString &)
{
    return {};
}

EngineStatus wishing(RunWish wish)
{
    EngineStatus status;
    status.controls.wish = wish;
    status.at = 1'000;
    return status;
}

} // namespace

class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAndShortcutsAreUnique();
    void pauseBecomesResume();
    void triggerMeansWhatTheTextSaid();
    void killedOffersOnlyReset();
    void drainIsAskedForOnce();
    void disarmNeedsAnOpenWindow();
    void stoppingIsPossibleBeforeAnyStatus();
};

void TestActions::idsAndShortcutsAreUnique()
{
    const Actions actions(noIcon);
    QSet<QString> ids;
    QSet<QString> keys;
    for (const QAction *action : actions.all()) {
        QVERIFY(!action->objectName().isEmpty());
        QVERIFY(!action->text().isEmpty());
        QVERIFY(!action->statusTip().isEmpty());
        QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
        ids += action->objectName();
        for (const QKeySequence &shortcut : action->shortcuts()) {
            QVERIFY2(!keys.contains(shortcut.toString()), qPrintable(shortcut.toString()));
            keys += shortcut.toString();
        }
    }
    QCOMPARE(actions.action(Command::Kill)->shortcut(), QKeySequence(QStringLiteral("Ctrl+Shift+K")));
}

void TestActions::pauseBecomesResume()
{
    Actions actions(noIcon);
    const QAction *toggle = actions.action(Command::PauseResume);
    QCOMPARE(toggle->iconText(), QStringLiteral("Pause daemon"));
    actions.showStatus(wishing(RunWish::Pause));
    QCOMPARE(toggle->iconText(), QStringLiteral("Resume daemon"));
    actions.showStatus(wishing(RunWish::Run));
    QCOMPARE(toggle->iconText(), QStringLiteral("Pause daemon"));
}

void TestActions::triggerMeansWhatTheTextSaid()
{
    Actions actions(noIcon);
    QSignalSpy paused(&actions, &Actions::pauseRequested);
    QSignalSpy resumed(&actions, &Actions::resumeRequested);
    actions.action(Command::PauseResume)->trigger();
    QCOMPARE(paused.count(), 1);
    QCOMPARE(resumed.count(), 0);
    actions.showStatus(wishing(RunWish::Drain));
    actions.action(Command::PauseResume)->trigger();
    QCOMPARE(paused.count(), 1);
    QCOMPARE(resumed.count(), 1);
}

void TestActions::killedOffersOnlyReset()
{
    Actions actions(noIcon);
    actions.showStatus(wishing(RunWish::Halted));
    QVERIFY(actions.action(Command::ResetKill)->isEnabled());
    for (const Command command : {Command::PauseResume, Command::Drain, Command::Kill, Command::Arm, Command::Disarm})
        QVERIFY(!actions.action(command)->isEnabled());
}

void TestActions::drainIsAskedForOnce()
{
    Actions actions(noIcon);
    QVERIFY(actions.action(Command::Drain)->isEnabled());
    actions.showStatus(wishing(RunWish::Drain));
    QVERIFY(!actions.action(Command::Drain)->isEnabled());
    QCOMPARE(actions.action(Command::PauseResume)->iconText(), QStringLiteral("Resume daemon")); // takes it back
    actions.showStatus(wishing(RunWish::Run));
    QVERIFY(actions.action(Command::Drain)->isEnabled());
}

void TestActions::disarmNeedsAnOpenWindow()
{
    Actions actions(noIcon);
    EngineStatus status = wishing(RunWish::Run);
    actions.showStatus(status);
    QVERIFY(!actions.action(Command::Disarm)->isEnabled());
    status.controls.real = {.until = 2'000, .remaining = 3, .armedBy = {}};
    actions.showStatus(status);
    QVERIFY(actions.action(Command::Disarm)->isEnabled());
    status.at = 2'000;
    actions.showStatus(status);
    QVERIFY(!actions.action(Command::Disarm)->isEnabled());
}

void TestActions::stoppingIsPossibleBeforeAnyStatus()
{
    const Actions actions(noIcon);
    QVERIFY(actions.action(Command::PauseResume)->isEnabled());
    QVERIFY(actions.action(Command::Kill)->isEnabled());
    QVERIFY(!actions.action(Command::ResetKill)->isEnabled());
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
