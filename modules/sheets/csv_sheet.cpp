// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/csv_sheet.h"

#include "base/cell_guard.h"
#include "base/csv_reader.h"
#include "sheets/sheet_limits.h"

namespace peygir::sheets {

Result<std::unique_ptr<CsvSheet>> CsvSheet::create(const QString &file, const TableHead &head)
{
    TRY_LET(BesideFile beside, BesideFile::in(file));
    std::unique_ptr<CsvSheet> sheet(new CsvSheet(std::move(beside), qsizetype(head.columns.size())));
    const bool written = sheet->m_file.open(QIODevice::WriteOnly) && sheet->m_file.write("\xef\xbb\xbf") > 0;
    if (!written)
        return Error("sheets.file", {{QStringLiteral("file"), file}});
    QStringList titles;
    for (const Column &column : head.columns)
        titles += column.title;
    TRY(sheet->write(titles));
    return sheet;
}

Result<void> CsvSheet::write(const QStringList &cells)
{
    QStringList guarded;
    for (const QString &cell : cells)
        guarded += guardedCell(cell);
    if (m_file.write(csvLine(guarded)) < 0)
        return Error("sheets.file", {{QStringLiteral("file"), m_beside.target()}});
    return {};
}

Result<void> CsvSheet::add(const Row &row)
{
    Q_ASSERT(qsizetype(row.size()) == m_columns);
    if (++m_rows > limits::sheetRows)
        return Error("sheets.too_many_rows", {{QStringLiteral("most"), limits::sheetRows}});
    QStringList cells;
    for (const Cell &cell : row)
        cells += cell.text;
    return write(cells);
}

Result<void> CsvSheet::finish(const Going &going)
{
    if (!going(m_rows, m_rows))
        return Error("sheets.stopped");
    const bool written = m_file.flush();
    m_file.close();
    if (!written || m_file.error() != QFileDevice::NoError)
        return Error("sheets.file", {{QStringLiteral("file"), m_beside.target()}});
    return m_beside.takePlace();
}

} // namespace peygir::sheets
