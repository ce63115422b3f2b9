// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_runtime.h"
#include "storage/search_writer.h"

namespace peygir::desktop {

/// Everything that search needs on one opened desk: the index with its thread, and a thread on which is searched, so
/// that neither lists nor work on the index are in the way of who types. Lives on the GUI thread, and not longer than
/// the runtime.
class DeskSearch : public QObject
{
    Q_OBJECT

public:
    /// After the runtime has opened.
    explicit DeskSearch(front::DeskRuntime &runtime, QObject *parent = nullptr);
    /// The same for a store, and the board of its index, that somebody else has opened; `desk` says when rows have changed.
    DeskSearch(DeskPort &desk, const std::shared_ptr<storage::SearchBoard> &board, storage::QueryThread::Open reader,
               storage::QueryThread::Open writer, QObject *parent = nullptr);

    storage::QueryThread &thread() { return m_thread; }
    const std::shared_ptr<storage::SearchBoard> &board() const { return m_board; }

Q_SIGNALS:
    /// The state of the board has changed.
    void stateChanged();

private:
    std::shared_ptr<storage::SearchBoard> m_board;
    storage::QueryThread m_thread;
    storage::SearchWriter m_writer;
};

} // namespace peygir::desktop
