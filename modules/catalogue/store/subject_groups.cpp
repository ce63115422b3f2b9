// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/store/subject_groups.h"

namespace peygir::catalogue {

Result<std::vector<Uuid>> subjectGroupIds(storage::Connection &connection)
{
    std::vector<Uuid> ids;
    TRY(connection.each("SELECT id FROM subject_group ORDER BY id", {}, [&ids](const storage::RowView &view) {
        ids.push_back(view.uuid(0));
        return true;
    }));
    return ids;
}

} // namespace peygir::catalogue
