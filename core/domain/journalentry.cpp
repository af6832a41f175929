#include "core/domain/journalentry.h"

#include "core/base/canonicaljson.h"

#include <QJsonArray>

namespace qd {

Sha256 chainHash(const JournalEntry &entry)
{
    const QJsonArray content{entry.seq, entry.at, entry.actor, entry.event, entry.object, entry.data};
    return Sha256::of(entry.previous.hex().toLatin1() + '\n' + canonicalJson(content));
}

} // namespace qd
