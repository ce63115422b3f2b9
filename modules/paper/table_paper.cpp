// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/table_paper.h"

#include "paper/page_book.h"
#include "sheets/sheet_limits.h"

#include <QFontMetricsF>
#include <QPainter>

#include <numeric>

namespace peygir::paper {

namespace {

using Kind = sheets::Column::Kind;

constexpr qreal cellPoints = 9;
constexpr char between = '\x1f';
/// Of a cell; what is longer is read in the case, and a row never fills a page.
constexpr int mostLines = 10;
/// The widths of columns follow from so many rows.
constexpr size_t measuredRows = 400;
constexpr qreal padding = 1.4;
constexpr qreal textMost = 60;
constexpr qreal textLeast = 20;
/// Rows that are measured between two looks whether somebody has stopped it.
constexpr qsizetype rowsBetween = 256;

/// The rows of one print on its device.
class TableRows final : public Pieces
{
public:
    TableRows(QPagedPaintDevice &device, const sheets::TableHead &head, const std::vector<QByteArray> &rows,
              const PaperWords &words)
        : m_device(device)
        , m_head(head)
        , m_rows(rows)
        , m_words(words)
        , m_font(paperFont(cellPoints))
        , m_headFont(paperFont(cellPoints, QFont::Bold))
        , m_line(lineHeight(m_font, device))
        , m_padding(millimetres(device, padding))
    {
        measure();
    }

    /// What the table would like to have.
    qreal naturalWidth() const { return std::accumulate(m_natural.begin(), m_natural.end(), qreal(0)); }

    Result<void> layOut(qreal width, const sheets::RowSink::Going &going)
    {
        m_widths = widthsOf(m_natural, m_least, width);
        int most = 1;
        for (size_t n = 0; n < m_widths.size(); ++n)
            most = std::max(
                most, int(brokenInto(m_head.columns[n].title, m_headFont, m_device, inner(n), 3, m_words).size()));
        m_headHeight = most * lineHeight(m_headFont, m_device) + 2 * m_padding;
        m_heights.reserve(m_rows.size());
        for (size_t row = 0; row < m_rows.size(); ++row) {
            if (row % rowsBetween == 0 && !going(qint64(row), qint64(m_rows.size())))
                return Error("sheets.stopped");
            qsizetype lines = 1;
            for (const QStringList &cell : linesOf(qsizetype(row)))
                lines = std::max(lines, cell.size());
            m_heights.push_back(float(qreal(lines) * m_line + 2 * m_padding));
        }
        return {};
    }

    qsizetype count() const override { return qsizetype(m_rows.size()); }
    qreal height(qsizetype piece) const override { return qreal(m_heights[size_t(piece)]); }
    qreal headHeight() const override { return m_headHeight; }

    void paint(QPainter &painter, const QRectF &room, qsizetype piece) const override
    {
        const std::vector<QStringList> cells = linesOf(piece);
        for (size_t n = 0; n < cells.size(); ++n)
            paintCell(painter, cellRect(room, n), cells[n], m_font, m_head.columns[n].kind);
        painter.setPen(QPen(QColor(0xb8, 0xc0, 0xc8), millimetres(m_device, 0.15)));
        painter.drawLine(room.bottomLeft(), room.bottomRight());
        painter.setPen(Qt::black);
    }

    void paintHead(QPainter &painter, const QRectF &room) const override
    {
        painter.fillRect(room, QColor(0xea, 0xee, 0xf1));
        for (size_t n = 0; n < m_widths.size(); ++n) {
            const QStringList lines = brokenInto(m_head.columns[n].title, m_headFont, m_device, inner(n), 3, m_words);
            paintCell(painter, cellRect(room, n), lines, m_headFont, m_head.columns[n].kind);
        }
        painter.setPen(QPen(QColor(0x50, 0x58, 0x60), millimetres(m_device, 0.3)));
        painter.drawLine(room.bottomLeft(), room.bottomRight());
        painter.setPen(Qt::black);
    }

private:
    void measure()
    {
        const QFontMetricsF metrics(m_font, &m_device);
        const QFontMetricsF headMetrics(m_headFont, &m_device);
        for (size_t n = 0; n < m_head.columns.size(); ++n) {
            m_natural.push_back(headMetrics.horizontalAdvance(m_head.columns[n].title));
        }
        for (size_t row = 0; row < std::min(measuredRows, m_rows.size()); ++row) {
            const QStringList cells = cellsOf(qsizetype(row));
            for (qsizetype n = 0; n < cells.size(); ++n)
                m_natural[size_t(n)] = std::max(m_natural[size_t(n)], metrics.horizontalAdvance(cells[n]));
        }
        for (size_t n = 0; n < m_natural.size(); ++n) {
            // Hair by hair rounded, a code would be broken that just fits.
            const qreal room = 2 * m_padding + millimetres(m_device, 0.5);
            const bool isText = m_head.columns[n].kind == Kind::Text;
            if (isText)
                m_natural[n] = std::min(m_natural[n], millimetres(m_device, textMost));
            m_natural[n] += room;
            m_least.push_back(isText ? std::min(m_natural[n], millimetres(m_device, textLeast)) : m_natural[n]);
        }
    }

    QStringList cellsOf(qsizetype row) const
    {
        QStringList cells = QString::fromUtf8(m_rows[size_t(row)]).split(QLatin1Char(between));
        for (qsizetype n = 0; n < cells.size(); ++n)
            cells[n] = printed(cells[n], m_head.columns[size_t(n)].kind, m_words);
        return cells;
    }

    std::vector<QStringList> linesOf(qsizetype row) const
    {
        std::vector<QStringList> lines;
        const QStringList cells = cellsOf(row);
        for (qsizetype n = 0; n < cells.size(); ++n)
            lines.push_back(brokenInto(cells[n], m_font, m_device, inner(size_t(n)), mostLines, m_words));
        return lines;
    }

    qreal inner(size_t column) const { return m_widths[column] - 2 * m_padding; }

    /// The first column stands where reading begins.
    QRectF cellRect(const QRectF &room, size_t column) const
    {
        const qreal before = std::accumulate(m_widths.begin(), m_widths.begin() + qsizetype(column), qreal(0));
        const qreal width = m_widths[column];
        const qreal left = m_words.direction == Qt::RightToLeft ? room.right() - before - width : room.left() + before;
        return QRectF(left, room.top(), width, room.height()).adjusted(m_padding, m_padding, -m_padding, -m_padding);
    }

    void paintCell(QPainter &painter, QRectF room, const QStringList &lines, const QFont &font, Kind kind) const
    {
        room.setHeight(lineHeight(font, m_device));
        for (const QString &line : lines) {
            paintLine(painter, room, line, font, edgeOf(kind, m_words), m_words);
            room.moveTop(room.bottom());
        }
    }

    QPagedPaintDevice &m_device;
    const sheets::TableHead &m_head;
    const std::vector<QByteArray> &m_rows;
    const PaperWords &m_words;
    const QFont m_font;
    const QFont m_headFont;
    const qreal m_line;
    const qreal m_padding;
    std::vector<qreal> m_natural;
    std::vector<qreal> m_least;
    std::vector<qreal> m_widths;
    std::vector<float> m_heights;
    qreal m_headHeight = 0;
};

} // namespace

std::vector<qreal> widthsOf(const std::vector<qreal> &natural, const std::vector<qreal> &least, qreal room)
{
    const qreal wanted = std::accumulate(natural.begin(), natural.end(), qreal(0));
    const qreal needed = std::accumulate(least.begin(), least.end(), qreal(0));
    std::vector<qreal> widths = natural;
    for (size_t n = 0; n < widths.size(); ++n) {
        if (wanted <= room)
            widths[n] = natural[n] * room / wanted;
        else if (needed <= room)
            widths[n] = least[n] + (natural[n] - least[n]) * (room - needed) / (wanted - needed);
        else
            // Not even that fits: what is on paper is then narrow, but all of it is there.
            widths[n] = least[n] * room / needed;
    }
    return widths;
}

TablePaper::TablePaper(std::unique_ptr<OutPages> pages, sheets::TableHead head, PaperWords words)
    : m_pages(std::move(pages))
    , m_head(std::move(head))
    , m_words(std::move(words))
{}

Result<std::unique_ptr<TablePaper>> TablePaper::create(const OutTarget &target, sheets::TableHead head,
                                                       PaperWords words)
{
    TRY_LET(auto pages, OutPages::open(target, head.title));
    return std::unique_ptr<TablePaper>(new TablePaper(std::move(pages), std::move(head), std::move(words)));
}

Result<void> TablePaper::add(const sheets::Row &row)
{
    Q_ASSERT(row.size() == m_head.columns.size());
    if (qint64(m_rows.size()) >= sheets::limits::printedRows)
        return Error("sheets.too_many_rows", {{QStringLiteral("most"), sheets::limits::printedRows}});
    QByteArray bytes;
    for (const sheets::Cell &cell : row) {
        if (&cell != &row.front())
            bytes += between;
        bytes += QString(cell.text).remove(QLatin1Char(between)).toUtf8();
    }
    bytes.squeeze();
    m_rows.push_back(std::move(bytes));
    return {};
}

Result<void> TablePaper::finish(const Going &going)
{
    m_pages->layPages(OutPages::Lie::Portrait);
    QPagedPaintDevice &device = m_pages->device();
    TableRows rows(device, m_head, m_rows, m_words);
    if (rows.naturalWidth() > device.width())
        m_pages->layPages(OutPages::Lie::Landscape);
    const auto all = qint64(m_rows.size());
    // Measuring and painting take about the same time.
    TRY(rows.layOut(device.width(), [&](qint64 done, qint64) { return going(done, 2 * all); }));
    TRY(printPages(device, {m_head.title, m_head.lines}, rows, m_words,
                   [&](qint64 page, qint64 pages) { return going(all + all * page / pages, 2 * all); }));
    return m_pages->finish();
}

} // namespace peygir::paper
