#pragma once

#include <QJsonValue>
#include <QString>

namespace qd {

/// The text that a reader gets back after it was stored: half surrogate pairs, U+FFFE, U+FFFF and a leading byte order
/// mark do not survive the way into SQLite and back, and become U+FFFD here. Whatever is hashed and stored
/// as text must be hashed in this form.
[[nodiscard]] QString storedText(const QString &text);

/// The canonical JSON as a text that comes back unchanged: U+FEFF, U+FFFE and U+FFFF are escaped, so that they stay.
[[nodiscard]] QString storedJson(const QJsonValue &value);
/// The same of bytes that canonicalJson() has made already.
[[nodiscard]] QString storedCanonical(const QByteArray &json);

} // namespace qd
