// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/secret_store.h"

#include <QObject>

namespace peygir::front {

/// A secret in the clear in a file that its owner alone may read: for scripts and for trying out, never without being
/// asked for. One secret, whatever its name. Errors: "base.file".
class PlainSecretStore final : public SecretStore
{
public:
    explicit PlainSecretStore(const QString &file) : m_file(file) {}

    void read(const QString &name, Got got) override;
    void write(const QString &name, const QByteArray &secret, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    QString m_file;
    /// Callbacks end with it.
    QObject m_context;
};

} // namespace peygir::front
