// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/post_load.h"
#include "organisation/core/chart_use.h"

#include <map>
#include <set>

namespace peygir::simulation {

/// What the databases count by the views `chart_use` and `post_load`, counted away from them, from the rows.
class Counted
{
public:
    static bool isOne(const Table &table);
    /// Whether it would have to be counted anew after a row of this table has changed.
    static bool dependsOn(const Table &table);

    void add(const Row &row);
    /// Null: there is no such unit or post.
    RowPointer row(const Table &table, const Uuid &id) const;

private:
    organisation::ChartUse &use(const Uuid &id) { return m_uses.try_emplace(id, organisation::ChartUse{id}).first->second; }

    std::map<Uuid, organisation::ChartUse> m_uses;
    std::set<Uuid> m_units;
    std::set<Uuid> m_posts;
};

} // namespace peygir::simulation
