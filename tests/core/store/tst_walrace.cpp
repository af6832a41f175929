#include "core/store/backup.h"
#include "tests/core/store/storebench.h"
#include "tests/support/rigreport.h"
#include "tests/support/storage/racevfs.h"

#include <QDeadlineTimer>

#include <csignal>
#include <functional>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace qd;
using namespace qd::test;

namespace {

constexpr int kPagesToCheckpoint = 8;
constexpr int kCarelessMs = 4'000;
constexpr int kMostCareless = 8;

pid_t inAProcess(const std::function<void()> &work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::srand(unsigned(::getpid()));
        work();
        ::_exit(0);
    }
    return child;
}

/// A program that writes and lets SQLite checkpoint by itself.
class CarelessWriter
{
public:
    explicit CarelessWriter(const QString &path)
    {
        sqlite3_open(QFile::encodeName(path).constData(), &m_handle);
        sqlite3_busy_handler(m_handle, [](void *, int) { return ::usleep(20) == 0 ? 1 : 0; }, nullptr);
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA wal_autocheckpoint = 8");
    }
    CarelessWriter(const CarelessWriter &) = delete;
    CarelessWriter &operator=(const CarelessWriter &) = delete;
    ~CarelessWriter() { sqlite3_close(m_handle); }

    void make() { run("CREATE TABLE thing (id INTEGER PRIMARY KEY, word TEXT); CREATE INDEX word ON thing (word)"); }
    void write()
    {
        run("BEGIN IMMEDIATE; INSERT INTO thing (word) VALUES (hex(randomblob(100)));"
            "UPDATE thing SET word = hex(randomblob(100)) WHERE id = 1 + abs(random() % 500); COMMIT");
    }
    [[nodiscard]] bool isSound()
    {
        QByteArray answer;
        sqlite3_exec(m_handle, "PRAGMA integrity_check(1)", [](void *out, int, char **row, char **) {
            *static_cast<QByteArray *>(out) += row[0];
            return 0;
        }, &answer, nullptr);
        return answer == "ok";
    }

private:
    void run(const char *sql) { sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); }
    sqlite3 *m_handle = nullptr;
};

} // namespace

/// One connection writes and checkpoints, all others only read: so the race of SQLite's log cannot come about, which two
/// writers run into.
class TestWalRace : public QObject
{
    Q_OBJECT

    /// \return is what two writers leave behind sound?
    static bool twoWritersAreFine()
    {
        QTemporaryDir folder(StoreBench::fastFolder());
        const QString path = folder.filePath(QStringLiteral("careless.db"));
        pid_t writers[2];
        waitFor(inAProcess([&] { CarelessWriter(path).make(); }));
        for (pid_t &writer : writers)
            writer = inAProcess([&] {
                CarelessWriter one(path);
                for (const QDeadlineTimer end(kCarelessMs); !end.hasExpired();)
                    one.write();
            });
        for (const pid_t writer : writers)
            waitFor(writer);
        return CarelessWriter(path).isSound();
    }
    static void waitFor(pid_t child) { ::waitpid(child, nullptr, 0); }

    /// Reads everything, again and again, and now and then makes a copy.
    static void readOn(const QString &path)
    {
        for (int i = 0;; ++i) {
            const auto database = Database::open(path, Database::Access::ReadOnly);
            if (!database)
                continue;
            for (int k = 0; k < 20; ++k)
                static_cast<void>((*database)->query("SELECT count(1), max(title) FROM task"));
            const QString copy = path + QString::number(::getpid());
            static_cast<void>(i % 10 == 0 ? backUp(**database, copy) : Result<void>());
            QFile::remove(copy);
        }
    }

private Q_SLOTS:
    void initTestCase() { RaceVfs::install(); }

    void oneWriterIsSafeWithThisSqlite()
    {
        StoreBench bench;
        QVERIFY(bench.store->database().executeScript(QStringLiteral("PRAGMA wal_autocheckpoint = %1").arg(kPagesToCheckpoint)).ok());
        const QString path = bench.path();
        std::vector<pid_t> readers;
        for (int i = 0; i < 3; ++i)
            readers.push_back(inAProcess([&] { readOn(path); }));
        int written = 0;
        int checkpoints = 0;
        int wrong = 0;
        for (const QDeadlineTimer end(rigSize(4'000, 60'000)); !end.hasExpired(); ++written) {
            wrong += bench.add(StoreBench::draft(), QString::number(written)).isEmpty() ? 0 : 1;
            checkpoints += written % 50 == 0 && bench.store->database().checkpoint() ? 1 : 0;
        }
        for (const pid_t reader : readers) {
            ::kill(reader, SIGKILL);
            waitFor(reader);
        }
        const auto found = verify(bench.store->database(), ArtifactStore(bench.folder.path()));
        const bool whole = found && found->ok() && bench.store->tasks().cache().counts.total() == written;

        int careless = 0;
        bool seen = false;
        while (!seen && careless < kMostCareless) {
            seen = !twoWritersAreFine();
            ++careless;
        }
        // Where SQLite has mended the race there is nothing to see, and nothing to fear.
        const bool mended = sqlite3_libversion_number() >= 3'051'003;
        const bool met = whole && wrong == 0 && written > 0 && (seen || mended);
        reportRig({QStringLiteral("wal-race"),
                   QStringLiteral("The race of SQLite's log that ruins databases before 3.51.3 cannot come about, for one connection alone writes and checkpoints"),
                   QStringLiteral("%1 transactions, a checkpoint every %2 pages and %3 by hand, three programs that read and copy, each checkpoint "
                                  "held up by up to %4 ms: %5 errors, %6; SQLite %7")
                       .arg(written).arg(kPagesToCheckpoint).arg(checkpoints).arg(RaceVfs::kMostPauseUs / 1'000).arg(wrong)
                       .arg(whole ? QStringLiteral("all of it whole") : QStringLiteral("not whole"), QLatin1String(sqlite3_libversion())),
                   QStringLiteral("0 errors, whole"),
                   seen ? QStringLiteral("two programs that write: ruined in run %1 of %2 s each").arg(careless).arg(kCarelessMs / 1'000)
                        : QStringLiteral("two programs that write: not ruined in %1 runs").arg(careless), met});
        QVERIFY(met);
    }
};

QTEST_GUILESS_MAIN(TestWalRace)
#include "tst_walrace.moc"
