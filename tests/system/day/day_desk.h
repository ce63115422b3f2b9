// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_worker.h"
#include "system/day/day_line.h"
#include "system/support/server_process.h"

namespace peygir::test {

/// One of the desks of a replayed day: the worker of the window and of peygir-cli, with a store in a file, on a line
/// that can be cut. All of them share the test's thread and event loop.
class DayDesk
{
public:
    /// Opens a new store in `folder`. The registry and the clock outlive it.
    DayDesk(const Registry &registry, const CityClock &city, const ServerProcess &server, const UserId &person,
            const QString &folder);

    /// Signs in and begins to synchronise.
    void start(const ServerProcess &server, const QString &name, const QString &password);

    /// A person's act, at the city's time.
    front::DeskWorker &worker() { return *m_worker; }
    DayLine &line() { return *m_line; }
    /// The line is back: what waited is sent as soon as the test lets it.
    void mend();
    /// Asks for news, as after a poke.
    void look() { m_worker->synchroniseNow(); }

    /// Whether this stay is open on this desk; and, where `holder` is given, with that post.
    bool holds(const Uuid &node, const std::optional<Uuid> &holder = {});
    /// The post that holds the stay here; nothing where it is not here.
    std::optional<Uuid> holderOf(const Uuid &node);
    /// The server has answered this command of this desk.
    bool isDelivered(const Uuid &command);
    /// Nothing waits to be sent.
    bool hasDelivered();

    const UserId user;
    QString storeFile() const { return m_folder + QStringLiteral("/store/desk.db"); }

private:
    QString m_folder;
    DeskClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<front::DeskWorker> m_worker;
    DayLine *m_line = nullptr;
};

} // namespace peygir::test
