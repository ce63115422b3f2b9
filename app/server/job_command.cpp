// SPDX-License-Identifier: GPL-3.0-or-later
#include "job_command.h"

#include "access/core/roles.h"
#include "arguments.h"
#include "base/random.h"
#include "control_socket.h"
#include "service/event_log.h"
#include "service/job_kinds.h"
#include "service/job_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace peygir::server {

namespace {

const QString argumentsOption = QStringLiteral("arguments");
const QString byOption = QStringLiteral("by");
/// Parts that are named one by one: more is a list for nobody.
constexpr int mostTroubles = 1000;

QString textOf(const QJsonObject &request, const char *name) { return request.value(QLatin1String(name)).toString(); }

Result<QJsonObject> listed(sync::Jobs &jobs, const QString &id)
{
    TRY_LET(const std::vector<sync::Job> all, jobs.list());
    QJsonObject answer{{QStringLiteral("jobs"), toJson(all)}};
    if (id.isEmpty())
        return answer;
    TRY_LET(const Uuid asked, Uuid::parse(QStringView(id)));
    TRY_LET(const auto troubles, jobs.troubles(asked, mostTroubles));
    QJsonArray array;
    for (const sync::JobTrouble &trouble : troubles)
        array.append(QJsonObject{{QStringLiteral("thing"), trouble.thing.toString()},
                                 {QStringLiteral("act"), QString::fromLatin1(trouble.act.kind)},
                                 {QStringLiteral("arguments"), trouble.act.arguments},
                                 {QStringLiteral("undo"), trouble.isUndo},
                                 {QStringLiteral("reason"), QString::fromLatin1(trouble.reason.id())}});
    answer.insert(QStringLiteral("troubles"), array);
    return answer;
}

Result<QJsonObject> begun(sync::Jobs &jobs, const QJsonObject &request, Instant now)
{
    SystemRandom random;
    const QString by = textOf(request, "by");
    const auto user = by.isEmpty() ? Result<UserId>(access::systemUser()) : UserId::parse(by);
    if (!user.ok())
        return wrongArguments(QStringLiteral("--by wants the id of a person"));
    const Uuid id = newUuid(now, random);
    TRY(jobs.begin(id, textOf(request, "kind").toUtf8(), request.value(QLatin1String("arguments")).toObject(), *user, now));
    return QJsonObject{{QStringLiteral("begun"), id.toString()}};
}

void printJobs(const QJsonObject &answer)
{
    if (answer.contains(QLatin1String("begun")))
        std::printf("%s\n", qPrintable(textOf(answer, "begun")));
    // One that was asked for by its id stands with all that there is to say of it.
    for (const char *part : {"jobs", "troubles"}) {
        for (const QJsonValue &value : answer.value(QLatin1String(part)).toArray())
            std::printf("%s\n", QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact).constData());
    }
}

Result<QJsonObject> requestOf(const Arguments &arguments)
{
    const QStringList words = arguments.files();
    const QString act = words.value(0);
    QJsonObject request{{QStringLiteral("job"), act}};
    if (act != QLatin1String("begin")) {
        request.insert(QStringLiteral("id"), words.value(1));
        return request;
    }
    const QJsonDocument given = QJsonDocument::fromJson(arguments.value(argumentsOption).toUtf8());
    if (!given.isObject())
        return wrongArguments(QStringLiteral("job begin KIND --arguments JSON"));
    request.insert(QStringLiteral("kind"), words.value(1));
    request.insert(QStringLiteral("arguments"), given.object());
    request.insert(QStringLiteral("by"), arguments.value(byOption));
    return request;
}

} // namespace

Result<QJsonObject> carryOutJob(storage::Connection &connection, const QJsonObject &request, Instant now)
{
    sync::Jobs jobs(connection, jobKinds());
    const QString act = textOf(request, "job");
    if (act == QLatin1String("list"))
        return listed(jobs, textOf(request, "id"));
    if (act == QLatin1String("begin"))
        return begun(jobs, request, now);
    const auto id = Uuid::parse(QStringView(textOf(request, "id")));
    const auto wanted = act == QLatin1String("stop")    ? &sync::Jobs::stop
                        : act == QLatin1String("go-on") ? &sync::Jobs::goOn
                        : act == QLatin1String("undo")  ? &sync::Jobs::undo
                                                        : nullptr;
    if (!id.ok() || !wanted)
        return wrongArguments(QStringLiteral("job list [JOB], job stop JOB, job go-on JOB, job undo JOB, or job begin KIND"));
    TRY((jobs.*wanted)(*id, now));
    logEvent("job", {{"job", id->toAscii()}, {"wanted", act.toLatin1()}});
    return QJsonObject();
}

Result<void> jobCommand(const QStringList &words)
{
    Arguments arguments;
    arguments.option(argumentsOption).option(byOption);
    TRY(arguments.parse(words));
    TRY_LET(const QJsonObject request, requestOf(arguments));
    if (isServerRunning(arguments.location())) {
        TRY_LET(const QJsonObject answer, askServerAboutJob(arguments.location(), request));
        printJobs(answer);
        return {};
    }
    TRY_LET(const auto store, ServerStore::open(arguments.location()));
    TRY(store->checkSchema());
    TRY_LET(const auto connection, store->openWriting());
    TRY_LET(const QJsonObject answer, carryOutJob(*connection, request, SystemClock().now()));
    printJobs(answer);
    return {};
}

} // namespace peygir::server
