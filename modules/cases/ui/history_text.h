// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "uikit/history_view.h"

namespace peygir::cases {

/// A line of history as a sentence: who did what, with the colour of the status that the case came to.
uikit::HistoryLine historyLine(const HistoryLineView &view);
/// Whether it is of what the citizen said himself, by SMS.
bool saidBySms(const HistoryEntry &entry);
/// A line of the list of referrals (R082): from whom to whom, by whom, with the note.
uikit::HistoryLine referralLine(const ReferralView &view);

} // namespace peygir::cases
