// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/rights.h"
#include "storage/connection.h"
#include "sync/wire/messages.h"

namespace peygir::sync {

/// Whose request it is: found by the token, never by what the message says.
struct Session
{
    UserId user;
    Uuid desk;
};

/// Registers a desk at its hello and draws code blocks for it. Runs on the sequencer's connection and thread, fenced by
/// its token.
class DeskRegister
{
public:
    explicit DeskRegister(storage::Connection &connection) : m_connection(connection) {}

    struct Entry
    {
        Uuid epoch;
        /// From 10000 on.
        int number;
        /// As many as the desk lacks; fewer when it has got `limits::blocksPerDeskAndDay` today: then it makes longer
        /// codes by itself (SYNC 19).
        std::vector<CodeBlock> blocks;
        /// Desks seal to it what they leave behind (SYNC 16).
        QByteArray sealTo = {};
    };
    struct Visit
    {
        Session session;
        /// As which the desk speaks.
        Uuid desk;
        int blocksHeld;
        std::optional<Introduction> introduction;
    };
    /// Errors: "sync.not_leader", "sync.desk_of_another" (the sign-in is not good for this desk, or for no more of its copies
    /// today), "sync.fork" (SYNC 15), "sync.no_more_desks", and the machine's.
    Result<Entry> hello(const Visit &visit, Instant now, qint64 token, Random &random);

    /// The session as that of `desk`. A sign-in is good for the desk that signed in and for all that began as copies of it:
    /// who finds himself to be a copy goes on without a password. Fails with "sync.desk_of_another".
    static Result<Session> speakingAs(storage::Connection &connection, const Session &session, const Uuid &desk);

private:
    storage::Connection &m_connection;
};

} // namespace peygir::sync
