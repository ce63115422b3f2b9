// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "storage/connection.h"

#include <map>

namespace peygir::cases {

/// The places of regions and statuses in an order, with what they are called.
class ListRanks
{
public:
    static Result<ListRanks> read(storage::Connection &connection);

    /// By name; what is not known here comes late, no region at the end.
    int region(const std::optional<Uuid> &id) const;
    /// By process and in its order; the intake supervisor's first, what is not known here at the end.
    int status(const StatusKey &key) const;
    /// Whether a case with this status is closed; empty: the status is not known here.
    std::optional<bool> isEnd(const StatusKey &key) const;

    /// Everything that can be chosen, in order.
    const CaseChoices &choices() const { return m_choices; }

private:
    struct Known
    {
        int rank;
        bool end;
    };
    using Key = std::pair<Uuid, QString>;
    static std::optional<Key> keyOf(const StatusKey &key);

    std::map<Uuid, int> m_regions;
    std::map<Key, Known> m_statuses;
    CaseChoices m_choices;
};

} // namespace peygir::cases
