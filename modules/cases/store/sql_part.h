// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/value.h"

#include <vector>

namespace peygir::cases {

/// A condition of a statement with the values of its parameters: what stands after WHERE.
struct SqlPart
{
    QByteArray sql;
    std::vector<Value> values;

    SqlPart &also(const QByteArray &condition, std::initializer_list<Value> more = {})
    {
        sql += (sql.isEmpty() ? "" : " AND ") + condition;
        values.insert(values.end(), more.begin(), more.end());
        return *this;
    }
    SqlPart &also(const SqlPart &other)
    {
        if (!other.sql.isEmpty()) {
            also(other.sql);
            values.insert(values.end(), other.values.begin(), other.values.end());
        }
        return *this;
    }
    /// "column IN (?, …)"; without ids a condition that nothing fulfils.
    static SqlPart oneOf(const QByteArray &column, const std::vector<Uuid> &ids)
    {
        if (ids.empty())
            return {"1 = 0", {}};
        SqlPart part{column + " IN (?", {}};
        for (size_t i = 1; i < ids.size(); ++i)
            part.sql += ", ?";
        part.sql += ')';
        part.values.assign(ids.begin(), ids.end());
        return part;
    }
};

} // namespace peygir::cases
