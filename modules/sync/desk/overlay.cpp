// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/overlay.h"

#include "sync/wire/plants.h"

namespace peygir::sync {

std::optional<Row> overlaid(const Row &base, const ChangedRow &change)
{
    Row row = base;
    row.rev = change.rev;
    row.seq = change.seq;
    row.hash = change.hash;
    for (const auto &[place, value] : change.cells)
        row.values[place] = value;
    if (contentHash(row) != row.hash && !planted(Plant::ChangeFromWrongBase))
        return std::nullopt;
    return row;
}

} // namespace peygir::sync
