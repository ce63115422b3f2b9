// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/local_store.h"

#include "storage/sealed_copy.h"
#include "storage/sealing_vfs.h"
#include "storage/store_folder.h"
#include "storage/vfs.h"
#include "storage/volume_encryption.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace peygir::storage {

namespace {

QString baseName(LocalStore::Purpose purpose)
{
    switch (purpose) {
    case LocalStore::Purpose::Desk:
        return QStringLiteral("desk");
    case LocalStore::Purpose::Server:
        return QStringLiteral("server");
    }
    return {};
}

Result<void> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    if (!QDir().mkpath(folder))
        return systemError(QStringLiteral("make folder"));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Result<qint64> applicationIdOf(Connection &connection)
{
    qint64 found = 0;
    TRY(connection.each("PRAGMA application_id", {}, [&](const RowView &row) {
        found = row.integer(0);
        return true;
    }));
    return found;
}

/// A file torn while it is being made has no readable header, so it gets its name only when it is whole.
Result<void> makeFile(const QString &path, const QByteArray &vfs)
{
    const QString unfinished = path + QStringLiteral(".new");
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(unfinished + QLatin1String(suffix));
    {
        TRY_LET(const auto connection, openSqlite({.path = unfinished, .vfs = vfs}));
        TRY(connection->run("PRAGMA application_id = " + QByteArray::number(applicationId)));
    }
    if (!QFile::rename(unfinished, path))
        return systemError(QStringLiteral("rename"));
    return syncFolder(QFileInfo(path).path());
}

QString rescuedName(const QString &path) { return path + QStringLiteral(".rescued"); }
QString damagedMark(const QString &path) { return path + QStringLiteral(".damaged"); }

/// Gives a file that is no longer used under its name another one, with its log.
Result<void> moveAside(const QString &folder, const QString &name)
{
    const QDir here(folder);
    QString aside;
    for (int number = 1; aside.isEmpty() || here.exists(aside + QStringLiteral(".db")); ++number)
        aside = QStringLiteral("%1-aside-%2").arg(name).arg(number);
    // The file last: as long as it has its name, nothing of it is missing.
    for (const char *suffix : {".db-journal", ".db-wal", ".db"}) {
        const QString from = here.filePath(name + QLatin1String(suffix));
        if (QFile::exists(from) && !QFile::rename(from, here.filePath(aside + QLatin1String(suffix))))
            return systemError(QStringLiteral("rename"));
    }
    QFile::remove(here.filePath(name + QStringLiteral(".db-shm")));
    return syncFolder(folder);
}

/// The last step of `LocalStore::replace`, also where a crash came before it.
Result<void> takeRescued(const QString &path)
{
    if (!QFile::exists(rescuedName(path)) || QFile::exists(path))
        return {};
    if (!QFile::rename(rescuedName(path), path))
        return systemError(QStringLiteral("rename"));
    QFile::remove(damagedMark(path));
    return syncFolder(QFileInfo(path).path());
}

enum class Content { Missing, Clear, Sealed, Unknown };

Content contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return file.exists() ? Content::Unknown : Content::Missing;
    const QByteArray head = file.read(16);
    if (head == QByteArray("SQLite format 3\0", 16))
        return Content::Clear;
    return head.startsWith("SEA1") ? Content::Sealed : Content::Unknown;
}

/// Only our own files, as long as they are in clear and open.
Result<void> sealOurs(const QString &path, const QByteArray &vfs)
{
    {
        TRY_LET(const auto connection, openSqlite({.path = path, .mustExist = true}));
        TRY_LET(const qint64 owner, applicationIdOf(*connection));
        if (owner != applicationId)
            return Error("storage.foreign");
    }
    return sealInPlace(path, vfs);
}

/// Answers whether it had to be sealed.
Result<bool> prepareFile(const QString &path, const QByteArray &vfs, OpenPolicy::InClear inClear)
{
    const bool sealed = !vfs.isEmpty();
    switch (contentOf(path)) {
    case Content::Missing:
        TRY(eraseClearRemains(path));
        TRY(makeFile(path, vfs));
        return false;
    case Content::Clear:
        if (!sealed)
            return false;
        if (inClear == OpenPolicy::InClear::Refuse)
            return Error("storage.not_encrypted");
        TRY(sealOurs(path, vfs));
        return true;
    case Content::Sealed:
        if (!sealed)
            return Error("storage.sealed");
        TRY(eraseClearRemains(path));
        return false;
    case Content::Unknown:
        break;
    }
    return Error("storage.damaged");
}

/// That a file is sealed is not believed of a setting: the engine that has it open says so, and it does not begin as a
/// file in clear does.
Result<void> proveSealed(Connection &connection, const QString &path)
{
    TRY_LET(const QByteArray seal, sealOf(connection));
    if (seal.isEmpty() || contentOf(path) != Content::Sealed)
        return Error("storage.seal_unproved");
    return {};
}

Result<void> inspect(const QString &path, const QByteArray &vfs, OpenPolicy::Check check)
{
    TRY_LET(const auto connection, openSqlite({.path = path, .vfs = vfs, .mustExist = true}));
    if (!vfs.isEmpty())
        TRY(proveSealed(*connection, path));
    TRY_LET(const qint64 owner, applicationIdOf(*connection));
    if (owner != applicationId)
        return Error("storage.foreign");
    if (check == OpenPolicy::Check::Quick)
        return checkIntegrity(*connection, Integrity::Quick);
    return {};
}

/// Nothing without keys.
Result<std::unique_ptr<SealingVfs>> sealingWith(KeyProvider *keys)
{
    std::unique_ptr<SealingVfs> sealing;
    if (!keys)
        return sealing;
    if (!LocalStore::canSeal())
        return Error("storage.sealing_unavailable");
    TRY(keys->withKey([&sealing](KeyProvider::Key key) -> Result<void> {
        sealing = std::make_unique<SealingVfs>(key, fileVfs());
        return {};
    }));
    return sealing;
}

LocalStore::Protection protectionOf(const QString &folder, const SealingVfs *sealing)
{
    if (sealing)
        return LocalStore::Protection::Sealed;
    return volumeIsEncrypted(folder) ? LocalStore::Protection::EncryptedVolume : LocalStore::Protection::None;
}

} // namespace

/// Held for as long as the store is open, and let go by the system when the process ends in whatever way.
class LocalStore::Lock
{
public:
    static Result<std::unique_ptr<Lock>> take(const QString &path)
    {
        const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return systemError(QStringLiteral("open lock"));
        auto lock = std::unique_ptr<Lock>(new Lock(descriptor));
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK)
                return systemError(QStringLiteral("lock"));
            return Error("storage.in_use", {{QStringLiteral("pid"), lock->read().toLongLong()}});
        }
        // For the one who is refused; the lock itself is the system's.
        if (!lock->write(QByteArray::number(QCoreApplication::applicationPid()) + '\n'))
            return systemError(QStringLiteral("write lock"));
        return lock;
    }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;
    ~Lock() { ::close(m_descriptor); }

private:
    explicit Lock(int descriptor)
        : m_descriptor(descriptor)
    {}
    QByteArray read() const
    {
        char text[32] = {};
        const ssize_t size = ::pread(m_descriptor, text, sizeof text, 0);
        return QByteArray(text, std::max<ssize_t>(size, 0)).trimmed();
    }
    bool write(const QByteArray &text) const
    {
        return ::ftruncate(m_descriptor, 0) == 0 &&
               ::pwrite(m_descriptor, text.constData(), size_t(text.size()), 0) == text.size();
    }

    int m_descriptor;
};

LocalStore::LocalStore(QString path, std::unique_ptr<Lock> lock, std::unique_ptr<SealingVfs> sealing,
                       Protection protection)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
    , m_sealing(std::move(sealing))
    , m_protection(protection)
{}

LocalStore::~LocalStore() = default;

bool LocalStore::canSeal()
{
#ifdef PEYGIR_LOCAL_CRYPTO_SEAL
    return true;
#else
    return false;
#endif
}

QByteArray LocalStore::vfs() const { return m_sealing ? m_sealing->name() : QByteArray(); }

SealFindings LocalStore::findings() const { return m_sealing ? m_sealing->findings() : SealFindings{}; }

Result<std::unique_ptr<LocalStore>> LocalStore::open(const QString &folder, Purpose purpose, KeyProvider *keys,
                                                     const OpenPolicy &policy)
{
    const QString path = QDir(folder).filePath(baseName(purpose) + QStringLiteral(".db"));
    const auto named = [&](const Error &error) { return error.with(QStringLiteral("path"), path); };
    if (const auto made = makeFolder(folder); !made)
        return named(made.error());
    auto lock = Lock::take(QDir(folder).filePath(baseName(purpose) + QStringLiteral(".lock")));
    if (!lock)
        return named(lock.error());
    if (const auto taken = takeRescued(path); !taken)
        return named(taken.error());
    auto sealing = sealingWith(keys);
    if (!sealing)
        return named(sealing.error());
    const Protection protection = protectionOf(folder, sealing->get());
    if (protection == Protection::None && policy.unencryptedVolume == OpenPolicy::UnencryptedVolume::Refuse)
        return named(Error("storage.unencrypted_volume"));
    const QByteArray vfs = *sealing ? (*sealing)->name() : QByteArray();
    const auto prepared = prepareFile(path, vfs, policy.inClear);
    if (!prepared)
        return named(prepared.error());
    if (const auto inspected = inspect(path, vfs, policy.check); !inspected)
        return named(inspected.error());
    auto store = std::unique_ptr<LocalStore>(new LocalStore(path, std::move(*lock), std::move(*sealing), protection));
    store->m_wasSealedNow = *prepared;
    return store;
}

bool LocalStore::exists(const QString &folder, Purpose purpose)
{
    return QFile::exists(QDir(folder).filePath(baseName(purpose) + QStringLiteral(".db")));
}

bool LocalStore::isDatabase(const QString &folder, Purpose purpose)
{
    const Content content = contentOf(QDir(folder).filePath(baseName(purpose) + QStringLiteral(".db")));
    return content == Content::Clear || content == Content::Sealed;
}

Result<void> LocalStore::setAside(const QString &folder, Purpose purpose)
{
    if (!exists(folder, purpose))
        return {};
    const QDir here(folder);
    const QString name = baseName(purpose);
    TRY_LET(const auto lock, Lock::take(here.filePath(name + QStringLiteral(".lock"))));
    return moveAside(folder, name);
}

bool LocalStore::isMarkedDamaged(const QString &folder, Purpose purpose)
{
    return QFile::exists(damagedMark(QDir(folder).filePath(baseName(purpose) + QStringLiteral(".db"))));
}

Result<void> LocalStore::markDamaged(const QString &folder, Purpose purpose)
{
    QFile mark(damagedMark(QDir(folder).filePath(baseName(purpose) + QStringLiteral(".db"))));
    if (!mark.open(QIODevice::WriteOnly))
        return systemError(QStringLiteral("mark"));
    return syncFolder(folder);
}

Result<void> LocalStore::replace(const QString &folder, Purpose purpose, KeyProvider *keys, const Rescue &fill)
{
    const QString name = baseName(purpose);
    const QString path = QDir(folder).filePath(name + QStringLiteral(".db"));
    TRY_LET(const auto lock, Lock::take(QDir(folder).filePath(name + QStringLiteral(".lock"))));
    TRY_LET(const auto sealing, sealingWith(keys));
    const QByteArray vfs = sealing ? sealing->name() : QByteArray();
    const QString fresh = path + QStringLiteral(".rescue");
    for (const QString &old : {fresh, rescuedName(path)}) {
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(old + QLatin1String(suffix));
    }
    TRY(makeFile(fresh, vfs));
    {
        auto damaged = openSqlite({.path = path, .vfs = vfs, .readOnly = true, .mustExist = true});
        TRY_LET(const auto connection, openSqlite({.path = fresh, .vfs = vfs, .mustExist = true}));
        TRY(fill(damaged.ok() ? damaged->get() : nullptr, *connection));
    }
    // Whole: from here on it is the one that counts.
    if (!QFile::rename(fresh, rescuedName(path)))
        return systemError(QStringLiteral("rename"));
    TRY(syncFolder(folder));
    TRY(moveAside(folder, name));
    return takeRescued(path);
}

Result<void> LocalStore::lookInto(const QString &folder, Purpose purpose, KeyProvider *keys, const Look &look)
{
    const QString name = baseName(purpose);
    TRY_LET(const auto lock, Lock::take(QDir(folder).filePath(name + QStringLiteral(".lock"))));
    TRY_LET(const auto sealing, sealingWith(keys));
    const QString path = QDir(folder).filePath(name + QStringLiteral(".db"));
    const auto opened =
        openSqlite({.path = path, .vfs = sealing ? sealing->name() : QByteArray(), .readOnly = true, .mustExist = true});
    return look(opened.ok() ? Result<Connection *>(opened->get()) : Result<Connection *>(opened.error()));
}

Result<void> LocalStore::remove(const QString &folder, Purpose purpose)
{
    const QDir here(folder);
    if (!here.exists())
        return {};
    const QString name = baseName(purpose);
    TRY_LET(const auto lock, Lock::take(here.filePath(name + QStringLiteral(".lock"))));
    const QStringList files = here.entryList(
        {name + QStringLiteral(".db*"), QStringLiteral("search-*.db*")}, QDir::Files);
    for (const QString &file : files) {
        if (!QFile::remove(here.filePath(file)))
            return systemError(QStringLiteral("remove"));
    }
    return syncFolder(folder);
}

Result<void> LocalStore::erase(const QString &folder, Purpose purpose)
{
    const QDir here(folder);
    if (!here.exists())
        return {};
    const QString name = baseName(purpose);
    const QString path = here.filePath(name + QStringLiteral(".db"));
    TRY_LET(const auto lock, Lock::take(here.filePath(name + QStringLiteral(".lock"))));
    // The log first: a file without it is an older one, a log without its file might be taken for another's.
    for (const char *suffix : {"-wal", "-journal", "-shm"})
        TRY(eraseFile(path + QLatin1String(suffix)));
    TRY(loseName(path));
    TRY(eraseClearRemains(path));
    const QStringList files = here.entryList({name + QStringLiteral(".db*"), name + QStringLiteral("-aside-*.db*"),
                                              QStringLiteral("search-*.db*")},
                                             QDir::Files);
    for (const QString &file : files)
        TRY(eraseFile(here.filePath(file)));
    return syncFolder(folder);
}

Result<std::unique_ptr<Connection>> LocalStore::connect(Access access) const
{
    return m_switch->connect([path = m_path, way = vfs(), access] {
        return openSqlite({.path = path, .vfs = way, .readOnly = access == Access::ReadOnly, .mustExist = true});
    });
}

} // namespace peygir::storage
