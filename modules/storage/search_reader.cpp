// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search_reader.h"

#include "storage/dirty_marks.h"

#include <algorithm>
#include <map>
#include <set>

namespace peygir::storage {

using persian::QueryWord;

Result<void> SearchReader::open(Connection &store)
{
    const int generation = m_board->generation();
    if (generation == m_generation)
        return {};
    m_index.reset();
    m_connection.reset();
    m_generation = generation;
    if (generation == 0)
        return {};
    TRY_LET(const auto token, pairToken(store));
    auto opened = openSearchFile(*m_board, token, true);
    // Without a file that can be read, what has changed lately is searched and the state says that this is not all.
    if (opened.ok()) {
        m_connection = std::move(*opened);
        m_index = std::make_unique<Fts5Index>(*m_connection);
    }
    return {};
}

Result<std::vector<Uuid>> SearchReader::changed(Connection &store, const SearchSource &source)
{
    TRY_LET(const std::vector<DirtyMark> marks, DirtyMarks::newest(store, marksScanned));
    const std::vector<int> kinds = source.kinds();
    std::set<Uuid> ids;
    for (const DirtyMark &mark : marks) {
        if (std::find(kinds.begin(), kinds.end(), mark.aggregate.kind) != kinds.end())
            ids.insert(mark.aggregate.id);
    }
    return std::vector<Uuid>(ids.begin(), ids.end());
}

Result<Found> SearchReader::find(Connection &store, const SearchSource &source, const QList<QueryWord> &words,
                                 const std::optional<SearchPlace> &after, int limit)
{
    // First what the index may not know, then the index: what was cleared between the two is in the index.
    TRY_LET(const std::vector<Uuid> changedIds, changed(store, source));
    TRY_LET(const std::vector<SearchDocument> changedNow, source.read(store, changedIds));
    TRY(open(store));
    Found found{{}, false, m_board->state()};
    for (const SearchDocument &document : changedNow) {
        const SearchPlace place{placeOfOrder(document.order), document.id};
        if ((!after || place > *after) && persian::isFound(document.tokens, words))
            found.places.push_back(place);
    }
    std::optional<SearchPlace> at = after;
    bool end = !m_index;
    int taken = 0;
    while (!end && taken <= limit) {
        // A first page is mostly whole at the first go.
        const int wanted = limit + 1;
        auto asked = m_index->find(source.shelf(), words, at, wanted);
        if (!asked.ok()) {
            if (asked.error().id() != "storage.damaged")
                return asked.error();
            m_board->reportDamage();
            found.state = {};
            break;
        }
        const std::vector<SearchPlace> candidates = std::move(*asked);
        end = int(candidates.size()) < wanted;
        if (candidates.empty())
            break;
        at = candidates.back();
        std::map<Uuid, SearchPlace> places;
        std::vector<Uuid> ids;
        for (const SearchPlace &candidate : candidates) {
            if (!std::binary_search(changedIds.begin(), changedIds.end(), candidate.id)) {
                places.emplace(candidate.id, candidate);
                ids.push_back(candidate.id);
            }
        }
        TRY_LET(const std::vector<SearchDocument> documents, source.read(store, ids));
        for (const SearchDocument &document : documents) {
            if (persian::isFound(document.tokens, words)) {
                found.places.push_back(places.at(document.id));
                ++taken;
            }
        }
    }
    std::sort(found.places.begin(), found.places.end());
    if (int(found.places.size()) > limit) {
        found.places.erase(found.places.begin() + limit, found.places.end());
        found.more = true;
    }
    return found;
}

} // namespace peygir::storage
