#include "core/store/verifier.h"

#include "core/store/consistency.h"
#include "core/store/journalrow.h"

namespace qd {
Result<void> walkJournal(Database &database, Verification &found)
{
    const auto walked = database.query("SELECT count(*), journal_broken_at(" QD_JOURNAL_COLUMNS ") "
                                       "FROM (SELECT " QD_JOURNAL_COLUMNS " FROM journal ORDER BY seq)");
    if (!walked)
        return walked.error();
    found.journalEntries = walked->front().integer(0);
    found.journalBrokenAt = walked->front().integer(1);
    return {};
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

Result<Verification> verify(Database &database, const ArtifactStore &artifacts, const JournalAnchor *anchor)
{
    Verification found;
    if (anchor) {
        auto compared = anchor->compareWith(database);
        if (!compared)
            return compared.error();
        found.anchor = *std::move(compared);
    }
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
