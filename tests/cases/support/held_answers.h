// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include <functional>
#include <utility>
#include <vector>

namespace peygir::test {

/// When a stand-in answers: in the next turn of the event loop, as a store does that is not busy, or, while they are held, as soon
/// as the test lets them go. So what is done meanwhile is done meanwhile, however slow the machine is.
class HeldAnswers
{
public:
    bool isHeld = false;

    /// Nobody is answered whose context is gone by then.
    void give(QObject *context, std::function<void()> answer)
    {
        if (isHeld)
            m_held.emplace_back(context, std::move(answer));
        else
            QTimer::singleShot(0, context, std::move(answer));
    }
    /// In the order in which they were asked; what is asked from now on is not held.
    void letGo()
    {
        isHeld = false;
        for (auto &[context, answer] : std::exchange(m_held, {})) {
            if (context)
                QTimer::singleShot(0, context, std::move(answer));
        }
    }

private:
    std::vector<std::pair<QPointer<QObject>, std::function<void()>>> m_held;
};

} // namespace peygir::test
