// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/row_delegate.h"

#include "uikit/digit_cells.h"
#include "uikit/direction.h"
#include "uikit/icons.h"
#include "uikit/paged_list_model.h"
#include "uikit/status_chip.h"
#include "uikit/theme.h"

#include <QPainter>

#include <algorithm>

namespace peygir::uikit {

namespace {

constexpr int gap = 10;

/// Draws text at the far end of `room` and takes its width from it.
void drawAtEnd(QPainter &painter, QRect &room, const QString &text, const QColor &colour)
{
    if (text.isEmpty())
        return;
    const int width = painter.fontMetrics().horizontalAdvance(text) + 1;
    painter.setPen(colour);
    painter.drawText(takeFromEnd(room, width, gap), int(readingEnd()), text);
}

void drawLateAtEnd(QPainter &painter, QRect &room, const QString &late)
{
    if (late.isEmpty())
        return;
    const QColor red = Theme::current().colours().danger;
    const int width = painter.fontMetrics().horizontalAdvance(late) + 1;
    painter.setPen(red);
    painter.drawText(takeFromEnd(room, width, 4), int(readingEnd()), late);
    const QPixmap sign = iconPixmap(QStringLiteral("triangle-alert"), 14, red, painter.device()->devicePixelRatioF());
    const QRect signRoom = takeFromEnd(room, 14, gap);
    painter.drawPixmap(signRoom.left(), room.center().y() - 6, sign);
}

void drawChipAtEnd(QPainter &painter, QRect &room, const ListRow &row)
{
    if (row.status.isEmpty())
        return;
    const QSize size = StatusChip::sizeOf(row.status, painter.font());
    const int width = qMin(size.width(), room.width() / 2);
    const QRect chip = takeFromEnd(room, width, gap);
    StatusChip::draw(painter, QRect(chip.left(), room.center().y() - size.height() / 2 + 1, width, size.height()),
                     row.status, row.statusColour);
}

void drawCodeAtStart(QPainter &painter, QRect &room, const QString &code)
{
    if (code.isEmpty())
        return;
    painter.setPen(Theme::current().colours().mutedText);
    const int width = qCeil(digitCellsWidth(code, painter.font()));
    drawDigitCells(painter, takeFromStart(room, width, gap), code, readingStart());
}

/// As large as fits, in the middle.
void drawPicture(QPainter &painter, const QRect &room, const QImage &image)
{
    if (image.isNull())
        return;
    QRect place({0, 0}, image.size().scaled(room.size(), Qt::KeepAspectRatio));
    place.moveCenter(room.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, image);
}

void drawElided(QPainter &painter, const QRect &room, const QString &text, const QColor &colour)
{
    painter.setPen(colour);
    painter.drawText(room, int(readingStart()), painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}

} // namespace

int RowDelegate::rowHeight() const
{
    const int height = m_lines == RowLines::Two ? Theme::current().twoLineRowHeight() : Theme::current().rowHeight();
    return std::max(height, m_leastHeight);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {200, rowHeight()}; }

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = Theme::current().colours();
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, c.accentSoft);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, c.hover);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, c.hover);

    QRect room = option.rect.adjusted(12, 2, -12, -3);
    const QVariant value = index.data(PagedListModel::RowRole);
    if (!value.isValid()) {
        drawPlaceholder(*painter, room);
    } else {
        const auto row = value.value<ListRow>();
        if (!row.late.isEmpty())
            painter->fillRect(startOf(option.rect, 4), c.danger);
        if (index.data(PagedListModel::MarkedRole).toBool()) {
            painter->drawPixmap(
                takeFromStart(room, 16, 8).left(), room.center().y() - 7,
                iconPixmap(QStringLiteral("check"), 16, c.accent, painter->device()->devicePixelRatioF()));
        }
        if (m_hasPictures) {
            const int side = room.height();
            drawPicture(*painter, takeFromStart(room, side, gap), index.data(Qt::DecorationRole).value<QImage>());
        }
        drawRow(*painter, option, room, row);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(c.focus, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void RowDelegate::drawRow(QPainter &painter, const QStyleOptionViewItem &option, const QRect &room,
                          const ListRow &row) const
{
    if (m_lines == RowLines::Two)
        drawTwoLines(painter, option.font, room, row);
    else
        drawOneLine(painter, option.font, room, row);
}

void RowDelegate::drawOneLine(QPainter &painter, const QFont &font, QRect room, const ListRow &row) const
{
    const Colours &c = Theme::current().colours();
    painter.setFont(font);
    drawAtEnd(painter, room, row.age, c.mutedText);
    drawLateAtEnd(painter, room, row.late);
    drawChipAtEnd(painter, room, row);
    drawCodeAtStart(painter, room, row.code);
    const QString title = painter.fontMetrics().elidedText(row.title, Qt::ElideRight, room.width());
    const int titleWidth = painter.fontMetrics().horizontalAdvance(title);
    drawElided(painter, room, row.title, c.text);
    takeFromStart(room, titleWidth, gap);
    // Less than this shows nothing but an ellipsis.
    if (room.width() > 40)
        drawElided(painter, room, row.detail, c.mutedText);
}

void RowDelegate::drawTwoLines(QPainter &painter, const QFont &font, const QRect &room, const ListRow &row) const
{
    const Colours &c = Theme::current().colours();
    QRect first(room.left(), room.top(), room.width(), room.height() / 2);
    QRect second(room.left(), first.bottom() + 1, room.width(), room.height() - first.height());
    QFont title = font;
    title.setWeight(QFont::Medium);

    painter.setFont(font);
    drawAtEnd(painter, first, row.age, c.mutedText);
    drawCodeAtStart(painter, first, row.code);
    painter.setFont(title);
    drawElided(painter, first, row.title, c.text);

    painter.setFont(font);
    drawChipAtEnd(painter, second, row);
    drawLateAtEnd(painter, second, row.late);
    drawElided(painter, second, row.detail, c.mutedText);
}

void RowDelegate::drawPlaceholder(QPainter &painter, const QRect &room) const
{
    const int lines = m_lines == RowLines::Two ? 2 : 1;
    const int height = room.height() / lines;
    for (int line = 0; line < lines; ++line) {
        const int width = line == 0 ? room.width() / 2 : room.width() / 3;
        const QRect place(room.left(), room.top() + line * height + height / 2 - 4, room.width(), 8);
        painter.fillRect(startOf(place, width), Theme::current().colours().hover);
    }
}

} // namespace peygir::uikit
