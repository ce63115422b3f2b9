// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "persian/jalali_date.h"
#include "uikit/list_row.h"

namespace peygir::answering {

// What of a call to a citizen is read on a screen, in the user's language and digits.

QString shownResult(CallResult result);
/// What is said to him where nobody knows his name.
QString shownName(const QString &name);
/// "Called twice before; the last time, 1405/08/30 09:12, nobody answered (Rezaei)". Empty: never.
QString shownCalls(const std::vector<CallLine> &calls);

/// `user` is who looks: what he has taken himself is not said to be another's. `isTyped`: something is typed for him
/// and not saved.
uikit::ListRow readyRow(const ReadyCitizen &citizen, const UserId &user, Instant now, bool isTyped);
uikit::ListRow dueRow(const DueLine &line, Instant now);

/// The day that the organisation's calendars show.
persian::JalaliDate dayOf(Instant at);
/// When a citizen is called on a day: as the office opens.
Instant callingTimeOf(const persian::JalaliDate &day);

} // namespace peygir::answering
