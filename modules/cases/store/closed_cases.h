// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "cases/core/closed_asked.h"
#include "storage/door.h"

#include <span>

namespace peygir::cases {

/// Who asks, and what he may read: `present` as in case_reach.h.
struct ClosedAsker
{
    UserId user;
    std::span<const qint64> present;
    Instant now;
};

struct ClosedPage
{
    std::vector<CaseCard> cards;
    /// Where the next page begins; empty: this was the last. A page may be short, even empty, and not the last: what he may
    /// not read was passed over.
    std::optional<ClosedPlace> next;
};

/// On the server: one page of closed cases, the latest first. A card is shown to whoever may read it, however long ago
/// it was closed; a list that says what was done in a case (all but `All` and `Registered`) shows those alone whose file
/// he may read. Who may read no cards gets an empty page, as his desk shows an empty list. Fails with
/// "command.field.malformed" where the question is none.
Result<ClosedPage> closedCases(storage::Door &door, const ClosedAsked &asked, const ClosedAsker &asker);

/// The Jalali years in which cases were closed, the latest first; none for who may read no cards.
Result<std::vector<int>> closedYears(storage::Connection &connection, const ClosedAsker &asker);

} // namespace peygir::cases
