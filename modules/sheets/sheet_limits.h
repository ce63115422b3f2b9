// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// How large tables in files may be, each with its reason (base/limits.h has the limits of everything else).
namespace peygir::sheets::limits {

/// Rows of one sheet: what spreadsheets open, less the head.
constexpr qint64 sheetRows = 1'048'575;
/// Rows of one print: some three thousand pages. They are held in memory until it is known how many pages they make.
constexpr qint64 printedRows = 100'000;
/// A cell of a spreadsheet holds no more (UTF-16 units).
constexpr qsizetype cellText = 32'767;

/// A workbook that is read: ten times the base information of the largest city.
constexpr qint64 bookBytes = 64 * 1024 * 1024;
/// Unpacked, all its parts that are read together: what a bomb unpacks to is cut off here.
constexpr qint64 bookUnpacked = 128LL * 1024 * 1024;
/// Parts of a workbook; each sheet, picture and style is one.
constexpr qint64 bookParts = 10'000;
/// Texts that its cells share, in number and UTF-16 units together: they are held in memory.
constexpr qsizetype sharedTexts = 2'000'000;
constexpr qsizetype sharedTextUnits = 64 * 1024 * 1024;
/// No record type has a tenth of it.
constexpr int sheetColumns = 1024;

} // namespace peygir::sheets::limits
