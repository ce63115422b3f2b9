// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/table.h"
#include "storage/connection.h"
#include "storage/search_index.h"

#include <functional>

namespace peygir::storage {

/// How the documents of one shelf are made of what a store holds. Features have one for each thing that they let people
/// find. Has no state; used from several threads at once, each with its own connection.
class SearchSource
{
public:
    virtual ~SearchSource() = default;

    /// A small number of its own, for ever: it is part of names in the index file.
    virtual int shelf() const = 0;
    /// The kinds of aggregates of which a document is made. They share the document's id; the first one is what other
    /// sources know it by (`below`).
    virtual std::vector<int> kinds() const = 0;
    /// Visits the documents that have the name of this aggregate of another kind, or of another document, in them: the
    /// streets of a region, the cases of a street. What is stored now decides.
    virtual Result<void> below(Connection &store, const AggregateId &aggregate,
                               const std::function<void(const Uuid &)> &visit) const
    {
        Q_UNUSED(store);
        Q_UNUSED(aggregate);
        Q_UNUSED(visit);
        return {};
    }
    /// The documents of these ids as they are now, in any order; those that are not there are left out.
    virtual Result<std::vector<SearchDocument>> read(Connection &store, std::span<const Uuid> ids) const = 0;
    /// The ids of all of them, the first ones to be found first.
    virtual Result<std::vector<Uuid>> all(Connection &store) const = 0;
};

/// All of a program's, in the order in which their names depend on one another: subjects and places before cases.
using SearchSources = std::vector<std::shared_ptr<const SearchSource>>;

} // namespace peygir::storage
