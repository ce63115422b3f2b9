// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace peygir::uikit {

/// Makes a Qt program a Persian one: right to left, QLocale(Persian, Iran), embedded Vazirmatn at 10 pt, Persian words
/// of Qt's own buttons and of our kit, our style and theme, and shortcuts by key position (KeyPositionShortcuts). Call
/// once, right after QApplication is made and before the first widget.
void applyPersian(QApplication &application);

} // namespace peygir::uikit
