// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/offline_server.h"

#include "access/core/roles.h"
#include "base/limits.h"
#include "cases/core/post_load.h"

#include <algorithm>

namespace peygir::server {

using sync::Arrival;
using sync::Receipt;

Result<std::unique_ptr<OfflineServer>> OfflineServer::open(StoreLocation location, Registry registry)
{
    TRY_LET(auto store, ServerStore::open(std::move(location)));
    TRY_LET(auto connection, store->openWriting());
    TRY_LET(const bool isOld, storage::isMigrated(*connection));
    if (!isOld)
        TRY(store->bringUpToDate(*connection));
    std::unique_ptr<OfflineServer> server(
        new OfflineServer(std::move(store), std::move(connection), std::move(registry)));
    TRY_LET(const bool leads, server->m_leadership.campaign(server->m_clock.now()));
    if (!leads)
        return Error("sync.not_leader");
    server->m_heartbeat = std::make_unique<Heartbeat>(*server->m_store, server->m_leadership);
    // Not before it leads: a node that runs elsewhere would write into tables that change under it.
    TRY_LET(const SchemaFit fit, server->m_store->schemaFit(*server->m_connection));
    if (fit != SchemaFit::Whole)
        TRY(server->m_store->bringUpToDate(*server->m_connection));
    server->m_sequencer.lead(server->m_leadership.token());
    return server;
}

OfflineServer::~OfflineServer()
{
    m_heartbeat.reset();
    // Whoever waits to lead need not wait until this one seems dead.
    if (!m_store->isEmbedded())
        static_cast<void>(m_leadership.resign());
}

OfflineServer::OfflineServer(std::unique_ptr<ServerStore> store, std::unique_ptr<storage::Connection> connection,
                             Registry registry)
    : m_store(std::move(store))
    , m_connection(std::move(connection))
    , m_registry(std::move(registry))
    , m_leadership(*m_connection, {m_store->nodeName(), {}})
    , m_sequencer(*m_connection, m_registry)
{
    m_sequencer.keep(cases::tallies());
}

Result<std::vector<Receipt>> OfflineServer::run(std::span<const Envelope> commands)
{
    // Not the id of any desk: they are UUIDv7.
    static const Uuid noDesk = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000002")).value();
    std::vector<Receipt> receipts;
    receipts.reserve(commands.size());
    while (!commands.empty()) {
        const auto group = commands.first(std::min(commands.size(), size_t(limits::groupCommands)));
        commands = commands.subspan(group.size());
        std::vector<Arrival> arrivals;
        // Whoever runs commands here is believed when he says when they happened, also of a city whose story goes on
        // after today.
        for (const Envelope &envelope : group)
            arrivals.push_back({envelope.encoded(), envelope, noDesk, std::max(m_clock.now(), envelope.madeAt)});
        TRY_LET(sync::GroupOutcome outcome, m_sequencer.run(arrivals));
        std::move(outcome.receipts.begin(), outcome.receipts.end(), std::back_inserter(receipts));
    }
    return receipts;
}

Envelope OfflineServer::command(const QByteArray &kind, const QJsonObject &arguments)
{
    const Instant now = m_clock.now();
    return Envelope{newUuid(now, m_random), kind, 1, access::systemUser(), now, 0, std::nullopt, {}, arguments};
}

Result<void> OfflineServer::putAccounts(std::span<const access::NewAccount> accounts, access::PasswordCost cost)
{
    access::Accounts book(m_random, cost);
    for (const access::NewAccount &account : accounts)
        TRY(book.put(*m_connection, account, m_clock.now()));
    return {};
}

} // namespace peygir::server
