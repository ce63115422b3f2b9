// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/digit_cells.h"

#include "persian/digits.h"
#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>

namespace peygir::uikit {

namespace {

/// Width of the widest Persian digit.
qreal cellWidth(const QFontMetricsF &metrics)
{
    qreal width = 0;
    for (char16_t digit = 0x06F0; digit <= 0x06F9; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QChar(digit)));
    return width;
}

/// One digit, or a run of what is none.
struct Piece
{
    QString text;
    bool digit;
};

QList<Piece> piecesOf(const QString &text)
{
    QList<Piece> pieces;
    for (const QChar c : inUsersDigits(text)) {
        const bool digit = persian::digitValue(c.unicode()) >= 0;
        if (digit || pieces.isEmpty() || pieces.last().digit)
            pieces.append({QString(c), digit});
        else
            pieces.last().text += c;
    }
    return pieces;
}

qreal widthOf(const Piece &piece, const QFontMetricsF &metrics, qreal cell)
{
    return piece.digit ? cell : metrics.horizontalAdvance(piece.text);
}

} // namespace

qreal digitCellsWidth(const QString &text, const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal cell = cellWidth(metrics);
    qreal width = 0;
    for (const Piece &piece : piecesOf(text))
        width += widthOf(piece, metrics, cell);
    return width;
}

void drawDigitCells(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter.font());
    const qreal cell = cellWidth(metrics);
    const qreal width = digitCellsWidth(text, painter.font());
    qreal x = rect.left();
    if (alignment.testFlag(Qt::AlignRight))
        x = rect.right() - width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        x = rect.center().x() - width / 2;
    const qreal baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;

    painter.save();
    if (width > rect.width())
        painter.setClipRect(rect, Qt::IntersectClip);
    painter.setLayoutDirection(Qt::LeftToRight);
    for (const Piece &piece : piecesOf(text)) {
        const qreal advance = widthOf(piece, metrics, cell);
        const qreal inset = piece.digit ? (cell - metrics.horizontalAdvance(piece.text)) / 2 : 0;
        painter.drawText(QPointF(x + inset, baseline), piece.text);
        x += advance;
    }
    painter.restore();
}

void DigitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    const bool atEnd = aligned.isValid() && Qt::Alignment(aligned.toInt()).testFlag(Qt::AlignTrailing);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    const bool rightToLeft = cell.direction == Qt::RightToLeft;
    drawDigitCells(*painter, QRectF(cell.rect).adjusted(6, 0, -6, 0), text,
                   rightToLeft != atEnd ? Qt::AlignRight : Qt::AlignLeft);
    painter->restore();
}

QSize DigitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setWidth(qCeil(digitCellsWidth(index.data().toString(), option.font)) + 12);
    return size;
}

namespace {

/// Between the digits of a code label and its focus ring, in pixels.
constexpr int edge = 12;

} // namespace

CodeLabel::CodeLabel(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CodeLabel::setCode(const QString &code)
{
    m_code = code;
    setAccessibleName(inUsersDigits(code));
    // Nothing to be read or copied is no stop on the way.
    setFocusPolicy(code.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    updateGeometry();
    update();
}

void CodeLabel::setSpacing(int spacing)
{
    m_spacing = spacing;
    updateGeometry();
    update();
}

QFont CodeLabel::spacedFont() const
{
    QFont spaced = font();
    spaced.setLetterSpacing(QFont::AbsoluteSpacing, m_spacing);
    return spaced;
}

QSize CodeLabel::sizeHint() const
{
    const QFont spaced = spacedFont();
    return QSize(qCeil(digitCellsWidth(m_code, spaced)) + 2 * edge, QFontMetrics(spaced).height() + 8);
}

void CodeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(spacedFont());
    painter.setPen(palette().color(QPalette::WindowText));
    drawDigitCells(painter, QRectF(rect()).adjusted(edge, 0, -edge, 0), m_code, readingStart());
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().colours().focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void CodeLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(persian::toAsciiDigits(m_code));
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::uikit
