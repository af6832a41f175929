#include "core/domain/journalentry.h"

#include "core/base/canonicaljson.h"

#include <QJsonArray>

namespace qd {

Sha256 chainHash(const JournalEntry &entry)
{
    return chainHash(entry, canonicalJson(entry.data));
}

Sha256 chainHash(const JournalEntry &entry, const QByteArray &data)
{
    QByteArray content = canonicalJson(QJsonArray{entry.seq, entry.at, entry.actor, entry.event, entry.object});
    content.back() = ','; // the list goes on
    return Sha256::of(entry.previous.hex().toLatin1() + '\n' + content + data + ']');
}

} // namespace qd
