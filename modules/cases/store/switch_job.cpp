// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/switch_job.h"

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/move_to_process.h"
#include "cases/store/process_reader.h"
#include "storage/door.h"
#include "workflow/core/process_row.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::JobAct;
using storage::JobPart;
using storage::RowView;
using workflow::NodeKey;
using workflow::ProcessDefinition;

namespace {

using ProcessPointer = std::shared_ptr<const workflow::Process>;

Result<ProcessDefinition> record(storage::Door &door, const workflow::ProcessId &id)
{
    TRY_LET(const RowPointer row, door.row(tableOf<ProcessDefinition>(), id.uuid()));
    return row ? Result<ProcessDefinition>(fromRow<ProcessDefinition>(*row)) : Error("workflow.process_unknown");
}

bool isTask(const workflow::Process &in, const QString &node)
{
    const auto key = NodeKey::parse(node);
    const workflow::Node *found = key.ok() ? in.find(*key) : nullptr;
    return found && found->task();
}

QString statusIn(const workflow::Process &in, const QString &node)
{
    const auto key = NodeKey::parse(node);
    const workflow::Node *found = key.ok() ? in.find(*key) : nullptr;
    return found && found->status() ? found->status()->name.fa : node;
}

Result<qint64> countCases(Connection &connection, const QJsonObject &arguments)
{
    TRY_LET(const auto asked, fieldsFromJson<SwitchAsked>(arguments));
    if (asked.from == asked.to)
        return Error("workflow.switch.same");
    storage::Door door(connection);
    TRY_LET(const ProcessDefinition left, record(door, asked.from));
    TRY_LET(const ProcessDefinition come, record(door, asked.to));
    TRY_LET(const ProcessPointer from, processOf(left));
    TRY_LET(const ProcessPointer to, processOf(come));
    TRY_LET(const auto standing, ProcessReader(connection).standing(asked.from));
    qint64 cases = 0;
    for (const auto &[node, count] : standing) {
        if (!isTask(*to, asked.places.value(node).toString(node)))
            return Error("workflow.switch.target_missing",
                         {{QStringLiteral("status"), statusIn(*from, node)}, {QStringLiteral("count"), count}});
        cases += count;
    }
    // Messages that come meanwhile would stay behind.
    if (left.followedBy != asked.to)
        return Error("workflow.switch.not_yet");
    return cases;
}

JobAct moveOf(const Uuid &id, const SwitchAsked &asked)
{
    const MoveToProcess move{CaseId(id), asked.from, asked.to, asked.places};
    return {MoveToProcess::kind, MoveToProcess::version, fieldsToJson(move)};
}

Result<std::vector<JobPart>> nextCases(Connection &connection, const QJsonObject &arguments,
                                       const std::optional<Uuid> &after, int most)
{
    TRY_LET(const auto asked, fieldsFromJson<SwitchAsked>(arguments));
    std::vector<Value> values{Value(asked.from.uuid())};
    if (after)
        values.emplace_back(*after);
    values.emplace_back(qint64(most));
    std::vector<JobPart> parts;
    TRY(connection.each("SELECT id FROM case_card WHERE process = ? AND closed_at IS NULL"
                            + QByteArray(after ? " AND id > ?" : "") + " ORDER BY id LIMIT ?",
                        values, [&](const RowView &view) {
                            parts.push_back({view.uuid(0), moveOf(view.uuid(0), asked)});
                            return true;
                        }));
    return parts;
}

Result<std::optional<JobAct>> moveNow(Connection &connection, const QJsonObject &arguments, const Uuid &thing)
{
    TRY_LET(const auto asked, fieldsFromJson<SwitchAsked>(arguments));
    storage::Door door(connection);
    TRY_LET(const RowPointer row, door.row(tableOf<CaseCard>(), thing));
    const auto card = row ? std::optional(fromRow<CaseCard>(*row)) : std::nullopt;
    const bool isMoved = card && !card->closedAt && card->process == asked.from;
    return isMoved ? std::optional(moveOf(thing, asked)) : std::nullopt;
}

/// The line of history that the move at this place wrote; empty where there is none, or somebody has worked on the case since.
Result<std::optional<HistoryEntry>> lineOf(storage::Door &door, const MoveToProcess &move, qint64 place)
{
    const Uuid id = move.caseId.uuid();
    TRY_LET(const RowPointer card, door.row(tableOf<CaseCard>(), id));
    TRY_LET(const auto stays, door.rowsOf(tableOf<CaseNode>(), id));
    TRY_LET(const auto lines, door.rowsOf(tableOf<HistoryEntry>(), id));
    const bool isWorkedOn = std::any_of(stays.begin(), stays.end(), [place](const RowPointer &row) {
        return row->seq > place;
    });
    if (!card || fromRow<CaseCard>(*card).process != move.to || fromRow<CaseCard>(*card).openNodes == 0 || isWorkedOn)
        return std::optional<HistoryEntry>();
    for (const RowPointer &row : lines) {
        auto line = fromRow<HistoryEntry>(*row);
        if (row->seq == place && line.what == HistoryKind::Edited)
            return std::optional(std::move(line));
    }
    return std::optional<HistoryEntry>();
}

Result<JobAct> wayBack(Connection &connection, const QJsonObject &, const JobPart &part, qint64 place)
{
    TRY_LET(const auto move, fieldsFromJson<MoveToProcess>(part.act.arguments));
    storage::Door door(connection);
    TRY_LET(const auto line, lineOf(door, move, place));
    if (!line)
        return Error("jobs.moved_on");
    MoveToProcess back{move.caseId, move.to, move.from, line->values.value(QLatin1String(movedPlaces)).toObject()};
    const auto holder = organisation::PostId::parse(line->values.value(QLatin1String(movedHolder)).toString());
    if (holder.ok())
        back.holder = *holder;
    return JobAct{MoveToProcess::kind, MoveToProcess::version, fieldsToJson(back)};
}

} // namespace

// The card of a case and its file.
storage::JobKind switchJob() { return {switchJobName, 2, countCases, nextCases, moveNow, wayBack, true}; }

} // namespace peygir::cases
