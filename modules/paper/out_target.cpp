// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/out_target.h"

#include <QFile>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>

namespace peygir::paper {

namespace {

/// Fine enough for hair lines; letters are drawn as such and have no points at all.
constexpr int pdfDpi = 600;

class PdfPages final : public OutPages
{
public:
    PdfPages(sheets::BesideFile beside, const QString &title)
        : m_beside(std::move(beside))
        , m_writer(std::make_unique<QPdfWriter>(m_beside.path()))
    {
        m_writer->setResolution(pdfDpi);
        m_writer->setTitle(title);
        m_writer->setCreator(QStringLiteral("Peygir"));
    }

    QPagedPaintDevice &device() override { return *m_writer; }
    Result<void> finish() override
    {
        m_writer.reset();
        // The writer says nothing of a disk that is full; a file that is whole ends with its mark.
        QFile file(m_beside.path());
        const bool isWhole = file.open(QIODevice::ReadOnly) && file.seek(std::max<qint64>(0, file.size() - 32)) &&
                             file.readAll().contains("%%EOF");
        return isWhole ? m_beside.takePlace() : Error("sheets.file", {{QStringLiteral("file"), m_beside.target()}});
    }

private:
    sheets::BesideFile m_beside;
    std::unique_ptr<QPdfWriter> m_writer;
};

class PrinterPages final : public OutPages
{
public:
    PrinterPages(const QPrinterInfo &info, const QString &title)
        : m_printer(info, QPrinter::HighResolution)
    {
        m_printer.setDocName(title);
        m_printer.setCreator(QStringLiteral("Peygir"));
    }
    ~PrinterPages() override
    {
        if (!m_isFinished)
            m_printer.abort();
    }

    QPagedPaintDevice &device() override { return m_printer; }
    Result<void> finish() override
    {
        m_isFinished = true;
        return m_printer.printerState() == QPrinter::Error
                   ? Error("paper.printer", {{QStringLiteral("printer"), m_printer.printerName()}})
                   : Result<void>();
    }

private:
    QPrinter m_printer;
    bool m_isFinished = false;
};

} // namespace

QString wordOf(OutTarget::Form form)
{
    switch (form) {
    case OutTarget::Form::Pdf:
        return QStringLiteral("pdf");
    case OutTarget::Form::Workbook:
        return QStringLiteral("xlsx");
    case OutTarget::Form::Csv:
        return QStringLiteral("csv");
    case OutTarget::Form::Printer:
        break;
    }
    return QStringLiteral("paper");
}

Result<std::unique_ptr<OutPages>> OutPages::open(const OutTarget &target, const QString &title)
{
    if (target.form == OutTarget::Form::Printer) {
        const QPrinterInfo info = QPrinterInfo::printerInfo(target.where);
        if (info.isNull())
            return Error("paper.printer", {{QStringLiteral("printer"), target.where}});
        return std::unique_ptr<OutPages>(std::make_unique<PrinterPages>(info, title));
    }
    TRY_LET(sheets::BesideFile beside, sheets::BesideFile::in(target.where));
    return std::unique_ptr<OutPages>(std::make_unique<PdfPages>(std::move(beside), title));
}

void OutPages::layPages(Lie lie)
{
    constexpr qreal margin = 15;
    const auto orientation = lie == Lie::Portrait ? QPageLayout::Portrait : QPageLayout::Landscape;
    device().setPageLayout(QPageLayout(QPageSize(QPageSize::A4), orientation, QMarginsF(margin, margin, margin, margin),
                                       QPageLayout::Millimeter));
}

} // namespace peygir::paper
