// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/status_chip.h"

#include "uikit/theme.h"

#include <QPainter>

namespace peygir::uikit {

namespace {

QFont chipFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

} // namespace

StatusChip::StatusChip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::setStatus(const QString &word, const QColor &colour)
{
    m_word = word;
    m_colour = colour;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const { return sizeOf(m_word, font()); }

QSize StatusChip::sizeOf(const QString &word, const QFont &font)
{
    const QFontMetrics metrics(chipFont(font));
    return {metrics.horizontalAdvance(word) + 18, metrics.height() + 1};
}

void StatusChip::draw(QPainter &painter, const QRect &rect, const QString &word, const QColor &colour)
{
    const QColor ground = colour.isValid() ? colour : Theme::current().colours().hover;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2.0, rect.height() / 2.0);
    painter.setFont(chipFont(painter.font()));
    painter.setPen(colour.isValid() ? readableOn(ground) : Theme::current().colours().text);
    const QRect room = rect.adjusted(8, 0, -8, 0);
    painter.drawText(room, Qt::AlignCenter, painter.fontMetrics().elidedText(word, Qt::ElideRight, room.width()));
    painter.restore();
}

void StatusChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter, rect(), m_word, m_colour);
}

} // namespace peygir::uikit
