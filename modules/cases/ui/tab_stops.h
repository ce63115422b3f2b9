// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace peygir::cases {

/// What Tab can stop at inside of `page`, in the order in which its layouts have it: Qt's own order is that in which the parts
/// were made, and parts of a case are made anew whenever it is shown.
QList<QWidget *> tabStops(QWidget &page);

/// The next stop outside of `page` on the way of Tab, or of Shift+Tab, from this widget of it; null where there is none.
QWidget *tabStopBeyond(QWidget &page, QWidget &from, bool next);

} // namespace peygir::cases
