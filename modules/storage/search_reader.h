// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search_file.h"

namespace peygir::storage {

/// What was found, in the order of the places.
struct Found
{
    std::vector<SearchPlace> places;
    /// There is more behind the last one: ask again after it.
    bool more = false;
    SearchState state;
};

/// Finds documents by words, on the index and on what has changed since: what was written a moment ago is found at
/// once. Looks at each document as it is stored before it answers it, so it never answers one that has not the words.
/// Belongs to the thread of the store's connection that is handed to it.
class SearchReader
{
public:
    /// Changes that were not indexed yet are looked at one by one, the newest ones, at most so many.
    static constexpr int marksScanned = 300;

    explicit SearchReader(std::shared_ptr<SearchBoard> board)
        : m_board(std::move(board))
    {}

    /// At most `limit` documents that have all of `words`, those after `after`. No words: all documents.
    Result<Found> find(Connection &store, const SearchSource &source, const QList<persian::QueryWord> &words,
                       const std::optional<SearchPlace> &after, int limit);
    SearchState state() const { return m_board->state(); }

private:
    Result<void> open(Connection &store);
    /// What the index does not know yet.
    Result<std::vector<Uuid>> changed(Connection &store, const SearchSource &source);

    std::shared_ptr<SearchBoard> m_board;
    int m_generation = 0;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Fts5Index> m_index;
};

} // namespace peygir::storage
