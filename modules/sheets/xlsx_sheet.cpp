// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/xlsx_sheet.h"

#include "sheets/sheet_limits.h"

#include <QFile>
#include <QFileInfo>

#include <xlsxwriter.h>

namespace peygir::sheets {

namespace {

/// What the library takes for a date.
lxw_datetime dateOf(const QDateTime &date)
{
    return {date.date().year(), date.date().month(),  date.date().day(),
            date.time().hour(), date.time().minute(), double(date.time().second())};
}

/// A spreadsheet knows no day before it.
bool isCalculable(const QDateTime &date) { return date.date().year() >= 1900 && date.date().year() <= 9999; }

} // namespace

struct XlsxSheet::Book
{
    QByteArray folder;
    lxw_workbook *book = nullptr;
    lxw_worksheet *sheet = nullptr;
    lxw_format *head = nullptr;
    lxw_format *text = nullptr;
    lxw_format *number = nullptr;
    lxw_format *date = nullptr;

    ~Book()
    {
        // Without closing it: that would write a file which nobody wants any more.
        if (book)
            lxw_workbook_free(book);
    }
};

XlsxSheet::XlsxSheet(BesideFile beside, TableHead head)
    : m_beside(std::move(beside))
    , m_head(std::move(head))
    , m_book(std::make_unique<Book>())
{}

XlsxSheet::~XlsxSheet() = default;

Error XlsxSheet::failed() const { return Error("sheets.file", {{QStringLiteral("file"), m_beside.target()}}); }

Result<std::unique_ptr<XlsxSheet>> XlsxSheet::create(const QString &file, const TableHead &head, Direction direction,
                                                     const QString &gregorian)
{
    TRY_LET(BesideFile beside, BesideFile::in(file));
    std::unique_ptr<XlsxSheet> sheet(new XlsxSheet(std::move(beside), head));
    Book &book = *sheet->m_book;
    book.folder = QFile::encodeName(QFileInfo(sheet->m_beside.path()).path());
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = book.folder.data();
    book.book = workbook_new_opt(QFile::encodeName(sheet->m_beside.path()).constData(), &options);
    if (book.book)
        book.sheet = workbook_add_worksheet(book.book, nullptr);
    if (!book.sheet)
        return sheet->failed();
    sheet->writeHead(direction, gregorian);
    return sheet;
}

void XlsxSheet::writeHead(Direction direction, const QString &gregorian)
{
    Book &book = *m_book;
    book.head = workbook_add_format(book.book);
    format_set_bold(book.head);
    format_set_bottom(book.head, LXW_BORDER_THIN);
    book.text = workbook_add_format(book.book);
    // A text format keeps a spreadsheet from guessing when somebody edits the cell.
    format_set_num_format(book.text, "@");
    book.number = workbook_add_format(book.book);
    format_set_num_format(book.number, "0");
    book.date = workbook_add_format(book.book);
    format_set_num_format(book.date, "yyyy-mm-dd hh:mm");
    if (direction == Direction::RightToLeft)
        worksheet_right_to_left(book.sheet);
    worksheet_freeze_panes(book.sheet, 1, 0);
    lxw_col_t at = 0;
    constexpr double wide = 32;
    constexpr double narrow = 18;
    for (const Column &column : m_head.columns) {
        worksheet_set_column(book.sheet, at, at, column.kind == Column::Kind::Text ? wide : narrow, nullptr);
        worksheet_write_string(book.sheet, 0, at++, column.title.toUtf8().constData(), book.head);
        if (column.kind != Column::Kind::Date)
            continue;
        worksheet_set_column(book.sheet, at, at, narrow, nullptr);
        worksheet_write_string(book.sheet, 0, at++, gregorian.arg(column.title).toUtf8().constData(), book.head);
    }
}

Result<void> XlsxSheet::add(const Row &row)
{
    Q_ASSERT(row.size() == m_head.columns.size());
    if (++m_rows > limits::sheetRows)
        return Error("sheets.too_many_rows", {{QStringLiteral("most"), limits::sheetRows}});
    Book &book = *m_book;
    const auto line = lxw_row_t(m_rows);
    lxw_col_t at = 0;
    lxw_error error = LXW_NO_ERROR;
    const auto keep = [&error](lxw_error now) { error = error == LXW_NO_ERROR ? now : error; };
    for (size_t n = 0; n < row.size(); ++n) {
        const Cell &cell = row[n];
        if (cell.text.size() > limits::cellText)
            return Error("sheets.cell_too_long", {{QStringLiteral("most"), limits::cellText}});
        if (m_head.columns[n].kind == Column::Kind::Number && cell.number)
            keep(worksheet_write_number(book.sheet, line, at, double(*cell.number), book.number));
        else if (!cell.text.isEmpty())
            keep(worksheet_write_string(book.sheet, line, at, cell.text.toUtf8().constData(), book.text));
        ++at;
        if (m_head.columns[n].kind != Column::Kind::Date)
            continue;
        if (cell.date && isCalculable(*cell.date)) {
            lxw_datetime date = dateOf(*cell.date);
            keep(worksheet_write_datetime(book.sheet, line, at, &date, book.date));
        }
        ++at;
    }
    return error == LXW_NO_ERROR ? Result<void>() : failed();
}

Result<void> XlsxSheet::finish(const Going &going)
{
    if (!going(m_rows, m_rows))
        return Error("sheets.stopped");
    // Closing frees it, whatever comes of it.
    if (workbook_close(std::exchange(m_book->book, nullptr)) != LXW_NO_ERROR)
        return failed();
    return m_beside.takePlace();
}

} // namespace peygir::sheets
