// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "places/core/place.h"
#include "storage/search_source.h"

#include <map>

namespace peygir::places {

/// A place and those around it, from the inside out; empty where it is not here.
Result<std::vector<Place>> placeWithSurroundings(storage::Connection &connection, const Uuid &id);

/// Places in use, found by any piece of a word of their name, and by words of the places around them. Streets first:
/// they are what people give.
class PlaceSearch final : public storage::SearchSource
{
public:
    int shelf() const override { return 2; }
    std::vector<int> kinds() const override { return {placeKind.number}; }
    /// All that lie in a place have its name.
    Result<void> below(storage::Connection &store, const AggregateId &aggregate,
                       const std::function<void(const Uuid &)> &visit) const override;
    Result<std::vector<storage::SearchDocument>> read(storage::Connection &store,
                                                      std::span<const Uuid> ids) const override;
    Result<std::vector<Uuid>> all(storage::Connection &store) const override;
};

/// The names of a place and of those around it, in one text, for the documents of what lies there. Remembers what it
/// has read; lives for one reading.
class PlaceNames
{
public:
    explicit PlaceNames(storage::Connection &connection)
        : m_connection(connection)
    {}
    Result<QString> of(const Uuid &place);

private:
    storage::Connection &m_connection;
    std::map<Uuid, QString> m_names;
};

} // namespace peygir::places
