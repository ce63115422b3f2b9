// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/purpose_nodes.h"

#include "storage/door.h"
#include "workflow/core/process_row.h"

namespace peygir::cases {

Result<std::vector<StatusKey>> nodesServing(storage::Connection &connection, workflow::Purpose purpose)
{
    const Table &table = tableOf<workflow::ProcessDefinition>();
    std::vector<StatusKey> found;
    TRY(connection.each("SELECT " + table.selectList + " FROM process ORDER BY id", {},
                        [&](const storage::RowView &view) {
                            const auto record = fromRow<workflow::ProcessDefinition>(*storage::readRow(table, view));
                            const auto process = workflow::processOf(record);
                            if (!process.ok())
                                return true;
                            for (const workflow::Node &node : (*process)->nodes()) {
                                if (node.task() && node.task()->serves(purpose))
                                    found.push_back({record.id, node.key.text()});
                            }
                            return true;
                        }));
    return found;
}

} // namespace peygir::cases
