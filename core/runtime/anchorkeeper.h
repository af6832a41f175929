#pragma once

#include "core/base/clock.h"
#include "core/domain/logline.h"
#include "core/store/journalanchor.h"
#include "core/store/store.h"

#include <functional>

namespace qd {

/// Keeps the anchor of the journal near its end: compares at the start, writes once a minute if there is something new,
/// and at the end. An anchor that does not match is left as it is, for a person to look into, until they remove it or put
/// a copy back. Lives on the core thread; nothing waits for it but the tick in which it writes.
class AnchorKeeper
{
public:
    static constexpr qint64 kPeriodMs = 60'000;
    using Log = std::function<void(LogLevel level, const QString &text)>;

    AnchorKeeper(JournalAnchor anchor, Store &store, const Clock &clock, Log log);

    /// Before anything else is written to the store. A new database has it on record at once that an anchor begins anew.
    /// \param made the database is new, so that an anchor of its path tells of one that is gone
    [[nodiscard]] Result<void> begin(bool made);
    /// Puts on record what begin() has found, in a transaction of its own. If the journal contradicts its anchor, it asks
    /// for a pause: an older queue would do again what was done. An anchor that begins in the middle of a journal is not
    /// written before that is on record.
    [[nodiscard]] Result<void> record();
    /// Outside of a transaction, when it is time.
    void step();
    /// Outside of a transaction, at an orderly end.
    void write();

private:
    [[nodiscard]] Result<void> recordAlarm();
    [[nodiscard]] Result<void> recordBeginning();

    JournalAnchor m_anchor;
    Store &m_store;
    const Clock &m_clock;
    Log m_log;
    AnchorFinding m_finding;
    bool m_alarms = false; ///< the journal contradicts its anchor
    bool m_begins = false; ///< what is there was never anchored, or the anchor is of one that is gone: not on record yet
    bool m_failed = false; ///< the newest write; said once
    qint64 m_written = 0;  ///< number of the entry that the anchor names
    qint64 m_dueBoot = 0;  ///< CLOCK_BOOTTIME ms of the next write
};

} // namespace qd
