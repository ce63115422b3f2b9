// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_place.h"

#include "storage/migrations.h"

namespace peygir::front {

using storage::Connection;
using storage::LocalStore;

Result<std::unique_ptr<Connection>> DeskPlace::openNext(Next next)
{
    if (next == Next::Kept)
        return m_store.openNext(LocalStore::Next::Kept);
    TRY_LET(auto connection, m_store.openNext(LocalStore::Next::Fresh));
    TRY_LET(const auto migrations, storage::allMigrations());
    TRY(storage::migrate(*connection, migrations, storage::Side::Desk));
    return connection;
}

Result<std::unique_ptr<storage::PageFile>> DeskPlace::openPages(const QByteArray &name)
{
    return m_store.openPages(QString::fromLatin1(name));
}

QString DeskPlace::pathOfPages(const QByteArray &name) const { return m_store.pathOfPages(QString::fromLatin1(name)); }

Result<void> DeskPlace::removePages(const QByteArray &name) { return m_store.removePages(QString::fromLatin1(name)); }

} // namespace peygir::front
