// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace peygir::front {

/// One long piece of work away from the thread that asks for it. Lives on that thread, which has an event loop.
class StoreBuilding final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<void> &)>;
    /// Begins at once; `done` is called on this object's thread.
    StoreBuilding(std::function<Result<void>()> work, Done done);
    /// Waits for the work's end; `done` is not called any more.
    ~StoreBuilding() override;

private:
    std::thread m_thread;
};

} // namespace peygir::front
