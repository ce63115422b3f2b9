// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::cases {

/// Brings cards, files and citizens with their buckets, and the commands ReferCase, TakeCase, AddNote, CompleteNode,
/// ReopenCase, EditMessage, EditCitizen, SubscribeCitizen, SettleProposal and MoveDeadline.
void addTo(Registry &registry);

} // namespace peygir::cases
