// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/search_index.h"

namespace peygir::storage {

/// A search index in a table of PostgreSQL (`makeTable`), from the same tokens as the one of SQLite, by
/// `array_to_tsvector`: `to_tsvector` would keep some of them together that FTS5 takes apart.
class TsvectorIndex final : public SearchIndex
{
public:
    /// Makes the table where it is missing. It belongs to the family of search: made of what is stored elsewhere, and
    /// no migration keeps it.
    static Result<void> makeTable(Connection &connection);
    /// The connection outlives it.
    explicit TsvectorIndex(Connection &connection)
        : m_connection(connection)
    {}

    Result<void> put(int shelf, std::span<const SearchDocument> documents) override;
    Result<std::vector<Uuid>> changed(int shelf, std::span<const SearchDocument> documents) override;
    Result<void> remove(int shelf, std::span<const Uuid> ids) override;
    Result<std::vector<SearchPlace>> find(int shelf, const QList<persian::QueryWord> &words,
                                          const std::optional<SearchPlace> &after, int limit) override;

private:
    Connection &m_connection;
};

} // namespace peygir::storage
