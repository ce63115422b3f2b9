// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What a citizen said may begin with "=", and a spreadsheet takes a cell of a CSV file that begins so for a formula:
/// it would run what a stranger wrote, on the machine of whoever opened the file (ADR 30).
namespace peygir {

/// The text as a cell of a CSV file: with an apostrophe before it where a spreadsheet would calculate it, that is where
/// it begins with = + - @, one of their wide forms, a tab or a line end. A plain number or phone ("-5", "+98 21 137")
/// stays as it is: nothing but itself comes of it.
QString guardedCell(const QString &text);

/// What a cell said before it was guarded; any other text stays as it is.
QString unguardedCell(const QString &cell);

} // namespace peygir
