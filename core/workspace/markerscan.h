#pragma once

#include <QByteArray>
#include <QString>

class QIODevice;

namespace qd {

/// Looks for the words by which programs tell of their failures: ERROR, FAILED, Exception, Traceback, as whole words
/// (domain.md §1.5). Data that holds a NUL near its start is no text and is left alone.
struct MarkerScan {
    bool isText = false;
    qint64 bytes = 0; ///< searched
    QString word;     ///< the first that was found; empty: none
    int line = 0;     ///< where, from 1
};

/// Reads `device` from where it stands, at most `limit` bytes.
[[nodiscard]] MarkerScan scanForMarkers(QIODevice &device, qint64 limit);

} // namespace qd
