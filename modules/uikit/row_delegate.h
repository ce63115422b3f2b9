// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/list_row.h"

#include <QStyledItemDelegate>

namespace peygir::uikit {

enum class RowLines { One, Two };

/// Draws a ListRow from right to left: mark, small picture, code in digit cells, title; a second line with the detail; at the far side
/// the age, the status chip and, in red with a sign, how late it is. A row that is still loading is drawn as grey bars
/// of the same height, so nothing jumps. Features with other rows derive and override drawRow().
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(RowLines lines, QObject *parent = nullptr)
        : QStyledItemDelegate(parent)
        , m_lines(lines)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    int rowHeight() const;
    /// No row is lower than this, in pixels at 96 dpi, however dense the program is: where fingers reach for them.
    void setLeastHeight(int height) { m_leastHeight = height; }
    /// Rows leave room for a small picture at the reading start, which the model gives as QImage for Qt::DecorationRole.
    void setHasPictures(bool hasPictures) { m_hasPictures = hasPictures; }

protected:
    /// `room` is what is left between the edges and the mark.
    virtual void drawRow(QPainter &painter, const QStyleOptionViewItem &option, const QRect &room,
                         const ListRow &row) const;
    virtual void drawPlaceholder(QPainter &painter, const QRect &room) const;

private:
    void drawOneLine(QPainter &painter, const QFont &font, QRect room, const ListRow &row) const;
    void drawTwoLines(QPainter &painter, const QFont &font, const QRect &room, const ListRow &row) const;

    RowLines m_lines;
    bool m_hasPictures = false;
    int m_leastHeight = 0;
};

} // namespace peygir::uikit
