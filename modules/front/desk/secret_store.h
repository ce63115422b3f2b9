// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace peygir::front {

/// Where a desk keeps what must not lie about: device tokens, keys. Two places: the keychain of the system, and a
/// sealed file for machines that have none (`KeychainSecretStore`, `FileSecretStore`). Used on one thread with an event
/// loop; every callback comes from that loop, exactly once, or not at all once the store has been destroyed.
class SecretStore
{
public:
    using Got = std::function<void(Result<std::optional<QByteArray>>)>;
    using Done = std::function<void(Result<void>)>;

    virtual ~SecretStore() = default;

    /// Nothing, and no error, if there is no secret of that name.
    virtual void read(const QString &name, Got got) = 0;
    virtual void write(const QString &name, const QByteArray &secret, Done done) = 0;
    /// No error if there is none.
    virtual void remove(const QString &name, Done done) = 0;
};

} // namespace peygir::front
