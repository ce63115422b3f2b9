// SPDX-License-Identifier: GPL-3.0-or-later
// A first synchronisation into a store beside the one in use (SYNC 18), as the engine sees it.
#include "sync/desk/engine_transaction.h"
#include "sync/desk/pull_applier.h"

namespace peygir::sync {

namespace {

/// Who is told again and again that a snapshot is gone does without.
constexpr int mostSnapshotFailures = 2;

} // namespace

bool DeskEngine::takesSnapshots() const { return m_beside && m_snapshotFailures < mostSnapshotFailures; }

Result<void> DeskEngine::openBeside()
{
    if (!m_beside)
        return {};
    TRY(m_beside->load(m_state));
    // What is shown of a pull that is gone would stay for ever.
    const bool isOrphaned = m_beside->step() == Beside::Step::None && m_state.arrived().isShown && !m_state.cursor()
        && !m_state.position();
    if (!isOrphaned)
        return {};
    return inTransaction([&]() -> Result<void> {
        TRY(forgetPull());
        return decideAgain();
    });
}

Result<DeskEngine::Changed> DeskEngine::receiveBeside(const PullResponse &response, const QByteArray &body)
{
    bool isShown = false;
    const auto shown = inTransaction([&]() -> Result<void> {
        if (!response.plan.empty()) {
            TRY(checkPlan(response.plan));
            TRY(m_state.setPlan(response.plan));
        }
        isShown = response.early && !m_state.cursor();
        if (!isShown)
            return {};
        TRY(showEarly(response));
        return m_state.setArrived({m_state.arrived().rows + response.rows, true});
    });
    TRY(shown);
    const auto kept = [&]() -> Result<void> {
        if (!response.snapshots.empty())
            TRY(m_beside->begin(m_state, response));
        return m_beside->keep(response, body);
    }();
    TRY_LET(const Changed lost, besideKept(kept));
    return Changed{isShown || lost.rows, false};
}

Result<DeskEngine::Changed> DeskEngine::besideKept(const Result<void> &kept)
{
    // What is damaged there is not the store that is in use, and can be asked for again.
    const bool isDamaged = !kept.ok() && kept.error().id() == "storage.damaged";
    // Nor can what the server has damaged be asked for again without end.
    const bool isWrong = !kept.ok() && kept.error().id() == "sync.malformed" && ++m_wrongPieces >= mostWrongPieces;
    if (isDamaged || isWrong)
        return forgetBeside();
    TRY(kept);
    return Changed{};
}

Result<DeskEngine::Changed> DeskEngine::receiveSnapshot(const QByteArray &bytes)
{
    return besideKept(m_beside->receive(bytes));
}

Result<DeskEngine::Changed> DeskEngine::forgetBeside()
{
    ++m_snapshotFailures;
    m_wrongPieces = 0;
    m_pullWanted = true;
    return inTransaction([&]() -> Result<Changed> {
        const bool wasShown = m_state.arrived().isShown && !m_state.cursor();
        TRY(forgetPull());
        if (wasShown)
            TRY(decideAgain());
        return Changed{wasShown, false};
    });
}

DeskEngine::Work DeskEngine::work() const
{
    if (m_isTaken)
        return Work::Take;
    if (!m_beside || m_beside->isBuilding())
        return Work::None;
    switch (m_beside->step()) {
    case Beside::Step::Build: return Work::Build;
    case Beside::Step::Take: return Work::Take;
    default: return Work::None;
    }
}

std::function<Result<void>()> DeskEngine::building()
{
    m_beside->beginBuilding();
    return [this] { return m_beside->build(); };
}

Result<DeskEngine::Changed> DeskEngine::built(const Result<void> &result)
{
    const auto ended = m_beside->endBuilding();
    if (ended.ok() && (*ended || result.ok()))
        return Changed{};
    // What was fetched is not what it should be, or the machine has no room: everything is asked for again.
    TRY_LET(const Changed changed, forgetBeside());
    if (!result.ok() && (result.error().id() == "storage.disk_full" || result.error().id() == "storage.io"))
        return result.error();
    return changed;
}

Result<DeskEngine::Changed> DeskEngine::take(Instant now)
{
    const std::vector<BucketRows> plan = m_state.plan();
    if (!m_isTaken) {
        const auto taken = m_beside->take(m_connection);
        if (!taken.ok() && taken.error().id() == "sync.snapshot_differs") {
            TRY(forgetBeside());
            return taken.error();
        }
        if (!taken.ok() && m_beside->step() == Beside::Step::Take)
            return taken.error();
        if (!taken.ok()) {
            // At the very end it may have failed on either side: the store itself says which one it is.
            TRY(reload());
            if (m_state.schema() == m_schema) {
                TRY(forgetBeside());
                return taken.error();
            }
        }
        // What comes now is tried again until it has been done: this store is another one than memory says.
        m_isTaken = true;
    }
    TRY(reload());
    m_selfCheck.startOver();
    m_beyondRepair.clear();
    const auto decided = inTransaction([&]() -> Result<void> {
        TRY(meetNewSchema());
        TRY(letGo(serverTime(now)));
        return m_state.setSchema(m_schema);
    });
    TRY(decided);
    m_isTaken = false;
    for (const BucketRows &one : plan)
        m_comparedAt.insert_or_assign(one.bucket, serverTime(now));
    // What has moved since the pull ended.
    m_pullWanted = true;
    Changed changed{true, true};
    for (const BucketRows &one : plan)
        changed.rowsCame += one.rows;
    return changed;
}

} // namespace peygir::sync
