// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/gathering.h"

#include "base/limits.h"
#include "sync/server/history.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

/// Desks that may have begun since the backup, and blocks of codes that may have been given to each desk since.
constexpr qint64 desksPassedOver = 100;

Result<qint64> countOf(Connection &connection, QByteArrayView sql)
{
    qint64 count = 0;
    TRY(connection.each(sql, {}, [&count](const RowView &view) {
        count = view.integer(0);
        return false;
    }));
    return count;
}

} // namespace

bool Gathering::isDue(Instant now) const
{
    return !ended && (endWanted || returned >= desks || now - since >= limits::gatheringLasts);
}

Result<std::optional<Gathering>> gatheringOf(Connection &connection)
{
    std::optional<Gathering> found;
    TRY(connection.each("SELECT since, from_seq, old_head, end_wanted, ended FROM gathering WHERE id = 1", {},
                        [&found](const RowView &view) {
                            found.emplace();
                            found->since = view.instant(0);
                            found->from = view.integer(1);
                            found->oldHead = view.integer(2);
                            found->endWanted = view.boolean(3);
                            if (!view.isNull(4))
                                found->ended = view.instant(4);
                            return false;
                        }));
    if (!found)
        return found;
    TRY_LET(found->desks, countOf(connection, "SELECT COUNT(*) FROM gathering_desk"));
    TRY_LET(found->returned, countOf(connection, "SELECT COUNT(*) FROM gathering_desk WHERE returned IS NOT NULL"));
    TRY_LET(found->brought, countOf(connection, "SELECT COUNT(*) FROM brought"));
    TRY_LET(found->waiting, countOf(connection, "SELECT COUNT(*) FROM brought WHERE waits"));
    TRY_LET(const qint64 last, countOf(connection, "SELECT COALESCE(MAX(old_seq), 0) FROM brought"));
    found->oldHead = std::max(found->oldHead, last);
    return found;
}

Result<std::vector<Places>> possiblyLost(Connection &connection)
{
    std::vector<Places> lost;
    TRY_LET(const std::optional<Gathering> gathering, gatheringOf(connection));
    if (!gathering)
        return lost;
    qint64 next = gathering->from + 1;
    TRY(connection.each("SELECT old_seq FROM brought WHERE ran AND old_seq > ? ORDER BY old_seq", {Value(gathering->from)},
                        [&](const RowView &view) {
                            if (view.integer(0) > next)
                                lost.push_back({next, view.integer(0) - 1});
                            next = view.integer(0) + 1;
                            return true;
                        }));
    if (next <= gathering->oldHead)
        lost.push_back({next, gathering->oldHead});
    return lost;
}

Result<void> beginGathering(Connection &connection, const Uuid &newEpoch, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    TRY_LET(const Cursor head, headOf(connection));
    TRY(connection.run("INSERT INTO history_branch (n, epoch, from_seq, left_at)"
                       " VALUES ((SELECT COALESCE(MAX(n), 0) + 1 FROM history_branch), ?, ?, ?)",
                       {Value(head.epoch), Value(head.seq), Value(now)}));
    // What the store has, the backup has as well.
    TRY(connection.run("UPDATE server_state SET epoch = ?, durable_seq = ?, codes_drawn = codes_drawn + (desks + ?) * ?,"
                       " desks = desks + ? WHERE id = 1",
                       {Value(newEpoch), Value(head.seq), Value(desksPassedOver),
                        Value(qint64(limits::blocksPerDesk) * limits::codesPerBlock), Value(desksPassedOver)}));
    TRY(connection.run("DELETE FROM gathering"));
    TRY(connection.run("DELETE FROM gathering_desk"));
    TRY(connection.run("DELETE FROM brought"));
    TRY(connection.run("INSERT INTO gathering (id, since, from_seq, old_head, end_wanted, ended) VALUES (1, ?, ?, ?, ?, NULL)",
                       {Value(now), Value(head.seq), Value(head.seq), Value(false)}));
    TRY(connection.run("INSERT INTO gathering_desk (desk, returned) SELECT id, NULL FROM desk"));
    return transaction.commit();
}

Result<void> wantGatheringEnd(Connection &connection)
{
    TRY(connection.run("UPDATE gathering SET end_wanted = ? WHERE id = 1", {Value(true)}));
    return {};
}

Result<void> noteReturned(Connection &connection, const Uuid &desk, Instant now)
{
    TRY(connection.run("UPDATE gathering_desk SET returned = ? WHERE desk = ? AND returned IS NULL", {Value(now), Value(desk)}));
    return {};
}

Result<void> noteComing(Connection &connection, const Uuid &desk, qint64 lostPlace)
{
    TRY(connection.run("UPDATE gathering SET old_head = ? WHERE id = 1 AND old_head < ?", {Value(lostPlace), Value(lostPlace)}));
    TRY(connection.run("INSERT INTO gathering_desk (desk, returned)"
                       " SELECT ?, NULL FROM gathering WHERE id = 1 AND ended IS NULL ON CONFLICT (desk) DO NOTHING",
                       {Value(desk)}));
    return {};
}

} // namespace peygir::sync
