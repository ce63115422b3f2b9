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

Result<Instant> Leadership::databaseNow(Instant now)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return now;
    TRY(m_connection.each("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)", {},
                          [&now](const RowView &view) {
                              now = view.instant(0);
                              return false;
                          }));
    return now;
}

Result<bool> Leadership::campaign(Instant now)
{
    const bool shared = m_connection.dialect() == Dialect::Postgresql;
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY_LET(const Instant at, databaseNow(now));
    qint64 token = 0;
    qint64 backend = 0;
    Instant beat(0);
    QByteArray node;
    TRY(m_connection.each(shared ? "SELECT node, token, beat, backend FROM leader WHERE id = 1 FOR UPDATE"
                                 : "SELECT node, token, beat, backend FROM leader WHERE id = 1",
                          {}, [&](const RowView &view) {
                              node = view.utf8(0);
                              token = view.integer(1);
                              beat = view.instant(2);
                              backend = view.integer(3);
                              return false;
                          }));
    if (m_token != 0 && m_token == token) {
        TRY(m_connection.run("UPDATE leader SET beat = ? WHERE id = 1", {Value(at)}));
        TRY(transaction.commit());
        return true;
    }
    if (at - beat < limits::leaderLost && node != m_node.name)
        return false;
    qint64 ownBackend = 0;
    if (shared) {
        // Whatever the old leader still has under way must not be committed after the election.
        TRY(m_connection.each("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                              " WHERE pid = ? AND pid <> pg_backend_pid()",
                              {Value(backend)}, [](const RowView &) { return true; }));
        TRY(m_connection.each("SELECT CAST(pg_backend_pid() AS bigint)", {}, [&ownBackend](const RowView &view) {
            ownBackend = view.integer(0);
            return false;
        }));
    }
    TRY(m_connection.run("UPDATE leader SET node = ?, url = ?, token = ?, beat = ?, backend = ? WHERE id = 1",
                         {Value::text(m_node.name), Value::text(m_node.url), Value(token + 1), Value(at),
                          Value(ownBackend)}));
    TRY(m_connection.run("UPDATE server_state SET token = ? WHERE id = 1", {Value(token + 1)}));
    TRY(transaction.commit());
    m_token = token + 1;
    return true;
}

Result<void> Leadership::beat(Instant now)
{
    TRY_LET(const Instant at, databaseNow(now));
    TRY_LET(const qint64 changed,
            m_connection.run("UPDATE leader SET beat = ? WHERE id = 1 AND token = ?", {Value(at), Value(m_token)}));
    if (changed != 1)
        return Error("sync.not_leader");
    return {};
}

} // namespace peygir::sync
