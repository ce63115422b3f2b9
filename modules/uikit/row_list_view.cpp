// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/row_list_view.h"

#include "uikit/paged_list_model.h"
#include "uikit/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace peygir::uikit {

RowListView::RowListView(QWidget *parent)
    : QTableView(parent)
{
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    connect(&Theme::current(), &Theme::changed, this, &RowListView::setRowHeight);
}

void RowListView::setRows(PagedListModel &model, RowDelegate &delegate)
{
    m_model = &model;
    m_delegate = &delegate;
    setRowHeight();
    setItemDelegate(&delegate);
    setModel(&model);
    connect(&model, &PagedListModel::totalChanged, this, &RowListView::findCurrent);
    connect(&model, &PagedListModel::modelReset, this, [this] { m_lookedFor.clear(); });
    connect(&model, &PagedListModel::rowsInserted, this, [this] {
        if (m_findingEnd)
            goToEnd();
    });
}

void RowListView::goToEnd()
{
    setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    // A row that is not loaded yet may be followed by others, or be none.
    m_findingEnd = currentId().isEmpty();
}

void RowListView::setRowHeight()
{
    if (m_delegate) {
        verticalHeader()->setMinimumSectionSize(1);
        verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
        verticalScrollBar()->setSingleStep(m_delegate->rowHeight());
    }
}

QString RowListView::currentId() const
{
    const ListRow *row = m_model && currentIndex().isValid() ? m_model->rowAt(currentIndex().row()) : nullptr;
    return row ? row->id : QString();
}

bool RowListView::setCurrentId(const QString &id)
{
    const int row = m_model ? m_model->rowOf(id) : -1;
    if (row >= 0)
        setCurrentIndex(m_model->index(row));
    return row >= 0;
}

void RowListView::lookFor(const QString &id)
{
    m_lookedFor = setCurrentId(id) ? QString() : id;
    if (!m_lookedFor.isEmpty())
        setCurrentIndex({});
    else
        findCurrent();
}

void RowListView::findCurrent()
{
    if (!m_model || m_model->rowCount() == 0 || currentIndex().isValid())
        return;
    if (m_lookedFor.isEmpty())
        setCurrentIndex(m_model->index(0));
    else
        setCurrentId(m_lookedFor);
}

void RowListView::toggleMark()
{
    if (const QString id = currentId(); !id.isEmpty())
        m_model->setMarked(id, !m_model->marked().contains(id));
}

void RowListView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    m_findingEnd = false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const QString id = currentId(); !id.isEmpty() && !control)
            Q_EMIT opened(id);
        return;
    case Qt::Key_A:
        // The key by its place, so that it is the same on a Persian layout.
        if (control) {
            Q_EMIT allWanted();
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_model && !m_model->marked().isEmpty()) {
            m_model->clearMarks();
            return;
        }
        break;
    case Qt::Key_Space:
        if (control)
            toggleMark();
        else
            Q_EMIT typed(QStringLiteral(" "));
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (shift && m_model) {
            m_model->setMarked(currentId(), true);
            const int step = event->key() == Qt::Key_Down ? 1 : -1;
            const int row = qBound(0, currentIndex().row() + step, m_model->rowCount() - 1);
            setCurrentIndex(m_model->index(row));
            m_model->setMarked(currentId(), true);
            return;
        }
        break;
    case Qt::Key_Home:
    case Qt::Key_End:
        // A table would go to the first and last column of the row.
        if (m_model && m_model->rowCount() > 0) {
            if (event->key() == Qt::Key_Home)
                setCurrentIndex(m_model->index(0));
            else
                goToEnd();
        }
        return;
    default:
        break;
    }
    const QString text = event->text();
    if (!control && !text.isEmpty() && text[0].isPrint()) {
        Q_EMIT typed(text);
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowListView::contextMenuEvent(QContextMenuEvent *event)
{
    // The key has no position of its own: the menu opens at the row, not under the mouse.
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    if (byMouse)
        setCurrentIndex(indexAt(viewport()->mapFromGlobal(event->globalPos())));
    const QRect row = visualRect(currentIndex());
    const QPoint at =
        byMouse ? event->globalPos() : viewport()->mapToGlobal(QPoint(row.right() - 24, row.center().y()));
    if (const QString id = currentId(); !id.isEmpty())
        Q_EMIT menuWanted(id, at);
}

void RowListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTableView::mouseDoubleClickEvent(event);
    const QModelIndex clicked = indexAt(event->position().toPoint());
    if (const QString id = currentId(); !id.isEmpty() && clicked == currentIndex())
        Q_EMIT opened(id);
}

void RowListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        m_lookedFor.clear();
    announceCurrent();
}

void RowListView::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    QTableView::dataChanged(first, last, roles);
    findCurrent();
    // Rows that came above it push the current one down: whoever looks at it goes with it.
    const QString id = currentId();
    if (!id.isEmpty() && id != m_announced)
        setCurrentId(m_announced);
    announceCurrent();
}

void RowListView::announceCurrent()
{
    const QString id = currentId();
    if (!id.isEmpty())
        m_findingEnd = false;
    if (id == m_announced)
        return;
    m_announced = id;
    Q_EMIT currentIdChanged(id);
}

} // namespace peygir::uikit
