// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/case_lookup.h"

#include "cases/core/case_reach.h"
#include "cases/core/tracking_code.h"

namespace peygir::cases {

using storage::Door;
using storage::RowView;

namespace {

/// A replaced code is told to two citizens, not to twenty.
constexpr int mostOfOneCode = 10;

Result<std::vector<CaseCard>> cardsOf(Door &door, const CaseAsked &asked)
{
    const Table &table = tableOf<CaseCard>();
    std::vector<CaseCard> cards;
    if (asked.id) {
        TRY_LET(const RowPointer row, door.row(table, asked.id->uuid()));
        if (row)
            cards.push_back(fromRow<CaseCard>(*row));
        return cards;
    }
    for (const char *column : {"code", "alias_code"}) {
        TRY(door.connection().each("SELECT " + table.selectList + " FROM case_card WHERE " + column +
                                       " = ? ORDER BY registered_at, id LIMIT " + QByteArray::number(mostOfOneCode),
                                   {Value::text(*asked.code)}, [&](const RowView &view) {
                                       cards.push_back(fromRow<CaseCard>(*storage::readRow(table, view)));
                                       return true;
                                   }));
    }
    return cards;
}

template <class T>
Result<std::optional<T>> rootOf(Door &door, const Uuid &id)
{
    TRY_LET(const RowPointer row, door.row(tableOf<T>(), id));
    return row ? std::optional(fromRow<T>(*row)) : std::nullopt;
}

} // namespace

Result<std::vector<AggregateId>> findCase(Door &door, const CaseAsked &asked, std::span<const qint64> present,
                                          Instant now)
{
    if (asked.id.has_value() == asked.code.has_value() || (asked.code && !isTrackingCode(*asked.code)))
        return malformedField();
    TRY_LET(const std::vector<CaseCard> cards, cardsOf(door, asked));
    for (const CaseCard &card : cards) {
        if (!mayRead(card, present))
            continue;
        std::vector<AggregateId> found{{caseCardKind.number, card.id.uuid()}};
        TRY_LET(const bool file, mayReadFile(door, card.id, present));
        if (file)
            found.push_back({caseFileKind.number, card.id.uuid()});
        TRY_LET(const auto citizen,
                card.citizen ? rootOf<Citizen>(door, card.citizen->uuid()) : Result<std::optional<Citizen>>(std::nullopt));
        if (citizen && mayRead(*citizen, present, now))
            found.push_back({citizenKind.number, citizen->id.uuid()});
        return found;
    }
    return Error("cases.unknown");
}

Result<bool> mayReadFile(Door &door, const CaseId &id, std::span<const qint64> present)
{
    TRY_LET(const auto file, rootOf<CaseFile>(door, id.uuid()));
    return file && mayRead(*file, present);
}

} // namespace peygir::cases
