// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/instant.h"

namespace peygir {

Instant SystemClock::now() const
{
    using namespace std::chrono;
    return Instant(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

} // namespace peygir
