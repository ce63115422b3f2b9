// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/rights.h"
#include "storage/connection.h"

namespace peygir::access {

/// What one check of a password costs. Tests take the least that libsodium allows.
struct PasswordCost
{
    quint64 operations;
    quint64 memoryBytes;

    /// libsodium's figures for a person who waits: 64 MB, a fifth of a second.
    static PasswordCost interactive();
    static PasswordCost least();
};

/// A person's way in, as an administrator gives it.
struct NewAccount
{
    UserId user;
    /// As typed; kept in one form, in which look-alike letters, digits of all three sets and letter case are the same.
    QString signInName;
    /// Empty for an account of the directory.
    QString password;
    /// By which name the organisation's directory knows the person, who then signs in with the password that is kept there.
    QString directoryName = {};
    /// Somebody else has chosen the password: it lets its owner in only to choose another one.
    bool mustChange = false;
};

/// Whose device speaks: found by its token.
struct SignedIn
{
    UserId user;
    Uuid desk;
    /// When it was last here, to what `touch` has noted.
    Instant usedAt;
};

/// Passwords and device tokens (R116, DESIGN §9). Holds no connection: each call is given one that no transaction is
/// open on. Time is a parameter. Safe to use from several threads.
class Accounts
{
public:
    explicit Accounts(Random &random, PasswordCost cost = PasswordCost::interactive());

    /// Makes an account, or gives an existing one this name and password; then its tokens end, because whoever has them
    /// may be why the password is another one. One that is switched off stays so. Fails with "access.sign_in_name" (empty or too
    /// long), those of `checkPassword`, "access.sign_in_name_taken", "access.directory_name" (too long, or with a password).
    Result<void> put(storage::Connection &connection, const NewAccount &account, Instant now);
    /// The two halves of `put`, of which the first takes as long as `matches` and needs no database.
    Result<QByteArray> hashFor(const NewAccount &account) const;
    static Result<void> putHashed(storage::Connection &connection, const NewAccount &account, const QByteArray &hash, Instant now);
    /// An account that is switched off signs in nowhere; its tokens are revoked with it, and do not come back when it is
    /// switched on again. Rights are no matter of the account: what its owner has left waiting is decided by those that he has.
    static Result<void> setActive(storage::Connection &connection, const UserId &user, bool active, Instant now);

    struct Listed
    {
        UserId user;
        /// In the one form in which it is kept.
        QString signInName;
        bool isActive;
        /// Empty where the password is kept here.
        QString directoryName;
        /// Devices whose tokens are good now.
        int devices;
        /// When one of its devices was last here; nothing where none ever was.
        std::optional<Instant> lastUsed;
    };
    /// All, by their names.
    static Result<std::vector<Listed>> all(storage::Connection &connection, Instant now);
    struct State
    {
        /// In the one form in which it is kept.
        QString signInName;
        bool isActive;
        bool isOfDirectory;
        bool mustChange;
        /// After wrong passwords; nothing where it is not locked now.
        std::optional<Instant> lockedUntil;
    };
    /// Nothing where this person has no account.
    static Result<std::optional<State>> stateOf(storage::Connection &connection, const UserId &user, Instant now);
    /// Forgets the wrong passwords that were typed with this person's name. Harmless when repeated.
    static Result<void> unlock(storage::Connection &connection, const UserId &user);
    /// Whose name this is, typed in any of its forms. Fails with "access.account_unknown".
    static Result<UserId> userNamed(storage::Connection &connection, const QString &signInName);

    // Signing in takes three steps, because the middle one is slow on purpose and needs no database.

    struct Attempt
    {
        QByteArray nameHash;
        /// Empty where there is no such account, or it is switched off.
        std::optional<UserId> user;
        /// That of nobody where there is no such account: checking takes as long.
        QByteArray passwordHash;
        /// Of an account of the directory: whether the password is right is to be asked there, not of `matches`.
        std::optional<QString> directoryName = {};
        /// The right password lets in only who brings a new one.
        bool mustChange = false;
    };
    /// Fails with "access.sign_in_later" {seconds} while the delay after wrong passwords lasts.
    Result<Attempt> begin(storage::Connection &connection, const QString &signInName, Instant now) const;
    /// Takes a fifth of a second and 64 MB.
    bool matches(const Attempt &attempt, const QString &password) const;
    /// A token bound to this desk, 256 random bits in base64url; earlier ones of the same desk end. The token is kept
    /// nowhere. Fails with "access.sign_in_wrong", which has been counted.
    Result<QByteArray> finish(storage::Connection &connection, const Attempt &attempt, bool matched, const Uuid &desk,
                              Instant now);

    /// Of a new password that is kept here, to be given to `finishWithNew`; as slow as `matches`. Fails with the errors of
    /// `checkPassword`, "access.password_same" (it is the present one), and "access.memory".
    Result<QByteArray> newHash(const Attempt &attempt, const QString &signInName, const QString &password) const;
    /// As `finish`, and where the present password matched the new one counts from now on, and the tokens of all the person's other
    /// devices end. Fails with "access.sign_in_wrong" also where the password was changed meanwhile.
    Result<QByteArray> finishWithNew(storage::Connection &connection, const Attempt &attempt, const QByteArray &newHash,
                                     const Uuid &desk, Instant now);

    struct Device
    {
        Uuid desk;
        Instant signedInAt;
        /// To what `touch` has noted.
        Instant usedAt;
    };
    /// On which this person is signed in now; the one that was here last comes first.
    static Result<std::vector<Device>> devicesOf(storage::Connection &connection, const UserId &user, Instant now);
    /// The token of this person on this device ends. Harmless when repeated.
    static Result<void> endDevice(storage::Connection &connection, const UserId &user, const Uuid &desk, Instant now);

    /// Fails with "access.account_closed": its account is switched off; "access.token_unknown": never given, or revoked;
    /// "access.token_expired": not used for `limits::tokenIdle`, or given longer ago than `limits::tokenLife`.
    static Result<SignedIn> verify(storage::Connection &connection, const QByteArray &token, Instant now);
    /// Of the device that was given this token, whether it is still good or not; nothing where it was never given.
    static Result<std::optional<Uuid>> deskOf(storage::Connection &connection, const QByteArray &token);
    /// Remembers that the device was here, to ten minutes: a city that comes back is not a write for each of its desks.
    static Result<void> touch(storage::Connection &connection, const QByteArray &token, Instant now);
    /// All tokens of these desks end, whoever signed in there.
    static Result<void> endTokensOf(storage::Connection &connection, const std::vector<Uuid> &desks, Instant now);
    /// As which a token is kept, here and wherever something is known of it.
    static QByteArray hashOf(const QByteArray &token);
    /// Hashes of the tokens that were revoked at this time or later, or whose life has ended since.
    static Result<std::vector<QByteArray>> endedSince(storage::Connection &connection, Instant since, Instant now);
    /// Whoever asks in which weeks a desk was in use has asked by then.
    static constexpr auto endedTokensKept = std::chrono::hours(24 * 90);
    /// Some milliseconds of the one writer's time.
    static constexpr int endedTokensAtOnce = 500;
    /// Forgets some of those that were revoked `endedTokensKept` ago and after which the same person signed in at the same
    /// desk again. The last one of each desk stays, however old: the desk may still have it, and is told by it that its account was
    /// closed or its device lost, and so destroys what it keeps. True where more may go.
    static Result<bool> forgetEnded(storage::Connection &connection, Instant now, int most = endedTokensAtOnce);
    /// From now on the token is unknown. Harmless when repeated.
    static Result<void> revoke(storage::Connection &connection, const QByteArray &token, Instant now);

private:
    /// Within a transaction: what all who come in get.
    Result<QByteArray> giveToken(storage::Connection &connection, const Attempt &attempt, const Uuid &desk, Instant now);
    Result<void> countFailure(storage::Connection &connection, const QByteArray &nameHash, Instant now);

    Random &m_random;
    PasswordCost m_cost;
    QByteArray m_nobodysHash;
};

/// How long the next attempt has to wait after so many wrong ones in a row.
Milliseconds signInDelay(qint64 failures);

} // namespace peygir::access
