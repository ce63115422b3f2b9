// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/tab_stops.h"

#include <QLayout>
#include <QSet>
#include <QWidget>

namespace peygir::cases {

namespace {

/// A widget that hands the keyboard on is none: what it hands it to is.
bool isStop(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && !widget.focusProxy() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

void addStops(QWidget &widget, QList<QWidget *> &stops);

void addStops(const QLayout &layout, QList<QWidget *> &stops)
{
    for (int n = 0; n < layout.count(); ++n) {
        QLayoutItem *item = layout.itemAt(n);
        if (item->widget())
            addStops(*item->widget(), stops);
        else if (item->layout())
            addStops(*item->layout(), stops);
    }
}

void addStops(QWidget &widget, QList<QWidget *> &stops)
{
    if (!widget.isVisible() || widget.isWindow())
        return;
    if (isStop(widget))
        stops.append(&widget);
    if (widget.layout())
        return addStops(*widget.layout(), stops);
    for (QObject *child : widget.children()) {
        if (child->isWidgetType())
            addStops(*static_cast<QWidget *>(child), stops);
    }
}

} // namespace

QList<QWidget *> tabStops(QWidget &page)
{
    QList<QWidget *> stops;
    addStops(page, stops);
    return stops;
}

void chainTabStops(QWidget &page, const QList<QWidget *> &stops)
{
    QWidget *before = &page;
    for (QWidget *stop : stops) {
        QWidget::setTabOrder(before, stop);
        before = stop;
    }
}

QWidget *tabStopBeyond(QWidget &page, QWidget &from, bool next)
{
    const auto step = [next](QWidget *at) { return next ? at->nextInFocusChain() : at->previousInFocusChain(); };
    QSet<QWidget *> passed{&from};
    for (QWidget *at = step(&from); at && !passed.contains(at); at = step(at)) {
        passed.insert(at);
        if (at != &page && !page.isAncestorOf(at) && isStop(*at))
            return at;
    }
    return nullptr;
}

} // namespace peygir::cases
