// Opens the queue of the console over a long queue in a real core and measures what a person would wait for.
//   bench_console [number of tasks, default 1000000] [folder that keeps the profile for the next time]

#include "core/runtime/runtime.h"
#include "core/store/store.h"
#include "core/store/unitofwork.h"
#include "tests/support/stallclock.h"
#include "ui/link/corelink.h"
#include "ui/models/tasktablemodel.h"
#include "ui/pages/queuepage.h"
#include "ui/parts/plaintable.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace qd;
using qd::test::StallClock;

namespace {

constexpr int kTimeoutMs = 120'000;
constexpr int kFloodMs = 10'000;
constexpr int kFloodStepMs = 50;
constexpr int kLinesPerStep = 50;   // 1,000 a second
constexpr int kChangesPerStep = 10; // 200 a second
constexpr Scopes kAll = Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure;

qint64 residentMiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() / 1024;
    }
    return 0;
}

TaskDraft draftOf(qint64 number)
{
    TaskDraft draft;
    draft.spec.title = QStringLiteral("Count the words of document number %1").arg(number);
    draft.spec.kind = TaskKind::Code; // no agent does it: what moves here, the bench moves
    draft.spec.instructions = QStringLiteral("Read the document, count its words and say how many there are of each.");
    draft.priority = int(number * 7919 % 11);
    if (number % 5'000 == 0)
        draft.hold = true;
    if (number % 1'000 == 7)
        draft.notBefore = 4'000'000'000'000;
    return draft;
}

bool fill(const Profile &profile, qint64 count)
{
    constexpr qint64 kAtOnce = 10'000;
    auto store = Store::open(profile.database(), QStringLiteral("bench"), 1'000);
    for (qint64 first = 1; store && first <= count; first += kAtOnce) {
        const auto added = inUnitOfWork(**store, 1'700'000'000'000 + first, QStringLiteral("bench"), [&](UnitOfWork &unit) -> Result<void> {
            for (qint64 number = first; number < first + kAtOnce && number <= count; ++number) {
                if (auto task = unit.insert(draftOf(number), QStringLiteral("key-%1").arg(number)); !task)
                    return task.error();
            }
            return {};
        });
        if (!added)
            return false;
    }
    return store.ok() && (*store)->database().checkpoint().ok();
}

void listenFor(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Listens all the time: a wait that sleeps in between would be measured as a stall.
template <typename Predicate>
bool waitFor(Predicate predicate)
{
    QEventLoop loop;
    QTimer look;
    QElapsedTimer timer;
    timer.start();
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (predicate() || timer.elapsed() > kTimeoutMs)
            loop.quit();
    });
    look.start(1);
    loop.exec();
    return predicate();
}

/// The console's page on a real core, and a second caller that keeps the core busy.
class Bench
{
public:
    explicit Bench(std::unique_ptr<Runtime> runtime)
        : m_runtime(std::move(runtime)), m_link(m_runtime->connect({QStringLiteral("console:bench"), kAll, true, true})),
          m_other(m_runtime->connect({QStringLiteral("qdeck:bench"), kAll, false, false})), m_page(m_link)
    {
        QObject::connect(&model(), &TaskTableModel::readFailed, &m_page,
                         [](const Error &error) { std::fprintf(stderr, "%s: %s\n", qPrintable(error.code), qPrintable(error.detail)); });
        m_page.resize(1'200, 800);
    }

    bool run()
    {
        return open() && scroll() && sort() && filter() && flood();
    }

private:
    [[nodiscard]] PlainTable &table() const { return *m_page.findChild<PlainTable *>(QStringLiteral("tasks")); }
    [[nodiscard]] const TaskTableModel &model() const { return *qobject_cast<TaskTableModel *>(table().model()); }
    [[nodiscard]] bool isSeen(int row) const { return model().rowCount() > row && model().taskAt(row).has_value(); }

    void tell(const char *what)
    {
        const auto late = m_stalls.late();
        const auto busy = m_stalls.busy();
        std::printf("%-22s late p50 %5.1f p99 %6.1f max %6.1f ms (%lld)   busy p50 %5.2f p99 %6.1f max %6.1f ms   RSS %lld MiB\n", what,
                    late.p50, late.p99, late.most, qlonglong(late.count), busy.p50, busy.p99, busy.most, qlonglong(residentMiB()));
        std::fflush(stdout);
        m_stalls.reset();
    }

    /// \return ms until the list was read, -1 if it was not
    template <typename Act>
    double untilListed(Act act)
    {
        bool listed = false;
        const auto connection = QObject::connect(&model(), &TaskTableModel::listChanged, &m_page, [&listed] { listed = true; });
        QElapsedTimer timer;
        timer.start();
        act();
        const bool there = waitFor([&] { return listed && (model().rowCount() == 0 || isSeen(topRow())); });
        const double ms = double(timer.nsecsElapsed()) / 1e6;
        QObject::disconnect(connection);
        return there ? ms : -1;
    }

    [[nodiscard]] int topRow() const { return std::max(0, table().rowAt(0)); }

    bool open()
    {
        m_stalls.reset();
        QElapsedTimer timer;
        timer.start();
        m_page.show();
        const bool there = waitFor([&] { return isSeen(0); });
        table().grab(); // painted
        std::printf("%lld tasks: first rows after %.0f ms\n", qlonglong(model().rowCount()), double(timer.nsecsElapsed()) / 1e6);
        listenFor(1'000); // the answers that follow
        tell("open");
        return there;
    }

    bool scroll()
    {
        QScrollBar &bar = *table().verticalScrollBar();
        const auto show = [&](int value) {
            bar.setValue(value);
            return waitFor([&] { return isSeen(topRow()); });
        };
        for (int i = 0; i < 200; ++i) {
            if (!show(bar.value() + bar.pageStep()))
                return false;
        }
        tell("scroll by page");
        for (int i = 0; i < 50; ++i) {
            if (!show(int(qint64(bar.maximum()) * (i * 37 % 50) / 50)))
                return false;
        }
        const bool end = show(bar.maximum()) && show(0);
        tell("jump and to the end");
        return end;
    }

    bool sort()
    {
        QHeaderView &header = *table().horizontalHeader();
        table().goTo(3);
        for (const auto &[column, order, what] : {std::tuple(int(TaskTableModel::Number), Qt::DescendingOrder, "by id, newest first"),
                                                  std::tuple(int(TaskTableModel::Title), Qt::AscendingOrder, "by title"),
                                                  std::tuple(int(TaskTableModel::Priority), Qt::DescendingOrder, "by priority"),
                                                  std::tuple(-1, Qt::AscendingOrder, "as the engine takes")}) {
            const double ms = untilListed([&, c = column, o = order] { header.setSortIndicator(c, o); });
            std::printf("sort %-24s %6.0f ms\n", what, ms);
            if (ms < 0)
                return false;
        }
        listenFor(500);
        tell("sort");
        return true;
    }

    bool filter()
    {
        auto *line = m_page.findChild<QLineEdit *>(QStringLiteral("filter"));
        for (const char *text : {"state:held", "is:scheduled", "key:key-77777", "99999", "state:queued", "priority:>=7 count", ""}) {
            const double ms = untilListed([&] {
                line->setText(QString::fromUtf8(text));
                Q_EMIT line->returnPressed(); // a person's pause is not the core's
            });
            std::printf("filter %-22s %6.0f ms, %d tasks\n", text, ms, model().rowCount());
            if (ms < 0)
                return false;
        }
        listenFor(500);
        tell("filter");
        return true;
    }

    bool flood()
    {
        table().verticalScrollBar()->setValue(0);
        table().goTo(0);
        std::atomic<bool> ends = false;
        std::atomic<qint64> lines = 0;
        std::thread chatter([&] {
            while (!ends) {
                for (int i = 0; i < kLinesPerStep; ++i)
                    m_runtime->hub().publishLog({1'700'000'000'000, LogLevel::Info, QStringLiteral("bench"),
                                                 TaskId{}, 0,
                                                 UntrustedText(QStringLiteral("line %1 of many").arg(++lines))});
                std::this_thread::sleep_for(std::chrono::milliseconds(kFloodStepMs));
            }
        });
        qint64 changes = 0;
        QTimer mover;
        QObject::connect(&mover, &QTimer::timeout, &m_page, [&] {
            QJsonArray ids;
            for (int i = 0; i < kChangesPerStep; ++i)
                ids += 1 + (changes / (2 * kChangesPerStep) * kChangesPerStep + i) % model().rowCount();
            const Operation operation = changes / kChangesPerStep % 2 == 0 ? Operation::TasksHold : Operation::TasksRelease;
            (void)m_other->request(operation, {{QStringLiteral("ids"), ids}});
            (void)m_other->takeEvents();
            changes += kChangesPerStep;
        });
        mover.start(kFloodStepMs);
        m_stalls.reset();
        QElapsedTimer timer;
        timer.start();
        listenFor(kFloodMs);
        const double seconds = double(timer.elapsed()) / 1e3;
        ends = true;
        chatter.join();
        std::printf("flood: %.0f lines/s, %.0f changes of state/s asked for\n", double(lines) / seconds, double(changes) / seconds);
        tell("flood");
        return true;
    }

    std::unique_ptr<Runtime> m_runtime;
    CoreLink m_link;
    std::unique_ptr<CoreService> m_other;
    QueuePage m_page;
    StallClock m_stalls;
};

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_GLIB", "1"); // its loop does not say when it waits
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const qint64 count = arguments.value(1, QStringLiteral("1000000")).toLongLong();
    QTemporaryDir folder(QStringLiteral("/dev/shm/quarterdeck-bench-XXXXXX"));
    const Profile profile(arguments.value(2, folder.filePath(QStringLiteral("profile"))));
    QElapsedTimer timer;
    timer.start();
    const bool isThere = QFile::exists(profile.database());
    if (!profile.prepare() || (!isThere && !fill(profile, count))) {
        std::fprintf(stderr, "the queue could not be filled\n");
        return 1;
    }
    std::printf("%lld tasks added in %.1f s, %.0f MB of database\n", qlonglong(count), double(timer.elapsed()) / 1e3,
                double(QFile(profile.database()).size()) / 1e6);
    std::fflush(stdout);
    auto runtime = Runtime::start(profile, {});
    if (!runtime) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(runtime.error().code), qPrintable(runtime.error().detail));
        return 1;
    }
    return Bench(*std::move(runtime)).run() ? 0 : 1;
}
