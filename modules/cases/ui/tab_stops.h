// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace peygir::cases {

/// What Tab can stop at inside of `page`, in the order in which its layouts have it: Qt's own order is that in which the parts
/// were made, and parts of a case are made anew whenever it is shown.
QList<QWidget *> tabStops(QWidget &page);

/// Puts these stops of `page` beside each other into the order of Tab in their window, so that what lies before and after the page
/// is met before and after all of it.
void chainTabStops(QWidget &page, const QList<QWidget *> &stops);

/// The next stop outside of `page` on the way of Tab, or of Shift+Tab, from this widget of it; null where there is none. Qt would
/// stop at each widget that hands the keyboard on to one that has been passed, and never leave.
QWidget *tabStopBeyond(QWidget &page, QWidget &from, bool next);

} // namespace peygir::cases
