// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_list.h"

#include <array>

namespace peygir::cases {

std::span<const CaseOrder> ordersOf(CaseList list)
{
    using enum CaseOrder;
    static constexpr std::array work{Urgent, Newest, Oldest, ByRegion, ByStatus};
    static constexpr std::array all{Newest, Urgent, Oldest, ByRegion, ByStatus};
    static constexpr std::array closed{Closed, Newest, Oldest, ByRegion, ByStatus};
    switch (list) {
    case CaseList::Current:
    case CaseList::Referred: return work;
    case CaseList::Registered:
    case CaseList::All: return all;
    case CaseList::Archive:
    case CaseList::Final: return closed;
    }
    Q_UNREACHABLE();
}

std::span<const CaseFilterKind> filtersOf(CaseList list)
{
    using enum CaseFilterKind;
    static constexpr std::array open{Status, Group, Region, Registered, Text, Late, Deadline};
    const bool closed = list == CaseList::Archive || list == CaseList::Final;
    return std::span(open).first(closed ? open.size() - 2 : open.size());
}

} // namespace peygir::cases
