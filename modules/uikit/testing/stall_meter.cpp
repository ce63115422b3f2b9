// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/testing/stall_meter.h"

namespace peygir::uikit::testing {

namespace {

constexpr std::chrono::milliseconds tickEvery{1};

std::chrono::microseconds beyondTick(const QElapsedTimer &since)
{
    const std::chrono::nanoseconds gap(since.nsecsElapsed());
    return std::max(std::chrono::microseconds(0),
                    std::chrono::duration_cast<std::chrono::microseconds>(gap - tickEvery));
}

} // namespace

StallMeter::StallMeter(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tickEvery);
    connect(&m_timer, &QTimer::timeout, this, &StallMeter::tick);
    m_sinceTick.start();
    m_timer.start();
}

std::chrono::microseconds StallMeter::longest() const { return std::max(m_longest, beyondTick(m_sinceTick)); }

void StallMeter::reset()
{
    m_longest = std::chrono::microseconds(0);
    m_sinceTick.restart();
}

void StallMeter::tick()
{
    m_longest = std::max(m_longest, beyondTick(m_sinceTick));
    m_sinceTick.restart();
}

} // namespace peygir::uikit::testing
