// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/key_provider.h"
#include "storage/page_file.h"
#include "storage/sealing.h"
#include "storage/sqlite_connection.h"
#include "storage/switched_connection.h"

#include <QString>

#include <memory>

namespace peygir::storage {

class SealingVfs;

/// What the administrator lets a store do.
struct OpenPolicy
{
    enum class UnencryptedVolume { Refuse, Allow };
    enum class InClear { Refuse, Seal };
    enum class Check { None, Quick };

    /// Of a store in clear. Setting `allow_unencrypted_store`; the window says so wherever it is allowed and used.
    UnencryptedVolume unencryptedVolume = UnencryptedVolume::Refuse;
    /// Reads the whole file; for the first start after a crash and on request.
    Check check = Check::None;
    /// What becomes of a file in clear where a key is given: Seal puts a sealed copy in its place (`sealInPlace`).
    InClear inClear = InClear::Refuse;
};

/// A SQLite file on this machine, and the only way by which a program gets to one: it decides where the file may lie,
/// makes it so that a half-made one never has its name, and lets one process have it at a time.
///
/// Errors of `open`, besides those of `Connection`:
/// "storage.in_use" (another process has it; "pid"), "storage.unencrypted_volume" (and the policy does not allow that),
/// "storage.sealed" (a sealed file, and no key was given), "storage.wrong_key" (it is sealed with another one),
/// "storage.not_encrypted" (a key was given, the file is in clear, and the policy does not say to seal it),
/// "storage.sealing_unavailable" (a key was given to a program that is built without sealing, PEYGIR_LOCAL_CRYPTO),
/// "storage.seal_unproved" (what was written is not sealed), "storage.foreign" (a database of another program),
/// "storage.damaged", "storage.io". All carry the "path".
class LocalStore
{
public:
    enum class Purpose { Desk, Server };
    /// How what is in the file is kept from someone who takes the disk.
    enum class Protection { Sealed, EncryptedVolume, None };

    /// Whether this program is built with sealing (PEYGIR_LOCAL_CRYPTO); without, whoever gives a key is refused.
    static bool canSeal();

    /// Makes `folder` (for its owner only) and the file when they are missing. With `keys` the file is sealed, on any
    /// volume, and proved to be before it is used; the key is asked for once, and kept for as long as the store is
    /// open. Without, the file is in clear.
    static Result<std::unique_ptr<LocalStore>> open(const QString &folder, Purpose purpose, KeyProvider *keys,
                                                    const OpenPolicy &policy = {});
    ~LocalStore();

    /// Whether there is a file, of whatever kind.
    static bool exists(const QString &folder, Purpose purpose);
    /// Whether it is a database by its beginning, in clear or sealed, whatever else is wrong with it.
    static bool isDatabase(const QString &folder, Purpose purpose);
    /// Gives the file, which cannot be opened any more, another name in its folder and makes room for a new one. Fails with
    /// "storage.in_use", "storage.io".
    static Result<void> setAside(const QString &folder, Purpose purpose);
    /// Removes the file, with its index. For a sealed one whose key is destroyed; of one in clear the bytes stay on the
    /// disk. Fails with "storage.in_use", "storage.io".
    static Result<void> remove(const QString &folder, Purpose purpose);

    /// Overwrites one in clear, its log, its index and what was set aside of it, and removes them: as good as a lost key, except
    /// where a disk writes elsewhere than it is told to. Harmless when repeated; what a crash leaves, the next `open` ends, or
    /// this. Fails with "storage.in_use", "storage.io".
    static Result<void> erase(const QString &folder, Purpose purpose);

    /// Fills a new file with what can still be read of a damaged one, which is null where nothing can.
    using Rescue = std::function<Result<void>(Connection *damaged, Connection &fresh)>;
    /// Replaces a damaged file: makes a new one beside it, has it filled, and gives it the name; the damaged one stays in the folder
    /// under another. After a crash the next `open` ends it or finds the damaged one as it was. Errors as `open`, and those
    /// of `fill`.
    static Result<void> replace(const QString &folder, Purpose purpose, KeyProvider *keys, const Rescue &fill);
    /// Looks at a file that `open` may not open any more, and writes nothing: `look` gets a connection, or why there is none.
    /// Nobody else has the file meanwhile. Fails with "storage.in_use", as `KeyProvider::withKey`, and as `look` does.
    using Look = std::function<Result<void>(const Result<Connection *> &file)>;
    static Result<void> lookInto(const QString &folder, Purpose purpose, KeyProvider *keys, const Look &look);
    /// Says that the file was found damaged, so that who opens it next replaces it. The mark goes with the damage.
    static Result<void> markDamaged(const QString &folder, Purpose purpose);
    static bool isMarkedDamaged(const QString &folder, Purpose purpose);

    LocalStore(const LocalStore &) = delete;
    LocalStore &operator=(const LocalStore &) = delete;

    /// One more connection to the file, which must not outlive the store, and goes on with another file that takes its place
    /// (`exchange`). May be called from any thread.
    enum class Access { ReadWrite, ReadOnly };
    Result<std::unique_ptr<Connection>> connect(Access access = Access::ReadWrite) const;

    // Another file beside the store that may take its place (SYNC 18), and files of pages that it is made of, by names of letters
    // and digits. All lie on the same VFS. For one thread.

    /// An empty file, in the place of one that was begun; or the one that was begun: "storage.missing" where there is none. With
    /// a rollback journal, so that nothing lies beside it when it is closed.
    enum class Next { Fresh, Kept };
    Result<std::unique_ptr<Connection>> openNext(Next next) const;
    Result<std::unique_ptr<PageFile>> openPages(const QString &name) const;
    QString pathOfPages(const QString &name) const;
    Result<void> removePages(const QString &name) const;
    /// With all files of pages.
    Result<void> discardNext() const;
    /// While nobody else uses the file: runs `last`, at the end of which the next one is closed, closes all connections and gives
    /// the next one the name, durably. Fails with "storage.busy" (`ConnectionSwitch::exclusively`) and "storage.io".
    Result<void> exchange(const std::function<Result<void>()> &last) const;

    const QString &path() const { return m_path; }
    Protection protection() const { return m_protection; }
    /// It lay in clear until it was opened this time.
    bool wasSealedNow() const { return m_wasSealedNow; }
    /// The way to files on which it lies, for what lies beside it (`SqliteOptions::vfs`); empty for a store in clear.
    QByteArray vfs() const;
    /// What of the sealed files was not as we had written it, since they were opened.
    SealFindings findings() const;

private:
    class Lock;

    LocalStore(QString path, std::unique_ptr<Lock> lock, std::unique_ptr<SealingVfs> sealing, Protection protection);

    QString m_path;
    std::unique_ptr<Lock> m_lock;
    std::unique_ptr<SealingVfs> m_sealing;
    std::shared_ptr<ConnectionSwitch> m_switch = std::make_shared<ConnectionSwitch>();
    Protection m_protection;
    bool m_wasSealedNow = false;
};

} // namespace peygir::storage
