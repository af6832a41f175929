#pragma once

#include "core/base/sha256.h"

#include <QJsonObject>
#include <QString>

namespace qd {

/// One line of the append-only journal. Written in the transaction of the change it tells of, and chained:
/// hash = SHA-256(previous hash, newline, canonical JSON of [seq, at, actor, event, object, data]).
struct JournalEntry {
    qint64 seq = 0;   ///< 1, 2, 3 … without gaps
    qint64 at = 0;    ///< wall ms UTC
    QString actor;    ///< "engine", "console:alice", "qdeck:alice", …
    QString event;    ///< past tense word: "task_added", "task_claimed", "killed", …
    QString object;   ///< what it is about: "T-42", "controls", "lease"; may be empty
    QJsonObject data;
    Sha256 previous;  ///< null for the first entry
    Sha256 hash;

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// The hash that an entry with these contents must carry.
[[nodiscard]] Sha256 chainHash(const JournalEntry &entry);
/// The same, with the canonical JSON of `data` at hand; the entry's own is not looked at.
[[nodiscard]] Sha256 chainHash(const JournalEntry &entry, const QByteArray &data);

} // namespace qd
