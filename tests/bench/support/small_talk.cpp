// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/small_talk.h"

#include "bench/support/must.h"
#include "sync/server/history.h"
#include "sync/wire/dictionary.h"

namespace peygir::bench {

namespace {

sync::BucketSet bucketsOf(storage::Connection &connection, const std::vector<AggregateKind> &kinds)
{
    std::vector<qint64> buckets;
    for (const AggregateKind &kind : kinds) {
        must(connection.each("SELECT DISTINCT bucket FROM log WHERE kind = ?", {Value(kind.number)},
                             [&buckets](const storage::RowView &view) {
                                 buckets.push_back(view.integer(0));
                                 return true;
                             }));
    }
    return sync::BucketSet::of(std::move(buckets));
}

} // namespace

SmallTalk::SmallTalk(BenchServer &server, storage::Connection &connection, const Registry &registry, const CityDay &day,
                     const std::vector<AggregateKind> &kinds, Program program)
    : m_server(server)
    , m_connection(connection)
    , m_day(day)
    , m_dictionary(program == Program::Present ? sync::dictionary::newestOf(sync::dictionary::numbers()) : 0)
    , m_set(bucketsOf(connection, kinds))
    , m_answerer(connection, registry, [this](auto &, auto &, auto) { return Result<sync::BucketSet>(m_set); })
    , m_request{newUuid(day.now(), m_random), {}, m_set.version, {}, {}, 365}
    , m_sent(sync::ChainLink::beginningOf(m_request.desk))
{
    m_request.frames = true;
    m_request.dictionary = m_dictionary;
    if (program == Program::Present)
        m_request.tables = registry.tablesHash();
    m_answerer.ask(m_recent);
    server.sequencer().tell(m_recent);
    sync::PullResponse answer = pullOnce();
    while (!answer.complete) {
        m_request.position = answer.position;
        answer = pullOnce();
    }
    m_request.position.reset();
    m_request.cursor = m_request.seen = answer.complete;
}

sync::PullResponse SmallTalk::pullOnce() { return must(m_answerer.answer(m_day.allRounder(), m_request, m_day.now())); }

QByteArray SmallTalk::pushOf(const Envelope &command)
{
    // As a desk gives it, which has a clock of its own and has met its server.
    Envelope given = command;
    given.clockOffsetMs = -41;
    given.lastContact = command.madeAt - Milliseconds(27'513);
    QByteArray nonce(sync::nonceBytes, Qt::Uninitialized);
    m_random.fill({reinterpret_cast<std::uint8_t *>(nonce.data()), size_t(nonce.size())});
    sync::PushRequest push{m_request.desk, {given.encoded()}, sync::PushOpening{nonce, m_sent}, {}, m_dictionary};
    m_sent = m_sent.followedBy(command.id);
    return push.encoded();
}

SmallTalk::Bodies SmallTalk::hear(const Envelope &command)
{
    Bodies bodies{pushOf(command), {}, m_request.encoded(), {}};
    if (m_server.run(std::vector<Envelope>{command}) != 1)
        qFatal("a command was not applied");
    const sync::Cursor head = must(sync::headOf(m_connection));
    sync::GroupOutcome outcome;
    outcome.receipts = {sync::Receipt{command.id, sync::Outcome::Applied, head.seq, {}}};
    outcome.place = head;
    bodies.pushed = must(sync::endpoint::pushed(outcome, m_day.now(), m_dictionary));
    const sync::PullResponse answer = pullOnce();
    bodies.pulled = answer.encoded(sync::PullResponse::Form::Frames, m_dictionary);
    bodies.pages = int(answer.pages.size());
    bodies.rows = answer.rows;
    m_request.cursor = m_request.seen = answer.complete;
    return bodies;
}

} // namespace peygir::bench
