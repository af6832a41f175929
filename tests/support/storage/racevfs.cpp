#include "tests/support/storage/racevfs.h"

#include <sqlite3.h>

#include <cstdlib>
#include <unistd.h>

namespace qd::test {
namespace {

sqlite3_vfs *theDisk = nullptr;
const sqlite3_io_methods *theMethods = nullptr;
sqlite3_io_methods ourMethods{};
sqlite3_vfs ourDisk{};

void pause()
{
    ::usleep(useconds_t(std::rand() % RaceVfs::kMostPauseUs)); // NOLINT: no secret
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    constexpr int kCheckpointLock = 1; // as the format of the log has it
    if (offset == kCheckpointLock && flags == (SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE))
        pause();
    return theMethods->xShmLock(file, offset, count, flags);
}

// SQLite gives mapped pages back here when a checkpoint has found a log that others have written to, and only then, for
// nothing is mapped.
int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page)
{
    pause();
    return theMethods->xUnfetch(file, offset, page);
}

int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = theDisk->xOpen(theDisk, name, file, flags, outFlags);
    if (code != SQLITE_OK || !(flags & SQLITE_OPEN_MAIN_DB) || !file->pMethods || file->pMethods->iVersion < 3)
        return code;
    if (!theMethods) {
        theMethods = file->pMethods;
        ourMethods = *theMethods;
        ourMethods.xShmLock = shmLock;
        ourMethods.xUnfetch = unfetch;
    }
    if (file->pMethods == theMethods)
        file->pMethods = &ourMethods;
    return code;
}

} // namespace

void RaceVfs::install()
{
    theDisk = sqlite3_vfs_find(nullptr);
    ourDisk = *theDisk;
    ourDisk.zName = "race";
    ourDisk.xOpen = open;
    sqlite3_vfs_register(&ourDisk, 1);
}

} // namespace qd::test
