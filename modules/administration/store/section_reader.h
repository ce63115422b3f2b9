// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/sections.h"
#include "storage/query_thread.h"

namespace peygir::administration {

/// What a person's managing cartable shows, as far as this store can tell.
Result<SectionQueries::Sections> readSections(storage::Connection &connection, const UserId &user);

/// Answers from a desk's store.
class SqlSectionQueries final : public SectionQueries
{
public:
    /// `thread` outlives this.
    explicit SqlSectionQueries(storage::QueryThread &thread) : m_thread(thread) {}

    Cancel sections(const UserId &user, QObject *context, std::function<void(Result<Sections>)> done) override;

private:
    storage::QueryThread &m_thread;
};

} // namespace peygir::administration
