#include "tests/core/store/storebench.h"

#include <QElapsedTimer>
#include <QSqlQuery>

#include <sys/stat.h>
#include <unistd.h>

using namespace qd;

namespace {

int modeOf(const QString &path)
{
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QString openError(const QString &path, Database::Access access = Database::Access::ReadWrite)
{
    return codeOf(Database::open(path, access));
}

QString storeError(const QString &path)
{
    return codeOf(Store::open(path, QStringLiteral("p"), 0));
}

} // namespace

/// The file under a connection: foreign, broken, locked, full, unreadable, shared (S9 and S11 to S18).
class TestDatabaseFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("q.db")); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(StoreBench::fastFolder()); }
    void cleanup() { ::chmod(QFile::encodeName(m_folder->path()).constData(), 0700); }

    void s9_aLockedFileIsBusyAfterTheTimeOut()
    {
        StoreBench bench;
        auto other = Database::open(bench.path(), Database::Access::ReadWrite);
        QVERIFY((*other)->begin().ok());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(bench.store->transact([] { return Result<void>(); })), QStringLiteral("database_busy"));
        QVERIFY(timer.elapsed() >= 1'900 && timer.elapsed() < 6'000);
        QCOMPARE(bench.reader()->query("SELECT id FROM control")->size(), size_t(1)); // S16: readers go on
        (*other)->rollBack();
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("k")), QString());
    }

    void s9_aFullFileIsFullAndGoesOnLater()
    {
        StoreBench bench;
        const QString reserve = bench.path() + QStringLiteral(".reserve");
        QVERIFY(!SpaceReserve(reserve).isHeld());
        QVERIFY(bench.store->reserveSpace().ok());
        QVERIFY(SpaceReserve(reserve).isHeld() && !bench.store->isCramped());
        Database &database = bench.store->database();
        const qint64 pages = database.query("PRAGMA page_count")->front().integer(0);
        QVERIFY(database.executeScript(QStringLiteral("PRAGMA max_page_count = %1").arg(pages)).ok());
        TaskDraft big = StoreBench::draft();
        big.spec.instructions = QString(100'000, u'x');
        QCOMPARE(bench.add(big, QStringLiteral("k")), QStringLiteral("database_full"));
        QCOMPARE(bench.store->tasks().cache().counts.total(), qint64(0));
        QVERIFY(bench.store->isCramped());
        QVERIFY(!SpaceReserve(reserve).isHeld());
        QVERIFY(database.executeScript(QStringLiteral("PRAGMA max_page_count = 100000")).ok());
        Task task;
        QCOMPARE(bench.add(big, QStringLiteral("k"), &task), QString());
        QCOMPARE(task.id, TaskId{1});
        QVERIFY(bench.store->isCramped()); // until somebody has taken the reserve again
        QVERIFY(bench.store->reserveSpace().ok());
        QVERIFY(SpaceReserve(reserve).isHeld() && !bench.store->isCramped());
        QVERIFY(verify(database, ArtifactStore(bench.folder.path()))->ok());
    }

    // A file of zeros that the file system only promises would not help.
    void s14_theReserveTakesItsSpace()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("reserve"));
        const SpaceReserve reserve(path);
        QVERIFY(!reserve.isHeld());
        QVERIFY(reserve.hold().ok() && reserve.hold().ok());
        struct stat status {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QVERIFY(status.st_blocks * 512 >= SpaceReserve::kBytes);
        QCOMPARE(status.st_mode & 0777U, mode_t(0600));
        reserve.release();
        reserve.release();
        QVERIFY(!reserve.isHeld() && !QFile::exists(path));
        QCOMPARE(SpaceReserve(folder.filePath(QStringLiteral("no/folder"))).hold().error().code, QStringLiteral("reserve_missing"));
    }

    void s9_aBrokenRuleIsAConstraint()
    {
        StoreBench bench;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("k")), QString());
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("k")), QStringLiteral("database_constraint"));
    }

    void s11_whatIsNoDatabaseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("garbage") << QByteArray(8'192, 'x');
        QTest::newRow("header only") << QByteArray("SQLite format 3\0 and then nothing of use", 40).leftJustified(4'096, 'y');
        QTest::newRow("text") << QByteArray("# A file of notes, much longer than the header of a database would be, and in plain words at that.\n");
    }

    void s11_whatIsNoDatabaseIsRefused()
    {
        QFETCH(QByteArray, bytes);
        write(path(), bytes);
        QCOMPARE(openError(path()), QStringLiteral("database_corrupt"));
        QCOMPARE(openError(path(), Database::Access::ReadOnly), QStringLiteral("database_corrupt"));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes); // and left alone
    }

    void s11_aFolderAndAMissingFileAreUnusable()
    {
        QCOMPARE(openError(m_folder->path()), QStringLiteral("database_unusable"));
        QCOMPARE(openError(path(), Database::Access::ReadOnly), QStringLiteral("database_unusable"));
        QCOMPARE(openError(m_folder->filePath(QStringLiteral("no/such/folder.db"))), QStringLiteral("database_unusable"));
        QVERIFY(!QFile::exists(path())); // a reader makes no file
    }

    void s11_aDamagedPageIsFoundAtTheStart()
    {
        QByteArray bytes;
        {
            StoreBench bench;
            for (int i = 0; i < 50; ++i)
                QCOMPARE(bench.add(StoreBench::draft(), QString::number(i)), QString());
            QVERIFY(bench.store->database().checkpoint().ok());
            bench.store.reset();
            QFile file(bench.path());
            QVERIFY(file.open(QIODevice::ReadOnly));
            bytes = file.readAll();
        }
        write(path(), bytes);
        QCOMPARE(storeError(path()), QStringLiteral("ok"));
        bytes.replace(4'096, 4'096, QByteArray(4'096, '\0'));
        QFile::remove(path());
        write(path(), bytes);
        QCOMPARE(storeError(path()), QStringLiteral("database_corrupt"));
        bytes.truncate(bytes.size() / 2);
        QFile::remove(path());
        write(path(), bytes);
        QCOMPARE(storeError(path()), QStringLiteral("database_corrupt"));
    }

    // The look at every page leaves the conditions out; writing must not.
    void conditionsHoldAfterTheLook()
    {
        StoreBench bench;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("a")), QString());
        const auto done = bench.store->database().executeScript(QStringLiteral("UPDATE task SET mode = 'surreal'"));
        QVERIFY(!done);
        QCOMPARE(done.error().code, QStringLiteral("database_constraint"));
    }

    void s11_anotherProgramsFileIsRefused_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::newRow("tables without a name") << QStringList{QStringLiteral("CREATE TABLE a (b)")};
        QTest::newRow("another name") << QStringList{QStringLiteral("PRAGMA application_id = 4711"), QStringLiteral("CREATE TABLE a (b)")};
        QTest::newRow("another name and nothing in it") << QStringList{QStringLiteral("PRAGMA application_id = 4711")};
    }

    void s11_anotherProgramsFileIsRefused()
    {
        QFETCH(QStringList, statements);
        raw(statements);
        QCOMPARE(openError(path()), QStringLiteral("database_foreign"));
        QCOMPARE(openError(path(), Database::Access::ReadOnly), QStringLiteral("database_foreign"));
    }

    void s11_aNewerFileIsRefusedAndLeftAlone()
    {
        StoreBench bench;
        QVERIFY(bench.store->database().setUserVersion(kNewer).ok());
        bench.store.reset();
        QCOMPARE(storeError(bench.path()), QStringLiteral("database_newer"));
        QCOMPARE(*bench.reader()->userVersion(), kNewer);
    }

    void s15_aReadOnlyFolderIsUnusable()
    {
        if (::geteuid() == 0)
            QSKIP("nothing is read-only for root");
        QCOMPARE(storeError(path()), QStringLiteral("ok"));
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0500), 0);
        QCOMPARE(storeError(path()), QStringLiteral("database_unusable"));
        QCOMPARE(storeError(m_folder->filePath(QStringLiteral("new.db"))), QStringLiteral("database_unusable"));
    }

    void s17_nothingIsWrittenIntoAFileThatLostItsName()
    {
        StoreBench bench;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("before")), QString());
        const QString aside = bench.path() + QStringLiteral(".aside");
        QVERIFY(QFile::rename(bench.path(), aside));
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("moved")), QStringLiteral("database_moved"));
        write(bench.path(), "somebody else's");
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("replaced")), QStringLiteral("database_moved"));
        QVERIFY(QFile::remove(bench.path()));
        QVERIFY(QFile::rename(aside, bench.path()));
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("back")), QString());
        QCOMPARE(bench.store->tasks().cache().counts.total(), qint64(2));
        QVERIFY(QFile::remove(bench.path()));
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("deleted")), QStringLiteral("database_moved"));
    }

    void s18_aNewFileIsForUsAlone()
    {
        const mode_t before = ::umask(0);
        StoreBench bench;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("k")), QString());
        for (const char *suffix : {"", "-wal", "-shm"})
            QCOMPARE(modeOf(bench.path() + QLatin1String(suffix)), 0600);
        ::umask(before);
    }

    void s18_anOpenFileIsMadePrivate()
    {
        QCOMPARE(storeError(path()), QStringLiteral("ok"));
        QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0644), 0);
        QCOMPARE(storeError(path()), QStringLiteral("ok"));
        QCOMPARE(modeOf(path()), 0600);
    }

private:
    static constexpr int kNewer = 1'000;

    void raw(const QStringList &statements) const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const QString &statement : statements)
                QVERIFY(query.exec(statement));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
};

QTEST_GUILESS_MAIN(TestDatabaseFile)
#include "tst_databasefile.moc"
