// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/file_sweep.h"

namespace peygir::desktop {

FileSweep::FileSweep(front::FileService &files, intake::SqlDraftBook &drafts, const Pauses &pauses, QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_drafts(drafts)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FileSweep::sweep);
    connect(&m_files, &front::FileService::loosened, this, [this, pauses] { m_timer.start(pauses.afterLetGo); });
    m_timer.start(pauses.afterStart);
}

void FileSweep::sweep()
{
    m_files.findLoose(this, [this](const Result<std::vector<BlobHash>> &loose) {
        if (!loose.ok())
            return;
        // The book answers after the drafts that were dropped before; the files look once more before they remove.
        m_drafts.unnamed(*loose, this, [this](const Result<std::vector<BlobHash>> &unnamed) {
            if (!unnamed.ok())
                return;
            m_files.sweep(*unnamed);
            Q_EMIT swept(int(unnamed->size()));
        });
    });
}

} // namespace peygir::desktop
