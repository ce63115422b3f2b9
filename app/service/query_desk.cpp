// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/query_desk.h"

#include "administration/store/account_keeper.h"
#include "administration/store/event_reader.h"
#include "administration/store/why_reader.h"
#include "base/limits.h"
#include "cases/store/case_lookup.h"
#include "cases/store/closed_cases.h"
#include "cases/store/deadline_moves.h"
#include "cases/store/process_reader.h"
#include "composition/named_verbs.h"
#include "service/event_log.h"
#include "service/job_text.h"
#include "supervision/store/subordinates.h"

namespace peygir::server {

using storage::Connection;
using storage::Transaction;

namespace {

constexpr auto minute = std::chrono::minutes(1);

} // namespace

Result<QByteArray> QueryDesk::answer(const sync::Session &session, const QByteArray &body)
{
    TRY_LET(const sync::QueryRequest request, sync::QueryRequest::decode(body));
    if (request.desk != session.desk)
        return Error("sync.desk_of_another");
    const auto ask = request.name == sync::caseQuery     ? &QueryDesk::caseOf
                     : request.name == sync::closedQuery ? &QueryDesk::closed
                     : request.name == sync::jobsQuery   ? &QueryDesk::jobs
                     : request.name == sync::whyQuery    ? &QueryDesk::why
                     : request.name == sync::devicesQuery ? &QueryDesk::devices
                     : request.name == sync::accountQuery ? &QueryDesk::account
                     : request.name == sync::eventsQuery  ? &QueryDesk::events
                     : request.name == sync::onlineQuery  ? &QueryDesk::online
                     : request.name == sync::standingQuery ? &QueryDesk::standing
                     : request.name == sync::deadlinesQuery ? &QueryDesk::deadlines
                                                          : nullptr;
    if (!ask)
        return Error("sync.query_unknown");
    TRY(count(session.user));
    const Instant now = m_clock.now();
    const auto answer = m_readers.with([&](Reader &reader) -> Answered {
        TRY_LET(Transaction transaction, Transaction::begin(*reader.connection, Connection::Access::Read));
        TRY_LET(const auto present, m_present.of(*reader.connection, session.user, now));
        TRY_LET(sync::QueryResponse response,
                (this->*ask)({*reader.connection, session.user, session.desk, *present, now}, request.arguments));
        TRY(transaction.commit());
        return response;
    });
    logEvent("query", {{"desk", session.desk.toAscii()},
                       {"query", request.name},
                       {"outcome", answer.ok() ? "answered" : answer.error().id()}});
    if (!answer.ok())
        return answer.error();
    return answer->encoded();
}

Result<void> QueryDesk::count(const UserId &user)
{
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    // A clock that was set back must not shut anybody out for longer.
    if (now < m_minute || now - m_minute >= minute) {
        m_minute = now;
        m_asked.clear();
    }
    if (++m_asked[user] <= limits::queriesPerMinute)
        return {};
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_minute + minute - now);
    return Error("sync.queries.too_many", {{QStringLiteral("retryAfter"), qint64(left.count())}});
}

QueryDesk::Answered QueryDesk::caseOf(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<cases::CaseAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    storage::Door door(asking.connection);
    TRY_LET(const auto aggregates, cases::findCase(door, *asked, asking.present, asking.now));
    sync::PageWriter page(0);
    for (const AggregateId &aggregate : aggregates) {
        page.put(aggregate);
        for (const Table *table : m_registry.aggregate(aggregate.kind)->tables) {
            TRY_LET(const auto rows, door.rowsOf(*table, aggregate.id));
            for (const RowPointer &row : rows)
                page.row(*row);
            if (page.rows() > limits::pageRows)
                return Error("sync.too_large", {{QStringLiteral("most"), limits::pageRows}});
        }
    }
    return sync::QueryResponse{asking.now, page.finished()};
}

QueryDesk::Answered QueryDesk::closed(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<cases::ClosedAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    storage::Door door(asking.connection);
    const cases::ClosedAsker asker{asking.user, asking.present, asking.now};
    TRY_LET(const cases::ClosedPage found, cases::closedCases(door, *asked, asker));
    sync::PageWriter page(0);
    for (const cases::CaseCard &card : found.cards) {
        page.put({cases::caseCardKind.number, card.id.uuid()});
        TRY_LET(const RowPointer row, door.row(tableOf<cases::CaseCard>(), card.id.uuid()));
        page.row(*row);
    }
    QJsonObject told;
    if (found.next)
        told.insert(QStringLiteral("next"), fieldsToJson(*found.next));
    if (!asked->after) {
        TRY_LET(const std::vector<int> years, cases::closedYears(asking.connection, asker));
        told.insert(QStringLiteral("years"), FieldCodec<std::vector<int>>::toJson(years));
    }
    return sync::QueryResponse{asking.now, page.finished(), told};
}

QueryDesk::Answered QueryDesk::jobs(const Asking &asking, const QJsonObject &arguments)
{
    if (!arguments.isEmpty())
        return Error("sync.malformed");
    TRY_LET(const std::vector<sync::Job> own, sync::Jobs(asking.connection, {}).list(asking.user));
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), {{QStringLiteral("jobs"), toJson(own)}}};
}

QueryDesk::Answered QueryDesk::why(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<administration::WhyAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    TRY_LET(const administration::WhyAnswer answer,
            administration::readWhy({asking.connection, asking.user, m_present, asking.now}, *asked, namedVerbs()));
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), fieldsToJson(answer)};
}

QueryDesk::Answered QueryDesk::devices(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<administration::DevicesAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    TRY_LET(const administration::DevicesAnswer answer,
            administration::readDevices({asking.connection, asking.user, asking.desk, asking.now}, *asked));
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), fieldsToJson(answer)};
}

QueryDesk::Answered QueryDesk::account(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<administration::AccountAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    TRY_LET(const administration::AccountAnswer answer,
            administration::readAccount({asking.connection, asking.user, asking.desk, asking.now}, *asked));
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), fieldsToJson(answer)};
}

QueryDesk::Answered QueryDesk::events(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<administration::EventsAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    TRY_LET(const administration::EventsAnswer answer, administration::readEvents(asking.connection, asking.user, *asked));
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), fieldsToJson(answer)};
}

QueryDesk::Answered QueryDesk::standing(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<cases::StandingAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    TRY_LET(const workflow::Standing found,
            cases::ProcessReader(asking.connection).standingFor(asking.user, asked->process));
    QJsonObject counts;
    for (const auto &[node, count] : found)
        counts.insert(node, count);
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), {{QStringLiteral("standing"), counts}}};
}

QueryDesk::Answered QueryDesk::deadlines(const Asking &asking, const QJsonObject &arguments)
{
    const auto asked = fieldsFromJson<cases::DeadlinesAsked>(arguments);
    if (!asked.ok())
        return Error("sync.malformed");
    TRY(cases::mayMoveDeadlines(asking.connection, asking.user));
    TRY_LET(const cases::DeadlineCounts counts, cases::countDeadlineMoves(asking.connection, *asked));
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), fieldsToJson(counts)};
}

QueryDesk::Answered QueryDesk::online(const Asking &asking, const QJsonObject &arguments)
{
    if (!arguments.isEmpty())
        return Error("sync.malformed");
    TRY_LET(const supervision::OnlineAnswer answer,
            supervision::readOnline(asking.connection, asking.user, m_connected()));
    return sync::QueryResponse{asking.now, sync::PageWriter(0).finished(), fieldsToJson(answer)};
}

} // namespace peygir::server
