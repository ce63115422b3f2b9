// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/profile_secrets.h"

namespace peygir::front {

ProfileSecrets::ProfileSecrets(const Profile &profile, SealingCost cost) : m_profile(profile), m_cost(cost) {}

template <class T>
std::function<void(T)> ProfileSecrets::later(std::function<void(T)> call)
{
    return [this, call = std::move(call)](const T &outcome) {
        QMetaObject::invokeMethod(
            this, [call, outcome] { call(outcome); }, Qt::QueuedConnection);
    };
}

void ProfileSecrets::read(TokenPlace place, StoreKind store, const QString &password, Got got)
{
    using Found = Result<std::optional<QByteArray>>;
    m_store = m_profile.secretStore(place, {password, m_cost});
    m_store->read(Profile::tokenName, later<Found>([this, store, got](const Found &token) {
                      if (!token.ok())
                          return got(token.error());
                      if (store == StoreKind::Clear)
                          return got(Secrets{*token, nullptr});
                      m_store->read(Profile::keyName, later<Found>([got, token](const Found &key) {
                                        if (!key.ok())
                                            return got(key.error());
                                        got(Secrets{*token, *key ? StoreKey::take(**key) : nullptr});
                                    }));
                  }));
}

void ProfileSecrets::keep(const Secrets &secrets, std::optional<TokenPlace> place, const QString &password, Kept kept)
{
    keepAt(place.value_or(TokenPlace::Keychain), place.has_value(), secrets, password, kept);
}

void ProfileSecrets::keepAt(TokenPlace place, bool isWished, const Secrets &secrets, const QString &password,
                            const Kept &kept)
{
    const auto ended = [=, this](const Result<void> &written) {
        if (written.ok())
            kept(place);
        else if (place == TokenPlace::Keychain && !isWished)
            keepAt(TokenPlace::SealedFile, true, secrets, password, kept);
        else
            kept(written.error());
    };
    m_store = m_profile.secretStore(place, {password, m_cost, FileSecretStore::Stranger::Replace});
    const QByteArray token = secrets.token.value_or(QByteArray());
    if (!secrets.key)
        return writeToken(token, ended);
    Q_ASSERT_X(place != TokenPlace::PlainFile, "ProfileSecrets::keep", "a key never lies in a plain file");
    const QByteArray key = secrets.key->toKeep();
    m_store->write(Profile::keyName, key, later<Result<void>>([this, token, key, ended](const Result<void> &written) {
                       if (!written.ok())
                           // Not erased: a keychain that was too slow may still write what it was given.
                           return ended(written);
                       StoreKey::erase(key);
                       writeToken(token, ended);
                   }));
}

void ProfileSecrets::writeToken(const QByteArray &token, const std::function<void(Result<void>)> &done)
{
    m_store->write(Profile::tokenName, token, later<Result<void>>(done));
}

void ProfileSecrets::forgetToken(const ProfileCard &card, const QString &password, Done done)
{
    if (card.store == StoreKind::Clear)
        return forgetAll(card.tokenPlace, std::move(done));
    m_store = m_profile.secretStore(card.tokenPlace, {password, m_cost});
    m_store->remove(Profile::tokenName, later<Result<void>>(std::move(done)));
}

void ProfileSecrets::forgetAll(TokenPlace place, Done done)
{
    m_store = m_profile.removableSecrets(place);
    m_store->remove(Profile::keyName, later<Result<void>>([this, done](const Result<void> &removed) {
                        if (!removed.ok())
                            return done(removed);
                        m_store->remove(Profile::tokenName, later<Result<void>>(done));
                    }));
}

} // namespace peygir::front
