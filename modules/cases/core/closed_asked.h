// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_list.h"

namespace peygir::cases {

constexpr std::array<std::pair<CaseList, const char *>, 6> wordsOf(CaseList)
{
    return {{{CaseList::Current, "current"},
             {CaseList::Referred, "referred"},
             {CaseList::Registered, "registered"},
             {CaseList::Archive, "archive"},
             {CaseList::Final, "final"},
             {CaseList::All, "all"}}};
}

/// Where a page of closed cases ended: the last case that was looked at for it. Whoever asks for the next page hands it
/// back as it was.
struct ClosedPlace
{
    int period;
    Instant closedAt;
    CaseId id;

    friend bool operator==(const ClosedPlace &, const ClosedPlace &) = default;
    static constexpr auto fields()
    {
        return std::tuple{field("period", &ClosedPlace::period), field("closed_at", &ClosedPlace::closedAt),
                          field("case", &ClosedPlace::id)};
    }
};

/// A page of a list of closed cases, the latest first, that somebody asks the server for (DESIGN §5, R254): of all that
/// there are, not of the months that a desk keeps. Conditions hold together; what is empty does not count.
struct ClosedAsked
{
    /// `Current` has no closed cases. `Referred`: those that he referred, whoever closed them.
    CaseList list;
    /// The Jalali year of closing.
    std::optional<int> year = {};
    /// The beginning of a code, the phone of a citizen whom he may read, or words of subject and place.
    std::optional<QString> text = {};
    /// Both or neither: how it ended (`StatusKey`). A case that never had a process has none to be asked for by.
    std::optional<workflow::ProcessId> process = {};
    std::optional<QString> node = {};
    std::optional<catalogue::SubjectGroupId> group = {};
    std::optional<places::PlaceId> region = {};
    /// Of its registration; `until` is the first instant that is no longer meant.
    std::optional<Instant> from = {};
    std::optional<Instant> until = {};
    std::optional<CitizenId> citizen = {};
    /// `ClosedPlace`; empty: from the beginning.
    std::optional<QJsonObject> after = {};

    friend bool operator==(const ClosedAsked &, const ClosedAsked &) = default;
    static constexpr auto fields()
    {
        return std::tuple{field("list", &ClosedAsked::list),       field("year", &ClosedAsked::year),
                          field("text", &ClosedAsked::text),       field("process", &ClosedAsked::process),
                          field("node", &ClosedAsked::node),       field("group", &ClosedAsked::group),
                          field("region", &ClosedAsked::region),   field("from", &ClosedAsked::from),
                          field("until", &ClosedAsked::until),     field("citizen", &ClosedAsked::citizen),
                          field("after", &ClosedAsked::after)};
    }
};

/// Whether there is anything to ask the server for under this filter: a list of work in progress is here, and what is
/// about deadlines is about open cases.
bool hasClosed(const CaseFilter &filter);

/// The question for the closed cases of a list as it is filtered now, of all years. `hasClosed(filter)` holds.
ClosedAsked closedOf(const CaseFilter &filter);

/// Most cases of one page.
inline constexpr int closedPageCases = 100;

} // namespace peygir::cases
