#include "tests/core/engine/faultscenarios.h"
#include "tests/core/engine/recordedlife.h"
#include "tests/support/rigreport.h"
#include "tests/support/storage/faultvfs.h"

#include <QTest>

#include <set>
#include <unordered_map>

using namespace qd;
using namespace qd::test;

namespace {

/// What came of many images.
struct Tally {
    int images = 0;
    int distinct = 0;    ///< of them that no other was equal to: equal ones are judged once
    int wholeStores = 0; ///< of them opened by the store itself, checked and worked off by an engine
    int lost = 0;        ///< less than what somebody was told is stored
    int mixed = 0;       ///< something that was never stored: half a transaction, or damage
    QStringList examples;

    void complain(int &kind, const QString &why)
    {
        ++kind;
        if (examples.size() < 3)
            examples += why;
    }
};

/// Cuts the power in one recorded life.
class Cutter
{
public:
    Cutter(const RecordedLife &life, PowerCut::Disk disk, Tally &tally)
        : m_life(life), m_disk(disk, {QByteArray(), {}, {}}), m_tally(tally), m_database(m_folder.filePath(QStringLiteral("cut.db")))
    {
        for (size_t i = 0; i < life.stored.size(); ++i)
            m_numbers.insert_or_assign(life.stored[i].digest, i); // of equal contents the newest
    }

    /// After every operation, `times` with other luck.  \param wholeEvery one of so many goes through the whole store
    void run(int times, int wholeEvery)
    {
        FakeRandom chance(m_life.log.size());
        size_t marks = 0;
        for (const StorageOp &op : m_life.log) {
            m_disk.play(op);
            const bool isMark = op.kind == StorageOp::Kind::Mark;
            marks += isMark ? 1 : 0;
            for (int i = 0; marks > 0 && !isMark && i < times; ++i)
                cut(marks - 1, chance, wholeEvery);
        }
    }

private:
    void cut(size_t told, FakeRandom &chance, int wholeEvery)
    {
        ++m_tally.images;
        const PowerCut::Image image = m_disk.cut(chance);
        size_t hash = told;
        for (const auto &file : image)
            hash = file ? qHashBits(file->constData(), size_t(file->size()), hash + 1) : hash + 2;
        if (!m_judged.insert(hash).second)
            return;
        PowerCut::layDown(image, m_database);
        judge(told);
        if (++m_tally.distinct % wholeEvery == 0) {
            PowerCut::layDown(image, m_database);
            judgeWhole();
        }
    }

    void judge(size_t told)
    {
        const Content &found = recovered();
        const auto number = m_numbers.find(found.digest);
        if (!found.error.isEmpty())
            m_tally.complain(m_tally.mixed, found.error);
        else if (number == m_numbers.end())
            m_tally.complain(m_tally.mixed, QStringLiteral("something that was never stored"));
        else if (number->second < told)
            m_tally.complain(m_tally.lost, QStringLiteral("%1 of %2").arg(number->second).arg(told));
    }

    /// Equal bytes have equal content.
    const Content &recovered()
    {
        const QByteArray bytes = recoveredBytes(m_database);
        const auto [known, isNew] = m_contents.try_emplace(qHashBits(bytes.constData(), size_t(bytes.size())));
        if (isNew)
            known->second = contentOf(m_database);
        return known->second;
    }

    /// The program starts again on what is left: the store opens it, finds nothing wrong, and an engine works it off.
    void judgeWhole()
    {
        ++m_tally.wholeStores;
        if (const auto opened = Store::open(m_database, QStringLiteral("again"), 1); !opened)
            return m_tally.complain(m_tally.mixed, opened.error().detail);
        EngineBench bench(2, m_database);
        copyFolder(m_life.artifacts(), bench.folder.path());
        QStringList wrong = FaultRig::check(bench);
        bench.clock.advance(10 * Lease::kTtlMs);
        FaultRig::workOff(bench);
        wrong += FaultRig::check(bench);
        if (!wrong.isEmpty())
            m_tally.complain(m_tally.mixed, wrong.join(QStringLiteral("; ")));
    }

    const RecordedLife &m_life;
    PowerCut m_disk;
    Tally &m_tally;
    QTemporaryDir m_folder{EngineBench::fastFolder()};
    QString m_database;
    std::unordered_map<size_t, size_t> m_numbers;
    std::unordered_map<size_t, Content> m_contents;
    std::set<size_t> m_judged;
};

} // namespace

/// The power fails at every operation on the disk, in every kind of transaction.
class TestPowerCut : public QObject
{
    Q_OBJECT

    static constexpr int kImages = 50'000;
    std::vector<RecordedLife> m_lives;

    /// How many the power can fail after.
    int operations() const
    {
        qsizetype count = 0;
        for (const RecordedLife &life : m_lives) {
            const auto isMark = [](const StorageOp &op) { return op.kind == StorageOp::Kind::Mark; };
            count += std::count_if(std::find_if(life.log.begin(), life.log.end(), isMark), life.log.end(), std::not_fn(isMark));
        }
        return int(count);
    }

    Tally cutAll(PowerCut::Disk disk, int images, int wholeEvery)
    {
        Tally tally;
        for (const RecordedLife &life : m_lives)
            Cutter(life, disk, tally).run(images / operations() + 1, wholeEvery);
        return tally;
    }

private Q_SLOTS:
    void initTestCase()
    {
        FaultVfs::install();
        for (const QString &name : faultscenarios::names())
            m_lives.push_back(RecordedLife::of(faultscenarios::named(name)));
    }

    void whatWasSaidToBeStoredIsStored()
    {
        const Tally found = cutAll(PowerCut::Disk::Honest, rigSize(kImages, 1'000'000), rigSize(200, 500));
        const Tally control = cutAll(PowerCut::Disk::IgnoresLogSync, kImages / 20, kImages);
        const bool met = found.images >= kImages && found.lost == 0 && found.mixed == 0 && control.lost > 0;
        reportRig({QStringLiteral("power-cut"), QStringLiteral("What we said is stored survives a power cut"),
                   QStringLiteral("%1 images, %2 of them different and judged, %3 of those worked off by a new engine; %4 lost, %5 mixed")
                       .arg(found.images).arg(found.distinct).arg(found.wholeStores).arg(found.lost).arg(found.mixed),
                   QStringLiteral("0 lost, 0 mixed, at least %1 images").arg(kImages),
                   QStringLiteral("a disk that never syncs the log: %1 of %2 images had lost what was said to be stored")
                       .arg(control.lost).arg(control.images),
                   met});
        QVERIFY2(met, qPrintable(found.examples.join(QStringLiteral("; "))));
        QVERIFY(found.wholeStores > 20);
    }
};

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
