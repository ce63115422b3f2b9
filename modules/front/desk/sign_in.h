// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/farewell.h"
#include "front/desk/password_verifier.h"
#include "front/desk/shredding.h"

#include <QThreadPool>

namespace peygir::front {

/// Lets a person into a profile: by the server where it answers, by the password kept here where it does not, and keeps
/// the device token and the key of the store. The store is to be sealed, also one that lay in clear before, unless the
/// administrator allows one in clear or the token lies in clear. Lives on a thread with an event loop and never blocks it; one act at a time.
class SignIn final : public QObject
{
    Q_OBJECT

public:
    struct Wish
    {
        /// Needed at the first time; afterwards empty means the profile's own.
        QUrl server;
        Trust trust;
        QString name;
        QString password;
        /// Empty: the keychain, or the sealed file where there is none.
        std::optional<TokenPlace> tokenPlace;
        bool allowUnencryptedStore = false;
        /// Takes that back, also where it was given before: a store in clear is sealed.
        bool sealStore = false;
        /// The desk that runs on this profile, when somebody signs in again there; empty when none runs.
        std::optional<Uuid> desk;
        /// ... and the key of its store, which a new password then seals.
        std::shared_ptr<StoreKey> storeKey = {};
        /// The password that the key of the store is sealed with, where it was changed elsewhere meanwhile.
        QString formerPassword = {};
        /// Becomes the person's password where `password` is the present one; the server must be there for it. Empty: he signs in only.
        QString newPassword = {};
        /// Leaves a sealed store whose key is lost, as it is, under another name, and begins with a new one.
        bool beginAnew = false;
    };
    struct Welcome
    {
        ProfileCard card;
        /// Nothing where it is not to be had now: work goes on offline.
        std::optional<QByteArray> token;
        /// Of a sealed store; null for one in clear.
        std::shared_ptr<StoreKey> storeKey;
        /// The server was not there; the password was checked here.
        bool withoutServer = false;
        /// Why, where it was there and could not ask for the password itself ("access.directory_gone").
        std::optional<Error> trouble = {};
    };
    using Done = std::function<void(Result<Welcome>)>;

    explicit SignIn(const Profile &profile, SealingCost cost = {});
    /// Waits for a password that is being checked, at most some seconds.
    ~SignIn() override;

    /// Errors: "access.sign_in_wrong", "access.sign_in_later" {seconds}, "access.directory_gone" and "access.directory_none" (and nobody has
    /// signed in here before), "front.profile_of_another" {name},
    /// "front.no_server", those of `HttpsChannel`, of `Profile` and of `DeskStore::open`. Of a sealed store:
    /// "front.former_password_needed" (the key is sealed with another password than the server's), "front.secrets_password"
    /// (and the former one is not it either), "front.store_key_lost" (no key is kept), "front.key_in_clear" (the token was
    /// to lie in a plain file, where no key may).
    /// Of a new password: "access.password_short" and its like, "front.password_unanswered" (nobody knows whether it was taken); what
    /// is kept here is then as it was.
    void signIn(const Wish &wish, Done done);
    /// Somebody is signing in.
    bool isBusy() const { return bool(m_done); }
    /// Goes on as the one who signed in last, with the token kept here. Errors: "front.nobody_signed_in",
    /// "front.password_needed" (token and key are sealed and `password` empty), "front.sign_in_needed" (there is no token),
    /// "front.store_key_lost" and those of the secret stores.
    void resume(const QString &password, Done done);
    /// The same where no token is needed: for work without the server.
    void unlock(const QString &password, Done done);
    /// Ends the token, at the server too if it can be told, and the way in without the server. What waits to be sent
    /// stays in the store; where nothing waits, a sealed store goes, its key first. Not while a desk runs on the profile.
    /// `keepsBack` says what else waits there.
    void signOut(const QString &password, const KeepsBack &keepsBack, std::function<void(Result<void>)> done);
    /// After the server has revoked this desk (`isRevocation`): sends what waits as that of somebody who is not there (`Farewell`),
    /// and ends the way in without the server. Where then nothing is only here (`somethingWaits`), destroys the store: a sealed
    /// one with its key first, one in clear by overwriting it. True: it is gone; false: something waits, and it stays. `key` is
    /// null for a store in clear. Not while a desk runs on the profile.
    void leave(const std::shared_ptr<StoreKey> &key, const KeepsBack &keepsBack, std::function<void(Result<bool>)> done);

private:
    void askServer(const Uuid &desk);
    void answered(const Result<HttpsReply> &reply);
    void welcomed(const QByteArray &body);
    void findKey(const QByteArray &token);
    void openWithFormer(const QByteArray &token);
    void keepSecrets(const QByteArray &token, const std::shared_ptr<StoreKey> &key);
    void keepRest(const QByteArray &token, const std::shared_ptr<StoreKey> &key);
    Result<void> makeRoom() const;
    void checkHere(const std::optional<Error> &trouble);
    void forget(const QString &password, const KeepsBack &keepsBack, const Welcome &welcome,
                const std::function<void(Result<void>)> &done);
    using Left = std::function<void(Result<bool>)>;
    Result<std::vector<sync::Stranded>> layDown(const std::shared_ptr<StoreKey> &key);
    void destroy(const std::shared_ptr<StoreKey> &key, const KeepsBack &keepsBack, const std::set<Uuid> &taken, const Left &done);
    void finish(const Result<Welcome> &result);
    Result<void> settle(const Wish &wish);
    Result<Uuid> deskToBe();
    bool seals() const;
    bool hasSealedStore() const { return m_card && m_card->store == StoreKind::Sealed && m_card->desk; }
    template <class T>
    void aside(std::function<T()> work, std::function<void(T)> then);

    const Profile m_profile;
    const PasswordVerifier m_verifier;
    ProfileSecrets m_secrets;
    Wish m_wish;
    Done m_done;
    std::optional<ProfileCard> m_card;
    /// As which the server is asked for a token.
    std::optional<Uuid> m_desk;
    /// Where the secrets lay before.
    std::optional<TokenPlace> m_formerPlace;
    /// What was sealed here has been shredded, or is to be left aside.
    enum class Leftover { None, Shredded, Aside };
    Leftover m_leftover = Leftover::None;
    std::unique_ptr<HttpsChannel> m_channel;
    std::unique_ptr<Farewell> m_farewell;
    /// Last: its work uses the rest, and its end waits for it.
    QThreadPool m_pool;
};

} // namespace peygir::front
