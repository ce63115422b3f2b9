// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/search_queries.h"
#include "storage/query_thread.h"
#include "storage/search_reader.h"

namespace peygir::cases {

class SqlSearchQueries final : public SearchQueries
{
public:
    /// `thread` reads the desk's store, for search alone, so that nothing else is in the way; it outlives this.
    SqlSearchQueries(storage::QueryThread &thread, std::shared_ptr<storage::SearchBoard> board)
        : m_thread(thread)
        , m_reader(std::make_shared<storage::SearchReader>(std::move(board)))
    {}

    Cancel cases(const QString &typed, const std::optional<SearchPosition> &after, int limit, QObject *context,
                 Done<FoundCases> done) override;
    Cancel citizens(const QString &typed, int limit, QObject *context, Done<FoundCitizens> done) override;

private:
    storage::QueryThread &m_thread;
    /// Used on the thread only; kept by what still waits there.
    std::shared_ptr<storage::SearchReader> m_reader;
};

// The same, on a connection of the caller: what runs on the query thread, and what tests and benches ask.
Result<FoundCases> searchCases(storage::Connection &connection, storage::SearchReader &reader, const QString &typed,
                               const std::optional<SearchPosition> &after, int limit);
Result<FoundCitizens> searchCitizens(storage::Connection &connection, storage::SearchReader &reader,
                                     const QString &typed, int limit);
/// The ids of the newest cases that have what was typed, at most `most`: for lists that text filters.
Result<std::vector<Uuid>> searchCaseIds(storage::Connection &connection, storage::SearchReader &reader,
                                        const QString &typed, int most);

} // namespace peygir::cases
