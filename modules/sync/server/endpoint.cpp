// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/endpoint.h"

#include "sync/server/gathering.h"
#include "sync/server/history.h"
#include "sync/wire/dictionary.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync::endpoint {

/// Whether the desk comes from another history: then how much of it is also this one's. And notes what it tells of a lost one.
static Result<std::optional<qint64>> meet(storage::Connection &connection, const HelloRequest &request, Instant now)
{
    std::optional<qint64> common;
    TRY_LET(const Cursor head, headOf(connection));
    if (request.broughtTo == head.epoch)
        TRY(noteReturned(connection, request.desk, now));
    if (!request.known)
        return common;
    const auto checked = checkCursor(connection, *request.known, head);
    if (!checked.ok() && checked.error().id() != "sync.epoch_changed")
        return checked.error();
    if (!checked.ok()) {
        common = checked.error().values().value(QStringLiteral("common")).toLongLong();
        if (request.known->epoch != head.epoch)
            TRY(noteComing(connection, request.desk, request.known->seq));
    }
    return common;
}

Result<QByteArray> hello(const Session &session, const QByteArray &body, storage::Connection &connection,
                         const BucketSetOf &bucketSetOf, int schema, qint64 token, Instant now, Random &random)
{
    TRY_LET(const HelloRequest request, HelloRequest::decode(body));
    if (request.version != wireVersion)
        return Error("sync.version_unsupported", {{QStringLiteral("version"), wireVersion}});
    TRY_LET(DeskRegister::Entry entry,
            DeskRegister(connection).hello({session, request.desk, request.blocksHeld, request.introduction}, now, token, random));
    // Only of a desk that is who it says: another one's return would end a gathering without it.
    std::optional<qint64> common;
    TRY_LET(common, meet(connection, request, now));
    TRY_LET(storage::Transaction transaction,
            storage::Transaction::begin(connection, storage::Connection::Access::Read));
    TRY_LET(BucketSet set, bucketSetOf(connection, session.user, now));
    const auto dictionaries = dictionary::numbers();
    return HelloResponse{entry.epoch, now, schema, session.user.uuid(), entry.number, std::move(set),
                         std::move(entry.blocks), common, std::move(entry.sealTo), {dictionaries.begin(), dictionaries.end()}}
        .encoded();
}

Result<std::vector<Arrival>> arrivals(const Session &session, const QByteArray &body, Instant now)
{
    TRY_LET(const PushRequest request, PushRequest::decode(body));
    return arrivals(session, request, now);
}

Result<std::vector<Arrival>> arrivals(const Session &session, const PushRequest &request, Instant now)
{
    if (request.desk != session.desk)
        return Error("sync.desk_of_another");
    std::vector<Arrival> arrivals;
    arrivals.reserve(request.commands.size());
    // Each begins where the one before it ends.
    std::optional<Arrival::Place> place;
    if (request.opening)
        place = Arrival::Place{request.opening->nonce, request.opening->before};
    for (const QByteArray &bytes : request.commands) {
        auto envelope = Envelope::decode(bytes);
        if (!envelope.ok()) {
            // The others of this push are not to wait for it for ever (SYNC 6); without an id nobody can be answered.
            const auto id = Envelope::idIn(bytes);
            if (!id.ok())
                return envelope.error();
            arrivals.push_back({bytes, Envelope{*id, {}, 0, session.user, now, {}, {}, {}, {}}, session.desk, now,
                                envelope.error(), place});
        } else if (envelope->author != session.user) {
            return Error("sync.author");
        } else {
            arrivals.push_back({bytes, std::move(envelope).value(), session.desk, now, {}, place});
        }
        if (const size_t at = arrivals.size() - 1; at < request.kept.size())
            arrivals.back().kept = request.kept[at];
        if (place)
            place->before = place->before.followedBy(arrivals.back().envelope.id);
    }
    return arrivals;
}

Result<QByteArray> pushed(const GroupOutcome &outcome, Instant now, quint32 dictionary)
{
    if (std::any_of(outcome.receipts.begin(), outcome.receipts.end(), isStrangers))
        return Error("sync.epoch_changed");
    if (std::any_of(outcome.receipts.begin(), outcome.receipts.end(), isForked))
        return Error("sync.fork");
    PushResponse response{now, outcome.receipts, outcome.place};
    if (planted(Plant::OutcomeByBatch))
        allAsTheRefused(response.receipts);
    return response.encoded(dictionary);
}

Result<QByteArray> pull(const Session &session, const QByteArray &body, PullAnswerer &answerer, Instant now)
{
    TRY_LET(const PullRequest request, PullRequest::decode(body));
    if (request.desk != session.desk)
        return Error("sync.desk_of_another");
    TRY_LET(const PullResponse response, answerer.answer(session.user, request, now));
    return response.encoded(request.frames ? PullResponse::Form::Frames : PullResponse::Form::OneFrame,
                            request.dictionary);
}

Result<QByteArray> verify(const Session &session, const QByteArray &body, Verifier &verifier, Instant now)
{
    TRY_LET(const VerifyRequest request, VerifyRequest::decode(body));
    if (request.desk != session.desk)
        return Error("sync.desk_of_another");
    TRY_LET(const VerifyResponse response, verifier.answer(session.user, request, now));
    return response.encoded();
}

} // namespace peygir::sync::endpoint
