// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/data_version.h"

namespace peygir::cases {

Result<std::optional<qint64>> dataVersion(storage::Connection &connection)
{
    std::optional<qint64> version;
    if (connection.dialect() == storage::Dialect::Sqlite) {
        TRY(connection.each("PRAGMA data_version", {}, [&version](const storage::RowView &view) {
            version = view.integer(0);
            return false;
        }));
    }
    return version;
}

} // namespace peygir::cases
