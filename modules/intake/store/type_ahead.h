// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/intake_queries.h"
#include "storage/search_reader.h"

namespace peygir::intake {

/// Subjects by any piece of a word of their name, by their search words and their group; those whose name begins with
/// what was typed first. By the index, so that it does not matter how many there are.
Result<std::vector<SubjectChoice>> findSubjects(storage::Connection &connection, storage::SearchReader &reader,
                                                const QString &typed, int limit);

/// Places by any piece of a word of their name, and by words of what lies around them; streets first, and of those the
/// ones whose name begins with what was typed.
Result<std::vector<AddressChoice>> findAddresses(storage::Connection &connection, storage::SearchReader &reader,
                                                 const QString &typed, int limit);

} // namespace peygir::intake
