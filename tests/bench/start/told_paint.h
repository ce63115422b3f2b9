// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QSocketNotifier>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <ctime>
#include <functional>
#include <unistd.h>

namespace peygir::bench {

/// CLOCK_MONOTONIC in nanoseconds, which all processes of a machine share.
inline qint64 startClockNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// Says "usable <ns>" on standard output at the end of the first paint event of `widget` for which `isUsable` holds, and
/// ends the program when its standard input ends. No slot, no signal: the bare program has nothing but this and Qt.
class ToldPaint : public QObject
{
public:
    ToldPaint(QWidget &widget, std::function<bool()> isUsable)
        : m_isUsable(std::move(isUsable))
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        widget.installEventFilter(this);
        connect(&m_input, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (m_done || m_inside || event->type() != QEvent::Paint)
            return false;
        m_inside = true;
        QCoreApplication::sendEvent(watched, event);
        m_inside = false;
        if (m_isUsable()) {
            m_done = true;
            std::printf("usable %lld\n", static_cast<long long>(startClockNs()));
            std::fflush(stdout);
        }
        return true;
    }

private:
    std::function<bool()> m_isUsable;
    QSocketNotifier m_input;
    bool m_inside = false;
    bool m_done = false;
};

} // namespace peygir::bench
