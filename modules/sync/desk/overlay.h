// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/page_reader.h"

namespace peygir::sync {

/// What a row of a desk's base is with what changed in it. Nothing where it has not the hash that the server says: then the base
/// was another one than that from which it changed, or is damaged, or has what this program does not know.
std::optional<Row> overlaid(const Row &base, const ChangedRow &change);

} // namespace peygir::sync
