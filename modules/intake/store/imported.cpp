// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/imported.h"

#include "intake/core/import_case.h"
#include "storage/door.h"

namespace peygir::intake {

using storage::Connection;
using storage::RowView;

namespace {

template <class T>
Result<std::vector<T>> allRows(Connection &connection)
{
    std::vector<T> items;
    const Table &table = tableOf<T>();
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name, {}, [&](const RowView &view) {
        if (const auto row = storage::readRow(table, view))
            items.push_back(fromRow<T>(*row));
        return true;
    }));
    return items;
}

} // namespace

Result<KnownNames> readKnownNames(Connection &connection)
{
    TRY_LET(auto groups, allRows<catalogue::SubjectGroup>(connection));
    TRY_LET(auto subjects, allRows<catalogue::Subject>(connection));
    TRY_LET(auto allPlaces, allRows<places::Place>(connection));
    TRY_LET(const auto units, allRows<organisation::Unit>(connection));
    for (const organisation::Unit &unit : units) {
        if (!unit.parent && unit.active)
            return KnownNames{std::move(groups), std::move(subjects), std::move(allPlaces), unit.id};
    }
    return Error("import.no_city");
}

Result<bool> isImported(Connection &connection, const QString &source, const QString &number)
{
    bool found = false;
    TRY(connection.each("SELECT holder FROM unique_value WHERE kind = ? AND value = ?",
                        {Value::text(externalNumberKey), Value::text(externalNumber(source, number))},
                        [&found](const RowView &) {
                            found = true;
                            return false;
                        }));
    return found;
}

} // namespace peygir::intake
