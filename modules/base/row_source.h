// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <optional>

namespace peygir {

struct CsvRecord
{
    /// Line of the file (of a spreadsheet: its row) on which the record begins, from 1.
    qint64 line;
    QStringList fields;
    /// Set if the record cannot be trusted; `fields` is then its first line as one text.
    std::optional<Error> error;
};

/// The rows of a table that somebody has brought, one by one: a CSV file or a sheet of a workbook.
class RowSource
{
public:
    virtual ~RowSource() = default;
    /// Absent at the end. Empty rows are no records.
    virtual std::optional<CsvRecord> next() = 0;
};

} // namespace peygir
