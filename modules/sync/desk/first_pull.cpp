// SPDX-License-Identifier: GPL-3.0-or-later
// A pull that brings everything: what of it is shown before it is whole, how far it is, and how it begins again.
#include "sync/desk/engine.h"
#include "sync/desk/pull_applier.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

Result<DeskEngine::Changed> DeskEngine::keepPage(const PullResponse &response, const QByteArray &body)
{
    // What is asked for again and again from the same place never comes to an end.
    if (response.position == m_state.position())
        return contradiction("position");
    if (!response.plan.empty()) {
        TRY(checkPlan(response.plan));
        TRY(m_state.setPlan(response.plan));
    }
    bool hasKept = false;
    TRY(m_connection.each("SELECT 1 FROM inbox LIMIT 1", {}, [&hasKept](const RowView &) {
        hasKept = true;
        return false;
    }));
    // A desk that has nothing yet may show what comes first, and says that it is not all (SYNC 13, 18). Otherwise answers
    // are kept as they came: nothing is applied before the page that completes the pull.
    const bool isEarly = response.early && !m_state.cursor() && !m_state.plan().empty() && !hasKept;
    const bool isShown = isEarly || planted(Plant::PageBeforeComplete);
    if (isShown)
        TRY(showEarly(response));
    if (!isShown || planted(Plant::PageBeforeComplete)) {
        TRY(m_connection.run("INSERT INTO inbox (n, body)"
                             " VALUES ((SELECT COALESCE(MAX(n), 0) + 1 FROM inbox), ?)",
                             {Value::bytes(body)}));
    }
    TRY(m_state.setPosition(response.position));
    if (!m_state.plan().empty())
        TRY(m_state.setArrived({m_state.arrived().rows + response.rows,
                                m_state.arrived().isShown || (isShown && !m_state.cursor())}));
    return Changed{isShown, false};
}

Result<void> DeskEngine::showEarly(const PullResponse &response)
{
    TRY(m_rows.rewind());
    PullApplier applier(m_connection, m_registry, m_rows, m_state.set());
    TRY(applier.apply(response.pages));
    TRY(applier.finish(PullApplier::Part::Early, {}));
    return decideAgain();
}

Result<void> DeskEngine::forgetBase()
{
    TRY(m_rows.clear());
    m_selfCheck.startOver();
    TRY(m_connection.run("DELETE FROM held"));
    TRY(m_connection.run("DELETE FROM held_bucket"));
    return {};
}

Result<void> DeskEngine::forgetPull()
{
    if (m_beside)
        TRY(m_beside->drop());
    TRY(m_connection.run("DELETE FROM inbox"));
    if (m_state.arrived().isShown && !m_state.cursor()) {
        // No later pull could tell what of it has left its buckets meanwhile.
        TRY(m_rows.rewind());
        TRY(forgetBase());
    }
    TRY(m_state.setPlan({}));
    TRY(m_state.setArrived({}));
    return m_state.setPosition(std::nullopt);
}

std::optional<DeskEngine::Status::Arriving> DeskEngine::arriving() const
{
    if (m_state.plan().empty())
        return std::nullopt;
    const bool isBeside = m_beside && m_beside->step() != Beside::Step::None && !m_beside->isBuilding();
    Status::Arriving arriving{isBeside ? m_beside->rows() : m_state.arrived().rows, 0};
    for (const BucketRows &one : m_state.plan())
        arriving.of += one.rows;
    // What came in addition meanwhile is not worth a number above all.
    arriving.rows = std::min(arriving.rows, arriving.of);
    return arriving;
}

} // namespace peygir::sync
