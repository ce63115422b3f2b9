// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/accounts.h"
#include "administration/store/device_reader.h"

namespace peygir::administration {

// What the server does for administrators who keep accounts; none of it inside a transaction.

/// Whether the asker may: everywhere or not at all. Fails with "access.denied".
Result<void> mayKeepAccounts(const DeviceAsking &asking);

Result<AccountAnswer> readAccount(const DeviceAsking &asking, const AccountAsked &asked);

/// What can be said before the password is hashed, which takes long.
Result<void> mayGive(const DeviceAsking &asking, const GiveAccount &wanted);
/// `hash`: of the password, by `access::Accounts::hashFor`.
Result<void> giveAccount(const DeviceAsking &asking, const GiveAccount &wanted, const QByteArray &hash);
Result<void> switchAccount(const DeviceAsking &asking, const SwitchAccount &wanted);
Result<void> unlockAccount(const DeviceAsking &asking, const UnlockAccount &wanted);

} // namespace peygir::administration
