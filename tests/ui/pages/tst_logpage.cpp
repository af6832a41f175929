#include "tests/support/fakescene.h"
#include "tests/support/readychooser.h"
#include "ui/models/logmodel.h"
#include "ui/pages/logpage.h"
#include "ui/parts/plaintable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace qd;

namespace {

LogLine line(int number, LogLevel level = LogLevel::Info)
{
    LogLine entry;
    entry.at = 1'000 + number;
    entry.level = level;
    entry.source = QStringLiteral("engine");
    entry.text = UntrustedText(QStringLiteral("line %1").arg(number));
    return entry;
}

std::vector<LogLine> lines(int first, int count)
{
    std::vector<LogLine> batch;
    for (int i = 0; i < count; ++i)
        batch.push_back(line(first + i, (first + i) % 50 == 7 ? LogLevel::Error : LogLevel::Info));
    return batch;
}

struct Scene : FakeLine {
    LogPage page{link};

    Scene()
    {
        page.resize(900, 400);
        page.show();
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return page.findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] PlainTable *table() const { return find<PlainTable>("log"); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] int current() const { return table()->currentIndex().row(); }
    [[nodiscard]] bool atEnd() const
    {
        const QScrollBar *bar = table()->verticalScrollBar();
        return bar->maximum() > 0 && bar->value() == bar->maximum();
    }
    void publish(const std::vector<LogLine> &batch)
    {
        QSignalSpy told(&link, &CoreLink::logArrived);
        core->publishLog(batch);
        QTRY_VERIFY(told.count() > 0);
    }
};

} // namespace

class TestLogPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHappenedBeforeIsReadFromTheJournal();
    void emptyUntilALineCame();
    void followsTheEndUnlessScrolledAway();
    void aChosenLineThatLeavesTheRingDoesNotDragTheView();
    void spaceFreezesAndContinues();
    void findCountsAndWraps();
    void errorsAreReachedByKeys();
    void errorsAreSoughtFromWhatIsSeen();
    void levelIsFiltered();
    void copyTakesWholeLines();
    void expressionsAreTold();
    void marksAreKeptAndNarrowed();
    void sourcesAreOfferedWithTheirCounts();
    void theRecordLeadsToItsTask();
    void savesAsTextAndAsNdjson();
    void endFollowsAgain();
    void unseenErrorsAreCounted();
    void keepsUpWithAFlood();
};

void TestLogPage::emptyUntilALineCame()
{
    Scene s;
    QVERIFY(!s.table()->isVisible());
    QCOMPARE(s.find<QLabel>("text")->text(), QStringLiteral("No log line yet."));
    s.publish(lines(0, 1));
    QVERIFY(s.table()->isVisible());
}

void TestLogPage::followsTheEndUnlessScrolledAway()
{
    Scene s;
    s.publish(lines(0, 500));
    QTRY_VERIFY(s.atEnd());
    s.publish(lines(500, 500));
    QTRY_VERIFY(s.atEnd());
    s.table()->verticalScrollBar()->setValue(100);
    s.publish(lines(1'000, 500));
    QCOMPARE(s.rows(), 1'500);
    QTRY_VERIFY(s.table()->verticalScrollBar()->maximum() > 1'400);
    QCOMPARE(s.table()->verticalScrollBar()->value(), 100);
    s.table()->scrollToBottom();
    s.publish(lines(1'500, 100));
    QTRY_VERIFY(s.atEnd());
}

void TestLogPage::aChosenLineThatLeavesTheRingDoesNotDragTheView()
{
    Scene s;
    s.publish(lines(0, LogModel::kMostLines));
    s.table()->goTo(5);
    s.table()->scrollToBottom();
    QTRY_VERIFY(s.atEnd());
    s.publish(lines(LogModel::kMostLines, 100));
    QVERIFY(!s.table()->currentIndex().isValid());
    QTRY_VERIFY(s.atEnd());
}

void TestLogPage::spaceFreezesAndContinues()
{
    Scene s;
    s.publish(lines(0, 5));
    s.table()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    QTest::keyClick(s.table(), Qt::Key_Space);
    s.publish(lines(5, 7));
    QCOMPARE(s.rows(), 5);
    QVERIFY(s.find<QPushButton>("freeze")->text().contains(QStringLiteral("7")));
    QTest::keyClick(s.table(), Qt::Key_Space);
    QCOMPARE(s.rows(), 12);
    QCOMPARE(s.find<QPushButton>("freeze")->text(), QStringLiteral("Freeze"));
}

void TestLogPage::findCountsAndWraps()
{
    Scene s;
    s.publish(lines(0, 25));
    auto *find = s.find<QLineEdit>("find");
    const auto *found = s.find<QLabel>("found");
    QCOMPARE(find->accessibleName(), QStringLiteral("Find in log"));
    find->setText(QStringLiteral("line 1")); // 1, 10 … 19
    QTRY_COMPARE(found->text(), QStringLiteral("1 of 11"));
    QCOMPARE(s.current(), 1);
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(found->text(), QStringLiteral("2 of 11"));
    QCOMPARE(s.current(), 10);
    s.find<QAction>("findPrevious")->trigger();
    s.find<QAction>("findPrevious")->trigger();
    QCOMPARE(found->text(), QStringLiteral("11 of 11"));
    QCOMPARE(s.current(), 19);
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(found->text(), QStringLiteral("1 of 11"));
    find->setText(QStringLiteral("nowhere"));
    QTRY_COMPARE(found->text(), QStringLiteral("no match"));
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(find->text().isEmpty());
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    QTest::keyClick(s.table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(find->hasFocus());
}

void TestLogPage::errorsAreReachedByKeys()
{
    Scene s;
    s.publish(lines(0, 200)); // errors in 7, 57, 107, 157
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    s.table()->setFocus();
    s.table()->scrollToTop();
    QTest::keyClick(s.table(), Qt::Key_F8);
    QCOMPARE(s.current(), 7);
    QTest::keyClick(s.table(), Qt::Key_F8);
    QCOMPARE(s.current(), 57);
    QTest::keyClick(s.table(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(s.current(), 7);
    QTest::keyClick(s.table(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(s.current(), 7); // there is none before
    const auto *note = s.find<QLabel>("note");
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), QStringLiteral("No error before this."));
    QTest::keyClick(s.table(), Qt::Key_F8);
    QCOMPARE(s.current(), 57);
    QVERIFY(!note->isVisible());
    s.table()->goTo(157);
    s.find<QAction>("nextError")->trigger();
    QCOMPARE(note->text(), QStringLiteral("No error after this so far."));
    s.table()->setCurrentIndex(QModelIndex());
    s.table()->scrollToBottom();
    s.find<QAction>("previousError")->trigger();
    QCOMPARE(s.current(), 157);
}

void TestLogPage::errorsAreSoughtFromWhatIsSeen()
{
    Scene s;
    s.publish(lines(0, 200)); // errors in 7, 57, 107, 157
    s.table()->goTo(3);
    s.table()->scrollToBottom();
    s.find<QAction>("previousError")->trigger();
    QCOMPARE(s.current(), 157);
    s.table()->scrollToTop();
    s.find<QAction>("nextError")->trigger();
    QCOMPARE(s.current(), 7);
    s.table()->goTo(30);
    s.find<QAction>("nextError")->trigger(); // what is current and in sight counts
    QCOMPARE(s.current(), 57);
}

void TestLogPage::levelIsFiltered()
{
    Scene s;
    s.publish(lines(0, 100));
    auto *level = s.find<QComboBox>("level");
    level->setCurrentIndex(3);
    QCOMPARE(s.rows(), 2);
    level->setCurrentIndex(0);
    QCOMPARE(s.rows(), 100);

    Scene quiet;
    quiet.publish({line(1)});
    quiet.find<QComboBox>("level")->setCurrentIndex(3);
    QCOMPARE(quiet.find<QLabel>("text")->text(), QStringLiteral("No such line. Lower the level or widen the time."));
    quiet.find<QPushButton>("action")->click();
    QCOMPARE(quiet.rows(), 1);
    QVERIFY(quiet.table()->isVisible());
}

void TestLogPage::copyTakesWholeLines()
{
    Scene s;
    s.publish(lines(0, 5));
    s.table()->goTo(3);
    s.table()->selectionModel()->select(s.table()->model()->index(1, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    s.table()->setFocus();
    QTest::keyClick(s.table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(copied.size(), 2);
    QVERIFY(copied[0].endsWith(QStringLiteral("line 1")));
    QVERIFY(copied[1].endsWith(QStringLiteral("line 3")));
}

void TestLogPage::expressionsAreTold()
{
    Scene s;
    s.publish(lines(0, 25));
    s.find<QAction>("regex")->trigger();
    s.find<QLineEdit>("find")->setText(QStringLiteral("line 1[0-3]$"));
    QTRY_COMPARE(s.find<QLabel>("found")->text(), QStringLiteral("1 of 4"));
    s.find<QLineEdit>("find")->setText(QStringLiteral("line ["));
    QTRY_COMPARE(s.find<QLabel>("found")->text(), QStringLiteral("not an expression"));
}

void TestLogPage::marksAreKeptAndNarrowed()
{
    Scene s;
    s.publish(lines(0, 10));
    s.table()->goTo(4);
    s.find<QAction>("mark")->trigger();
    s.find<QToolButton>("onlyMarked")->setChecked(true);
    QCOMPARE(s.rows(), 1);
    s.find<QToolButton>("onlyMarked")->setChecked(false);
    QCOMPARE(s.rows(), 10);
}

void TestLogPage::sourcesAreOfferedWithTheirCounts()
{
    Scene s;
    std::vector<LogLine> batch = lines(0, 10);
    batch[3].source = QStringLiteral("agent:<b>x</b>");
    s.publish(batch);
    auto *source = s.find<QComboBox>("source");
    QTRY_COMPARE(source->count(), 3);
    QCOMPARE(source->itemText(1), QStringLiteral("agent:<b>x</b> (1)"));
    source->setCurrentIndex(1);
    QCOMPARE(s.rows(), 1);
}

void TestLogPage::theRecordLeadsToItsTask()
{
    Scene s;
    LogLine one = line(1);
    one.task = TaskId{7};
    s.publish({one, line(2)});
    s.table()->goTo(0);
    QVERIFY(s.find<QPlainTextEdit>("record")->toPlainText().contains(QStringLiteral("Task: T-7")));
    QSignalSpy wanted(&s.page, &LogPage::taskRequested);
    s.find<QPushButton>("toTask")->click();
    QCOMPARE(wanted.value(0).value(0).value<TaskId>(), TaskId{7});
    s.table()->goTo(1);
    QVERIFY(!s.find<QPushButton>("toTask")->isVisible());
}

void TestLogPage::savesAsTextAndAsNdjson()
{
    Scene s;
    s.publish(lines(0, 3));
    const QTemporaryDir folder;
    for (const char *name : {"log.txt", "log.ndjson"}) {
        const QString path = folder.filePath(QLatin1String(name));
        s.page.setFileChooser(std::make_shared<ReadyChooser>(path));
        s.find<QAction>("save")->trigger();
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(s.find<QLabel>("note")->text().contains(QLatin1String(name)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray contents = file.readAll();
        QCOMPARE(contents.count('\n'), 3);
        QCOMPARE(contents.startsWith('{'), path.endsWith(QStringLiteral(".ndjson")));
    }
    s.page.setFileChooser(std::make_shared<ReadyChooser>(folder.filePath(QStringLiteral("no/such/folder/log.txt"))));
    s.find<QAction>("save")->trigger();
    QTRY_VERIFY(s.find<QLabel>("note")->text().contains(QStringLiteral("could not be written")));
}

void TestLogPage::endFollowsAgain()
{
    Scene s;
    s.publish(lines(0, 500));
    s.table()->goTo(3);
    QVERIFY(!s.atEnd());
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    s.table()->setFocus();
    QTest::keyClick(s.table(), Qt::Key_End);
    QVERIFY(s.atEnd());
    s.publish(lines(500, 10));
    QTRY_VERIFY(s.atEnd());
}

void TestLogPage::unseenErrorsAreCounted()
{
    Scene s;
    QSignalSpy counted(&s.page, &LogPage::unseenErrorsCounted);
    s.page.hide();
    s.publish({line(1, LogLevel::Error), line(2), line(3, LogLevel::Error)});
    QCOMPARE(counted.last().first().toLongLong(), 2);
    s.page.show();
    QCOMPARE(counted.last().first().toLongLong(), 0);
}

void TestLogPage::keepsUpWithAFlood()
{
    Scene s;
    s.publish(lines(0, LogModel::kMostLines));
    QTRY_VERIFY(s.atEnd());
    double longest = 0;
    QElapsedTimer timer;
    timer.start();
    QTimer pulse; // how late the event loop comes round
    connect(&pulse, &QTimer::timeout, this, [&] {
        longest = std::max(longest, double(timer.nsecsElapsed()) / 1e6);
        timer.start();
    });
    pulse.start(0);
    for (int i = 0; i < 10; ++i)
        s.publish(lines(i * 2'500, 2'500)); // 50,000 lines a second
    QTRY_VERIFY(s.atEnd());
    qInfo("longest stall with 2,500 lines per batch: %.1f ms", longest);
    QCOMPARE(s.rows(), LogModel::kMostLines);
    QVERIFY(longest < 500);
}

void TestLogPage::whatHappenedBeforeIsReadFromTheJournal()
{
    Scene s;
    JournalEntry kill;
    kill.seq = 1;
    kill.at = 1'000;
    kill.actor = QStringLiteral("console:mate");
    kill.event = QStringLiteral("kill_requested");
    kill.data = {{QStringLiteral("reason"), QStringLiteral("smoke")}};
    JournalEntry held;
    held.seq = 2;
    held.at = 2'000;
    held.actor = QStringLiteral("engine");
    held.event = QStringLiteral("task_held");
    held.object = QStringLiteral("T-3");
    s.core->setJournal({kill, held});
    QSignalSpy errors(&s.page, &LogPage::unseenErrorsCounted);
    LogLine live;
    live.at = 3'000;
    live.text = UntrustedText(QStringLiteral("live"));
    s.core->publishStatus(EngineStatus());
    s.publish({live}); // it may come before the answer, and stands behind it all the same
    QTRY_COMPARE(s.rows(), 4);
    const auto *model = s.table()->model();
    QCOMPARE(model->index(0, LogModel::Message).data().toString(), QStringLiteral("kill requested: smoke"));
    QCOMPARE(model->index(1, LogModel::Task).data().toString(), QStringLiteral("T-3"));
    QVERIFY(model->index(2, LogModel::Message).data().toString().contains(QStringLiteral("journal")));
    QCOMPARE(model->index(3, LogModel::Message).data().toString(), QStringLiteral("live"));
    QCOMPARE(errors.count(), 0);
    s.core->publishStatus(EngineStatus());
    s.publish({live});
    QCOMPARE(s.rows(), 5); // read once
}

QTEST_MAIN(TestLogPage)
#include "tst_logpage.moc"
