#include "ui/parts/messagebar.h"

#include <QPushButton>
#include <QTest>
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

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
