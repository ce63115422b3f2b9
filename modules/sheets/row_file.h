// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/row_source.h"

#include <memory>

namespace peygir::sheets {

/// The rows of a file that somebody has brought, whatever it is: a workbook (XLSX) or CSV with any usual separator,
/// told apart by what is in it and not by its name. Fails with "sheets.file" {file} and what `XlsxReader::open` fails
/// with; "sheets.old_workbook" for the binary format of before 2007.
Result<std::unique_ptr<RowSource>> openRows(const QString &file);

} // namespace peygir::sheets
