// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/plain_secret_store.h"

#include "base/durable_file.h"

#include <QFile>

namespace peygir::front {

namespace {

constexpr qint64 plainSecretBytes = 64 * 1024;

} // namespace

void PlainSecretStore::read(const QString &, Got got)
{
    QFile file(m_file);
    std::optional<QByteArray> secret;
    if (file.open(QIODevice::ReadOnly))
        secret = file.read(plainSecretBytes);
    QMetaObject::invokeMethod(
        &m_context, [secret, got = std::move(got)] { got(secret); }, Qt::QueuedConnection);
}

void PlainSecretStore::write(const QString &, const QByteArray &secret, Done done)
{
    QMetaObject::invokeMethod(
        &m_context, [result = writeDurably(m_file, secret), done = std::move(done)] { done(result); },
        Qt::QueuedConnection);
}

void PlainSecretStore::remove(const QString &, Done done)
{
    QFile::remove(m_file);
    QMetaObject::invokeMethod(
        &m_context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

} // namespace peygir::front
