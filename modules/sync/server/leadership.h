// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

namespace peygir::sync {

/// Who may write is a row, not a lock: a paused leader would keep a lock for ever (SYNC 3). The token grows with every
/// election; each group of commands writes only where its token still stands.
class Leadership
{
public:
    struct Node
    {
        QByteArray name;
        /// Where other nodes forward writes to.
        QByteArray url;
    };

    Leadership(storage::Connection &connection, Node node) : m_connection(connection), m_node(std::move(node)) {}

    /// Creates the server's state where there is none yet: a new history. Harmless when repeated.
    static Result<void> establish(storage::Connection &connection, const Uuid &epoch, const QByteArray &codeKey);

    /// Tries to lead. `now` counts only on SQLite, where one machine has the database; PostgreSQL asks its own clock.
    /// Answers whether this node leads afterwards. Ends the session of a leader that has gone quiet.
    Result<bool> campaign(Instant now);
    /// Says that this node is alive. Fails with "sync.not_leader" when another one has taken over.
    Result<void> beat(Instant now);

    /// The token of the last won election; 0 before.
    qint64 token() const { return m_token; }

private:
    Result<Instant> databaseNow(Instant now);

    storage::Connection &m_connection;
    Node m_node;
    qint64 m_token = 0;
};

} // namespace peygir::sync
