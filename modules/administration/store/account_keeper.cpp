// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/account_keeper.h"

#include "access/core/change_rights.h"
#include "access/core/roles.h"
#include "access/store/accounts.h"
#include "storage/held_facts.h"

namespace peygir::administration {

using access::Accounts;

namespace {

Result<Accounts::State> present(const DeviceAsking &asking, const UserId &user)
{
    TRY_LET(const auto state, Accounts::stateOf(asking.connection, user, asking.now));
    return state ? Result<Accounts::State>(*state) : Error("access.account_unknown");
}

} // namespace

Result<void> mayKeepAccounts(const DeviceAsking &asking)
{
    storage::HeldFacts held(asking.connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, asking.asker, rights);
    const auto allowed = facts.author().may(access::changeRights, {.everywhere = true});
    if (facts.failure())
        return *facts.failure();
    return allowed.ok() ? allowed : Error("access.denied", allowed.error().values());
}

Result<AccountAnswer> readAccount(const DeviceAsking &asking, const AccountAsked &asked)
{
    TRY(mayKeepAccounts(asking));
    TRY_LET(const auto state, Accounts::stateOf(asking.connection, asked.user, asking.now));
    if (!state)
        return AccountAnswer{};
    return AccountAnswer{state->signInName, state->isActive, state->isOfDirectory, state->mustChange, state->lockedUntil};
}

Result<void> mayGive(const DeviceAsking &asking, const GiveAccount &wanted)
{
    TRY(mayKeepAccounts(asking));
    // What is said of a password that somebody else has chosen would lock its own author out.
    if (wanted.user == asking.asker)
        return Error("access.own_account");
    TRY_LET(const auto state, Accounts::stateOf(asking.connection, wanted.user, asking.now));
    return state && state->isOfDirectory ? Error("access.password_of_directory") : Result<void>();
}

Result<void> giveAccount(const DeviceAsking &asking, const GiveAccount &wanted, const QByteArray &hash)
{
    // Once more: rights may be others since the hash was begun.
    TRY(mayGive(asking, wanted));
    return Accounts::putHashed(asking.connection, {wanted.user, wanted.signInName, wanted.password, {}, true}, hash, asking.now);
}

Result<void> switchAccount(const DeviceAsking &asking, const SwitchAccount &wanted)
{
    TRY(mayKeepAccounts(asking));
    if (wanted.user == asking.asker)
        return Error("access.own_account");
    TRY(present(asking, wanted.user));
    return Accounts::setActive(asking.connection, wanted.user, wanted.isOpen, asking.now);
}

Result<void> unlockAccount(const DeviceAsking &asking, const UnlockAccount &wanted)
{
    TRY(mayKeepAccounts(asking));
    return Accounts::unlock(asking.connection, wanted.user);
}

} // namespace peygir::administration
