// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/verify.h"

#include "sync/server/history.h"
#include "sync/wire/page_writer.h"

#include <algorithm>
#include <map>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

/// Aggregates whose rows are read together.
constexpr size_t chunkAggregates = 400;

} // namespace

Verifier::Verifier(Connection &connection, const Registry &registry, BucketSetOf bucketSetOf, int pageRows)
    : m_connection(connection)
    , m_door(connection)
    , m_registry(registry)
    , m_bucketSetOf(std::move(bucketSetOf))
    , m_pageRows(pageRows)
{
}

Result<VerifyResponse> Verifier::answer(const UserId &user, const VerifyRequest &request, Instant now)
{
    TRY_LET(const Transaction transaction, Transaction::begin(m_connection, Connection::Access::Read));
    TRY_LET(const Cursor head, headOf(m_connection));
    TRY(checkCursor(m_connection, request.cursor, head));
    TRY_LET(const BucketSet set, m_bucketSetOf(m_connection, user, now));
    if (!std::binary_search(set.buckets.begin(), set.buckets.end(), request.bucket))
        return Error("sync.not_in_set");

    VerifyResponse response;
    response.serverTime = now;
    TRY(m_connection.each("SELECT 1 FROM bucket_sum WHERE bucket = ? AND seq > ?",
                          {Value(request.bucket), Value(request.cursor.seq)}, [&response](const RowView &) {
                              response.moved = true;
                              return false;
                          }));
    if (response.moved)
        return response;
    TRY_LET(const PartSums own, partsOf(request.bucket));
    response.total = totalOf(own);
    qint64 rows = 0;
    for (int part = 0; part < verifyParts; ++part) {
        if (own[size_t(part)] == request.parts[size_t(part)])
            continue;
        rows += own[size_t(part)].rows;
        response.more = !response.parts.empty() && rows > m_pageRows;
        if (response.more)
            break;
        response.parts.push_back(part);
    }
    if (!response.parts.empty()) {
        TRY_LET(response.page, pageOf(request.bucket, response.parts));
    }
    return response;
}

Result<PartSums> Verifier::partsOf(qint64 bucket)
{
    PartSums parts;
    for (const auto &[kind, type] : m_registry.aggregates()) {
        for (const Table *table : type.tables) {
            const QByteArray by = table->root ? "id" : "aggregate";
            TRY(m_connection.each("SELECT " + by + ", hash FROM " + table->name + " WHERE " + by
                                      + " IN (SELECT aggregate FROM log WHERE bucket = ? AND kind = ? AND NOT removed)",
                                  {Value(bucket), Value(kind)}, [&parts](const RowView &view) {
                                      parts[size_t(partOf(view.uuid(0)))].add(view.integer(1));
                                      return true;
                                  }));
        }
    }
    return parts;
}

Result<QByteArray> Verifier::pageOf(qint64 bucket, const std::vector<int> &parts)
{
    std::map<int, std::vector<Uuid>> byKind;
    PageWriter page(bucket);
    TRY(m_connection.each("SELECT kind, aggregate FROM log WHERE bucket = ? AND NOT removed", {Value(bucket)},
                          [&](const RowView &view) {
                              const AggregateId aggregate{int(view.integer(0)), view.uuid(1)};
                              if (std::binary_search(parts.begin(), parts.end(), partOf(aggregate.id))) {
                                  page.put(aggregate);
                                  byKind[aggregate.kind].push_back(aggregate.id);
                              }
                              return true;
                          }));
    for (const auto &[kind, aggregates] : byKind) {
        const AggregateType *type = m_registry.aggregate(kind);
        for (const Table *table : type ? type->tables : std::vector<const Table *>()) {
            for (size_t at = 0; at < aggregates.size(); at += chunkAggregates) {
                const auto chunk =
                    std::span(aggregates).subspan(at, std::min(chunkAggregates, aggregates.size() - at));
                TRY_LET(const auto rows, m_door.rowsOfMany(*table, chunk));
                for (const RowPointer &row : rows)
                    page.row(*row);
            }
        }
    }
    return page.finished();
}

} // namespace peygir::sync
