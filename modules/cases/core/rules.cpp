// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/rules.h"

#include "cases/core/add_note.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/attach_document.h"
#include "cases/core/case_buckets.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_citizen.h"
#include "cases/core/edit_message.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/move_deadline.h"
#include "cases/core/move_to_process.h"
#include "cases/core/refer_case.h"
#include "cases/core/release_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/review_document.h"
#include "cases/core/settle_proposal.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/core/take_case.h"

namespace peygir::cases {

void addTo(Registry &registry)
{
    registry.add(AggregateType{caseCardKind, {&tableOf<CaseCard>()}, [](const Row &root) {
                                   return bucketsOf(fromRow<CaseCard>(root));
                               }});
    registry.add(AggregateType{
        caseFileKind,
        {&tableOf<CaseFile>(), &tableOf<CaseNode>(), &tableOf<Referral>(), &tableOf<HistoryEntry>(),
         &tableOf<CaseDocument>(), &tableOf<CaseProposal>(), &tableOf<CaseWait>()},
        [](const Row &root) { return bucketsOf(fromRow<CaseFile>(root)); }});
    registry.add(AggregateType{
        citizenKind,
        {&tableOf<Citizen>(), &tableOf<CitizenContact>(), &tableOf<CitizenHistory>(), &tableOf<CitizenProposal>()},
        [](const Row &root) { return bucketsOf(fromRow<Citizen>(root)); }});
    // Histories say "acted": programs of before the whole cycle cannot read it.
    registry.setOldestReader(400);
    registry.addCommand<ReferCase>();
    registry.addCommand<TakeCase>();
    registry.addCommand<ReleaseCase>();
    registry.addCommand<AddNote>();
    registry.addCommand<CompleteNode>();
    registry.addCommand<ReopenCase>();
    registry.addCommand<AttachDocument>();
    registry.addCommand<ReviewDocument>();
    registry.addCommand<EditMessage>();
    registry.addCommand<EditCitizen>();
    registry.addCommand<SubscribeCitizen>();
    registry.addCommand<MergeCitizens>();
    registry.addCommand<PartCitizens>();
    registry.addCommand<SettleProposal>();
    registry.addCommand<MoveDeadline>();
    registry.addCommand<MoveToProcess>();
    registry.addCommand<AskCitizen>();
    registry.addCommand<EndWait>();
}

} // namespace peygir::cases
