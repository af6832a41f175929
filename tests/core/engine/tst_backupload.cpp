#include "core/store/backup.h"
#include "core/store/restorer.h"
#include "core/store/verifier.h"
#include "tests/core/engine/busyqueue.h"
#include "tests/core/store/rawdatabase.h"
#include "tests/support/rigreport.h"

#include <QElapsedTimer>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr qint64 kNow = 1'800'000'000'000;
constexpr qint64 kMostRestoreMs = 60'000;

/// A copy and the states between which it was made.
struct Copy {
    QString path;
    qsizetype from = 0;
    qsizetype to = 0;
};

// In a process of its own: closing any handle of the file here would drop SQLite's locks.
void copyAsItLies(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    const pid_t child = ::fork();
    if (child == 0) {
        const int in = ::open(source.constData(), O_RDONLY);
        const int out = ::open(target.constData(), O_WRONLY | O_CREAT, 0600);
        char bytes[4'096];
        for (ssize_t count = 0; (count = ::read(in, bytes, sizeof bytes)) > 0;)
            static_cast<void>(::write(out, bytes, size_t(count)) == count);
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
}

} // namespace

/// Copies of a queue at work, and the queue that each of them becomes in another place.
class TestBackupLoad : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder{EngineBench::fastFolder()};
    FakeRandom m_random{3};
    qint64 m_slowestMs = 0;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString original() const { return at(QStringLiteral("quarterdeck.db")); }

    std::vector<Copy> copiesOf(BusyQueue &queue, int count, const QString &name, const std::function<void(const QString &)> &copy)
    {
        std::vector<Copy> copies;
        for (int i = 0; i < count; ++i) {
            const qsizetype before = queue.count();
            if (!QTest::qWaitFor([&] { return queue.count() > before; }, 20'000))
                qFatal("nothing is written");
            Copy made{at(name.arg(i)), queue.count() - 1, 0};
            copy(made.path);
            made.to = queue.count();
            copies.push_back(made);
        }
        return copies;
    }

    /// \return what is not as it was in the copy, empty = nothing
    QString restoredElsewhere(const Copy &copy, const BusyQueue &queue)
    {
        const QString place = copy.path + QStringLiteral(".restored");
        QElapsedTimer timer;
        timer.start();
        const auto restored = Restorer(place, {}, m_random, kNow, QStringLiteral("test")).restore(copy.path);
        m_slowestMs = std::max(m_slowestMs, timer.elapsed());
        if (!restored)
            return restored.error().code + u' ' + restored.error().detail;
        if (restored->epoch <= queue.newestEpoch())
            return QStringLiteral("an epoch that was granted before");
        const QString difference = differenceOf(copy.path, place);
        if (!difference.isEmpty())
            return difference;
        const QString history = QStringLiteral("SELECT profile, incarnation FROM store_identity");
        if (RawDatabase(place).rows(history) == RawDatabase(original()).rows(history))
            return QStringLiteral("the same history");
        const auto database = Database::open(place, Database::Access::ReadOnly);
        Verification found;
        if (!database || !walkJournal(**database, found) || found.journalBrokenAt != 0 || !checkIntegrity(**database))
            return QStringLiteral("damage");
        return {};
    }

    /// Row by row, but for what a restore changes.
    static QString differenceOf(const QString &copy, const QString &restored)
    {
        TableSums::Sums before = TableSums(copy).read();
        TableSums::Sums after = TableSums(restored).read();
        for (const char *changed : {"control", "lease", "store_identity", "journal"}) {
            before.erase(changed);
            after.erase(changed);
        }
        if (before.empty() || before != after)
            return QStringLiteral("other rows");
        const QStringList lines = RawDatabase(copy).content({QStringLiteral("journal")});
        const QStringList now = RawDatabase(restored).content({QStringLiteral("journal")});
        return now.size() == lines.size() + 1 && now.first(lines.size()) == lines ? QString() : QStringLiteral("another journal");
    }

    /// The queue in the other place comes up paused and goes on when it may.
    void worksOn(const QString &path)
    {
        EngineBench bench(2, path);
        bench.settleDown();
        QCOMPARE(bench.engine->status().state, EngineState::Paused);
        TaskDraft draft;
        draft.key = QStringLiteral("after the restore");
        draft.spec.title = draft.key;
        draft.spec.kind = TaskKind::Rehearsal;
        const TaskId task = bench.add(draft);
        QVERIFY(bench.desk->setWish(QStringLiteral("test"), RunWish::Run, {}));
        for (int i = 0; i < 500 && bench.state(task) != TaskState::Succeeded; ++i) {
            bench.clock.advance(1'000);
            bench.settleDown();
            for (const auto &[attempt, of] : std::map(bench.rehearsal.alive))
                bench.rehearsal.end(bench.engine->agents(), attempt, {});
        }
        QCOMPARE(bench.state(task), TaskState::Succeeded);
    }

private Q_SLOTS:
    void aCopyOfAQueueAtWorkIsTheQueueOfAMoment()
    {
        const int count = rigSize(40, 1'000);
        BusyQueue queue(original());
        QTRY_VERIFY(queue.count() > 50);
        const auto reader = Database::open(original(), Database::Access::ReadOnly);
        QVERIFY(reader.ok());
        int failed = 0;
        const auto copies = copiesOf(queue, count, QStringLiteral("copy%1.db"),
                                     [&](const QString &path) { failed += backUp(**reader, path) ? 0 : 1; });
        const auto careless = copiesOf(queue, 20, QStringLiteral("careless%1.db"), [&](const QString &path) { copyAsItLies(original(), path); });
        queue.stop();

        int underway = 0;
        int moments = 0;
        int equal = 0;
        QString worst;
        for (const Copy &copy : copies) {
            underway += copy.to - copy.from > 1 ? 1 : 0;
            moments += queue.hasBeen(TableSums(copy.path).read(), copy.from, copy.to) ? 1 : 0;
            const QString difference = restoredElsewhere(copy, queue);
            equal += difference.isEmpty() ? 1 : 0;
            worst = worst.isEmpty() ? difference : worst;
        }
        int torn = 0;
        for (const Copy &copy : careless)
            torn += queue.hasBeen(TableSums(copy.path).read(), copy.from, copy.to) ? 0 : 1;
        const bool met = failed == 0 && moments == count && equal == count && underway > 0 && torn > 0 && m_slowestMs <= kMostRestoreMs;
        reportRig({QStringLiteral("backup-under-load"),
                   QStringLiteral("A copy of a queue at work is the queue of one moment, and restored in another profile it is that to the row"),
                   QStringLiteral("%1 copies, %2 of them while others committed; %3 are a moment between their begin and their end, %4 are "
                                  "equal row by row when they are restored, with a new history and an epoch beyond all; slowest restore %5 ms")
                       .arg(count).arg(underway).arg(moments).arg(equal).arg(m_slowestMs),
                   QStringLiteral("all; a restore within %1 s").arg(kMostRestoreMs / 1'000),
                   QStringLiteral("the file alone, copied as it lies: %1 of %2 are no such moment").arg(torn).arg(careless.size()), met});
        QVERIFY2(met, qPrintable(worst));
        worksOn(copies.back().path + QStringLiteral(".restored"));
    }
};

QTEST_GUILESS_MAIN(TestBackupLoad)
#include "tst_backupload.moc"
