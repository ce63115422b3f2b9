// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/move_deadline.h"
#include "reference/core/working_calendar.h"
#include "storage/connection.h"

namespace peygir::cases {

/// What the job "deadlines" is asked: the calendar that has changed (R234).
struct DeadlinesAsked
{
    reference::WorkingCalendarId calendar;

    static constexpr auto fields() { return std::tuple{field("calendar", &DeadlinesAsked::calendar)}; }
};

/// How much a changed calendar moves.
struct DeadlineCounts
{
    /// Open cases of which anything moves.
    qint64 cases = 0;
    qint64 promises = 0;
    /// Due times of open stays.
    qint64 dues = 0;

    static constexpr auto fields()
    {
        return std::tuple{field("cases", &DeadlineCounts::cases), field("promises", &DeadlineCounts::promises),
                          field("dues", &DeadlineCounts::dues)};
    }
};

/// The moves that bring the open cases of a calendar to where it puts their ends now, in the order of the cases' ids: at
/// most `most` that follow `after`; none: there are no more. A case that stands as it should is passed over. The promise
/// of one that was brought in from another system stays, since that may have said until when; a stay that has no due
/// time gets none. The time for which a citizen was waited for is counted by the calendar as it is now. Refuses
/// "reference.calendar_unknown", and "reference.calendar_never_works" where its week has no working time.
Result<std::vector<MoveDeadline>> deadlineMoves(storage::Connection &connection, const DeadlinesAsked &asked,
                                                const std::optional<Uuid> &after, int most);

/// The one of this case; absent where it is closed, goes by another calendar or stands as it should. Refuses as `deadlineMoves`.
Result<std::optional<MoveDeadline>> deadlineMoveOf(storage::Connection &connection, const DeadlinesAsked &asked, const CaseId &id);

/// The open cases that go by the calendar, more than which cannot move; nothing is computed for them. Refuses as `deadlineMoves`.
Result<qint64> countOpenCases(storage::Connection &connection, const DeadlinesAsked &asked);

/// How many there are now; computed for each open case. Refuses as `deadlineMoves`.
Result<DeadlineCounts> countDeadlineMoves(storage::Connection &connection, const DeadlinesAsked &asked);

/// Whether this person may let a calendar's job move them, in the whole city. Refuses "access.denied".
Result<void> mayMoveDeadlines(storage::Connection &connection, const UserId &asker);

} // namespace peygir::cases
