// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "workflow/core/process_queries.h"

namespace peygir::cases {

/// What a desk asks the server of one process.
struct StandingAsked
{
    workflow::ProcessId process;

    static constexpr auto fields() { return std::tuple{field("process", &StandingAsked::process)}; }
};

/// Reads what is under way in which process, on a desk or the server. Errors are the machine's.
class ProcessReader
{
public:
    /// `connection` outlives it.
    explicit ProcessReader(storage::Connection &connection)
        : m_connection(connection)
    {}

    Result<workflow::Standing> standing(const workflow::ProcessId &process);
    Result<workflow::ProcessBook> book();

    /// As `standing`, for a person who asks from a desk: refuses "access.denied" to who may not edit processes.
    Result<workflow::Standing> standingFor(const UserId &asker, const workflow::ProcessId &process);

private:
    storage::Connection &m_connection;
};

} // namespace peygir::cases
