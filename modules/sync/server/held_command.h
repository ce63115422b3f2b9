// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/group.h"

namespace peygir::sync {

/// A held command as it came.
struct Sequencer::Kept
{
    Envelope envelope;
    Instant happenedAt;
};

} // namespace peygir::sync
