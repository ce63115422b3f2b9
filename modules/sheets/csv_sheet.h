// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/beside_file.h"
#include "sheets/row_sink.h"

#include <QFile>

namespace peygir::sheets {

/// Rows as a CSV file in UTF-8 with a byte order mark, without which a spreadsheet takes it for Windows-1256. ASCII
/// digits; what a spreadsheet would calculate is guarded (`guardedCell`). The lines above the table are left out:
/// programs read it.
class CsvSheet final : public RowSink
{
public:
    /// Fails with "sheets.file" {file}.
    static Result<std::unique_ptr<CsvSheet>> create(const QString &file, const TableHead &head);

    Result<void> add(const Row &row) override;
    Result<void> finish(const Going &going) override;

private:
    CsvSheet(BesideFile beside, qsizetype columns)
        : m_beside(std::move(beside))
        , m_file(m_beside.path())
        , m_columns(columns)
    {}
    Result<void> write(const QStringList &cells);

    BesideFile m_beside;
    QFile m_file;
    qsizetype m_columns;
    qint64 m_rows = 0;
};

} // namespace peygir::sheets
