// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"
#include "sync/server/jobs.h"

namespace peygir::server {

/// What a desk asks about a job (`sync::jobQuery`).
struct JobAsked
{
    /// "begin" {kind, arguments}, or "stop", "go_on", "undo", "troubles" of a `job` of one's own.
    QString act;
    std::optional<QString> kind = {};
    std::optional<QJsonObject> arguments = {};
    std::optional<Uuid> job = {};

    static constexpr auto fields()
    {
        return std::tuple{field("act", &JobAsked::act), field("kind", &JobAsked::kind),
                          field("arguments", &JobAsked::arguments), field("job", &JobAsked::job)};
    }
};

/// Does that for `asker`, on the sequencer's connection. Desks begin no other jobs than "process_switch", which moves cases for
/// whoever may edit processes, and "deadlines", for whoever may move promised ends everywhere. Answers "job", the id of what was begun; for "troubles" those parts that came to nothing, at most
/// `mostTroublesTold`, each with "code" (of the case), "reason" and "undo". Refuses "sync.malformed", "access.denied",
/// "jobs.kind_unknown", "jobs.unknown" (also another's), and what `sync::Jobs` and the kind refuse.
Result<QJsonObject> answerJob(storage::Connection &connection, const UserId &asker, const JobAsked &asked,
                              const Uuid &newId, Instant now);

inline constexpr int mostTroublesTold = 200;

} // namespace peygir::server
