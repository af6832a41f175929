#include "ui/dialogs/importdialog.h"

#include "tests/support/fakecore.h"
#include "ui/link/corelink.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace qd;

namespace {

const QStringList kPaths{QStringLiteral("/tasks/a.md"), QStringLiteral("/tasks/b.json")};

QJsonObject row(const char *status, const char *title)
{
    return {{QStringLiteral("source"), QStringLiteral("a.md")}, {QStringLiteral("row"), 1},
            {QStringLiteral("title"), QLatin1String(title)}, {QStringLiteral("status"), QLatin1String(status)},
            {QStringLiteral("code"), QStringLiteral("field_missing")}};
}

QJsonObject preview(int ok)
{
    QJsonArray rows{row("invalid", "Bad")};
    for (int i = 0; i < ok; ++i)
        rows += row("ok", "Good");
    return {{QStringLiteral("rows"), rows}, {QStringLiteral("total"), ok + 1}, {QStringLiteral("ok"), ok},
            {QStringLiteral("duplicate"), 0}, {QStringLiteral("invalid"), 1}};
}

QJsonObject addedRow(qint64 number, bool duplicate)
{
    return {{QStringLiteral("number"), number}, {QStringLiteral("duplicate"), duplicate}};
}

struct Scene {
    explicit Scene(const QJsonObject &answer)
    {
        auto owned = std::make_unique<FakeCore>();
        core = owned.get();
        core->answerWith(Operation::TasksPreview, answer);
        link = std::make_unique<CoreLink>(std::move(owned));
        dialog = std::make_unique<ImportDialog>(*link, ImportDialog::sourceOf(kPaths));
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
    }

    [[nodiscard]] QPushButton *add() const
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }

    FakeCore *core = nullptr;
    std::unique_ptr<CoreLink> link;
    std::unique_ptr<ImportDialog> dialog;
};

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void previewsBeforeAdding();
    void nothingToAddDisablesTheButton();
    void optionsArePreviewedAgainAndAdded();
    void saysThatRealIsNotArmed();
    void closesWhenAllWasAdded();
    void staysWithWhatWasRefused();
    void theChosenRowIsReadWhole();
    void tellsWhenTheCoreRefuses();
};

void TestImportDialog::previewsBeforeAdding()
{
    const Scene scene(preview(2));
    QVERIFY(!scene.add()->isEnabled());
    QTRY_COMPARE(scene.add()->text(), QStringLiteral("&Add 2"));
    QVERIFY(scene.add()->isEnabled());
    QCOMPARE(scene.dialog->findChild<QTableView *>()->model()->rowCount(), 3);
    QCOMPARE(scene.core->calls(Operation::TasksPreview).at(0).parameters,
             (QJsonObject{{QStringLiteral("paths"), QJsonArray::fromStringList(kPaths)}}));
    QVERIFY(scene.core->calls(Operation::TasksAdd).empty());
}

void TestImportDialog::nothingToAddDisablesTheButton()
{
    const Scene scene(preview(0));
    QTRY_COMPARE(scene.dialog->findChild<QTableView *>()->model()->rowCount(), 1);
    QVERIFY(!scene.add()->isEnabled());
}

void TestImportDialog::optionsArePreviewedAgainAndAdded()
{
    const Scene scene(preview(1));
    auto *mode = scene.dialog->findChild<QComboBox *>();
    mode->setCurrentIndex(mode->findData(toText(Mode::Real)));
    scene.dialog->findChild<QCheckBox *>()->setChecked(true);
    QTRY_VERIFY(scene.add()->isEnabled());
    const QJsonObject asked = scene.core->calls(Operation::TasksPreview).back().parameters;
    QCOMPARE(asked[QLatin1String("mode")].toString(), QStringLiteral("real"));
    QCOMPARE(asked[QLatin1String("hold")].toBool(), true);
    scene.core->answerWith(Operation::TasksAdd, {{QStringLiteral("added"), QJsonArray{addedRow(1, false)}}});
    scene.add()->click();
    QCOMPARE(scene.core->calls(Operation::TasksAdd).at(0).parameters, asked);
}

void TestImportDialog::saysThatRealIsNotArmed()
{
    QJsonObject real = row("ok", "Good");
    real.insert(QStringLiteral("mode"), QStringLiteral("real"));
    const Scene scene({{QStringLiteral("rows"), QJsonArray{real}}, {QStringLiteral("total"), 1},
                       {QStringLiteral("ok"), 1}});
    QTRY_VERIFY(scene.add()->isEnabled());
    QVERIFY(scene.dialog->findChild<QLabel *>()->text().contains(QStringLiteral("not armed")));
    scene.core->answerWith(Operation::TasksPreview, preview(1));
    scene.dialog->findChild<QCheckBox *>()->toggle();
    QTRY_COMPARE(scene.dialog->findChild<QTableView *>()->model()->rowCount(), 2);
    QVERIFY(!scene.dialog->findChild<QLabel *>()->text().contains(QStringLiteral("not armed")));
}

void TestImportDialog::closesWhenAllWasAdded()
{
    const Scene scene(preview(2));
    scene.core->answerWith(Operation::TasksAdd,
                           {{QStringLiteral("added"), QJsonArray{addedRow(5, false), addedRow(3, true)}}});
    QSignalSpy added(scene.dialog.get(), &ImportDialog::added);
    QTRY_VERIFY(scene.add()->isEnabled());
    scene.add()->click();
    QVERIFY(!scene.add()->isEnabled());
    QTRY_VERIFY(!scene.dialog->isVisible());
    QCOMPARE(added.value(0), (QVariantList{1, 1}));
}

void TestImportDialog::staysWithWhatWasRefused()
{
    const Scene scene(preview(2));
    scene.core->answerWith(Operation::TasksAdd, {{QStringLiteral("added"), QJsonArray{addedRow(5, false)}},
                                                 {QStringLiteral("rejected"), QJsonArray{row("", "Late")}}});
    QTRY_VERIFY(scene.add()->isEnabled());
    const QPushButton *add = scene.add();
    scene.add()->click();
    QTRY_COMPARE(scene.dialog->findChild<QTableView *>()->model()->rowCount(), 1);
    QVERIFY(scene.dialog->isVisible());
    QVERIFY(add->isHidden()); // nothing more can be done, and going takes nothing back
    QCOMPARE(scene.dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->text(), QStringLiteral("&Close"));
}

void TestImportDialog::theChosenRowIsReadWhole()
{
    QJsonObject bad = row("invalid", "Bad");
    bad.insert(QStringLiteral("source"), QStringLiteral("/very/long/path/of/a/file.md"));
    bad.insert(QStringLiteral("code"), QStringLiteral("document_empty"));
    QJsonObject answer = preview(0);
    answer.insert(QStringLiteral("rows"), QJsonArray{bad});
    const Scene scene(answer);
    auto *table = scene.dialog->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    const QString said = scene.dialog->findChild<QLabel *>(QStringLiteral("row"))->text();
    QVERIFY2(said.contains(QStringLiteral("/very/long/path/of/a/file.md")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("nothing in it")), qPrintable(said));
}

void TestImportDialog::tellsWhenTheCoreRefuses()
{
    const Scene scene(preview(2));
    QTRY_VERIFY(scene.add()->isEnabled());
    scene.core->refuse(Operation::TasksAdd, {QStringLiteral("operation_forbidden"), ErrorCategory::Operator, {}});
    scene.add()->click();
    const auto *summary = scene.dialog->findChild<QLabel *>();
    QTRY_COMPARE(summary->text(), QStringLiteral("This console may not do that."));
    QVERIFY(scene.dialog->isVisible());
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
