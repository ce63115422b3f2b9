// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/sign_in.h"

#include "base/durable_file.h"

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

} // namespace

SignIn::SignIn(const Profile &profile, SealingCost cost) : m_profile(profile), m_verifier(profile.folder(), cost)
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
    m_wish.allowUnencryptedStore = wish.allowUnencryptedStore || m_card->allowUnencryptedStore;
    if (!wish.tokenPlace && m_card->tokenPlace == TokenPlace::PlainFile)
        m_wish.tokenPlace = TokenPlace::PlainFile;
    return {};
}

void SignIn::signIn(const Wish &wish, Done done)
{
    Q_ASSERT(!m_done);
    m_done = std::move(done);
    aside<Result<Uuid>>(
        [this, wish]() -> Result<Uuid> {
            TRY(settle(wish));
            if (wish.desk)
                return *wish.desk;
            using Policy = storage::OpenPolicy;
            const Policy policy{.unencryptedVolume = m_wish.allowUnencryptedStore ? Policy::UnencryptedVolume::Allow
                                                                                  : Policy::UnencryptedVolume::Refuse};
            TRY_LET(const auto store, DeskStore::open(m_profile.storeFolder(), policy));
            SystemRandom random;
            return store->desk(random, SystemClock().now());
        },
        [this](const Result<Uuid> &desk) {
            if (desk.ok())
                askServer(*desk);
            else
                finish(desk.error());
        });
}

void SignIn::askServer(const Uuid &desk)
{
    auto channel = HttpsChannel::open(m_wish.server, m_wish.trust, signInLimits);
    if (!channel.ok())
        return finish(channel.error());
    m_channel = std::move(*channel);
    const QJsonObject body{{QStringLiteral("name"), m_wish.name},
                           {QStringLiteral("password"), m_wish.password},
                           {QStringLiteral("desk"), desk.toString()}};
    m_channel->post("/v1/login", QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json", {},
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
    if (m_card && m_verifier.hasOne())
        return checkHere();
    finish(reply.error());
}

void SignIn::welcomed(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QByteArray token = json.value(QStringLiteral("token")).toString().toLatin1();
    const auto user = UserId::parse(json.value(QStringLiteral("user")).toString());
    if (token.isEmpty() || !user.ok())
        return finish(Error("front.malformed_answer"));
    if (m_card && m_card->user != *user)
        return finish(Error("front.profile_of_another", {{QStringLiteral("name"), m_card->signInName}}));
    m_card = ProfileCard{m_wish.server,
                         m_wish.trust,
                         m_wish.name.trimmed(),
                         *user,
                         json.value(QStringLiteral("fullName")).toString(),
                         m_wish.tokenPlace.value_or(TokenPlace::Keychain),
                         m_wish.allowUnencryptedStore};
    keepToken(m_card->tokenPlace, token);
}

void SignIn::keepToken(TokenPlace place, const QByteArray &token)
{
    m_card->tokenPlace = place;
    m_tokens = m_profile.tokenStore(place, m_wish.password);
    m_tokens->write(Profile::tokenName, token, [this, place, token](const Result<void> &written) {
        // The store that called must not go before its call has returned.
        QMetaObject::invokeMethod(
            this,
            [this, place, token, written] {
                if (written.ok())
                    keepRest(token);
                else if (place == TokenPlace::Keychain && !m_wish.tokenPlace)
                    keepToken(TokenPlace::SealedFile, token);
                else
                    finish(written.error());
            },
            Qt::QueuedConnection);
    });
}

void SignIn::keepRest(const QByteArray &token)
{
    aside<Result<void>>(
        [this]() -> Result<void> {
            TRY(m_verifier.keep(m_wish.password));
            return m_profile.write(*m_card);
        },
        [this, token](const Result<void> &kept) {
            if (kept.ok())
                finish(Welcome{*m_card, token, false});
            else
                finish(kept.error());
        });
}

void SignIn::checkHere()
{
    aside<Result<void>>([this] { return m_verifier.check(m_wish.password, SystemClock().now()); },
                        [this](const Result<void> &checked) {
                            if (!checked.ok())
                                return finish(checked.error());
                            readToken(m_wish.password, [this](const Result<std::optional<QByteArray>> &token) {
                                finish(Welcome{*m_card, token.ok() ? *token : std::nullopt, true});
                            });
                        });
}

void SignIn::readToken(const QString &password, std::function<void(Result<std::optional<QByteArray>>)> got)
{
    m_tokens = m_profile.tokenStore(m_card->tokenPlace, password);
    m_tokens->read(Profile::tokenName,
                   [this, got = std::move(got)](const Result<std::optional<QByteArray>> &token) {
                       QMetaObject::invokeMethod(
                           this, [got, token] { got(token); }, Qt::QueuedConnection);
                   });
}

void SignIn::resume(const QString &password, Done done)
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
    if (m_card->tokenPlace == TokenPlace::SealedFile && password.isEmpty())
        return later(Error("front.password_needed"));
    readToken(password, [this](const Result<std::optional<QByteArray>> &token) {
        if (!token.ok())
            finish(token.error());
        else if (!*token)
            finish(Error("front.sign_in_needed"));
        else
            finish(Welcome{*m_card, *token, false});
    });
}

void SignIn::signOut(const QString &password, std::function<void(Result<void>)> done)
{
    resume(password, [this, done = std::move(done)](const Result<Welcome> &welcome) {
        const auto forget = [this, done] {
            m_verifier.forget();
            m_profile.forgetToken(*m_card, m_tokens, done);
        };
        if (!m_card)
            return done(welcome.error());
        auto channel = HttpsChannel::open(m_card->server, m_card->trust, signInLimits);
        if (!welcome.ok() || !welcome->token || !channel.ok())
            return forget();
        m_channel = std::move(*channel);
        // A server that is not there forgets the token when the desk signs in again.
        m_channel->post("/v1/logout", {}, "application/json", {{"Authorization", "Bearer " + *welcome->token}},
                        [forget](const Result<HttpsReply> &) { forget(); });
    });
}

} // namespace peygir::front
