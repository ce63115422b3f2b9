// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/store/place_search.h"

#include "storage/door.h"

namespace peygir::places {

using storage::Connection;
using storage::RowView;
using storage::SearchDocument;

namespace {

/// Four tiers; a ring in the data must not hold anything up.
constexpr int mostTiers = 8;

QString namesOf(const Place &place) { return place.name.fa + u' ' + place.name.en; }

/// Places of one tier in an order of their own, so that few want the same place in the index.
qint64 orderOf(const Place &place)
{
    constexpr qint64 tier = qint64(1) << 24;
    const auto &bytes = place.id.uuid().bytes();
    const qint64 spread = (qint64(bytes[15]) << 16) | (qint64(bytes[14]) << 8) | bytes[13];
    return qint64(place.level) * tier + spread;
}

} // namespace

Result<std::vector<Place>> placeWithSurroundings(Connection &connection, const Uuid &id)
{
    storage::Door door(connection);
    std::vector<Place> places;
    std::optional<Uuid> at = id;
    while (at && int(places.size()) < mostTiers) {
        TRY_LET(const RowPointer row, door.row(tableOf<Place>(), *at));
        if (!row)
            break;
        places.push_back(fromRow<Place>(*row));
        const auto &parent = places.back().parent;
        at = parent ? std::optional(parent->uuid()) : std::nullopt;
    }
    return places;
}

Result<void> PlaceSearch::below(Connection &store, const AggregateId &aggregate,
                                const std::function<void(const Uuid &)> &visit) const
{
    if (aggregate.kind != placeKind.number)
        return {};
    return store.each("WITH RECURSIVE within (id, tier) AS ("
                      " SELECT id, 1 FROM place WHERE parent = ?"
                      " UNION ALL SELECT place.id, tier + 1 FROM place JOIN within ON place.parent = within.id"
                      " WHERE tier < 8)"
                      " SELECT DISTINCT id FROM within",
                      {Value(aggregate.id)}, [&visit](const RowView &view) {
                          visit(view.uuid(0));
                          return true;
                      });
}

Result<std::vector<SearchDocument>> PlaceSearch::read(Connection &store, std::span<const Uuid> ids) const
{
    std::vector<SearchDocument> documents;
    PlaceNames around(store);
    for (const Uuid &id : ids) {
        TRY_LET(const RowPointer row, storage::Door(store).row(tableOf<Place>(), id));
        if (!row)
            continue;
        const Place place = fromRow<Place>(*row);
        if (!place.active)
            continue;
        SearchDocument document{id, orderOf(place), persian::nameTokens(place.name.fa)};
        QString more = place.name.en;
        if (place.parent) {
            TRY_LET(const QString names, around.of(place.parent->uuid()));
            more += u' ' + names;
        }
        for (persian::IndexToken &token : persian::indexTokensWithHeads(more))
            document.tokens.push_back(std::move(token));
        documents.push_back(std::move(document));
    }
    return documents;
}

Result<std::vector<Uuid>> PlaceSearch::all(Connection &store) const
{
    std::vector<Uuid> ids;
    for (const char *level : {"street", "neighbourhood", "district", "region"}) {
        TRY(store.each("SELECT id FROM place WHERE level = ? ORDER BY id", {Value::text(level)},
                       [&ids](const RowView &view) {
                           ids.push_back(view.uuid(0));
                           return true;
                       }));
    }
    return ids;
}

Result<QString> PlaceNames::of(const Uuid &place)
{
    if (const auto known = m_names.find(place); known != m_names.end())
        return known->second;
    TRY_LET(const std::vector<Place> places, placeWithSurroundings(m_connection, place));
    QString names;
    for (const Place &at : places)
        names += (names.isEmpty() ? QString() : QStringLiteral(", ")) + namesOf(at);
    m_names.emplace(place, names);
    return names;
}

} // namespace peygir::places
