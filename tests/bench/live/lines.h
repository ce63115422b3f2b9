// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QSocketNotifier>

#include <optional>

namespace peygir::bench {

/// CLOCK_MONOTONIC in nanoseconds: the same clock in every process of one machine.
qint64 monotonicNs();

/// The lines that a child of the bench is told on its standard input. Turns the event loop while it waits, so that the
/// child's window lives on. GUI thread.
class Lines
{
public:
    Lines();

    /// The next line without its end; nothing when whoever speaks has gone.
    std::optional<QByteArray> next();

private:
    void read();

    QSocketNotifier m_notifier;
    QByteArray m_bytes;
    QByteArrayList m_lines;
    bool m_ended = false;
};

/// One line on standard output, at once.
void tell(const QByteArray &line);

/// Says on standard error why a child cannot go on, and answers its exit status.
int stopped(const char *why);

} // namespace peygir::bench
