// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/nyc311_day.h"
#include "system/day/day_journal.h"

#include <QStringList>

namespace peygir::test {

/// What a server's rows say differently from the file.
struct DayComparison
{
    /// A line for each difference.
    QStringList differences;
    qint64 rows = 0;
    /// Rows of the file whose closing the server has to the millisecond, and those that were closed later because a
    /// line was cut.
    int closedAsInFile = 0;
    int closedLater = 0;
};

/// Compares the SQLite file of a server with the rows of the day: every request is there once, with its subject,
/// agency, place, channel, words, moment of registration, code, referral and closing, and nothing else is there. The
/// names that the file has are looked up in the server's own tables; the journal says which case came of which row, and
/// when an act was late.
DayComparison compareWithFile(const QString &serverFile, const standard_city::Nyc311Days &day,
                              const DayJournal &journal);

} // namespace peygir::test
