#include "ui/parts/messagebar.h"

#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace qd;

class TestMessageBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNoRoomWhileSilent();
    void actionRunsOnceAndDismisses();
    void aNewMessageReplacesTheOld();
    void escapeDismisses();
    void actionMayTellTheNextMessage();
    void anOfferCountsDownAndGoes();
};

void TestMessageBar::takesNoRoomWhileSilent()
{
    MessageBar bar;
    QVERIFY(bar.isHidden());
    bar.tell(MessageBar::Level::Warning, QStringLiteral("<b>careful</b>"));
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), QStringLiteral("<b>careful</b>"));
    bar.findChild<QToolButton *>(QStringLiteral("dismiss"))->click();
    QVERIFY(bar.isHidden());
    QVERIFY(bar.text().isEmpty());
}

void TestMessageBar::actionRunsOnceAndDismisses()
{
    MessageBar bar;
    int runs = 0;
    bar.tell(MessageBar::Level::Error, QStringLiteral("no"), {{QStringLiteral("Again"), [&] { ++runs; }}});
    bar.findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    QCOMPARE(runs, 1);
    QVERIFY(bar.isHidden());
}

void TestMessageBar::aNewMessageReplacesTheOld()
{
    MessageBar bar;
    bar.tell(MessageBar::Level::Error, QStringLiteral("one"),
             {{QStringLiteral("A"), [] { }}, {QStringLiteral("B"), [] { }}});
    bar.tell(MessageBar::Level::Success, QStringLiteral("two"), {{QStringLiteral("C"), [] { }}});
    QTRY_COMPARE(bar.findChildren<QPushButton *>().size(), 1);
    QCOMPARE(bar.findChild<QPushButton *>()->text(), QStringLiteral("C"));
    QCOMPARE(bar.level(), MessageBar::Level::Success);
    QCOMPARE(bar.text(), QStringLiteral("two"));
}

void TestMessageBar::escapeDismisses()
{
    MessageBar bar;
    bar.tell(MessageBar::Level::Information, QStringLiteral("one"));
    QTest::keyClick(&bar, Qt::Key_Escape);
    QVERIFY(bar.isHidden());
}

void TestMessageBar::actionMayTellTheNextMessage()
{
    MessageBar bar;
    bar.tell(MessageBar::Level::Warning, QStringLiteral("sure?"), {{QStringLiteral("Yes"), [&] {
        bar.tell(MessageBar::Level::Success, QStringLiteral("done"));
    }}});
    bar.findChild<QPushButton *>()->click();
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), QStringLiteral("done"));
}

void TestMessageBar::anOfferCountsDownAndGoes()
{
    MessageBar bar;
    auto *seconds = bar.findChild<QTimer *>(QStringLiteral("countdown"));
    QVERIFY(!seconds->isActive());
    QCOMPARE(seconds->interval(), 1'000);
    int undone = 0;
    bar.tell(MessageBar::Level::Success, QStringLiteral("done"), {{QStringLiteral("Undo"), [&] { ++undone; }, 3}});
    auto *button = bar.findChild<QPushButton *>(QStringLiteral("messageAction"));
    QCOMPARE(button->text(), QStringLiteral("Undo (3 s)"));
    QCOMPARE(button->accessibleName(), QStringLiteral("Undo"));
    seconds->start(1); // nobody waits for eight real ones
    QTRY_VERIFY(button->isHidden());
    QVERIFY(!seconds->isActive());
    QVERIFY(!bar.isHidden()); // nothing below it moves
    seconds->setInterval(1'000);
    bar.tell(MessageBar::Level::Success, QStringLiteral("again"), {{QStringLiteral("Undo"), [&] { ++undone; }, 3}});
    QTRY_COMPARE(bar.findChildren<QPushButton *>().size(), 1); // the one before is gone
    bar.findChild<QPushButton *>()->click();
    QCOMPARE(undone, 1);
    QVERIFY(!seconds->isActive());
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
