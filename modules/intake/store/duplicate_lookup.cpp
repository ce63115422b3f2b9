// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/duplicate_lookup.h"

#include "cases/core/period.h"
#include "cases/store/name_book.h"

#include <algorithm>

namespace peygir::intake {

using storage::Connection;
using storage::RowView;

namespace {

struct Found
{
    cases::CaseCard card;
    Likeness likeness;
};

Result<std::vector<Value>> ids(Connection &connection, const QByteArray &sql, std::initializer_list<Value> values)
{
    std::vector<Value> found;
    TRY(connection.each(sql, values, [&found](const RowView &view) {
        found.emplace_back(view.uuid(0));
        return true;
    }));
    return found;
}

/// "column IN (?, ?)", with the values added to the parameters.
QByteArray among(const QByteArray &column, const std::vector<Value> &values, std::vector<Value> &parameters)
{
    QByteArray marks;
    for (const Value &value : values) {
        marks += marks.isEmpty() ? "?" : ", ?";
        parameters.push_back(value);
    }
    return column + " IN (" + marks + ')';
}

/// The cards at these places about these subjects that are like what is sought. `closed`: in the index the last column.
Result<void> addAlike(Connection &connection, const SoughtProblem &sought, const std::vector<Value> &places,
                      const std::vector<Value> &subjects, const QByteArray &closed, const std::vector<Value> &year,
                      std::vector<Found> &found)
{
    if (places.empty() || subjects.empty())
        return {};
    const Table &table = tableOf<cases::CaseCard>();
    std::vector<Value> parameters;
    QByteArray sql = "SELECT " + table.selectList + " FROM case_card WHERE " + among("place", places, parameters);
    sql += " AND " + among("subject", subjects, parameters) + " AND " + closed;
    parameters.insert(parameters.end(), year.begin(), year.end());
    return connection.each(sql, parameters, [&](const RowView &view) {
        auto card = fromRow<cases::CaseCard>(*storage::readRow(table, view));
        if (const auto like = likeness(card, sought))
            found.push_back({std::move(card), *like});
        return true;
    });
}

} // namespace

Result<std::vector<DuplicateView>> readDuplicates(Connection &connection, const SoughtProblem &sought, int limit)
{
    std::vector<DuplicateView> duplicates;
    if (!sought.isWorthAsking())
        return duplicates;
    const Value street(sought.place->uuid());
    // Without a subject everything open in the street may be it.
    TRY_LET(const auto subjects, sought.group ? ids(connection, "SELECT id FROM subject WHERE subject_group = ?",
                                                    {Value(sought.group->uuid())})
                                              : ids(connection, "SELECT id FROM subject", {}));
    std::vector<Found> found;
    TRY(addAlike(connection, sought, {street}, subjects, "closed_period IS NULL", {}, found));
    if (sought.subject) {
        const int period = cases::periodOf(sought.now - closedNotLongAgo);
        TRY(addAlike(connection, sought, {street}, subjects, "closed_period >= ?", {Value(period)}, found));
        TRY_LET(const auto around,
                ids(connection,
                    "SELECT id FROM place WHERE id <> ? AND parent IN"
                    " (SELECT parent FROM place WHERE id = ? AND level = 'street')",
                    {street, street}));
        TRY(addAlike(connection, sought, around, {Value(sought.subject->uuid())}, "closed_period IS NULL", {}, found));
    }
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        if (a.likeness.isStrongerThan(b.likeness) != b.likeness.isStrongerThan(a.likeness))
            return a.likeness.isStrongerThan(b.likeness);
        return a.card.registeredAt > b.card.registeredAt;
    });
    storage::Door door(connection);
    cases::NameBook names(door);
    for (Found &one : found) {
        if (int(duplicates.size()) == limit)
            break;
        TRY_LET(cases::CaseLine line, names.line(std::move(one.card)));
        duplicates.push_back({std::move(line), one.likeness});
    }
    return duplicates;
}

} // namespace peygir::intake
