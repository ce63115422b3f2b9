// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/section_filter.h"

#include "cases/ui/shown.h"
#include "persian/local_time.h"

namespace peygir::administration {

using cases::CaseList;
using cases::ChosenFilter;

namespace {

/// Before the first case that any system of this kind has. Only what is open has a deadline.
const QString longAgo = QStringLiteral("1380/01/01");

} // namespace

std::optional<CaseList> listAt(WindowPlace place)
{
    switch (place) {
    case WindowPlace::Current:
        return CaseList::Current;
    case WindowPlace::Referred:
        return CaseList::Referred;
    case WindowPlace::Registered:
        return CaseList::Registered;
    case WindowPlace::Archive:
        return CaseList::Archive;
    case WindowPlace::Final:
        return CaseList::Final;
    case WindowPlace::All:
        return CaseList::All;
    case WindowPlace::Register:
    case WindowPlace::FollowUp:
    case WindowPlace::Answering:
    case WindowPlace::Supervision:
    case WindowPlace::Records:
    case WindowPlace::Access:
    case WindowPlace::Chart:
    case WindowPlace::Processes:
    case WindowPlace::Import:
    case WindowPlace::Attention:
    case WindowPlace::Synchronisation:
        break;
    }
    return std::nullopt;
}

ChosenFilter filterOf(const SubSection &one, CaseList list, Instant now)
{
    ChosenFilter chosen;
    chosen.group = one.group;
    chosen.region = one.region;
    const auto local = persian::LocalTime::at(now, cases::organisationTimeZone());
    const QString today = local.ok() ? local->date.toString() : QString();
    if (one.standing) {
        switch (*one.standing) {
        case Standing::Open:
            chosen.date = cases::CaseDate::Deadline;
            chosen.from = longAgo;
            break;
        case Standing::Late:
            chosen.late = true;
            chosen.order = cases::CaseOrder::Urgent;
            break;
        case Standing::DueToday:
            chosen.date = cases::CaseDate::Deadline;
            chosen.from = today;
            chosen.until = today;
            break;
        case Standing::RegisteredToday:
            chosen.from = today;
            break;
        }
    }
    return cases::chosenFilter(cases::toJson(chosen), list);
}

} // namespace peygir::administration
