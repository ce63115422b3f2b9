// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"

namespace peygir::answering {

struct AnsweringCallTag;
using AnsweringCallId = StrongId<AnsweringCallTag>;

} // namespace peygir::answering
