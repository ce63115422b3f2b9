// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/counted.h"

#include "cases/core/case_file.h"

namespace peygir::simulation {

using cases::CaseNode;
using cases::PostLoad;
using organisation::ChartUse;
using organisation::Post;
using organisation::Unit;

bool Counted::isOne(const Table &table) { return &table == &tableOf<ChartUse>() || &table == &tableOf<PostLoad>(); }

bool Counted::dependsOn(const Table &table)
{
    return &table == &tableOf<CaseNode>() || &table == &tableOf<Post>() || &table == &tableOf<Unit>();
}

void Counted::add(const Row &row)
{
    if (row.table == &tableOf<CaseNode>()) {
        const auto node = fromRow<CaseNode>(row);
        if (node.state != workflow::OpeningState::Open)
            return;
        if (node.unit)
            ++use(node.unit->uuid()).openStays;
        if (node.holder)
            ++use(node.holder->uuid()).openStays;
    } else if (row.table == &tableOf<Post>()) {
        const auto post = fromRow<Post>(row);
        m_posts.insert(row.id);
        if (!post.active)
            return;
        ++use(post.unit.uuid()).posts;
        use(post.unit.uuid()).held += post.holder ? 1 : 0;
    } else if (row.table == &tableOf<Unit>()) {
        const auto unit = fromRow<Unit>(row);
        m_units.insert(row.id);
        if (unit.active && unit.parent)
            ++use(unit.parent->uuid()).units;
    }
}

RowPointer Counted::row(const Table &table, const Uuid &id) const
{
    const bool isLoad = &table == &tableOf<PostLoad>();
    if (!m_posts.contains(id) && (isLoad || !m_units.contains(id)))
        return nullptr;
    const auto found = m_uses.find(id);
    const ChartUse use = found == m_uses.end() ? ChartUse{id} : found->second;
    return std::make_shared<Row>(isLoad ? toRow(PostLoad{organisation::PostId(id), use.openStays}) : toRow(use));
}

} // namespace peygir::simulation
