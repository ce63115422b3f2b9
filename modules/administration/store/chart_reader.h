// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "organisation/core/chart_queries.h"
#include "storage/query_thread.h"

namespace peygir::administration {

/// The chart as this store has it; inside a read transaction.
Result<organisation::Chart> readChart(storage::Connection &connection);

/// Answers from a desk's store.
class SqlChartQueries final : public organisation::ChartQueries
{
public:
    /// `thread` outlives this.
    explicit SqlChartQueries(storage::QueryThread &thread)
        : m_thread(thread)
    {}

    Cancel chart(QObject *context, Done<organisation::Chart> done) override;

private:
    storage::QueryThread &m_thread;
};

} // namespace peygir::administration
