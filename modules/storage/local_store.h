// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/key_provider.h"
#include "storage/sqlite_connection.h"

#include <QString>

#include <memory>

namespace peygir::storage {

/// What the administrator lets a store do.
struct OpenPolicy
{
    enum class UnencryptedVolume { Refuse, Allow };
    enum class Check { None, Quick };

    /// Setting `allow_unencrypted_store`; the window says so wherever it is allowed and used.
    UnencryptedVolume unencryptedVolume = UnencryptedVolume::Refuse;
    /// Reads the whole file; for the first start after a crash and on request.
    Check check = Check::None;
};

/// A SQLite file on this machine, and the only way by which a program gets to one: it decides where the file may lie,
/// makes it so that a half-made one never has its name, and lets one process have it at a time.
///
/// Errors of `open`, besides those of `Connection`:
/// "storage.in_use" (another process has it; "pid"), "storage.unencrypted_volume" (and the policy does not allow that),
/// "storage.sealed" (a sealed file, which this program cannot open), "storage.not_encrypted" (a key was given and the
/// file is in clear: it is never encrypted in place), "storage.sealing_unavailable" (a key was given for a new file),
/// "storage.foreign" (a database of another program), "storage.damaged", "storage.io". All carry the "path".
class LocalStore
{
public:
    enum class Purpose { Desk, Server };
    /// How what is in the file is kept from someone who takes the disk.
    enum class Protection { EncryptedVolume, None };

    /// Makes `folder` (for its owner only) and the file when they are missing. Without `keys` the file is in clear.
    static Result<std::unique_ptr<LocalStore>> open(const QString &folder, Purpose purpose, KeyProvider *keys,
                                                    const OpenPolicy &policy = {});
    ~LocalStore();
    LocalStore(const LocalStore &) = delete;
    LocalStore &operator=(const LocalStore &) = delete;

    /// One more connection to the file, which must not outlive the store. May be called from any thread.
    enum class Access { ReadWrite, ReadOnly };
    Result<std::unique_ptr<Connection>> connect(Access access = Access::ReadWrite) const;

    const QString &path() const { return m_path; }
    Protection protection() const { return m_protection; }

private:
    class Lock;

    LocalStore(QString path, std::unique_ptr<Lock> lock, Protection protection);

    QString m_path;
    std::unique_ptr<Lock> m_lock;
    Protection m_protection;
};

} // namespace peygir::storage
