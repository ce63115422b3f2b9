// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/accounts.h"

#include "access/core/password_rules.h"
#include "base/hash.h"
#include "base/limits.h"
#include "persian/text.h"

#include <algorithm>
#include <sodium.h>

namespace peygir::access {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

constexpr auto betweenTouches = std::chrono::minutes(10);

/// Wrong attempts are forgotten after this time: by then the longest delay has passed many times over.
constexpr auto failuresLive = std::chrono::hours(24);
constexpr qsizetype tokenBytes = 32;

QByteArray nameForm(const QString &typed) { return persian::folded(persian::normalised(typed)).toUtf8(); }

QByteArray hashOfName(const QByteArray &name) { return Blake2b(32).add(name).finish(); }

QByteArray hashOfPassword(const QByteArray &password, const PasswordCost &cost)
{
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    const int failed = crypto_pwhash_str(hash.data(), password.constData(), quint64(password.size()), cost.operations,
                                         size_t(cost.memoryBytes));
    // Fails only when the memory cannot be had: then nobody may be let in or shut out.
    if (failed != 0)
        return {};
    hash.truncate(qstrlen(hash.constData()));
    return hash;
}

} // namespace

PasswordCost PasswordCost::interactive()
{
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

PasswordCost PasswordCost::least() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

Milliseconds signInDelay(qint64 failures)
{
    if (failures < limits::freeSignInAttempts)
        return Milliseconds(0);
    const qint64 doublings = std::min<qint64>(failures - limits::freeSignInAttempts, 20);
    return std::min<Milliseconds>(std::chrono::seconds(1LL << doublings), limits::signInDelayMost);
}

Accounts::Accounts(Random &random, PasswordCost cost)
    : m_random(random)
    , m_cost(cost)
    , m_nobodysHash(hashOfPassword(random.bytes(16).toHex(), cost))
{
}

namespace {

/// Of all desks.
Result<void> endTokens(Connection &connection, const UserId &user, Instant now)
{
    TRY(connection.run("UPDATE device_token SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL",
                       {Value(now), Value(user.uuid())}));
    return {};
}

} // namespace

Result<QByteArray> Accounts::hashFor(const NewAccount &account) const
{
    if (nameForm(account.signInName).isEmpty() || account.signInName.size() > limits::nameText)
        return Error("access.sign_in_name");
    if (!account.directoryName.isEmpty()) {
        if (account.directoryName.size() > limits::nameText || !account.password.isEmpty())
            return Error("access.directory_name");
        // Matches nothing.
        return QByteArray("");
    }
    TRY(checkPassword(account.password, account.signInName));
    QByteArray hash = hashOfPassword(account.password.toUtf8(), m_cost);
    return hash.isEmpty() ? Result<QByteArray>(Error("access.memory")) : hash;
}

Result<void> Accounts::put(Connection &connection, const NewAccount &account, Instant now)
{
    TRY_LET(const QByteArray hash, hashFor(account));
    return putHashed(connection, account, hash, now);
}

Result<void> Accounts::putHashed(Connection &connection, const NewAccount &account, const QByteArray &hash, Instant now)
{
    const QByteArray name = nameForm(account.signInName);
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    const auto written = connection.run("INSERT INTO account (user_id, sign_in_name, password_hash, directory_name, active, must_change)"
                                        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (user_id) DO UPDATE SET"
                                        " sign_in_name = excluded.sign_in_name,"
                                        " password_hash = excluded.password_hash,"
                                        " directory_name = excluded.directory_name, must_change = excluded.must_change",
                                        {Value(account.user.uuid()), Value::text(name), Value::text(hash),
                                         account.directoryName.isEmpty() ? Value() : Value::text(account.directoryName.toUtf8()),
                                         Value(true), Value(account.mustChange)});
    if (!written.ok())
        return written.error().id() == "storage.unique" ? Error("access.sign_in_name_taken") : written.error();
    TRY(endTokens(connection, account.user, now));
    return transaction.commit();
}

Result<void> Accounts::setActive(Connection &connection, const UserId &user, bool active, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    bool changes = false;
    TRY(connection.each("SELECT active FROM account WHERE user_id = ?", {Value(user.uuid())}, [&](const RowView &view) {
        changes = view.boolean(0) != active;
        return false;
    }));
    TRY(connection.run("UPDATE account SET active = ? WHERE user_id = ?", {Value(active), Value(user.uuid())}));
    // Opening too: somebody who was just signing in as it was closed may have got one that was good for nothing until now.
    if (changes || !active)
        TRY(endTokens(connection, user, now));
    return transaction.commit();
}

Result<std::vector<Accounts::Listed>> Accounts::all(Connection &connection, Instant now)
{
    std::vector<Listed> accounts;
    TRY(connection.each("SELECT a.user_id, a.sign_in_name, a.active, a.directory_name,"
                        " COUNT(CASE WHEN t.revoked_at IS NULL AND t.used_at > ? AND t.created_at > ? THEN t.token_hash END),"
                        " MAX(t.used_at) FROM account a LEFT JOIN device_token t ON t.user_id = a.user_id"
                        " GROUP BY a.user_id, a.sign_in_name, a.active, a.directory_name ORDER BY a.sign_in_name",
                        {Value(now - limits::tokenIdle), Value(now - limits::tokenLife)}, [&accounts](const RowView &view) {
                            accounts.push_back({UserId(view.uuid(0)), view.text(1), view.boolean(2),
                                                view.isNull(3) ? QString() : view.text(3), int(view.integer(4)),
                                                view.isNull(5) ? std::nullopt : std::optional(view.instant(5))});
                            return true;
                        }));
    return accounts;
}

Result<std::optional<Accounts::State>> Accounts::stateOf(Connection &connection, const UserId &user, Instant now)
{
    std::optional<State> state;
    QByteArray name;
    TRY(connection.each("SELECT sign_in_name, active, directory_name, must_change FROM account WHERE user_id = ?",
                        {Value(user.uuid())}, [&](const RowView &view) {
                            name = view.utf8(0);
                            state = State{view.text(0), view.boolean(1), !view.isNull(2),
                                          !view.isNull(3) && view.boolean(3), {}};
                            return false;
                        }));
    if (!state)
        return state;
    TRY(connection.each("SELECT locked_until FROM sign_in_failure WHERE name_hash = ? AND locked_until > ?",
                        {Value::bytes(hashOfName(name)), Value(now)}, [&state](const RowView &view) {
                            state->lockedUntil = view.instant(0);
                            return false;
                        }));
    return state;
}

Result<void> Accounts::unlock(Connection &connection, const UserId &user)
{
    std::optional<QByteArray> name;
    TRY(connection.each("SELECT sign_in_name FROM account WHERE user_id = ?", {Value(user.uuid())},
                        [&name](const RowView &view) {
                            name = view.utf8(0);
                            return false;
                        }));
    if (!name)
        return Error("access.account_unknown");
    TRY(connection.run("DELETE FROM sign_in_failure WHERE name_hash = ?", {Value::bytes(hashOfName(*name))}));
    return {};
}

Result<UserId> Accounts::userNamed(Connection &connection, const QString &signInName)
{
    std::optional<UserId> user;
    TRY(connection.each("SELECT user_id FROM account WHERE sign_in_name = ?",
                        {Value::text(nameForm(signInName.left(limits::nameText)))}, [&user](const RowView &view) {
                            user = UserId(view.uuid(0));
                            return false;
                        }));
    return user ? Result<UserId>(*user) : Error("access.account_unknown");
}

Result<Accounts::Attempt> Accounts::begin(Connection &connection, const QString &signInName, Instant now) const
{
    // A name of any length costs the same as one of the longest that can exist.
    const QByteArray name = nameForm(signInName.left(limits::nameText));
    Attempt attempt{hashOfName(name), std::nullopt, m_nobodysHash};
    std::optional<Instant> lockedUntil;
    TRY(connection.each("SELECT locked_until FROM sign_in_failure WHERE name_hash = ?", {Value::bytes(attempt.nameHash)},
                        [&lockedUntil](const RowView &view) {
                            lockedUntil = view.instant(0);
                            return false;
                        }));
    if (lockedUntil && *lockedUntil > now) {
        const qint64 seconds = ((*lockedUntil - now).count() + 999) / 1000;
        return Error("access.sign_in_later",
                     {{QStringLiteral("seconds"), seconds}, {QStringLiteral("retryAfter"), seconds}});
    }
    TRY(connection.each("SELECT user_id, password_hash, directory_name, must_change FROM account WHERE sign_in_name = ? AND active = ?",
                        {Value::text(name), Value(true)}, [&attempt](const RowView &view) {
                            attempt.user = UserId(view.uuid(0));
                            if (view.isNull(2))
                                attempt.passwordHash = view.utf8(1);
                            else
                                attempt.directoryName = view.text(2);
                            attempt.mustChange = !view.isNull(3) && view.boolean(3);
                            return false;
                        }));
    return attempt;
}

bool Accounts::matches(const Attempt &attempt, const QString &password) const
{
    const QByteArray typed = password.left(mostPassword).toUtf8();
    const bool right
        = crypto_pwhash_str_verify(attempt.passwordHash.constData(), typed.constData(), quint64(typed.size())) == 0;
    return right && attempt.user.has_value();
}

Result<QByteArray> Accounts::finish(Connection &connection, const Attempt &attempt, bool matched, const Uuid &desk,
                                    Instant now)
{
    if (!matched || !attempt.user) {
        TRY(countFailure(connection, attempt.nameHash, now));
        return Error("access.sign_in_wrong");
    }
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    TRY_LET(const QByteArray token, giveToken(connection, attempt, desk, now));
    TRY(transaction.commit());
    return token;
}

Result<QByteArray> Accounts::newHash(const Attempt &attempt, const QString &signInName, const QString &password) const
{
    TRY(checkPassword(password, signInName));
    if (matches(attempt, password))
        return Error("access.password_same");
    QByteArray hash = hashOfPassword(password.toUtf8(), m_cost);
    return hash.isEmpty() ? Result<QByteArray>(Error("access.memory")) : hash;
}

Result<QByteArray> Accounts::finishWithNew(Connection &connection, const Attempt &attempt, const QByteArray &newHash,
                                           const Uuid &desk, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    // Of two who change it at one time the second one's present password is none any more.
    TRY_LET(const qint64 changed,
            connection.run("UPDATE account SET password_hash = ?, must_change = NULL WHERE user_id = ? AND password_hash = ?",
                           {Value::text(newHash), Value(attempt.user->uuid()), Value::text(attempt.passwordHash)}));
    if (changed != 1)
        return Error("access.sign_in_wrong");
    TRY(endTokens(connection, *attempt.user, now));
    TRY_LET(const QByteArray token, giveToken(connection, attempt, desk, now));
    TRY(transaction.commit());
    return token;
}

Result<QByteArray> Accounts::giveToken(Connection &connection, const Attempt &attempt, const Uuid &desk, Instant now)
{
    QByteArray token = m_random.bytes(tokenBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    TRY(connection.run("DELETE FROM sign_in_failure WHERE name_hash = ?", {Value::bytes(attempt.nameHash)}));
    TRY(connection.run("UPDATE device_token SET revoked_at = ? WHERE user_id = ? AND desk = ? AND revoked_at IS NULL",
                       {Value(now), Value(attempt.user->uuid()), Value(desk)}));
    TRY(connection.run("INSERT INTO device_token (token_hash, user_id, desk, created_at, used_at)"
                       " VALUES (?, ?, ?, ?, ?)",
                       {Value::bytes(hashOf(token)), Value(attempt.user->uuid()), Value(desk), Value(now),
                        Value(now)}));
    return token;
}

Result<std::vector<Accounts::Device>> Accounts::devicesOf(Connection &connection, const UserId &user, Instant now)
{
    std::vector<Device> devices;
    TRY(connection.each("SELECT desk, created_at, used_at FROM device_token WHERE user_id = ? AND revoked_at IS NULL"
                        " AND used_at > ? AND created_at > ? ORDER BY used_at DESC, created_at DESC, desk",
                        {Value(user.uuid()), Value(now - limits::tokenIdle), Value(now - limits::tokenLife)},
                        [&devices](const RowView &view) {
                            devices.push_back({view.uuid(0), view.instant(1), view.instant(2)});
                            return true;
                        }));
    return devices;
}

Result<void> Accounts::endDevice(Connection &connection, const UserId &user, const Uuid &desk, Instant now)
{
    TRY(connection.run("UPDATE device_token SET revoked_at = ? WHERE user_id = ? AND desk = ? AND revoked_at IS NULL",
                       {Value(now), Value(user.uuid()), Value(desk)}));
    return {};
}

Result<void> Accounts::countFailure(Connection &connection, const QByteArray &nameHash, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    TRY(connection.run("DELETE FROM sign_in_failure WHERE last_at < ?", {Value(now - failuresLive)}));
    qint64 failures = 0;
    TRY(connection.each("SELECT failures FROM sign_in_failure WHERE name_hash = ?", {Value::bytes(nameHash)},
                        [&failures](const RowView &view) {
                            failures = view.integer(0);
                            return false;
                        }));
    ++failures;
    TRY(connection.run("INSERT INTO sign_in_failure (name_hash, failures, last_at, locked_until) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (name_hash) DO UPDATE SET failures = excluded.failures,"
                       " last_at = excluded.last_at, locked_until = excluded.locked_until",
                       {Value::bytes(nameHash), Value(failures), Value(now), Value(now + signInDelay(failures))}));
    return transaction.commit();
}

Result<SignedIn> Accounts::verify(Connection &connection, const QByteArray &token, Instant now)
{
    struct Kept
    {
        SignedIn signedIn;
        Instant createdAt;
        bool isRevoked;
        bool isClosed;
    };
    std::optional<Kept> kept;
    TRY(connection.each("SELECT t.user_id, t.desk, t.used_at, t.created_at, t.revoked_at IS NOT NULL, a.active"
                        " FROM device_token t JOIN account a ON a.user_id = t.user_id WHERE t.token_hash = ?",
                        {Value::bytes(hashOf(token))}, [&kept](const RowView &view) {
                            kept = Kept{{UserId(view.uuid(0)), view.uuid(1), view.instant(2)},
                                        view.instant(3),
                                        view.boolean(4),
                                        !view.boolean(5)};
                            return false;
                        }));
    // Said to whoever has had a token of it, so that his desk destroys what it keeps.
    if (kept && kept->isClosed)
        return Error("access.account_closed");
    if (!kept || kept->isRevoked)
        return Error("access.token_unknown");
    if (kept->signedIn.usedAt <= now - limits::tokenIdle || kept->createdAt <= now - limits::tokenLife)
        return Error("access.token_expired");
    return kept->signedIn;
}

QByteArray Accounts::hashOf(const QByteArray &token) { return Blake2b(32).add(token).finish(); }

Result<std::vector<QByteArray>> Accounts::endedSince(Connection &connection, Instant since, Instant now)
{
    std::vector<QByteArray> hashes;
    TRY(connection.each("SELECT token_hash FROM device_token WHERE revoked_at >= ? OR (created_at >= ? AND created_at <= ?)",
                        {Value(since), Value(since - limits::tokenLife), Value(now - limits::tokenLife)},
                        [&hashes](const RowView &view) {
                            hashes.push_back(view.bytes(0));
                            return true;
                        }));
    return hashes;
}

Result<std::optional<Uuid>> Accounts::deskOf(Connection &connection, const QByteArray &token)
{
    std::optional<Uuid> desk;
    TRY(connection.each("SELECT desk FROM device_token WHERE token_hash = ?", {Value::bytes(hashOf(token))},
                        [&desk](const RowView &view) {
                            desk = view.uuid(0);
                            return false;
                        }));
    return desk;
}

Result<void> Accounts::touch(Connection &connection, const QByteArray &token, Instant now)
{
    TRY(connection.run("UPDATE device_token SET used_at = ? WHERE token_hash = ? AND used_at < ?",
                       {Value(now), Value::bytes(hashOf(token)), Value(now - betweenTouches)}));
    return {};
}

Result<void> Accounts::endTokensOf(Connection &connection, const std::vector<Uuid> &desks, Instant now)
{
    for (const Uuid &desk : desks) {
        TRY(connection.run("UPDATE device_token SET revoked_at = ? WHERE desk = ? AND revoked_at IS NULL",
                           {Value(now), Value(desk)}));
    }
    return {};
}

Result<bool> Accounts::forgetEnded(Connection &connection, Instant now, int most)
{
    // By primary key: "DELETE … LIMIT" is not everybody's SQL.
    TRY_LET(const qint64 gone,
            connection.run("DELETE FROM device_token WHERE token_hash IN (SELECT t.token_hash FROM device_token t WHERE t.revoked_at < ?"
                           " AND EXISTS (SELECT 1 FROM device_token n WHERE n.user_id = t.user_id AND n.desk = t.desk"
                           " AND n.created_at > t.created_at) LIMIT ?)",
                           {Value(now - endedTokensKept), Value(qint64(most))}));
    return gone == most;
}

Result<void> Accounts::revoke(Connection &connection, const QByteArray &token, Instant now)
{
    TRY(connection.run("UPDATE device_token SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL",
                       {Value(now), Value::bytes(hashOf(token))}));
    return {};
}

} // namespace peygir::access
