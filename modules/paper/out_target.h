// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/paper_text.h"
#include "sheets/beside_file.h"
#include "sheets/row_sink.h"

#include <QPagedPaintDevice>

namespace peygir::paper {

/// Where something goes that is printed or exported.
struct OutTarget
{
    enum class Form { Pdf, Workbook, Csv, Printer };
    Form form = Form::Pdf;
    /// The file; for a printer its name.
    QString where;
};

/// "pdf", "xlsx", "csv"; "paper" for a printer: also what the journal of looks says.
QString wordOf(OutTarget::Form form);

/// Pages of a PDF file or of a printer. What was not finished leaves no file, and no sheet at a printer that can take
/// back.
class OutPages
{
public:
    enum class Lie { Portrait, Landscape };

    /// `target` is a PDF file or a printer. Fails with "sheets.file" {file} and "paper.printer" {printer}.
    static Result<std::unique_ptr<OutPages>> open(const OutTarget &target, const QString &title);
    virtual ~OutPages() = default;

    virtual QPagedPaintDevice &device() = 0;
    /// After the last page; at most once.
    virtual Result<void> finish() = 0;
    /// Before the first page: A4, with margins that every printer can keep.
    void layPages(Lie lie);
};

} // namespace peygir::paper
