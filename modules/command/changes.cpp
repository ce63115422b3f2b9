// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/changes.h"

#include <algorithm>

namespace peygir {

Changes &Changes::putRow(Row row)
{
    // A decision has a dozen rows: looking through them is quicker than any index.
    const auto same = std::find_if(m_rows.begin(), m_rows.end(), [&row](const Row &other) {
        return other.id == row.id && other.table == row.table;
    });
    if (same != m_rows.end())
        *same = std::move(row);
    else
        m_rows.push_back(std::move(row));
    return *this;
}

Changes &Changes::claim(QByteArray kind, QByteArray value, const Uuid &holder)
{
    m_keys.push_back({std::move(kind), std::move(value), holder});
    return *this;
}

Changes &Changes::release(QByteArray kind, QByteArray value)
{
    m_keys.push_back({std::move(kind), std::move(value), std::nullopt});
    return *this;
}

Changes &Changes::add(Changes other)
{
    m_leftToServer = m_leftToServer || other.m_leftToServer;
    for (Row &row : other.m_rows)
        putRow(std::move(row));
    for (Key &key : other.m_keys)
        m_keys.push_back(std::move(key));
    return *this;
}

} // namespace peygir
