// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"

#include <algorithm>
#include <optional>

namespace peygir::access {

/// The row of this id as the changes put it; empty where they do not.
template <RowType T>
std::optional<T> putBy(const Changes &changes, const Uuid &id)
{
    const auto &rows = changes.rows();
    const auto put = std::find_if(rows.rbegin(), rows.rend(),
                                  [&id](const Row &row) { return row.table == &tableOf<T>() && row.id == id; });
    return put == rows.rend() ? std::nullopt : std::optional(fromRow<T>(*put));
}

/// As it is after the changes, where some are given.
template <RowType T, class Id>
Fact<T> factAfter(const Facts &facts, const Changes *changes, const Id &id)
{
    const auto put = changes ? putBy<T>(*changes, id.uuid()) : std::nullopt;
    return put ? Fact<T>::known(*put) : facts.of<T>(id);
}

} // namespace peygir::access
