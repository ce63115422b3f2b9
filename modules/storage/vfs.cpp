// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <mutex>
#include <new>

namespace peygir::storage {

namespace {

/// What SQLite allocates for a file: its own head first, then ours.
struct OpenDiskFile
{
    sqlite3_file head;
    DiskFile *file;
    Disk *disk;
    const char *removeOnClose;
};

OpenDiskFile &opened(sqlite3_file *file) { return *reinterpret_cast<OpenDiskFile *>(file); }

Disk &diskOf(sqlite3_vfs *vfs) { return *static_cast<Disk *>(vfs->pAppData); }

int codeOf(DiskAnswer answer, int ifFailed)
{
    switch (answer) {
    case DiskAnswer::Ok:
        return SQLITE_OK;
    case DiskAnswer::Full:
        return SQLITE_FULL;
    case DiskAnswer::Failed:
        break;
    }
    return ifFailed;
}

int closeFile(sqlite3_file *file)
{
    OpenDiskFile &open = opened(file);
    delete open.file;
    if (open.removeOnClose)
        open.disk->remove(open.removeOnClose, Disk::Durability::Later);
    return SQLITE_OK;
}

int readFile(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset)
{
    const std::span<char> bytes(static_cast<char *>(into), size_t(amount));
    qint64 read = 0;
    const DiskAnswer answer = opened(file).file->read(offset, bytes, read);
    if (answer != DiskAnswer::Ok)
        return SQLITE_IOERR_READ;
    if (read == amount)
        return SQLITE_OK;
    // SQLite relies on zeros behind the end.
    std::memset(bytes.data() + read, 0, size_t(amount - read));
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset)
{
    const QByteArrayView view(static_cast<const char *>(bytes), amount);
    return codeOf(opened(file).file->write(offset, view), SQLITE_IOERR_WRITE);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return codeOf(opened(file).file->truncate(size), SQLITE_IOERR_TRUNCATE);
}

int syncFile(sqlite3_file *file, int) { return codeOf(opened(file).file->sync(), SQLITE_IOERR_FSYNC); }

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    qint64 bytes = 0;
    const DiskAnswer answer = opened(file).file->size(bytes);
    *size = bytes;
    return codeOf(answer, SQLITE_IOERR_FSTAT);
}

int lockFile(sqlite3_file *, int) { return SQLITE_OK; }

int isReserved(sqlite3_file *, int *reserved)
{
    *reserved = 0;
    return SQLITE_OK;
}

int controlFile(sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; }

int sectorSize(sqlite3_file *) { return 512; }

/// A torn write damages nothing beside the bytes it was to write, as on every disk of today.
int characteristics(sqlite3_file *) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

constexpr sqlite3_io_methods diskMethods = {
    .iVersion = 1,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = sizeOfFile,
    .xLock = lockFile,
    .xUnlock = lockFile,
    .xCheckReservedLock = isReserved,
    .xFileControl = controlFile,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    OpenDiskFile &open = *new (file) OpenDiskFile{};
    // Files without a name are temporary, and temp_store keeps those in memory.
    if (!name)
        return SQLITE_CANTOPEN;
    const auto creation = flags & SQLITE_OPEN_CREATE ? Disk::Creation::IfMissing : Disk::Creation::Never;
    open.disk = &diskOf(vfs);
    open.file = open.disk->open(name, creation).release();
    if (!open.file)
        return SQLITE_CANTOPEN;
    // SQLite keeps the name for as long as the file is open.
    open.removeOnClose = flags & SQLITE_OPEN_DELETEONCLOSE ? name : nullptr;
    open.head.pMethods = &diskMethods;
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    Disk &disk = diskOf(vfs);
    if (!disk.exists(name))
        return SQLITE_IOERR_DELETE_NOENT;
    return codeOf(disk.remove(name, syncFolder ? Disk::Durability::Now : Disk::Durability::Later), SQLITE_IOERR_DELETE);
}

int isThere(sqlite3_vfs *vfs, const char *name, int, int *there)
{
    *there = diskOf(vfs).exists(name) ? 1 : 0;
    return SQLITE_OK;
}

int fullName(sqlite3_vfs *, const char *name, int size, char *full)
{
    qstrncpy(full, name, size_t(size));
    return SQLITE_OK;
}

/// SQLite takes its random numbers and the time from the default VFS; nothing here may differ from run to run.
int noRandomness(sqlite3_vfs *, int size, char *bytes)
{
    std::memset(bytes, 0, size_t(size));
    return size;
}

int noSleep(sqlite3_vfs *, int) { return 0; }

int startOfTime(sqlite3_vfs *, sqlite3_int64 *milliseconds)
{
    constexpr sqlite3_int64 unixEpochInJulianDays = 210'866'760'000'000;
    *milliseconds = unixEpochInJulianDays;
    return SQLITE_OK;
}

int noLastError(sqlite3_vfs *, int, char *) { return 0; }

} // namespace

QByteArray fileVfs()
{
    static sqlite3_vfs ours;
    static std::once_flag registered;
    std::call_once(registered, [] {
        ours = *sqlite3_vfs_find(nullptr);
        ours.zName = "peygir";
        ours.pNext = nullptr;
        sqlite3_vfs_register(&ours, 0);
    });
    return ours.zName;
}

DiskVfs::DiskVfs(Disk &disk)
    : m_vfs(std::make_unique<sqlite3_vfs>())
{
    static std::atomic<int> lastNumber = 0;
    m_name = "disk-" + QByteArray::number(++lastNumber);
    m_vfs->iVersion = 2;
    m_vfs->szOsFile = int(sizeof(OpenDiskFile));
    m_vfs->mxPathname = 512;
    m_vfs->zName = m_name.constData();
    m_vfs->pAppData = &disk;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = removeFile;
    m_vfs->xAccess = isThere;
    m_vfs->xFullPathname = fullName;
    m_vfs->xRandomness = noRandomness;
    m_vfs->xSleep = noSleep;
    m_vfs->xGetLastError = noLastError;
    m_vfs->xCurrentTimeInt64 = startOfTime;
    const int code = sqlite3_vfs_register(m_vfs.get(), 0);
    Q_ASSERT(code == SQLITE_OK);
}

DiskVfs::~DiskVfs() { sqlite3_vfs_unregister(m_vfs.get()); }

} // namespace peygir::storage
