// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "base/uuid.h"

#include <QString>

#include <vector>

namespace peygir::simulation {

/// Somebody who types: mostly sense, now and then what no form would let through.
class Typist
{
public:
    explicit Typist(Random &random) : m_random(random) {}

protected:
    template <class T>
    const T &oneOf(const std::vector<T> &items)
    {
        return items[size_t(m_random.below(items.size()))];
    }
    bool chance(int percent) { return int(m_random.below(100)) < percent; }
    QString words();
    QString phone();
    /// An id that nothing has.
    Uuid stranger();

    Random &m_random;
};

} // namespace peygir::simulation
