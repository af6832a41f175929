#include "ui/dialogs/edittaskdialog.h"

#include "tests/support/fakescene.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/fieldform.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

QJsonObject commandFields()
{
    return {{QStringLiteral("title"), QStringLiteral("Count")},
            {QStringLiteral("kind"), QStringLiteral("command")},
            {QStringLiteral("mode"), QStringLiteral("proof")},
            {QStringLiteral("key"), QStringLiteral("k")},
            {QStringLiteral("command"), QJsonArray{QStringLiteral("wc"), QStringLiteral(" -l"), QStringLiteral("a b")}},
            {QStringLiteral("priority"), 5},
            {QStringLiteral("timeout"), 90.5},
            {QStringLiteral("tags"), QJsonArray{QStringLiteral("x, y"), QStringLiteral("z")}},
            {QStringLiteral("env"), QJsonObject{{QStringLiteral("LANG"), QStringLiteral("C")}}},
            {QStringLiteral("review"), true}};
}

void write(const QWidget &form, const char *field, const QString &text)
{
    const QString name = QStringLiteral("field-") + QString::fromUtf8(field);
    if (auto *line = form.findChild<QLineEdit *>(name))
        line->setText(text);
    else
        form.findChild<QPlainTextEdit *>(name)->setPlainText(text);
}

QString shown(const QWidget &form, const char *field)
{
    const QString name = QStringLiteral("field-") + QString::fromUtf8(field);
    const auto *line = form.findChild<QLineEdit *>(name);
    return line ? line->text() : form.findChild<QPlainTextEdit *>(name)->toPlainText();
}

struct Scene : FakeLine {
    std::unique_ptr<EditTaskDialog> dialog;

    void open(const TaskSummary &task, bool retry = false)
    {
        core->setTasks({task});
        dialog = std::make_unique<EditTaskDialog>(link, task, retry);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
    }
    [[nodiscard]] QPushButton *button(const char *name) const { return dialog->findChild<QPushButton *>(QString::fromLatin1(name)); }
    [[nodiscard]] bool isRead() const { return dialog->findChild<QLineEdit *>(QStringLiteral("field-title")) != nullptr; }
    [[nodiscard]] QJsonObject sent() const { return core->calls(Operation::TasksEdit).back().parameters; }
};

} // namespace

class TestEditTaskDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUntouchedFormChangesNothing();
    void onlyWhatIsTouchedIsChanged();
    void anEmptiedFieldIsTakenAway();
    void whatLinesCannotHoldIsJson();
    void stepsAreLines();
    void furtherFieldsAreThere();
    void everyEditorHasAName();
    void theRevisionThatWasSeenGoesAlong();
    void faultsStandBesideTheirFields();
    void whatChangedMeanwhileIsReadAgain();
    void aTaskThatWaitsIsNotRetried();
    void whatWasWrittenIsNotThrownAwayUnasked();
};

void TestEditTaskDialog::anUntouchedFormChangesNothing()
{
    FieldForm form;
    form.setFields(commandFields());
    QVERIFY(form.changes().isEmpty());
    QCOMPARE(shown(form, "command"), QStringLiteral("wc\n -l\na b"));
    QCOMPARE(shown(form, "timeout"), QStringLiteral("90.5"));
    QVERIFY(!form.findChild<QWidget *>(QStringLiteral("field-rehearse"))); // of another kind
}

void TestEditTaskDialog::onlyWhatIsTouchedIsChanged()
{
    FieldForm form;
    form.setFields(commandFields());
    QSignalSpy edited(&form, &FieldForm::edited);
    write(form, "priority", QStringLiteral("8"));
    write(form, "command", QStringLiteral("wc\n-c\n"));
    QCOMPARE(edited.count() >= 2, true);
    QCOMPARE(form.changes(), (QJsonObject{{QStringLiteral("priority"), 8}, {QStringLiteral("command"), QJsonArray{QStringLiteral("wc"), QStringLiteral("-c")}}}));
    QCOMPARE(form.before(), (QJsonObject{{QStringLiteral("priority"), 5}, {QStringLiteral("command"), commandFields()[QLatin1String("command")]}}));
    write(form, "priority", QStringLiteral("soon")); // the core says what is wrong with it
    QCOMPARE(form.changes()[QLatin1String("priority")], QJsonValue(QStringLiteral("soon")));
}

void TestEditTaskDialog::anEmptiedFieldIsTakenAway()
{
    FieldForm form;
    form.setFields(commandFields());
    write(form, "timeout", QString());
    write(form, "deadline", QStringLiteral("2030-01-01T00:00:00Z"));
    QVERIFY(form.changes()[QLatin1String("timeout")].isNull());
    QVERIFY(form.changes().contains(QLatin1String("timeout")));
    QVERIFY(form.before()[QLatin1String("deadline")].isNull());
}

void TestEditTaskDialog::whatLinesCannotHoldIsJson()
{
    QJsonObject fields = commandFields();
    const QJsonArray command{QStringLiteral("printf"), QStringLiteral("two\nlines"), QString()};
    fields.insert(QStringLiteral("command"), command);
    FieldForm form;
    form.setFields(fields);
    QVERIFY(form.changes().isEmpty());
    QVERIFY(shown(form, "command").startsWith(u'['));
    write(form, "command", shown(form, "command").replace(QStringLiteral("two"), QStringLiteral("three")));
    QCOMPARE(form.changes()[QLatin1String("command")].toArray(), (QJsonArray{QStringLiteral("printf"), QStringLiteral("three\nlines"), QString()}));
    write(form, "command", QStringLiteral("[broken"));
    QCOMPARE(form.changes()[QLatin1String("command")], QJsonValue(QStringLiteral("[broken"))); // refused by its type
}

void TestEditTaskDialog::stepsAreLines()
{
    const QJsonArray steps{QJsonObject{{QStringLiteral("fail"), 2}}, QJsonObject{{QStringLiteral("sleep"), 1.5}}, QStringLiteral("hang"),
                           QJsonObject{{QStringLiteral("succeed"), QStringLiteral("all is well")}}};
    FieldForm form;
    form.setFields({{QStringLiteral("kind"), QStringLiteral("rehearsal")}, {QStringLiteral("title"), QStringLiteral("t")}, {QStringLiteral("rehearse"), steps}});
    QCOMPARE(shown(form, "rehearse"), QStringLiteral("fail 2\nsleep 1.5\nhang\nsucceed all is well"));
    write(form, "rehearse", QStringLiteral("sleep 3"));
    QCOMPARE(form.changes()[QLatin1String("rehearse")].toArray(), (QJsonArray{QJsonObject{{QStringLiteral("sleep"), 3}}}));
}

void TestEditTaskDialog::furtherFieldsAreThere()
{
    FieldForm form;
    form.setFields(commandFields());
    QVERIFY(shown(form, "…").contains(QStringLiteral("\"review\": true")));
    QVERIFY(!shown(form, "…").contains(QStringLiteral("\"key\"")));
    write(form, "…", QStringLiteral("{\"kind\": \"command\", \"autonomy\": 50}"));
    QCOMPARE(form.changes(), (QJsonObject{{QStringLiteral("autonomy"), 50}, {QStringLiteral("review"), QJsonValue()}}));
    write(form, "…", QStringLiteral("{\"kind\":"));
    QVERIFY(form.changes().contains(QLatin1String("metadata"))); // refused, and nothing is taken away
    QVERIFY(!form.changes().contains(QLatin1String("review")));
}

void TestEditTaskDialog::everyEditorHasAName()
{
    FieldForm form;
    form.setFields(commandFields());
    int editors = 0;
    for (const QWidget *editor : form.findChildren<QWidget *>()) {
        if (!editor->objectName().startsWith(QLatin1String("field-")))
            continue;
        ++editors;
        QVERIFY2(!editor->accessibleName().isEmpty() && !editor->accessibleName().contains(u'&'), qPrintable(editor->objectName()));
    }
    QVERIFY(editors > 10);
}

void TestEditTaskDialog::theRevisionThatWasSeenGoesAlong()
{
    Scene s;
    s.open(fakeTask(1, TaskState::Dead), true);
    QVERIFY(!s.button("save")->isEnabled());
    QTRY_VERIFY(s.isRead());
    s.core->answerWith(Operation::TasksEdit, {{QStringLiteral("number"), 1}, {QStringLiteral("rejected"), QJsonArray()}});
    write(*s.dialog, "title", QStringLiteral("Better"));
    s.dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("typo"));
    QSignalSpy edited(s.dialog.get(), &EditTaskDialog::edited);
    s.button("save")->click();
    QTRY_COMPARE(edited.count(), 1);
    QVERIFY(edited.first()[2].toBool());
    QCOMPARE(s.sent(), (QJsonObject{{QStringLiteral("id"), QStringLiteral("T-1")}, {QStringLiteral("revision"), 1'000}, {QStringLiteral("requeue"), true},
                                    {QStringLiteral("reason"), QStringLiteral("typo")},
                                    {QStringLiteral("changes"), QJsonObject{{QStringLiteral("title"), QStringLiteral("Better")}}}}));
    QVERIFY(!s.dialog->isVisible());
}

void TestEditTaskDialog::faultsStandBesideTheirFields()
{
    Scene s;
    s.open(fakeTask(1));
    QTRY_VERIFY(s.isRead());
    const auto fault = [](const char *field, const char *detail) {
        return QJsonObject{{QStringLiteral("field"), QString::fromLatin1(field)}, {QStringLiteral("code"), QStringLiteral("field_range")},
                           {QStringLiteral("detail"), QString::fromLatin1(detail)}};
    };
    s.core->answerWith(Operation::TasksEdit, {{QStringLiteral("number"), 1}, {QStringLiteral("ok"), false},
                                              {QStringLiteral("rejected"), QJsonArray{fault("priority", "must be 0 to 10"), fault("autonomy", "too much")}}});
    write(*s.dialog, "priority", QStringLiteral("11"));
    s.button("save")->click();
    auto *beside = s.dialog->findChild<QLabel *>(QStringLiteral("fault-priority"));
    QTRY_COMPARE(beside->text(), QStringLiteral("must be 0 to 10"));
    QVERIFY(beside->isVisibleTo(s.dialog.get()));
    QCOMPARE(s.dialog->findChild<QLabel *>(QStringLiteral("fault-…"))->text(), QStringLiteral("autonomy: too much"));
    QVERIFY(s.dialog->isVisible());
    QVERIFY(s.button("save")->isEnabled());
}

void TestEditTaskDialog::whatChangedMeanwhileIsReadAgain()
{
    Scene s;
    s.open(fakeTask(1));
    QTRY_VERIFY(s.isRead());
    QVERIFY(!s.button("again")->isVisible());
    s.core->refuse(Operation::TasksEdit, {QStringLiteral("changed_meanwhile"), ErrorCategory::Operator, {}});
    write(*s.dialog, "title", QStringLiteral("Mine"));
    s.button("save")->click();
    QTRY_VERIFY(s.button("again")->isVisible());
    TaskSummary theirs = fakeTask(1);
    theirs.title = QStringLiteral("Theirs");
    s.core->changeTasks({theirs});
    s.button("again")->click();
    QTRY_COMPARE(shown(*s.dialog, "title"), QStringLiteral("Theirs"));
}

void TestEditTaskDialog::aTaskThatWaitsIsNotRetried()
{
    Scene s;
    s.open(fakeTask(1), true);
    QVERIFY(!s.dialog->findChild<QCheckBox *>(QStringLiteral("retry"))->isVisible());
    QVERIFY(!s.dialog->findChild<QCheckBox *>(QStringLiteral("retry"))->isChecked());
}

void TestEditTaskDialog::whatWasWrittenIsNotThrownAwayUnasked()
{
    Scene s;
    s.open(fakeTask(1, TaskState::Failed));
    QTRY_VERIFY(s.isRead());
    s.dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("the path was wrong"));
    s.dialog->reject();
    QVERIFY(s.dialog->isVisible());
    s.dialog->findChild<DiscardDialog *>()->accept();
    QVERIFY(!s.dialog->isVisible());
    s.open(fakeTask(1, TaskState::Failed));
    QTRY_VERIFY(s.isRead());
    s.dialog->reject();
    QVERIFY(!s.dialog->isVisible());
}

QTEST_MAIN(TestEditTaskDialog)
#include "tst_edittaskdialog.moc"
