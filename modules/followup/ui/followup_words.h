// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "followup/core/followup_queries.h"
#include "uikit/history_view.h"
#include "uikit/list_row.h"

#include <QString>

/// What the follow-up's closed sets are called, and how a case's questions, replies and visits read.
namespace peygir::followup {

QString nameOf(Part part);
QString nameOf(Order order);
QString nameOf(ReplyChannel channel);
QString nameOf(Rating rating);

/// "1405/08/30" in the user's digits.
QString shownDay(Instant day);

/// A stay as a row of the list, known by the id of its case; `now` is the server's clock.
uikit::ListRow listRow(const Line &line, Instant now);

/// Questions, replies and visits as they came one after another.
QList<uikit::HistoryLine> exchangeLines(const FollowUpView &view);
/// How much of it there is.
size_t exchangeCount(const FollowUpView &view);

/// The reply that is to be decided about: of those that nobody has, the last; null where there is none.
const ReplyView *replyToSettle(const FollowUpView &view);
/// The visit that is to be made: one's own first, then the earliest; null where none is asked for.
const VisitView *visitToMake(const FollowUpView &view);

} // namespace peygir::followup
