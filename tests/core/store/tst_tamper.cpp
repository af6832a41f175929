#include "core/store/journalrow.h"
#include "tests/core/store/storebench.h"
#include "tests/support/fakerandom.h"
#include "tests/support/rigreport.h"


using namespace qd;
using namespace qd::test;

namespace {

constexpr int kLines = 60;

enum class Kind { Mutate, Delete, DeleteAndClose, Insert, Swap };
constexpr Kind kKinds[] = {Kind::Mutate, Kind::Delete, Kind::DeleteAndClose, Kind::Insert, Kind::Swap};

} // namespace

/// Somebody who can write the file changes the journal: whatever is done before its last line shows.
class TestTamper : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    FakeRandom m_chance{17};

    Database &database() { return m_bench->store->database(); }

    void execute(Sql sql, Database::Values values = {})
    {
        const auto done = database().execute(sql, values);
        QVERIFY2(done.ok(), qPrintable(codeOf(done)));
    }

    QString otherText(const QString &text)
    {
        if (text.isEmpty())
            return QStringLiteral("x");
        QString other = text;
        const int at = m_chance.below(int(text.size()));
        other[at] = text[at] == u'a' ? u'b' : u'a';
        return other;
    }

    void mutate(qint64 seq)
    {
        const auto rows = database().query("SELECT " QD_JOURNAL_COLUMNS " FROM journal WHERE seq = ?", {seq});
        const SqlRow &row = rows->front();
        switch (m_chance.below(8)) {
        case 0: execute("UPDATE journal SET seq = ? WHERE seq = ?", {seq + 10'000, seq}); break;
        case 1: execute("UPDATE journal SET at = at + 1 WHERE seq = ?", {seq}); break;
        case 2: execute("UPDATE journal SET actor = ? WHERE seq = ?", {otherText(row.text(2)), seq}); break;
        case 3: execute("UPDATE journal SET event = ? WHERE seq = ?", {otherText(row.text(3)), seq}); break;
        case 4: execute("UPDATE journal SET object = ? WHERE seq = ?", {otherText(row.text(4)), seq}); break;
        case 5: execute("UPDATE journal SET data = ? WHERE seq = ?", {otherText(row.text(5)), seq}); break;
        case 6: execute("UPDATE journal SET previous = ? WHERE seq = ?", {otherText(row.text(6)), seq}); break;
        case 7: execute("UPDATE journal SET hash = ? WHERE seq = ?", {otherText(row.text(7)), seq}); break;
        }
    }

    /// Every line from `seq` on gets the number `by` places on. By way of negative numbers, because each is unique.
    void renumber(qint64 seq, int by)
    {
        execute("UPDATE journal SET seq = -seq WHERE seq >= ?", {seq});
        execute("UPDATE journal SET seq = -seq + ? WHERE seq < 0", {by});
    }

    void tamper(Kind kind)
    {
        const qint64 seq = 1 + m_chance.below(kLines - 1); // the last line can be taken away: a chain does not know its end
        const qint64 other = seq % (kLines - 1) + 1;
        switch (kind) {
        case Kind::Mutate:
            mutate(seq);
            break;
        case Kind::Delete:
            execute("DELETE FROM journal WHERE seq = ?", {seq});
            break;
        case Kind::DeleteAndClose:
            execute("DELETE FROM journal WHERE seq = ?", {seq});
            renumber(seq, -1);
            break;
        case Kind::Insert:
            renumber(seq, 1);
            execute("INSERT INTO journal (seq, at, actor, event, object, data, previous, hash) "
                    "SELECT ?, at, actor, 'invented', object, data, previous, hash FROM journal WHERE seq = ?", {seq, seq + 1});
            break;
        case Kind::Swap:
            execute("UPDATE journal SET seq = -1 WHERE seq = ?", {seq});
            execute("UPDATE journal SET seq = ? WHERE seq = ?", {seq, other});
            execute("UPDATE journal SET seq = ? WHERE seq = -1", {other});
            break;
        }
    }

    /// Sabotage that needs the program's own way of chaining: a line is changed, and all after it are made to fit.
    void forge(qint64 seq)
    {
        const auto rows = database().query("SELECT " QD_JOURNAL_COLUMNS " FROM journal WHERE seq >= ? ORDER BY seq", {seq});
        std::optional<Sha256> previous;
        for (const SqlRow &row : *rows) {
            JournalEntry entry = entryOf(row);
            if (entry.seq == seq)
                entry.actor = QStringLiteral("nobody");
            entry.previous = previous.value_or(entry.previous);
            entry.hash = chainHash(entry);
            execute("UPDATE journal SET actor = ?, previous = ?, hash = ? WHERE seq = ?",
                    {entry.actor, entry.previous.hex(), entry.hash.hex(), entry.seq});
            previous = entry.hash;
        }
    }

    /// \return does it show?
    bool shows(const std::function<void()> &change)
    {
        static_cast<void>(database().begin());
        change();
        Verification found;
        const auto walked = walkJournal(database(), found);
        database().rollBack();
        return !walked || found.journalBrokenAt != 0;
    }

private Q_SLOTS:
    void whatIsDoneToTheJournalShows()
    {
        m_bench = std::make_unique<StoreBench>();
        for (int i = 0; i < kLines; ++i)
            QCOMPARE(m_bench->add(StoreBench::draft(QStringLiteral("task %1").arg(i)), QString::number(i)), QString());
        QVERIFY(database().executeScript(QStringLiteral("DROP TRIGGER journal_is_append_only_update")).ok());
        QVERIFY(database().executeScript(QStringLiteral("DROP TRIGGER journal_is_append_only_delete")).ok());
        QVERIFY(!shows([] { }));

        const int changes = rigSize(10'000, 100'000);
        int found = 0;
        for (int i = 0; i < changes; ++i)
            found += shows([&] { tamper(kKinds[i % int(std::size(kKinds))]); }) ? 1 : 0;
        int forgeries = 0;
        for (int i = 0; i < 20; ++i)
            forgeries += shows([&] { forge(1 + m_chance.below(kLines - 1)); }) ? 0 : 1;
        const bool met = found == changes && forgeries > 0;
        reportRig({QStringLiteral("journal-tamper"), QStringLiteral("A change, a gap, an invented line or a new order in the journal shows"),
                   QStringLiteral("%1 of %2 found").arg(found).arg(changes), QStringLiteral("all"),
                   QStringLiteral("%1 of 20 chains that were made anew from a change on were not found").arg(forgeries), met});
        QVERIFY(met);
    }
};

QTEST_GUILESS_MAIN(TestTamper)
#include "tst_tamper.moc"
