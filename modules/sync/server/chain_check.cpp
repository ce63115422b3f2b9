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
        if (arrival.place && std::find(desks.begin(), desks.end(), arrival.desk) == desks.end())
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
    if (!arrival.place || planted(Plant::SnapshotWithIdentity))
        return true;
    const auto found = group.chains.find(arrival.desk);
    if (found == group.chains.end() || found->second.nonce != arrival.place->nonce)
        return false;
    ChainLink &end = found->second.end;
    if (arrival.place->before == end) {
        end = end.followedBy(arrival.envelope.id);
        group.movedChains.insert(arrival.desk);
        return true;
    }
    return (isKnown || planted(Plant::SkipReceipt) || planted(Plant::EffectTwiceAtRepush)) && arrival.place->before.n < end.n;
}

Result<void> Sequencer::writeChains(Group &group)
{
    std::vector<DeskChain> moved;
    for (const Uuid &desk : group.movedChains)
        moved.push_back(group.chains.at(desk));
    return putDeskChains(m_connection, moved);
}

} // namespace peygir::sync
