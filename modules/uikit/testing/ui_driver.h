// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>
#include <QWidget>

#include <chrono>
#include <functional>

/// Drives real windows as a person does: keys and the mouse, nothing else. Keys go where they would go on a desk, to
/// what has the focus in the window (or to an open popup), through shortcuts and input filters; so a widget without
/// focus cannot be typed into by mistake. For tests and for the demo. Main thread only.
namespace peygir::uikit::testing {

using namespace std::chrono_literals;

/// Shows a window and waits until it has the keyboard. False if that took more than half a minute.
[[nodiscard]] bool showActive(QWidget &window);

/// One chord by its portable name: "Ctrl+Return", "F7", "Shift+Tab", "Menu".
void press(QWidget &window, const QString &chord);
/// The same chord under a keyboard layout that gives `letter` (a Persian one) at the key whose X11 code is `scanCode`.
void pressUnderLayout(QWidget &window, Qt::KeyboardModifiers modifiers, QChar letter, quint32 scanCode);
/// Text letter by letter, in any script. A line feed is Return.
void type(QWidget &window, const QString &text);
/// Left button, in the middle of the widget if `at` is null.
void click(QWidget &widget, QPoint at = {});
/// As a paste from elsewhere: fills the clipboard and presses Ctrl+V.
void paste(QWidget &window, const QString &text);

/// Turns the event loop until the condition holds. False after `deadline` of real time; the usual one is longer than a busy
/// machine takes for what has to come.
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition, std::chrono::milliseconds deadline = 30s);

/// Turns the event loop once for each of these milliseconds, a turn taking one or more. Counted and not timed: what
/// stand-ins answer by timers has come by then, however little of the processor we get. What a thread answers, or what is
/// painted, is to be waited for by `waitUntil`.
void settle(std::chrono::milliseconds turns = 30ms);

/// The visible widget in any window below `root` whose accessible name or object name is `name`; null if there is none.
/// `root` null: in all windows.
QWidget *findNamed(const QString &name, const QWidget *root = nullptr);
template <class T>
T *find(const QString &name, const QWidget *root = nullptr)
{
    return qobject_cast<T *>(findNamed(name, root));
}

/// Writes what the window shows as a PNG, after it has painted itself. False if the file cannot be written.
[[nodiscard]] bool screenshot(QWidget &window, const QString &path);

} // namespace peygir::uikit::testing
