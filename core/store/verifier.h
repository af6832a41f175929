#pragma once

#include "core/base/result.h"
#include "core/store/artifactstore.h"
#include "core/store/database.h"
#include "core/store/journalanchor.h"

#include <QStringList>

namespace qd {

/// What a full check found.
struct Verification {
    qint64 journalEntries = 0;
    qint64 journalBrokenAt = 0; ///< number of the first entry that does not fit the chain; 0 = whole
    AnchorFinding anchor;
    qint64 artifactsChecked = 0;
    QStringList artifactsMissing;    ///< SHA-256
    QStringList artifactsMismatched; ///< SHA-256 under which other bytes lie
    QString databaseIntegrity;       ///< "ok", or what SQLite says
    QStringList inconsistencies;     ///< rows that do not agree with each other, see findInconsistencies()

    [[nodiscard]] bool ok() const
    {
        return journalBrokenAt == 0 && !anchor.alarms() && artifactsMissing.isEmpty() && artifactsMismatched.isEmpty()
            && inconsistencies.isEmpty() && databaseIntegrity == QLatin1String("ok");
    }
};

/// Walks the journal's chain, compares it with its anchor if that is given, hashes every artifact afresh, asks SQLite for
/// its own check and compares rows that have to agree. Reader's thread.
[[nodiscard]] Result<Verification> verify(Database &database, const ArtifactStore &artifacts, const JournalAnchor *anchor = nullptr);

/// The part of it that is about the journal.
[[nodiscard]] Result<void> walkJournal(Database &database, Verification &found);

} // namespace qd
