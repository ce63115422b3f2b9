// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/store/standing_replies.h"

#include "storage/by_ids.h"

namespace peygir::followup {

using storage::Connection;
using storage::RowView;

namespace {

struct LastReply
{
    Instant at;
    bool isReturned;
};

Result<std::map<Uuid, LastReply>> lastReplies(Connection &connection, const cases::StatusKey &at)
{
    std::map<Uuid, LastReply> last;
    // A cross join: SQLite has to begin with the open cases, of which there are fewer than replies of all years.
    TRY(connection.each("SELECT r.aggregate, r.at, r.state FROM case_card c CROSS JOIN followup_reply r"
                        " WHERE c.process = ? AND c.node = ? AND c.closed_at IS NULL AND r.aggregate = c.id",
                        {Value(FieldCodec<workflow::ProcessId>::toValue(*at.process)), Value::text(at.node)},
                        [&last](const RowView &view) {
                            const LastReply reply{view.instant(1), view.utf8(2) == "returned"};
                            const auto known = last.emplace(view.uuid(0), reply).first;
                            if (known->second.at < reply.at)
                                known->second = reply;
                            return true;
                        }));
    return last;
}

} // namespace

Result<std::map<Uuid, Instant>> standingReplies(Connection &connection, const cases::StatusKey &at)
{
    std::map<Uuid, Instant> standing;
    if (!at.process)
        return standing;
    TRY_LET(const auto last, lastReplies(connection, at));
    std::vector<Uuid> caseIds;
    for (const auto &[caseId, reply] : last) {
        if (reply.isReturned)
            continue;
        caseIds.push_back(caseId);
        standing.emplace(caseId, reply.at);
    }
    TRY(storage::eachByIds(connection, {"aggregate, at", "followup_question", "aggregate"}, caseIds,
                           [&standing](const RowView &view) {
                               const auto reply = standing.find(view.uuid(0));
                               if (reply != standing.end() && reply->second < view.instant(1))
                                   standing.erase(reply);
                           }));
    return standing;
}

} // namespace peygir::followup
