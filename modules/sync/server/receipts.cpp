// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/receipts.h"

#include "sync/server/group.h"

namespace peygir::sync {

Result<std::optional<Outcome>> outcomeOf(storage::Connection &connection, const Uuid &command)
{
    std::optional<Outcome> outcome;
    TRY(connection.each("SELECT outcome FROM receipt WHERE command_id = ?", {Value(command)},
                        [&outcome](const storage::RowView &view) {
                            outcome = outcomeFromWord(view.utf8(0));
                            return false;
                        }));
    return outcome;
}

} // namespace peygir::sync
