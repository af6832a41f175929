#include "ui/parts/messagebar.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
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
    void nothingMovesForAMessage();
    void innerMessagesStandAboveOuterOnes();
    void goodNewsGoByThemselves_data();
    void goodNewsGoByThemselves();
    void whoIsAtAMessageKeepsIt();
    void whatTellsAStateIsOnlyWithdrawn();
    void aBannerHasAPlaceAndCoversNothing();
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
    QVERIFY(!bar.isHidden()); // it goes later, as one that asks nothing
    QVERIFY(bar.findChild<QTimer *>(QStringLiteral("new"))->isActive());
    seconds->setInterval(1'000);
    bar.tell(MessageBar::Level::Success, QStringLiteral("again"), {{QStringLiteral("Undo"), [&] { ++undone; }, 3}});
    QTRY_COMPARE(bar.findChildren<QPushButton *>().size(), 1); // the one before is gone
    bar.findChild<QPushButton *>()->click();
    QCOMPARE(undone, 1);
    QVERIFY(!seconds->isActive());
}

void TestMessageBar::nothingMovesForAMessage()
{
    QWidget host;
    auto *column = new QHBoxLayout(&host);
    auto *page = new QLineEdit(&host);
    column->addWidget(page);
    MessageBar bar(&host);
    host.resize(500, 300);
    host.show();
    const QRect before = page->geometry();
    bar.tell(MessageBar::Level::Error, QStringLiteral("no"));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(page->geometry(), before);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.geometry().bottom(), host.rect().bottom());
    QCOMPARE(bar.width(), host.width());
    QVERIFY(bar.autoFillBackground()); // what it lies over does not shine through
    const int oneLine = bar.height();
    bar.tell(MessageBar::Level::Error, QStringLiteral("what needs more than one line of this host ").repeated(6));
    QVERIFY(bar.height() > oneLine);
    host.resize(400, 350);
    QCOMPARE(bar.geometry().bottom(), host.rect().bottom());
    QCOMPARE(bar.width(), host.width());
    QWidget *stop = page;
    QList<QWidget *> stops;
    while ((stop = stop->nextInFocusChain()) != page)
        stops += stop;
    QVERIFY(stops.contains(bar.findChild<QToolButton *>(QStringLiteral("dismiss")))); // Tab comes there
}

void TestMessageBar::innerMessagesStandAboveOuterOnes()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    row->setContentsMargins({});
    auto *page = new QWidget(&window);
    row->addWidget(page);
    MessageBar outer(&window);
    MessageBar inner(page);
    window.resize(500, 300);
    window.show();
    inner.tell(MessageBar::Level::Error, QStringLiteral("inner"));
    QCOMPARE(inner.geometry().bottom(), page->rect().bottom());
    outer.tell(MessageBar::Level::Error, QStringLiteral("outer"));
    QCOMPARE(outer.geometry().bottom(), window.rect().bottom());
    QCOMPARE(inner.geometry().bottom(), outer.geometry().top() - 1);
    outer.dismiss();
    QCOMPARE(inner.geometry().bottom(), page->rect().bottom());
}

void TestMessageBar::goodNewsGoByThemselves_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<bool>("asks");
    QTest::addColumn<bool>("goes");
    using L = MessageBar::Level;
    QTest::newRow("success") << int(L::Success) << false << true;
    QTest::newRow("information") << int(L::Information) << false << true;
    QTest::newRow("with a way on") << int(L::Information) << true << false;
    QTest::newRow("warning") << int(L::Warning) << false << false;
    QTest::newRow("error") << int(L::Error) << false << false;
}

void TestMessageBar::goodNewsGoByThemselves()
{
    QFETCH(int, level);
    QFETCH(bool, asks);
    QFETCH(bool, goes);
    QWidget host;
    QLineEdit elsewhere(&host); // where the person is
    elsewhere.setFocus();
    MessageBar bar(&host);
    host.resize(500, 300);
    host.show();
    auto *clock = bar.findChild<QTimer *>(QStringLiteral("new"));
    QCOMPARE(clock->interval(), MessageBar::kNewMs);
    QList<MessageAction> actions;
    if (asks)
        actions += {QStringLiteral("Show"), [] { }};
    bar.tell(MessageBar::Level::Information, QStringLiteral("an older one"));
    bar.tell(MessageBar::Level(level), QStringLiteral("told"), actions);
    QCOMPARE(clock->isActive(), goes);
    if (!goes)
        return;
    clock->start(1); // nobody waits for ten real seconds
    QTRY_VERIFY(bar.isHidden());
    QVERIFY(!clock->isActive());
}

void TestMessageBar::whoIsAtAMessageKeepsIt()
{
    QWidget host;
    MessageBar bar(&host);
    host.resize(500, 300);
    host.show();
    QVERIFY(QTest::qWaitForWindowActive(&host));
    bar.tell(MessageBar::Level::Success, QStringLiteral("done"));
    auto *close = bar.findChild<QToolButton *>(QStringLiteral("dismiss"));
    close->setFocus();
    QTRY_VERIFY(close->hasFocus());
    auto *clock = bar.findChild<QTimer *>(QStringLiteral("new"));
    int ticks = 0;
    connect(clock, &QTimer::timeout, this, [&ticks] { ++ticks; });
    clock->start(1);
    QTRY_VERIFY(ticks > 2);
    QVERIFY(bar.isVisible());
    host.setFocus();
    QTRY_VERIFY(bar.isHidden());
}

void TestMessageBar::whatTellsAStateIsOnlyWithdrawn()
{
    MessageBar bar;
    int runs = 0;
    bar.tell(MessageBar::Level::Warning, QStringLiteral("killed"), {{QStringLiteral("Reset"), [&] { ++runs; }}},
             MessageBar::Stay::UntilWithdrawn);
    QVERIFY(bar.findChild<QToolButton *>(QStringLiteral("dismiss"))->isHidden());
    for (int i = 1; i <= 2; ++i) { // a question that was cancelled can be asked again
        bar.findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
        QCOMPARE(runs, i);
        QVERIFY(!bar.isHidden());
    }
    QTest::keyClick(&bar, Qt::Key_Escape);
    QVERIFY(!bar.isHidden());
    bar.dismiss();
    QVERIFY(bar.isHidden());
}

// What tells a state stays as long as the state: the last line of a list must not lie below it.
void TestMessageBar::aBannerHasAPlaceAndCoversNothing()
{
    QWidget host;
    auto *column = new QVBoxLayout(&host);
    auto *page = new QPlainTextEdit(&host);
    auto *bar = new MessageBar;
    column->addWidget(page);
    column->addWidget(bar);
    host.resize(500, 300);
    host.show();
    const QPoint above = page->pos();
    bar->tell(MessageBar::Level::Information, QStringLiteral("a demo"), {}, MessageBar::Stay::UntilDismissed);
    QTRY_VERIFY(bar->geometry().top() > page->geometry().bottom());
    QCOMPARE(page->pos(), above);
    QVERIFY(!bar->findChild<QTimer *>(QStringLiteral("new"))->isActive());
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
