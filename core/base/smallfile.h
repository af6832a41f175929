#pragma once

#include <QByteArray>
#include <QString>

namespace qd {

/// The start of a file in the profile; empty if there is none. Whatever an agent has put in its place, this never
/// waits: it follows no link and opens no pipe to wait for.
[[nodiscard]] QByteArray headOfFile(const QString &path, qsizetype mostBytes);

/// The end of a file, and how long it is.
struct FileTail {
    QByteArray bytes;
    qint64 size = 0;
};
/// As headOfFile(), from the other end.
[[nodiscard]] FileTail tailOfFile(const QString &path, qsizetype mostBytes);

} // namespace qd
