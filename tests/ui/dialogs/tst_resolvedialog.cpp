#include "ui/dialogs/resolvedialog.h"

#include "core/api/taskcodec.h"
#include "tests/support/fakescene.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

struct Scene : FakeLine {
    ResolveDialog dialog;

    explicit Scene(const std::vector<TaskSummary> &tasks) : dialog(link, tasks)
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
    }

    [[nodiscard]] QDialogButtonBox *buttons() const { return dialog.findChild<QDialogButtonBox *>(); }
    [[nodiscard]] QPushButton *decide() const
    {
        for (QAbstractButton *button : buttons()->buttons()) {
            if (buttons()->buttonRole(button) == QDialogButtonBox::AcceptRole)
                return qobject_cast<QPushButton *>(button);
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit *reason() const { return dialog.findChild<QLineEdit *>(); }
    [[nodiscard]] QTreeWidget *tasks() const { return dialog.findChild<QTreeWidget *>(); }
    void choose(const QString &verdict) { dialog.findChild<QRadioButton *>(verdict)->click(); }
};

} // namespace

class TestResolveDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsChosenBeforehand();
    void needsAChoiceAndAReason();
    void tellsTheVerdict_data();
    void tellsTheVerdict();
    void cancelIsDefaultOutsideOfTheField();
    void returnInTheFieldDecidesWhatIsChosen();
    void namesTheCommandThatMayHaveRun();
    void manyTasksAreCountedAndTheFirstNamed();
};

void TestResolveDialog::nothingIsChosenBeforehand()
{
    const Scene s({fakeTask(1, TaskState::Unknown)});
    const auto choices = s.dialog.findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 3);
    for (const QRadioButton *choice : choices)
        QVERIFY(!choice->isChecked());
    QVERIFY(!s.decide()->isEnabled());
}

void TestResolveDialog::needsAChoiceAndAReason()
{
    Scene s({fakeTask(1, TaskState::Unknown)});
    s.reason()->setText(QStringLiteral("seen in the log"));
    QVERIFY(!s.decide()->isEnabled());
    s.choose(QStringLiteral("happened"));
    QVERIFY(s.decide()->isEnabled());
    s.reason()->setText(QStringLiteral("   "));
    QVERIFY(!s.decide()->isEnabled());
}

void TestResolveDialog::tellsTheVerdict_data()
{
    QTest::addColumn<QString>("verdict");
    for (const char *verdict : {"happened", "not_happened", "run_again"})
        QTest::newRow(verdict) << QString::fromLatin1(verdict);
}

void TestResolveDialog::tellsTheVerdict()
{
    QFETCH(QString, verdict);
    Scene s({fakeTask(1, TaskState::Unknown)});
    QSignalSpy resolved(&s.dialog, &ResolveDialog::resolveRequested);
    s.choose(verdict);
    s.reason()->setText(QStringLiteral(" seen in the log "));
    s.decide()->click();
    QCOMPARE(resolved.value(0), (QVariantList{verdict, QStringLiteral("seen in the log")}));
    QVERIFY(!s.dialog.isVisible());
}

void TestResolveDialog::cancelIsDefaultOutsideOfTheField()
{
    Scene s({fakeTask(1, TaskState::Unknown)});
    QVERIFY(s.buttons()->button(QDialogButtonBox::Cancel)->isDefault());
    QSignalSpy resolved(&s.dialog, &ResolveDialog::resolveRequested);
    s.choose(QStringLiteral("run_again"));
    s.reason()->setText(QStringLiteral("harmless"));
    QTest::keyClick(&s.dialog, Qt::Key_Return);
    QCOMPARE(resolved.count(), 0);
    QVERIFY(!s.dialog.isVisible());
}

void TestResolveDialog::returnInTheFieldDecidesWhatIsChosen()
{
    Scene s({fakeTask(1, TaskState::Unknown)});
    QSignalSpy resolved(&s.dialog, &ResolveDialog::resolveRequested);
    s.reason()->setText(QStringLiteral("seen in the log"));
    QTest::keyClick(s.reason(), Qt::Key_Return);
    QCOMPARE(resolved.count(), 0);
    QVERIFY(s.dialog.isVisible()); // nothing is chosen yet, and what was typed stays
    s.choose(QStringLiteral("happened"));
    QTest::keyClick(s.reason(), Qt::Key_Return);
    QCOMPARE(resolved.value(0), (QVariantList{QStringLiteral("happened"), QStringLiteral("seen in the log")}));
}

void TestResolveDialog::namesTheCommandThatMayHaveRun()
{
    FakeLine line;
    QJsonObject shown = toJson(fakeTask(7, TaskState::Unknown));
    shown.insert(QStringLiteral("command"), QJsonArray{QStringLiteral("git"), QStringLiteral("push\u202E")});
    line.core->answerWith(Operation::TasksShow, shown);
    ResolveDialog dialog(line.link, {fakeTask(7, TaskState::Unknown)});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    const auto *tasks = dialog.findChild<QTreeWidget *>();
    QVERIFY(tasks->topLevelItem(0)->text(0).contains(QStringLiteral("T-7")));
    QTRY_VERIFY(tasks->topLevelItem(0)->text(1).contains(QStringLiteral("git push\u27E8U+202E\u27E9")));
}

void TestResolveDialog::manyTasksAreCountedAndTheFirstNamed()
{
    std::vector<TaskSummary> tasks;
    for (int number = 1; number <= 50; ++number)
        tasks.push_back(fakeTask(number, TaskState::Unknown));
    const Scene s(tasks);
    QCOMPARE(s.tasks()->topLevelItemCount(), 21);
    QCOMPARE(s.tasks()->topLevelItem(20)->text(0), QStringLiteral("and 30 more"));
}

QTEST_MAIN(TestResolveDialog)
#include "tst_resolvedialog.moc"
