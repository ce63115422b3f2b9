// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"

namespace peygir::followup {

struct QuestionTag;
using QuestionId = StrongId<QuestionTag>;
struct ReplyTag;
using ReplyId = StrongId<ReplyTag>;
struct VisitTag;
using VisitId = StrongId<VisitTag>;

} // namespace peygir::followup
