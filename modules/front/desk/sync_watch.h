// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_store.h"
#include "front/desk/line_meter.h"
#include "sync/desk/check_book.h"

namespace peygir::front {

/// Keeps what a person may want to know of a desk's synchronisation beside the work itself: what the line did, how a
/// check of everything stands, what was found and healed. On the thread of the engine, between its calls.
class SyncWatch
{
public:
    /// Both outlive it.
    SyncWatch(DeskStore &store, sync::DeskEngine &engine);

    Result<void> load() { return m_book.load(); }

    LineMeter &meter() { return m_meter; }
    const StoreCheck &check() const { return m_check; }

    /// A check of everything begins.
    Result<void> begin();
    /// One step of a walk, begun by a person or not.
    Result<void> stepped(const sync::SelfCheck::Step &step, Instant now);
    /// Something came from the server: buckets may be in order now.
    Result<void> look(Instant now);
    /// There is nothing to ask the server for any more: what differs now will go on to differ.
    Result<void> rested(Instant now);
    /// The person has seen enough.
    void cancel();
    void failed(const Error &error);

    /// As it is now.
    Result<SyncOverview> overview();

private:
    Result<std::vector<BucketHere>> buckets();
    Result<std::vector<QueuedCommand>> queue();

    DeskStore &m_store;
    sync::DeskEngine &m_engine;
    LineMeter m_meter;
    sync::CheckBook m_book;
    StoreCheck m_check;
    /// What was not in order at any time of this check.
    std::set<qint64> m_found;
};

} // namespace peygir::front
