// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/page_book.h"

#include "persian/digits.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>

namespace peygir::paper {

namespace {

using Kind = sheets::Column::Kind;

constexpr qreal titlePoints = 14;
constexpr qreal framePoints = 8.5;
constexpr qreal frameGap = 2.5;

QString digits(qsizetype number, const PaperWords &words)
{
    const QString text = QString::number(number);
    return words.persianDigits ? persian::toPersianDigits(text) : text;
}

QRectF pageRect(QPagedPaintDevice &device) { return {0, 0, qreal(device.width()), qreal(device.height())}; }

/// The lines above the first page, broken to its width.
QStringList linesAbove(QPagedPaintDevice &device, const PageFrame &frame, const PaperWords &words)
{
    QStringList lines;
    for (const QString &line : frame.lines)
        lines += brokenInto(printed(line, Kind::Text, words), paperFont(framePoints), device, device.width(), 4, words);
    return lines;
}

void paintFrame(QPainter &painter, QPagedPaintDevice &device, const PageFrame &frame, const PaperWords &words,
                qsizetype page, qsizetype pages)
{
    const QRectF whole = pageRect(device);
    const Qt::Alignment start = edgeOf(Kind::Text, words);
    const bool first = page == 0;
    const QFont title = paperFont(first ? titlePoints : framePoints, first ? QFont::Bold : QFont::Normal);
    QRectF line(whole.left(), whole.top(), whole.width(), lineHeight(title, device));
    painter.setPen(Qt::black);
    const QStringList titles =
        brokenInto(printed(frame.title, Kind::Text, words), title, device, whole.width(), 1, words);
    paintLine(painter, line, titles.value(0), title, start, words);
    const QFont small = paperFont(framePoints);
    painter.setPen(QColor(0x40, 0x40, 0x40));
    if (first) {
        for (const QString &said : linesAbove(device, frame, words)) {
            line = QRectF(line.left(), line.bottom(), line.width(), lineHeight(small, device));
            paintLine(painter, line, said, small, start, words);
        }
    }
    const qreal height = lineHeight(small, device);
    const QString number = words.pageOf.arg(digits(page + 1, words), digits(pages, words));
    paintLine(painter, {whole.left(), whole.bottom() - height, whole.width(), height}, number, small, Qt::AlignHCenter,
              words);
    painter.setPen(Qt::black);
}

} // namespace

qreal millimetres(QPagedPaintDevice &device, qreal length) { return length * device.logicalDpiX() / 25.4; }

qreal lineHeight(const QFont &font, QPagedPaintDevice &device)
{
    // Persian letters with dots below need more than Latin ones.
    return QFontMetricsF(font, &device).height() * 1.1;
}

QRectF roomOf(QPagedPaintDevice &device, const PageFrame &frame, const PaperWords &words, bool first)
{
    const qreal below = lineHeight(paperFont(framePoints), device) + millimetres(device, frameGap);
    const qreal small = lineHeight(paperFont(framePoints), device);
    const qreal above = first ? lineHeight(paperFont(titlePoints, QFont::Bold), device) +
                                    small * qreal(linesAbove(device, frame, words).size())
                              : small;
    return pageRect(device).adjusted(0, above + millimetres(device, frameGap), 0, -below);
}

std::vector<qsizetype> pagesOf(const Pieces &pieces, qreal firstRoom, qreal room)
{
    const qreal whole = room - pieces.headHeight();
    std::vector<qsizetype> begins{0};
    qreal left = firstRoom - pieces.headHeight();
    for (qsizetype at = 0; at < pieces.count();) {
        qsizetype end = at + 1;
        qreal height = pieces.height(at);
        while (end < pieces.count() && pieces.staysWithNext(end - 1) && height <= whole)
            height += pieces.height(end++);
        if (height > whole) {
            // What belongs together is longer than a page: then it is parted, piece by piece.
            end = at + 1;
            height = pieces.height(at);
        }
        if (height > left && begins.back() != at) {
            begins.push_back(at);
            left = whole;
            continue;
        }
        left -= height;
        at = end;
    }
    return begins;
}

Result<void> printPages(QPagedPaintDevice &device, const PageFrame &frame, const Pieces &pieces,
                        const PaperWords &words, const sheets::RowSink::Going &going)
{
    const QRectF firstRoom = roomOf(device, frame, words, true);
    const QRectF room = roomOf(device, frame, words, false);
    const std::vector<qsizetype> begins = pagesOf(pieces, firstRoom.height(), room.height());
    QPainter painter;
    if (!painter.begin(&device))
        return Error("paper.device");
    painter.setLayoutDirection(words.direction);
    const auto pages = qsizetype(begins.size());
    for (qsizetype page = 0; page < pages; ++page) {
        if (!going(page, pages))
            return Error("sheets.stopped");
        if (page > 0 && !device.newPage())
            return Error("paper.device");
        paintFrame(painter, device, frame, words, page, pages);
        QRectF here = page == 0 ? firstRoom : room;
        if (pieces.headHeight() > 0) {
            pieces.paintHead(painter, {here.left(), here.top(), here.width(), pieces.headHeight()});
            here.setTop(here.top() + pieces.headHeight());
        }
        const qsizetype end = page + 1 < pages ? begins[size_t(page + 1)] : pieces.count();
        for (qsizetype piece = begins[size_t(page)]; piece < end; ++piece) {
            here.setHeight(pieces.height(piece));
            pieces.paint(painter, here, piece);
            here.moveTop(here.bottom());
        }
    }
    return painter.end() ? Result<void>() : Error("paper.device");
}

} // namespace peygir::paper
