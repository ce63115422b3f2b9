// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/bucket_names.h"
#include "storage/query_thread.h"

namespace peygir::cases {

/// Reads names from this desk's store, on the thread of the queries.
class SqlNameQueries final : public NameQueries
{
public:
    /// `thread` outlives it. `known`: as `BucketNames` has it.
    SqlNameQueries(storage::QueryThread &thread, std::map<qint64, BucketMeaning> known)
        : m_thread(thread)
        , m_buckets(std::make_shared<BucketNames>(std::move(known)))
    {}

    Cancel arguments(const std::vector<QJsonObject> &arguments, QObject *context,
                     Done<std::vector<ArgumentNames>> done) override;
    Cancel caseWith(const QString &code, QObject *context, Done<QString> done) override;
    Cancel parts(const std::vector<BucketHere> &buckets, const std::vector<qint64> &asked, QObject *context,
                 Done<StoreParts> done) override;

private:
    storage::QueryThread &m_thread;
    /// Used on that thread alone.
    std::shared_ptr<BucketNames> m_buckets;
};

// The same, on a connection of the caller.
Result<ArgumentNames> readArgumentNames(storage::Connection &connection, const QJsonObject &arguments);
Result<QString> readCaseWith(storage::Connection &connection, const QString &code);
Result<StoreParts> readParts(storage::Connection &connection, BucketNames &names, const std::vector<BucketHere> &buckets,
                             const std::vector<qint64> &asked, int thisYear);

} // namespace peygir::cases
