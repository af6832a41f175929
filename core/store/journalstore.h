#pragma once

#include "core/domain/journalentry.h"
#include "core/store/database.h"

namespace qd {

/// Writes the journal: one chained row per change, in the transaction of the change. Core thread.
class JournalStore
{
public:
    /// The end of the chain. Kept in memory; a rollback takes it back.
    struct Head {
        qint64 seq = 0;
        Sha256 hash;
    };

    explicit JournalStore(Database &database) : m_database(database) { }

    [[nodiscard]] Result<void> reload();
    [[nodiscard]] const Head &head() const { return m_head; }
    void restore(const Head &head) { m_head = head; }

    [[nodiscard]] Result<void> append(qint64 at, const QString &actor, const QString &event, const QString &object,
                                      const QJsonObject &data);

private:
    Database &m_database;
    Head m_head;
};

} // namespace qd
