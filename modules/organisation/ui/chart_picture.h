// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "organisation/core/chart_tree.h"

#include <QAbstractScrollArea>

namespace peygir::organisation {

/// The chart as boxes joined by lines, the tops where reading begins. By keys: towards the end of reading (Left in Persian) to what stands
/// below, back to what it stands below, Up and Down along a row, Ctrl with + - 0 for the size. A box that is dragged onto another one
/// is offered to be moved; nothing is moved here.
class ChartPicture final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ChartPicture(QWidget *parent = nullptr);

    /// `tree` outlives the picture, or the next call. The box of the same id stays the current one, else the first top.
    void setTree(const ChartTree &tree);
    void setCurrent(const Uuid &id);
    /// Empty where there is no box.
    std::optional<Uuid> current() const { return m_current; }
    /// The box that waits to be moved is drawn so.
    void setMarked(const std::optional<Uuid> &id);
    /// In hundredths; between the least and the most.
    void setZoom(int percent);
    int zoom() const { return m_zoom; }
    /// Where a box is in the viewport; empty where there is none.
    QRect placeOf(const Uuid &id) const;

Q_SIGNALS:
    void currentChanged(const peygir::Uuid &id);
    void opened();
    void dropped(const peygir::Uuid &what, const peygir::Uuid &onto);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void layOut();
    void fitBars();
    /// As drawn at full size, the top left corner of everything at nought.
    QRect boxOf(size_t node) const;
    QTransform toViewport() const;
    std::optional<size_t> nodeAt(const QPoint &point) const;
    std::optional<size_t> currentNode() const;
    /// The next box of the same row, up or down.
    std::optional<size_t> beside(size_t node, int steps) const;
    void go(size_t node);
    void reveal(size_t node);
    void drawLines(QPainter &painter, const QRect &seen) const;
    void drawBox(QPainter &painter, size_t node) const;

    const ChartTree *m_tree;
    /// By node: how many lines from above.
    std::vector<int> m_lines;
    int m_lineCount = 0;
    int m_columns = 0;
    int m_zoom = 100;
    std::optional<Uuid> m_current;
    std::optional<Uuid> m_marked;
    std::optional<Uuid> m_dragged;
    QPoint m_pressedAt;
    QPoint m_draggedTo;
};

} // namespace peygir::organisation
