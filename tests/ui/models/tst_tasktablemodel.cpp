#include "tests/support/fakecore.h"
#include "ui/models/roles.h"
#include "ui/models/tasktablemodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

TaskSummary task(qint64 number, TaskState state = TaskState::Queued)
{
    TaskSummary row;
    row.id = TaskId{number};
    row.title = QStringLiteral("Task %1").arg(number);
    row.state = state;
    row.key = QStringLiteral("key-%1").arg(number);
    row.createdAt = 1'000 + number;
    row.updatedAt = 1'000;
    return row;
}

std::vector<TaskSummary> tasks(qint64 count)
{
    std::vector<TaskSummary> rows;
    for (qint64 number = 1; number <= count; ++number)
        rows.push_back(task(number));
    return rows;
}

qint64 residentKiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

struct Console {
    FakeCore *core;
    CoreLink link;
    TaskTableModel model;
    std::optional<QAbstractItemModelTester> tester; ///< looks at every row, which a million forbids
    QSignalSpy listed;

    explicit Console(bool tested = true) : Console(std::make_unique<FakeCore>(), tested) { }
    Console(std::unique_ptr<FakeCore> fake, bool tested)
        : core(fake.get()), link(std::move(fake)), model(link), listed(&model, &TaskTableModel::listChanged)
    {
        if (tested)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    [[nodiscard]] QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    [[nodiscard]] std::vector<qint64> ids() const
    {
        std::vector<qint64> numbers;
        for (int row = 0; row < model.rowCount(); ++row)
            numbers.push_back(model.idAt(row).value);
        return numbers;
    }
};

constexpr int kTitle = TaskTableModel::Title;
const QString kUnloaded = QStringLiteral("…");

} // namespace

class TestTaskTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyForWhatIsLookedAt();
    void asksNothingWhileInactive();
    void changedRowsAreUpdatedInPlace();
    void changeBeatsAPageThatWasReadBefore();
    void newTasksAppearWithoutAReset();
    void listIsReadAtMostTwiceASecond();
    void staleListIsDropped();
    void stalePageIsDropped();
    void vanishedRowsAreNotAskedForever();
    void filterAndSortAreTheCoresWork();
    void selectionAndCurrentStayWithTheirTask();
    void badFilterChangesNothing();
    void whatAFilterLooksAtMovesTasks();
    void firstRowsComeWithTheList();
    void nothingMovesWhileItDoesNotFollow();
    void failureIsTold();
    void randomUpdates();
    void cellsAreText();
    void aMillionTasks();
};

void TestTaskTableModel::asksOnlyForWhatIsLookedAt()
{
    Console c;
    c.core->setTasks(tasks(1'000));
    QVERIFY(!c.model.isLoaded());
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 1'000);
    QVERIFY(c.model.isLoaded());
    QTRY_VERIFY(c.model.taskAt(0)); // the tester looks at the first rows
    c.core->forgetCalls();
    QCOMPARE(c.text(500, kTitle), kUnloaded);
    QCOMPARE(c.text(501, kTitle), kUnloaded);
    QTRY_COMPARE(c.text(500, kTitle), QStringLiteral("Task 501"));
    QCOMPARE(c.core->calls(Operation::TasksPage).size(), size_t(1));
    const auto ids = c.core->calls(Operation::TasksPage).front().parameters[QLatin1String("ids")].toArray();
    QCOMPARE(ids.size(), TaskTableModel::kPageRows);
    QCOMPARE(c.text(383, kTitle), kUnloaded); // the page before
}

void TestTaskTableModel::asksNothingWhileInactive()
{
    Console c;
    c.core->setTasks(tasks(3));
    c.core->publishStatus(c.core->status());
    QSignalSpy told(&c.link, &CoreLink::statusChanged);
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(c.core->calls().empty());
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 3);
    c.model.setActive(false);
    c.core->forgetCalls();
    c.core->changeTasks({task(4)});
    QSignalSpy changed(&c.link, &CoreLink::tasksChanged);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(c.core->calls().empty());
    c.model.setActive(true); // what was missed is caught up
    QTRY_COMPARE(c.model.rowCount(), 4);
}

void TestTaskTableModel::changedRowsAreUpdatedInPlace()
{
    Console c;
    c.core->setTasks(tasks(10));
    c.core->publishStatus(c.core->status());
    QTRY_VERIFY(c.link.hasStatus());
    c.model.sort(TaskTableModel::Number, Qt::AscendingOrder);
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 10);
    (void)c.text(0, kTitle);
    QTRY_COMPARE(c.text(4, kTitle), QStringLiteral("Task 5"));
    c.core->forgetCalls();
    QSignalSpy changed(&c.model, &QAbstractItemModel::dataChanged);
    TaskSummary done = task(5, TaskState::Succeeded);
    done.updatedAt = 2'000;
    c.core->changeTasks({done});
    QTRY_COMPARE(c.text(4, TaskTableModel::State), QStringLiteral("Succeeded"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 4);
    QCOMPARE(c.model.taskAt(4)->updatedAt, 2'000);
    QVERIFY(c.core->calls().empty()); // nothing moved, nothing was unknown
}

void TestTaskTableModel::changeBeatsAPageThatWasReadBefore()
{
    Console c;
    c.core->setTasks(tasks(300));
    c.core->publishStatus(c.core->status());
    QTRY_VERIFY(c.link.hasStatus());
    c.model.sort(TaskTableModel::Number, Qt::AscendingOrder);
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 300);
    QTRY_VERIFY(c.model.taskAt(0));
    c.core->forgetCalls();
    c.core->hold(true);
    (void)c.text(299, kTitle);
    QTRY_COMPARE(c.core->calls(Operation::TasksPage).size(), size_t(1)); // read now, answered later
    TaskSummary newer = task(299, TaskState::Running);
    newer.updatedAt = 5'000;
    QSignalSpy changed(&c.link, &CoreLink::tasksChanged);
    c.core->changeTasks({newer});
    QTRY_COMPARE(changed.count(), 1);
    c.core->release();
    QTRY_COMPARE(c.text(299, kTitle), QStringLiteral("Task 300"));
    QCOMPARE(c.text(298, TaskTableModel::State), QStringLiteral("Running"));
}

void TestTaskTableModel::newTasksAppearWithoutAReset()
{
    Console c;
    c.core->setTasks(tasks(3));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 3);
    QSignalSpy reset(&c.model, &QAbstractItemModel::modelReset);
    QSignalSpy laidOut(&c.model, &QAbstractItemModel::layoutChanged);
    QSignalSpy inserted(&c.model, &QAbstractItemModel::rowsInserted);
    c.core->changeTasks({task(4), task(5)});
    QTRY_COMPARE(c.model.rowCount(), 5);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(laidOut.count(), 0);
    QCOMPARE(inserted.count(), 1);
}

void TestTaskTableModel::listIsReadAtMostTwiceASecond()
{
    Console c;
    c.core->setTasks(tasks(3));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 3);
    QElapsedTimer elapsed;
    elapsed.start();
    qint64 number = 3;
    QTimer flow; // a steady flow of new tasks
    connect(&flow, &QTimer::timeout, this, [&] { c.core->changeTasks({task(++number)}); });
    flow.start(10);
    QTRY_VERIFY(elapsed.elapsed() > 1'200);
    flow.stop();
    QTRY_COMPARE(c.model.rowCount(), int(number));
    const size_t reads = c.core->calls(Operation::TasksIds).size();
    const size_t most = 2 + size_t(elapsed.elapsed() / TaskTableModel::kSnapshotMs);
    QVERIFY2(reads >= 2 && reads <= most, qPrintable(QString::number(reads)));
}

void TestTaskTableModel::staleListIsDropped()
{
    Console c;
    c.core->setTasks({task(1), task(2, TaskState::Dead), task(3)});
    c.core->hold(true);
    c.model.setActive(true); // asks for all, and hears late
    QVERIFY(c.model.setFilter(QStringLiteral("state:dead")));
    c.core->release();
    QTRY_COMPARE(c.model.rowCount(), 1);
    QCOMPARE(c.listed.count(), 1);
    QCOMPARE(c.model.idAt(0), TaskId{2});
}

void TestTaskTableModel::stalePageIsDropped()
{
    Console c;
    c.core->setTasks(tasks(300));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 300);
    QTRY_VERIFY(c.model.taskAt(0));
    c.core->forgetCalls();
    c.core->hold(true);
    (void)c.text(140, kTitle); // tasks 129 … 256
    QTRY_COMPARE(c.core->calls(Operation::TasksPage).size(), size_t(1));
    c.core->hold(false);
    c.model.sort(TaskTableModel::Number, Qt::DescendingOrder); // answered before the page
    QTRY_COMPARE(c.model.idAt(0), TaskId{300});
    QTRY_VERIFY(c.model.taskAt(0));
    QSignalSpy changed(&c.model, &QAbstractItemModel::dataChanged);
    QSignalSpy answered(&c.link, &CoreLink::answered);
    c.core->release();
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(changed.count(), 0);
    QVERIFY(!c.model.taskAt(c.model.rowOf(TaskId{140})));
}

void TestTaskTableModel::vanishedRowsAreNotAskedForever()
{
    Console c;
    c.core->setTasks(tasks(300));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 300);
    auto fewer = tasks(300);
    fewer.erase(fewer.begin() + 280);
    c.core->setTasks(fewer);
    (void)c.text(299, kTitle);
    QTRY_COMPARE(c.text(299, kTitle), QStringLiteral("Task 300"));
    c.core->forgetCalls();
    QCOMPARE(c.text(280, kTitle), kUnloaded);
    QTimer later; // a page that had been wanted would be asked for first
    later.setSingleShot(true);
    QSignalSpy passed(&later, &QTimer::timeout);
    later.start(0);
    QTRY_COMPARE(passed.count(), 1);
    QVERIFY(c.core->calls(Operation::TasksPage).empty());
}

void TestTaskTableModel::filterAndSortAreTheCoresWork()
{
    Console c;
    c.core->setTasks({task(1), task(2, TaskState::Dead), task(3, TaskState::Dead)});
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 3);
    c.model.sort(TaskTableModel::Title, Qt::DescendingOrder);
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{3, 2, 1}));
    const auto parameters = c.core->calls(Operation::TasksIds).back().parameters;
    QCOMPARE(parameters[QLatin1String("sort")].toString(), QStringLiteral("title"));
    QCOMPARE(parameters[QLatin1String("descending")].toBool(), true);

    QVERIFY(c.model.setFilter(QStringLiteral("state:dead key-2")));
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{2}));

    QVERIFY(c.model.setFilter(QString()));
    c.model.sort(TaskTableModel::Age, Qt::AscendingOrder); // the youngest first
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{3, 2, 1}));
    c.model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(c.core->calls(Operation::TasksIds).back().parameters[QLatin1String("sort")].toString(),
             QStringLiteral("order"));

    const size_t asked = c.core->calls().size();
    QVERIFY(!TaskTableModel::isSortable(TaskTableModel::Key));
    c.model.sort(TaskTableModel::Key, Qt::AscendingOrder);
    QCOMPARE(c.core->calls().size(), asked);
}

void TestTaskTableModel::selectionAndCurrentStayWithTheirTask()
{
    Console c;
    c.core->setTasks(tasks(5));
    QVERIFY(c.model.setFilter(QStringLiteral("state:queued,running")));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 5);
    QItemSelectionModel selection(&c.model);
    const auto rows = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    selection.select(c.model.index(1, 0), rows);
    selection.select(c.model.index(3, 0), rows);
    selection.setCurrentIndex(c.model.index(3, 0), QItemSelectionModel::NoUpdate);

    c.core->changeTasks({task(1, TaskState::Dead), task(6), task(2, TaskState::Dead)});
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{3, 4, 5, 6}));
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(c.model.idAt(selection.selectedRows().first().row()), TaskId{4});
    QCOMPARE(c.model.idAt(selection.currentIndex().row()), TaskId{4});

    c.model.sort(TaskTableModel::Number, Qt::DescendingOrder);
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{6, 5, 4, 3}));
    QCOMPARE(c.model.idAt(selection.currentIndex().row()), TaskId{4});
}

void TestTaskTableModel::badFilterChangesNothing()
{
    Console c;
    c.core->setTasks(tasks(3));
    c.model.setActive(true);
    QVERIFY(c.model.setFilter(QStringLiteral("key-2")));
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{2}));
    const size_t asked = c.core->calls().size();
    QCOMPARE(c.model.setFilter(QStringLiteral("mood:good")).error().code, QStringLiteral("filter_qualifier"));
    QCOMPARE(c.model.filter(), QStringLiteral("key-2"));
    QCOMPARE(c.core->calls().size(), asked);
}

void TestTaskTableModel::whatAFilterLooksAtMovesTasks()
{
    Console c;
    c.core->setTasks({task(1), task(2)});
    QVERIFY(c.model.setFilter(QStringLiteral("is:retrying")));
    c.model.setActive(true);
    QTRY_COMPARE(c.listed.count(), 1);
    QCOMPARE(c.model.rowCount(), 0);
    TaskSummary retrying = task(2); // its state stays
    retrying.attempts = 1;
    retrying.notBefore = 5'000;
    c.core->changeTasks({retrying});
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{2}));
}

void TestTaskTableModel::firstRowsComeWithTheList()
{
    Console c;
    c.core->setTasks(tasks(300));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 300);
    QVERIFY(c.model.taskAt(0));
    QVERIFY(c.model.taskAt(TaskTableModel::kPageRows - 1));
    QVERIFY(!c.model.taskAt(TaskTableModel::kPageRows));
    QCOMPARE(c.model.index(TaskTableModel::kPageRows, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Loading"));
    QVERIFY(c.core->calls(Operation::TasksPage).empty());
    c.core->changeTasks({task(301)}); // nobody has asked for another list: nothing else is needed
    QTRY_COMPARE(c.model.rowCount(), 301);
    QVERIFY(!c.core->calls(Operation::TasksIds).back().parameters.contains(QLatin1String("rows")));
}

void TestTaskTableModel::nothingMovesWhileItDoesNotFollow()
{
    Console c;
    c.core->setTasks({task(1), task(2), task(3)});
    QVERIFY(c.model.setFilter(QStringLiteral("-state:dead")));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 3);
    QSignalSpy newer(&c.model, &TaskTableModel::newerChanged);
    c.model.setFollowing(false);
    c.core->changeTasks({task(4), task(5), task(2, TaskState::Dead)});
    QTRY_VERIFY(c.model.hasNewer());
    QCOMPARE(c.model.newerCount(), 2);
    QCOMPARE(c.ids(), (std::vector<qint64>{1, 2, 3}));
    QCOMPARE(c.text(1, TaskTableModel::State), QStringLiteral("Dead letter")); // where it stands, it is told
    c.model.showNewer();
    QCOMPARE(c.ids(), (std::vector<qint64>{1, 3, 4, 5}));
    QVERIFY(!c.model.hasNewer());
    QCOMPARE(c.model.newerCount(), 0);

    c.core->changeTasks({task(6)});
    QTRY_VERIFY(c.model.hasNewer());
    c.model.sort(TaskTableModel::Number, Qt::DescendingOrder); // a person asks: no waiting
    QTRY_COMPARE(c.ids(), (std::vector<qint64>{6, 5, 4, 3, 1}));
    QVERIFY(!c.model.hasNewer());

    c.core->changeTasks({task(7)});
    QTRY_VERIFY(c.model.hasNewer());
    c.model.setFollowing(true);
    QCOMPARE(c.model.rowCount(), 6);
    c.core->changeTasks({task(8)});
    QTRY_COMPARE(c.model.rowCount(), 7);
    QVERIFY(!c.model.hasNewer());
}

void TestTaskTableModel::failureIsTold()
{
    Console c;
    c.core->refuse(Operation::TasksIds, {QStringLiteral("store_busy"), ErrorCategory::Transient, {}});
    QSignalSpy failed(&c.model, &TaskTableModel::readFailed);
    c.model.setActive(true);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, QStringLiteral("store_busy"));
    QVERIFY(!c.model.isLoaded());
}

void TestTaskTableModel::randomUpdates()
{
    Console c;
    QRandomGenerator random(3);
    c.core->setTasks(tasks(200));
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 200);
    qint64 clock = 10'000;
    qint64 last = 200;
    for (int round = 0; round < 60; ++round) {
        std::vector<TaskSummary> changed;
        for (int i = random.bounded(20); i >= 0; --i) {
            const qint64 number = random.bounded(4) == 0 ? ++last : 1 + random.bounded(int(last));
            TaskSummary row = task(number, TaskState(random.bounded(QueueCounts::kStates)));
            row.updatedAt = ++clock;
            changed.push_back(row);
        }
        QSignalSpy drained(&c.link, &CoreLink::tasksChanged);
        c.core->changeTasks(changed);
        if (random.bounded(5) == 0)
            QVERIFY(c.model.setFilter(QStringLiteral("state:queued,") + toText(TaskState(random.bounded(QueueCounts::kStates)))));
        if (random.bounded(5) == 0)
            c.model.sort(random.bounded(6) - 1, Qt::SortOrder(random.bounded(2)));
        for (int i = 0; i < 10 && c.model.rowCount() > 0; ++i)
            (void)c.text(random.bounded(c.model.rowCount()), random.bounded(TaskTableModel::kColumns));
        QTRY_VERIFY(drained.count() > 0);
    }
    QVERIFY(c.model.setFilter(QString()));
    c.model.sort(TaskTableModel::Number, Qt::AscendingOrder);
    QTRY_COMPARE(c.model.rowCount(), int(last));
    (void)c.text(0, kTitle);
    QTRY_VERIFY(c.model.taskAt(0));
    for (int row = 0; row < c.model.rowCount(); ++row) {
        const auto shown = c.model.taskAt(row);
        QVERIFY(!shown || shown->id == c.model.idAt(row));
    }
}

void TestTaskTableModel::cellsAreText()
{
    Console c;
    TaskSummary hostile = task(1, TaskState::Dead);
    hostile.title = QStringLiteral("<b>x</b>\nrm\u202E");
    hostile.attempts = 3;
    c.core->setTasks({hostile});
    c.model.setActive(true);
    QTRY_COMPARE(c.model.rowCount(), 1);
    QTRY_COMPARE(c.text(0, kTitle), QStringLiteral("<b>x</b> rm⟨U+202E⟩"));
    QCOMPARE(c.text(0, TaskTableModel::State), QStringLiteral("Dead letter"));
    QCOMPARE(c.model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Dead letter"));
    QCOMPARE(c.model.index(0, 0).data(kStateRole).value<TaskState>(), TaskState::Dead);
    QCOMPARE(c.model.index(0, 5).data(kTaskIdRole).toLongLong(), 1);
    QCOMPARE(c.text(0, TaskTableModel::Attempts), QStringLiteral("3 of 3"));
    for (int column = 0; column < TaskTableModel::kColumns; ++column)
        QVERIFY(!c.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestTaskTableModel::aMillionTasks()
{
    constexpr int kMillion = 1'000'000;
    Console c(false);
    c.core->setManyTasks(kMillion, [](TaskId id) { return task(id.value); });
    const qint64 before = residentKiB();
    double insertion = 0;
    double reorder = 0;
    QElapsedTimer timer;
    connect(&c.model, &QAbstractItemModel::rowsAboutToBeInserted, this, [&] { timer.start(); });
    connect(&c.model, &QAbstractItemModel::rowsInserted, this, [&] { insertion = double(timer.nsecsElapsed()) / 1e6; });
    connect(&c.model, &QAbstractItemModel::layoutAboutToBeChanged, this, [&] { timer.start(); });
    connect(&c.model, &QAbstractItemModel::layoutChanged, this, [&] { reorder = double(timer.nsecsElapsed()) / 1e6; });
    c.model.setActive(true);
    QTRY_COMPARE_WITH_TIMEOUT(c.model.rowCount(), kMillion, 20'000);
    qInfo("first list of 1,000,000 ids: %.1f ms, %lld MiB more", insertion, (residentKiB() - before) / 1024);

    for (const int row : {0, 999'999, 500'000, 123'456}) {
        (void)c.text(row, kTitle);
        QTRY_COMPARE(c.text(row, kTitle), QStringLiteral("Task %1").arg(row + 1));
    }
    QItemSelectionModel selection(&c.model);
    selection.select(c.model.index(123'456, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    c.model.sort(TaskTableModel::Number, Qt::DescendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(c.model.idAt(0), TaskId{kMillion}, 20'000);
    QCOMPARE(c.model.idAt(selection.selectedRows().first().row()), TaskId{123'457});
    qInfo("reorder of 1,000,000 ids: %.1f ms, %lld MiB more in all", reorder, (residentKiB() - before) / 1024);

    // Jumping through all of it keeps the memory of rows bounded.
    for (int jump = 0; jump < 80; ++jump) {
        const int row = jump * 12'499;
        (void)c.text(row, kTitle);
        QTRY_VERIFY(c.model.taskAt(row));
    }
    const qint64 more = (residentKiB() - before) / 1024;
    qInfo("after 80 jumps: %lld MiB more in all", more);
    QVERIFY(more < 100);
}

QTEST_GUILESS_MAIN(TestTaskTableModel)
#include "tst_tasktablemodel.moc"
