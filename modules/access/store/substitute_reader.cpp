// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/substitute_reader.h"

#include "storage/door.h"

namespace peygir::access {

using storage::Connection;
using storage::RowView;

namespace {

template <RowType T>
Result<std::vector<T>> rowsOf(storage::Door &door, const UserId &user)
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<T>(), user.uuid()));
    std::vector<T> items;
    for (const RowPointer &row : rows)
        items.push_back(fromRow<T>(*row));
    return items;
}

} // namespace

Result<std::vector<UserId>> substitutesToKeep(Connection &connection, Instant now)
{
    const Table &table = tableOf<SubstituteBook>();
    std::vector<SubstituteBook> books;
    TRY(connection.each("SELECT " + table.selectList + " FROM substitute_book", {}, [&](const RowView &view) {
        books.push_back(fromRow<SubstituteBook>(*storage::readRow(table, view)));
        return true;
    }));
    storage::Door door(connection);
    std::vector<UserId> users;
    for (const SubstituteBook &book : books) {
        std::map<UserId, std::vector<Assignment>> own;
        for (const SubstituteEntry &entry : book.entries) {
            TRY_LET(own[entry.person], rowsOf<Assignment>(door, entry.person));
        }
        TRY_LET(const auto present, rowsOf<DelegatedRight>(door, book.substitute));
        if (!delegationsToPut(book, own, present, now).empty())
            users.push_back(book.substitute);
    }
    return users;
}

} // namespace peygir::access
