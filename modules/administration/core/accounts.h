// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/devices.h"

namespace peygir::administration {

// All of these are asked of the server (sync/wire/query.h) by those who may change rights everywhere: whoever gives somebody a
// password could sign in as him. Errors: "access.denied".

/// How somebody's account stands.
struct AccountAsked
{
    UserId user;

    static constexpr auto fields() { return std::tuple{field("user", &AccountAsked::user)}; }
};

struct AccountAnswer
{
    /// Empty: he has no account, and the rest means nothing.
    QString signInName;
    bool isOpen = false;
    /// The organisation's directory keeps his password: none is given here.
    bool isOfDirectory = false;
    /// He has not chosen a password of his own yet.
    bool mustChange = false;
    /// After wrong passwords, by the server's clock; empty: it is not.
    std::optional<Instant> lockedUntil = {};

    static constexpr auto fields()
    {
        return std::tuple{field("signInName", &AccountAnswer::signInName), field("isOpen", &AccountAnswer::isOpen),
                          field("isOfDirectory", &AccountAnswer::isOfDirectory),
                          field("mustChange", &AccountAnswer::mustChange),
                          field("lockedUntil", &AccountAnswer::lockedUntil)};
    }
};

/// Gives somebody an account, or to one that he has another name and password; he is signed out everywhere, and the password lets
/// him in only to choose one of his own. Errors: "access.sign_in_name", "access.sign_in_name_taken", "access.password_of_directory",
/// "access.own_account" (one's own password is changed otherwise), and those of `access::checkPassword`.
struct GiveAccount
{
    UserId user;
    QString signInName;
    QString password;

    static constexpr auto fields()
    {
        return std::tuple{field("user", &GiveAccount::user), field("signInName", &GiveAccount::signInName),
                          field("password", &GiveAccount::password)};
    }
};

/// Closes an account, so that its owner is out on all devices at once, or opens it again. Harmless when repeated. Errors:
/// "access.account_unknown", "access.own_account" (nobody puts himself out).
struct SwitchAccount
{
    UserId user;
    bool isOpen;

    static constexpr auto fields()
    {
        return std::tuple{field("user", &SwitchAccount::user), field("isOpen", &SwitchAccount::isOpen)};
    }
};

/// The delay after wrong passwords is over. Harmless when repeated. Errors: "access.account_unknown".
struct UnlockAccount
{
    UserId user;

    static constexpr auto fields() { return std::tuple{field("user", &UnlockAccount::user)}; }
};

/// The machine is in strange hands: all who are signed in there are out, and what comes from it waits for a person. Harmless when
/// repeated. Errors: "access.own_account" (one's own desk, on which one sits).
struct LoseDevice
{
    Uuid desk;

    static constexpr auto fields() { return std::tuple{field("desk", &LoseDevice::desk)}; }
};

} // namespace peygir::administration
