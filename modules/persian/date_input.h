// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "persian/jalali_date.h"

namespace peygir::persian {

/// Understands a date as people type it, in the three digit sets:
/// - year, month, day with `/ - .` or spaces between, also in reverse when the year has four digits; 14050830;
/// - a year of two digits: the one nearest to `today` (05 is 1405, 70 is 1370);
/// - month and day of this year: 8/30;
/// - day, name of the month and perhaps the year: "30 Aban", in Persian or transliterated;
/// - today, tomorrow, yesterday and the Persian words for them and for the days beside them;
/// - days from today: +3, -2.
///
/// Fails with "persian.date.malformed" {text} when it is no date, or as `JalaliDate::fromParts` when there is no such
/// day.
Result<JalaliDate> parseDate(const QString &typed, const JalaliDate &today);

} // namespace peygir::persian
