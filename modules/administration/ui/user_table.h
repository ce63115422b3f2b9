// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "paper/table_source.h"

namespace peygir::administration {

/// The list of users as a table on paper or in a file: all whom the wish finds, with what they do and their roles.
class UserTable final : public paper::TableSource
{
public:
    /// `queries` outlives it. `lines` are said above the table.
    UserTable(UserQueries &queries, const UserWish &wish, const QString &title, const QStringList &lines);

    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override;

private:
    UserQueries &m_queries;
    UserWish m_wish;
    sheets::TableHead m_head;
};

} // namespace peygir::administration
