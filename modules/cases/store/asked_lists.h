// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/closed_lists.h"
#include "command/server_port.h"
#include "storage/query_thread.h"

namespace peygir::cases {

/// Asks the server, and puts the names of this desk to what it answers.
class AskedLists final : public ClosedLists
{
public:
    /// Both outlive it; `thread` reads the desk's store.
    AskedLists(ServerPort &server, storage::QueryThread &thread)
        : m_server(server)
        , m_thread(thread)
    {}

    Cancel closed(const ClosedAsked &asked, QObject *context, Done done) override;

private:
    ServerPort &m_server;
    storage::QueryThread &m_thread;
};

} // namespace peygir::cases
