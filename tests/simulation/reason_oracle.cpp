// SPDX-License-Identifier: GPL-3.0-or-later
// Why something was held, or refused for another's sake: the run has to explain it.
#include "command/envelope.h"
#include "intake/core/register_case.h"
#include "simulation/machine.h"
#include "simulation/notices.h"
#include "simulation/oracles.h"

#include <algorithm>

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;

namespace {

struct Verdict
{
    /// Where it first came to an outcome, and where it came to this one: somebody may have decided about it in between.
    qint64 seq;
    qint64 end;
    QByteArray outcome;
    QByteArray reason;
};
using Verdicts = std::map<Uuid, Verdict>;

Verdicts verdictsOf(Connection &server)
{
    Verdicts verdicts;
    must(server.each("SELECT command_id, seq, COALESCE(settled_seq, seq), outcome, reason FROM receipt", {}, [&verdicts](const RowView &view) {
        verdicts.emplace(view.uuid(0), Verdict{view.integer(1), view.integer(2), view.utf8(3),
                                               view.isNull(4) ? QByteArray() : sync::errorFromJson(view.utf8(4)).id()});
        return true;
    }));
    return verdicts;
}

std::map<Uuid, qint64> crashesOf(Connection &server)
{
    std::map<Uuid, qint64> crashes;
    must(server.each("SELECT command_id, crashes FROM crash_count", {}, [&crashes](const RowView &view) {
        crashes.emplace(view.uuid(0), view.integer(1));
        return true;
    }));
    return crashes;
}

/// What each command that was not applied said it builds on.
std::map<Uuid, std::vector<Uuid>> needsOf(Connection &server)
{
    std::map<Uuid, std::vector<Uuid>> needs;
    must(server.each("SELECT command_id, bytes FROM kept_command", {}, [&needs](const RowView &view) {
        needs.emplace(view.uuid(0), must(Envelope::decode(view.bytes(1))).needs);
        return true;
    }));
    return needs;
}

} // namespace

std::optional<Violation> checkReasons(Connection &server, const Book &book)
{
    const Verdicts verdicts = verdictsOf(server);
    const auto crashes = crashesOf(server);
    const auto needs = needsOf(server);
    for (const Book::Entry &entry : book.entries()) {
        const auto at = verdicts.find(entry.command);
        if (at == verdicts.end() || at->second.outcome == "applied")
            continue;
        const Verdict &verdict = at->second;
        const QByteArray who = entry.kind + ' ' + entry.command.toAscii() + " was " + verdict.outcome + " with "
            + verdict.reason;
        const auto kept = needs.find(entry.command);
        if (kept == needs.end())
            return Violation{"what was not applied is kept", who};
        const auto needed = [&](auto was) {
            return std::any_of(kept->second.begin(), kept->second.end(), [&](const Uuid &need) {
                const auto found = verdicts.find(need);
                return found != verdicts.end() && was(found->second);
            });
        };
        const auto wasHeld = [&verdict](const Verdict &need) {
            return need.seq < verdict.end && (need.outcome == "held" || need.end > need.seq);
        };
        const auto wasRefused = [&verdict](const Verdict &need) {
            return need.end < verdict.end && need.outcome == "refused";
        };
        const bool isByPerson = verdict.reason == "sync.refused_by_person" || verdict.reason == "sync.withdrawn";
        const auto crashed = crashes.find(entry.command);
        // What was refused in the history that was lost is refused for the same reason now.
        const bool wasRefusedBefore = verdict.outcome == "refused" && entry.wasOnce(sync::Outcome::Refused) &&
                                      entry.lost->reason->id() == verdict.reason;
        const bool explained = wasRefusedBefore                     ? true
                               : verdict.reason == "sync.crashed"   ? crashed != crashes.end() && crashed->second >= 3
                               : verdict.reason == "sync.need_held" ? needed(wasHeld)
                               : verdict.reason == "sync.brought_back" ? verdict.outcome == "held"
                               // An earlier server did not know it, and nobody has had it tried again.
                               : verdict.reason == "command.unknown"
                                   ? verdict.outcome == "held" && entry.kind == later::ComposeNotice::kind
                               : verdict.reason == "sync.need_refused" ? needed(wasRefused)
                                                                       : verdict.outcome == "refused";
        if (!explained)
            return Violation{"what is held, or refused for another's sake, has a reason in the run", who};
        if (book.isToStay(entry) && verdict.outcome == "refused" && !isByPerson)
            return Violation{"nothing acknowledged is lost", who};
        if (entry.kind == intake::RegisterCase::kind && verdict.reason != "sync.crashed" && !isByPerson)
            return Violation{"intake is never refused by a rule, and held only if it crashes the server", who};
    }
    return std::nullopt;
}

} // namespace peygir::simulation
