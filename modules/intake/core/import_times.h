// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace peygir::intake {

/// In a map's `times`: Jalali dates, year first or last, with `/ - .` between, a time before or behind or none.
inline const QString jalaliTimes = QStringLiteral("jalali");

/// A time as another system writes it, in any digit set: by ISO 8601, or by one of `times` (formats of QDateTime, or
/// `jalaliTimes`). Nothing where it is none, or lies before 1900.
std::optional<Instant> readImportTime(const QString &text, const QStringList &times, const QTimeZone &zone);

} // namespace peygir::intake
