// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_search_queries.h"

#include "cases/store/case_search.h"
#include "cases/store/citizen_search.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/name_book.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::SearchPlace;

namespace {

SearchProgress progressOf(const storage::SearchState &state) { return {state.whole, state.done, state.total}; }

/// Runs one of the readers on the query thread.
template <class T>
SearchQueries::Cancel searched(storage::QueryThread &thread, std::function<Result<T>(Connection &)> read, QObject *context,
                            SearchQueries::Done<T> done)
{
    auto ticket = thread.run<T>(std::move(read), context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace

Result<FoundCases> searchCases(Connection &connection, storage::SearchReader &reader, const QString &typed,
                               const std::optional<SearchPosition> &after, int limit)
{
    const auto begin = after ? std::optional(SearchPlace{after->place, after->id}) : std::nullopt;
    TRY_LET(const storage::Found found,
            reader.find(connection, CaseSearch(), persian::queryWords(typed), begin, limit));
    FoundCases page{{}, {}, progressOf(found.state)};
    if (found.more)
        page.next = SearchPosition{found.places.back().place, found.places.back().id};
    storage::Door door(connection);
    NameBook names(door);
    for (const SearchPlace &place : found.places) {
        TRY_LET(const RowPointer row, door.row(tableOf<CaseCard>(), place.id));
        if (!row)
            continue;
        TRY_LET(CaseLine line, names.line(fromRow<CaseCard>(*row)));
        page.lines.push_back(std::move(line));
    }
    return page;
}

Result<FoundCitizens> searchCitizens(Connection &connection, storage::SearchReader &reader, const QString &typed,
                                     int limit)
{
    TRY_LET(const storage::Found found,
            reader.find(connection, CitizenSearch(), persian::queryWords(typed), std::nullopt, limit));
    FoundCitizens page{{}, progressOf(found.state)};
    storage::Door door(connection);
    for (const SearchPlace &place : found.places) {
        // Of records of one person the one that is shown, whichever of them was found.
        TRY_LET(const CitizenId id, shownCitizen(connection, CitizenId(place.id)));
        TRY_LET(const RowPointer row, door.row(tableOf<Citizen>(), id.uuid()));
        const bool isThere = std::any_of(page.citizens.begin(), page.citizens.end(),
                                         [&id](const Citizen &other) { return other.id == id; });
        if (row && !isThere)
            page.citizens.push_back(fromRow<Citizen>(*row));
    }
    return page;
}

Result<std::vector<Uuid>> IndexedText::newest(Connection &connection, const QString &text, int most)
{
    TRY_LET(const storage::Found found,
            m_reader.find(connection, CaseSearch(), persian::queryWords(text), std::nullopt, most));
    std::vector<Uuid> ids;
    for (const SearchPlace &place : found.places)
        ids.push_back(place.id);
    return ids;
}

Result<std::vector<Uuid>> IndexedText::among(Connection &connection, const QString &text, std::span<const Uuid> ids)
{
    const QList<persian::QueryWord> words = persian::queryWords(text);
    TRY_LET(const std::vector<storage::SearchDocument> documents, CaseSearch().read(connection, ids));
    std::vector<Uuid> found;
    for (const storage::SearchDocument &document : documents) {
        if (persian::isFound(document.tokens, words))
            found.push_back(document.id);
    }
    return found;
}

SearchQueries::Cancel SqlSearchQueries::cases(const QString &typed, const std::optional<SearchPosition> &after,
                                              int limit, QObject *context, Done<FoundCases> done)
{
    return searched<FoundCases>(
        m_thread,
        [=, reader = m_reader](Connection &connection) {
            return searchCases(connection, *reader, typed, after, limit);
        },
        context, std::move(done));
}

Result<bool> readHoldsCode(Connection &connection, const QString &code)
{
    bool holds = false;
    TRY(connection.each("SELECT id FROM case_card WHERE code = ? UNION ALL SELECT id FROM case_card WHERE alias_code = ?"
                        " LIMIT 1",
                        {Value::text(code), Value::text(code)}, [&holds](const storage::RowView &) {
                            holds = true;
                            return false;
                        }));
    return holds;
}

SearchQueries::Cancel SqlSearchQueries::holdsCode(const QString &code, QObject *context, Done<bool> done)
{
    return searched<bool>(
        m_thread, [code](Connection &connection) { return readHoldsCode(connection, code); }, context, std::move(done));
}

SearchQueries::Cancel SqlSearchQueries::citizens(const QString &typed, int limit, QObject *context,
                                                 Done<FoundCitizens> done)
{
    return searched<FoundCitizens>(
        m_thread,
        [=, reader = m_reader](Connection &connection) { return searchCitizens(connection, *reader, typed, limit); },
        context, std::move(done));
}

} // namespace peygir::cases
