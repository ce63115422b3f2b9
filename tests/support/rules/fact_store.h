// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"

#include <map>
#include <set>

namespace peygir::test {

/// Rows and keys in memory, as a server has them (what is not there is Absent) or as a desk does (what is not held is
/// Unknown, and so is who holds a key).
class FactStore final : public FactSource
{
public:
    enum class Side { Server, Desk };
    explicit FactStore(Side side = Side::Server) : m_side(side) {}

    /// A desk that holds a copy of these aggregates of `other`.
    static FactStore deskWith(const FactStore &other, const std::set<AggregateId> &held);

    void apply(const Changes &changes);
    template <RowType T>
    void put(const T &item)
    {
        putRow(toRow(item));
    }
    void putRow(const Row &row);

    template <RowType T>
    std::vector<T> all() const
    {
        std::vector<T> items;
        for (const auto &[key, row] : m_rows) {
            if (row->table == &tableOf<T>())
                items.push_back(fromRow<T>(*row));
        }
        return items;
    }
    const std::map<std::pair<QByteArray, Uuid>, RowPointer> &rows() const { return m_rows; }
    std::set<AggregateId> aggregates() const;
    std::optional<Uuid> keyHolder(const QByteArray &kind, const QByteArray &value) const;
    const std::map<std::pair<QByteArray, QByteArray>, Uuid> &keys() const { return m_keys; }

    Result<Fact<RowPointer>> row(const Table &table, const Uuid &id) override;
    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &table, const Uuid &aggregate) override;
    Result<Fact<Uuid>> holder(QByteArrayView kind, QByteArrayView value) override;

private:
    Side m_side;
    std::map<std::pair<QByteArray, Uuid>, RowPointer> m_rows;
    std::map<std::pair<QByteArray, QByteArray>, Uuid> m_keys;
};

} // namespace peygir::test
