// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/day/city_clock.h"

#include <atomic>

namespace peygir::test {

CityClock::CityClock(const QString &path)
    : m_file(path)
{
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Truncate) || !m_file.resize(sizeof(qint64)))
        qFatal("no clock at %s", qPrintable(path));
    m_milliseconds = reinterpret_cast<qint64 *>(m_file.map(0, sizeof(qint64)));
    if (!m_milliseconds)
        qFatal("the clock cannot be mapped");
}

Instant CityClock::now() const { return Instant(std::atomic_ref(*m_milliseconds).load()); }

void CityClock::moveTo(Instant time)
{
    if (time < now())
        qFatal("the city's time goes backwards");
    std::atomic_ref(*m_milliseconds).store(time.milliseconds());
}

} // namespace peygir::test
