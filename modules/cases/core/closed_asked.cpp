// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/closed_asked.h"

namespace peygir::cases {

bool hasClosed(const CaseFilter &filter)
{
    const bool ofDeadline = filter.date == CaseDate::Deadline && (filter.from || filter.until);
    const bool ofNoProcess = filter.status && !filter.status->process;
    return filter.list != CaseList::Current && !filter.lateAt && !ofDeadline && !ofNoProcess;
}

ClosedAsked closedOf(const CaseFilter &filter)
{
    Q_ASSERT(hasClosed(filter));
    ClosedAsked asked{.list = filter.list};
    if (!filter.text.isEmpty())
        asked.text = filter.text;
    if (filter.status) {
        asked.process = filter.status->process;
        asked.node = filter.status->node;
    }
    asked.group = filter.group;
    asked.region = filter.region;
    asked.from = filter.from;
    asked.until = filter.until;
    return asked;
}

} // namespace peygir::cases
