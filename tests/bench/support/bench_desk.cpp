// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/bench_desk.h"

#include "bench/support/must.h"

namespace peygir::bench {

using storage::Connection;
using sync::BucketSet;
using sync::DeskEngine;

BenchDesk::BenchDesk(Connection &desk, Connection &server, const Registry &registry, const CityDay &day, qint64 token)
    : m_server(server), m_user(day.allRounder()), m_now(day.now()), m_token(token),
      m_bucketSetOf([set = BucketSet::of(day.followUpBuckets())](Connection &, const UserId &, Instant) {
          return Result<BucketSet>(set);
      }),
      m_engine(desk, registry, m_random, m_user, registry.oldestReader(), m_witness), m_answerer(server, registry, m_bucketSetOf)
{
    must(m_engine.open(m_now));
}

void BenchDesk::greet()
{
    const auto hello = must(m_engine.next(m_now));
    const QByteArray answer = must(sync::endpoint::hello(session(), hello->body, m_server, m_bucketSetOf, 1, m_token, m_now, m_random));
    must(m_engine.receive(DeskEngine::RequestKind::Hello, answer, m_now));
}

QByteArray BenchDesk::pullRequest()
{
    const auto request = must(m_engine.next(m_now));
    if (!request || request->kind != DeskEngine::RequestKind::Pull)
        qFatal("the desk does not pull");
    return request->body;
}

QByteArray BenchDesk::pullRequestFromStatus()
{
    const BucketSet set = must(m_bucketSetOf(m_server, m_user, m_now));
    return sync::PullRequest{m_engine.desk(), must(m_engine.status()).cursor, set.version, {}, {}}.encoded();
}

QByteArray BenchDesk::answer(const QByteArray &request)
{
    return must(sync::endpoint::pull(session(), request, m_answerer, m_now));
}

void BenchDesk::receive(const QByteArray &answer)
{
    must(m_engine.receive(DeskEngine::RequestKind::Pull, answer, m_now));
}

void BenchDesk::pullAll()
{
    m_engine.wantPull();
    while (const auto request = must(m_engine.next(m_now))) {
        if (request->kind != DeskEngine::RequestKind::Pull)
            qFatal("the desk does not pull");
        receive(answer(request->body));
    }
}

} // namespace peygir::bench
