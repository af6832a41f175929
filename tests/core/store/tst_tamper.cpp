#include "core/store/journalrow.h"
#include "tests/core/store/storebench.h"
#include "tests/support/fakerandom.h"
#include "tests/support/rigreport.h"


using namespace qd;
using namespace qd::test;

namespace {

constexpr int kLines = 60;

enum class Kind { Mutate, Delete, DeleteAndClose, Insert, Swap, CutOff, Rebuild };
constexpr Kind kKinds[] = {Kind::Mutate, Kind::Delete, Kind::DeleteAndClose, Kind::Insert, Kind::Swap, Kind::CutOff, Kind::Rebuild};

} // namespace

/// Somebody who can write the file, and not the anchor beside it, changes the journal: whatever is done up to the line
/// that was anchored shows.
class TestTamper : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    QTemporaryDir m_state;
    std::unique_ptr<JournalAnchor> m_anchor;
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
        const qint64 seq = 1 + m_chance.below(kLines);
        const qint64 other = seq % kLines + 1;
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
        case Kind::CutOff:
            execute("DELETE FROM journal WHERE seq >= ?", {seq});
            break;
        case Kind::Rebuild:
            rebuild(seq);
            break;
        }
    }

    /// With the program's own way of chaining: a line is changed, and all after it are made to fit.
    void rebuild(qint64 seq)
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

    /// \return does it show in this database?
    static bool isSeenIn(Database &database, const JournalAnchor *anchor)
    {
        Verification found;
        const auto walked = walkJournal(database, found);
        const auto compared = anchor ? anchor->compareWith(database) : Result<AnchorFinding>(AnchorFinding());
        return !walked || !compared || found.journalBrokenAt != 0 || compared->alarms();
    }

    /// \return does it show?
    bool shows(const std::function<void()> &change, const JournalAnchor *anchor)
    {
        static_cast<void>(database().begin());
        change();
        const bool seen = isSeenIn(database(), anchor);
        database().rollBack();
        return seen;
    }

    /// Copies of the file as it was after every few lines; each takes its place once. \return how many are seen there
    int exchange(const QList<QByteArray> &older, const JournalAnchor *anchor)
    {
        int seen = 0;
        for (const QByteArray &bytes : older) {
            QFile file(m_bench->path());
            if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size() || !file.flush())
                qFatal("cannot put an older file in its place");
            seen += isSeenIn(*m_bench->reader(), anchor) ? 1 : 0;
        }
        return seen;
    }

    /// All lines, each of which is a task. \return the file as it was on the way
    QList<QByteArray> fill()
    {
        QList<QByteArray> older;
        for (int i = 0; i < kLines; ++i) {
            if (i % 3 == 0) {
                if (!database().checkpoint())
                    qFatal("the log does not go into the file");
                QFile file(m_bench->path());
                older += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            }
            if (const QString code = m_bench->add(StoreBench::draft(QStringLiteral("task %1").arg(i)), QString::number(i)); !code.isEmpty())
                qFatal("%s", qPrintable(code));
        }
        return older;
    }

private Q_SLOTS:
    void whatIsDoneToTheJournalShows()
    {
        m_bench = std::make_unique<StoreBench>();
        const QList<QByteArray> older = fill();
        m_anchor = std::make_unique<JournalAnchor>(m_state.path(), m_bench->path());
        QVERIFY(m_anchor->write({m_bench->store->journal().head(), 1, {}}));
        QVERIFY(database().executeScript(QStringLiteral("DROP TRIGGER journal_is_append_only_update")).ok());
        QVERIFY(database().executeScript(QStringLiteral("DROP TRIGGER journal_is_append_only_delete")).ok());
        QVERIFY(!shows([] { }, m_anchor.get()));

        const int changes = rigSize(10'000, 100'000);
        int found = 0;
        for (int i = 0; i < changes; ++i)
            found += shows([&] { tamper(kKinds[i % int(std::size(kKinds))]); }, m_anchor.get()) ? 1 : 0;
        int cut = 0;
        int rebuilt = 0;
        for (int i = 0; i < 20; ++i) {
            cut += shows([&] { tamper(Kind::CutOff); }, nullptr) ? 0 : 1;
            rebuilt += shows([&] { tamper(Kind::Rebuild); }, nullptr) ? 0 : 1;
        }
        m_bench->store.reset();
        const int exchanged = exchange(older, m_anchor.get());
        const int unseen = int(older.size()) - exchange(older, nullptr);
        const bool met = found == changes && exchanged == older.size() && cut > 0 && rebuilt > 0 && unseen > 0;
        reportRig({QStringLiteral("journal-tamper"),
                   QStringLiteral("A change, a gap, an invented line, a new order, a cut end or a new chain in the journal shows, and so does "
                                  "an older file in the place of the database"),
                   QStringLiteral("%1 of %2 changes and %3 of %4 older files found").arg(found).arg(changes).arg(exchanged).arg(older.size()),
                   QStringLiteral("all"),
                   QStringLiteral("without the anchor: %1 of 20 cut ends, %2 of 20 new chains and %3 of %4 older files were not found")
                       .arg(cut).arg(rebuilt).arg(unseen).arg(older.size()), met});
        QVERIFY(met);
    }
};

QTEST_GUILESS_MAIN(TestTamper)
#include "tst_tamper.moc"
