#include "core/runtime/housekeeper.h"
#include "core/store/backup.h"
#include "core/store/retention.h"
#include "core/store/taskreader.h"
#include "tests/support/enginebench.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace qd;

namespace {

/// A housekeeper on a store of its own. The test is the reader.
struct Rig {
    Rig()
        : profile(folder.filePath(QStringLiteral("p"))), prepared(profile.prepare()), bench(1, profile.database()),
          artifacts(profile.artifacts()),
          context{bench.clock, bench.random, *bench.store, artifacts, bench.flags, bench, bench.settings}
    {
        inbox.wake = [this] { ++posts; };
        begin();
    }

    void begin() { housekeeper = std::make_unique<Housekeeper>(context, profile, inbox, [this] { ++wakes; }); }

    /// What the reader was asked to copy; empty = nothing.
    QString asked()
    {
        for (Command &command : inbox.commands.takeAll()) {
            if (command.operation == Operation::StoreBackup)
                pending = std::move(command);
        }
        return pending.parameters[QLatin1String("path")].toString();
    }

    void answer(Result<Payload> result)
    {
        pending.from->putAnswer({pending.request, std::move(result)});
        pending = {};
    }

    void copy()
    {
        const auto copied = backUp(bench.store->database(), asked());
        answer(copied ? Result<Payload>(QJsonObject()) : Result<Payload>(copied.error()));
    }

    void steps(int count, bool idle = true)
    {
        for (int i = 0; i < count; ++i)
            housekeeper->step(idle);
    }

    JournalEntry lastEntry() { return TaskReader(bench.store->database()).journal({}, 0, 1)->back(); }

    /// A file that was written so long ago.
    static void make(const QString &path, qint64 wallMs, const QByteArray &bytes = "x")
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()
            || !file.setFileTime(QDateTime::fromMSecsSinceEpoch(wallMs), QFileDevice::FileModificationTime))
            qFatal("cannot make %s", qPrintable(path));
    }

    QString artifact(const QByteArray &bytes, qint64 wallMs)
    {
        const QString path = artifacts.pathOf(Sha256::of(bytes));
        make(path, wallMs, bytes);
        return path;
    }

    QTemporaryDir folder;
    Profile profile;
    Result<void> prepared;
    EngineBench bench;
    ArtifactStore artifacts;
    EngineContext context;
    Inbox inbox;
    Command pending;
    int posts = 0;
    int wakes = 0;
    std::unique_ptr<Housekeeper> housekeeper;
};

constexpr int kWholeSweep = ArtifactStore::kFolders + 10;

} // namespace

/// Once a day a copy and a sweep, and never at the cost of work.
class TestHousekeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstCopyIsMadeAfterADay()
    {
        Rig rig;
        rig.steps(3);
        QCOMPARE(rig.asked(), QString());
        rig.bench.clock.advance(Housekeeper::kPeriodMs - 1);
        rig.steps(3);
        QCOMPARE(rig.asked(), QString());
        rig.bench.clock.advance(1);
        rig.steps(3, false); // work goes on beside it
        QCOMPARE(rig.asked(), QString(rig.profile.backups() + QStringLiteral("/daily-20231115T221320Z.db")));
        QCOMPARE(rig.posts, 1);
    }

    void aCopyAndASweepMakeOneLine()
    {
        Rig rig;
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        rig.copy();
        QCOMPARE(rig.wakes, 1);
        rig.steps(kWholeSweep);
        const JournalEntry line = rig.lastEntry();
        QCOMPARE(line.actor, QStringLiteral("housekeeper"));
        QCOMPARE(line.event, QStringLiteral("housekeeping_done"));
        QCOMPARE(line.data[QLatin1String("backup")].toString(), QStringLiteral("daily-20231115T221320Z.db"));
        rig.steps(kWholeSweep);
        QCOMPARE(rig.lastEntry().seq, line.seq);
        QCOMPARE(rig.asked(), QString());
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        QVERIFY(!rig.asked().isEmpty());
    }

    void aRestartKnowsTheNewestCopy()
    {
        Rig rig;
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        rig.copy();
        rig.bench.clock.advance(Housekeeper::kPeriodMs / 2);
        rig.begin();
        rig.steps(2);
        QCOMPARE(rig.asked(), QString());
        rig.bench.clock.advance(Housekeeper::kPeriodMs / 2);
        rig.steps(2);
        QVERIFY(!rig.asked().isEmpty());
    }

    void aClockThatWasSetBackDoesNotEndIt()
    {
        Rig rig;
        const BackupFolder backups(rig.profile.backups());
        Rig::make(backups.freeDailyPath(rig.bench.clock.wallMs() + 100 * Housekeeper::kPeriodMs), 0);
        rig.begin();
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        QVERIFY(!rig.asked().isEmpty());
    }

    void whatFailsIsSaidAndTriedAgainLater()
    {
        Rig rig;
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        QVERIFY(!rig.asked().isEmpty());
        rig.answer(Error{QStringLiteral("backup_failed"), ErrorCategory::Transient, QStringLiteral("no space")});
        rig.steps(2);
        QCOMPARE(rig.lastEntry().event, QStringLiteral("housekeeping_failed"));
        QCOMPARE(rig.lastEntry().data[QLatin1String("error")].toString(), QStringLiteral("backup_failed"));
        QCOMPARE(rig.bench.log.back().level, LogLevel::Error);
        QCOMPARE(rig.asked(), QString());
        rig.bench.clock.advance(Housekeeper::kRetryMs);
        rig.steps(1);
        QVERIFY(!rig.asked().isEmpty());
    }

    void nothingIsSweptWhileSomethingRuns()
    {
        Rig rig;
        const qint64 longAgo = rig.bench.clock.wallMs() - 100 * Housekeeper::kPeriodMs;
        const QString stray = rig.artifact("stray", longAgo);
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        rig.copy();
        rig.steps(kWholeSweep, false);
        QVERIFY(QFile::exists(stray));
        rig.steps(kWholeSweep);
        QVERIFY(!QFile::exists(stray));
    }

    void onlyWhatIsOldAndUnknownIsRemoved()
    {
        Rig rig;
        const qint64 day = Housekeeper::kPeriodMs;
        const qint64 longAgo = rig.bench.clock.wallMs() - 100 * day;
        const QString stray = rig.artifact("stray", longAgo);
        const QString known = rig.artifact("known", longAgo);
        const QString young = rig.artifact("young", rig.bench.clock.wallMs() + day - 1'000);
        const QString foreign = QFileInfo(stray).path() + QStringLiteral("/notes.txt");
        const QString half = rig.profile.artifacts() + QStringLiteral("/incoming-abc");
        const QString spooled = rig.profile.spool() + QStringLiteral("/run-1.out");
        const QString fresh = rig.profile.spool() + QStringLiteral("/run-2.out");
        Rig::make(foreign, longAgo);
        Rig::make(half, longAgo);
        Rig::make(spooled, longAgo);
        Rig::make(fresh, rig.bench.clock.wallMs() + day);
        const TaskId task = rig.bench.addCommand();
        rig.bench.settleDown();
        QVERIFY(rig.bench.store->transact([&] {
            return rig.bench.store->attempts().addArtifact(rig.bench.attempts(task).back().id,
                                                           {QStringLiteral("stdout.txt"), Sha256::of("known"), 5}, 1);
        }));
        rig.bench.clock.advance(day);
        rig.steps(1);
        rig.copy();
        rig.steps(kWholeSweep);
        QVERIFY(!QFile::exists(stray) && !QFile::exists(half) && !QFile::exists(spooled));
        for (const QString &path : {known, young, foreign, fresh})
            QVERIFY2(QFile::exists(path), qPrintable(path));
        const QJsonObject data = rig.lastEntry().data;
        QCOMPARE(data[QLatin1String("artifacts_removed")].toInt(), 1);
        QCOMPARE(data[QLatin1String("files_removed")].toInt(), 2);
    }

    // What a restore has put aside may come back, and then it needs its artifacts.
    void artifactsStayWhileAnotherDatabaseMayNeedThem()
    {
        Rig rig;
        const QString stray = rig.artifact("stray", rig.bench.clock.wallMs() - 100 * Housekeeper::kPeriodMs);
        Rig::make(BackupFolder(rig.profile.backups()).freeReplacedPath(0), 0);
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        rig.copy();
        rig.steps(kWholeSweep);
        QCOMPARE(rig.lastEntry().event, QStringLiteral("housekeeping_done"));
        QVERIFY(QFile::exists(stray));
    }

    void oldTicksGoInPortions()
    {
        Rig rig;
        const qint64 now = rig.bench.clock.wallMs();
        const int old = 2 * Housekeeper::kTicksAtOnce + 10;
        QVERIFY(rig.bench.store->transact([&]() -> Result<void> {
            for (int i = 1; i <= old + 5; ++i) {
                Tick tick;
                tick.number = i;
                tick.startedAt = i <= old ? now - kTicksKeptMs : now;
                if (auto written = rig.bench.store->ticks().put(tick); !written)
                    return written.error();
            }
            return {};
        }));
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        rig.copy();
        rig.steps(2);
        QCOMPARE(rig.bench.store->ticks().newest(10'000)->size(), size_t(old + 5 - Housekeeper::kTicksAtOnce));
        rig.steps(kWholeSweep);
        QCOMPARE(rig.bench.store->ticks().newest(10'000)->size(), size_t(5));
        QCOMPARE(rig.lastEntry().data[QLatin1String("ticks_removed")].toInt(), old);
    }

    void theNewestTickStaysHoweverOld()
    {
        Rig rig;
        Tick tick;
        tick.number = 41;
        tick.startedAt = 1;
        QVERIFY(*rig.bench.store->ticks().put(tick));
        rig.bench.clock.advance(Housekeeper::kPeriodMs);
        rig.steps(1);
        rig.copy();
        rig.steps(kWholeSweep);
        QCOMPARE(rig.bench.store->ticks().newest(10)->front().number, 41);
    }

    void sevenDaysAreKept()
    {
        Rig rig;
        for (int day = 0; day < 9; ++day) {
            rig.bench.clock.advance(Housekeeper::kPeriodMs);
            rig.steps(1);
            rig.copy();
            rig.steps(kWholeSweep);
        }
        QCOMPARE(QDir(rig.profile.backups()).entryList(QDir::Files).size(), qsizetype(BackupFolder::kDailyKept));
        QCOMPARE(rig.lastEntry().data[QLatin1String("backups_removed")].toInt(), 1);
    }

    void spaceIsReservedAgainWhenThereIsSome()
    {
        Rig rig;
        const SpaceReserve reserve(rig.profile.database() + QStringLiteral(".reserve"));
        QVERIFY(rig.bench.store->reserveSpace().ok());
        const auto full = [] { return Result<void>(Error{QStringLiteral("database_full"), ErrorCategory::Transient, {}}); };
        QCOMPARE(rig.bench.store->transact(full).error().code, QStringLiteral("database_full"));
        QVERIFY(rig.bench.store->isCramped() && !reserve.isHeld());
        QVERIFY(QDir().mkpath(rig.profile.database() + QStringLiteral(".reserve"))); // nobody can take it now
        rig.bench.clock.advance(Housekeeper::kReserveMs);
        rig.steps(1);
        QVERIFY(rig.bench.store->isCramped());
        QVERIFY(QDir().rmdir(rig.profile.database() + QStringLiteral(".reserve")));
        rig.steps(1);
        QVERIFY(rig.bench.store->isCramped()); // it is not tried all the time
        rig.bench.clock.advance(Housekeeper::kReserveMs);
        rig.steps(1);
        QVERIFY(reserve.isHeld() && !rig.bench.store->isCramped());
    }
};

QTEST_GUILESS_MAIN(TestHousekeeper)
#include "tst_housekeeper.moc"
