// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/devices.h"
#include "storage/connection.h"

namespace peygir::administration {

/// Who asks, at which device, and when.
struct DeviceAsking
{
    storage::Connection &connection;
    UserId asker;
    Uuid desk;
    Instant now;
};

/// Errors: those of `DevicesAsked` and the database's.
Result<DevicesAnswer> readDevices(const DeviceAsking &asking, const DevicesAsked &asked);

/// Ends what is open there; on the leader's connection. Errors: those of `EndDevice` and the database's.
Result<void> endDevice(const DeviceAsking &asking, const EndDevice &wanted);

} // namespace peygir::administration
