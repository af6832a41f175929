#include "tests/core/engine/faultscenarios.h"
#include "tests/support/rigreport.h"
#include "tests/support/storage/memoryfault.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

struct Tally {
    int points = 0;
    int wrong = 0;
    QStringList examples;

    void judge(const QStringList &found)
    {
        ++points;
        wrong += found.isEmpty() ? 0 : 1;
        if (!found.isEmpty() && examples.size() < 5)
            examples += found.join(QStringLiteral(", "));
    }
};

constexpr const char *kLine = "SELECT seq, actor, event, object, data, previous, hash FROM journal ORDER BY seq LIMIT 1";

QStringList journalOf(Database &database, bool &failed)
{
    QStringList rows;
    const auto found = database.query("SELECT seq, actor, event, object, data, previous, hash FROM journal ORDER BY seq");
    failed = !found;
    if (found)
        for (const SqlRow &row : *found)
            for (size_t i = 0; i < 7; ++i)
                rows += row.text(i);
    return rows;
}

/// As any program would that reads one row and believes what Qt's driver says of it.
QStringList lineOfJournal(const QSqlDatabase &connection, bool &failed)
{
    QStringList rows;
    QSqlQuery query(connection);
    failed = !query.exec(QLatin1String(kLine));
    if (!failed && query.next())
        for (int i = 0; i < 7; ++i)
            rows += query.value(i).toString();
    failed = failed || query.lastError().isValid();
    return rows;
}

} // namespace

/// SQLite gets no memory, at every request: an error, and never something that is not there.
class TestNoMemory : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder{EngineBench::fastFolder()};
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("q.db")); }
    [[nodiscard]] QString empty() const { return m_folder.filePath(QStringLiteral("empty.db")); }

    bool playOnce(const QString &name, bool forGood, int failing, Tally &tally)
    {
        QFile::remove(path());
        QFile::copy(empty(), path());
        const FaultRig::Scenario scenario = faultscenarios::named(name);
        EngineBench bench(1, path());
        scenario.prepare(bench);
        MemoryFault::failAt(failing, forGood);
        scenario.act(bench);
        const bool struck = MemoryFault::heal();
        QStringList wrong = FaultRig::check(bench);
        if (wrong.isEmpty()) {
            scenario.recover(bench);
            wrong = FaultRig::check(bench);
            if (const QString judgement = scenario.judge(bench); !judgement.isEmpty())
                wrong += judgement;
        }
        if (!wrong.isEmpty())
            wrong.prepend(QStringLiteral("%1, request %2%3").arg(name).arg(failing).arg(forGood ? QStringLiteral(" and on") : QString()));
        tally.judge(wrong);
        return struck;
    }

    /// Reads the journal with every request failing. \return answers that are neither the truth nor an error
    static int misread(const std::function<QStringList(bool &failed)> &read, bool forGood, int &points)
    {
        bool failed = false;
        const QStringList truth = read(failed);
        int lies = 0;
        bool struck = true;
        for (int failing = 1; struck; ++failing) {
            MemoryFault::failAt(failing, forGood);
            const QStringList found = read(failed);
            struck = MemoryFault::heal();
            lies += !failed && found != truth ? 1 : 0;
            ++points;
        }
        return lies;
    }

private Q_SLOTS:
    void initTestCase()
    {
        MemoryFault::install();
        QVERIFY(Store::open(empty(), QStringLiteral("bench"), 1).ok());
    }

    void everyTransactionSurvives()
    {
        Tally found;
        const int stride = rigSize(211, 17);
        int offset = 0;
        for (const QString &name : faultscenarios::names()) {
            for (const bool forGood : {false, true}) {
                int failing = 1 + (offset += 37) % stride;
                while (playOnce(name, forGood, failing, found) && failing < 50'000)
                    failing += stride;
            }
        }
        EngineBench bench(1, path());
        int reads = 0;
        int lies = 0;
        int plainLies = 0;
        int plainReads = 0;
        {
            QSqlDatabase plain = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("plain"));
            plain.setDatabaseName(path());
            QVERIFY(plain.open());
            for (const bool forGood : {false, true}) {
                lies += misread([&](bool &failed) { bench.store->database().forgetStatements(); return journalOf(bench.store->database(), failed); }, forGood, reads);
                plainLies += misread([&](bool &failed) { return lineOfJournal(plain, failed); }, forGood, plainReads);
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("plain"));
        const bool met = found.wrong == 0 && lies == 0 && plainLies > 0;
        reportRig({QStringLiteral("no-memory"), QStringLiteral("Too little memory never corrupts anything and never shows wrong data"),
                   QStringLiteral("%1 plays, %2 went wrong; %3 reads, %4 wrong answers").arg(found.points).arg(found.wrong).arg(reads).arg(lies),
                   QStringLiteral("0 wrong"),
                   QStringLiteral("Qt's driver alone, one row: %1 of %2 reads gave wrong answers").arg(plainLies).arg(plainReads), met});
        QVERIFY2(met, qPrintable(found.examples.join(QStringLiteral("\n"))));
    }
};

QTEST_GUILESS_MAIN(TestNoMemory)
#include "tst_nomemory.moc"
