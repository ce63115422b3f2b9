// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_store.h"

#include "storage/migrations.h"
#include "sync/desk/desk_state.h"

#include <algorithm>

namespace peygir::front {

using storage::Connection;
using storage::LocalStore;

DeskStore::DeskStore(std::shared_ptr<LocalStore> store, std::unique_ptr<Connection> connection)
    : m_store(std::move(store))
    , m_connection(std::move(connection))
{
}

DeskStore::~DeskStore() = default;

Result<std::shared_ptr<DeskStore>> DeskStore::open(const QString &folder, const storage::OpenPolicy &policy,
                                                   storage::KeyProvider *keys)
{
    constexpr auto purpose = LocalStore::Purpose::Desk;
    if (!LocalStore::isMarkedDamaged(folder, purpose)) {
        auto opened = openOnce(folder, policy, keys);
        const bool isDamaged = !opened.ok() && opened.error().id() == "storage.damaged";
        if (!isDamaged || !LocalStore::isDatabase(folder, purpose))
            return opened;
    }
    TRY_LET(const RescueReport report, rescueStore(folder, keys));
    TRY_LET(auto store, openOnce(folder, policy, keys));
    store->m_rescued = report;
    return store;
}

Result<std::shared_ptr<DeskStore>> DeskStore::openOnce(const QString &folder, const storage::OpenPolicy &policy,
                                                       storage::KeyProvider *keys)
{
    TRY_LET(std::shared_ptr<LocalStore> store, LocalStore::open(folder, LocalStore::Purpose::Desk, keys, policy));
    TRY_LET(auto connection, store->connect());
    TRY_LET(const auto migrations, storage::allMigrations());
    TRY(storage::migrate(*connection, migrations, storage::Side::Desk));
    return std::shared_ptr<DeskStore>(new DeskStore(std::move(store), std::move(connection)));
}

Result<Uuid> DeskStore::desk(Random &random, Instant now)
{
    auto begun = storage::Transaction::begin(*m_connection, Connection::Access::Write);
    if (!begun.ok())
        return begun.error();
    storage::Transaction &transaction = *begun;
    sync::DeskState state(*m_connection);
    TRY(state.load());
    if (!state.desk())
        TRY(state.setDesk(newUuid(now, random)));
    TRY(transaction.commit());
    return *state.desk();
}

Result<void> DeskStore::beDesk(const Uuid &desk)
{
    TRY_LET(storage::Transaction transaction, storage::Transaction::begin(*m_connection, Connection::Access::Write));
    sync::DeskState state(*m_connection);
    TRY(state.load());
    if (!state.desk())
        TRY(state.setDesk(desk));
    return transaction.commit();
}

storage::QueryThread::Open DeskStore::reader(const std::shared_ptr<DeskStore> &store)
{
    return [file = store->m_store] { return file->connect(LocalStore::Access::ReadOnly); };
}

storage::QueryThread::Open DeskStore::writer(const std::shared_ptr<DeskStore> &store)
{
    return [file = store->m_store] { return file->connect(LocalStore::Access::ReadWrite); };
}

bool DeskStore::isUnencrypted() const { return m_store->protection() == LocalStore::Protection::None; }

void DeskStore::interrupt()
{
    const std::lock_guard lock(m_mutex);
    if (m_connection)
        m_connection->interrupt();
}

void DeskStore::closeWriting()
{
    const std::lock_guard lock(m_mutex);
    m_connection.reset();
}

Result<int> schemaNumber()
{
    TRY_LET(const auto migrations, storage::allMigrations());
    int highest = 0;
    for (const storage::Migration &migration : migrations) {
        if (migration.family == storage::Family::Replicated)
            highest = std::max(highest, migration.number);
    }
    return highest;
}

} // namespace peygir::front
