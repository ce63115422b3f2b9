// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/job_desk.h"

#include "access/core/roles.h"
#include "cases/core/case_card.h"
#include "cases/store/deadline_job.h"
#include "cases/store/switch_job.h"
#include "service/job_kinds.h"
#include "storage/door.h"
#include "storage/held_facts.h"

#include <QJsonArray>

#include <algorithm>

namespace peygir::server {

namespace {

Result<void> maySwitch(storage::Connection &connection, const UserId &asker)
{
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, asker, rights);
    const auto allowed = facts.author().may(workflow::editProcesses, {.everywhere = true});
    if (facts.failure())
        return *facts.failure();
    return allowed;
}

Result<QJsonObject> begun(storage::Connection &connection, const UserId &asker, const JobAsked &asked,
                          const Uuid &newId, Instant now)
{
    if (!asked.kind || !asked.arguments)
        return Error("sync.malformed");
    const bool isSwitch = *asked.kind == QLatin1String(cases::switchJobName);
    if (!isSwitch && *asked.kind != QLatin1String(cases::deadlineJobName))
        return Error("jobs.kind_unknown", {{QStringLiteral("kind"), asked.kind->left(80)}});
    TRY(isSwitch ? maySwitch(connection, asker) : cases::mayMoveDeadlines(connection, asker));
    TRY(sync::Jobs(connection, jobKinds()).begin(newId, asked.kind->toLatin1(), *asked.arguments, asker, now));
    return QJsonObject{{QStringLiteral("job"), newId.toString()}};
}

Result<QJsonObject> troubles(storage::Connection &connection, sync::Jobs &jobs, const Uuid &job)
{
    TRY_LET(const auto found, jobs.troubles(job, mostTroublesTold));
    storage::Door door(connection);
    QJsonArray array;
    for (const sync::JobTrouble &trouble : found) {
        TRY_LET(const RowPointer card, door.row(tableOf<cases::CaseCard>(), trouble.thing));
        array.append(QJsonObject{{QStringLiteral("code"), card ? fromRow<cases::CaseCard>(*card).code : QString()},
                                 {QStringLiteral("reason"), QString::fromLatin1(trouble.reason.id())},
                                 {QStringLiteral("values"), QJsonObject::fromVariantMap(trouble.reason.values())},
                                 {QStringLiteral("undo"), trouble.isUndo}});
    }
    return QJsonObject{{QStringLiteral("troubles"), array}};
}

} // namespace

Result<QJsonObject> answerJob(storage::Connection &connection, const UserId &asker, const JobAsked &asked,
                              const Uuid &newId, Instant now)
{
    if (asked.act == QLatin1String("begin"))
        return begun(connection, asker, asked, newId, now);
    if (!asked.job)
        return Error("sync.malformed");
    sync::Jobs jobs(connection, jobKinds());
    TRY_LET(const auto own, jobs.list(asker));
    if (std::none_of(own.begin(), own.end(), [&asked](const sync::Job &job) { return job.id == *asked.job; }))
        return Error("jobs.unknown");
    if (asked.act == QLatin1String("troubles"))
        return troubles(connection, jobs, *asked.job);
    const auto wanted = asked.act == QLatin1String("stop")    ? &sync::Jobs::stop
                        : asked.act == QLatin1String("go_on") ? &sync::Jobs::goOn
                        : asked.act == QLatin1String("undo")  ? &sync::Jobs::undo
                                                              : nullptr;
    if (!wanted)
        return Error("sync.malformed");
    TRY((jobs.*wanted)(*asked.job, now));
    return QJsonObject{{QStringLiteral("job"), asked.job->toString()}};
}

} // namespace peygir::server
