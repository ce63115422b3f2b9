// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/job_text.h"

namespace peygir::server {

QJsonArray toJson(const std::vector<sync::Job> &jobs)
{
    QJsonArray array;
    for (const sync::Job &job : jobs) {
        QJsonObject one{{QStringLiteral("id"), job.id.toString()},
                        {QStringLiteral("kind"), QString::fromLatin1(job.kind)},
                        {QStringLiteral("arguments"), job.arguments},
                        {QStringLiteral("by"), job.askedBy.toString()},
                        {QStringLiteral("at"), job.askedAt.milliseconds()},
                        {QStringLiteral("state"), FieldCodec<sync::JobState>::toJson(job.state)},
                        {QStringLiteral("total"), job.total},
                        {QStringLiteral("applied"), job.counts.applied},
                        {QStringLiteral("refused"), job.counts.refused},
                        {QStringLiteral("held"), job.counts.held},
                        {QStringLiteral("undone"), job.counts.undone},
                        {QStringLiteral("kept"), job.counts.kept}};
        if (job.reason)
            one.insert(QStringLiteral("reason"), QString::fromLatin1(job.reason->id()));
        if (job.partsAreGone)
            one.insert(QStringLiteral("parts_gone"), true);
        array.append(one);
    }
    return array;
}

} // namespace peygir::server
