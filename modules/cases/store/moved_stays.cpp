// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/moved_stays.h"

#include "cases/core/case_file.h"
#include "cases/core/move_to_process.h"
#include "storage/by_ids.h"

#include <QJsonDocument>

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

struct Stay
{
    Uuid id;
    QString node;
    Instant openedAt;
    /// Empty where it was not ended by leaving the case's way.
    std::optional<Instant> abandonedAt;
};

struct Move
{
    Uuid caseId;
    Instant at;
    /// Tasks at which it went on, and in whose place.
    QJsonObject places;
};

Result<std::vector<Move>> movesOf(Connection &connection, const std::vector<Uuid> &caseIds)
{
    std::vector<Move> moves;
    TRY(storage::eachByIds(connection, {"aggregate, what, at, details", "case_history", "aggregate"}, caseIds,
                           [&moves](const RowView &view) {
                               if (view.utf8(1) != QByteArrayView(FieldCodec<HistoryKind>::word(HistoryKind::Edited)))
                                   return;
                               const QJsonObject values = QJsonDocument::fromJson(view.utf8(3)).object();
                               if (values.contains(QLatin1String(movedFrom)))
                                   moves.push_back({view.uuid(0), view.instant(2),
                                                    values.value(QLatin1String(movedPlaces)).toObject()});
                           }));
    return moves;
}

Result<std::map<Uuid, std::vector<Stay>>> staysOf(Connection &connection, const std::vector<Uuid> &caseIds)
{
    std::map<Uuid, std::vector<Stay>> stays;
    TRY(storage::eachByIds(connection, {"aggregate, id, node, opened_at, closed_at, closing", "case_node", "aggregate"}, caseIds,
                           [&stays](const RowView &view) {
                               const bool isAbandoned
                                   = !view.isNull(5)
                                     && view.utf8(5) == QByteArrayView(FieldCodec<workflow::ClosedBy>::word(workflow::ClosedBy::Abandoned));
                               stays[view.uuid(0)].push_back({view.uuid(1), view.text(2), view.instant(3),
                                                              isAbandoned ? std::optional(view.instant(4)) : std::nullopt});
                           }));
    return stays;
}

} // namespace

Result<MovedStays> MovedStays::of(Connection &connection, const std::vector<Uuid> &caseIds)
{
    MovedStays moved;
    if (caseIds.empty())
        return moved;
    TRY_LET(const auto moves, movesOf(connection, caseIds));
    std::vector<Uuid> movedCases;
    for (const Move &move : moves)
        movedCases.push_back(move.caseId);
    std::sort(movedCases.begin(), movedCases.end());
    movedCases.erase(std::unique(movedCases.begin(), movedCases.end()), movedCases.end());
    TRY_LET(const auto stays, staysOf(connection, movedCases));
    for (const Move &move : moves) {
        const auto ofCase = stays.find(move.caseId);
        if (ofCase == stays.end())
            continue;
        for (auto place = move.places.begin(); place != move.places.end(); ++place) {
            const auto with = [&](const auto &isIt) {
                return std::find_if(ofCase->second.begin(), ofCase->second.end(), isIt);
            };
            const QString from = place.value().toString();
            // What ends and what begins by a move do so in its moment.
            const auto ended
                = with([&](const Stay &stay) { return stay.node == from && stay.abandonedAt == move.at; });
            const auto begun = with([&](const Stay &stay) {
                return stay.node == place.key() && stay.openedAt == move.at && (ended == ofCase->second.end() || stay.id != ended->id);
            });
            if (ended != ofCase->second.end() && begun != ofCase->second.end())
                moved.m_next.emplace(ended->id, begun->id);
        }
    }
    return moved;
}

Uuid MovedStays::now(Uuid stay) const
{
    // As many steps as there are at most: clocks that stood still could lead round.
    for (size_t step = 0; step < m_next.size(); ++step) {
        const auto next = m_next.find(stay);
        if (next == m_next.end())
            break;
        stay = next->second;
    }
    return stay;
}

} // namespace peygir::cases
