// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/why.h"

namespace peygir::administration {

/// Asked of the server (`sync::devicesQuery`): on which devices is this person signed in? One's own, or anybody's for
/// those who may change rights anywhere (`access::changeRights`). Errors: "access.denied".
struct DevicesAsked
{
    UserId user;

    static constexpr auto fields() { return std::tuple{field("user", &DevicesAsked::user)}; }
};

struct DeviceLine
{
    static constexpr bool isPart = true;

    Uuid desk;
    /// By the server's clock.
    Instant signedInAt;
    Instant lastSeen;
    /// The one that asks.
    bool isHere;

    static constexpr auto fields()
    {
        return std::tuple{field("desk", &DeviceLine::desk), field("signedInAt", &DeviceLine::signedInAt),
                          field("lastSeen", &DeviceLine::lastSeen), field("isHere", &DeviceLine::isHere)};
    }
};

/// The one that was here last comes first.
struct DevicesAnswer
{
    std::vector<DeviceLine> devices;

    static constexpr auto fields() { return std::tuple{field("devices", &DevicesAnswer::devices)}; }
};

/// Done by the server (`sync::endDeviceQuery`): nobody is signed in as this person on this device any more. For whom
/// `DevicesAsked` is. Harmless when repeated. Errors: "access.denied".
struct EndDevice
{
    UserId user;
    Uuid desk;

    static constexpr auto fields() { return std::tuple{field("user", &EndDevice::user), field("desk", &EndDevice::desk)}; }
};

} // namespace peygir::administration
