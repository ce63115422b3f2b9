// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/device_reader.h"

#include "access/core/change_rights.h"
#include "access/core/roles.h"
#include "access/store/accounts.h"
#include "storage/held_facts.h"

namespace peygir::administration {

namespace {

/// His own are everybody's to see and to end.
Result<void> mayTouch(const DeviceAsking &asking, const UserId &user)
{
    if (user == asking.asker)
        return {};
    storage::HeldFacts held(asking.connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, asking.asker, rights);
    const auto allowed = facts.author().may(access::changeRights, {});
    if (facts.failure())
        return *facts.failure();
    return allowed.ok() ? allowed : Error("access.denied", allowed.error().values());
}

} // namespace

Result<DevicesAnswer> readDevices(const DeviceAsking &asking, const DevicesAsked &asked)
{
    TRY(mayTouch(asking, asked.user));
    TRY_LET(const auto devices, access::Accounts::devicesOf(asking.connection, asked.user, asking.now));
    DevicesAnswer answer;
    for (const access::Accounts::Device &device : devices) {
        const bool isHere = asked.user == asking.asker && device.desk == asking.desk;
        answer.devices.push_back({device.desk, device.signedInAt, device.usedAt, isHere});
    }
    return answer;
}

Result<void> endDevice(const DeviceAsking &asking, const EndDevice &wanted)
{
    TRY(mayTouch(asking, wanted.user));
    return access::Accounts::endDevice(asking.connection, wanted.user, wanted.desk, asking.now);
}

} // namespace peygir::administration
