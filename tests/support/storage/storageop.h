#pragma once

#include <QByteArray>

#include <vector>

namespace qd::test {

/// One change that SQLite asked of the disk, in the order in which it asked.
struct StorageOp {
    enum class Kind {
        Create,
        Write,
        Truncate,     ///< `offset` is the new size
        Sync,
        Delete,
        DeleteSynced, ///< and the folder was synced
        Mark,         ///< not of SQLite: here a caller was told that what went before is stored
    };
    enum class File { Database, Log, Journal };

    Kind kind;
    File file = File::Database;
    qint64 offset = 0;
    QByteArray bytes;
};

using StorageLog = std::vector<StorageOp>;

} // namespace qd::test
