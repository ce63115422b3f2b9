// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/store_building.h"

#include <QMetaObject>

namespace peygir::front {

StoreBuilding::StoreBuilding(std::function<Result<void>()> work, Done done)
    : m_thread([this, work = std::move(work), done = std::move(done)] {
        // Delivered to this object: not at all once it is gone.
        QMetaObject::invokeMethod(this, [done, result = work()] { done(result); }, Qt::QueuedConnection);
    })
{
}

StoreBuilding::~StoreBuilding() { m_thread.join(); }

} // namespace peygir::front
