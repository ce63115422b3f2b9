// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/rules.h"

#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/not_ours.h"
#include "followup/core/question.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"

namespace peygir::followup {

void addTo(Registry &registry)
{
    registry.extend(cases::caseFileKind, {&tableOf<Question>(), &tableOf<Reply>(), &tableOf<Visit>()});
    registry.addCommand<AskOfficial>();
    registry.addCommand<RecordReply>();
    registry.addCommand<NotOurs>();
    registry.addCommand<AcceptReply>();
    registry.addCommand<ReturnReply>();
    registry.addCommand<NameExpert>();
    registry.addCommand<RequestVisit>();
    registry.addCommand<ReportVisit>();
    registry.addCommand<CancelVisit>();
}

} // namespace peygir::followup
