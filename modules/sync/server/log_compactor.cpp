// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/log_compactor.h"

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

Result<bool> LogCompactor::step(qint64 token, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY_LET(const State state, stateUnder(token));
    TRY(mark(state.head, now));
    TRY_LET(const qint64 horizon, moveHorizon(state, token, now));
    // By primary key: "DELETE … LIMIT" is not everybody's SQL.
    TRY_LET(const qint64 gone,
            m_connection.run("DELETE FROM log WHERE (aggregate, kind, bucket) IN"
                             " (SELECT aggregate, kind, bucket FROM log WHERE removed AND seq <= ? ORDER BY seq LIMIT ?)",
                             {Value(horizon), Value(m_ages.most)}));
    TRY(transaction.commit());
    return gone == m_ages.most;
}

Result<LogCompactor::State> LogCompactor::stateUnder(qint64 token)
{
    std::optional<State> state;
    TRY(m_connection.each("SELECT head, horizon FROM server_state WHERE id = 1 AND token = ?", {Value(token)},
                          [&state](const RowView &view) {
                              state = State{view.integer(0), view.integer(1)};
                              return false;
                          }));
    return state ? Result<State>(*state) : Error("sync.not_leader");
}

Result<void> LogCompactor::mark(qint64 head, Instant now)
{
    // Marks of a clock that was ahead for a while do not count as recent ones.
    bool isRecent = false;
    TRY(m_connection.each("SELECT 1 FROM log_mark WHERE at > ? AND at <= ? LIMIT 1",
                          {Value(now - m_ages.markEvery), Value(now)}, [&isRecent](const RowView &) {
                              isRecent = true;
                              return false;
                          }));
    if (isRecent)
        return {};
    TRY(m_connection.run("INSERT INTO log_mark (at, seq) VALUES (?, ?) ON CONFLICT DO NOTHING",
                         {Value(now), Value(head)}));
    return {};
}

Result<qint64> LogCompactor::moveHorizon(const State &state, qint64 token, Instant now)
{
    std::optional<std::pair<Instant, qint64>> oldest;
    TRY(m_connection.each("SELECT at, seq FROM log_mark WHERE at <= ? ORDER BY at DESC LIMIT 1",
                          {Value(now - m_ages.live)}, [&oldest](const RowView &view) {
                              oldest = {view.instant(0), view.integer(1)};
                              return false;
                          }));
    if (!oldest || oldest->second <= state.horizon)
        return state.horizon;
    // Before anything goes, and only by whoever leads: from here on older cursors are told.
    TRY_LET(const qint64 mine, m_connection.run("UPDATE server_state SET horizon = ? WHERE id = 1 AND token = ?",
                                                {Value(oldest->second), Value(token)}));
    if (mine != 1)
        return Error("sync.not_leader");
    TRY(m_connection.run("DELETE FROM log_mark WHERE at < ?", {Value(oldest->first)}));
    return oldest->second;
}

} // namespace peygir::sync
