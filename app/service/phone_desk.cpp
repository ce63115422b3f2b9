// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/phone_desk.h"

#include "access/core/roles.h"
#include "access/store/accounts.h"
#include "followup/core/visit_commands.h"
#include "followup/web/phone_page.h"
#include "followup/web/phone_report.h"
#include "service/event_log.h"
#include "service/problems.h"
#include "storage/held_facts.h"
#include "sync/server/blob_register.h"
#include "sync/server/lost_desks.h"
#include "sync/server/receipts.h"
#include "sync/wire/page_writer.h"

#include <algorithm>

namespace peygir::server {

using followup::PhoneLink;
using followup::PhoneLinks;
using followup::PhoneStanding;
using followup::Visit;
using followup::VisitId;
using front::HttpRequest;
using front::HttpResponse;
using front::Responder;
using storage::Connection;
using storage::Transaction;

namespace {

/// Of a name in the DNS with a port behind it.
constexpr qsizetype mostHost = 253 + 6;

/// No desk: those are UUIDv7.
const Uuid &allPhones()
{
    static const Uuid phones = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000007")).value();
    return phones;
}

/// Whether the rule that will decide about the report would take one: who has lost his right is told before he takes photos.
Result<void> wouldBeTaken(Connection &connection, const Visit &visit, const UserId &user, Instant now)
{
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, user, rights);
    const followup::ReportVisit report{visit.caseId, visit.id, QStringLiteral("-"), {}, {}, {}};
    const auto decided = followup::decide(report, facts, Given(derivedUuid(visit.id.uuid(), "would"), now));
    if (facts.failure())
        return *facts.failure();
    return decided.ok() ? Result<void>() : decided.error();
}

QJsonObject outcomeJson(sync::Outcome outcome)
{
    return {{QStringLiteral("outcome"),
             outcome == sync::Outcome::Applied ? QStringLiteral("applied") : QStringLiteral("held")}};
}

/// What a phone is told of its commands: why the first of them was not taken, or what became of all.
HttpResponse answerTo(const std::vector<sync::Receipt> &receipts)
{
    for (const sync::Receipt &receipt : receipts) {
        if (receipt.outcome == sync::Outcome::Refused)
            return problemOf(receipt.reason.value_or(Error("followup.phone_malformed")));
    }
    return followup::phoneAnswer(outcomeJson(receipts.back().outcome));
}

} // namespace

PhoneDesk::PhoneDesk(ReaderPool &readers, SequencerThread &sequencer, const Clock &clock, Random &random, QByteArray base)
    : m_readers(readers)
    , m_sequencer(sequencer)
    , m_clock(clock)
    , m_random(random)
    , m_base(std::move(base))
{}

bool PhoneDesk::isQuery(const QByteArray &name) { return name == sync::phoneLinkQuery || name == sync::endPhoneLinkQuery; }

void PhoneDesk::query(const sync::Session &session, const sync::QueryRequest &asked, const QByteArray &host,
                      const Responder &respond)
{
    // Both ask for a visit alone.
    const auto wanted = fieldsFromJson<followup::PhoneLinkAsked>(asked.arguments);
    const auto isOfAHost = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || QByteArrayView(".-:[]").contains(c);
    };
    if (!wanted.ok() || host.size() > mostHost || !std::all_of(host.begin(), host.end(), isOfAHost))
        return respond(problemOf(Error("sync.malformed")));
    if (asked.name == sync::phoneLinkQuery)
        make(session, wanted->visit, QString::fromLatin1(m_base.isEmpty() ? "https://" + host : m_base), respond);
    else
        end(session, wanted->visit, respond);
}

Result<PhoneStanding> PhoneDesk::standing(Connection &connection, const VisitId &visit, const sync::Session &of)
{
    TRY_LET(const auto account, access::Accounts::stateOf(connection, of.user, m_clock.now()));
    TRY_LET(const bool isLost, sync::lostDesks::isLost(connection, of.desk));
    PhoneLinks links(connection);
    TRY_LET(auto found, links.visit(visit));
    std::optional<UserId> visitor;
    if (found) {
        TRY_LET(visitor, links.visitorOf(*found));
    }
    return PhoneStanding{account && account->isActive, isLost, std::move(found), visitor};
}

void PhoneDesk::make(const sync::Session &session, const VisitId &visit, const QString &base, const Responder &respond)
{
    const QByteArray secret = followup::makePhoneSecret(m_random);
    m_sequencer.run([this, session, visit, base, secret, respond](Result<SequencerThread::Writer> writer) {
        const auto made = [&]() -> Result<QByteArray> {
            TRY(writer);
            const Instant now = m_clock.now();
            TRY_LET(const PhoneStanding present, standing(writer->connection, visit, session));
            // The rule says more of what is wrong than what has to hold beside it.
            if (present.visit)
                TRY(wouldBeTaken(writer->connection, *present.visit, session.user, now));
            TRY(followup::mayReportByPhone(session.user, present));
            const PhoneLink link{visit, present.visit->caseId, session.user, session.desk, now,
                                 now + Milliseconds(followup::phoneLinkLives), {}};
            TRY(PhoneLinks(writer->connection).put(link, followup::hashOfPhoneSecret(secret), writer->token));
            const followup::PhoneLinkTold told{QString::fromLatin1(secret), link.until, base};
            return sync::QueryResponse{now, sync::PageWriter(0).finished(), fieldsToJson(told)}.encoded();
        }();
        logEvent("phone-link", {{"desk", session.desk.toAscii()}, {"outcome", made.ok() ? "made" : made.error().id()}});
        respond(answerOf(made));
    });
}

void PhoneDesk::end(const sync::Session &session, const VisitId &visit, const Responder &respond)
{
    m_sequencer.run([this, session, visit, respond](Result<SequencerThread::Writer> writer) {
        const auto ended = [&]() -> Result<QByteArray> {
            TRY(writer);
            const Instant now = m_clock.now();
            TRY(PhoneLinks(writer->connection).end(visit, session.user, now, writer->token));
            return sync::QueryResponse{now, sync::PageWriter(0).finished()}.encoded();
        }();
        logEvent("phone-link", {{"desk", session.desk.toAscii()}, {"outcome", ended.ok() ? "ended" : ended.error().id()}});
        respond(answerOf(ended));
    });
}

Result<PhoneLink> PhoneDesk::linkOf(Connection &connection, const HttpRequest &request)
{
    const auto secret = request.bearerToken();
    if (!secret || !followup::isPhoneSecret(*secret))
        return Error("followup.phone_unknown");
    TRY_LET(auto link, PhoneLinks(connection).find(followup::hashOfPhoneSecret(*secret)));
    return link ? Result<PhoneLink>(std::move(*link)) : Error("followup.phone_unknown");
}

Result<PhoneDesk::Good> PhoneDesk::good(Connection &connection, const HttpRequest &request)
{
    TRY_LET(const PhoneLink link, linkOf(connection, request));
    TRY_LET(PhoneStanding present, standing(connection, link.visit, {link.user, link.desk}));
    const Instant now = m_clock.now();
    TRY(followup::mayUse(link, present, now));
    TRY(wouldBeTaken(connection, *present.visit, link.user, now));
    return Good{link, std::move(*present.visit)};
}

HttpResponse PhoneDesk::visit(const HttpRequest &request)
{
    const auto found = m_readers.with([&](Reader &reader) -> Result<QJsonObject> {
        TRY_LET(Transaction transaction, Transaction::begin(*reader.connection, Connection::Access::Read));
        TRY_LET(const Good asking, good(*reader.connection, request));
        TRY_LET(const followup::PhoneView view, PhoneLinks(*reader.connection).viewOf(asking.visit));
        TRY(transaction.commit());
        return followup::phoneVisit(view.visit, view.line.card, view.line.subject, view.line.place, asking.link.until,
                                    m_clock.now());
    });
    return found.ok() ? followup::phoneAnswer(*found) : problemOf(found.error());
}

Result<sync::Session> PhoneDesk::uploader(const HttpRequest &request)
{
    // Of a part the whole is told behind the slash; `BlobDesk` sees to it that both are true.
    const QByteArray range = request.header("content-range");
    const qint64 size =
        range.isNull() ? request.header("content-length").toLongLong() : range.mid(range.lastIndexOf('/') + 1).toLongLong();
    if (size > followup::phonePhotoBytes)
        return Error("blob.too_large", {{QStringLiteral("most"), followup::phonePhotoBytes}});
    return m_readers.with([&](Reader &reader) -> Result<sync::Session> {
        TRY_LET(Transaction transaction, Transaction::begin(*reader.connection, Connection::Access::Read));
        TRY_LET(const Good asking, good(*reader.connection, request));
        TRY(transaction.commit());
        return sync::Session{asking.link.user, allPhones()};
    });
}

Result<PhoneDesk::Taken> PhoneDesk::take(Connection &connection, const HttpRequest &request)
{
    TRY_LET(const followup::PhoneReport report, followup::readPhoneReport(request.body));
    TRY_LET(const PhoneLink link, linkOf(connection, request));
    TRY_LET(const auto visit, PhoneLinks(connection).visit(link.visit));
    if (!visit)
        return Error("followup.visit_unknown");
    Result<void> asked;
    const auto wasRefused = [&connection, &asked](const Uuid &command) {
        const auto outcome = sync::outcomeOf(connection, command);
        if (!outcome.ok())
            asked = outcome.error();
        return outcome.ok() && *outcome == sync::Outcome::Refused;
    };
    Taken taken{followup::commandsOf(report, *visit, link.user, wasRefused), {}};
    TRY(asked);
    // The answer was lost on its way: what has been taken is no less so because the link is over.
    TRY_LET(taken.known, sync::outcomeOf(connection, taken.commands.back().id));
    if (taken.known && *taken.known != sync::Outcome::Refused)
        return taken;
    taken.known.reset();
    TRY(good(connection, request));
    sync::BlobRegister blobs(connection);
    for (const BlobHash &content : followup::contentsOf(report)) {
        TRY_LET(const bool isHere, blobs.hasShown(content, link.user));
        if (!isHere)
            return Error("followup.photo_missing", {{QStringLiteral("sha256"), content.text()}});
    }
    return taken;
}

void PhoneDesk::report(const HttpRequest &request, const Responder &respond)
{
    const auto taken = m_readers.with([&](Reader &reader) -> Result<Taken> {
        TRY_LET(Transaction transaction, Transaction::begin(*reader.connection, Connection::Access::Read));
        TRY_LET(Taken found, take(*reader.connection, request));
        TRY(transaction.commit());
        return found;
    });
    if (!taken.ok())
        return respond(problemOf(taken.error()));
    if (taken->known)
        return respond(followup::phoneAnswer(outcomeJson(*taken->known)));
    std::vector<sync::Arrival> arrivals;
    for (const Envelope &envelope : taken->commands)
        arrivals.push_back({envelope.encoded(), envelope, allPhones(), m_clock.now()});
    m_sequencer.push(std::move(arrivals), [respond](const Result<sync::GroupOutcome> &outcome) {
        if (!outcome.ok())
            return respond(problemOf(outcome.error()));
        HttpResponse answer = answerTo(outcome->receipts);
        logEvent("phone-report", {{"commands", QByteArray::number(qsizetype(outcome->receipts.size()))},
                                  {"status", QByteArray::number(answer.status)}});
        respond(std::move(answer));
    });
}

} // namespace peygir::server
