#include "ui/models/logfinder.h"
#include "ui/models/logmodel.h"
#include "ui/models/logtext.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

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
        batch.push_back(line(first + i));
    return batch;
}

void setLeastLevel(LogModel &model, LogLevel level)
{
    LogFilter filter = model.filter();
    filter.leastLevel = level;
    model.setFilter(filter);
}

QString message(const LogModel &model, int row)
{
    return model.index(row, LogModel::Message).data().toString();
}

} // namespace

class TestLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomUpdates();
    void aBatchIsOneInsertion();
    void oldestLinesLeaveAtTheCap();
    void aBatchBeyondTheCapKeepsItsEnd();
    void lostLinesAreSaidSo();
    void levelsAreFiltered();
    void frozenLinesWait();
    void findsErrors();
    void filtersByEverythingAtOnce();
    void passingTimeOnlyTakesTheOldest();
    void countsFollowTheRing();
    void finderGoesOnWithTheLog();
    void expressionsAreBounded();
    void hostileTextIsShownPlain();
    void keepsUpWithAFlood();
};

void TestLogModel::randomUpdates()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(11);
    int next = 0;
    for (int round = 0; round < 400; ++round) {
        std::vector<LogLine> batch;
        for (int i = random.bounded(200); i > 0; --i)
            batch.push_back(line(next++, LogLevel(random.bounded(4))));
        model.append(batch, random.bounded(10) == 0 ? 5 : 0);
        if (random.bounded(20) == 0)
            setLeastLevel(model, LogLevel(random.bounded(4)));
        if (random.bounded(20) == 0)
            model.setFrozen(!model.isFrozen());
        QVERIFY(model.rowCount() <= LogModel::kMostLines);
    }
    model.setFrozen(false);
    setLeastLevel(model, LogLevel::Debug);
    QCOMPARE(model.rowCount(), LogModel::kMostLines);
    QCOMPARE(message(model, model.rowCount() - 1), QStringLiteral("line %1").arg(next - 1));
}

void TestLogModel::aBatchIsOneInsertion()
{
    LogModel model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(lines(0, 500), 0);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 500);
    model.append({}, 0);
    QCOMPARE(inserted.count(), 1);
}

void TestLogModel::oldestLinesLeaveAtTheCap()
{
    LogModel model;
    model.append(lines(0, LogModel::kMostLines), 0);
    const QPersistentModelIndex kept = model.index(10, 0);
    const QPersistentModelIndex gone = model.index(2, 0);
    model.append(lines(LogModel::kMostLines, 3), 0);
    QCOMPARE(model.rowCount(), LogModel::kMostLines);
    QCOMPARE(message(model, 0), QStringLiteral("line 3"));
    QCOMPARE(kept.row(), 7);
    QVERIFY(!gone.isValid());
}

void TestLogModel::aBatchBeyondTheCapKeepsItsEnd()
{
    LogModel model;
    model.append(lines(0, 10), 0);
    model.append(lines(10, LogModel::kMostLines + 5), 0);
    QCOMPARE(model.rowCount(), LogModel::kMostLines);
    QCOMPARE(message(model, 0), QStringLiteral("line 15"));
}

void TestLogModel::lostLinesAreSaidSo()
{
    LogModel model;
    model.append(lines(0, 1), 17);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(message(model, 0).contains(QStringLiteral("17")));
    QCOMPARE(model.at(0).level, LogLevel::Warning);
    model.append({}, 4);
    QVERIFY(message(model, 2).contains(QStringLiteral("4")));
}

void TestLogModel::levelsAreFiltered()
{
    LogModel model;
    model.append({line(0, LogLevel::Debug), line(1, LogLevel::Error), line(2), line(3, LogLevel::Warning)}, 0);
    setLeastLevel(model, LogLevel::Warning);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(message(model, 0), QStringLiteral("line 1"));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append({line(4), line(5, LogLevel::Error)}, 0);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 3);
    setLeastLevel(model, LogLevel::Debug);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(message(model, 4), QStringLiteral("line 4"));
}

void TestLogModel::frozenLinesWait()
{
    LogModel model;
    QSignalSpy told(&model, &LogModel::waitingChanged);
    model.append(lines(0, 2), 0);
    model.setFrozen(true);
    model.append(lines(2, 30'000), 0);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.waiting(), 30'000);
    QCOMPARE(told.count(), 1);
    model.setFrozen(false);
    QCOMPARE(model.waiting(), 0);
    QCOMPARE(model.rowCount(), LogModel::kMostLines);
    QCOMPARE(message(model, LogModel::kMostLines - 1), QStringLiteral("line 30001"));
}

void TestLogModel::findsErrors()
{
    LogModel model;
    model.append({line(0), line(1, LogLevel::Error), line(11), line(2, LogLevel::Error)}, 0);
    QCOMPARE(model.nextOfLevel(-1, LogLevel::Error, 1), 1);
    QCOMPARE(model.nextOfLevel(1, LogLevel::Error, 1), 3);
    QCOMPARE(model.nextOfLevel(3, LogLevel::Error, 1), -1);
    QCOMPARE(model.nextOfLevel(3, LogLevel::Error, -1), 1);
}

void TestLogModel::filtersByEverythingAtOnce()
{
    LogModel model;
    std::vector<LogLine> batch = lines(0, 6);
    batch[2].source = QStringLiteral("agent:x");
    batch[3].source = QStringLiteral("agent:x");
    batch[3].tick = 9;
    model.append(batch, 0);
    QCOMPARE(model.sourceCounts().at(QStringLiteral("agent:x")), qint64(2));
    QCOMPARE(model.countOf(LogLevel::Info), qint64(6));
    model.toggleMark(5);
    LogFilter filter;
    filter.source = QStringLiteral("agent:x");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 2);
    filter.tick = 9;
    model.setFilter(filter);
    QCOMPARE(message(model, 0), QStringLiteral("line 3"));
    filter = {};
    filter.marked = true;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, LogModel::Time).data().toString().startsWith(u'●'));
}

void TestLogModel::passingTimeOnlyTakesTheOldest()
{
    LogModel model;
    model.append(lines(0, 10), 0);
    LogFilter filter;
    filter.since = 1'002;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 8);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    filter.since = 1'005;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(resets.count(), 0); // what is chosen and where one reads stay
    filter.since = 5'000;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
}

void TestLogModel::countsFollowTheRing()
{
    LogModel model(5);
    model.append({line(0, LogLevel::Error)}, 0);
    model.append(lines(1, 5), 0);
    QCOMPARE(model.countOf(LogLevel::Error), qint64(0));
    QCOMPARE(model.countOf(LogLevel::Info), qint64(5));
    QCOMPARE(model.sourceCounts().size(), size_t(1));
}

void TestLogModel::finderGoesOnWithTheLog()
{
    LogModel model(1'000);
    LogFinder finder(model);
    model.append(lines(0, 500), 0);
    QVERIFY(finder.search(QStringLiteral("LINE 1"), false)); // 1, 10 … 19, 100 … 199
    QTRY_VERIFY(!finder.isSearching());
    QCOMPARE(finder.count(), 111);
    QCOMPARE(finder.rowOfHit(1), 10);
    QCOMPARE(finder.hitAt(10), 1);
    QCOMPARE(finder.hitAt(9), -1);
    QCOMPARE(finder.firstHitFrom(11), 2);
    model.append(lines(1'000, 1), 0);
    QTRY_COMPARE(finder.count(), 112);
    model.append(lines(2'000, 600), 0); // 101 leave
    QTRY_VERIFY(!finder.isSearching());
    QCOMPARE(finder.count(), 112 - 12);
    QVERIFY(finder.search({}, false));
    QCOMPARE(finder.count(), 0);
}

void TestLogModel::expressionsAreBounded()
{
    LogModel model;
    LogFinder finder(model);
    QVERIFY(!finder.search(QStringLiteral("(unclosed"), true));
    QVERIFY(finder.search(QStringLiteral("line [0-4]$"), true));
    model.append(lines(0, 20), 0);
    QTRY_COMPARE(finder.count(), 5);
    std::vector<LogLine> evil(300, line(0));
    for (LogLine &one : evil)
        one.text = UntrustedText(QString(4'000, u'a') + u'!');
    model.append(evil, 0);
    QElapsedTimer turn;
    double longest = 0;
    QTimer pulse;
    connect(&pulse, &QTimer::timeout, this, [&] {
        longest = turn.isValid() ? std::max(longest, double(turn.nsecsElapsed()) / 1e6) : 0;
        turn.start();
    });
    pulse.start(0);
    QVERIFY(finder.search(QStringLiteral("(a+)+$"), true)); // would take longer than the world has
    QTRY_VERIFY_WITH_TIMEOUT(!finder.isSearching(), 20'000);
    qInfo("longest stall of a hostile expression: %.1f ms", longest);
    QVERIFY(longest < 100);
}

void TestLogModel::hostileTextIsShownPlain()
{
    LogModel model;
    LogLine hostile = line(0, LogLevel::Error);
    hostile.text = UntrustedText(QStringLiteral("a\u202Eb\nc\x1b[31mred"));
    hostile.task = TaskId{7};
    model.append({hostile}, 0);
    QCOMPARE(message(model, 0), QStringLiteral("a⟨U+202E⟩b cred"));
    QVERIFY(!logLineText(hostile).contains(u'\n'));
    QVERIFY(logLineText(hostile).contains(QStringLiteral("T-7")));
    QVERIFY(!logLineJson(hostile).contains('\n'));
    QCOMPARE(logFile({hostile, hostile}, LogFormat::Ndjson).count('\n'), 2);
    QCOMPARE(model.index(0, LogModel::Level).data(kStateRole).value<LogLevel>(), LogLevel::Error);
    QCOMPARE(model.index(0, LogModel::Message).data(kTaskIdRole).toLongLong(), 7);
}

void TestLogModel::keepsUpWithAFlood()
{
    LogModel model;
    model.append(lines(0, LogModel::kMostLines), 0);
    std::vector<std::vector<LogLine>> batches; // 50,000 lines a second, drained every 50 ms
    for (int i = 0; i < 20; ++i)
        batches.push_back(lines(i * 2'500, 2'500));
    QElapsedTimer timer;
    timer.start();
    for (const auto &batch : batches)
        model.append(batch, 0);
    const double each = double(timer.nsecsElapsed()) / 1e6 / double(batches.size());
    qInfo("2,500 lines into a full ring: %.2f ms", each);
    QVERIFY(each < 50.0);
}

QTEST_MAIN(TestLogModel)
#include "tst_logmodel.moc"
