// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/citizen_search.h"

#include "cases/core/case_ids.h"
#include "cases/core/citizen.h"

namespace peygir::cases {

using storage::Connection;
using storage::RowView;
using storage::SearchDocument;

std::vector<int> CitizenSearch::kinds() const { return {citizenKind.number}; }

Result<std::vector<SearchDocument>> CitizenSearch::read(Connection &store, std::span<const Uuid> ids) const
{
    constexpr qint64 msInSecond = 1000;
    std::vector<SearchDocument> documents;
    for (const Uuid &id : ids) {
        TRY(store.each("SELECT phone, name, first_seen_at FROM citizen WHERE id = ?", {Value(id)},
                       [&](const RowView &view) {
                           documents.push_back(
                               {id, std::max<qint64>(0, view.integer(2) / msInSecond),
                                persian::indexTokensWithHeads(view.text(1) + QStringLiteral(" ; ") + view.text(0))});
                           return false;
                       }));
    }
    return documents;
}

Result<std::vector<Uuid>> CitizenSearch::all(Connection &store) const
{
    std::vector<Uuid> ids;
    TRY(store.each("SELECT id FROM citizen ORDER BY first_seen_at DESC", {}, [&ids](const RowView &view) {
        ids.push_back(view.uuid(0));
        return true;
    }));
    return ids;
}

} // namespace peygir::cases
