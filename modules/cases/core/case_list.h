// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "cases/core/case_ids.h"
#include "catalogue/core/subject.h"
#include "command/rights.h"
#include "places/core/place.h"
#include "workflow/core/process_row.h"

#include <span>

namespace peygir::cases {

/// Which cases a list shows (R079). All but `All` are a person's own.
enum class CaseList {
    /// Open nodes of the person's own posts: his cartable.
    Current,
    /// Open cases that he referred to somebody else.
    Referred,
    /// What he registered himself.
    Registered,
    /// Closed cases of which his posts held a node.
    Archive,
    /// Those of the archive that got what was asked for: the permit was issued, the work was done. Which ends are such
    /// is said by the process (`workflow::Outcome::Done`).
    Final,
    /// Every card on this desk.
    All,
};

/// In which order a list stands. Where two cases are equal in it, the newer one comes first; of equal deadlines the
/// older one.
enum class CaseOrder {
    /// The oldest promised end first; what has none, then what is closed, at the end.
    Urgent,
    /// By registration.
    Newest,
    Oldest,
    /// By the name of the region; without one at the end.
    ByRegion,
    /// By the place of the status in its process; those at the intake supervisor first.
    ByStatus,
    /// By closing, the latest first.
    Closed,
};

/// A node of a process, as a status that cases can have (R091, R096). Without a process: at the intake supervisor.
struct StatusKey
{
    std::optional<workflow::ProcessId> process;
    QString node;

    friend bool operator==(const StatusKey &, const StatusKey &) = default;
};

/// Which date of a case a filter is about. A deadline is only one as long as the case is open.
enum class CaseDate { Registered, Deadline };

/// Conditions that hold together; what is empty does not count.
struct CaseFilter
{
    CaseList list;
    UserId user;
    /// Any part of a code, or words of subject and place.
    QString text = {};
    CaseOrder order = CaseOrder::Newest;
    std::optional<StatusKey> status = {};
    std::optional<catalogue::SubjectGroupId> group = {};
    std::optional<places::PlaceId> region = {};
    /// Open, with a deadline before this instant (R093).
    std::optional<Instant> lateAt = {};
    CaseDate date = CaseDate::Registered;
    std::optional<Instant> from = {};
    /// The first instant that is no longer meant.
    std::optional<Instant> until = {};

    friend bool operator==(const CaseFilter &, const CaseFilter &) = default;
};

/// What a filter can be set by.
enum class CaseFilterKind { Status, Group, Region, Late, Registered, Deadline, Text };

/// The orders that a list can stand in; the first is its usual one.
std::span<const CaseOrder> ordersOf(CaseList list);
std::span<const CaseFilterKind> filtersOf(CaseList list);

} // namespace peygir::cases
