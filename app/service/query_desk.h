// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/bucket_sets.h"
#include "front/server/http_message.h"
#include "service/reader_pool.h"
#include "sync/server/endpoint.h"
#include "sync/wire/query.h"

#include <functional>
#include <set>

namespace peygir::server {

/// Answers `POST /v1/query`: what a desk does not hold, one case or a page of a list, under the rights of whoever asks,
/// from one state of the database and in the encoding of pull. Nothing is entered anywhere. From any thread.
class QueryDesk
{
public:
    /// Whose desks are connected to this server.
    using Connected = std::function<std::set<UserId>()>;
    /// All outlive it. `present`: what a person may hold of the present, whatever window his roles have.
    QueryDesk(ReaderPool &readers, const Registry &registry, access::BucketSets &present, const Clock &clock,
              Connected connected)
        : m_readers(readers)
        , m_registry(registry)
        , m_present(present)
        , m_clock(clock)
        , m_connected(std::move(connected))
    {}

    /// Errors, on top of the machine's: "sync.malformed", "sync.too_large", "sync.desk_of_another",
    /// "sync.query_unknown", "sync.queries.too_many" {retryAfter}, and those of the query, of which "cases.unknown" says
    /// nothing about whether there is such a case.
    Result<QByteArray> answer(const sync::Session &session, const QByteArray &body);

private:
    Result<void> count(const UserId &user);
    /// Who asks, in one state of the database.
    struct Asking
    {
        storage::Connection &connection;
        UserId user;
        Uuid desk;
        std::span<const qint64> present;
        Instant now;
    };
    using Answered = Result<sync::QueryResponse>;
    Answered caseOf(const Asking &asking, const QJsonObject &arguments);
    Answered closed(const Asking &asking, const QJsonObject &arguments);
    Answered jobs(const Asking &asking, const QJsonObject &arguments);
    Answered why(const Asking &asking, const QJsonObject &arguments);
    Answered devices(const Asking &asking, const QJsonObject &arguments);
    Answered account(const Asking &asking, const QJsonObject &arguments);
    Answered events(const Asking &asking, const QJsonObject &arguments);
    Answered standing(const Asking &asking, const QJsonObject &arguments);
    Answered deadlines(const Asking &asking, const QJsonObject &arguments);
    Answered online(const Asking &asking, const QJsonObject &arguments);

    ReaderPool &m_readers;
    const Registry &m_registry;
    access::BucketSets &m_present;
    const Clock &m_clock;
    const Connected m_connected;
    std::mutex m_mutex;
    /// In the minute that began then.
    Instant m_minute{0};
    std::map<UserId, int> m_asked;
};

} // namespace peygir::server
