#include "tests/core/store/rawdatabase.h"
#include "tests/core/store/schemaone.h"
#include "tests/support/rigreport.h"
#include "tests/support/storage/contentdigest.h"
#include "tests/support/storage/faultvfs.h"
#include "tests/support/storage/powercut.h"

using namespace qd;
using namespace qd::test;

/// The power fails at every operation of an upgrade, from every schema that was released.
class TestMigrationCut : public QObject
{
    Q_OBJECT

    struct Tally {
        int images = 0;
        int mixed = 0;
        int opened = 0; ///< of them opened by the store afterwards
        QStringList examples;
    };

    QTemporaryDir m_folder{StoreBench::fastFolder()};
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("q.db")); }

    static void upgrade(const QString &path)
    {
        if (const auto store = Store::open(path, QStringLiteral("cut"), 1'000); !store)
            qFatal("%s", qPrintable(store.error().detail));
    }

    /// Sabotage: the same statements, each for itself.
    static void upgradeInSteps(const QString &path, int from)
    {
        RawDatabase raw(path);
        raw.execute(QStringLiteral("PRAGMA synchronous = 2"));
        for (int next = from + 1; next <= kSchemaVersion; ++next) {
            for (const QString &statement : SchemaOne::statements(next))
                raw.execute(statement);
            raw.execute(QStringLiteral("PRAGMA user_version = %1").arg(next));
        }
    }

    void cut(const std::function<void()> &change, int times, int openEvery, Tally &tally)
    {
        const PowerCut::Image found = PowerCut::pickUp(path());
        const Content before = contentOf(path());
        PowerCut::layDown(found, path());
        FaultVfs::startLog(path());
        change();
        const StorageLog log = FaultVfs::takeLog();
        const Content after = contentOf(path());
        PowerCut disk(PowerCut::Disk::Honest, found);
        FakeRandom chance(log.size());
        for (const StorageOp &op : log) {
            disk.play(op);
            for (int i = 0; i < times; ++i) {
                const PowerCut::Image image = disk.cut(chance);
                PowerCut::layDown(image, path());
                const Content left = contentOf(path());
                const bool mixed = !left.error.isEmpty() || (left.digest != before.digest && left.digest != after.digest);
                tally.mixed += mixed ? 1 : 0;
                if (mixed && tally.examples.size() < 3)
                    tally.examples += QStringLiteral("schema %1 %2").arg(left.version).arg(left.error);
                if (++tally.images % openEvery == 0)
                    openAgain(image, tally);
            }
        }
    }

    void openAgain(const PowerCut::Image &image, Tally &tally)
    {
        ++tally.opened;
        PowerCut::layDown(image, path());
        const auto store = Store::open(path(), QStringLiteral("again"), 1'000);
        QVERIFY2(store.ok(), qPrintable(codeOf(store)));
        QCOMPARE(*(*store)->database().userVersion(), kSchemaVersion);
        const auto verified = verify((*store)->database(), ArtifactStore(m_folder.path()));
        QVERIFY(verified.ok());
        QCOMPARE(verified->journalBrokenAt, qint64(0));
        QCOMPARE(verified->inconsistencies, QStringList());
        QCOMPARE(verified->databaseIntegrity, QStringLiteral("ok"));
    }

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }

    void aHalfSchemaIsNeverLeft()
    {
        Tally found;
        Tally control;
        const int times = rigSize(3, 60);
        for (int version = 0; version < kSchemaVersion; ++version) {
            for (const bool sabotage : {false, true}) {
                PowerCut::layDown({QByteArray(), {}, {}}, path()); // as nothing: the store makes an empty file by itself
                if (version > 0)
                    SchemaOne::make(path(), version);
                if (!sabotage)
                    cut([&] { upgrade(path()); }, times, 40, found);
                else if (version > 0)
                    cut([&] { upgradeInSteps(path(), version); }, 1, INT_MAX, control);
            }
        }
        const bool met = found.mixed == 0 && control.mixed > 0;
        reportRig({QStringLiteral("migration-cut"), QStringLiteral("A power cut during an upgrade leaves the old schema or the new one"),
                   QStringLiteral("%1 images from %2 schemas, %3 of them opened afterwards; %4 mixed")
                       .arg(found.images).arg(kSchemaVersion).arg(found.opened).arg(found.mixed),
                   QStringLiteral("0 mixed"),
                   QStringLiteral("each statement for itself: %1 of %2 images were mixed").arg(control.mixed).arg(control.images), met});
        QVERIFY2(met, qPrintable(found.examples.join(QStringLiteral("; "))));
    }
};

QTEST_GUILESS_MAIN(TestMigrationCut)
#include "tst_migrationcut.moc"
