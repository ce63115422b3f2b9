// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "front/desk/secret_store.h"

#include <QObject>

namespace peygir::front {

/// The keychain of the system (Secret Service or KWallet; Windows' and macOS' own). Errors: "front.keychain" (reason)
/// if it refuses or there is none, "front.keychain_timeout" if it has not answered in time, as when it waits for a
/// person or its daemon hangs. Some systems without a keychain say "not found" when reading: only a `write` that
/// succeeds proves that there is one.
class KeychainSecretStore final : public SecretStore
{
public:
    static constexpr Milliseconds answerTime{3000};

    /// `service` separates our secrets from those of other programs and profiles.
    explicit KeychainSecretStore(const QString &service, Milliseconds timeout = answerTime);

    void read(const QString &name, Got got) override;
    void write(const QString &name, const QByteArray &secret, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    QString m_service;
    Milliseconds m_timeout;
    /// Callbacks end with it.
    QObject m_context;
};

} // namespace peygir::front
