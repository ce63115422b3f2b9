// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/event_log.h"
#include "sheets/table.h"
#include "uikit/list_row.h"

/// What people read of the log of events, in their language and digits.
namespace peygir::administration {

/// "Referral to Roads, district 2", "List exported: Current cartable, XLSX, 120 rows".
QString eventTitle(const EventLine &line);
/// "Done", "Refused", "Opened".
QString eventOutcome(EventSort sort);
QString eventPartName(EventPart part);
/// As a row of a big list; `now` is the server's clock.
uikit::ListRow eventRow(const EventLine &line, Instant now);

/// The columns of the log on paper or in a file, and one row of it.
std::vector<sheets::Column> eventColumns();
sheets::Row eventCells(const EventLine &line);

} // namespace peygir::administration
