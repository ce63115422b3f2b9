// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/back_off.h"

#include <algorithm>

namespace peygir::front {

BackOff::BackOff(Random &random, Milliseconds least, Milliseconds most)
    : m_random(random)
    , m_least(least)
    , m_most(most)
    , m_present(least)
{
    Q_ASSERT(least.count() > 1 && most >= least);
}

Milliseconds BackOff::next()
{
    const Milliseconds half = m_present / 2;
    const Milliseconds wait =
        half + Milliseconds(qint64(m_random.below(std::uint64_t((m_present - half).count() + 1))));
    m_present = std::min(m_present * 2, m_most);
    return wait;
}

void BackOff::reset() { m_present = m_least; }

} // namespace peygir::front
