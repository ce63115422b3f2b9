// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_wait.h"
#include "cases/core/dossier.h"

namespace peygir::cases {

/// All waits of a case, oldest first; empty where there were none. Unknown where its file is not held here.
Fact<std::vector<CaseWait>> waitsOf(const Facts &facts, const CaseId &id);

/// The open wait of this stay; null: it waits for nobody.
CaseWait *openWait(std::vector<CaseWait> &waits, const CaseNodeId &node);

/// A time in which the citizen was waited for.
struct WaitedSpan
{
    Instant from;
    Instant to;

    friend bool operator==(const WaitedSpan &, const WaitedSpan &) = default;
};
/// The times that the ended ones of these waits have taken, each once and in their order. What overlaps a wait that is
/// open counts with that one, when it ends.
std::vector<WaitedSpan> spansOver(const std::vector<CaseWait> &waits);

/// An end that is later by all of these times, counted by the calendar of the subject; nothing where the server has to say.
std::optional<Instant> laterBySpans(Instant end, const std::vector<WaitedSpan> &spans,
                                    const catalogue::SubjectId &subject, const Facts &facts);

/// Begins to wait at an open stay of the case: due time and promise are kept in the wait and do not run. A wait never
/// begins before the stay, nor before another wait that is over has ended, so that no time counts twice. Where the stay
/// waits already, it has waited since the earlier of both times. The card is the caller's to put.
void beginWait(CaseDossier &dossier, std::vector<CaseWait> waits, const CaseNode &stay, const Facts &facts,
               const Given &given, Changes &changes);

/// Ends the wait of a stay, if it has an open one: due time and promise come back, later by the working time that has
/// passed; the promise only with the last wait of the case. `waits` is brought in line, the card is the caller's to put.
/// False: the server has to decide.
[[nodiscard]] bool endWait(CaseDossier &dossier, std::vector<CaseWait> &waits, const CaseNodeId &node, WaitEnding ending,
                           const Facts &facts, const Given &given, Changes &changes);

/// Where the subject of the case was changed: its new promise, and with another process the new due time, come later by
/// what was waited before, and are kept while it waits. `before`: the case as it was. False: the server has to decide.
[[nodiscard]] bool keepWaits(CaseDossier &dossier, const CaseDossier &before, const Facts &facts, Changes &changes);

} // namespace peygir::cases
