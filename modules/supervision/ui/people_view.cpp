// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/ui/people_view.h"

#include "uikit/theme.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace peygir::supervision {

PeopleView::PeopleView(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(uikit::Theme::current().rowHeight());
    horizontalHeader()->setHighlightSections(false);
    connect(&uikit::Theme::current(), &uikit::Theme::changed, this,
            [this] { verticalHeader()->setDefaultSectionSize(uikit::Theme::current().rowHeight()); });
}

void PeopleView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex().row());
        return;
    }
    const QString text = event->text();
    const bool isLetter = !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace();
    if (isLetter && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        Q_EMIT typed(text);
    else
        QTableView::keyPressEvent(event);
}

void PeopleView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const QModelIndex at = indexAt(event->position().toPoint()); at.isValid())
        Q_EMIT opened(at.row());
}

} // namespace peygir::supervision
