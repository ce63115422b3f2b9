// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "paper/table_source.h"

namespace peygir::answering {

/// Who is to be called, as a table on paper or in a file: all whom the filter finds, each thing that is said of them in a
/// column of its own.
class ReadyTable final : public paper::TableSource
{
public:
    /// `queries` outlives it. `user` is who has it written; `lines` are said above the table.
    ReadyTable(AnsweringQueries &queries, const ReadyFilter &filter, const UserId &user, const QString &title, const QStringList &lines);

    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override;

private:
    AnsweringQueries &m_queries;
    ReadyFilter m_filter;
    UserId m_user;
    sheets::TableHead m_head;
};

/// The messages whose feedback is due, likewise.
class DueTable final : public paper::TableSource
{
public:
    DueTable(AnsweringQueries &queries, const DueFilter &filter, const QString &title, const QStringList &lines);

    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override;

private:
    AnsweringQueries &m_queries;
    DueFilter m_filter;
    sheets::TableHead m_head;
};

} // namespace peygir::answering
