// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"
#include "front/desk/desk_worker.h"
#include "front/desk/file_secret_store.h"
#include "front/desk/file_worker.h"
#include "front/desk/store_key.h"
#include "front/desk/trust.h"

namespace peygir::front {

/// Where the device token of a profile lies, and with it the key of its store.
enum class TokenPlace {
    /// The system's keychain; what is tried first.
    Keychain,
    /// A file sealed with the person's password, for machines without a keychain: each start asks for the password.
    SealedFile,
    /// A file in the clear, readable by its owner only. Only where somebody has asked for it: scripts, trying out. Never
    /// holds a key: the store of such a profile lies in the clear.
    PlainFile,
};

/// How the store of a profile lies on the disk (docs/adr/0010).
enum class StoreKind { Clear, Sealed };

/// What it takes to use a place of secrets.
struct SecretAccess
{
    /// For the sealed file only.
    QString password = {};
    SealingCost cost = {};
    FileSecretStore::Stranger stranger = FileSecretStore::Stranger::Refuse;
};

/// Who works in a profile, and with which server. Written at the first sign-in.
struct ProfileCard
{
    QUrl server;
    Trust trust;
    QString signInName;
    UserId user;
    QString fullName;
    TokenPlace tokenPlace = TokenPlace::Keychain;
    /// The administrator's setting `allow_unencrypted_store`; off unless set.
    bool allowUnencryptedStore = false;
    /// Once sealed, always: there is no way back but a new profile.
    StoreKind store = StoreKind::Clear;
    /// Which desk this is, so that signing in need not open a sealed store to know; nothing in the card of a store in clear.
    std::optional<Uuid> desk = {};
};

/// One person's folder on one machine:
///
///     profile.json        the card
///     authority.pem       whom to trust, where that is not the system's authorities
///     password-verifier   for signing in without the server (`PasswordVerifier`), with sign-in-attempts
///     token.sealed, token the device token, where it is not in the keychain; the former has the store's key too
///     files/              documents that were attached or looked at here (`FileStore`)
///     store/              the store: everything the person sees, and what waits to be sent
///     window              the socket of the running window (`DeskDoor`)
class Profile
{
public:
    explicit Profile(const QString &folder);

    const QString &folder() const { return m_folder; }
    QString storeFolder() const;
    QString filesFolder() const;
    /// Nothing where nobody has signed in yet. Fails with "front.profile_damaged" {path}.
    Result<std::optional<ProfileCard>> read() const;
    /// Makes the folder when it is missing. Fails with "base.file".
    Result<void> write(const ProfileCard &card) const;
    /// A place of secrets, for `tokenName` and `keyName`.
    std::unique_ptr<SecretStore> secretStore(TokenPlace place, const SecretAccess &access = {}) const;
    /// The same for removing only, without a password: a sealed file goes as a whole.
    std::unique_ptr<SecretStore> removableSecrets(TokenPlace place) const;
    /// Removes the file of a place that is used no more; nothing where the place is no file.
    void removeSecretFile(TokenPlace place) const;

    /// The desk of this card, without a line to the server. `key` is that of a sealed store; without it such a desk does
    /// not open ("storage.sealed").
    DeskSettings offlineDesk(const ProfileCard &card, const std::shared_ptr<StoreKey> &key = {}) const;
    /// ... and with one.
    DeskSettings desk(const ProfileCard &card, const std::shared_ptr<StoreKey> &key = {}) const;
    /// Keeps which desk a sealed store says that it is, where the card says something else.
    Result<void> noteDesk(const Uuid &desk) const;

    /// Its files, and the line by which they travel.
    FileWorker::Settings files(const ProfileCard &card, const std::shared_ptr<StoreKey> &key = {}) const;

    /// A person's own folder below `root`, for programs that are not told which one.
    static QString folderFor(const QString &root, const QUrl &server, const QString &signInName);

    static inline const QString tokenName = QStringLiteral("device-token");
    static inline const QString keyName = QStringLiteral("store-key");

private:
    QString file(const char *name) const;

    QString m_folder;
};

} // namespace peygir::front
