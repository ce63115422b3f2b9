// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/shared_pages.h"

#include "base/limits.h"

namespace peygir::server {

SharedPages::SharedPages() : m_memory(limits::keptPagesBytes) {}

sync::KeptPagePointer SharedPages::find(const Uuid &epoch, qint64 bucket, qint64 cursor, qint64 to,
                                        sync::RowForm form)
{
    const std::lock_guard lock(m_mutex);
    return m_memory.find(epoch, bucket, cursor, to, form);
}

void SharedPages::keep(const Uuid &epoch, qint64 bucket, sync::KeptPagePointer page)
{
    const std::lock_guard lock(m_mutex);
    m_memory.keep(epoch, bucket, std::move(page));
}

qint64 SharedPages::beginningFor(qint64 cursor)
{
    const std::lock_guard lock(m_mutex);
    return m_memory.beginningFor(cursor);
}

void SharedPages::tick(qint64 head)
{
    const std::lock_guard lock(m_mutex);
    m_memory.tick(head);
}

void SharedPages::forget()
{
    const std::lock_guard lock(m_mutex);
    m_memory = sync::PageMemory(limits::keptPagesBytes);
    m_recent.forget();
}

} // namespace peygir::server
