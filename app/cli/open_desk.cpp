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

OpenDesk::OpenDesk(const front::Profile &profile, const Registry &registry, front::ProfileCard card, QString password)
    : m_profile(profile)
    , m_registry(registry)
    , m_card(std::move(card))
    , m_password(std::move(password))
{
}

Result<std::unique_ptr<OpenDesk>> OpenDesk::open(const front::Profile &profile, const Registry &registry,
                                                 const Wish &wish)
{
    TRY_LET(const auto card, profile.read());
    if (!card)
        return Error("front.nobody_signed_in");
    auto desk = std::unique_ptr<OpenDesk>(new OpenDesk(profile, registry, *card, wish.password));
    if (card->store == front::StoreKind::Sealed) {
        // A window that runs has opened it, and nobody has to say the password a second time.
        if (desk->status().ok())
            return desk;
        TRY(desk->unlock());
    }
    const front::DeskSettings settings =
        wish.network == Network::Never ? profile.offlineDesk(*card, desk->m_key) : profile.desk(*card, desk->m_key);
    auto worker = std::make_unique<DeskWorker>(
        settings, front::DeskSurroundings{registry, desk->m_random, desk->m_clock, front::afterByTimer()});
    const auto opened = worker->open();
    if (opened.ok()) {
        desk->m_worker = std::move(worker);
        TRY(profile.noteDesk(desk->m_worker->desk()));
        return desk;
    }
    if (opened.error().id() != "storage.in_use" || !desk->status().ok())
        return opened.error();
    return desk;
}

Result<void> OpenDesk::unlock()
{
    front::SignIn signIn(m_profile);
    using Welcome = front::SignIn::Welcome;
    TRY_LET(const Welcome welcome,
            awaited<Welcome>([&](const front::SignIn::Done &done) { signIn.unlock(m_password, done); }));
    m_token = welcome.token;
    m_key = welcome.storeKey;
    return {};
}

Result<QByteArray> OpenDesk::token()
{
    if (!m_token)
        TRY(unlock());
    if (!m_token)
        return Error("front.sign_in_needed");
    return *m_token;
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
    const auto answer = front::rawQuery(m_worker->store()->connection(), m_registry, name, arguments);
    // Whoever opens the store next replaces it.
    if (!answer.ok() && answer.error().id() == "storage.damaged")
        TRY(storage::LocalStore::markDamaged(m_profile.storeFolder(), storage::LocalStore::Purpose::Desk));
    return answer;
}

Result<QJsonObject> OpenDesk::askServer(const QString &name, const QJsonObject &arguments)
{
    if (isElsewhere())
        return DeskDoor::ask(m_profile.folder(),
                             {{QStringLiteral("do"), QStringLiteral("ask")},
                              {QStringLiteral("name"), name},
                              {QStringLiteral("arguments"), arguments}},
                             serverPatience);
    TRY_LET(const QByteArray named, token());
    TRY_LET(const auto line, m_profile.desk(m_card).openTransport());
    TRY_LET(const ServerPort::Answer answer, awaited<ServerPort::Answer>([&](const ServerPort::Done &done) {
                front::askServer(*line, {m_registry, m_worker->desk(), named}, name.toUtf8(), arguments, done);
            }));
    return front::toJson(answer);
}

Result<QJsonObject> OpenDesk::status()
{
    if (isElsewhere())
        return askElsewhere({{QStringLiteral("do"), QStringLiteral("status")}});
    TRY_LET(const DeskWorker::News news, m_worker->freshNews());
    QJsonObject json = front::toJson(news.status, news.troubled);
    if (const auto &rescued = m_worker->store()->rescued())
        json.insert(QStringLiteral("rescued"), QJsonObject{{QStringLiteral("rows"), rescued->rows},
                                                           {QStringLiteral("incomplete"), rescued->isIncomplete}});
    return json;
}

Result<QJsonObject> OpenDesk::synchronise(std::optional<int> seconds)
{
    if (isElsewhere())
        return waitElsewhere(seconds);
    TRY_LET(const QByteArray named, token());
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
    QTimer::singleShot(0, &loop, [&] { m_worker->start(named); });
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
