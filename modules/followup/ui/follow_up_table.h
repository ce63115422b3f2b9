// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "followup/core/followup_queries.h"
#include "paper/table_source.h"

namespace peygir::followup {

/// A part of the follow-up as a table on paper or in a file: what its rows say, each thing in a column of its own. Under the
/// filter and order that the list has now, all of it, page by page; what is overdue or silent is so at the filter's instant.
class FollowUpTable final : public paper::TableSource
{
public:
    /// `queries` outlives it. `lines` are said above the table.
    FollowUpTable(FollowUpQueries &queries, const Filter &filter, const QString &title, const QStringList &lines);

    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override;

private:
    FollowUpQueries &m_queries;
    Filter m_filter;
    sheets::TableHead m_head;
};

} // namespace peygir::followup
