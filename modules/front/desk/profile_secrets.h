// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/profile.h"

namespace peygir::front {

/// The secrets of one profile where they are kept: the device token, and the key of its sealed store. Lives on a thread
/// with an event loop; one act at a time; callbacks come from that loop, or not at all once it has been destroyed.
class ProfileSecrets final : public QObject
{
public:
    struct Secrets
    {
        /// Nothing where none is kept.
        std::optional<QByteArray> token;
        /// Null where none is kept.
        std::shared_ptr<StoreKey> key;
    };
    using Got = std::function<void(Result<Secrets>)>;
    using Kept = std::function<void(Result<TokenPlace>)>;
    using Done = std::function<void(Result<void>)>;

    explicit ProfileSecrets(const Profile &profile, SealingCost cost = {});

    /// What is kept at this place; the key is looked for only where `store` says that there is one. Errors are those of
    /// the secret stores; "front.secrets_password" where a sealed file has another password.
    void read(TokenPlace place, StoreKind store, const QString &password, Got got);
    /// Keeps both, the key first: without it the store is lost. Without `place` in the keychain, or in the sealed file
    /// where none runs. A sealed file with another password becomes one with this; what else was in it is gone.
    void keep(const Secrets &secrets, std::optional<TokenPlace> place, const QString &password, Kept kept);
    /// Ends the token on this machine, and leaves the key. The password is needed for a sealed file that has both.
    void forgetToken(const ProfileCard &card, const QString &password, Done done);
    /// Destroys both, and so whatever the key has sealed; needs no password.
    void forgetAll(TokenPlace place, Done done);

private:
    void keepAt(TokenPlace place, bool isWished, const Secrets &secrets, const QString &password, const Kept &kept);
    void writeToken(const QByteArray &token, const std::function<void(Result<void>)> &done);
    /// A store must not go before its call has returned.
    template <class T>
    std::function<void(T)> later(std::function<void(T)> call);

    const Profile m_profile;
    const SealingCost m_cost;
    std::unique_ptr<SecretStore> m_store;
};

} // namespace peygir::front
