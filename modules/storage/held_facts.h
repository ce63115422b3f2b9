// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/facts.h"
#include "storage/door.h"

namespace peygir::storage {

/// What a store holds, for questions about rights. What is not there is Unknown: this may be a desk.
class HeldFacts final : public FactSource
{
public:
    /// `connection` outlives it.
    explicit HeldFacts(Connection &connection) : m_door(connection) {}

    Result<Fact<RowPointer>> row(const Table &table, const Uuid &id) override
    {
        TRY_LET(RowPointer found, m_door.row(table, id));
        return found ? Fact<RowPointer>::known(std::move(found)) : Fact<RowPointer>::unknown();
    }
    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &table, const Uuid &aggregate) override
    {
        TRY_LET(auto found, m_door.rowsOf(table, aggregate));
        return Fact<std::vector<RowPointer>>::known(std::move(found));
    }
    Result<Fact<Uuid>> holder(QByteArrayView, QByteArrayView) override { return Fact<Uuid>::unknown(); }

private:
    Door m_door;
};

} // namespace peygir::storage
