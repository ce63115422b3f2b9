// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/table.h"

#include <algorithm>
#include <numeric>

namespace peygir {

Table makeTable(QByteArray name, const AggregateKind &kind, bool root, std::vector<Column> columns)
{
    Table table{std::move(name), kind, root, std::move(columns), {}, {"id", "aggregate", "rev", "seq", "hash"}, {}};
    table.byName.resize(table.columns.size());
    std::iota(table.byName.begin(), table.byName.end(), 0);
    std::sort(table.byName.begin(), table.byName.end(), [&table](int a, int b) {
        return table.columns[size_t(a)].name < table.columns[size_t(b)].name;
    });
    for (const Column &column : table.columns)
        table.allNames.push_back(column.name);
    for (const QByteArray &column : table.allNames)
        table.selectList += (table.selectList.isEmpty() ? "" : ", ") + column;
    return table;
}

} // namespace peygir
