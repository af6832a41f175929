#include "tests/support/storage/faultvfs.h"

#include <QFile>

#include <sqlite3.h>

#include <cstring>
#include <optional>

namespace qd::test {
namespace {

using Kind = StorageOp::Kind;
using Failure = FaultVfs::Failure;

sqlite3_vfs *g_disk = nullptr;
sqlite3_vfs g_vfs;
QByteArray g_watched; // empty = no log
StorageLog g_log;

struct {
    bool armed = false;
    Failure failure = Failure::WriteError;
    int countdown = 0;
    bool forGood = false;
    bool struck = false;
} g_fault;

bool strikes(Failure kind)
{
    if (!g_fault.armed || g_fault.failure != kind)
        return false;
    const bool now = --g_fault.countdown == 0 || (g_fault.forGood && g_fault.countdown < 0);
    g_fault.struck = g_fault.struck || now;
    return now;
}

/// What xOpen makes: ours first, the disk's own behind it.
struct WatchedFile {
    sqlite3_file base;
    std::optional<StorageOp::File> role;
    sqlite3_file *disk() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

WatchedFile *ours(sqlite3_file *file) { return reinterpret_cast<WatchedFile *>(file); }

std::optional<StorageOp::File> roleOf(const char *name)
{
    if (g_watched.isEmpty() || !name)
        return std::nullopt;
    if (name == g_watched)
        return StorageOp::File::Database;
    if (name == g_watched + "-wal")
        return StorageOp::File::Log;
    if (name == g_watched + "-journal")
        return StorageOp::File::Journal;
    return std::nullopt;
}

void note(std::optional<StorageOp::File> role, Kind kind, qint64 offset = 0, const QByteArray &bytes = {})
{
    if (role && !g_watched.isEmpty())
        g_log.push_back({kind, *role, offset, bytes});
}

int closeFile(sqlite3_file *file)
{
    const int code = ours(file)->disk()->pMethods->xClose(ours(file)->disk());
    ours(file)->~WatchedFile();
    return code;
}

int readFile(sqlite3_file *file, void *to, int count, sqlite3_int64 offset)
{
    if (strikes(Failure::ReadError))
        return SQLITE_IOERR_READ;
    return ours(file)->disk()->pMethods->xRead(ours(file)->disk(), to, count, offset);
}

int writeFile(sqlite3_file *file, const void *from, int count, sqlite3_int64 offset)
{
    if (strikes(Failure::WriteError))
        return SQLITE_IOERR_WRITE;
    if (strikes(Failure::DiskFull))
        return SQLITE_FULL;
    if (strikes(Failure::LostWrite))
        return SQLITE_OK;
    const int code = ours(file)->disk()->pMethods->xWrite(ours(file)->disk(), from, count, offset);
    if (code == SQLITE_OK)
        note(ours(file)->role, Kind::Write, offset, QByteArray(static_cast<const char *>(from), count));
    return code;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (strikes(Failure::WriteError))
        return SQLITE_IOERR_TRUNCATE;
    const int code = ours(file)->disk()->pMethods->xTruncate(ours(file)->disk(), size);
    if (code == SQLITE_OK)
        note(ours(file)->role, Kind::Truncate, size);
    return code;
}

int syncFile(sqlite3_file *file, int flags)
{
    if (strikes(Failure::WriteError))
        return SQLITE_IOERR_FSYNC;
    const int code = ours(file)->disk()->pMethods->xSync(ours(file)->disk(), flags);
    if (code == SQLITE_OK)
        note(ours(file)->role, Kind::Sync);
    return code;
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    if (strikes(Failure::ReadError))
        return SQLITE_IOERR_FSTAT;
    return ours(file)->disk()->pMethods->xFileSize(ours(file)->disk(), size);
}

int lockFile(sqlite3_file *file, int level) { return ours(file)->disk()->pMethods->xLock(ours(file)->disk(), level); }
int unlockFile(sqlite3_file *file, int level) { return ours(file)->disk()->pMethods->xUnlock(ours(file)->disk(), level); }

int checkLock(sqlite3_file *file, int *answer)
{
    return ours(file)->disk()->pMethods->xCheckReservedLock(ours(file)->disk(), answer);
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    return ours(file)->disk()->pMethods->xFileControl(ours(file)->disk(), operation, argument);
}

int sectorSize(sqlite3_file *file) { return ours(file)->disk()->pMethods->xSectorSize(ours(file)->disk()); }
int traits(sqlite3_file *file) { return ours(file)->disk()->pMethods->xDeviceCharacteristics(ours(file)->disk()); }

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **at)
{
    if (strikes(Failure::ReadError))
        return SQLITE_IOERR_SHMMAP;
    return ours(file)->disk()->pMethods->xShmMap(ours(file)->disk(), region, size, extend, at);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return ours(file)->disk()->pMethods->xShmLock(ours(file)->disk(), offset, count, flags);
}

void barrier(sqlite3_file *file) { ours(file)->disk()->pMethods->xShmBarrier(ours(file)->disk()); }

int unmapShared(sqlite3_file *file, int remove)
{
    return ours(file)->disk()->pMethods->xShmUnmap(ours(file)->disk(), remove);
}

const sqlite3_io_methods kMethods = {
    2, closeFile, readFile, writeFile, truncateFile, syncFile, sizeOfFile, lockFile, unlockFile, checkLock, controlFile,
    sectorSize, traits, mapShared, lockShared, barrier, unmapShared, nullptr, nullptr,
};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if (strikes(Failure::ReadError))
        return SQLITE_CANTOPEN;
    auto *opened = new (file) WatchedFile{{}, roleOf(name)};
    int there = 1;
    if (opened->role)
        g_disk->xAccess(g_disk, name, SQLITE_ACCESS_EXISTS, &there);
    const int code = g_disk->xOpen(g_disk, name, opened->disk(), flags, outFlags);
    if (opened->disk()->pMethods)
        opened->base.pMethods = &kMethods;
    if (code == SQLITE_OK && !there)
        note(opened->role, Kind::Create);
    return code;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    if (strikes(Failure::WriteError))
        return SQLITE_IOERR_DELETE;
    const int code = g_disk->xDelete(g_disk, name, syncFolder);
    if (code == SQLITE_OK)
        note(roleOf(name), syncFolder ? Kind::DeleteSynced : Kind::Delete);
    return code;
}

int accessFile(sqlite3_vfs *, const char *name, int flags, int *answer)
{
    if (strikes(Failure::ReadError))
        return SQLITE_IOERR_ACCESS;
    return g_disk->xAccess(g_disk, name, flags, answer);
}

} // namespace

void FaultVfs::install()
{
    g_disk = sqlite3_vfs_find(kBare);
    g_vfs = *g_disk; // what is not about files goes to the disk's own functions, which know their own data
    g_vfs.zName = "fault";
    g_vfs.pNext = nullptr;
    g_vfs.szOsFile = int(sizeof(WatchedFile)) + g_disk->szOsFile;
    g_vfs.xOpen = openFile;
    g_vfs.xDelete = deleteFile;
    g_vfs.xAccess = accessFile;
    if (sqlite3_vfs_register(&g_vfs, 1) != SQLITE_OK)
        qFatal("SQLite takes no other disk");
}

void FaultVfs::startLog(const QString &database)
{
    g_log.clear();
    g_watched = QFile::encodeName(database);
}

void FaultVfs::mark()
{
    note(StorageOp::File::Database, Kind::Mark);
}

StorageLog FaultVfs::takeLog()
{
    g_watched.clear();
    return std::exchange(g_log, {});
}

void FaultVfs::failAt(Failure failure, int n, bool forGood)
{
    g_fault = {true, failure, n, forGood, false};
}

bool FaultVfs::heal()
{
    g_fault.armed = false;
    return g_fault.struck;
}

} // namespace qd::test
