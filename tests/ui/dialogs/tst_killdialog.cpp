#include "ui/dialogs/killdialog.h"

#include "tests/support/fakecore.h"
#include "ui/link/corelink.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

TaskSummary task(qint64 number, TaskState state, Mode mode, TaskKind kind, int attempts = 1)
{
    TaskSummary task;
    task.id = TaskId{number};
    task.title = QStringLiteral("Task %1").arg(number);
    task.state = state;
    task.mode = mode;
    task.kind = kind;
    task.attempts = attempts;
    return task;
}

QPushButton *buttonNamed(const QDialog *dialog, const char *text)
{
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == QLatin1String(text))
            return button;
    }
    return nullptr;
}

} // namespace

class TestKillDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fates_data();
    void fates();
    void listsRunningTasksWithTheirFate();
    void canBeAnsweredBeforeTheListIsThere();
    void cancelIsDefaultOutsideOfTheField();
    void returnInTheFieldKills();
    void aHeldKeyKillsNothing();
    void tellsReasonAndHaste();
    void drainsInstead();
};

void TestKillDialog::fates_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<TaskKind>("kind");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<QString>("word");
    using S = TaskState;
    using K = TaskKind;
    QTest::newRow("nothing had begun") << S::Claimed << Mode::Real << K::Command << 1 << QStringLiteral("queue");
    QTest::newRow("a real command") << S::Running << Mode::Real << K::Command << 1 << QStringLiteral("unknown");
    QTest::newRow("its last attempt") << S::Running << Mode::Real << K::Command << 3 << QStringLiteral("unknown");
    QTest::newRow("a proof") << S::Running << Mode::Proof << K::Command << 1 << QStringLiteral("again");
    QTest::newRow("a rehearsal") << S::Running << Mode::Real << K::Rehearsal << 1 << QStringLiteral("again");
    QTest::newRow("no attempt left") << S::Running << Mode::Proof << K::Command << 3 << QStringLiteral("again");
}

void TestKillDialog::fates()
{
    QFETCH(TaskState, state);
    QFETCH(Mode, mode);
    QFETCH(TaskKind, kind);
    QFETCH(int, attempts);
    QFETCH(QString, word);
    const QString fate = KillDialog::fateOf(task(1, state, mode, kind, attempts));
    QVERIFY2(fate.contains(word), qPrintable(fate));
}

void TestKillDialog::listsRunningTasksWithTheirFate()
{
    auto core = std::make_unique<FakeCore>();
    core->setTasks({task(1, TaskState::Running, Mode::Real, TaskKind::Command),
                    task(2, TaskState::Queued, Mode::Proof, TaskKind::Command),
                    task(3, TaskState::Running, Mode::Proof, TaskKind::Command)});
    CoreLink link(std::move(core));
    KillDialog dialog(link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    const auto *list = dialog.findChild<QTreeWidget *>();
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QVERIFY(list->isVisible());
    QVERIFY(list->topLevelItem(0)->text(0).contains(QStringLiteral("T-1")));
    QVERIFY(list->topLevelItem(0)->text(1).contains(QStringLiteral("unknown")));
    QVERIFY(list->topLevelItem(1)->text(1).contains(QStringLiteral("again")));
}

void TestKillDialog::canBeAnsweredBeforeTheListIsThere()
{
    auto core = std::make_unique<FakeCore>();
    core->hold(true);
    CoreLink link(std::move(core));
    KillDialog dialog(link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QSignalSpy killed(&dialog, &KillDialog::killRequested);
    buttonNamed(&dialog, "Kill daemon")->click();
    QCOMPARE(killed.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void TestKillDialog::cancelIsDefaultOutsideOfTheField()
{
    CoreLink link(std::make_unique<FakeCore>());
    KillDialog dialog(link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    const QPushButton *cancel = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel);
    QVERIFY(cancel->isDefault());
    QSignalSpy killed(&dialog, &KillDialog::killRequested);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(killed.count(), 0);
    QVERIFY(!dialog.isVisible());
}

void TestKillDialog::returnInTheFieldKills()
{
    CoreLink link(std::make_unique<FakeCore>());
    KillDialog dialog(link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(dialog.focusWidget(), dialog.findChild<QLineEdit *>()); // so that it takes no look to stop everything
    QSignalSpy killed(&dialog, &KillDialog::killRequested);
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("smoke"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QCOMPARE(killed.value(0), (QVariantList{false, QStringLiteral("smoke")}));
    QVERIFY(!dialog.isVisible());
}

void TestKillDialog::aHeldKeyKillsNothing()
{
    CoreLink link(std::make_unique<FakeCore>());
    KillDialog dialog(link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QSignalSpy killed(&dialog, &KillDialog::killRequested);
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
    QCoreApplication::sendEvent(dialog.findChild<QLineEdit *>(), &held);
    QCOMPARE(killed.count(), 0);
    QVERIFY(dialog.isVisible());
}

void TestKillDialog::tellsReasonAndHaste()
{
    CoreLink link(std::make_unique<FakeCore>());
    for (const bool now : {false, true}) {
        KillDialog dialog(link);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        dialog.findChild<QLineEdit *>()->setText(QStringLiteral("smoke"));
        QSignalSpy killed(&dialog, &KillDialog::killRequested);
        buttonNamed(&dialog, now ? "Kill now" : "Kill daemon")->click();
        QCOMPARE(killed.value(0), (QVariantList{now, QStringLiteral("smoke")}));
    }
}

void TestKillDialog::drainsInstead()
{
    CoreLink link(std::make_unique<FakeCore>());
    KillDialog dialog(link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("enough"));
    QSignalSpy killed(&dialog, &KillDialog::killRequested);
    QSignalSpy drained(&dialog, &KillDialog::drainRequested);
    dialog.findChild<QPushButton *>(QStringLiteral("drainInstead"))->click();
    QCOMPARE(drained.value(0), QVariantList{QStringLiteral("enough")});
    QCOMPARE(killed.count(), 0);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestKillDialog)
#include "tst_killdialog.moc"
