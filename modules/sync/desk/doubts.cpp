// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk does not believe: answers that are well-formed and yet cannot be true.
#include "sync/desk/engine.h"

#include <algorithm>
#include <utility>

namespace peygir::sync {

Result<void> DeskEngine::checkWelcome(const HelloResponse &hello)
{
    // An answer to somebody else: his buckets are not for this desk.
    if (hello.user != m_user.uuid())
        return contradiction("user");
    const bool isMoved = hello.common || (m_state.home() && m_state.home() != hello.epoch);
    // A desk that was just told of another history asks as one that has none, and at once: said again and again it would
    // never do anything else. The next time may be true.
    const bool wasMoved = std::exchange(m_wasMoved, isMoved);
    if (!isMoved || !wasMoved)
        return {};
    m_wasMoved = false;
    return contradiction("epoch");
}

Result<void> DeskEngine::checkReceipts(const PushResponse &response) const
{
    // Without a word about any of them the same would be pushed again at once, for ever.
    if (response.receipts.empty())
        return contradiction("receipt");
    for (const Receipt &receipt : response.receipts) {
        if (std::find(m_pushed.begin(), m_pushed.end(), receipt.command) == m_pushed.end())
            return contradiction("receipt");
        // A command waits until its place has been pulled: one beyond the end would wait for ever.
        if (response.place && receipt.seq > response.place->seq)
            return contradiction("place");
    }
    return !response.place || response.place->epoch == m_state.home() ? Result<void>() : Result<void>(contradiction("epoch"));
}

Result<void> DeskEngine::checkComplete(const Cursor &complete) const
{
    // Another history says so at hello or by "sync.epoch_changed": what was entered has to be brought to it first.
    if (complete.epoch != m_state.home())
        return contradiction("epoch");
    if (m_state.cursor() && complete.epoch == m_state.cursor()->epoch && complete.seq < m_state.cursor()->seq)
        return contradiction("cursor");
    return {};
}

Result<void> DeskEngine::checkPlan(const std::vector<BucketRows> &plan) const
{
    std::vector<qint64> planned;
    for (const BucketRows &one : plan)
        planned.push_back(one.bucket);
    std::sort(planned.begin(), planned.end());
    // One that is left out would never be asked for, and be taken for empty.
    return planned == m_state.set().buckets ? Result<void>() : Result<void>(contradiction("plan"));
}

Result<void> DeskEngine::dropPull()
{
    const bool wasShown = m_state.arrived().isShown && !m_state.cursor();
    TRY(forgetPull());
    return wasShown ? decideAgain() : Result<void>();
}

} // namespace peygir::sync
