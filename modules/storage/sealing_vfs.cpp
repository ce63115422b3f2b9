// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealing_vfs.h"

#include "storage/connection.h"
#include "storage/sealed_journal.h"
#include "storage/sealed_log.h"
#include "storage/sealed_pages.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <new>

namespace peygir::storage {

struct SealingVfs::Layer
{
    explicit Layer(KeyProvider::Key key)
        : master(key)
    {}

    SecretKey master;
    SealCounters counters;
    sqlite3_vfs *below = nullptr;
    sqlite3_vfs ours = {};
};

namespace {

constexpr char sealName[] = "XChaCha20-Poly1305";
/// The kinds of files, among the flags of xOpen.
constexpr int kindFlags = 0x000fff00;

/// What SQLite allocates for a file: its own head, ours, and behind them the file below.
struct OpenSealedFile
{
    sqlite3_file head;
    SealedFile *sealed;
    sqlite3_file *below;
};

OpenSealedFile &opened(sqlite3_file *file) { return *reinterpret_cast<OpenSealedFile *>(file); }
SealedFile &sealedOf(sqlite3_file *file) { return *opened(file).sealed; }
sqlite3_file *belowOf(sqlite3_file *file) { return opened(file).below; }

int closeFile(sqlite3_file *file)
{
    delete opened(file).sealed;
    return belowOf(file)->pMethods->xClose(belowOf(file));
}

int readFile(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset)
{
    return sealedOf(file).read(static_cast<char *>(into), amount, offset);
}

int writeFile(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset)
{
    return sealedOf(file).write(static_cast<const char *>(bytes), amount, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size) { return sealedOf(file).truncate(size); }

int syncFile(sqlite3_file *file, int flags) { return belowOf(file)->pMethods->xSync(belowOf(file), flags); }

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    qint64 bytes = 0;
    const int code = sealedOf(file).size(bytes);
    *size = bytes;
    return code;
}

int lockFile(sqlite3_file *file, int level) { return belowOf(file)->pMethods->xLock(belowOf(file), level); }
int unlockFile(sqlite3_file *file, int level) { return belowOf(file)->pMethods->xUnlock(belowOf(file), level); }

int isReserved(sqlite3_file *file, int *reserved)
{
    return belowOf(file)->pMethods->xCheckReservedLock(belowOf(file), reserved);
}

int answerPragma(char **words)
{
    if (sqlite3_stricmp(words[1], sealPragma) != 0)
        return SQLITE_NOTFOUND;
    words[0] = sqlite3_mprintf("%s", sealName);
    return SQLITE_OK;
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    switch (operation) {
    case SQLITE_FCNTL_PRAGMA:
        return answerPragma(static_cast<char **>(argument));
    // These speak of places and sizes that are others below, or promise what a sealed write cannot keep.
    case SQLITE_FCNTL_MMAP_SIZE:
    case SQLITE_FCNTL_CHUNK_SIZE:
    case SQLITE_FCNTL_SIZE_HINT:
    case SQLITE_FCNTL_BEGIN_ATOMIC_WRITE:
    case SQLITE_FCNTL_COMMIT_ATOMIC_WRITE:
    case SQLITE_FCNTL_ROLLBACK_ATOMIC_WRITE:
        return SQLITE_NOTFOUND;
    default:
        return belowOf(file)->pMethods->xFileControl(belowOf(file), operation, argument);
    }
}

int sectorSize(sqlite3_file *file) { return belowOf(file)->pMethods->xSectorSize(belowOf(file)); }

int characteristicsBelow(sqlite3_file *below) { return below->pMethods->xDeviceCharacteristics(below); }

/// Nothing that a disk promises for whole sectors holds for sealed ones, which lie elsewhere.
int characteristics(sqlite3_file *file)
{
    return characteristicsBelow(belowOf(file)) &
           (SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN);
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return belowOf(file)->pMethods->xShmMap(belowOf(file), region, size, extend, memory);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return belowOf(file)->pMethods->xShmLock(belowOf(file), offset, count, flags);
}

void barrierShared(sqlite3_file *file) { belowOf(file)->pMethods->xShmBarrier(belowOf(file)); }

int unmapShared(sqlite3_file *file, int remove) { return belowOf(file)->pMethods->xShmUnmap(belowOf(file), remove); }

constexpr sqlite3_io_methods methodsOf(int version)
{
    sqlite3_io_methods methods = {};
    methods.iVersion = version;
    methods.xClose = closeFile;
    methods.xRead = readFile;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    methods.xFileSize = sizeOfFile;
    methods.xLock = lockFile;
    methods.xUnlock = unlockFile;
    methods.xCheckReservedLock = isReserved;
    methods.xFileControl = controlFile;
    methods.xSectorSize = sectorSize;
    methods.xDeviceCharacteristics = characteristics;
    if (version >= 2) {
        methods.xShmMap = mapShared;
        methods.xShmLock = lockShared;
        methods.xShmBarrier = barrierShared;
        methods.xShmUnmap = unmapShared;
    }
    return methods;
}

// Without version 3 there is no memory-mapping, which would show SQLite what lies on the disk.
constexpr sqlite3_io_methods withoutSharedMemory = methodsOf(1);
constexpr sqlite3_io_methods withSharedMemory = methodsOf(2);

/// The database of a log or journal; SQLite has opened it before, through us.
SealedPages &pagesOf(const char *name)
{
    return static_cast<SealedPages &>(sealedOf(sqlite3_database_file_object(name)));
}

bool isSealable(int kind)
{
    return kind == SQLITE_OPEN_MAIN_DB || kind == SQLITE_OPEN_WAL || kind == SQLITE_OPEN_MAIN_JOURNAL;
}

template <class LayerType>
SealedFile *sealedFile(int kind, const char *name, sqlite3_file *below, LayerType &layer)
{
    switch (kind) {
    case SQLITE_OPEN_WAL:
        return new SealedLog(below, pagesOf(name), layer.counters);
    case SQLITE_OPEN_MAIN_JOURNAL:
        return new SealedJournal(below, pagesOf(name), layer.counters);
    default:
        return new SealedPages(below, layer.master, layer.counters);
    }
}

template <class LayerType>
int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto &layer = *static_cast<LayerType *>(vfs->pAppData);
    OpenSealedFile &open = *new (file) OpenSealedFile{};
    const int kind = flags & kindFlags;
    if (!name || !isSealable(kind))
        return SQLITE_CANTOPEN;
    open.below = reinterpret_cast<sqlite3_file *>(&open + 1);
    int code = layer.below->xOpen(layer.below, name, open.below, flags, outFlags);
    if (code == SQLITE_OK) {
        open.sealed = sealedFile(kind, name, open.below, layer);
        // Where a torn write could spoil its neighbours, sealed blocks are no safer than SQLite's own padding, which we
        // do not have.
        if (!(characteristicsBelow(open.below) & SQLITE_IOCAP_POWERSAFE_OVERWRITE))
            code = SQLITE_CANTOPEN;
        else if (kind == SQLITE_OPEN_MAIN_DB)
            code = static_cast<SealedPages *>(open.sealed)->inspect();
    }
    if (code == SQLITE_OK) {
        const bool shared = open.below->pMethods->iVersion >= 2 && open.below->pMethods->xShmMap;
        open.head.pMethods = shared ? &withSharedMemory : &withoutSharedMemory;
        return SQLITE_OK;
    }
    delete open.sealed;
    if (open.below->pMethods)
        open.below->pMethods->xClose(open.below);
    return code;
}

template <class LayerType>
sqlite3_vfs *belowOf(sqlite3_vfs *vfs)
{
    return static_cast<LayerType *>(vfs->pAppData)->below;
}

} // namespace

SealingVfs::SealingVfs(KeyProvider::Key key, const QByteArray &below)
    : m_layer(std::make_unique<Layer>(key))
{
    static std::atomic<int> lastNumber = 0;
    m_name = "sealed-" + QByteArray::number(++lastNumber);
    m_layer->below = sqlite3_vfs_find(below.isEmpty() ? nullptr : below.constData());
    Q_ASSERT_X(m_layer->below, "SealingVfs", "there is no such VFS below");
    // Names, time and chance are the business of the one below.
    sqlite3_vfs &ours = m_layer->ours;
    ours.iVersion = 2;
    ours.szOsFile = int(sizeof(OpenSealedFile)) + m_layer->below->szOsFile;
    ours.mxPathname = m_layer->below->mxPathname;
    ours.zName = m_name.constData();
    ours.pAppData = m_layer.get();
    ours.xOpen = openFile<Layer>;
    ours.xDelete = [](sqlite3_vfs *vfs, const char *name, int sync) {
        return belowOf<Layer>(vfs)->xDelete(belowOf<Layer>(vfs), name, sync);
    };
    ours.xAccess = [](sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
        return belowOf<Layer>(vfs)->xAccess(belowOf<Layer>(vfs), name, flags, answer);
    };
    ours.xFullPathname = [](sqlite3_vfs *vfs, const char *name, int size, char *full) {
        return belowOf<Layer>(vfs)->xFullPathname(belowOf<Layer>(vfs), name, size, full);
    };
    ours.xRandomness = [](sqlite3_vfs *vfs, int size, char *bytes) {
        return belowOf<Layer>(vfs)->xRandomness(belowOf<Layer>(vfs), size, bytes);
    };
    ours.xSleep = [](sqlite3_vfs *vfs, int microseconds) {
        return belowOf<Layer>(vfs)->xSleep(belowOf<Layer>(vfs), microseconds);
    };
    ours.xGetLastError = [](sqlite3_vfs *vfs, int size, char *words) {
        return belowOf<Layer>(vfs)->xGetLastError(belowOf<Layer>(vfs), size, words);
    };
    ours.xCurrentTimeInt64 = [](sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) {
        return belowOf<Layer>(vfs)->xCurrentTimeInt64(belowOf<Layer>(vfs), milliseconds);
    };
    const int code = sqlite3_vfs_register(&ours, 0);
    Q_ASSERT(code == SQLITE_OK);
}

SealingVfs::~SealingVfs() { sqlite3_vfs_unregister(&m_layer->ours); }

SealFindings SealingVfs::findings() const
{
    const SealCounters &counters = m_layer->counters;
    return {counters.pages, counters.logPieces, counters.journalBlocks};
}

Result<QByteArray> sealOf(Connection &connection)
{
    QByteArray seal;
    TRY(connection.each(QByteArray("PRAGMA ") + sealPragma, {}, [&seal](const RowView &row) {
        seal = row.utf8(0);
        return false;
    }));
    return seal;
}

} // namespace peygir::storage
