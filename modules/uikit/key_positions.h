// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;

namespace peygir::uikit {

/// The Latin letter (or the comma) of the key that was pressed, by its place on the keyboard, when the layout gives it another script;
/// Qt::Key_unknown if the event needs no help or the place is not that of a letter. By virtual key on Windows, by scan
/// code on X11 and Wayland, and by the Persian letter itself (ISIRI 9147) where the platform tells no place.
Qt::Key latinKeyAt(const QKeyEvent &event);

/// Makes Ctrl+letter and Ctrl+comma work under a Persian keyboard layout, where Qt sees Ctrl+noon instead of Ctrl+K: such a key press
/// is taken back and given again as the Latin letter of the same key, first to shortcuts, then to the widget (Ctrl+C in
/// a field). Install on QApplication; applyPersian() does.
class KeyPositionShortcuts : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace peygir::uikit
