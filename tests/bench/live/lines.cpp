// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/live/lines.h"

#include <QEventLoop>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace peygir::bench {

qint64 monotonicNs()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

Lines::Lines() : m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
}

void Lines::read()
{
    char buffer[4096];
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count <= 0) {
        m_ended = true;
        m_notifier.setEnabled(false);
        return;
    }
    m_bytes.append(buffer, qsizetype(count));
    for (qsizetype end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
        m_lines.append(m_bytes.left(end));
        m_bytes.remove(0, end + 1);
    }
}

std::optional<QByteArray> Lines::next()
{
    QEventLoop loop;
    while (m_lines.isEmpty() && !m_ended)
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    if (m_lines.isEmpty())
        return std::nullopt;
    return m_lines.takeFirst();
}

void tell(const QByteArray &line)
{
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

int stopped(const char *why)
{
    std::fprintf(stderr, "bench: %s\n", why);
    return 1;
}

} // namespace peygir::bench
