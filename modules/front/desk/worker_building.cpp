// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker does for a store that is built beside the one in use (SYNC 18).
#include "front/desk/desk_worker.h"

#include <QLoggingCategory>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

using sync::DeskEngine;

bool DeskWorker::worksBeside()
{
    if (m_building || m_exchange.isSet())
        return true;
    switch (m_engine->work()) {
    case DeskEngine::Work::None: return false;
    case DeskEngine::Work::Build: build(); break;
    case DeskEngine::Work::Take: exchangeStores(); break;
    }
    return true;
}

void DeskWorker::build()
{
    qCInfo(deskLog) << "building the store";
    m_building = std::make_unique<StoreBuilding>(m_engine->building(), [this](const Result<void> &result) {
        // It is being called by it.
        m_building.release()->deleteLater();
        const auto what = m_engine->built(result);
        if (!what.ok())
            return failedToPass(what.error());
        changed(*what);
        pump();
    });
}

void DeskWorker::exchangeStores()
{
    const auto what = m_engine->take(m_surroundings.clock.now());
    if (!what.ok() && what.error().id() == "storage.busy") {
        m_exchange.set(exchangeTime, [this] { pump(); });
        return;
    }
    if (!what.ok())
        return failedToPass(what.error());
    qCInfo(deskLog) << "the store is whole";
    const Instant done = m_surroundings.clock.now();
    watched(m_watch->look(done));
    reached();
    changed(*what);
    pump();
}

} // namespace peygir::front
