#pragma once

#include "tests/support/storage/storageop.h"

#include <QString>

namespace qd::test {

/// Stands between SQLite and the disk of this process, also under Qt's driver, which loads the same library. It keeps a
/// log of what one database asks of the disk, or lets calls fail. SQLite knows its disk by one global name, so this is
/// one too. For one thread.
class FaultVfs
{
public:
    /// Before anything opens a database.
    static void install();
    /// The name of the disk itself, for connections that are to pass by.
    static constexpr const char *kBare = "unix";

    static void startLog(const QString &database);
    static void mark();
    [[nodiscard]] static StorageLog takeLog();

    enum class Failure {
        WriteError, ///< writing, syncing, cutting or removing a file says EIO
        DiskFull,   ///< writing says ENOSPC; cutting, removing and what is there already go on
        ReadError,  ///< opening, reading or looking at a file says EIO
        LostWrite,  ///< sabotage: nothing is written, and the disk says that it was
    };
    /// The n-th call of this kind from here on fails, or all from it on.
    static void failAt(Failure failure, int n, bool forGood);
    /// No call fails any more. \return did one?
    static bool heal();
};

} // namespace qd::test
