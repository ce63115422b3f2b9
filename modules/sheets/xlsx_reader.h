// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/row_source.h"
#include "sheets/xlsx_book.h"

#include <QXmlStreamReader>

namespace peygir::sheets {

/// Reads the rows of a workbook's first sheet as texts, one by one, as `CsvReader` reads those of a CSV file: so that
/// who reads a table does not ask in what it came. The first row that has anything in it says how many columns there
/// are; rows that end earlier have empty cells, and what lies beyond it counts only where something is written there. A
/// number is written as people type it, a date as a Jalali one ("1405/08/30", with its time where it has one), yes and
/// no as 1 and 0.
///
/// Hostile files cost no more than `limits`: rows come as they are unpacked. Row errors: "sheets.cell_error" {cell} (a
/// formula that failed), "sheets.cell_date" {cell} (no day that there is), "sheets.cell_text" {cell} (a text that the
/// workbook does not bring), "sheets.too_many_columns" {most}. What ends the reading comes as a last row with
/// "sheets.damaged" or "sheets.too_large".
class XlsxReader final : public RowSource
{
public:
    /// Fails with "sheets.file" {file}, "sheets.not_a_workbook", "sheets.damaged", "sheets.too_large",
    /// "sheets.texts_missing".
    static Result<std::unique_ptr<XlsxReader>> open(const QString &file);

    std::optional<CsvRecord> next() override;

private:
    XlsxReader(std::unique_ptr<ZipArchive> archive, XlsxBook book);
    void readRow(CsvRecord &record);
    QString readCell(CsvRecord &record, const QString &where);
    QString textOf(CsvRecord &record, const QString &where, const QString &type, int format,
                   const QString &value) const;
    bool fit(CsvRecord &record);

    std::unique_ptr<ZipArchive> m_archive;
    XlsxBook m_book;
    std::unique_ptr<QIODevice> m_part;
    QXmlStreamReader m_xml;
    qint64 m_row = 0;
    /// Columns of the first row that has any; 0 before it.
    qsizetype m_columns = 0;
    bool m_ended = false;
};

} // namespace peygir::sheets
