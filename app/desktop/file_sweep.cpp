// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/file_sweep.h"

#include "sync/desk/kept_contents.h"

namespace peygir::desktop {

FileSweep::FileSweep(front::FileService &files, intake::SqlDraftBook &drafts, storage::QueryThread &queries, const Pauses &pauses,
                     QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_drafts(drafts)
    , m_queries(queries)
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
        // The book answers after the drafts that were dropped before.
        m_drafts.unnamed(*loose, this, [this, loose = *loose](const Result<std::vector<BlobHash>> &unnamed) {
            if (unnamed.ok())
                sweepUnlessInOutbox(loose, *unnamed);
        });
    });
}

/// Asked last: what was in a draft a moment ago is in a command now.
void FileSweep::sweepUnlessInOutbox(const std::vector<BlobHash> &loose, std::vector<BlobHash> contents)
{
    m_queries.run<std::set<BlobHash>>(
        sync::contentsOfOutbox, this, [this, loose, contents = std::move(contents)](const Result<std::set<BlobHash>> &named) mutable {
            if (!named.ok())
                return;
            // The program ended between a command and the word of it; the outbox forgets it some day, the queue must not.
            for (const BlobHash &hash : loose) {
                if (named->contains(hash))
                    m_files.named(hash);
            }
            std::erase_if(contents, [&named](const BlobHash &hash) { return named->contains(hash); });
            // They look once more before they remove.
            m_files.sweep(contents);
            Q_EMIT swept(int(contents.size()));
        });
}

} // namespace peygir::desktop
