// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/search_queries.h"
#include "cases/store/text_match.h"
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
    Cancel holdsCode(const QString &code, QObject *context, Done<bool> done) override;
    Cancel citizens(const QString &typed, int limit, QObject *context, Done<FoundCitizens> done) override;

private:
    storage::QueryThread &m_thread;
    /// Used on the thread only; kept by what still waits there.
    std::shared_ptr<storage::SearchReader> m_reader;
};

/// The filter of lists by text, through the index. The newest are found by the index; the cases of a list are looked at
/// one by one, so that none of them is left out because others are newer.
class IndexedText final : public TextSearch
{
public:
    explicit IndexedText(std::shared_ptr<storage::SearchBoard> board)
        : m_reader(std::move(board))
    {}

    bool isReady() const override { return m_reader.state().whole; }
    Result<std::vector<Uuid>> newest(storage::Connection &connection, const QString &text, int most) override;
    Result<std::vector<Uuid>> among(storage::Connection &connection, const QString &text,
                                    std::span<const Uuid> ids) override;

private:
    storage::SearchReader m_reader;
};

// The same, on a connection of the caller: what runs on the query thread, and what tests and benches ask.
Result<FoundCases> searchCases(storage::Connection &connection, storage::SearchReader &reader, const QString &typed,
                               const std::optional<SearchPosition> &after, int limit);
Result<bool> readHoldsCode(storage::Connection &connection, const QString &code);
Result<FoundCitizens> searchCitizens(storage::Connection &connection, storage::SearchReader &reader,
                                     const QString &typed, int limit);
} // namespace peygir::cases
