// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/tab_stops.h"

#include <QApplication>
#include <QLayout>
#include <QSet>
#include <QWidget>

#include <algorithm>

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

QList<QWidget *> chained(QWidget &page, const QWidget &first)
{
    QList<QWidget *> stops;
    addStops(page, stops);
    const auto begin =
        std::find_if(stops.begin(), stops.end(), [&first](QWidget *stop) { return first.isAncestorOf(stop); });
    std::rotate(stops.begin(), begin, stops.end());
    QWidget *before = &page;
    for (QWidget *stop : stops) {
        QWidget::setTabOrder(before, stop);
        before = stop;
    }
    return stops;
}

/// The next stop outside of `page` on the way of Tab, or of Shift+Tab, from this widget of it; null where there is
/// none. Qt would stop at each widget that hands the keyboard on to one that has been passed, and never leave.
QWidget *stopBeyond(QWidget &page, QWidget &from, bool next)
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

} // namespace

void chainTabStops(QWidget &page, const QWidget &first) { chained(page, first); }

QWidget *nextTabStop(QWidget &page, const QWidget &first, bool next)
{
    QWidget *now = QApplication::focusWidget();
    if (!now || !page.isAncestorOf(now))
        return nullptr;
    const QList<QWidget *> stops = chained(page, first);
    const qsizetype at = stops.indexOf(now) + (next ? 1 : -1);
    return at >= 0 && at < stops.size() ? stops[at] : stopBeyond(page, *now, next);
}

} // namespace peygir::cases
