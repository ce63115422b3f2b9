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
    /// Leads from now on, also where another node is alive, whose session ends: for whoever changes the schema.
    Result<void> takeOver(Instant now);
    /// Says that this node is alive. Fails with "sync.not_leader" when another one has taken over.
    Result<void> beat(Instant now);
    /// The same for the holder of `token`, over another connection than his.
    static Result<void> beatOn(storage::Connection &connection, qint64 token, Instant now);
    /// Whoever asks next may lead at once. Harmless where another one leads already.
    Result<void> resign();

    /// The token of the last won election; 0 before, and after resigning.
    qint64 token() const { return m_token; }
    /// Who led when `campaign` was last asked; no name: nobody has ever led, or the last one has resigned.
    const Node &leader() const { return m_leader; }

private:
    enum class Rival { Spared, Ended };
    static Result<Instant> databaseNow(storage::Connection &connection, Instant now);
    Result<bool> elect(Instant now, Rival rival);
    /// Reads the row; whether it leaves this node a chance.
    Result<bool> isOpen(Instant at);
    /// Ends whatever this session of the database has under way, if it is another one's; answers the number of ours.
    Result<qint64> endSession(qint64 backend);

    storage::Connection &m_connection;
    Node m_node;
    Node m_leader;
    qint64 m_token = 0;
    // As the row was when it was last read.
    qint64 m_rowToken = 0;
    qint64 m_rowBackend = 0;
};

} // namespace peygir::sync
