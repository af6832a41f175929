#include "ui/dialogs/armdialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/resetkilldialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace qd;

namespace {

QPushButton *buttonOf(const QDialog &dialog, QDialogButtonBox::ButtonRole role)
{
    const auto *box = dialog.findChild<QDialogButtonBox *>();
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == role)
            return qobject_cast<QPushButton *>(button);
    }
    return nullptr;
}

QLineEdit *wordField(const QDialog &dialog)
{
    for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
        if (!qobject_cast<QSpinBox *>(edit->parentWidget()))
            return edit;
    }
    return nullptr;
}

} // namespace

class TestConfirmations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void armNeedsTheWord_data();
    void armNeedsTheWord();
    void armTellsTimeAndNumber();
    void resetNeedsTheWord();
    void quitIsSafeByDefault();
};

void TestConfirmations::armNeedsTheWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("enough");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("lower case") << QStringLiteral("real") << false;
    QTest::newRow("half") << QStringLiteral("REA") << false;
    QTest::newRow("more") << QStringLiteral("REALLY") << false;
    QTest::newRow("blank") << QStringLiteral("REAL ") << false;
    QTest::newRow("the word") << QStringLiteral("REAL") << true;
}

void TestConfirmations::armNeedsTheWord()
{
    QFETCH(QString, word);
    QFETCH(bool, enough);
    ArmDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QSignalSpy armed(&dialog, &ArmDialog::armRequested);
    QTest::keyClicks(wordField(dialog), word);
    QPushButton *arm = buttonOf(dialog, QDialogButtonBox::AcceptRole);
    QCOMPARE(arm->isEnabled(), enough);
    arm->click();
    QCOMPARE(armed.count(), enough ? 1 : 0);
}

void TestConfirmations::armTellsTimeAndNumber()
{
    ArmDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QList<QSpinBox *> boxes = dialog.findChildren<QSpinBox *>();
    QCOMPARE(boxes.size(), 2);
    QCOMPARE(boxes[0]->value(), 30);
    boxes[0]->setValue(5);
    boxes[1]->setValue(2);
    wordField(dialog)->setText(QStringLiteral("REAL"));
    QSignalSpy armed(&dialog, &ArmDialog::armRequested);
    buttonOf(dialog, QDialogButtonBox::AcceptRole)->click();
    QCOMPARE(armed.value(0), (QVariantList{300, 2}));
}

void TestConfirmations::resetNeedsTheWord()
{
    ResetKillDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QPushButton *reset = buttonOf(dialog, QDialogButtonBox::AcceptRole);
    reset->click();
    QCOMPARE(accepted.count(), 0);
    wordField(dialog)->setText(QStringLiteral("RESET"));
    reset->click();
    QCOMPARE(accepted.count(), 1);
}

void TestConfirmations::quitIsSafeByDefault()
{
    QuitDialog dialog(2);
    QVERIFY(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->isDefault());
    QVERIFY(!buttonOf(dialog, QDialogButtonBox::AcceptRole)->autoDefault());
}

QTEST_MAIN(TestConfirmations)
#include "tst_confirmations.moc"
