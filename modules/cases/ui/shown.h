// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/localized.h"
#include "cases/core/case_queries.h"
#include "uikit/list_row.h"

#include <QString>
#include <QTimeZone>

/// How what is data is shown: names in the user's language, times in the organisation's zone, digits Persian.
namespace peygir::cases {

/// The organisation works in one zone; the machine of a desk may say anything.
const QTimeZone &organisationTimeZone();
QString shown(const Localized &name);
/// From the outside in, joined: "Region 5, District 2, Azadi street".
QString shown(const std::vector<Localized> &place);
/// For a narrow line: what tells it from others comes first, then the region: "Azadi street, Golestan, Region 5".
QString shownNearPlace(const std::vector<Localized> &place);
/// "1405/08/30 09:12" in the user's digits.
QString shownTime(Instant at);
QString shownNumber(qint64 number);
/// The word of the status, with one for cases that have no process.
QString shownStatus(const CaseLine &line);
/// "Waiting for the citizen: 2 days"; empty: it does not.
QString shownWaiting(const CaseCard &card, Instant now);
/// Whether whoever has the case had it before its deadline passed. Of cards that do not say since when they lie there, yes.
bool heldInTime(const CaseCard &card);
/// The line as a row of a big list; `now` is the server's clock.
uikit::ListRow listRow(const CaseLine &line, Instant now);

} // namespace peygir::cases
