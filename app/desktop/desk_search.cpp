// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_search.h"

#include "indexing/search_sources.h"

namespace peygir::desktop {

DeskSearch::DeskSearch(front::DeskRuntime &runtime, QObject *parent)
    // On the files' way of the store, so that the index is sealed where the store is.
    : DeskSearch(runtime, std::make_shared<storage::SearchBoard>(runtime.store()->path(), runtime.store()->vfs()),
                 front::DeskStore::reader(runtime.store()), front::DeskStore::writer(runtime.store()), parent)
{
}

DeskSearch::DeskSearch(DeskPort &desk, const std::shared_ptr<storage::SearchBoard> &board,
                       storage::QueryThread::Open reader, storage::QueryThread::Open writer, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_thread(std::move(reader))
    , m_writer({std::move(writer), searchSources(), m_board,
                // The writer ends before this object does.
                [this] { QMetaObject::invokeMethod(this, &DeskSearch::stateChanged, Qt::QueuedConnection); }})
{
    connect(&desk, &DeskPort::rowsChanged, this, [this] { m_writer.nudge(); });
}

} // namespace peygir::desktop
