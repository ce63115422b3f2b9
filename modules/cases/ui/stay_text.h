// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "uikit/history_view.h"

namespace peygir::cases {

/// The stays of a case with the time that each was allowed, the newest first: where and with whom it was, until when it
/// was due, and how quickly it was done or how late it is (R093, R233, R234). `now` is the server's clock.
QList<uikit::HistoryLine> stayLines(const CaseView &view, Instant now);

/// Who has cost the case how much time beyond what was allowed: "Unit 1: 3 days late"; empty: nobody.
QString shownDelayOwners(const CaseView &view, Instant now);

} // namespace peygir::cases
