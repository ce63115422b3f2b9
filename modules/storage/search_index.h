// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uuid.h"
#include "persian/tokens.h"

#include <optional>
#include <span>
#include <vector>

namespace peygir::storage {

/// What is found: a case, a citizen, a street. Tokens come from `persian` only, so that every database finds the same.
struct SearchDocument
{
    Uuid id;
    /// What is greater is found first: for cases the second of their registration (1970), whatever the order in which
    /// they came here. Between 0 and 2^33.
    qint64 order = 0;
    std::vector<persian::IndexToken> tokens;
};

/// Where a document stands among what is found; a page goes on after the last one of the page before.
struct SearchPlace
{
    /// Smaller is found first. Follows from the order of the document; documents of one order get neighbouring places.
    qint64 place;
    Uuid id;

    friend bool operator==(const SearchPlace &, const SearchPlace &) = default;
    friend auto operator<=>(const SearchPlace &, const SearchPlace &) = default;
};

/// The place of a document whose order nobody else has.
constexpr qint64 placeOfOrder(qint64 order) { return (qint64(1) << 34) - order; }

/// An index over documents of several shelves: sets that are searched apart, by a small number. Belongs to one thread
/// and to its connection. It may answer documents that have lost the words meanwhile (`SearchReader` looks at what it
/// answers), never leave one out that has them.
///
/// Errors are those of `Connection`.
class SearchIndex
{
public:
    virtual ~SearchIndex() = default;

    /// Puts documents, new or in place of what they were. What stays the same costs no writing. No id twice.
    virtual Result<void> put(int shelf, std::span<const SearchDocument> documents) = 0;
    /// Those of the documents that are not in the index as they are.
    virtual Result<std::vector<Uuid>> changed(int shelf, std::span<const SearchDocument> documents) = 0;
    /// What is not there is no error.
    virtual Result<void> remove(int shelf, std::span<const Uuid> ids) = 0;
    /// At most `limit` documents that have all the words, the first ones after `after`, in the order of their places.
    /// No words: every document.
    virtual Result<std::vector<SearchPlace>> find(int shelf, const QList<persian::QueryWord> &words,
                                                  const std::optional<SearchPlace> &after, int limit)
        = 0;
};

} // namespace peygir::storage
