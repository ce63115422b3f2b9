// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <span>

namespace peygir::storage {

/// Where the key of a sealed store comes from: an entry of the system's keychain per server, user and device, wrapped
/// by a password where the administrator wants that. A key never stands in an address, the environment, a settings file
/// or a log; where there is no keychain, the password is asked for, or there is no store.
class KeyProvider
{
public:
    static constexpr size_t keyBytes = 32;
    using Key = std::span<const std::uint8_t, keyBytes>;

    virtual ~KeyProvider() = default;
    /// Lends the key for the length of the call, out of memory that is locked and erased; copying it defeats that.
    /// Makes the key when there is none yet. Fails with "storage.no_keychain" or "storage.wrong_password".
    virtual Result<void> withKey(const std::function<Result<void>(Key)> &use) = 0;
    /// Destroys the key, and with it whatever was sealed by it. For signing out and for revoked devices.
    virtual Result<void> forget() = 0;
};

} // namespace peygir::storage
