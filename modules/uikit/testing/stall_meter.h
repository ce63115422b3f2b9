// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace peygir::uikit::testing {

/// Tells the longest time that a key press would have had to wait because the main thread was busy: the longest gap
/// between two turns of its event loop, from construction (or reset) on, beyond the meter's own millisecond. Wall time,
/// so it also shows what other programs took from the processor.
class StallMeter : public QObject
{
    Q_OBJECT

public:
    explicit StallMeter(QObject *parent = nullptr);

    /// Includes the turn that is running now.
    std::chrono::microseconds longest() const;
    void reset();

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    std::chrono::microseconds m_longest{0};
};

} // namespace peygir::uikit::testing
