#include "core/store/journalstore.h"

#include "core/base/canonicaljson.h"
#include "core/store/storedtext.h"

namespace qd {

Result<void> JournalStore::reload()
{
    const auto rows = m_database.query("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (!rows)
        return rows.error();
    m_head = {};
    if (!rows->empty())
        m_head = {rows->front().integer(0), Sha256::fromHex(rows->front().text(1)).value_or(Sha256())};
    return {};
}

Result<void> JournalStore::append(qint64 at, const QString &actor, const QString &event, const QString &object,
                                  const QJsonObject &data)
{
    JournalEntry entry{m_head.seq + 1, at, storedText(actor), event, storedText(object), data, m_head.hash, {}};
    const QByteArray json = canonicalJson(data); // once for its hash and its row
    entry.hash = chainHash(entry, json);
    const auto inserted = m_database.execute(
        "INSERT INTO journal (seq, at, actor, event, object, data, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.seq, entry.at, entry.actor, entry.event, entry.object, storedCanonical(json),
         entry.previous.hex(), entry.hash.hex()});
    if (!inserted)
        return inserted.error();
    m_head = {entry.seq, entry.hash};
    return {};
}

} // namespace qd
