// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "paper/table_source.h"

namespace peygir::cases {

/// A list of cases as a table on paper or in a file: what its rows say, each thing in a column of its own. Under the
/// filter and order that the list has now, all of it, page by page.
class CaseTable final : public paper::TableSource
{
public:
    /// `queries` outlives it. `lines` are said above the table.
    CaseTable(CaseQueries &queries, const CaseFilter &filter, const QString &title, const QStringList &lines);

    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override;

private:
    CaseQueries &m_queries;
    CaseFilter m_filter;
    sheets::TableHead m_head;
};

/// The first columns of such a table, which say which case it is and how it stands, and their cells: also those of other lists
/// whose rows are about cases.
std::vector<sheets::Column> whichCaseColumns();
sheets::Row whichCaseCells(const CaseLine &line);

/// The columns of such a table, and one row of it.
std::vector<sheets::Column> caseColumns();
sheets::Row caseRow(const CaseLine &line);

} // namespace peygir::cases
