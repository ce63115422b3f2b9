// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/type_ahead.h"

#include "catalogue/store/subject_search.h"
#include "places/store/place_search.h"
#include "storage/door.h"

#include <algorithm>

namespace peygir::intake {

using storage::Connection;
using storage::SearchReader;

namespace {

/// First what begins with the typed text, then what has it anywhere, each once.
Result<std::vector<Uuid>> bestFirst(Connection &connection, SearchReader &reader, const storage::SearchSource &source,
                                    const QString &typed, int limit)
{
    std::vector<Uuid> ids;
    const auto take = [&](const QList<persian::QueryWord> &words) -> Result<void> {
        TRY_LET(const storage::Found found, reader.find(connection, source, words, std::nullopt, limit));
        for (const storage::SearchPlace &place : found.places) {
            if (int(ids.size()) < limit && std::find(ids.begin(), ids.end(), place.id) == ids.end())
                ids.push_back(place.id);
        }
        return {};
    };
    const QList<persian::QueryWord> begins = persian::beginning(typed);
    if (!begins.isEmpty())
        TRY(take(begins));
    if (int(ids.size()) < limit)
        TRY(take(persian::wordsOfName(typed)));
    return ids;
}

} // namespace

Result<std::vector<SubjectChoice>> findSubjects(Connection &connection, SearchReader &reader, const QString &typed,
                                                int limit)
{
    TRY_LET(const std::vector<Uuid> ids, bestFirst(connection, reader, catalogue::SubjectSearch(), typed, limit));
    storage::Door door(connection);
    std::vector<SubjectChoice> choices;
    for (const Uuid &id : ids) {
        TRY_LET(const RowPointer row, door.row(tableOf<catalogue::Subject>(), id));
        if (!row)
            continue;
        const auto subject = fromRow<catalogue::Subject>(*row);
        TRY_LET(const RowPointer groupRow, door.row(tableOf<catalogue::SubjectGroup>(), subject.group.uuid()));
        choices.push_back({subject.id, subject.name,
                           groupRow ? fromRow<catalogue::SubjectGroup>(*groupRow).name : Localized(),
                           subject.deadlineHours});
    }
    return choices;
}

Result<std::vector<AddressChoice>> findAddresses(Connection &connection, SearchReader &reader, const QString &typed,
                                                 int limit)
{
    TRY_LET(const std::vector<Uuid> ids, bestFirst(connection, reader, places::PlaceSearch(), typed, limit));
    std::vector<AddressChoice> choices;
    for (const Uuid &id : ids) {
        TRY_LET(const std::vector<places::Place> around, places::placeWithSurroundings(connection, id));
        if (around.empty())
            continue;
        AddressChoice choice{around.front().id, around.front().name, {}};
        for (size_t tier = 1; tier < around.size(); ++tier)
            choice.around.insert(choice.around.begin(), around[tier].name);
        choices.push_back(std::move(choice));
    }
    return choices;
}

} // namespace peygir::intake
