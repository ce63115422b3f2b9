// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QClipboard>
#include <QDeadlineTimer>
#include <QKeyEvent>
#include <QKeySequence>
#include <QTimer>
#include <QWindow>
#include <QtTest>

namespace peygir::uikit::testing {

namespace {

QWindow &windowOf(QWidget &widget)
{
    QWindow *window = widget.window()->windowHandle();
    Q_ASSERT_X(window, "testing", "the window was never shown");
    return *window;
}

/// What a platform says for a letter that is in no table of keys: the letter itself.
Qt::Key keyOf(QChar letter) { return Qt::Key(letter.toUpper().unicode()); }

} // namespace

bool showActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window, int(std::chrono::milliseconds(30s).count()));
}

void press(QWidget &window, const QString &chord)
{
    const QKeySequence sequence(chord, QKeySequence::PortableText);
    Q_ASSERT_X(sequence.count() == 1, "press", qPrintable(chord));
    const QKeyCombination keys = sequence[0];
    QString text;
    if (keys.keyboardModifiers() == Qt::NoModifier && keys.key() < 0x80)
        text = QString(QChar(char16_t(keys.key()))).toLower();
    else if (keys.key() == Qt::Key_Return)
        text = QStringLiteral("\r");
    QTest::sendKeyEvent(QTest::Click, &windowOf(window), keys.key(), text, keys.keyboardModifiers());
}

void pressUnderLayout(QWidget &window, Qt::KeyboardModifiers modifiers, QChar letter, quint32 scanCode)
{
    QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : window.window();
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, keyOf(letter), modifiers, scanCode, letter.unicode(), 0, QString(letter));
        QCoreApplication::sendEvent(target, &event);
    }
}

void type(QWidget &window, const QString &text)
{
    for (const QChar letter : text) {
        const bool newLine = letter == QLatin1Char('\n');
        QTest::sendKeyEvent(QTest::Click, &windowOf(window), newLine ? Qt::Key_Return : keyOf(letter),
                            newLine ? QStringLiteral("\r") : QString(letter), Qt::NoModifier);
    }
}

void click(QWidget &widget, QPoint at) { QTest::mouseClick(&widget, Qt::LeftButton, Qt::NoModifier, at); }

void paste(QWidget &window, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    press(window, QStringLiteral("Ctrl+V"));
}

bool waitUntil(const std::function<bool()> &condition, std::chrono::milliseconds deadline)
{
    const QDeadlineTimer timer(deadline);
    // Given a time, processEvents does not rest while there is nothing to do; a tick wakes us instead.
    QTimer tick;
    tick.start(5ms);
    while (!condition()) {
        if (timer.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

void settle(std::chrono::milliseconds turns)
{
    auto left = turns.count();
    QTimer tick;
    // However late it is, a timer is told once in a turn.
    QObject::connect(&tick, &QTimer::timeout, &tick, [&left] { --left; });
    tick.start(1ms);
    (void)waitUntil([&left] { return left <= 0; }, std::chrono::milliseconds::max());
}

QWidget *findNamed(const QString &name, const QWidget *root)
{
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        const bool named = widget->accessibleName() == name || widget->objectName() == name;
        const bool below = !root || widget == root || root->isAncestorOf(widget) ||
                           (widget->window()->parentWidget() && root->isAncestorOf(widget->window()->parentWidget()));
        if (named && below && widget->isVisible())
            return widget;
    }
    return nullptr;
}

bool screenshot(QWidget &window, const QString &path)
{
    QCoreApplication::processEvents();
    return window.window()->grab().save(path);
}

} // namespace peygir::uikit::testing
