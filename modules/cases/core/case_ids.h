// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/fields.h"
#include "command/table.h"

namespace peygir::cases {

struct CaseTag;
/// Names a case: its card and its file share it.
using CaseId = StrongId<CaseTag>;
struct CaseNodeTag;
using CaseNodeId = StrongId<CaseNodeTag>;
struct ReferralTag;
using ReferralId = StrongId<ReferralTag>;
struct HistoryEntryTag;
using HistoryEntryId = StrongId<HistoryEntryTag>;
struct DocumentTag;
using DocumentId = StrongId<DocumentTag>;
struct CitizenTag;
using CitizenId = StrongId<CitizenTag>;
struct CitizenContactTag;
using CitizenContactId = StrongId<CitizenContactTag>;
struct CitizenHistoryTag;
using CitizenHistoryId = StrongId<CitizenHistoryTag>;
struct ProposalTag;
/// Of a case or of a citizen: no two share one.
using ProposalId = StrongId<ProposalTag>;

inline constexpr AggregateKind caseCardKind{30, "case_card"};
inline constexpr AggregateKind caseFileKind{31, "case_file"};
inline constexpr AggregateKind citizenKind{32, "citizen"};

} // namespace peygir::cases
