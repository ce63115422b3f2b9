// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/password_verifier.h"

#include "base/durable_file.h"
#include "base/limits.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace peygir::front {

namespace {

constexpr qint64 verifierFileBytes = 1024;

/// One second after the first attempt too many, then twice as long each time.
Milliseconds delayAfter(qint64 wrong)
{
    const qint64 tooMany = wrong - limits::freeSignInAttempts;
    if (tooMany < 0)
        return Milliseconds(0);
    const Milliseconds most = limits::signInDelayMost;
    return tooMany > 20 ? most : std::min(most, Milliseconds(1000LL << tooMany));
}

/// What was made by libsodium says its cost: `$argon2id$v=19$m=<KiB>,t=<passes>,p=1$<salt>$<hash>`. Of the last two it takes any byte beyond
/// ASCII for a slash, which nobody has written.
bool isBearable(const QByteArray &hash)
{
    static const QRegularExpression form(QStringLiteral("^\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=1\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+\\z"));
    const auto cost = form.match(QString::fromLatin1(hash));
    return cost.hasMatch() && cost.captured(1).toLongLong() * 1024 <= mostSealingCost.memory
           && cost.captured(2).toLongLong() <= mostSealingCost.passes;
}

} // namespace

PasswordVerifier::PasswordVerifier(const QString &folder, SealingCost cost)
    : m_hashFile(QDir(folder).filePath(QStringLiteral("password-verifier")))
    , m_attemptsFile(QDir(folder).filePath(QStringLiteral("sign-in-attempts")))
    , m_cost(cost)
{
    const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
}

Result<void> PasswordVerifier::keep(const QString &password) const
{
    const QByteArray typed = password.toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), typed.constData(), std::uint64_t(typed.size()), m_cost.passes, m_cost.memory) != 0)
        return Error("front.secrets_memory");
    TRY(writeDurably(m_hashFile, QByteArray(hash.data())));
    return remember({});
}

bool PasswordVerifier::hasOne() const { return QFile::exists(m_hashFile); }

Result<void> PasswordVerifier::check(const QString &password, Instant now) const
{
    QFile file(m_hashFile);
    if (!file.open(QIODevice::ReadOnly))
        return Error("front.never_signed_in");
    const QByteArray hash = file.read(verifierFileBytes);
    Attempts before = attempts();
    // A clock that was set back must not lock a person out for as long as it was set back.
    const Milliseconds passed = std::max(now - before.last, Milliseconds(0));
    const Milliseconds wait = delayAfter(before.wrong) - passed;
    if (wait > Milliseconds(0))
        return Error("access.sign_in_later", {{QStringLiteral("seconds"), qint64((wait.count() + 999) / 1000)}});
    // Counted before it is known to be wrong: ending the program in between gains nothing.
    TRY(remember({before.wrong + 1, now}));
    const QByteArray typed = password.toUtf8();
    if (!isBearable(hash) || crypto_pwhash_str_verify(hash.constData(), typed.constData(), std::uint64_t(typed.size())) != 0)
        return Error("access.sign_in_wrong");
    return remember({});
}

void PasswordVerifier::forget() const
{
    QFile::remove(m_hashFile);
    QFile::remove(m_attemptsFile);
}

PasswordVerifier::Attempts PasswordVerifier::attempts() const
{
    QFile file(m_attemptsFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> words = file.read(verifierFileBytes).trimmed().split(' ');
    if (words.size() != 2)
        return {};
    // Whatever stands there: it is counted and reckoned with.
    constexpr qint64 mostCounted = 1'000'000'000;
    return {std::clamp<qint64>(words[0].toLongLong(), 0, mostCounted), Instant(std::max<qint64>(words[1].toLongLong(), 0))};
}

Result<void> PasswordVerifier::remember(const Attempts &attempts) const
{
    return writeDurably(m_attemptsFile, QByteArray::number(attempts.wrong) + ' ' +
                                            QByteArray::number(attempts.last.milliseconds()) + '\n');
}

} // namespace peygir::front
