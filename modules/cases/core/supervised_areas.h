// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/put_record.h"
#include "reference/core/record_form.h"

namespace peygir::cases {

/// Whoever supervises where an expert's post stands (`superviseVerb`) says whose cases come to him (R130): he puts the areas of those
/// posts, also for authorities elsewhere, and of no others, without the right to any other base information. An area that was another post's
/// is his only where he supervises that one as well. These types are those of the earlier features; all others stay as they are.
std::vector<reference::RecordType> withSupervisedAreas(std::vector<reference::RecordType> types);

/// The same for their forms: areas are offered to whoever supervises.
std::vector<reference::RecordForm> withSupervisedAreas(std::vector<reference::RecordForm> forms);

} // namespace peygir::cases
