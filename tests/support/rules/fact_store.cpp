// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rules/fact_store.h"

namespace peygir::test {

FactStore FactStore::deskWith(const FactStore &other, const std::set<AggregateId> &held)
{
    FactStore desk(Side::Desk);
    for (const auto &[key, row] : other.m_rows) {
        if (held.contains(row->aggregateId()))
            desk.m_rows.emplace(key, row);
    }
    return desk;
}

void FactStore::apply(const Changes &changes)
{
    Q_ASSERT(!changes.isLeftToServer());
    for (const Row &row : changes.rows())
        putRow(row);
    for (const Changes::Key &key : changes.keys()) {
        if (key.holder)
            m_keys.insert_or_assign({key.kind, key.value}, *key.holder);
        else
            m_keys.erase({key.kind, key.value});
    }
}

void FactStore::putRow(const Row &row)
{
    m_rows.insert_or_assign({row.table->name, row.id}, std::make_shared<const Row>(row));
}

std::set<AggregateId> FactStore::aggregates() const
{
    std::set<AggregateId> held;
    for (const auto &[key, row] : m_rows)
        held.insert(row->aggregateId());
    return held;
}

std::optional<Uuid> FactStore::keyHolder(const QByteArray &kind, const QByteArray &value) const
{
    const auto found = m_keys.find({kind, value});
    return found == m_keys.end() ? std::nullopt : std::optional(found->second);
}

Result<Fact<RowPointer>> FactStore::row(const Table &table, const Uuid &id)
{
    const auto found = m_rows.find({table.name, id});
    if (found != m_rows.end())
        return Fact<RowPointer>::known(found->second);
    return m_side == Side::Server ? Fact<RowPointer>::absent() : Fact<RowPointer>::unknown();
}

Result<Fact<std::vector<RowPointer>>> FactStore::rowsOf(const Table &table, const Uuid &aggregate)
{
    std::vector<RowPointer> rows;
    const AggregateId wanted{table.kind.number, aggregate};
    bool held = m_side == Side::Server;
    for (const auto &[key, row] : m_rows) {
        held = held || row->aggregateId() == wanted;
        if (row->table == &table && row->aggregate == aggregate)
            rows.push_back(row);
    }
    return held ? Fact<std::vector<RowPointer>>::known(std::move(rows)) : Fact<std::vector<RowPointer>>::unknown();
}

Result<Fact<Uuid>> FactStore::holder(QByteArrayView kind, QByteArrayView value)
{
    if (m_side == Side::Desk)
        return Fact<Uuid>::unknown();
    const auto found = keyHolder(kind.toByteArray(), value.toByteArray());
    return found ? Fact<Uuid>::known(*found) : Fact<Uuid>::absent();
}

} // namespace peygir::test
