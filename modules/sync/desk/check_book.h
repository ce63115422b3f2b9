// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <optional>
#include <set>
#include <vector>

namespace peygir::sync {

/// What this desk has lately found wrong in its store, and what of it is in order again (SYNC 17): the last
/// `limits::checkFindings` of them, kept in the store, so that whoever helps a week later still sees them. In a
/// transaction of its own: not while another one is open on the connection.
class CheckBook
{
public:
    enum class What { Found, Healed };
    struct Finding
    {
        Instant at;
        qint64 bucket;
        What what;
    };

    explicit CheckBook(storage::Connection &connection) : m_connection(connection) {}

    /// Reads what was kept; once, before anything else. What of it cannot be read is passed over: it is only told.
    Result<void> load();
    /// Looks which buckets are not in order now and writes down what has changed since it last looked; true if
    /// anything has.
    Result<bool> look(Instant now);
    /// The walk through everything has come to its end.
    Result<void> walked(Instant now);

    /// Not in order when it last looked.
    const std::set<qint64> &doubtful() const { return m_doubtful; }
    /// The newest first.
    const std::vector<Finding> &findings() const { return m_findings; }
    const std::optional<Instant> &walkedAt() const { return m_walkedAt; }

private:
    Result<void> write();

    storage::Connection &m_connection;
    std::set<qint64> m_doubtful;
    std::vector<Finding> m_findings;
    std::optional<Instant> m_walkedAt;
};

} // namespace peygir::sync
