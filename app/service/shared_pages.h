// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/page_memory.h"

#include <mutex>

namespace peygir::server {

/// The pages that all readers of a server share. From any thread.
class SharedPages final : public sync::PageShelf
{
public:
    SharedPages();

    sync::KeptPagePointer find(const Uuid &epoch, qint64 bucket, qint64 cursor, qint64 to) override;
    void keep(const Uuid &epoch, qint64 bucket, sync::KeptPagePointer page) override;
    qint64 beginningFor(qint64 cursor) override;
    void tick(qint64 head);
    /// The database was lost: what comes back may be another history under the same name (a standby that had not got the
    /// last groups).
    void forget();

private:
    std::mutex m_mutex;
    sync::PageMemory m_memory;
};

} // namespace peygir::server
