// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/file_service.h"
#include "intake/store/sql_draft_book.h"
#include "storage/query_thread.h"

#include <QTimer>

namespace peygir::desktop {

/// Removes from this desk the bytes of files that are nobody's: of calls that were given up, of copies that were broken off by
/// a kill, of cases that this desk no longer holds, of documents that were taken out again or refused before there was a
/// command: those are not sent any more. What a command of this desk names stays, also where the server holds it. Some time
/// after the start and after each file that was let go. Lives on the GUI thread; disk and store are asked on their own.
class FileSweep : public QObject
{
    Q_OBJECT

public:
    struct Pauses
    {
        /// Others need the disk more while a window opens.
        Milliseconds afterStart{30'000};
        Milliseconds afterLetGo{2000};
    };

    /// All outlive it.
    FileSweep(front::FileService &files, intake::SqlDraftBook &drafts, storage::QueryThread &queries, const Pauses &pauses,
              QObject *parent = nullptr);

Q_SIGNALS:
    /// A sweep is over: so many contents were nobody's.
    void swept(int contents);

private:
    void sweep();
    void sweepUnlessInOutbox(const std::vector<BlobHash> &loose, std::vector<BlobHash> contents);

    front::FileService &m_files;
    intake::SqlDraftBook &m_drafts;
    storage::QueryThread &m_queries;
    QTimer m_timer;
};

} // namespace peygir::desktop
