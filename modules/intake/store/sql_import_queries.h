// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_queries.h"
#include "storage/query_thread.h"

namespace peygir::intake {

class ImportChecking;

/// Answers the screen of the import from a file and a desk's store.
class SqlImportQueries final : public ImportQueries
{
public:
    /// `thread` outlives this.
    explicit SqlImportQueries(storage::QueryThread &thread)
        : m_thread(thread)
    {}

    Cancel look(const ImportReading &reading, QObject *context, Done<ImportLook> done) override;
    Cancel preview(const QString &path, const ImportMap &map, Instant now, QObject *context,
                   Done<ImportPreview> done) override;
    Cancel check(const CheckWish &wish, QObject *context, Progress progress, Done<ImportCheck> done) override;

private:
    void checkOn(const std::shared_ptr<ImportChecking> &checking);

    storage::QueryThread &m_thread;
};

} // namespace peygir::intake
