// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/schema_mark.h"

namespace peygir::sync {

Result<void> markSchema(storage::Connection &connection, int number)
{
    TRY(connection.run("UPDATE server_state SET schema_number = ? WHERE id = 1", {Value(number)}));
    return {};
}

Result<int> schemaMark(storage::Connection &connection)
{
    int number = 0;
    TRY(connection.each("SELECT schema_number FROM server_state WHERE id = 1", {},
                        [&number](const storage::RowView &view) {
                            number = int(view.integer(0));
                            return false;
                        }));
    return number;
}

} // namespace peygir::sync
