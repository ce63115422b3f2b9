// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/query_thread.h"
#include "workflow/core/process_queries.h"

namespace peygir::cases {

/// Answers from a desk's store.
class SqlProcessQueries final : public workflow::ProcessQueries
{
public:
    /// `thread` outlives this.
    explicit SqlProcessQueries(storage::QueryThread &thread)
        : m_thread(thread)
    {}

    Cancel book(QObject *context, Done<workflow::ProcessBook> done) override;

private:
    storage::QueryThread &m_thread;
};

} // namespace peygir::cases
