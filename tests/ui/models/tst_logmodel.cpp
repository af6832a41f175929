#include "ui/models/logmodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

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
    void findsTextAndErrors();
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
            model.setLeastLevel(LogLevel(random.bounded(4)));
        if (random.bounded(20) == 0)
            model.setFrozen(!model.isFrozen());
        QVERIFY(model.rowCount() <= LogModel::kMostLines);
    }
    model.setFrozen(false);
    model.setLeastLevel(LogLevel::Debug);
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
    model.setLeastLevel(LogLevel::Warning);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(message(model, 0), QStringLiteral("line 1"));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append({line(4), line(5, LogLevel::Error)}, 0);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 3);
    model.setLeastLevel(LogLevel::Debug);
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

void TestLogModel::findsTextAndErrors()
{
    LogModel model;
    model.append({line(0), line(1, LogLevel::Error), line(11), line(2, LogLevel::Error)}, 0);
    QCOMPARE(model.rowsWith(QStringLiteral("LINE 1")), (std::vector<int>{1, 2}));
    QCOMPARE(model.rowsWith(QStringLiteral("engine")).size(), size_t(4));
    QVERIFY(model.rowsWith({}).empty());
    QCOMPARE(model.nextOfLevel(-1, LogLevel::Error, 1), 1);
    QCOMPARE(model.nextOfLevel(1, LogLevel::Error, 1), 3);
    QCOMPARE(model.nextOfLevel(3, LogLevel::Error, 1), -1);
    QCOMPARE(model.nextOfLevel(3, LogLevel::Error, -1), 1);
}

void TestLogModel::hostileTextIsShownPlain()
{
    LogModel model;
    LogLine hostile = line(0, LogLevel::Error);
    hostile.text = UntrustedText(QStringLiteral("a\u202Eb\nc\x1b[31mred"));
    hostile.task = TaskId{7};
    model.append({hostile}, 0);
    QCOMPARE(message(model, 0), QStringLiteral("a⟨U+202E⟩b cred"));
    QVERIFY(!model.lineText(0).contains(u'\n'));
    QVERIFY(model.lineText(0).contains(QStringLiteral("T-7")));
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
