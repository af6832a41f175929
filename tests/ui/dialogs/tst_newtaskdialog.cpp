#include "ui/dialogs/newtaskdialog.h"

#include "tests/support/fakecore.h"
#include "tests/support/layoutinspector.h"
#include "tests/support/readychooser.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/taskdocument.h"
#include "ui/link/corelink.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace qd;

namespace {

QJsonObject previewOf(const QJsonObject &row, int ok)
{
    return {{QStringLiteral("rows"), QJsonArray{row}}, {QStringLiteral("total"), 1}, {QStringLiteral("ok"), ok}};
}

struct Scene {
    Scene()
    {
        auto owned = std::make_unique<FakeCore>();
        core = owned.get();
        link = std::make_unique<CoreLink>(std::move(owned));
        dialog = std::make_unique<NewTaskDialog>(*link);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
    }

    void choose(TaskKind kind) const
    {
        auto *box = dialog->findChild<QComboBox *>();
        box->setCurrentIndex(box->findData(toText(kind)));
    }

    /// The one text field that is in sight.
    [[nodiscard]] QPlainTextEdit *text() const
    {
        QPlainTextEdit *visible = nullptr;
        for (QPlainTextEdit *edit : dialog->findChildren<QPlainTextEdit *>()) {
            if (edit->isVisible())
                visible = edit;
        }
        return visible;
    }

    void submit() const
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->click();
        }
    }

    [[nodiscard]] QLabel *fault(const char *field) const
    {
        return dialog->findChild<QLabel *>(QStringLiteral("fault-") + QLatin1String(field));
    }

    FakeCore *core = nullptr;
    std::unique_ptr<CoreLink> link;
    std::unique_ptr<NewTaskDialog> dialog;
};

} // namespace

class TestNewTaskDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesBecomeArguments_data();
    void linesBecomeArguments();
    void linesBecomeSteps();
    void documentHoldsWhatTheKindNeeds();
    void saysThatNobodyDoesIt();
    void isPreviewedThenAdded();
    void faultsStandBesideTheirField();
    void duplicateIsNamed();
    void droppedTextFillsTheFields();
    void faultsAreNotCut_data();
    void faultsAreNotCut();
    void nothingMovesWhenAnotherKindIsChosen();
    void whatWasWrittenIsNotThrownAwayUnasked();
    void theDirectoryCanBeLookedFor();
};

void TestNewTaskDialog::linesBecomeArguments_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("none") << QString() << QStringList();
    QTest::newRow("blanks are no separators")
        << QStringLiteral("echo\na  b; rm -rf $HOME\n\n")
        << QStringList{QStringLiteral("echo"), QStringLiteral("a  b; rm -rf $HOME")};
    QTest::newRow("an empty argument inside") << QStringLiteral("x\n\ny")
                                              << QStringList{QStringLiteral("x"), QString(), QStringLiteral("y")};
}

void TestNewTaskDialog::linesBecomeArguments()
{
    QFETCH(QString, lines);
    QFETCH(QStringList, arguments);
    QCOMPARE(argumentsFromLines(lines), QJsonArray::fromStringList(arguments));
}

void TestNewTaskDialog::linesBecomeSteps()
{
    const QString lines = QStringLiteral("fail 2\n sleep 1.5 \nhang\n\nsucceed 42 is fine\nnonsense x");
    const QJsonArray wanted{QJsonObject{{QStringLiteral("fail"), 2}}, QJsonObject{{QStringLiteral("sleep"), 1.5}},
                            QStringLiteral("hang"),
                            QJsonObject{{QStringLiteral("succeed"), QStringLiteral("42 is fine")}},
                            QJsonObject{{QStringLiteral("nonsense"), QStringLiteral("x")}}};
    QCOMPARE(rehearsalFromLines(lines), wanted);
}

void TestNewTaskDialog::documentHoldsWhatTheKindNeeds()
{
    const Scene scene;
    scene.dialog->findChild<QLineEdit *>()->setText(QStringLiteral(" Count "));
    scene.choose(TaskKind::Command);
    scene.text()->setPlainText(QStringLiteral("wc\n-l"));
    const QJsonObject command = scene.dialog->document();
    QCOMPARE(command[QLatin1String("title")].toString(), QStringLiteral("Count"));
    QCOMPARE(command[QLatin1String("command")].toArray(), (QJsonArray{QStringLiteral("wc"), QStringLiteral("-l")}));
    QCOMPARE(command[QLatin1String("mode")].toString(), QStringLiteral("proof"));
    QVERIFY(!command.contains(QLatin1String("instructions")));
    scene.choose(TaskKind::Code);
    scene.text()->setPlainText(QStringLiteral("Do it"));
    const QJsonObject code = scene.dialog->document();
    QCOMPARE(code[QLatin1String("instructions")].toString(), QStringLiteral("Do it"));
    QVERIFY(!code.contains(QLatin1String("command")));
}

void TestNewTaskDialog::saysThatNobodyDoesIt()
{
    auto owned = std::make_unique<FakeCore>();
    AgentStatus agent;
    agent.agent.kinds = {TaskKind::Command};
    owned->publishAgents({agent});
    CoreLink link(std::move(owned));
    QTRY_VERIFY(!link.agents().empty());
    NewTaskDialog dialog(link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *kind = dialog.findChild<QComboBox *>();
    const auto *nobody = dialog.findChild<QLabel *>(QStringLiteral("nobody"));
    kind->setCurrentIndex(kind->findData(toText(TaskKind::Code)));
    QVERIFY(nobody->isVisible());
    kind->setCurrentIndex(kind->findData(toText(TaskKind::Command)));
    QVERIFY(!nobody->isVisible());
}

void TestNewTaskDialog::isPreviewedThenAdded()
{
    const Scene scene;
    scene.core->answerWith(Operation::TasksPreview, previewOf({{QStringLiteral("status"), QStringLiteral("ok")}}, 1));
    scene.core->answerWith(Operation::TasksAdd, {{QStringLiteral("added"), QJsonArray{QJsonObject{}}}});
    scene.dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Count"));
    QSignalSpy added(scene.dialog.get(), &NewTaskDialog::added);
    scene.submit();
    QTRY_COMPARE(added.count(), 1);
    QVERIFY(!scene.dialog->isVisible());
    const QJsonObject sent = scene.core->calls(Operation::TasksAdd).at(0).parameters;
    QCOMPARE(sent, scene.core->calls(Operation::TasksPreview).at(0).parameters);
    const QJsonObject file = sent[QLatin1String("documents")].toArray().at(0).toObject();
    QCOMPARE(file[QLatin1String("name")].toString(), QStringLiteral("console.json"));
    const QByteArray text = file[QLatin1String("text")].toString().toUtf8();
    QCOMPARE(QJsonDocument::fromJson(text).object(), scene.dialog->document());
}

void TestNewTaskDialog::faultsStandBesideTheirField()
{
    const Scene scene;
    const QJsonObject row{{QStringLiteral("status"), QStringLiteral("invalid")},
                          {QStringLiteral("field"), QStringLiteral("title")},
                          {QStringLiteral("code"), QStringLiteral("field_range")},
                          {QStringLiteral("detail"), QStringLiteral("must have 1 to 200 characters")}};
    scene.core->answerWith(Operation::TasksPreview, previewOf(row, 0));
    scene.submit();
    QTRY_VERIFY(scene.fault("title")->isVisible());
    QVERIFY(scene.fault("title")->text().contains(QStringLiteral("1 to 200")));
    QVERIFY(!scene.fault("priority")->isVisible());
    QVERIFY(scene.core->calls(Operation::TasksAdd).empty());
    scene.core->answerWith(Operation::TasksPreview, previewOf({{QStringLiteral("status"), QStringLiteral("ok")}}, 1));
    scene.submit();
    QVERIFY(!scene.fault("title")->isVisible());
}

void TestNewTaskDialog::duplicateIsNamed()
{
    const Scene scene;
    scene.core->answerWith(Operation::TasksPreview,
                           previewOf({{QStringLiteral("status"), QStringLiteral("duplicate")},
                                      {QStringLiteral("existing"), QStringLiteral("T-12")}}, 0));
    scene.submit();
    const auto isNamed = [&] {
        const auto labels = scene.dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("T-12"));
        });
    };
    QTRY_VERIFY(isNamed());
    QVERIFY(scene.dialog->isVisible());
}

void TestNewTaskDialog::droppedTextFillsTheFields()
{
    const Scene scene;
    scene.dialog->setText(QStringLiteral("Tidy up\nAll of it."));
    const QJsonObject task = scene.dialog->document();
    QCOMPARE(task[QLatin1String("title")].toString(), QStringLiteral("Tidy up"));
    QCOMPARE(task[QLatin1String("instructions")].toString(), QStringLiteral("Tidy up\nAll of it."));
}

void TestNewTaskDialog::faultsAreNotCut_data()
{
    QTest::addColumn<TaskKind>("kind");
    QTest::addColumn<QStringList>("fields");
    const QStringList all{QStringLiteral("title"), QStringLiteral("priority"), QStringLiteral("rehearse"), QStringLiteral("workspace")};
    QTest::newRow("many") << TaskKind::Rehearsal << all;
    QTest::newRow("one") << TaskKind::Code << all.mid(0, 1);
    QTest::newRow("one of a command") << TaskKind::Command << all.mid(0, 1);
}

void TestNewTaskDialog::faultsAreNotCut()
{
    QFETCH(TaskKind, kind);
    QFETCH(QStringList, fields);
    const Scene scene;
    QJsonArray rows;
    for (const QString &field : std::as_const(fields))
        rows += QJsonObject{{QStringLiteral("status"), QStringLiteral("invalid")}, {QStringLiteral("field"), field},
                            {QStringLiteral("code"), QStringLiteral("field_range")},
                            {QStringLiteral("detail"), QStringLiteral("must have 1 to 200 characters, and so on until a line is full and wraps")}};
    scene.choose(kind);
    scene.core->answerWith(Operation::TasksPreview, {{QStringLiteral("rows"), rows}, {QStringLiteral("ok"), 0}});
    scene.submit();
    QTRY_VERIFY(scene.fault("title")->isVisible());
    QTRY_COMPARE(layoutFaults(*scene.dialog), QStringList());
}

void TestNewTaskDialog::nothingMovesWhenAnotherKindIsChosen()
{
    const Scene scene;
    const auto places = [&scene] {
        QList<QPoint> found;
        for (const QWidget *field : QList<QWidget *>{scene.dialog->findChild<QSpinBox *>(), scene.dialog->findChild<QCheckBox *>(),
                                                     scene.dialog->findChildren<QComboBox *>()[0], scene.dialog->findChildren<QComboBox *>()[1]})
            found += field->mapTo(scene.dialog.get(), QPoint());
        return found;
    };
    const QList<QPoint> before = places();
    for (const auto &[kind, word] : EnumWords<TaskKind>::kWords) {
        scene.choose(kind);
        scene.dialog->layout()->activate();
        QCOMPARE(places(), before);
    }
}

void TestNewTaskDialog::whatWasWrittenIsNotThrownAwayUnasked()
{
    const Scene scene;
    QTest::keyClicks(scene.dialog->findChild<QLineEdit *>(), QStringLiteral("Count"));
    QTest::keyClick(scene.dialog.get(), Qt::Key_Escape);
    auto *question = scene.dialog->findChild<DiscardDialog *>();
    QVERIFY(question && question->isVisible() && scene.dialog->isVisible());
    question->reject();
    QVERIFY(scene.dialog->isVisible());
    QTRY_VERIFY(!scene.dialog->findChild<DiscardDialog *>());
    QVERIFY(!scene.dialog->close()); // by the window's own button too
    question = scene.dialog->findChild<DiscardDialog *>();
    QVERIFY(question);
    question->accept();
    QVERIFY(!scene.dialog->isVisible());
    const Scene untouched;
    QTest::keyClick(untouched.dialog.get(), Qt::Key_Escape);
    QVERIFY(!untouched.dialog->isVisible());
}

void TestNewTaskDialog::theDirectoryCanBeLookedFor()
{
    const Scene s;
    s.dialog->setFileChooser(std::make_shared<ReadyChooser>(QStringLiteral("/srv/project")));
    auto *browse = s.dialog->findChild<QPushButton *>(QStringLiteral("browse-workspace"));
    QVERIFY(browse && browse->isVisible() && !browse->autoDefault());
    QCOMPARE(browse->accessibleName(), QStringLiteral("Choose the directory"));
    browse->click();
    QCOMPARE(s.dialog->document()[QLatin1String("workspace")].toString(), QStringLiteral("/srv/project"));
}

QTEST_MAIN(TestNewTaskDialog)
#include "tst_newtaskdialog.moc"
