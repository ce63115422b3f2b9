// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/sign_in.h"

#include "base/durable_file.h"
#include "front/desk/desk_doctor.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace peygir::front {

namespace {

/// A person waits; a server that says nothing for so long is as good as not there.
constexpr HttpsLimits signInLimits{.silence = Milliseconds(10'000), .replyBytes = 64 * 1024};

bool isSameName(const QString &a, const QString &b) { return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0; }

/// What the server said of this person, as opposed to not having been able to say anything.
std::optional<Error> verdictIn(const Error &error)
{
    const int status = error.values().value(QStringLiteral("status")).toInt();
    const QByteArray id = error.values().value(QStringLiteral("error")).toByteArray();
    if (error.id() != "front.status" || status >= 500 || id.isEmpty())
        return std::nullopt;
    return Error(id, error.values().value(QStringLiteral("values")).toMap());
}

/// Why the server could say nothing of this person, where it is not the server that is away.
std::optional<Error> troubleIn(const Error &error)
{
    const QByteArray id = error.values().value(QStringLiteral("error")).toByteArray();
    if (error.id() != "front.status" || !id.startsWith("access.directory_"))
        return std::nullopt;
    return Error(id, error.values().value(QStringLiteral("values")).toMap());
}

} // namespace

SignIn::SignIn(const Profile &profile, SealingCost cost)
    : m_profile(profile)
    , m_verifier(profile.folder(), cost)
    , m_secrets(profile, cost)
{
    m_pool.setMaxThreadCount(1);
}

SignIn::~SignIn() = default;

/// Runs `work` on another thread and then `then` on this one, unless this object is gone by then.
template <class T>
void SignIn::aside(std::function<T()> work, std::function<void(T)> then)
{
    m_pool.start([this, work = std::move(work), then = std::move(then)] {
        const auto result = std::make_shared<T>(work());
        QMetaObject::invokeMethod(
            this, [result, then] { then(std::move(*result)); }, Qt::QueuedConnection);
    });
}

void SignIn::finish(const Result<Welcome> &result)
{
    m_channel.reset();
    m_wish = {};
    const Done done = std::exchange(m_done, {});
    done(result);
}

/// Makes the wish whole from the card, and refuses one that belongs to another profile.
Result<void> SignIn::settle(const Wish &wish)
{
    m_wish = wish;
    TRY_LET(m_card, m_profile.read());
    if (!m_card) {
        if (wish.server.isEmpty())
            return Error("front.no_server");
        return makePrivateFolder(m_profile.folder());
    }
    const bool isOther = !isSameName(wish.name, m_card->signInName) ||
                         (!wish.server.isEmpty() && wish.server.host() != m_card->server.host());
    if (isOther)
        return Error("front.profile_of_another", {{QStringLiteral("name"), m_card->signInName}});
    if (wish.server.isEmpty())
        m_wish.server = m_card->server;
    if (wish.trust.authorities.isEmpty() && wish.trust.publicKeyHash.isEmpty())
        m_wish.trust = m_card->trust;
    m_wish.allowUnencryptedStore = !wish.sealStore && (wish.allowUnencryptedStore || m_card->allowUnencryptedStore);
    if (!wish.tokenPlace && m_card->tokenPlace == TokenPlace::PlainFile)
        m_wish.tokenPlace = TokenPlace::PlainFile;
    if (m_card->store == StoreKind::Sealed && m_wish.tokenPlace == TokenPlace::PlainFile)
        return Error("front.key_in_clear");
    return {};
}

/// Whether the store of who comes in now is to be sealed, where it is not yet. One in clear is, as it is opened next.
bool SignIn::seals() const
{
    return storage::LocalStore::canSeal() && !m_wish.allowUnencryptedStore &&
           m_wish.tokenPlace != TokenPlace::PlainFile;
}

/// Which desk asks the server. A sealed store is not opened for that, since its key may be to be had only afterwards.
Result<Uuid> SignIn::deskToBe()
{
    if (m_wish.desk)
        return *m_wish.desk;
    if (hasSealedStore() && !m_wish.beginAnew)
        return *m_card->desk;
    SystemRandom random;
    const Instant now = SystemClock().now();
    const bool isSealed = m_card && m_card->store == StoreKind::Sealed;
    if (isSealed || (seals() && !storage::LocalStore::exists(m_profile.storeFolder(), storage::LocalStore::Purpose::Desk)))
        return newUuid(now, random);
    using Policy = storage::OpenPolicy;
    // One that is to be sealed lies here in clear already.
    const bool isAllowed = m_wish.allowUnencryptedStore || seals();
    const Policy policy{.unencryptedVolume =
                            isAllowed ? Policy::UnencryptedVolume::Allow : Policy::UnencryptedVolume::Refuse};
    TRY_LET(const auto store, DeskStore::open(m_profile.storeFolder(), policy));
    return store->desk(random, now);
}

void SignIn::signIn(const Wish &wish, Done done)
{
    Q_ASSERT(!m_done);
    m_done = std::move(done);
    aside<Result<Uuid>>(
        [this, wish]() -> Result<Uuid> {
            TRY(settle(wish));
            return deskToBe();
        },
        [this](const Result<Uuid> &desk) {
            if (!desk.ok())
                return finish(desk.error());
            m_desk = *desk;
            askServer(*desk);
        });
}

void SignIn::askServer(const Uuid &desk)
{
    auto channel = HttpsChannel::open(m_wish.server, m_wish.trust, signInLimits);
    if (!channel.ok())
        return finish(channel.error());
    m_channel = std::move(*channel);
    QJsonObject body{{QStringLiteral("name"), m_wish.name},
                     {QStringLiteral("password"), m_wish.password},
                     {QStringLiteral("desk"), desk.toString()}};
    const bool changes = !m_wish.newPassword.isEmpty();
    if (changes)
        body.insert(QStringLiteral("newPassword"), m_wish.newPassword);
    m_channel->post(changes ? "/v1/password" : "/v1/login", QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json", {},
                    [this](const Result<HttpsReply> &reply) { answered(reply); });
}

void SignIn::answered(const Result<HttpsReply> &reply)
{
    // Not within its own callback.
    m_channel.release()->deleteLater();
    if (reply.ok())
        return welcomed(reply->body);
    if (const auto verdict = verdictIn(reply.error()))
        return finish(*verdict);
    if (!m_wish.newPassword.isEmpty())
        return finish(Error("front.password_unanswered"));
    if (m_card && m_verifier.hasOne())
        return checkHere(troubleIn(reply.error()));
    finish(troubleIn(reply.error()).value_or(reply.error()));
}

void SignIn::welcomed(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QByteArray token = json.value(QStringLiteral("token")).toString().toLatin1();
    const auto user = UserId::parse(json.value(QStringLiteral("user")).toString());
    if (token.isEmpty() || !user.ok())
        return finish(Error("front.malformed_answer"));
    // What opens the store until now may be the former one, and this is the person's own from here on.
    if (!m_wish.newPassword.isEmpty()) {
        m_wish.formerPassword = m_wish.password;
        m_wish.password = m_wish.newPassword;
    }
    if (m_card && m_card->user != *user)
        return finish(Error("front.profile_of_another", {{QStringLiteral("name"), m_card->signInName}}));
    const bool wasSealed = hasSealedStore();
    const bool isSealed = (m_card && m_card->store == StoreKind::Sealed) || seals();
    m_formerPlace = m_card ? std::optional(m_card->tokenPlace) : std::nullopt;
    const bool wasShredded = m_card && m_card->store == StoreKind::Sealed && !m_card->desk;
    m_leftover = wasShredded                     ? Leftover::Shredded
                 : wasSealed && m_wish.beginAnew ? Leftover::Aside
                                                 : Leftover::None;
    m_card = ProfileCard{m_wish.server,
                         m_wish.trust,
                         m_wish.name.trimmed(),
                         *user,
                         json.value(QStringLiteral("fullName")).toString(),
                         m_formerPlace.value_or(TokenPlace::Keychain),
                         m_wish.allowUnencryptedStore,
                         isSealed ? StoreKind::Sealed : StoreKind::Clear,
                         isSealed ? m_desk : std::nullopt};
    if (!isSealed)
        return keepSecrets(token, nullptr);
    if (m_wish.storeKey)
        return keepSecrets(token, m_wish.storeKey);
    if (wasSealed && !m_wish.beginAnew)
        return findKey(token);
    keepSecrets(token, StoreKey::fresh());
}

/// A sealed store is here: only its own key will do.
void SignIn::findKey(const QByteArray &token)
{
    m_secrets.read(m_card->tokenPlace, StoreKind::Sealed, m_wish.password,
                   [this, token](const Result<ProfileSecrets::Secrets> &kept) {
                       if (kept.ok() && kept->key)
                           return keepSecrets(token, kept->key);
                       if (kept.ok())
                           return finish(Error("front.store_key_lost"));
                       if (kept.error().id() != "front.secrets_password")
                           return finish(kept.error());
                       // The password is the server's, so the one that sealed the key is an older one.
                       if (m_wish.formerPassword.isEmpty())
                           return finish(Error("front.former_password_needed"));
                       openWithFormer(token);
                   });
}

void SignIn::openWithFormer(const QByteArray &token)
{
    m_secrets.read(m_card->tokenPlace, StoreKind::Sealed, m_wish.formerPassword,
                   [this, token](const Result<ProfileSecrets::Secrets> &kept) {
                       if (!kept.ok())
                           return finish(kept.error());
                       if (!kept->key)
                           return finish(Error("front.store_key_lost"));
                       keepSecrets(token, kept->key);
                   });
}

void SignIn::keepSecrets(const QByteArray &token, const std::shared_ptr<StoreKey> &key)
{
    m_secrets.keep({token, key}, m_wish.tokenPlace, m_wish.password,
                   [this, token, key](const Result<TokenPlace> &place) {
                       if (!place.ok())
                           return finish(place.error());
                       m_card->tokenPlace = *place;
                       keepRest(token, key);
                   });
}

void SignIn::keepRest(const QByteArray &token, const std::shared_ptr<StoreKey> &key)
{
    aside<Result<void>>(
        [this]() -> Result<void> {
            TRY(m_verifier.keep(m_wish.password));
            TRY(makeRoom());
            TRY(m_profile.write(*m_card));
            if (m_formerPlace && *m_formerPlace != m_card->tokenPlace)
                m_profile.removeSecretFile(*m_formerPlace);
            return {};
        },
        [this, token, key](const Result<void> &kept) {
            if (kept.ok())
                finish(Welcome{*m_card, token, key, false});
            else
                finish(kept.error());
        });
}

/// For a new sealed store, where another one was.
Result<void> SignIn::makeRoom() const
{
    switch (m_leftover) {
    case Leftover::None:
        return {};
    case Leftover::Shredded:
        return removeShredded(m_profile);
    case Leftover::Aside:
        return storage::LocalStore::setAside(m_profile.storeFolder(), storage::LocalStore::Purpose::Desk);
    }
    Q_UNREACHABLE();
}

void SignIn::checkHere(const std::optional<Error> &trouble)
{
    aside<Result<void>>([this] { return m_verifier.check(m_wish.password, SystemClock().now()); },
                        [this, trouble](const Result<void> &checked) {
                            if (!checked.ok())
                                return finish(checked.error());
                            using Kept = Result<ProfileSecrets::Secrets>;
                            m_secrets.read(m_card->tokenPlace, m_card->store, m_wish.password, [this, trouble](const Kept &kept) {
                                const bool isSealed = m_card->store == StoreKind::Sealed;
                                if (isSealed && !kept.ok())
                                    return finish(kept.error());
                                if (isSealed && !kept->key)
                                    return finish(Error("front.store_key_lost"));
                                if (!kept.ok())
                                    return finish(Welcome{*m_card, std::nullopt, nullptr, true, trouble});
                                finish(Welcome{*m_card, kept->token, kept->key, true, trouble});
                            });
                        });
}

void SignIn::resume(const QString &password, Done done)
{
    unlock(password, [done = std::move(done)](const Result<Welcome> &welcome) {
        if (welcome.ok() && !welcome->token)
            done(Error("front.sign_in_needed"));
        else
            done(welcome);
    });
}

void SignIn::unlock(const QString &password, Done done)
{
    Q_ASSERT(!m_done);
    m_done = std::move(done);
    const auto card = m_profile.read();
    const auto later = [this](const Error &error) {
        QMetaObject::invokeMethod(
            this, [this, error] { finish(error); }, Qt::QueuedConnection);
    };
    if (!card.ok())
        return later(card.error());
    if (!*card)
        return later(Error("front.nobody_signed_in"));
    m_card = *card;
    if (m_card->store == StoreKind::Sealed && !m_card->desk)
        // Signed out, and nothing is left of the store.
        return later(Error("front.sign_in_needed"));
    if (m_card->tokenPlace == TokenPlace::SealedFile && password.isEmpty())
        return later(Error("front.password_needed"));
    m_secrets.read(m_card->tokenPlace, m_card->store, password, [this](const Result<ProfileSecrets::Secrets> &kept) {
        if (!kept.ok())
            finish(kept.error());
        else if (m_card->store == StoreKind::Sealed && !kept->key)
            finish(Error("front.store_key_lost"));
        else
            finish(Welcome{*m_card, kept->token, kept->key, false});
    });
}

void SignIn::signOut(const QString &password, const KeepsBack &keepsBack, std::function<void(Result<void>)> done)
{
    unlock(password, [this, password, keepsBack, done = std::move(done)](const Result<Welcome> &welcome) {
        if (!m_card)
            return done(welcome.error());
        // Whether something waits in a sealed store is seen with its key only.
        if (hasSealedStore() && !welcome.ok())
            return done(welcome.error());
        const Welcome known = welcome.ok() ? *welcome : Welcome{*m_card, std::nullopt, nullptr, true};
        const auto forgetHere = [this, password, keepsBack, known, done] { forget(password, keepsBack, known, done); };
        auto channel = HttpsChannel::open(m_card->server, m_card->trust, signInLimits);
        if (!known.token || !channel.ok())
            return forgetHere();
        m_channel = std::move(*channel);
        // A server that is not there forgets the token when the desk signs in again.
        m_channel->post("/v1/logout", {}, "application/json", {{"Authorization", "Bearer " + *known.token}},
                        [forgetHere](const Result<HttpsReply> &) { forgetHere(); });
    });
}

void SignIn::forget(const QString &password, const KeepsBack &keepsBack, const Welcome &welcome,
                    const std::function<void(Result<void>)> &done)
{
    if (!hasSealedStore()) {
        m_verifier.forget();
        return m_secrets.forgetToken(*m_card, password, done);
    }
    const auto look = [this, key = welcome.storeKey, keepsBack] {
        return somethingWaits(m_profile, *m_card, key.get(), keepsBack, Parting::SignsOut);
    };
    aside<Result<bool>>(look, [this, password, done](const Result<bool> &waits) {
        if (!waits.ok())
            return done(waits.error());
        m_verifier.forget();
        if (*waits)
            return m_secrets.forgetToken(*m_card, password, done);
        shredProfile(m_profile, *m_card, m_secrets, done);
    });
}

/// What waits, which lies in the machine's folder from now on: whoever works here next sends what does not go now.
Result<std::vector<sync::Stranded>> SignIn::layDown(const std::shared_ptr<StoreKey> &key)
{
    TRY_LET(m_card, m_profile.read());
    m_verifier.forget();
    if (!m_card || (m_card->store == StoreKind::Sealed && !m_card->desk))
        return Error("front.nobody_signed_in");
    std::vector<sync::Stranded> waiting;
    if (!storage::LocalStore::exists(m_profile.storeFolder(), storage::LocalStore::Purpose::Desk))
        return waiting;
    auto work = strandedIn(m_profile.storeFolder(), key.get());
    if (!work.ok() && work.error().id() != "desk.no_identity")
        return work.error();
    if (work.ok())
        waiting = std::move(work->commands);
    const UnsentFolder folder(m_profile.offlineDesk(*m_card).unsentFolder);
    for (const sync::Stranded &command : waiting) {
        // Where it cannot be kept there, it is kept here until the server has it.
        if (!folder.keep(command).ok())
            break;
    }
    return waiting;
}

void SignIn::leave(const std::shared_ptr<StoreKey> &key, const KeepsBack &keepsBack, Left done)
{
    using Waiting = Result<std::vector<sync::Stranded>>;
    aside<Waiting>([this, key] { return layDown(key); },
                   [this, key, keepsBack, done = std::move(done)](const Waiting &waiting) {
                       if (!waiting.ok())
                           return done(waiting.error());
                       const UnsentFolder folder(m_profile.offlineDesk(*m_card).unsentFolder);
                       m_farewell = std::make_unique<Farewell>(*m_card, *waiting, folder);
                       m_farewell->say([this, key, keepsBack, done](const std::set<Uuid> &taken) {
                           destroy(key, keepsBack, taken, done);
                       });
                   });
}

void SignIn::destroy(const std::shared_ptr<StoreKey> &key, const KeepsBack &keepsBack, const std::set<Uuid> &taken,
                     const Left &done)
{
    aside<Result<bool>>(
        [this, key, keepsBack, taken] {
            return somethingWaits(m_profile, *m_card, key.get(), keepsBack, Parting::Revoked, taken);
        },
        [this, done](const Result<bool> &waits) {
            m_farewell.reset();
            if (!waits.ok())
                return done(waits.error());
            if (*waits)
                return done(false);
            const auto destroyed = [done](const Result<void> &gone) {
                done(gone.ok() ? Result<bool>(true) : gone.error());
            };
            if (m_card->store == StoreKind::Sealed)
                return shredProfile(m_profile, *m_card, m_secrets, destroyed);
            aside<Result<void>>([this] { return eraseStore(m_profile); }, [this, destroyed](const Result<void> &erased) {
                if (!erased.ok())
                    return destroyed(erased);
                // Last: as long as it is here, the next start learns once more that it is revoked, and ends this.
                m_secrets.forgetAll(m_card->tokenPlace, destroyed);
            });
        });
}

} // namespace peygir::front
