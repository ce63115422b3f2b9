// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/search_index.h"

#include <map>
#include <set>

namespace peygir::storage {

/// Words that many documents of a shelf have, as they stand in the index (`Fts5Index::indexWord`).
using CommonWords = std::set<QString>;

/// A search index in a SQLite file of its own, by FTS5. The documents are not kept, only which tokens they have.
///
/// FTS5 reads a word whole at once and goes through its documents as they are asked for; but for the beginning of a
/// word it first puts together the documents of every word that begins so, which takes a quarter of a second where
/// half of a million documents have one. So the common words of a file, chosen when it is made, stand under a mark of
/// their own: the beginning of a word is asked for as each common word that begins so, whole, and as a beginning among
/// the others, of which none is in many documents. Pairs that were joined stand under a mark with the length of their
/// first half, so that nobody who typed no more than that half goes through them. Beginnings of up to five signs have
/// lists of their own.
class Fts5Index final : public SearchIndex
{
public:
    /// What one of a file's shelves needs before anything is put there.
    static Result<void> makeShelf(Connection &connection, int shelf, const CommonWords &common);
    /// On a file whose shelves are made. The connection outlives it.
    explicit Fts5Index(Connection &connection)
        : m_connection(connection)
    {}

    /// The word under which a token is indexed where it is not common.
    static QString indexWord(const persian::IndexToken &token);

    Result<void> put(int shelf, std::span<const SearchDocument> documents) override;
    Result<std::vector<Uuid>> changed(int shelf, std::span<const SearchDocument> documents) override;
    Result<void> remove(int shelf, std::span<const Uuid> ids) override;
    Result<std::vector<SearchPlace>> find(int shelf, const QList<persian::QueryWord> &words,
                                          const std::optional<SearchPlace> &after, int limit) override;

    /// Documents were removed or lost words: nobody finds them by those any more, but the words still lie in the file.
    Result<bool> hasLeftovers(int shelf);
    /// Joins the parts in which a file was written, once after it was filled: questions then look in one place.
    Result<void> joinParts(int shelf);
    /// FTS5 words for the documents that have all of `words`; what is printed when a question is slow.
    Result<QByteArray> expression(int shelf, const QList<persian::QueryWord> &words);

private:
    struct Known
    {
        qint64 place;
        qint64 order;
        qint64 hash;
        qint64 tokens;
    };
    Result<const CommonWords *> commonWords(int shelf);
    Result<std::optional<Known>> known(int shelf, const Uuid &id);
    Result<qint64> freePlace(int shelf, qint64 order);
    Result<QByteArray> marked(int shelf, const SearchDocument &document);

    Connection &m_connection;
    std::map<int, CommonWords> m_common;
};

} // namespace peygir::storage
