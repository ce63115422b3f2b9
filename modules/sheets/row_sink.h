// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sheets/table.h"

#include <functional>

namespace peygir::sheets {

/// Takes the rows of a table one after another and makes something of them. Belongs to one thread at a time. What was
/// not finished leaves nothing behind when it is destroyed.
class RowSink
{
public:
    /// How far it is; answers whether it is to go on.
    using Going = std::function<bool(qint64 done, qint64 of)>;

    virtual ~RowSink() = default;
    /// As many cells as there are columns. Fails with "sheets.too_many_rows" {most}, "sheets.cell_too_long" {most}
    /// and "sheets.file" {file}.
    virtual Result<void> add(const Row &row) = 0;
    /// Once, after the last row. `going` is asked now and then; when it says no, fails with "sheets.stopped".
    virtual Result<void> finish(const Going &going) = 0;
};

} // namespace peygir::sheets
