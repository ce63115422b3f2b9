// SPDX-License-Identifier: GPL-3.0-or-later
// What of the server's answers changes who may come in: devices that are ended or lost, accounts that are given and closed.
#include "administration/store/account_keeper.h"
#include "service/event_log.h"
#include "service/problems.h"
#include "service/sync_service.h"
#include "sync/server/lost_desks.h"
#include "sync/wire/page_writer.h"

namespace peygir::server {

using administration::DeviceAsking;
using front::HttpRequest;
using front::Responder;
using storage::Connection;
using storage::Transaction;

namespace {

/// One act of an administrator: what it does at the writer, and as what it is logged.
struct Act
{
    const char *event;
    /// Whom or what it was about, for the log.
    QByteArray about;
    std::function<Result<void>(const DeviceAsking &asking)> run;
};

Result<void> loseDevice(const DeviceAsking &asking, const Uuid &desk)
{
    TRY(administration::mayKeepAccounts(asking));
    if (desk == asking.desk)
        return Error("access.own_account");
    TRY_LET(Transaction transaction, Transaction::begin(asking.connection, Connection::Access::Write));
    const auto reported = sync::lostDesks::report(asking.connection, desk, asking.now);
    // Where somebody only signed in and nothing ever came from, there is nothing to be held.
    const bool isUnheardOf = !reported.ok() && reported.error().id() == "sync.desk_unknown";
    if (!isUnheardOf)
        TRY(reported);
    // Copies of one desk share its sign-in: all of them sign in anew.
    const auto family = isUnheardOf ? Result<std::vector<Uuid>>(std::vector{desk}) : sync::lostDesks::familyOf(asking.connection, desk);
    TRY(family);
    TRY(access::Accounts::endTokensOf(asking.connection, *family, asking.now));
    return transaction.commit();
}

template <class T>
Result<Act> actOf(const QJsonObject &arguments, const char *event, Result<void> (*run)(const DeviceAsking &, const T &))
{
    const auto wanted = fieldsFromJson<T>(arguments);
    if (!wanted.ok())
        return Error("sync.malformed");
    return Act{event, wanted->user.uuid().toAscii(),
               [wanted = *wanted, run](const DeviceAsking &asking) { return run(asking, wanted); }};
}

} // namespace

bool SyncService::isAdministration(const QByteArray &query)
{
    for (const char *act : {sync::endDeviceQuery, sync::giveAccountQuery, sync::switchAccountQuery, sync::unlockAccountQuery,
                            sync::loseDeviceQuery}) {
        if (query == act)
            return true;
    }
    return false;
}

void SyncService::administer(const Speaker &speaker, const sync::QueryRequest &asked, const HttpRequest &request,
                             const Responder &respond)
{
    if (isRefusedBySchema(true, respond) || isLedElsewhere(request, respond))
        return;
    const auto session = speakingAs(speaker.session, asked.desk);
    if (!session.ok())
        return respond(problemOf(session.error()));
    const auto act = [&]() -> Result<Act> {
        if (asked.name == sync::switchAccountQuery)
            return actOf<administration::SwitchAccount>(asked.arguments, "account-switched", administration::switchAccount);
        if (asked.name == sync::unlockAccountQuery)
            return actOf<administration::UnlockAccount>(asked.arguments, "account-unlocked", administration::unlockAccount);
        if (asked.name == sync::giveAccountQuery) {
            const auto wanted = fieldsFromJson<administration::GiveAccount>(asked.arguments);
            if (!wanted.ok())
                return Error("sync.malformed");
            // On this thread and not on the one writer's: it takes a fifth of a second. Nobody without the right gets so far.
            TRY(m_readers.with([&](Reader &reader) {
                return administration::mayGive({*reader.connection, session->user, session->desk, m_clock.now()}, *wanted);
            }));
            TRY_LET(const QByteArray hash, m_accounts.hashFor({wanted->user, wanted->signInName, wanted->password, {}, true}));
            return Act{"account-given", wanted->user.uuid().toAscii(), [wanted = *wanted, hash](const DeviceAsking &asking) {
                           return administration::giveAccount(asking, wanted, hash);
                       }};
        }
        if (asked.name == sync::loseDeviceQuery) {
            const auto wanted = fieldsFromJson<administration::LoseDevice>(asked.arguments);
            if (!wanted.ok())
                return Error("sync.malformed");
            return Act{"device-lost", wanted->desk.toAscii(),
                       [desk = wanted->desk](const DeviceAsking &asking) { return loseDevice(asking, desk); }};
        }
        const auto wanted = fieldsFromJson<administration::EndDevice>(asked.arguments);
        if (!wanted.ok())
            return Error("sync.malformed");
        return Act{"device-ended", wanted->desk.toAscii(),
                   [wanted = *wanted](const DeviceAsking &asking) { return administration::endDevice(asking, wanted); }};
    }();
    if (!act.ok())
        return respond(problemOf(act.error()));
    m_sequencer.run([this, session = *session, act = *act, respond](Result<SequencerThread::Writer> writer) {
        const auto answer = [&]() -> Result<QByteArray> {
            TRY(writer);
            const Instant now = m_clock.now();
            TRY(act.run({writer->connection, session.user, session.desk, now}));
            return sync::QueryResponse{now, sync::PageWriter(0).finished()}.encoded();
        };
        const auto answered = answer();
        logEvent(act.event, {{"by", session.user.uuid().toAscii()},
                             {"at", session.desk.toAscii()},
                             {"about", act.about},
                             {"outcome", answered.ok() ? "done" : answered.error().id()}});
        if (answered.ok())
            m_tokens.look();
        respond(answerOf(answered));
    });
}

} // namespace peygir::server
