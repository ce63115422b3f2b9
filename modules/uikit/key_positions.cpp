// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/key_positions.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>
#include <array>

// Exported by QtGui for QtTest, which declares it the same way: the only way to offer a key press to the application's
// shortcuts from outside of a platform plugin.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT bool qt_sendShortcutOverrideEvent(QObject *o, ulong timestamp, int k, Qt::KeyboardModifiers mods,
                                               const QString &text = QString(), bool autorep = false, ushort count = 1);
QT_END_NAMESPACE

namespace peygir::uikit {

namespace {

constexpr std::array rows = {std::pair{24U, "QWERTYUIOP"}, std::pair{38U, "ASDFGHJKL"}, std::pair{52U, "ZXCVBNM,"}};

Qt::Key byScanCode(quint32 scanCode)
{
    for (const auto &[first, letters] : rows) {
        if (scanCode >= first && scanCode < first + qstrlen(letters))
            return Qt::Key(letters[scanCode - first]);
    }
    return Qt::Key_unknown;
}

/// The letters of the standard Persian layout in the order of the Latin alphabet's keys. The key M carries peh or, on
/// Windows' old layout, yeh with hamza.
Qt::Key byPersianLetter(int letter)
{
    constexpr std::array<char16_t, 26> keysAtoZ = {
        0x0634, 0x0630, 0x0632, 0x06CC, 0x062B, 0x0628, 0x0644, 0x0627, 0x0647, 0x062A, 0x0646, 0x0645, 0x067E,
        0x062F, 0x062E, 0x062D, 0x0636, 0x0642, 0x0633, 0x0641, 0x0639, 0x0631, 0x0635, 0x0637, 0x063A, 0x0638,
    };
    if (letter == 0x0626)
        return Qt::Key_M;
    if (letter == 0x064A)
        return Qt::Key_D;
    if (letter == 0x0648)
        return Qt::Key_Comma;
    const auto found = std::find(keysAtoZ.begin(), keysAtoZ.end(), letter);
    return found == keysAtoZ.end() ? Qt::Key_unknown : Qt::Key(Qt::Key_A + (found - keysAtoZ.begin()));
}

} // namespace

Qt::Key latinKeyAt(const QKeyEvent &event)
{
    // Latin letters, digits and named keys (from 0x01000000 on) are what shortcuts are written with.
    if (event.key() < 0x80 || (event.key() >= 0x01000000 && event.key() != Qt::Key_unknown))
        return Qt::Key_unknown;
#ifdef Q_OS_WIN
    if (event.nativeVirtualKey() >= 'A' && event.nativeVirtualKey() <= 'Z')
        return Qt::Key(event.nativeVirtualKey());
    if (event.nativeVirtualKey() == 0xBC /* VK_OEM_COMMA */)
        return Qt::Key_Comma;
#endif
    const Qt::Key placed = byScanCode(event.nativeScanCode());
    return placed != Qt::Key_unknown ? placed : byPersianLetter(event.key());
}

bool KeyPositionShortcuts::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        return QObject::eventFilter(watched, event);
    const auto &pressed = *static_cast<QKeyEvent *>(event);
    if (!pressed.modifiers().testFlag(Qt::ControlModifier))
        return QObject::eventFilter(watched, event);
    const Qt::Key key = latinKeyAt(pressed);
    if (key == Qt::Key_unknown)
        return QObject::eventFilter(watched, event);

    QObject *target = watched;
    if (watched->isWindowType() && QGuiApplication::focusObject())
        target = QGuiApplication::focusObject();
    if (pressed.type() == QEvent::KeyPress &&
        qt_sendShortcutOverrideEvent(target, pressed.timestamp(), key, pressed.modifiers(), {},
                                     pressed.isAutoRepeat())) {
        event->accept();
        return true;
    }
    QKeyEvent latin(pressed.type(), key, pressed.modifiers(), pressed.nativeScanCode(), pressed.nativeVirtualKey(),
                    pressed.nativeModifiers(), QString(), pressed.isAutoRepeat());
    QCoreApplication::sendEvent(target, &latin);
    event->setAccepted(latin.isAccepted());
    return true;
}

} // namespace peygir::uikit
