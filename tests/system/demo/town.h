// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/demo/stage.h"
#include "system/demo/story.h"

namespace peygir::demo {

/// The day of the one clerk of a town (R010), at a stage of `Place::OneClerkTown`: he takes messages down, looks after them, calls
/// the citizen about two of them at once, hears that one is not done, and brings that to its end as well; for part of it
/// without a network. Each step is confirmed by a profile of its own.
void playTown(const Stage &stage, Story &story);

} // namespace peygir::demo
