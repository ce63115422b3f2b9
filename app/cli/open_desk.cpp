// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_desk.h"

#include "awaiting.h"
#include "front/desk/desk_door.h"
#include "front/desk/desk_json.h"
#include "front/desk/raw_query.h"
#include "front/desk/server_query.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

namespace peygir::cli {

using front::DeskDoor;
using front::DeskWorker;

namespace {

/// A running window decides within milliseconds; it may be reading something large.
constexpr Milliseconds doorPatience{30'000};
/// ... and the server longer, where the line is silent (`HttpsLimits::silence`).
constexpr Milliseconds serverPatience{60'000};
/// How often a running window is asked whether it is done, and how long at most.
constexpr unsigned long doorPollMs = 200;
constexpr Milliseconds longestSynchronisation{600'000};

} // namespace

OpenDesk::OpenDesk(const front::Profile &profile, const Registry &registry, front::ProfileCard card)
    : m_profile(profile)
    , m_registry(registry)
    , m_card(std::move(card))
{
}

Result<std::unique_ptr<OpenDesk>> OpenDesk::open(const front::Profile &profile, const Registry &registry,
                                                 Network network)
{
    TRY_LET(const auto card, profile.read());
    if (!card)
        return Error("front.nobody_signed_in");
    auto desk = std::unique_ptr<OpenDesk>(new OpenDesk(profile, registry, *card));
    const front::DeskSettings settings =
        network == Network::Never ? profile.offlineDesk(*card) : profile.desk(*card);
    auto worker = std::make_unique<DeskWorker>(
        settings, front::DeskSurroundings{registry, desk->m_random, desk->m_clock, front::afterByTimer()});
    const auto opened = worker->open();
    if (opened.ok()) {
        desk->m_worker = std::move(worker);
        return desk;
    }
    if (opened.error().id() != "storage.in_use" || !desk->status().ok())
        return opened.error();
    return desk;
}

Result<QJsonObject> OpenDesk::askElsewhere(const QJsonObject &request) const
{
    return DeskDoor::ask(m_profile.folder(), request, doorPatience);
}

Result<QJsonObject> OpenDesk::submit(const QByteArray &kind, const QJsonObject &arguments, const QByteArray &codeField)
{
    if (isElsewhere())
        return askElsewhere({{QStringLiteral("do"), QStringLiteral("submit")},
                             {QStringLiteral("kind"), QString::fromLatin1(kind)},
                             {QStringLiteral("arguments"), arguments},
                             {QStringLiteral("code_field"), QString::fromLatin1(codeField)}});
    TRY_LET(const auto accepted,
            m_worker->submit(kind, arguments, codeField.isEmpty() ? nullptr : codeField.constData()));
    return front::toJson(accepted);
}

Result<QJsonObject> OpenDesk::query(const QString &name, const QJsonObject &arguments)
{
    if (isElsewhere())
        return askElsewhere({{QStringLiteral("do"), QStringLiteral("query")},
                             {QStringLiteral("name"), name},
                             {QStringLiteral("arguments"), arguments}});
    return front::rawQuery(m_worker->store()->connection(), m_registry, name, arguments);
}

Result<QJsonObject> OpenDesk::askServer(const QByteArray &token, const QString &name, const QJsonObject &arguments)
{
    if (isElsewhere())
        return DeskDoor::ask(m_profile.folder(),
                             {{QStringLiteral("do"), QStringLiteral("ask")},
                              {QStringLiteral("name"), name},
                              {QStringLiteral("arguments"), arguments}},
                             serverPatience);
    TRY_LET(const auto line, m_profile.desk(m_card).openTransport());
    TRY_LET(const ServerPort::Answer answer, awaited<ServerPort::Answer>([&](const ServerPort::Done &done) {
                front::askServer(*line, {m_registry, m_worker->desk(), token}, name.toUtf8(), arguments, done);
            }));
    return front::toJson(answer);
}

Result<QJsonObject> OpenDesk::status()
{
    if (isElsewhere())
        return askElsewhere({{QStringLiteral("do"), QStringLiteral("status")}});
    TRY_LET(const DeskWorker::News news, m_worker->freshNews());
    return front::toJson(news.status, news.troubled);
}

Result<QJsonObject> OpenDesk::synchronise(const QByteArray &token, std::optional<int> seconds)
{
    if (isElsewhere())
        return waitElsewhere(seconds);
    QEventLoop loop;
    std::optional<Error> failure;
    QObject::connect(m_worker.get(), &DeskWorker::failed, &loop, [&](const Error &error) {
        failure = error;
        if (!seconds)
            loop.quit();
    });
    QObject::connect(m_worker.get(), &DeskWorker::quiet, &loop, [&] {
        failure.reset();
        if (!seconds)
            loop.quit();
    });
    QTimer::singleShot(seconds ? std::chrono::seconds(*seconds) : longestSynchronisation, &loop, [&] {
        if (!seconds)
            failure = Error("cli.still_busy");
        loop.quit();
    });
    // The loop must run before the first answer can come.
    QTimer::singleShot(0, &loop, [&] { m_worker->start(token); });
    loop.exec();
    m_worker->stop();
    if (failure)
        return *failure;
    return status();
}

Result<QJsonObject> OpenDesk::waitElsewhere(std::optional<int> seconds)
{
    TRY(askElsewhere({{QStringLiteral("do"), QStringLiteral("synchronise")}}));
    const QDeadlineTimer end(seconds ? std::chrono::seconds(*seconds) : longestSynchronisation);
    for (;;) {
        TRY_LET(const QJsonObject now, status());
        const bool isDone = now.value(QStringLiteral("waiting")).toInt() == 0 &&
                            now.value(QStringLiteral("line")) == QStringLiteral("online");
        if (isDone || end.hasExpired())
            return isDone || seconds ? Result<QJsonObject>(now) : Result<QJsonObject>(Error("cli.still_busy"));
        QThread::msleep(doorPollMs);
    }
}

} // namespace peygir::cli
