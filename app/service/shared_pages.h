// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/page_memory.h"
#include "sync/server/recent_changes.h"

#include <mutex>

namespace peygir::server {

/// The pages that all readers of a server share, and what the writer tells them of its changes. From any thread.
class SharedPages final : public sync::PageShelf
{
public:
    SharedPages();

    sync::KeptPagePointer find(const Uuid &epoch, qint64 bucket, qint64 cursor, qint64 to,
                               sync::RowForm form) override;
    void keep(const Uuid &epoch, qint64 bucket, sync::KeptPagePointer page) override;
    qint64 beginningFor(qint64 cursor) override;
    void tick(qint64 head);
    /// The database was lost: what comes back may be another history under the same name (a standby that had not got the
    /// last groups).
    void forget();
    sync::RecentChanges &recentChanges() { return m_recent; }

private:
    std::mutex m_mutex;
    sync::PageMemory m_memory;
    sync::RecentChanges m_recent;
};

} // namespace peygir::server
