// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/zip_archive.h"

#include <QStringList>

#include <vector>

namespace peygir::sheets {

/// What has to be known of a workbook before its first sheet is read: where that is, the texts that cells share, and
/// which formats are dates.
struct XlsxBook
{
    /// The name of the part with the first sheet.
    QString sheet;
    /// Whether the workbook says that it has shared texts but brings none.
    bool lacksTexts = false;
    QStringList texts;
    /// By the number of a cell's format.
    std::vector<bool> isDate;
    /// Days are counted from 1904 instead of 1900.
    bool from1904 = false;
};

/// Fails with "sheets.not_a_workbook", "sheets.damaged", "sheets.too_large".
Result<XlsxBook> readBook(ZipArchive &archive);

/// Whether numbers in this format are dates or times: "yyyy/mm/dd", "[h]:mm".
bool isDateFormat(const QString &format);

} // namespace peygir::sheets
