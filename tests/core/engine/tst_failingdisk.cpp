#include "core/store/taskreader.h"
#include "tests/core/engine/faultscenarios.h"
#include "tests/support/rigreport.h"
#include "tests/support/storage/contentdigest.h"
#include "tests/support/storage/faultvfs.h"

#include <QTest>

using namespace qd;
using namespace qd::test;

using Failure = FaultVfs::Failure;

namespace {

struct Tally {
    int points = 0;
    int struck = 0;
    int ambiguous = 0; ///< a commit was said to have failed, and was found written afterwards
    int lies = 0;
    QStringList examples;
};

/// What the store believes to be written is written, and what it did not know of is found out. Empty = so it is.
QStringList compare(EngineBench &bench, Tally &tally)
{
    const JournalStore::Head believed = bench.store->journal().head();
    QStringList wrong = FaultRig::check(bench); // also reads anew what was unclear
    const JournalStore::Head known = bench.store->journal().head();
    const auto entries = TaskReader(bench.store->database()).journal({}, 0, 10'000);
    if (!entries)
        return wrong + QStringList{entries.error().detail};
    const qint64 written = entries->empty() ? 0 : entries->back().seq;
    if (believed.seq > written || (believed.seq > 0 && (*entries)[size_t(believed.seq - 1)].hash != believed.hash))
        wrong += QStringLiteral("line %1 was taken for written, and is not").arg(believed.seq);
    if (known.seq != written)
        wrong += QStringLiteral("line %1 is written, and nobody knows").arg(written);
    tally.ambiguous += believed.seq < written ? 1 : 0;
    return wrong;
}

} // namespace

/// The disk fails at every operation of every kind of transaction: nobody is told a lie, and the next step recovers.
class TestFailingDisk : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder{EngineBench::fastFolder()};
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("q.db")); }
    [[nodiscard]] QString empty() const { return m_folder.filePath(QStringLiteral("empty.db")); }

    /// \return did it come so far as to fail?
    bool playOnce(const QString &name, Failure failure, bool forGood, int failing, Tally &tally)
    {
        QFile::remove(path());
        QFile::copy(empty(), path());
        const FaultRig::Scenario scenario = faultscenarios::named(name);
        bool struck = false;
        QStringList wrong;
        {
            EngineBench bench(1, path());
            scenario.prepare(bench);
            if (failure == Failure::ReadError) // what is in memory is not read
                static_cast<void>(bench.store->database().executeScript(QStringLiteral("PRAGMA cache_size = 1")));
            FaultVfs::failAt(failure, failing, forGood);
            scenario.act(bench);
            struck = FaultVfs::heal();
            wrong = compare(bench, tally);
            if (wrong.isEmpty()) {
                if (bench.store->isCramped() && !bench.store->reserveSpace())
                    wrong += QStringLiteral("there is space again, and nobody takes it");
                scenario.recover(bench);
                wrong = compare(bench, tally);
                if (const QString judgement = scenario.judge(bench); !judgement.isEmpty())
                    wrong += judgement;
            }
        }
        const Content left = contentOf(path());
        if (!left.error.isEmpty())
            wrong += left.error;
        ++tally.points;
        tally.struck += struck ? 1 : 0;
        tally.lies += wrong.isEmpty() ? 0 : 1;
        if (!wrong.isEmpty() && tally.examples.size() < 5)
            tally.examples += QStringLiteral("%1, %2, operation %3%4: %5").arg(name).arg(int(failure)).arg(failing)
                                  .arg(forGood ? QStringLiteral(" and on") : QString(), wrong.join(QStringLiteral(", ")));
        return struck;
    }

    void play(Failure failure, bool forGood, int stride, Tally &tally)
    {
        int offset = 0;
        for (const QString &name : faultscenarios::names()) {
            int failing = 1 + offset++ % stride;
            while (playOnce(name, failure, forGood, failing, tally) && failing < 5'000)
                failing += stride;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        FaultVfs::install();
        QVERIFY(Store::open(empty(), QStringLiteral("bench"), 1).ok());
    }

    void nobodyIsToldALie()
    {
        Tally found;
        for (const Failure failure : {Failure::WriteError, Failure::DiskFull, Failure::ReadError}) {
            for (const bool forGood : {false, true})
                play(failure, forGood, rigSize(7, 1), found);
        }
        Tally control;
        play(Failure::LostWrite, false, rigSize(13, 5), control);
        const bool met = found.lies == 0 && control.lies > 0;
        reportRig({QStringLiteral("failing-disk"), QStringLiteral("No error of the disk makes us lie"),
                   QStringLiteral("%1 plays, in %2 of them the disk failed; %3 lies, %4 unclear commits, all found out")
                       .arg(found.points).arg(found.struck).arg(found.lies).arg(found.ambiguous),
                   QStringLiteral("0 lies"),
                   QStringLiteral("a disk that loses a write and says nothing: seen in %1 of %2 plays").arg(control.lies).arg(control.struck),
                   met});
        QVERIFY2(met, qPrintable(found.examples.join(QStringLiteral("\n"))));
        QVERIFY(found.struck > 200);
    }
};

QTEST_GUILESS_MAIN(TestFailingDisk)
#include "tst_failingdisk.moc"
