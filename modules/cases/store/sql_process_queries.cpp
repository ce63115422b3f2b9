// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_process_queries.h"

#include "cases/store/process_reader.h"

namespace peygir::cases {

workflow::ProcessQueries::Cancel SqlProcessQueries::book(QObject *context, Done<workflow::ProcessBook> done)
{
    auto ticket = m_thread.run<workflow::ProcessBook>(
        [](storage::Connection &connection) { return ProcessReader(connection).book(); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::cases
