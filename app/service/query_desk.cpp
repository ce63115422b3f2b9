// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/query_desk.h"

#include "base/limits.h"
#include "cases/store/case_lookup.h"
#include "service/event_log.h"
#include "sync/wire/query.h"

namespace peygir::server {

using storage::Connection;
using storage::Transaction;

namespace {

constexpr auto minute = std::chrono::minutes(1);

} // namespace

Result<QByteArray> QueryDesk::answer(const sync::Session &session, const QByteArray &body)
{
    TRY_LET(const sync::QueryRequest request, sync::QueryRequest::decode(body));
    if (request.desk != session.desk)
        return Error("sync.desk_of_another");
    if (request.name != sync::caseQuery)
        return Error("sync.query_unknown");
    TRY(count(session.user));
    const Instant now = m_clock.now();
    const auto page = m_readers.with([&](Reader &reader) -> Result<QByteArray> {
        return pageOfCase(reader, session.user, request.arguments, now);
    });
    logEvent("query", {{"desk", session.desk.toAscii()},
                       {"query", request.name},
                       {"outcome", page.ok() ? "answered" : page.error().id()}});
    if (!page.ok())
        return page.error();
    return sync::QueryResponse{now, *page}.encoded();
}

Result<void> QueryDesk::count(const UserId &user)
{
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    // A clock that was set back must not shut anybody out for longer.
    if (now < m_minute || now - m_minute >= minute) {
        m_minute = now;
        m_asked.clear();
    }
    if (++m_asked[user] <= limits::queriesPerMinute)
        return {};
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_minute + minute - now);
    return Error("sync.queries.too_many", {{QStringLiteral("retryAfter"), qint64(left.count())}});
}

Result<QByteArray> QueryDesk::pageOfCase(Reader &reader, const UserId &user, const QJsonObject &arguments, Instant now)
{
    const auto asked = fieldsFromJson<cases::CaseAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    TRY_LET(Transaction transaction, Transaction::begin(*reader.connection, Connection::Access::Read));
    TRY_LET(const auto present, m_present.of(*reader.connection, user, now));
    storage::Door door(*reader.connection);
    TRY_LET(const auto aggregates, cases::findCase(door, *asked, *present, now));
    sync::PageWriter page(0);
    for (const AggregateId &aggregate : aggregates) {
        page.put(aggregate);
        for (const Table *table : m_registry.aggregate(aggregate.kind)->tables) {
            TRY_LET(const auto rows, door.rowsOf(*table, aggregate.id));
            for (const RowPointer &row : rows)
                page.row(*row);
            if (page.rows() > limits::pageRows)
                return Error("sync.too_large", {{QStringLiteral("most"), limits::pageRows}});
        }
    }
    TRY(transaction.commit());
    return page.finished();
}

} // namespace peygir::server
