#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace qd {

/// The one byte form of a JSON value (RFC 8785: members sorted by UTF-16 code units, no white space, shortest
/// numbers, only the escapes that JSON demands), so that equal values have equal hashes.
/// Whole numbers of 64 bits are written out exactly, where RFC 8785 would round them to 17 digits beyond 2^53. A byte order
/// mark at the beginning of a string is escaped, for Qt's parser would drop it when the bytes are read again.
/// Lone surrogates become U+FFFD. NaN and infinities cannot be in a QJsonValue.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

} // namespace qd
