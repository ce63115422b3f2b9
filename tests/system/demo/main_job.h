// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/demo/stage.h"
#include "system/demo/story.h"

namespace peygir::demo {

/// The main job: an agent registers two messages while the network is down and hands them on; it comes back; the
/// follow-up expert at another desk gets both, refers one and sends one to its unit; a third profile confirms each
/// line.
void playMainJob(const Stage &stage, Story &story);

} // namespace peygir::demo
