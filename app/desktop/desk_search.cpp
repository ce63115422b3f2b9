// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_search.h"

#include "indexing/search_sources.h"

namespace peygir::desktop {

DeskSearch::DeskSearch(front::DeskRuntime &runtime, QObject *parent)
    : QObject(parent)
    , m_board(std::make_shared<storage::SearchBoard>(runtime.store()->path()))
    , m_thread(front::DeskStore::reader(runtime.store()))
    , m_writer({front::DeskStore::writer(runtime.store()), searchSources(), m_board,
                // The writer ends before this object does.
                [this] { QMetaObject::invokeMethod(this, &DeskSearch::stateChanged, Qt::QueuedConnection); }})
{
    connect(&runtime, &DeskPort::rowsChanged, this, [this] { m_writer.nudge(); });
}

} // namespace peygir::desktop
