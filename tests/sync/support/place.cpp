// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/place.h"

#include <QDir>
#include <QFile>

namespace peygir::sync::testing {

using storage::Connection;

namespace {

const QString store = QStringLiteral("store.db");
const QString next = QStringLiteral("next.db");

} // namespace

TestPlace::TestPlace(std::function<void(Connection &)> prepare, QByteArray vfs)
    : m_prepare(std::move(prepare))
    , m_vfs(std::move(vfs))
{
    const auto made = storage::openSqlite({.path = file(store), .vfs = m_vfs});
    if (!made.ok())
        qFatal("%s", made.error().id().constData());
    m_prepare(**made);
}

std::unique_ptr<Connection> TestPlace::connect()
{
    auto connection = m_switch->connect([this] { return storage::openSqlite({.path = file(store), .vfs = m_vfs}); });
    if (!connection.ok())
        qFatal("%s", connection.error().id().constData());
    return std::move(*connection);
}

bool TestPlace::hasNext() const { return QFile::exists(file(next)); }

QStringList TestPlace::files() const { return QDir(m_folder.path()).entryList(QDir::Files); }

Result<std::unique_ptr<Connection>> TestPlace::openNext(Next which)
{
    if (which == Next::Kept && !hasNext())
        return Error("storage.missing");
    if (which == Next::Fresh)
        TRY(discardNext());
    TRY_LET(auto opened, storage::openSqlite({.path = file(next), .vfs = m_vfs, .journal = storage::SqliteOptions::Journal::Delete}));
    if (which == Next::Fresh)
        m_prepare(*opened);
    return opened;
}

Result<std::unique_ptr<storage::PageFile>> TestPlace::openPages(const QByteArray &name)
{
    return storage::PageFile::open(pathOfPages(name), m_vfs);
}

QString TestPlace::pathOfPages(const QByteArray &name) const { return file(QString::fromLatin1(name) + QStringLiteral(".pages")); }

Result<void> TestPlace::removePages(const QByteArray &name) { return storage::removePageFile(pathOfPages(name), m_vfs); }

Result<void> TestPlace::discardNext()
{
    for (const QString &name : files()) {
        if (!name.startsWith(store))
            QFile::remove(file(name));
    }
    return {};
}

Result<void> TestPlace::exchange(const std::function<Result<void>()> &last)
{
    return m_switch->exclusively(last, [this]() -> Result<void> {
        QFile::remove(file(store));
        return QFile::rename(file(next), file(store)) ? Result<void>() : Error("storage.io");
    });
}

} // namespace peygir::sync::testing
