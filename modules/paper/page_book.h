// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/paper_text.h"
#include "sheets/row_sink.h"

class QPagedPaintDevice;
class QPainter;
class QRectF;

namespace peygir::paper {

/// What is put on pages: pieces, one below the other, of which none is cut in half. In units of the device.
class Pieces
{
public:
    virtual ~Pieces() = default;
    virtual qsizetype count() const = 0;
    virtual qreal height(qsizetype piece) const = 0;
    /// A heading does not stand alone at the foot of a page.
    virtual bool staysWithNext(qsizetype) const { return false; }
    virtual void paint(QPainter &painter, const QRectF &room, qsizetype piece) const = 0;
    /// What is said again at the top of each page: the heads of columns.
    virtual qreal headHeight() const { return 0; }
    virtual void paintHead(QPainter &, const QRectF &) const {}
};

/// What stands above and below the pieces of each page: title and lines on the first, the title alone on the others,
/// the number of the page on all.
struct PageFrame
{
    QString title;
    QStringList lines;
};

/// What one page has room for after its frame, on this device; `first`: on the first page.
QRectF roomOf(QPagedPaintDevice &device, const PageFrame &frame, const PaperWords &words, bool first);

/// Says where each page begins, before the first line is painted: who holds page 1 sees how many there are.
std::vector<qsizetype> pagesOf(const Pieces &pieces, qreal firstRoom, qreal room);

/// Paints all pages. Fails with "sheets.stopped", and "paper.device" where the device takes nothing.
Result<void> printPages(QPagedPaintDevice &device, const PageFrame &frame, const Pieces &pieces,
                        const PaperWords &words, const sheets::RowSink::Going &going);

/// So many units of the device.
qreal millimetres(QPagedPaintDevice &device, qreal length);
qreal lineHeight(const QFont &font, QPagedPaintDevice &device);

} // namespace peygir::paper
