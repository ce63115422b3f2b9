// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/file_wishes.h"
#include "front/desk/file_service.h"
#include "storage/query_thread.h"

#include <QTimer>

namespace peygir::desktop {

/// Keeps the files of a desk within their room (SYNC 20): when they are too many, and now and then, it asks the store what must
/// not go and lets them make room. Lives on the GUI thread; disk and store are asked on their own.
class FileUpkeep : public QObject
{
    Q_OBJECT

public:
    struct Pauses
    {
        /// Others need the disk more while a window opens.
        Milliseconds afterStart{30'000};
        Milliseconds betweenLooks = limits::filesLookedAt;
    };

    /// Both outlive it.
    FileUpkeep(front::FileService &files, storage::QueryThread &queries, const FileWishes &wishes, const Pauses &pauses,
               QObject *parent = nullptr);

    void setWishes(const FileWishes &wishes);

private:
    void makeRoom();

    front::FileService &m_files;
    storage::QueryThread &m_queries;
    QTimer m_look;
    bool m_isAsking = false;
};

} // namespace peygir::desktop
