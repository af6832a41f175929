#include "tests/core/store/storebench.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

using namespace qd;

namespace {

void write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::Truncate)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | mode) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Zeros where a table was. \param page counts from 1
void damage(const QString &path, qint64 page = 2)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek((page - 1) * 4'096)
        || file.write(QByteArray(4'096, '\0')) != 4'096)
        qFatal("cannot write %s", qPrintable(path));
}

QString openError(const QString &path)
{
    const auto store = Store::open(path, QStringLiteral("p"), 0);
    return store ? QStringLiteral("ok") : store.error().code;
}

} // namespace

/// A start may believe that a file is sound only if nobody can have touched it.
class TestClosedMark : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("q.db")); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(StoreBench::fastFolder()); }

    void itHoldsUntilSomebodyTouchesTheFile_data()
    {
        QTest::addColumn<std::function<void(const QString &)>>("touch");
        const auto row = [](const char *name, std::function<void(const QString &)> touch) {
            QTest::newRow(name) << std::move(touch);
        };
        row("appended", [](const QString &file) { write(file, "x", QIODevice::Append); });
        row("the same bytes anew", [](const QString &file) { write(file, "database"); });
        row("other bytes, as if written before", [](const QString &file) {
            struct stat before {};
            ::stat(QFile::encodeName(file).constData(), &before);
            write(file, "DATABASE");
            const timespec times[] = {before.st_atim, before.st_mtim};
            ::utimensat(AT_FDCWD, QFile::encodeName(file).constData(), times, 0);
        });
        row("another file", [](const QString &file) {
            write(file + u'2', "database");
            QFile::remove(file);
            QFile::rename(file + u'2', file);
        });
        row("a log that waits", [](const QString &file) { write(file + QStringLiteral("-wal"), "x"); });
        row("no file", [](const QString &file) { QFile::remove(file); });
        row("half a mark", [](const QString &file) { QFile::resize(file + QStringLiteral(".closed"), 5); });
        row("an empty mark", [](const QString &file) { QFile::resize(file + QStringLiteral(".closed"), 0); });
        row("no mark", [](const QString &file) { QFile::remove(file + QStringLiteral(".closed")); });
    }

    void itHoldsUntilSomebodyTouchesTheFile()
    {
        QFETCH(std::function<void(const QString &)>, touch);
        write(path(), "database");
        const ClosedMark mark(path());
        QVERIFY(!mark.holds());
        mark.set();
        QVERIFY(mark.holds());
        QTest::qSleep(20); // times of files are as coarse as the kernel's tick
        touch(path());
        QVERIFY(!mark.holds());
    }

    void anOrderlyEndIsMarkedAndAStartTakesTheMarkAway()
    {
        const ClosedMark mark(path());
        auto store = Store::open(path(), QStringLiteral("p"), 0);
        QVERIFY(store.ok() && !mark.holds());
        QVERIFY((*store)->closeInOrder().ok());
        QVERIFY(mark.holds());
        store = Error{}; // closed: that writes nothing more
        QVERIFY(mark.holds());
        store = Store::open(path(), QStringLiteral("p"), 0);
        QVERIFY(store.ok() && !mark.holds());
        store = Error{};
        QVERIFY(!mark.holds()); // as after a crash
    }

    // What the mark saves: with a true one nobody looks at every page.
    void onlyAFileThatIsMarkedIsNotLookedAt()
    {
        {
            const auto store = Store::open(path(), QStringLiteral("p"), 0);
            QVERIFY(store.ok() && (*store)->closeInOrder().ok());
        }
        damage(path());
        QCOMPARE(openError(path()), QStringLiteral("database_corrupt"));
        ClosedMark(path()).set();
        QVERIFY(openError(path()) != QStringLiteral("database_corrupt"));
        QCOMPARE(openError(path()), QStringLiteral("database_corrupt")); // the mark is used up
    }

    // A table that no start reads: what has become of it is seen when somebody asks.
    void whoHasSeenDamageLeavesNoMark()
    {
        qint64 page = 0;
        {
            const auto store = Store::open(path(), QStringLiteral("p"), 0);
            QVERIFY(store.ok());
            const auto rows = (*store)->database().query("SELECT rootpage FROM sqlite_master WHERE name = 'approval'");
            QVERIFY(rows.ok() && rows->size() == 1);
            page = rows->front().integer(0);
            QVERIFY((*store)->closeInOrder().ok());
        }
        damage(path(), page);
        ClosedMark(path()).set();
        const auto store = Store::open(path(), QStringLiteral("p"), 0);
        QVERIFY(store.ok() && !(*store)->database().sawDamage());
        QVERIFY(!(*store)->database().query("SELECT count(1) FROM approval NOT INDEXED"));
        QVERIFY((*store)->database().sawDamage());
        QVERIFY((*store)->closeInOrder().ok());
        QVERIFY(!ClosedMark(path()).holds());
    }
};

QTEST_GUILESS_MAIN(TestClosedMark)
#include "tst_closedmark.moc"
