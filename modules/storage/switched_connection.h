// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace peygir::storage {

/// Lets another file take the place of a store that is in use: all connections that were made here end together, and each
/// opens what lies there then when it is used next. Their users notice nothing but a short wait; prepared statements and
/// cached pages go with the file that they were of. From any thread; it must outlive no connection, they hold it.
class ConnectionSwitch : public std::enable_shared_from_this<ConnectionSwitch>
{
public:
    using Open = std::function<Result<std::unique_ptr<Connection>>()>;

    /// Opened at once, so that its error is heard, and again whenever another file lies there.
    Result<std::unique_ptr<Connection>> connect(Open open);

    /// Who is inside a statement or a transaction comes to its end at most so long before `exclusively` gives up; meanwhile
    /// others wait.
    static constexpr Milliseconds patience{50};

    /// While nobody else is inside a statement or a transaction, and nobody else comes in: runs `last`, in which this thread
    /// may still use its connections, closes all of them, and runs `exchange`. Where `last` fails nothing is closed. Fails
    /// with "storage.busy" where somebody stays inside, and with the errors of the two.
    Result<void> exclusively(const std::function<Result<void>()> &last, const std::function<Result<void>()> &exchange);

private:
    class Switched;

    void enter();
    void leave();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<Switched *> m_connections;
    /// Connections that are inside a statement or a transaction.
    int m_inside = 0;
    /// Who has it for itself, or waits for that.
    std::thread::id m_owner;
};

} // namespace peygir::storage
