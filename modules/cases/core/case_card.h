// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "catalogue/core/subject.h"
#include "organisation/core/chart.h"
#include "places/core/place.h"
#include "workflow/core/process_row.h"

namespace peygir::cases {

using catalogue::Channel;
using catalogue::Urgency;

/// What the citizen thought of what was done about his message, or that it could not be had from him (R105).
enum class Opinion { Satisfied, Fair, Dissatisfied, NotHad };
constexpr std::array<std::pair<Opinion, const char *>, 4> wordsOf(Opinion)
{
    return {{{Opinion::Satisfied, "satisfied"},
             {Opinion::Fair, "fair"},
             {Opinion::Dissatisfied, "dissatisfied"},
             {Opinion::NotHad, "not_had"}}};
}

/// What colleagues elsewhere may know of a case, and all that a list of cases shows (DESIGN §5). Name and colour of
/// its status are those of `node` in the process.
struct CaseCard
{
    static constexpr const char *tableName = "case_card";
    static constexpr AggregateKind kind = caseCardKind;
    static constexpr bool root = true;

    CaseId id;
    /// Unique in the city; ASCII digits (tracking_code.h).
    QString code;
    /// What the citizen was told instead, where that code was no longer free: he may ask with either.
    std::optional<QString> aliasCode;
    /// As registered: it may name a subject that does not exist.
    catalogue::SubjectId subject;
    /// Empty where the subject does not exist.
    std::optional<catalogue::SubjectGroupId> subjectGroup;
    std::optional<places::PlaceId> place;
    /// The region around `place`.
    std::optional<places::PlaceId> region;
    /// Number of the house, as normalised text; empty: none was given.
    QString plaque;
    /// The rest of the address, in words.
    QString address;
    /// The unit that answers for the case, by its subject and place.
    std::optional<organisation::UnitId> unit;
    /// The process and version that the case walks; both or neither (`intakeNode`).
    std::optional<workflow::ProcessId> process;
    std::optional<int> processVersion;
    /// Key of the node whose status the case shows: of several open ones the first in the process.
    QString node;
    /// Who holds that node, in which unit, and who has taken it. Empty once the case is closed. Others who hold a node
    /// of this case are in its file: a cartable is a query over open nodes.
    std::optional<organisation::PostId> holder;
    std::optional<organisation::UnitId> holderUnit;
    std::optional<UserId> takenBy;
    /// 0 exactly when the case is closed.
    int openNodes;
    int referrals;
    Channel channel;
    Urgency urgency;
    std::optional<CitizenId> citizen;
    UserId registeredBy;
    Instant registeredAt;
    /// The promised end; empty where the subject or its calendar does not exist, and while the citizen is asked. Reopening
    /// does not move it.
    std::optional<Instant> deadline;
    Instant lastChangeAt;
    std::optional<Instant> closedAt;
    /// The period of `closedAt` (period.h); both or neither, as `outcome`.
    std::optional<int> closedPeriod;
    std::optional<workflow::Outcome> outcome;
    /// The earlier case about the same problem, of which this one became a part.
    std::optional<CaseId> joinedTo;
    /// Id of the first error for which registration sent the case to the intake supervisor; empty: none.
    std::optional<QString> intakeFlag;
    /// Two citizens were told one code: somebody has to call.
    bool needsCallBack;
    /// Who follows it up (R057): the post that the last stay at a task for it was given to. Kept by moving.h.
    std::optional<organisation::PostId> expert = {};
    /// Since when the shown stay is open, to say how long nobody has moved it. Empty once the case is closed.
    std::optional<Instant> shownSince = {};
    /// How often it was opened again, or went back because it was not done (R071, R102); empty: never. Kept by
    /// moving.h.
    std::optional<int> reopened = {};
    std::optional<Opinion> opinion = {};
    /// When the citizen is to be called, again or for the first time (R109); empty: no time is set, or he was asked.
    std::optional<Instant> askAgainAt = {};
    /// Since when the case waits for what the citizen was asked (case_wait.h); empty: it does not. While it does, `deadline`
    /// is empty: what waits has no end that could be missed.
    std::optional<Instant> citizenAskedAt = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CaseCard::id),
                          field("code", &CaseCard::code),
                          field("alias_code", &CaseCard::aliasCode),
                          field("subject", &CaseCard::subject),
                          field("subject_group", &CaseCard::subjectGroup),
                          field("place", &CaseCard::place),
                          field("region", &CaseCard::region),
                          field("plaque", &CaseCard::plaque),
                          field("address", &CaseCard::address),
                          field("unit", &CaseCard::unit),
                          field("process", &CaseCard::process),
                          field("process_version", &CaseCard::processVersion),
                          field("node", &CaseCard::node),
                          field("holder", &CaseCard::holder),
                          field("holder_unit", &CaseCard::holderUnit),
                          field("taken_by", &CaseCard::takenBy),
                          field("open_nodes", &CaseCard::openNodes),
                          field("referrals", &CaseCard::referrals),
                          field("channel", &CaseCard::channel),
                          field("urgency", &CaseCard::urgency),
                          field("citizen", &CaseCard::citizen),
                          field("registered_by", &CaseCard::registeredBy),
                          field("registered_at", &CaseCard::registeredAt),
                          field("deadline", &CaseCard::deadline),
                          field("last_change_at", &CaseCard::lastChangeAt),
                          field("closed_at", &CaseCard::closedAt),
                          field("closed_period", &CaseCard::closedPeriod),
                          field("outcome", &CaseCard::outcome),
                          field("joined_to", &CaseCard::joinedTo),
                          field("intake_flag", &CaseCard::intakeFlag),
                          field("needs_call_back", &CaseCard::needsCallBack),
                          field("expert", &CaseCard::expert),
                          field("shown_since", &CaseCard::shownSince),
                          field("reopened", &CaseCard::reopened),
                          field("opinion", &CaseCard::opinion),
                          field("ask_again_at", &CaseCard::askAgainAt),
                          field("citizen_asked_at", &CaseCard::citizenAskedAt)};
    }

    friend bool operator==(const CaseCard &, const CaseCard &) = default;
};

/// The only node of a case that has no process: the intake supervisor holds it.
inline const QString intakeNode = QStringLiteral("intake");

} // namespace peygir::cases
