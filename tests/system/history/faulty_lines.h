// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <memory>
#include <vector>

namespace peygir::history {

/// The network between desks and a server on this machine, with a line for each desk that is slow, breaks, or passes
/// nothing. It runs on a thread of its own; all functions return at once.
class FaultyLines
{
public:
    /// Opens a door for each desk on a free port of the loopback.
    explicit FaultyLines(int desks);
    ~FaultyLines();

    quint16 port(int desk) const { return m_ports[size_t(desk)]; }
    /// Where the server listens from now on.
    void setServer(quint16 port);
    /// Bytes of this desk wait so long, in both directions.
    void setDelay(int desk, int ms);
    /// Ends all connections of a desk in the middle, as a router does that starts again.
    void reset(int desk);
    /// Lets nothing pass, and tells nobody: bytes wait, new connections stand and are never answered.
    void block(int desk);
    /// What waited goes on, as after a repaired cable; connections that somebody gave up meanwhile end.
    void pass(int desk);

private:
    class Door;

    template <class F>
    void tell(int desk, F what);

    QThread m_thread;
    std::vector<Door *> m_doors;
    std::vector<quint16> m_ports;
};

} // namespace peygir::history
