// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/role_matrix_view.h"

#include "administration/ui/role_matrix_model.h"
#include "uikit/direction.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace peygir::administration {

namespace {

using Cell = RoleMatrixModel::Cell;

constexpr int iconSize = 16;

/// A sign in the middle: what is there, and what waits to be saved on a ground of its own.
class CellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const uikit::Colours &colours = uikit::Theme::current().colours();
        const auto cell = Cell(index.data(RoleMatrixModel::cellRole).toInt());
        if (cell == Cell::Heading) {
            painter->fillRect(option.rect, colours.rail);
            return;
        }
        painter->fillRect(option.rect, cell == Cell::ToGive   ? colours.doneSoft
                                       : cell == Cell::ToTake ? colours.dangerSoft
                                                              : colours.surface);
        const char *sign = cell == Cell::With        ? "check"
                           : cell == Cell::Contained ? "folder"
                           : cell == Cell::ToGive ? "plus"
                           : cell == Cell::ToTake ? "x"
                                                  : nullptr;
        QRect place(0, 0, iconSize, iconSize);
        place.moveCenter(option.rect.center());
        if (sign)
            uikit::icon(QLatin1String(sign)).paint(painter, place);
        painter->setPen(colours.border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(colours.focus, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
    }
};

/// The names of verbs, and of features as headings.
class LineHeader final : public QHeaderView
{
public:
    explicit LineHeader(QWidget *parent)
        : QHeaderView(Qt::Vertical, parent)
    {}

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const uikit::Colours &colours = uikit::Theme::current().colours();
        const bool heading = model()->headerData(section, Qt::Vertical, RoleMatrixModel::cellRole).toBool();
        painter->save();
        painter->fillRect(rect, heading ? colours.rail : colours.surface);
        QFont shown = font();
        shown.setBold(heading);
        painter->setFont(shown);
        painter->setPen(colours.text);
        const QRect room = rect.adjusted(12, 0, -12, 0);
        const QString text = model()->headerData(section, Qt::Vertical).toString();
        painter->drawText(room, int(uikit::readingStart()),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
        painter->setPen(colours.border);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->restore();
    }
    QSize sizeHint() const override { return {270, QHeaderView::sizeHint().height()}; }
};

} // namespace

RoleMatrixView::RoleMatrixView(RoleMatrixModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setVerticalHeader(new LineHeader(this));
    setModel(&model);
    setItemDelegate(new CellDelegate(this));
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(uikit::Theme::current().rowHeight());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultSectionSize(124);
    horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
    horizontalHeader()->setHighlightSections(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    connect(&uikit::Theme::current(), &uikit::Theme::changed, this,
            [this] { verticalHeader()->setDefaultSectionSize(uikit::Theme::current().rowHeight()); });
}

void RoleMatrixView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        m_model.toggle(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void RoleMatrixView::mouseDoubleClickEvent(QMouseEvent *event) { m_model.toggle(indexAt(event->position().toPoint())); }

QModelIndex RoleMatrixView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex next = QTableView::moveCursor(action, modifiers);
    if (m_model.cellAt(next) != Cell::Heading)
        return next;
    // Below a heading there is always a verb; above the first there is none.
    const int step = next.row() < currentIndex().row() ? -1 : 1;
    for (int row = next.row(); row >= 0 && row < m_model.rowCount(); row += step) {
        const QModelIndex there = m_model.index(row, std::max(next.column(), 0));
        if (m_model.cellAt(there) != Cell::Heading)
            return there;
    }
    return currentIndex();
}

} // namespace peygir::administration
