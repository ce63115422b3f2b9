// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/leadership.h"

#include "base/limits.h"

namespace peygir::sync {

using storage::Connection;
using storage::Dialect;
using storage::RowView;
using storage::Transaction;

Result<void> Leadership::establish(Connection &connection, const Uuid &epoch, const QByteArray &codeKey)
{
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    bool exists = false;
    TRY(connection.each("SELECT id FROM server_state", {}, [&exists](const RowView &) {
        exists = true;
        return false;
    }));
    if (!exists) {
        TRY(connection.run("INSERT INTO server_state (id, epoch, head, chain, token, code_key, codes_drawn, desks)"
                           " VALUES (1, ?, 0, ?, 0, ?, 0, 0)",
                           {epoch, Value::bytes(QByteArray(32, '\0')), Value::bytes(codeKey)}));
        TRY(connection.run("INSERT INTO leader (id, node, url, token, beat, backend) VALUES (1, '', '', 0, 0, 0)"));
        TRY(connection.run("INSERT INTO chain (seq, hash) VALUES (0, ?)", {Value::bytes(QByteArray(32, '\0'))}));
    }
    return transaction.commit();
}

Result<Instant> Leadership::databaseNow(Connection &connection, Instant now)
{
    if (connection.dialect() == Dialect::Sqlite)
        return now;
    TRY(connection.each("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)", {},
                        [&now](const RowView &view) {
                            now = view.instant(0);
                            return false;
                        }));
    return now;
}

Result<bool> Leadership::campaign(Instant now)
{
    if (m_connection.dialect() == Dialect::Postgresql) {
        // Every node asks every second: whoever has no chance takes no lock, which the others would wait for where he is
        // paused with it.
        TRY_LET(const Instant at, databaseNow(m_connection, now));
        TRY_LET(const bool open, isOpen(at));
        if (!open)
            return false;
    }
    return elect(now, Rival::Spared);
}

Result<void> Leadership::takeOver(Instant now)
{
    TRY(elect(now, Rival::Ended));
    return {};
}

Result<bool> Leadership::isOpen(Instant at)
{
    Instant beat(0);
    TRY(m_connection.each("SELECT node, url, token, beat, backend FROM leader WHERE id = 1", {},
                          [&](const RowView &view) {
                              m_leader = {view.utf8(0), view.utf8(1)};
                              m_rowToken = view.integer(2);
                              beat = view.instant(3);
                              m_rowBackend = view.integer(4);
                              return false;
                          }));
    return at - beat >= limits::leaderLost || m_leader.name == m_node.name;
}

Result<qint64> Leadership::endSession(qint64 backend)
{
    qint64 own = 0;
    TRY(m_connection.each("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                          " WHERE pid = ? AND pid <> pg_backend_pid() AND datname = current_database()",
                          {Value(backend)}, [](const RowView &) { return true; }));
    TRY(m_connection.each("SELECT CAST(pg_backend_pid() AS bigint)", {}, [&own](const RowView &view) {
        own = view.integer(0);
        return false;
    }));
    return own;
}

Result<bool> Leadership::elect(Instant now, Rival rival)
{
    const bool shared = m_connection.dialect() == Dialect::Postgresql;
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    if (shared)
        TRY(m_connection.each("SELECT id FROM leader WHERE id = 1 FOR UPDATE", {}, [](const RowView &) { return true; }));
    // Only now, when the row is ours: a beat may have come while we waited for it.
    TRY_LET(const Instant at, databaseNow(m_connection, now));
    TRY_LET(const bool open, isOpen(at));
    if (m_token != 0 && m_token == m_rowToken) {
        TRY(m_connection.run("UPDATE leader SET beat = ? WHERE id = 1", {Value(at)}));
        TRY(transaction.commit());
        return true;
    }
    if (!open && rival == Rival::Spared)
        return false;
    qint64 backend = 0;
    if (shared) {
        // Whatever the old leader still has under way must not be committed after the election.
        TRY_LET(backend, endSession(m_rowBackend));
    }
    const qint64 token = m_rowToken + 1;
    TRY(m_connection.run("UPDATE leader SET node = ?, url = ?, token = ?, beat = ?, backend = ? WHERE id = 1",
                         {Value::text(m_node.name), Value::text(m_node.url), Value(token), Value(at), Value(backend)}));
    TRY(m_connection.run("UPDATE server_state SET token = ? WHERE id = 1", {Value(token)}));
    TRY(transaction.commit());
    m_token = token;
    m_leader = m_node;
    return true;
}

Result<void> Leadership::beat(Instant now) { return beatOn(m_connection, m_token, now); }

Result<void> Leadership::beatOn(Connection &connection, qint64 token, Instant now)
{
    TRY_LET(const Instant at, databaseNow(connection, now));
    TRY_LET(const qint64 changed,
            connection.run("UPDATE leader SET beat = ? WHERE id = 1 AND token = ?", {Value(at), Value(token)}));
    if (changed != 1)
        return Error("sync.not_leader");
    return {};
}

Result<void> Leadership::resign()
{
    const qint64 token = std::exchange(m_token, 0);
    if (token == 0)
        return {};
    TRY(m_connection.run("UPDATE leader SET node = '', url = '', beat = 0, backend = 0 WHERE id = 1 AND token = ?",
                         {Value(token)}));
    return {};
}

} // namespace peygir::sync
