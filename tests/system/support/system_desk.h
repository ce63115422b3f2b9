// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/support/pair.h"
#include "system/support/server_process.h"

namespace peygir::test {

/// A desk's engine on a store in memory that speaks to the real server.
class SystemDesk
{
public:
    SystemDesk(const Registry &registry, const UserId &user, std::uint64_t seed);

    const Uuid &desk() const { return m_engine->desk(); }
    /// Does what the engine wants until it is quiet. Answers "" or the error of the first request that failed.
    QByteArray synchronise(Caller &caller, const QByteArray &token);
    /// Each answer of the server, before the engine has it.
    using Heard = std::function<void(sync::DeskEngine::RequestKind kind, const QByteArray &answer)>;
    void listen(Heard heard) { m_heard = std::move(heard); }
    sync::DeskEngine &engine() { return *m_engine; }
    storage::Connection &connection() { return *m_connection; }
    Instant now() const { return SystemClock().now(); }
    /// Rows of a replicated table.
    int count(const QByteArray &table);

private:
    SeededRandom m_random;
    std::unique_ptr<storage::Connection> m_connection;
    sync::testing::MemoryWitness m_witness;
    std::unique_ptr<sync::DeskEngine> m_engine;
    Heard m_heard;
};

} // namespace peygir::test
