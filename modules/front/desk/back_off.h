// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/random.h"

namespace peygir::front {

/// How long to wait before the next attempt: twice as long after each failure, up to a most, and never the same for
/// two desks, so that a server that comes back is not met by all of them at once.
class BackOff
{
public:
    /// `random` must outlive it.
    BackOff(Random &random, Milliseconds least, Milliseconds most);

    /// The wait after one more failure: uniform between half the present length and all of it.
    Milliseconds next();
    /// It worked.
    void reset();

private:
    Random &m_random;
    Milliseconds m_least;
    Milliseconds m_most;
    Milliseconds m_present;
};

} // namespace peygir::front
