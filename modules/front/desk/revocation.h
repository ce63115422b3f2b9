// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace peygir::front {

/// Whether the server has said that whoever holds this desk's token is not to have it any more: the account was closed, or
/// the device was reported lost. What the desk keeps is then to be destroyed (SEALED STORE), and not only signed in to again.
inline bool isRevocation(const Error &error)
{
    return error.id() == "access.account_closed" || error.id() == "sync.device_lost";
}

} // namespace peygir::front
