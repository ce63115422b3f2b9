// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/transfer_job.h"

#include "cases/core/refer_case.h"
#include "storage/door.h"

namespace peygir::cases {

using storage::Connection;
using storage::JobAct;
using storage::JobPart;
using storage::RowView;

namespace {

const QByteArray openAt = " FROM case_node WHERE holder = ? AND state = 'open'";

Result<qint64> count(Connection &connection, const QJsonObject &arguments)
{
    TRY_LET(const auto asked, fieldsFromJson<TransferAsked>(arguments));
    if (asked.from == asked.to)
        return Error("cases.same_post");
    storage::Door door(connection);
    TRY_LET(const RowPointer post, door.row(tableOf<organisation::Post>(), asked.to.uuid()));
    if (!post || !fromRow<organisation::Post>(*post).active)
        return Error("cases.post_unknown");
    qint64 nodes = 0;
    TRY(connection.each("SELECT COUNT(*)" + openAt, {Value(asked.from.uuid())}, [&nodes](const RowView &view) {
        nodes = view.integer(0);
        return false;
    }));
    return nodes;
}

JobPart partOf(const RowView &view, const TransferAsked &asked)
{
    const ReferCase refer{CaseId(view.uuid(1)), CaseNodeId(view.uuid(0)), asked.to, asked.note};
    return {view.uuid(0), {ReferCase::kind, ReferCase::version, fieldsToJson(refer)}};
}

Result<std::vector<JobPart>> next(Connection &connection, const QJsonObject &arguments, const std::optional<Uuid> &after,
                                  int most)
{
    TRY_LET(const auto asked, fieldsFromJson<TransferAsked>(arguments));
    std::vector<Value> values{Value(asked.from.uuid())};
    if (after)
        values.emplace_back(*after);
    values.emplace_back(qint64(most));
    std::vector<JobPart> parts;
    TRY(connection.each("SELECT id, aggregate" + openAt + QByteArray(after ? " AND id > ?" : "") + " ORDER BY id LIMIT ?",
                        values, [&](const RowView &view) {
                            parts.push_back(partOf(view, asked));
                            return true;
                        }));
    return parts;
}

Result<std::optional<JobAct>> at(Connection &connection, const QJsonObject &arguments, const Uuid &thing)
{
    TRY_LET(const auto asked, fieldsFromJson<TransferAsked>(arguments));
    std::optional<JobAct> act;
    TRY(connection.each("SELECT id, aggregate" + openAt + " AND id = ?", {Value(asked.from.uuid()), Value(thing)},
                        [&](const RowView &view) {
                            act = partOf(view, asked).act;
                            return false;
                        }));
    return act;
}

Result<JobAct> back(Connection &connection, const QJsonObject &arguments, const JobPart &part, qint64 place)
{
    TRY_LET(const auto asked, fieldsFromJson<TransferAsked>(arguments));
    TRY_LET(ReferCase refer, fieldsFromJson<ReferCase>(part.act.arguments));
    bool isThere = false;
    TRY(connection.each("SELECT 1" + openAt + " AND id = ? AND seq = ?", {Value(asked.to.uuid()), Value(part.thing), Value(place)},
                        [&isThere](const RowView &) {
                            isThere = true;
                            return false;
                        }));
    if (!isThere)
        return Error("jobs.moved_on");
    refer.to = asked.from;
    return JobAct{ReferCase::kind, ReferCase::version, fieldsToJson(refer)};
}

} // namespace

// The card of a case and its file.
storage::JobKind transferJob() { return {"transfer", 2, count, next, at, back}; }

} // namespace peygir::cases
