// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/beside_file.h"
#include "sheets/row_sink.h"

#include <memory>

namespace peygir::sheets {

/// Rows as a workbook of one sheet that reads from right to left: the head stays in sight, numbers are numbers, codes
/// are texts, and each column of dates is two, the Jalali text and the date that a spreadsheet calculates with. Cells
/// are written with their type, so that no text becomes a formula, whatever it begins with (ADR 30). Holds one row in
/// memory; what the library sets aside lies in the folder of the file, which its owner has chosen for this data.
class XlsxSheet final : public RowSink
{
public:
    enum class Direction { RightToLeft, LeftToRight };

    /// `gregorian`: how the second column of a date is called, "%1" being the first. Fails with "sheets.file" {file}.
    static Result<std::unique_ptr<XlsxSheet>> create(const QString &file, const TableHead &head, Direction direction,
                                                     const QString &gregorian);
    ~XlsxSheet() override;

    Result<void> add(const Row &row) override;
    Result<void> finish(const Going &going) override;

private:
    struct Book;
    XlsxSheet(BesideFile beside, TableHead head);
    void writeHead(Direction direction, const QString &gregorian);
    Error failed() const;

    BesideFile m_beside;
    TableHead m_head;
    std::unique_ptr<Book> m_book;
    qint64 m_rows = 0;
};

} // namespace peygir::sheets
