// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what a push brings goes on where its desk was (SYNC 15).
#include "sync/server/group.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

namespace {

constexpr const char *forkId = "sync.fork";
constexpr const char *otherHistoryId = "sync.epoch_changed";

} // namespace

Receipt forkedReceipt(const Uuid &command) { return {command, Outcome::Refused, 0, Error(forkId)}; }

bool isNotRun(const Receipt &receipt) { return receipt.seq == 0 && receipt.reason; }

bool isForked(const Receipt &receipt) { return receipt.seq == 0 && receipt.reason && receipt.reason->id() == forkId; }

Receipt strangersReceipt(const Uuid &command) { return {command, Outcome::Refused, 0, Error(otherHistoryId)}; }

bool isStrangers(const Receipt &receipt) { return receipt.seq == 0 && receipt.reason && receipt.reason->id() == otherHistoryId; }

bool Sequencer::hasGreeted(const Group &group, const Arrival &arrival)
{
    if (!arrival.place)
        return true;
    const auto found = group.chains.find(arrival.desk);
    return found != group.chains.end() && (found->second.epoch == group.epoch || planted(Plant::HistoryChangeNotSeen));
}

Result<void> Sequencer::readChains(Group &group, std::span<const Arrival> arrivals)
{
    std::vector<Uuid> desks;
    for (const Arrival &arrival : arrivals) {
        if (std::find(desks.begin(), desks.end(), arrival.desk) == desks.end())
            desks.push_back(arrival.desk);
    }
    if (desks.empty())
        return {};
    TRY_LET(const std::vector<DeskChain> found, deskChains(m_connection, desks));
    for (const DeskChain &chain : found)
        group.chains.emplace(chain.desk, chain);
    return {};
}

/// A command that has come before may come again, under the same number or, from a copy that has another name now, under
/// a new one. A new command comes next, or its sender is not the one whose commands are here.
bool Sequencer::goesOn(Group &group, const Arrival &arrival, bool isKnown)
{
    if (planted(Plant::SnapshotWithIdentity))
        return true;
    const auto found = group.chains.find(arrival.desk);
    // From a program that is older than the chain, or the server's own. Whoever has shown one shows it always: else a copy would
    // only have to be silent.
    if (!arrival.place)
        return found == group.chains.end();
    const bool isStranded = arrival.place->isStranded;
    if (found == group.chains.end() || (!isStranded && found->second.nonce != arrival.place->nonce))
        return isStranded;
    ChainLink &end = found->second.end;
    if (arrival.place->before == end) {
        end = end.followedBy(arrival.envelope.id);
        group.movedChains.insert(arrival.desk);
        return true;
    }
    // Of a copy whose disk is gone, or beside one that is missing: work of a person, and its id says that it is no repeat.
    if (isStranded)
        return true;
    return (isKnown || planted(Plant::SkipReceipt) || planted(Plant::EffectTwiceAtRepush)) && arrival.place->before.n < end.n;
}

/// What somebody else brought is left where it lies until what it builds on is here.
Result<std::optional<Receipt>> Sequencer::tooEarly(Group &group, const Arrival &arrival)
{
    std::optional<Receipt> early;
    if (!arrival.place || !arrival.place->isStranded)
        return early;
    TRY_LET(const std::optional<Error> lacking, obstacleInNeeds(group, arrival.envelope));
    if (lacking && lacking->id() == "sync.need_unknown")
        early = Receipt{arrival.envelope.id, Outcome::Held, 0, lacking};
    return early;
}

Result<void> Sequencer::readLostDesks(Group &group)
{
    return m_connection.each("SELECT desk FROM desk_lost", {}, [&group](const storage::RowView &view) {
        group.lostDesks.insert(view.uuid(0));
        return true;
    });
}

Result<void> Sequencer::writeChains(Group &group)
{
    std::vector<DeskChain> moved;
    for (const Uuid &desk : group.movedChains)
        moved.push_back(group.chains.at(desk));
    return putDeskChains(m_connection, moved);
}

} // namespace peygir::sync
