// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/http_message.h"

#include <QByteArray>

#include <memory>

namespace peygir::server {

/// The way of a node that does not lead to the one that does (SYNC 3): a request goes on as it came, with the person's own
/// token, and the answer comes back as it was given. Requests are marked, so that two nodes that each believe in the other
/// do not pass them to and fro.
///
/// The leader's certificate must verify for the host of its address before anything of the request leaves this node: what
/// is handed on are tokens and passwords.
class LeaderLine
{
public:
    /// The header in which a request that is handed on says by which name its sender has reached this node. Anybody can send it, so it
    /// decides nothing: it stands in addresses that its sender alone is told.
    static constexpr const char *reachedBy = "peygir-reached-by";

    /// PEM, one or more authorities that nodes are trusted by; empty: those of the system.
    explicit LeaderLine(QByteArray authorities);
    /// Stops.
    ~LeaderLine();
    LeaderLine(const LeaderLine &) = delete;
    LeaderLine &operator=(const LeaderLine &) = delete;

    void start();
    /// What is under way is answered "sync.not_leader".
    void stop();

    /// Who leads now: https://host:port, empty while nobody is known or this node leads itself. What is still under way to
    /// another address is answered "sync.not_leader": whether it was done there is told by receipts. From any thread.
    void setLeader(const QByteArray &url);

    /// From any thread; `respond` is called on another one. Where the leader is not known or does not answer:
    /// "sync.not_leader" {retryAfter}. A request that was handed on before is not handed on again.
    void forward(const front::HttpRequest &request, front::Responder respond);

private:
    class Worker;
    class Thread;

    QByteArray m_authorities;
    std::unique_ptr<Thread> m_thread;
};

} // namespace peygir::server
