// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/reader_pool.h"

#include "base/limits.h"

namespace peygir::server {

ReaderPool::ReaderPool(const ServerStore &store, const Registry &registry, sync::BucketSetOf bucketSetOf,
                       SharedPages &pages, Source source)
    : m_store(store)
    , m_registry(registry)
    , m_bucketSetOf(std::move(bucketSetOf))
    , m_pages(pages)
    , m_source(source)
{
}

bool ReaderPool::isLost(const Error &error) { return error.id() == "storage.unreachable" || error.id() == "storage.io"; }

Result<std::unique_ptr<Reader>> ReaderPool::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto reader = std::move(m_idle.back());
            m_idle.pop_back();
            return reader;
        }
    }
    TRY_LET(auto connection, m_source == Source::Replica ? m_store.openReplica() : m_store.openReading());
    storage::Connection &opened = *connection;
    auto reader = std::unique_ptr<Reader>(
        new Reader{std::move(connection), sync::PullAnswerer(opened, m_registry, m_bucketSetOf, limits::pageRows, &m_pages)});
    reader->answerer.ask(m_pages.recentChanges());
    return reader;
}

void ReaderPool::give(std::unique_ptr<Reader> reader)
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(reader));
}

} // namespace peygir::server
