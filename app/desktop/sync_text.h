// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/name_queries.h"
#include "command/desk_port.h"
#include "command/sync_port.h"
#include "uikit/list_row.h"

/// How synchronisation is told to people: in their language, digits and calendar.
namespace peygir::desktop {

/// One line of what is known, for a form: its name, what is so, and whether somebody has to look at it.
struct SyncFact
{
    QString name;
    QString value;
    bool needsLook = false;
};

/// The state of line, desk and store. `now`: the server's clock.
std::vector<SyncFact> syncFacts(const DeskStatus &status, const SyncOverview &overview, Instant now);
/// The same as lines to be sent to whoever helps, with what a person need not see.
QString syncReport(const DeskStatus &status, const SyncOverview &overview, Instant now, const QString &program);

/// Whose machine is set wrong by more than this is told (DESIGN §3): the header warns of the same.
inline constexpr Milliseconds wrongClock = std::chrono::minutes(5);

/// How far the first synchronisation is; empty when it is over.
QString firstSynchronisationText(const DeskStatus &status);

/// A row for a command of the queue; `place` counts from 1.
uikit::ListRow queueRow(const QueuedCommand &command, int place, const cases::ArgumentNames &names, Instant now);
/// "Files of unit X", "Cards of autumn 1405".
QString partTitle(const cases::StorePart &part);
uikit::ListRow partRow(const cases::StorePart &part, Instant now);
uikit::ListRow findingRow(const StoreFinding &finding, const cases::StorePart &part, Instant now);

/// How the check of everything stands, or ended; empty when there was none.
QString checkText(const StoreCheck &check, DeskStatus::Line line);

} // namespace peygir::desktop
