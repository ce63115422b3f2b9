// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/store/subject_search.h"

#include "storage/door.h"

namespace peygir::catalogue {

using storage::Connection;
using storage::RowView;
using storage::SearchDocument;

Result<void> SubjectSearch::below(Connection &store, const AggregateId &aggregate,
                                  const std::function<void(const Uuid &)> &visit) const
{
    if (aggregate.kind != subjectGroupKind.number)
        return {};
    return store.each("SELECT id FROM subject WHERE subject_group = ?", {Value(aggregate.id)},
                      [&visit](const RowView &view) {
                          visit(view.uuid(0));
                          return true;
                      });
}

Result<std::vector<SearchDocument>> SubjectSearch::read(Connection &store, std::span<const Uuid> ids) const
{
    storage::Door door(store);
    std::vector<SearchDocument> documents;
    for (const Uuid &id : ids) {
        TRY_LET(const RowPointer row, door.row(tableOf<Subject>(), id));
        if (!row)
            continue;
        const Subject subject = fromRow<Subject>(*row);
        if (!subject.active)
            continue;
        // In an order of their own, so that few want the same place in the index.
        const auto &bytes = id.bytes();
        SearchDocument document{id, (qint64(bytes[15]) << 16) | (qint64(bytes[14]) << 8) | bytes[13],
                                persian::nameTokens(subject.name.fa + u' ' + subject.searchWords.value_or(QString())
                                                    + u' ' + subject.name.en)};
        TRY_LET(const RowPointer groupRow, door.row(tableOf<SubjectGroup>(), subject.group.uuid()));
        if (groupRow) {
            const Localized group = fromRow<SubjectGroup>(*groupRow).name;
            for (persian::IndexToken &token : persian::indexTokensWithHeads(group.fa + u' ' + group.en))
                document.tokens.push_back(std::move(token));
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

Result<std::vector<Uuid>> SubjectSearch::all(Connection &store) const
{
    std::vector<Uuid> ids;
    TRY(store.each("SELECT id FROM subject ORDER BY id", {}, [&ids](const RowView &view) {
        ids.push_back(view.uuid(0));
        return true;
    }));
    return ids;
}

} // namespace peygir::catalogue
