// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/demo/stage.h"
#include "system/demo/story.h"

namespace peygir::demo {

/// The whole life of two messages of one citizen, by keys alone at four desks: registered, followed up, replied to by an
/// official without network, rated, told to the citizen in one call without network; one is archived, the other one comes
/// back, and is replied to and answered again (R057-R062, R098-R105).
void playCycle(const Stage &stage, Story &story);

} // namespace peygir::demo
