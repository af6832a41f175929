#include "core/store/backup.h"
#include "core/store/backupfolder.h"
#include "core/store/migrations.h"
#include "core/store/restorer.h"
#include "tests/core/store/rawdatabase.h"
#include "tests/core/store/schemaone.h"
#include "tests/support/fakerandom.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace qd;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;
const char *const kSteps[] = {"check", "copy", "adapt", "announce", "keep", "replace"};

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

/// A copy takes the place of the database: all of it, fenced off from what came in between, and whatever fails on the way
/// leaves the present one as it was.
class TestRestorer : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    FakeRandom m_random{7};
    QString m_profile;
    bool m_anchored = false;
    [[nodiscard]] QString copy() const { return m_bench->folder.filePath(QStringLiteral("copy.db")); }
    [[nodiscard]] QString backups() const { return m_bench->folder.filePath(QStringLiteral("backups")); }

    /// Two tasks, a copy, and two more; the program has ended.
    void copyInBetween()
    {
        QCOMPARE(m_bench->add(StoreBench::draft(QStringLiteral("one")), QStringLiteral("1")), QString());
        QCOMPARE(m_bench->add(StoreBench::draft(QStringLiteral("two")), QStringLiteral("2")), QString());
        grant(3);
        QCOMPARE(codeOf(backUp(*m_bench->reader(), copy())), QStringLiteral("ok"));
        QCOMPARE(m_bench->add(StoreBench::draft(QStringLiteral("three")), QStringLiteral("3")), QString());
        grant(4);
        arm();
        m_bench->store.reset();
    }

    void grant(int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(m_bench->store->transact([&]() -> Result<void> {
                const auto lease = m_bench->store->lease().acquire(QStringLiteral("me"), 1, QStringLiteral("boot"), 1);
                return lease ? Result<void>() : Result<void>(lease.error());
            }));
    }

    void arm()
    {
        QVERIFY(m_bench->store->transact([&]() -> Result<void> {
            Controls controls = *m_bench->store->controls().read();
            controls.real = {kNow + 1'000'000, 5, QStringLiteral("somebody")};
            const auto written = m_bench->store->controls().write(controls);
            return written ? Result<void>() : Result<void>(written.error());
        }));
    }

    Result<Restored> restore(const QString &from, const Restorer::Gate &gate = {})
    {
        Restorer restorer(m_bench->path(), m_profile, m_random, kNow, QStringLiteral("tester"));
        restorer.setGate(gate);
        if (m_anchored)
            restorer.setAnchor(anchor());
        return restorer.restore(from);
    }

    [[nodiscard]] JournalAnchor anchor() const { return {m_bench->folder.filePath(QStringLiteral("state")), m_bench->path()}; }
    [[nodiscard]] AnchorFinding compared() const { return *anchor().compareWith(*m_bench->reader()); }

    /// A restore in a program of its own that is killed at a step.
    void restoreAndDieAt(const QString &step)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            static_cast<void>(restore(copy(), [&](const char *name) -> Result<void> {
                if (step == QLatin1String(name))
                    ::_exit(7);
                return {};
            }));
            ::_exit(1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 7);
    }

    QStringList titles() const { return RawDatabase(m_bench->path()).rows(QStringLiteral("SELECT title FROM task ORDER BY id")); }

    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_bench->folder.path()).entryList({QStringLiteral("*incoming*")}, QDir::Files);
    }

    /// The present database with all it had before anything was restored.
    void isAsItWas() const
    {
        QCOMPARE(titles(), (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
        const auto store = Store::open(m_bench->path(), QStringLiteral("x"), kNow);
        QVERIFY2(store.ok(), qPrintable(codeOf(store)));
        QCOMPARE(*(*store)->profileId(), QStringLiteral("bench"));
        QCOMPARE((*store)->lease().read()->epoch, qint64(7));
        QVERIFY(verify((*store)->database(), ArtifactStore(m_bench->folder.path()))->ok());
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<StoreBench>();
        m_profile.clear();
        m_anchored = false;
    }

    void theCopyTakesThePlace()
    {
        copyInBetween();
        const QStringList copied = RawDatabase(copy()).content({QStringLiteral("task"), QStringLiteral("tick"), QStringLiteral("agent")});
        const auto restored = restore(copy());
        QVERIFY2(restored.ok(), qPrintable(codeOf(restored)));
        QCOMPARE(RawDatabase(m_bench->path()).content({QStringLiteral("task"), QStringLiteral("tick"), QStringLiteral("agent")}), copied);
        QCOMPARE(leftovers(), QStringList());
        QVERIFY(!QFileInfo::exists(m_bench->path() + QStringLiteral("-wal")));
        m_bench->reopen();
        QVERIFY(verify(*m_bench->reader(), ArtifactStore(m_bench->folder.path()))->ok());
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("new")), QString());
        QCOMPARE(QFileInfo(m_bench->path()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void itComesUpPausedDisarmedAndFencedOff()
    {
        copyInBetween();
        const auto restored = restore(copy());
        QVERIFY(restored.ok());
        m_bench->reopen();
        Store &store = *m_bench->store;
        const Controls controls = *store.controls().read();
        QCOMPARE(controls.wish, RunWish::Pause);
        QCOMPARE(controls.setBy, QStringLiteral("tester"));
        QVERIFY(!controls.real.open(1));
        QCOMPARE(restored->epoch, 7 + kRestoredEpochStep); // the newest grant was made after the copy
        QCOMPARE(store.lease().read()->epoch, restored->epoch);
        QCOMPARE(store.lease().read()->owner, QString());
        const auto journal = *TaskReader(*m_bench->reader()).journal({}, 0, 100);
        QCOMPARE(journal.back().event, QStringLiteral("restored"));
        QCOMPARE(journal.back().actor, QStringLiteral("tester"));
        QCOMPARE(journal.back().data[QLatin1String("file")].toString(), QStringLiteral("copy.db"));
        const QStringList identity = RawDatabase(m_bench->path()).rows(QStringLiteral("SELECT profile, incarnation FROM store_identity"));
        QCOMPARE(identity, QStringList{QStringLiteral("bench|") + restored->incarnation});
        QVERIFY(!RawDatabase(copy()).rows(QStringLiteral("SELECT profile, incarnation FROM store_identity")).contains(identity.first()));
    }

    void whatWasThereIsKeptAndCanComeBack()
    {
        copyInBetween();
        const auto restored = restore(copy());
        QVERIFY(restored->keptAs.startsWith(backups() + QStringLiteral("/before-restore-")));
        QVERIFY(BackupFolder(backups()).keepsReplaced());
        const auto again = restore(restored->keptAs);
        QVERIFY2(again.ok(), qPrintable(codeOf(again)));
        QCOMPARE(titles(), (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
        QVERIFY(again->epoch > restored->epoch);
        QCOMPARE(QDir(backups()).entryList(QDir::Files).size(), 2);
    }

    void withoutADatabaseTheProfileIsNew()
    {
        copyInBetween();
        QVERIFY(QFile::remove(m_bench->path()));
        const auto restored = restore(copy());
        QVERIFY(restored.ok());
        QCOMPARE(restored->keptAs, QString());
        m_bench->reopen();
        QVERIFY(*m_bench->store->profileId() != QLatin1String("bench")); // it may run elsewhere, and has its own processes
        QCOMPARE(titles().size(), 2);
    }

    void aLostDatabaseDoesNotCostTheProfileItsName()
    {
        copyInBetween();
        QVERIFY(QFile::remove(m_bench->path()));
        m_profile = QStringLiteral("as its file says");
        QVERIFY(restore(copy()));
        m_bench->reopen();
        QCOMPARE(*m_bench->store->profileId(), m_profile);
    }

    void aDamagedDatabaseIsKeptAsItLies()
    {
        copyInBetween();
        const QByteArray ruin(8'192, 'x');
        write(m_bench->path(), ruin);
        write(m_bench->path() + QStringLiteral("-wal"), "and this its log");
        const auto restored = restore(copy());
        QVERIFY2(restored.ok(), qPrintable(codeOf(restored)));
        QCOMPARE(titles().size(), 2);
        QFile kept(restored->keptAs);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), ruin);
        QVERIFY(QFileInfo::exists(restored->keptAs + QStringLiteral("-wal")));
        m_bench->reopen(); // and not with the other's log
        QVERIFY(verify(*m_bench->reader(), ArtifactStore(m_bench->folder.path()))->ok());
    }

    void anOlderCopyIsBroughtUpToDate()
    {
        copyInBetween();
        const QString older = m_bench->folder.filePath(QStringLiteral("older.db"));
        SchemaOne::make(older);
        const auto restored = restore(older);
        QVERIFY2(restored.ok(), qPrintable(codeOf(restored)));
        QCOMPARE(restored->epoch, 9 + kRestoredEpochStep);
        m_bench->reopen();
        QCOMPARE(*m_bench->store->database().userVersion(), kSchemaVersion);
        QCOMPARE(m_bench->store->tasks().cache().counts.total(), qint64(SchemaOne::kTasks));
        QCOMPARE(RawDatabase(older).rows(QStringLiteral("PRAGMA user_version")), QStringList{QStringLiteral("1")});
    }

    void whatIsNoCopyIsRefused_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("code");
        QTest::newRow("newer") << QStringLiteral("PRAGMA user_version = %1").arg(kSchemaVersion + 1) << QStringLiteral("database_newer");
        QTest::newRow("another program's") << QStringLiteral("PRAGMA application_id = 4711") << QStringLiteral("database_foreign");
        QTest::newRow("journal changed") << QStringLiteral("INSERT INTO journal VALUES (99, 1, 'a', 'b', 'c', '{}', '', '')")
                                         << QStringLiteral("journal_broken");
        QTest::newRow("garbage") << QString() << QStringLiteral("database_corrupt");
        QTest::newRow("missing") << QStringLiteral("-") << QStringLiteral("database_unusable");
    }

    void whatIsNoCopyIsRefused()
    {
        QFETCH(QString, statement);
        QFETCH(QString, code);
        copyInBetween();
        if (statement == QLatin1String("-"))
            QFile::remove(copy());
        else if (statement.isEmpty())
            write(copy(), QByteArray(8'192, 'x'));
        else
            QCOMPARE(RawDatabase(copy()).execute(statement), QString());
        QCOMPARE(codeOf(restore(copy())), code);
        QVERIFY(!QFileInfo::exists(backups()));
        isAsItWas();
    }

    void aDamagedPageIsFound()
    {
        for (int i = 0; i < 50; ++i)
            QCOMPARE(m_bench->add(StoreBench::draft(), QString::number(100 + i)), QString());
        QCOMPARE(codeOf(backUp(*m_bench->reader(), copy())), QStringLiteral("ok"));
        m_bench->store.reset();
        QFile file(copy());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(3 * 4'096) && file.write(QByteArray(4'096, '\0')) == 4'096);
        file.close();
        QCOMPARE(codeOf(restore(copy())), QStringLiteral("database_corrupt"));
        QCOMPARE(titles().size(), 50);
    }

    void whateverStepFailsTheOldOneIsThere_data()
    {
        QTest::addColumn<QString>("step");
        for (const char *step : kSteps)
            QTest::newRow(step) << QString::fromLatin1(step);
    }

    void whateverStepFailsTheOldOneIsThere()
    {
        QFETCH(QString, step);
        copyInBetween();
        const auto restored = restore(copy(), [&](const char *name) -> Result<void> {
            if (step != QLatin1String(name))
                return {};
            return Error{QStringLiteral("injected"), ErrorCategory::Transient, {}};
        });
        QCOMPARE(codeOf(restored), QStringLiteral("injected"));
        QCOMPARE(leftovers(), QStringList());
        QCOMPARE(QDir(backups()).entryList(QDir::Files), QStringList());
        isAsItWas();
        QCOMPARE(codeOf(restore(copy())), QStringLiteral("ok"));
    }

    // The program is killed there: nothing is tidied up, and the next attempt copes with what lies around.
    void whereverItDiesTheOldOneIsThere_data() { whateverStepFailsTheOldOneIsThere_data(); }

    void whereverItDiesTheOldOneIsThere()
    {
        QFETCH(QString, step);
        copyInBetween();
        restoreAndDieAt(step);
        isAsItWas();
        QCOMPARE(codeOf(restore(copy())), QStringLiteral("ok"));
        QCOMPARE(leftovers(), QStringList());
        QCOMPARE(titles().size(), 2);
    }

    void theAnchorGoesOver()
    {
        copyInBetween();
        m_anchored = true;
        QVERIFY(anchor().write({Store::open(m_bench->path(), {}, kNow).value()->journal().head(), kNow, {}}));
        const qint64 before = compared().entry;
        QCOMPARE(before, qint64(3));
        QVERIFY(restore(copy()));
        QCOMPARE(compared().state, AnchorState::Holds);
        QCOMPARE(compared().entry, compared().last);
        QVERIFY(!(*anchor().read())->incoming);
        const auto journal = *TaskReader(*m_bench->reader()).journal({}, 0, 100);
        QCOMPARE(journal.back().data[QLatin1String("anchored")].toInteger(), before);
    }

    void noCrashMakesAnAlarm_data()
    {
        whateverStepFailsTheOldOneIsThere_data();
        QTest::newRow("anchor") << QStringLiteral("anchor");
    }

    void noCrashMakesAnAlarm()
    {
        QFETCH(QString, step);
        copyInBetween();
        m_anchored = true;
        QVERIFY(anchor().write({Store::open(m_bench->path(), {}, kNow).value()->journal().head(), kNow, {}}));
        restoreAndDieAt(step);
        QCOMPARE(compared().state, AnchorState::Holds);
        QCOMPARE(titles().size(), step == QLatin1String("anchor") ? 2 : 3);
    }

    void aCopyBeginsAnAnchorAndEndsAnAlarm()
    {
        copyInBetween();
        m_anchored = true;
        QVERIFY(restore(copy()));
        QCOMPARE(compared().state, AnchorState::Holds);
        write(anchor().file(), "changed");
        QCOMPARE(compared().state, AnchorState::Unreadable);
        QVERIFY(restore(copy()));
        QCOMPARE(compared().state, AnchorState::Holds);
    }

    void anAnchorThatCannotBeWrittenRefuses()
    {
        if (::geteuid() == 0)
            QSKIP("nothing is forbidden to this user");
        copyInBetween();
        m_anchored = true;
        QVERIFY(anchor().write({Store::open(m_bench->path(), {}, kNow).value()->journal().head(), kNow, {}}));
        const QString state = m_bench->folder.filePath(QStringLiteral("state"));
        QVERIFY(QFile::setPermissions(state, QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(codeOf(restore(copy())), QStringLiteral("anchor_unwritable"));
        QVERIFY(QFile::setPermissions(state, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        isAsItWas();
    }

    void withoutAFolderForTheOldOneNothingIsReplaced()
    {
        copyInBetween();
        write(backups(), "in the way");
        QCOMPARE(codeOf(restore(copy())), QStringLiteral("backup_failed"));
        isAsItWas();
    }
};

QTEST_GUILESS_MAIN(TestRestorer)
#include "tst_restorer.moc"
