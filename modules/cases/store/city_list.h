// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/list_ranks.h"
#include "cases/store/sql_part.h"
#include "cases/store/text_match.h"

#include <map>

namespace peygir::cases {

/// The list of every card, a million of them: a page is read where it lies in an index, in stretches of one region,
/// status or state after another where the order wants that. Where each page that was read ended is remembered, so the
/// one after it begins there; a far leap walks an index and no row. Good for one filter and one state of the database.
class CityList
{
public:
    CityList(CaseFilter filter, TextMatch text, const ListRanks &ranks);

    /// The statuses that some card has, in order.
    static Result<std::vector<StatusKey>> statuses(storage::Connection &connection, const ListRanks &ranks);
    /// The regions ("region") or groups ("subject_group") that some card has.
    static Result<std::vector<Uuid>> values(storage::Connection &connection, const QByteArray &column);

    Result<std::vector<CaseCard>> page(storage::Connection &connection, qint64 offset, int limit);
    /// Exact where an index has all that the filter asks, else reckoned from the newest few thousand.
    Result<CaseTotal> count(storage::Connection &connection);
    /// Reads every row where no index has all that the filter asks: for who has walked all of them anyway.
    Result<qint64> countAll(storage::Connection &connection) const;

private:
    /// Rows that stand one after another in an index.
    struct Stretch
    {
        SqlPart where;
        QByteArray index;
        QByteArray key;
        bool ascending = false;
        /// Whether the index has every column of the condition.
        bool covered = true;
    };
    /// The row before a page.
    struct Anchor
    {
        size_t stretch = 0;
        std::optional<Value> key;
        Value id;
    };

    CityList asOneStretch() const;
    Result<void> layOut(storage::Connection &connection);
    void addUrgent();
    Result<void> addByRegion(storage::Connection &connection);
    Result<void> addByStatus(storage::Connection &connection);
    bool openOnly() const;
    void add(SqlPart part, const char *key, bool ascending);
    Result<Anchor> leap(storage::Connection &connection, Anchor from, qint64 &rows) const;
    Result<qint64> countOf(storage::Connection &connection, const Stretch &stretch, const Anchor &after, qint64 most) const;
    SqlPart beyond(const Stretch &stretch, const Anchor &after) const;

    CaseFilter m_filter;
    TextMatch m_text;
    const ListRanks &m_ranks;
    std::vector<Stretch> m_stretches;
    /// By the number of rows before it.
    std::map<qint64, Anchor> m_anchors{{0, {}}};
};

} // namespace peygir::cases
