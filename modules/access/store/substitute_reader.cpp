// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/substitute_reader.h"

#include "access/core/post_rights.h"
#include "storage/door.h"
#include "storage/held_facts.h"

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
    storage::HeldFacts held(connection);
    const RightsOf rights = rightsOf;
    const Facts facts(held, systemUser(), rights);
    std::vector<UserId> users;
    for (const SubstituteBook &book : books) {
        std::map<UserId, std::vector<Assignment>> own;
        for (const SubstituteEntry &entry : book.entries) {
            const auto his = ownAssignments(facts, entry.person);
            if (his.isKnown())
                own[entry.person] = *his;
        }
        TRY_LET(const auto present, rowsOf<DelegatedRight>(door, book.substitute));
        if (!delegationsToPut(book, own, present, now).empty())
            users.push_back(book.substitute);
    }
    return facts.failure() ? Result<std::vector<UserId>>(*facts.failure()) : users;
}

} // namespace peygir::access
