// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/purpose_nodes.h"

#include "storage/door.h"
#include "workflow/core/process_row.h"

#include <algorithm>

namespace peygir::cases {

Result<std::vector<StatusKey>> nodesServing(storage::Connection &connection, workflow::Purpose purpose)
{
    TRY_LET(const auto tasks, tasksServing(connection, {purpose}));
    std::vector<StatusKey> found;
    for (const ServingTask &task : tasks)
        found.push_back(task.key);
    return found;
}

Result<std::vector<ServingTask>> tasksServing(storage::Connection &connection,
                                              const std::set<workflow::Purpose> &purposes)
{
    const Table &table = tableOf<workflow::ProcessDefinition>();
    std::vector<ServingTask> found;
    TRY(connection.each("SELECT " + table.selectList + " FROM process ORDER BY id", {},
                        [&](const storage::RowView &view) {
                            const auto record = fromRow<workflow::ProcessDefinition>(*storage::readRow(table, view));
                            const auto process = workflow::processOf(record);
                            if (!process.ok())
                                return true;
                            for (const workflow::Node &node : (*process)->nodes()) {
                                const workflow::Task *task = node.task();
                                const bool serves =
                                    task && std::any_of(purposes.begin(), purposes.end(), [task](auto purpose) {
                                        return task->serves(purpose);
                                    });
                                if (serves)
                                    found.push_back({{record.id, node.key.text()}, task->purposes});
                            }
                            return true;
                        }));
    return found;
}

} // namespace peygir::cases
