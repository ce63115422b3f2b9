// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "desktop/file_wishes.h"
#include "front/desk/file_service.h"
#include "storage/query_thread.h"

#include <QTimer>

namespace peygir::desktop {

/// Keeps the files of a desk within their room (SYNC 20): when they are too many, and now and then, it asks the store what must
/// not go and lets them make room. Lets the files of one's own open work come before one asks for them, while the line has
/// nothing else to do and unless the person does not want it. Lives on the GUI thread; disk and store are asked on their own.
class FileUpkeep : public QObject
{
    Q_OBJECT

public:
    struct Pauses
    {
        /// Others need the disk more while a window opens.
        Milliseconds afterStart{30'000};
        Milliseconds betweenLooks = limits::filesLookedAt;
        Milliseconds betweenOffers = limits::aheadPause;
    };

    /// All outlive it.
    FileUpkeep(front::FileService &files, DeskPort &desk, storage::QueryThread &queries, const FileWishes &wishes,
               const Pauses &pauses, QObject *parent = nullptr);

    void setWishes(const FileWishes &wishes);

private:
    void makeRoom();
    void offer();
    void followLine();

    front::FileService &m_files;
    DeskPort &m_desk;
    storage::QueryThread &m_queries;
    FileWishes m_wishes;
    QTimer m_look;
    QTimer m_offer;
    bool m_isAsking = false;
};

} // namespace peygir::desktop
