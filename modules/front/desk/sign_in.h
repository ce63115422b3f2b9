// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/https_channel.h"
#include "front/desk/password_verifier.h"
#include "front/desk/profile.h"

#include <QThreadPool>

namespace peygir::front {

/// Lets a person into a profile: by the server where it answers, by the password kept here where it does not, and keeps
/// the device token. Lives on a thread with an event loop and never blocks it; one act at a time.
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
        /// The desk that runs on this profile, when somebody signs in again there; empty when none runs.
        std::optional<Uuid> desk;
    };
    struct Welcome
    {
        ProfileCard card;
        /// Nothing where it is not to be had now: work goes on offline.
        std::optional<QByteArray> token;
        /// The server was not there; the password was checked here.
        bool withoutServer = false;
    };
    using Done = std::function<void(Result<Welcome>)>;

    explicit SignIn(const Profile &profile, SealingCost cost = {});
    /// Waits for a password that is being checked, at most some seconds.
    ~SignIn() override;

    /// Errors: "access.sign_in_wrong", "access.sign_in_later" {seconds}, "front.profile_of_another" {name},
    /// "front.no_server", those of `HttpsChannel`, of `Profile` and of `DeskStore::open`.
    void signIn(const Wish &wish, Done done);
    /// Goes on as the one who signed in last, with the token kept here. Errors: "front.nobody_signed_in",
    /// "front.password_needed" (the token is sealed and `password` empty), "front.sign_in_needed" (there is none) and
    /// those of the secret stores.
    void resume(const QString &password, Done done);
    /// Ends the token, at the server too if it can be told, and the way in without the server. What waits to be sent
    /// stays in the store. Not while a desk runs on the profile.
    void signOut(const QString &password, std::function<void(Result<void>)> done);

private:
    void askServer(const Uuid &desk);
    void answered(const Result<HttpsReply> &reply);
    void welcomed(const QByteArray &body);
    void keepToken(TokenPlace place, const QByteArray &token);
    void keepRest(const QByteArray &token);
    void checkHere();
    void readToken(const QString &password, std::function<void(Result<std::optional<QByteArray>>)> got);
    void finish(const Result<Welcome> &result);
    Result<void> settle(const Wish &wish);
    template <class T>
    void aside(std::function<T()> work, std::function<void(T)> then);

    const Profile m_profile;
    const PasswordVerifier m_verifier;
    Wish m_wish;
    Done m_done;
    std::optional<ProfileCard> m_card;
    std::unique_ptr<HttpsChannel> m_channel;
    std::unique_ptr<SecretStore> m_tokens;
    /// Last: its work uses the rest, and its end waits for it.
    QThreadPool m_pool;
};

} // namespace peygir::front
