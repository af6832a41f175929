#include "tests/support/fakescene.h"
#include "ui/dialogs/allowrealdialog.h"
#include "ui/dialogs/armdialog.h"
#include "ui/dialogs/factlist.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/reasondialog.h"
#include "ui/dialogs/resetkilldialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
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

struct Line {
    const char *id;
    const char *result;
    int number;
};

QJsonObject checks(std::initializer_list<Line> lines)
{
    QJsonArray list;
    for (const Line &line : lines)
        list += QJsonObject{{QStringLiteral("id"), QLatin1String(line.id)}, {QStringLiteral("result"), QLatin1String(line.result)},
                            {QStringLiteral("number"), line.number}};
    return {{QStringLiteral("checks"), list}};
}

} // namespace

class TestConfirmations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void armNeedsTheWord_data();
    void armNeedsTheWord();
    void armTellsTimeAndNumber();
    void armListsWhatTheCoreSays();
    void armIsNotOfferedWhereTheCoreWouldRefuse();
    void realCanBeAllowedFromHere();
    void returnInAFieldArms();
    void resetNeedsTheWord();
    void resetBeginsInItsField();
    void returnInAReasonGivesIt();
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
    FakeLine line;
    ArmDialog dialog(line.link);
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
    FakeLine line;
    ArmDialog dialog(line.link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QList<QSpinBox *> boxes = dialog.findChildren<QSpinBox *>();
    QCOMPARE(boxes.size(), 2);
    QCOMPARE(boxes[0]->value(), 60);
    boxes[0]->setValue(5);
    boxes[1]->setValue(2);
    wordField(dialog)->setText(QStringLiteral("REAL"));
    QSignalSpy armed(&dialog, &ArmDialog::armRequested);
    buttonOf(dialog, QDialogButtonBox::AcceptRole)->click();
    QCOMPARE(armed.value(0), (QVariantList{300, 2}));
}

void TestConfirmations::returnInAFieldArms()
{
    FakeLine line;
    ArmDialog dialog(line.link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QSignalSpy armed(&dialog, &ArmDialog::armRequested);
    for (QWidget *field : QList<QWidget *>{dialog.findChildren<QSpinBox *>()[0], dialog.findChildren<QSpinBox *>()[1], wordField(dialog)}) {
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(dialog.isVisible()); // the word is missing: neither armed nor thrown away
    }
    QCOMPARE(armed.count(), 0);
    QTest::keyClicks(wordField(dialog), QStringLiteral("REAL"));
    QTest::keyClick(wordField(dialog), Qt::Key_Return);
    QCOMPARE(armed.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void TestConfirmations::resetBeginsInItsField()
{
    ResetKillDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QCOMPARE(dialog.focusWidget(), wordField(dialog));
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("RESE"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("T"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Enter);
    QCOMPARE(accepted.count(), 1);
}

void TestConfirmations::returnInAReasonGivesIt()
{
    ReasonDialog dialog({QStringLiteral("action-cancel"), QStringLiteral("Why?"), QString(), QStringLiteral("Reason"), QStringLiteral("Go")});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QSignalSpy given(&dialog, &ReasonDialog::reasonGiven);
    QTest::keyClick(wordField(dialog), Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QTest::keyClicks(wordField(dialog), QStringLiteral("so"));
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
    QCoreApplication::sendEvent(wordField(dialog), &held);
    QCOMPARE(given.count(), 0);
    QTest::keyClick(wordField(dialog), Qt::Key_Return);
    QCOMPARE(given.value(0), QVariantList{QStringLiteral("so")});
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

void TestConfirmations::armListsWhatTheCoreSays()
{
    FakeLine line;
    line.core->answerWith(Operation::EngineArmCheck, checks({{"not_killed", "pass", 0}, {"ready", "pass", 3}, {"backup", "warning", 0},
                                                             {"<b>new</b>", "warning", 7}}));
    ArmDialog dialog(line.link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    const auto *list = dialog.findChild<FactList *>();
    QTRY_COMPARE(list->topLevelItemCount(), 4);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("OK"));
    QCOMPARE(list->topLevelItem(2)->text(1), QStringLiteral("Look first"));
    QCOMPARE(list->topLevelItem(2)->text(2), QStringLiteral("there is none yet"));
    QCOMPARE(list->topLevelItem(3)->text(0), QStringLiteral("<b>new</b>")); // of a newer core: shown as it is
    QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("scope"))->text().contains(QStringLiteral("3 of them ready")));
    wordField(dialog)->setText(QStringLiteral("REAL"));
    QVERIFY(buttonOf(dialog, QDialogButtonBox::AcceptRole)->isEnabled()); // a warning is for the person to weigh
}

void TestConfirmations::armIsNotOfferedWhereTheCoreWouldRefuse()
{
    FakeLine line;
    line.core->answerWith(Operation::EngineArmCheck, checks({{"allow_real", "fail", 0}}));
    ArmDialog dialog(line.link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    wordField(dialog)->setText(QStringLiteral("REAL"));
    QTRY_VERIFY(!buttonOf(dialog, QDialogButtonBox::AcceptRole)->isEnabled());
}

void TestConfirmations::realCanBeAllowedFromHere()
{
    FakeLine line;
    line.core->answerWith(Operation::EngineArmCheck, checks({{"not_killed", "pass", 0}, {"allow_real", "fail", 0}}));
    line.core->answerWith(Operation::SettingsSet, {});
    ArmDialog dialog(line.link);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    wordField(dialog)->setText(QStringLiteral("REAL"));
    auto *allow = dialog.findChild<QPushButton *>(QStringLiteral("allow"));
    QTRY_VERIFY(allow->isVisible());
    allow->click();
    QPointer<AllowRealDialog> question = dialog.findChild<AllowRealDialog *>();
    QVERIFY(question && question->isVisible());
    QCOMPARE(line.core->calls(Operation::SettingsSet).size(), size_t(0)); // not unasked
    line.core->answerWith(Operation::EngineArmCheck, checks({{"not_killed", "pass", 0}, {"allow_real", "pass", 0}}));
    question->accept();
    QTRY_VERIFY(buttonOf(dialog, QDialogButtonBox::AcceptRole)->isEnabled());
    QVERIFY(!allow->isVisible());
    QCOMPARE(dialog.findChild<FactList *>()->topLevelItemCount(), 2);
    const QJsonObject sent = line.core->calls(Operation::SettingsSet).at(0).parameters;
    QCOMPARE(sent[QLatin1String("name")].toString(), QStringLiteral("safety.allow_real"));
    QCOMPARE(sent[QLatin1String("value")].toString(), QStringLiteral("true"));
}

void TestConfirmations::quitIsSafeByDefault()
{
    using S = QuitDialog::Situation;
    for (const S situation : {S::Working, S::WithTray, S::Draining}) {
        QuitDialog dialog(2, situation);
        QVERIFY(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->isDefault());
        for (const QPushButton *button : dialog.findChildren<QPushButton *>())
            QVERIFY(button->text().contains(QStringLiteral("Cancel")) || !button->autoDefault());
        QCOMPARE(dialog.findChild<QPushButton *>(QStringLiteral("keep")) != nullptr, situation == S::WithTray);
        QCOMPARE(dialog.findChild<QPushButton *>(QStringLiteral("drain")) != nullptr, situation != S::Draining);
        QVERIFY(dialog.findChild<QPushButton *>(QStringLiteral("quitNow"))); // said with what it does to what runs
        const QuitDialog idle(0, situation);
        QVERIFY(!idle.findChild<QPushButton *>(QStringLiteral("quitNow"))); // draining is as quick
    }
}

QTEST_MAIN(TestConfirmations)
#include "tst_confirmations.moc"
