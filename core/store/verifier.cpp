#include "core/store/verifier.h"

#include "core/domain/journalentry.h"
#include "core/store/storedtext.h"

#include <QJsonDocument>
#include <QSqlQuery>

namespace qd {
namespace {

JournalEntry entryOf(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(), row.value(3).toString(),
            row.value(4).toString(), QJsonDocument::fromJson(row.value(5).toString().toUtf8()).object(),
            Sha256::fromHex(row.value(6).toString()).value_or(Sha256()),
            Sha256::fromHex(row.value(7).toString()).value_or(Sha256())};
}

// To the letter: what means the same to a parser would pass the hash, and still somebody has written it.
bool isVerbatim(const QSqlQuery &row, const JournalEntry &entry)
{
    return row.value(5).toString() == storedJson(entry.data) && row.value(6).toString() == entry.previous.hex()
        && row.value(7).toString() == entry.hash.hex();
}

Result<void> walkChain(Database &database, Verification &found)
{
    Sha256 previous;
    return database.forEach("SELECT seq, at, actor, event, object, data, previous, hash FROM journal ORDER BY seq", {},
                            [&](const QSqlQuery &row) {
                                const JournalEntry entry = entryOf(row);
                                ++found.journalEntries;
                                const bool fits = entry.seq == found.journalEntries && entry.previous == previous
                                    && entry.hash == chainHash(entry) && isVerbatim(row, entry);
                                if (!fits && found.journalBrokenAt == 0)
                                    found.journalBrokenAt = found.journalEntries;
                                previous = entry.hash;
                            });
}

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
    if (auto walked = walkChain(database, found); !walked)
        return walked.error();
    if (auto checked = checkArtifacts(database, artifacts, found); !checked)
        return checked.error();
    const auto integrity = database.query("PRAGMA integrity_check(1)");
    if (!integrity)
        return integrity.error();
    found.databaseIntegrity = integrity->empty() ? QString() : integrity->front().text(0);
    return found;
}

} // namespace qd
