// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/server_store.h"
#include "service/shared_pages.h"
#include "sync/server/pull.h"

#include <mutex>

namespace peygir::server {

/// One thread's way to read for a moment.
struct Reader
{
    std::unique_ptr<storage::Connection> connection;
    sync::PullAnswerer answerer;
};

/// Reading connections, as many as there are threads that read at one time. From any thread.
class ReaderPool
{
public:
    /// A replica may show an older state than the database itself.
    enum class Source { Database, Replica };
    /// `pages` and what they have of recent changes must outlive it.
    ReaderPool(const ServerStore &store, const Registry &registry, sync::BucketSetOf bucketSetOf, SharedPages &pages,
               Source source = Source::Database);

    /// Runs `read` with a reader of its own; `read` returns a Result. A reader whose connection is lost is replaced
    /// at the next call.
    template <class Read>
    auto with(const Read &read) -> decltype(read(std::declval<Reader &>()))
    {
        TRY_LET(std::unique_ptr<Reader> reader, take());
        auto result = read(*reader);
        if (result.ok() || !isLost(result.error()))
            give(std::move(reader));
        else
            m_pages.forget();
        return result;
    }

private:
    static bool isLost(const Error &error);
    Result<std::unique_ptr<Reader>> take();
    void give(std::unique_ptr<Reader> reader);

    const ServerStore &m_store;
    const Registry &m_registry;
    sync::BucketSetOf m_bucketSetOf;
    SharedPages &m_pages;
    Source m_source;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Reader>> m_idle;
};

} // namespace peygir::server
