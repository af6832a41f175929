#include "core/store/backup.h"
#include "core/store/backupfolder.h"
#include "tests/core/store/rawdatabase.h"
#include "tests/core/store/storebench.h"

#include <atomic>
#include <thread>

#include <sys/stat.h>

using namespace qd;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void touch(const QString &path, const QByteArray &bytes = "x")
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

/// Copies of the database: complete, never over another file, and only if all of it succeeded (S19).
class TestBackup : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    [[nodiscard]] QString target() const { return m_bench->folder.filePath(QStringLiteral("copy.db")); }
    [[nodiscard]] QStringList files() const { return QDir(m_bench->folder.path()).entryList({QStringLiteral("copy*")}, QDir::Files); }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<StoreBench>(); }

    void s19_aReaderCopiesEveryRow()
    {
        for (int i = 0; i < 50; ++i)
            QCOMPARE(m_bench->add(StoreBench::draft(QStringLiteral("task %1").arg(i)), QString::number(i)), QString());
        const auto reader = m_bench->reader();
        QCOMPARE(codeOf(backUp(*reader, target())), QStringLiteral("ok"));
        QCOMPARE(files(), QStringList{QStringLiteral("copy.db")});
        RawDatabase original(m_bench->path());
        RawDatabase copy(target());
        QVERIFY(copy.tables().size() > 10);
        QCOMPARE(copy.content(copy.tables()), original.content(original.tables()));
        QCOMPARE(copy.rows(QStringLiteral("PRAGMA user_version")), original.rows(QStringLiteral("PRAGMA user_version")));
        QCOMPARE(copy.rows(QStringLiteral("PRAGMA application_id")), original.rows(QStringLiteral("PRAGMA application_id")));
        struct stat status {};
        QCOMPARE(::stat(QFile::encodeName(target()).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 07777), 0600);
        // The reader still cannot write.
        QVERIFY(!reader->execute("DELETE FROM tick").ok());
    }

    void s19_whatIsThereIsNeverOverwritten()
    {
        touch(target(), "precious");
        QCOMPARE(codeOf(backUp(*m_bench->reader(), target())), QStringLiteral("file_exists"));
        QCOMPARE(bytesOf(target()), QByteArray("precious"));
        QFile::remove(target());
        touch(target(), ""); // SQLite alone would fill an empty file
        QCOMPARE(codeOf(backUp(*m_bench->reader(), target())), QStringLiteral("file_exists"));
        QVERIFY(QFile::remove(target()));
        QVERIFY(QFile::link(m_bench->folder.filePath(QStringLiteral("nowhere")), target()));
        QCOMPARE(codeOf(backUp(*m_bench->reader(), target())), QStringLiteral("file_exists"));
        QVERIFY(!QFile::exists(m_bench->folder.filePath(QStringLiteral("nowhere"))));
    }

    void whateverFailsLeavesNothing()
    {
        int failing = 1;
        for (bool hit = true; hit; ++failing) {
            const auto reader = m_bench->reader();
            hit = false;
            int call = 0;
            reader->setGate([&](const char *) -> Result<void> {
                hit = hit || ++call == failing;
                if (call != failing)
                    return {};
                return Error{QStringLiteral("database_full"), ErrorCategory::Transient, QStringLiteral("injected")};
            });
            const QString code = codeOf(backUp(*reader, target()));
            QCOMPARE(code, hit ? QStringLiteral("backup_failed") : QStringLiteral("ok"));
            QCOMPARE(files().size(), hit ? 0 : 1);
        }
        QVERIFY(failing > 2);
        QCOMPARE(codeOf(backUp(*m_bench->reader(), m_bench->folder.filePath(QStringLiteral("no/such/folder.db")))), QStringLiteral("backup_failed"));
        touch(m_bench->folder.filePath(QStringLiteral("copy2.db.part")), "in the way");
        QCOMPARE(codeOf(backUp(*m_bench->reader(), m_bench->folder.filePath(QStringLiteral("copy2.db")))), QStringLiteral("backup_failed"));
        QCOMPARE(bytesOf(m_bench->folder.filePath(QStringLiteral("copy2.db.part"))), QByteArray("in the way"));
        QVERIFY(!QFile::exists(m_bench->folder.filePath(QStringLiteral("copy2.db"))));
    }

    // A writer adds tasks all the time: the copy is the state between two of its transactions, to the last row.
    void aCopyUnderLoadIsOneMoment()
    {
        std::atomic<bool> stop = false;
        std::atomic<int> written = 0;
        const QString path = m_bench->path();
        m_bench->store.reset();
        std::thread writer([&] {
            auto store = Store::open(path, QStringLiteral("p"), 0);
            for (int i = 0; store && !stop; ++i) {
                const auto done = inUnitOfWork(**store, i, QStringLiteral("load"), [&](UnitOfWork &unit) -> Result<void> {
                    for (int part = 0; part < 3; ++part) {
                        if (const auto task = unit.insert(StoreBench::draft(), QStringLiteral("%1-%2").arg(i).arg(part)); !task)
                            return task.error();
                    }
                    return {};
                });
                written += done ? 3 : 0;
            }
        });
        const auto reader = m_bench->reader();
        for (int round = 0; round < 5; ++round) {
            const int before = written;
            QTRY_VERIFY(written > before);
            const QString path2 = m_bench->folder.filePath(QStringLiteral("copy%1.db").arg(round));
            QCOMPARE(codeOf(backUp(*reader, path2)), QStringLiteral("ok"));
        }
        stop = true;
        writer.join();
        RawDatabase original(path);
        const QStringList tasks = original.content({QStringLiteral("task")});
        const QStringList journal = original.content({QStringLiteral("journal")});
        qsizetype last = 0;
        for (int round = 0; round < 5; ++round) {
            const QString path2 = m_bench->folder.filePath(QStringLiteral("copy%1.db").arg(round));
            RawDatabase copy(path2);
            const QStringList copied = copy.content({QStringLiteral("task")});
            QVERIFY(copied.size() > last && copied.size() % 3 == 0);
            QCOMPARE(copied, tasks.first(copied.size()));
            QCOMPARE(copy.content({QStringLiteral("journal")}), journal.first(copied.size()));
            last = copied.size();
            const auto opened = Database::open(path2, Database::Access::ReadOnly);
            QVERIFY(verify(**opened, ArtifactStore(m_bench->folder.path()))->ok());
        }
    }

    void theFolderKeepsSevenDailyCopiesAndAllOthers()
    {
        constexpr qint64 kDay = 86'400'000;
        const BackupFolder folder = BackupFolder::beside(m_bench->path());
        QVERIFY(folder.prepare());
        QCOMPARE(folder.path(), m_bench->folder.filePath(QStringLiteral("backups")));
        QVERIFY(!folder.newestDaily());
        for (int day = 0; day < 10; ++day)
            touch(folder.freeDailyPath(1'700'000'000'000 + day * kDay));
        touch(folder.freePath(QStringLiteral("before-schema-9"), 0));
        touch(folder.freeReplacedPath(0));
        touch(folder.path() + QStringLiteral("/my own.db"));
        touch(folder.path() + QStringLiteral("/daily-20990101T000000Z.db"), ""); // was not finished
        QCOMPARE(folder.newestDaily(), std::optional(1'700'000'000'000 + 9 * kDay));
        QCOMPARE(folder.pruneDaily(), 3);
        QCOMPARE(folder.pruneDaily(), 0);
        QCOMPARE(folder.newestDaily(), std::optional(1'700'000'000'000 + 9 * kDay));
        const QStringList left = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(left.filter(QStringLiteral("daily-2023")).size(), qsizetype(BackupFolder::kDailyKept));
        QVERIFY(left.contains(QStringLiteral("my own.db")) && left.contains(QStringLiteral("before-schema-9-19700101T000000Z.db")));
        QVERIFY(folder.keepsReplaced());
    }

    void namesInOneSecondDiffer()
    {
        const BackupFolder folder = BackupFolder::beside(m_bench->path());
        QVERIFY(folder.prepare());
        const QString first = folder.freeDailyPath(5'000);
        touch(first);
        const QString second = folder.freeDailyPath(5'999);
        QVERIFY(first != second);
        touch(second);
        QCOMPARE(folder.newestDaily(), std::optional<qint64>(5'000));
    }

    void aFolderThatIsALinkIsRefused()
    {
        const BackupFolder folder = BackupFolder::beside(m_bench->path());
        QVERIFY(QFile::link(QDir::tempPath(), folder.path()));
        QCOMPARE(codeOf(folder.prepare()), QStringLiteral("backup_failed"));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
