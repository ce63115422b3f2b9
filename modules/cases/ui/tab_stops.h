// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace peygir::cases {

// The way of Tab through a page whose parts are made anew whenever something is shown: the order of its layouts, where
// Qt's own is that in which the parts were made. It begins where the keyboard comes in, at `first`, a part of the page:
// then comes what lies after that, and last what lies before it.

/// Puts what Tab can stop at in `page` into that order in their window, so that what lies before and after the page is
/// met before and after all of it.
void chainTabStops(QWidget &page, const QWidget &first);

/// Where Tab, or Shift+Tab, goes from where the keyboard is now, also beyond `page`; null where it is not in the page
/// or there is nothing else. What has changed in the page meanwhile is chained.
QWidget *nextTabStop(QWidget &page, const QWidget &first, bool next);

} // namespace peygir::cases
