#include "core/store/verifier.h"

#include "core/store/consistency.h"
#include "core/store/journalrow.h"
#include "core/store/storedtext.h"

#include <QSqlQuery>

namespace qd {
namespace {

SqlRow copyOf(const QSqlQuery &query)
{
    constexpr int kColumns = 8;
    std::vector<QVariant> values;
    for (int i = 0; i < kColumns; ++i)
        values.push_back(query.value(i));
    return SqlRow(std::move(values));
}

// To the letter: what means the same to a parser would pass the hash, and still somebody has written it.
bool isVerbatim(const SqlRow &row, const JournalEntry &entry)
{
    return row.text(5) == storedJson(entry.data) && row.text(6) == entry.previous.hex() && row.text(7) == entry.hash.hex();
}

} // namespace

Result<void> walkJournal(Database &database, Verification &found)
{
    Sha256 previous;
    return database.forEach("SELECT " QD_JOURNAL_COLUMNS " FROM journal ORDER BY seq", {},
                            [&](const QSqlQuery &query) {
                                const SqlRow row = copyOf(query);
                                const JournalEntry entry = entryOf(row);
                                ++found.journalEntries;
                                const bool fits = entry.seq == found.journalEntries && entry.previous == previous
                                    && entry.hash == chainHash(entry) && isVerbatim(row, entry);
                                if (!fits && found.journalBrokenAt == 0)
                                    found.journalBrokenAt = found.journalEntries;
                                previous = entry.hash;
                            });
}

namespace {

Result<void> checkArtifacts(Database &database, const ArtifactStore &artifacts, Verification &found)
{
    const auto rows = database.query("SELECT sha256 FROM artifact ORDER BY sha256");
    if (!rows)
        return rows.error();
    for (const SqlRow &row : *rows) {
        ++found.artifactsChecked;
        const auto hash = Sha256::fromHex(row.text(0));
        switch (hash ? artifacts.check(*hash) : ArtifactStatus::Changed) {
        case ArtifactStatus::Intact: break;
        case ArtifactStatus::Missing: found.artifactsMissing += row.text(0); break;
        case ArtifactStatus::Changed: found.artifactsMismatched += row.text(0); break;
        }
    }
    return {};
}

} // namespace

Result<Verification> verify(Database &database, const ArtifactStore &artifacts)
{
    Verification found;
    if (auto walked = walkJournal(database, found); !walked)
        return walked.error();
    if (auto checked = checkArtifacts(database, artifacts, found); !checked)
        return checked.error();
    const auto integrity = database.query("PRAGMA integrity_check(1)");
    if (!integrity)
        return integrity.error();
    found.databaseIntegrity = integrity->empty() ? QString() : integrity->front().text(0);
    auto inconsistencies = findInconsistencies(database);
    if (!inconsistencies)
        return inconsistencies.error();
    found.inconsistencies = *std::move(inconsistencies);
    return found;
}

} // namespace qd
