// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/table_source.h"
#include "reference/core/record_queries.h"

namespace peygir::reference {

/// Records of one type as a table for people: name, what each is a part of, and its fields but lists and long notes.
/// What is to be brought in again is written by `RecordQueries::writeCsv`.
class RecordTable final : public paper::TableSource
{
public:
    /// Queries and form outlive it. `lines` are said above the table.
    RecordTable(RecordQueries &queries, const RecordForm &form, const RecordWish &wish, const QStringList &lines);

    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override;

private:
    sheets::Row rowOf(const RecordLine &line) const;

    RecordQueries &m_queries;
    const RecordForm &m_form;
    RecordWish m_wish;
    sheets::TableHead m_head;
    std::vector<const RecordField *> m_fields;
};

} // namespace peygir::reference
