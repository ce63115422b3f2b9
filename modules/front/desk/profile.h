// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"
#include "front/desk/desk_worker.h"
#include "front/desk/file_worker.h"
#include "front/desk/secret_store.h"
#include "front/desk/trust.h"

namespace peygir::front {

/// Where the device token of a profile lies.
enum class TokenPlace {
    /// The system's keychain; what is tried first.
    Keychain,
    /// A file sealed with the person's password, for machines without a keychain: each start asks for the password.
    SealedFile,
    /// A file in the clear, readable by its owner only. Only where somebody has asked for it: scripts, trying out.
    PlainFile,
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
};

/// One person's folder on one machine:
///
///     profile.json        the card
///     authority.pem       whom to trust, where that is not the system's authorities
///     password-verifier   for signing in without the server (`PasswordVerifier`), with sign-in-attempts
///     token.sealed, token the device token, where it is not in the keychain
///     files/              documents that were attached or looked at here (`FileStore`)
///     store/              the store: everything the person sees, and what waits to be sent
///     window              the socket of the running window (`DeskDoor`)
class Profile
{
public:
    explicit Profile(const QString &folder);

    const QString &folder() const { return m_folder; }
    QString storeFolder() const;
    /// Nothing where nobody has signed in yet. Fails with "front.profile_damaged" {path}.
    Result<std::optional<ProfileCard>> read() const;
    /// Makes the folder when it is missing. Fails with "base.file".
    Result<void> write(const ProfileCard &card) const;
    /// The place of the token; the password is used for the sealed file only.
    std::unique_ptr<SecretStore> tokenStore(TokenPlace place, const QString &password = {}) const;

    /// Ends the token on this machine. A sealed one needs no password for that. `store` must live until `done`.
    void forgetToken(const ProfileCard &card, std::unique_ptr<SecretStore> &store, SecretStore::Done done) const;

    /// The desk of this card, without a line to the server.
    DeskSettings offlineDesk(const ProfileCard &card) const;
    /// ... and with one.
    DeskSettings desk(const ProfileCard &card) const;

    /// Its files, and the line by which they travel.
    FileWorker::Settings files(const ProfileCard &card) const;

    /// A person's own folder below `root`, for programs that are not told which one.
    static QString folderFor(const QString &root, const QUrl &server, const QString &signInName);

    static inline const QString tokenName = QStringLiteral("device-token");

private:
    QString file(const char *name) const;

    QString m_folder;
};

} // namespace peygir::front
