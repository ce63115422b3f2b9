// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QWidget>

class QPainter;

namespace peygir::uikit {

/// Numbers and codes drawn digit by digit in cells of equal width, from left to right, in Persian digits, so that
/// columns of them line up. Vazirmatn's digits are 29 to 66 units wide and Qt 6.4 cannot ask a font for equal ones.
/// What is not a digit keeps its own width.
qreal digitCellsWidth(const QString &text, const QFont &font);

/// Draws with the painter's font and pen. Only the horizontal part of `alignment` matters and it is absolute:
/// AlignRight is the right edge in every window. Too wide a text is cut at its end by the clip of `rect`.
void drawDigitCells(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment);

/// A column of numbers or codes in a table or list: the display text in digit cells at the reading start of the cell,
/// or at the end if the model's TextAlignmentRole says so.
class DigitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A code shown by itself: a tracking code after registration, a phone in the case's head. Takes the focus by Tab;
/// Ctrl+C copies what was set, in ASCII digits as other programs expect them.
class CodeLabel : public QWidget
{
    Q_OBJECT

public:
    explicit CodeLabel(QWidget *parent = nullptr);

    const QString &code() const { return m_code; }
    void setCode(const QString &code);
    /// More room between the digits, for reading aloud; in pixels.
    void setSpacing(int spacing);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QFont spacedFont() const;

    QString m_code;
    int m_spacing = 0;
};

} // namespace peygir::uikit
