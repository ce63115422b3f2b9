// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "front/desk/file_secret_store.h"

namespace peygir::front {

/// Knows a password again without the server, by its Argon2id hash in a file of the profile. It keeps a stranger from
/// sitting down at a colleague's desk; it protects no data, which the disk's encryption does. Wrong attempts are counted
/// in a second file, so that starting the program anew does not take the delay away.
class PasswordVerifier
{
public:
    /// Files in this folder, which must exist. The cost counts for passwords kept from now on.
    explicit PasswordVerifier(const QString &folder, SealingCost cost = {});

    /// Takes about a second. Fails with "base.file", "front.secrets_memory".
    Result<void> keep(const QString &password) const;
    bool hasOne() const;
    /// Takes about a second. Fails as the server does: "access.sign_in_wrong", "access.sign_in_later" {seconds} while the delay after
    /// wrong attempts lasts, "front.never_signed_in" when none was kept, "base.file".
    Result<void> check(const QString &password, Instant now) const;
    /// Nobody signs in here without the server any more.
    void forget() const;

private:
    struct Attempts
    {
        qint64 wrong = 0;
        Instant last{0};
    };
    Attempts attempts() const;
    Result<void> remember(const Attempts &attempts) const;

    QString m_hashFile;
    QString m_attemptsFile;
    SealingCost m_cost;
};

} // namespace peygir::front
