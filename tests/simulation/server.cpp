// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/server.h"

#include "access/core/roles.h"
#include "cases/core/post_load.h"
#include "storage/sqlite_connection.h"
#include "sync/server/gathering.h"
#include "sync/server/log_compactor.h"
#include "sync/server/snapshot_maker.h"
#include "sync/server/snapshots.h"
#include "sync/wire/packing.h"

namespace peygir::simulation {

using sync::DeskEngine;

namespace {

/// Few pages fit, so that some have to go.
constexpr qsizetype keptBytes = 24 * 1024;
/// Every so many seqs desks would have been told together.
constexpr qint64 seqsOfTick = 3;

} // namespace

void Server::Ledger::running(std::span<const sync::Arrival> group)
{
    m_running.clear();
    for (const sync::Arrival &arrival : group) {
        m_running.push_back(arrival.envelope.id);
        // After a lost disk a job gives the same command anew, of what it finds then.
        m_commands.insert_or_assign(arrival.envelope.id, arrival.envelope);
        const auto poison = m_poison.find(arrival.envelope.id);
        if (poison != m_poison.end())
            m_disk.dieAtWrite(1);
    }
}

std::vector<Uuid> Server::Ledger::takePoison()
{
    std::vector<Uuid> again;
    for (const Uuid &command : m_running) {
        const auto poison = m_poison.find(command);
        if (poison == m_poison.end())
            continue;
        again.insert(again.end(), size_t(poison->second - 1), command);
        m_poison.erase(poison);
    }
    return again;
}

Server::Server(const testing::SimulatedDisk::Snapshot &image, const Program &program, sync::BucketSetOf bucketSetOf,
               int pageRows, quint64 seed)
    : m_machine(image)
    , m_program(&program)
    , m_bucketSetOf(std::move(bucketSetOf))
    , m_pageRows(pageRows)
    , m_random(seed)
    , m_ledger(m_machine.disk())
{
}

void Server::establish()
{
    must(m_machine.open());
    must(sync::Leadership::establish(m_machine.connection(), newUuid(Instant(1), m_random), QByteArray(32, 'k')));
}

Result<void> Server::start(Instant now)
{
    TRY(m_machine.open());
    auto leader = std::make_unique<Writer>(m_machine.connection(), nameOfNode());
    TRY_LET(const bool leads, leader->leadership.campaign(now));
    if (!leads)
        return Error("simulation.not_elected");
    leader->sequencer = std::make_unique<sync::Sequencer>(m_machine.connection(), m_program->registry, &m_ledger);
    leader->sequencer->lead(leader->leadership.token());
    m_recent.forget();
    leader->sequencer->tell(m_recent);
    leader->sequencer->keep(cases::tallies());
    if (!m_ledger.left().empty())
        TRY(leader->sequencer->countCrashes(m_ledger.left()));
    for (const Uuid &command : m_ledger.takePoison())
        TRY(leader->sequencer->countCrashes({&command, 1}));
    m_ledger.clear();
    m_pages = std::make_unique<sync::PageMemory>(keptBytes);
    m_answerer = std::make_unique<sync::PullAnswerer>(m_machine.connection(), m_program->registry, m_bucketSetOf,
                                                      m_pageRows, m_pages.get());
    m_answerer->ask(m_recent);
    m_leader = std::move(leader);
    return {};
}

Result<void> Server::overtake(Instant now)
{
    const int before = m_node++;
    auto next = std::make_unique<Writer>(m_machine.connection(), nameOfNode());
    const auto leads = next->leadership.campaign(now);
    if (!leads.ok() || !*leads) {
        m_node = before;
        return leads.ok() ? Error("simulation.not_elected") : leads.error();
    }
    next->sequencer = std::make_unique<sync::Sequencer>(m_machine.connection(), m_program->registry, &m_ledger);
    next->sequencer->lead(next->leadership.token());
    // As on one node: what the one that was overtaken has changed is known.
    next->sequencer->tell(m_recent);
    next->sequencer->keep(cases::tallies());
    m_overtaken = std::exchange(m_leader, std::move(next));
    return {};
}

void Server::forgetNodes()
{
    m_answerer.reset();
    m_overtaken.reset();
    m_leader.reset();
}

void Server::install(const Program &program)
{
    forgetNodes();
    m_machine.close();
    m_program = &program;
}

void Server::cutPower(Random &random)
{
    forgetNodes();
    m_moved.clear();
    m_machine.cutPower(random);
}

testing::SimulatedDisk::Snapshot Server::image()
{
    forgetNodes();
    return m_machine.image();
}

Result<void> Server::putBack(const testing::SimulatedDisk::Snapshot &older, Instant now)
{
    forgetNodes();
    m_machine.putBack(older);
    // Whatever was planned for the lost disk happens to nobody.
    disk().restart();
    disk().setBytesLeft(std::nullopt);
    m_ledger.clear();
    m_moved.clear();
    TRY(m_machine.open());
    return sync::beginGathering(connection(), newUuid(now, m_random), now);
}

Result<bool> Server::endGathering(Instant now, bool wanted)
{
    if (wanted)
        TRY(sync::wantGatheringEnd(connection()));
    TRY_LET(const auto ended, m_leader->sequencer->endGatheringIfDue(now));
    if (ended)
        m_moved.insert(m_moved.end(), ended->movedBuckets.begin(), ended->movedBuckets.end());
    return ended.has_value();
}

Result<sync::GroupOutcome> Server::run(std::span<const sync::Arrival> arrivals, Node node)
{
    Writer &writer = node == Node::Overtaken ? *m_overtaken : *m_leader;
    TRY_LET(sync::GroupOutcome outcome, writer.sequencer->run(arrivals));
    m_moved.insert(m_moved.end(), outcome.movedBuckets.begin(), outcome.movedBuckets.end());
    if (m_pages && outcome.head % seqsOfTick == 0)
        m_pages->tick(outcome.head);
    return outcome;
}

Result<void> Server::beginJob(const Uuid &id, const JobWish &wish, Instant now)
{
    return sync::Jobs(connection(), smallJobKinds()).begin(id, wish.kind, wish.arguments, wish.by, now);
}

Result<void> Server::turnJob(const Uuid &id, TurnJob turn, Instant now)
{
    sync::Jobs jobs(connection(), smallJobKinds());
    return (jobs.*turn)(id, now);
}

std::vector<sync::Job> Server::jobs() { return must(sync::Jobs(connection(), smallJobKinds()).list()); }

Result<bool> Server::stepJob(Milliseconds partsKept, Instant now, Node node)
{
    Writer &writer = node == Node::Overtaken ? *m_overtaken : *m_leader;
    TRY_LET(const auto outcome, sync::Jobs(connection(), smallJobKinds(), partsKept)
                                    .step(*writer.sequencer, writer.leadership.token(), now));
    if (!outcome)
        return false;
    m_moved.insert(m_moved.end(), outcome->movedBuckets.begin(), outcome->movedBuckets.end());
    if (m_pages && outcome->head % seqsOfTick == 0)
        m_pages->tick(outcome->head);
    return true;
}

Result<bool> Server::compact(Milliseconds live, Instant now)
{
    // Few at a time, so that pulls come in between.
    return sync::LogCompactor(connection(), {live, std::chrono::minutes(1), 3}).step(m_leader->leadership.token(), now);
}

Result<int> Server::makeSnapshots(qint64 leastRows)
{
    sync::Snapshots known(connection());
    TRY_LET(const std::vector<qint64> wanted, known.wanted(nameOfNode(), m_program->schema(), leastRows));
    for (const qint64 bucket : wanted) {
        // The leader's disk for such files is another one than that of the database.
        testing::SimulatedDisk disk;
        const QByteArray name = "snapshot";
        TRY_LET(sync::SnapshotManifest manifest, [&]() -> Result<sync::SnapshotManifest> {
            const storage::DiskVfs vfs(disk);
            const auto file = must(storage::openSqlite({.path = QString::fromLatin1(name),
                                                        .vfs = vfs.name(),
                                                        .exclusive = true,
                                                        .journal = storage::SqliteOptions::Journal::Delete,
                                                        .roomForSeal = true}));
            return sync::SnapshotMaker(connection(), m_program->registry, m_program->schema()).fill(bucket, *file);
        }());
        const QByteArray pages = *disk.content(name);
        QByteArray content;
        const sync::SnapshotOffer offer = must(sync::packSnapshot(
            manifest, {pages.size(),
                       [&pages](qint64 from, qint64 bytes) -> Result<QByteArray> {
                           return pages.mid(qsizetype(from), qsizetype(bytes));
                       },
                       [&content](const QByteArray &bytes) -> Result<void> {
                           content += bytes;
                           return {};
                       }}));
        m_snapshots.insert_or_assign(offer.hash, content);
        TRY_LET(const std::vector<BlobHash> old, known.add(manifest, offer, nameOfNode(), m_leader->leadership.token()));
        for (const BlobHash &hash : old)
            m_snapshots.erase(hash);
    }
    return int(wanted.size());
}

Result<QByteArray> Server::answer(const sync::Session &asked, const Uuid &speaker, DeskEngine::RequestKind kind,
                                  const QByteArray &body, Instant now, Node node)
{
    const bool isHello = kind == DeskEngine::RequestKind::Hello;
    TRY_LET(const sync::Session session,
            isHello ? Result<sync::Session>(asked) : sync::DeskRegister::speakingAs(connection(), asked, speaker));
    const qint64 token = (node == Node::Overtaken ? m_overtaken : m_leader)->leadership.token();
    switch (kind) {
    case DeskEngine::RequestKind::Hello:
        return sync::endpoint::hello(session, body, connection(), m_bucketSetOf, m_program->schema(), token, now,
                                     m_random);
    case DeskEngine::RequestKind::Push: {
        TRY_LET(const auto arrivals, sync::endpoint::arrivals(session, body, now));
        TRY_LET(const sync::GroupOutcome outcome, run(arrivals, node));
        return sync::endpoint::pushed(outcome, now, sync::dictionaryOf(body));
    }
    case DeskEngine::RequestKind::Pull:
        return sync::endpoint::pull(session, body, *m_answerer, now);
    case DeskEngine::RequestKind::Verify: {
        sync::Verifier verifier(connection(), m_program->registry, m_bucketSetOf, m_pageRows);
        return sync::endpoint::verify(session, body, verifier, now);
    }
    case DeskEngine::RequestKind::Snapshot: {
        TRY_LET(const sync::SnapshotPiece piece, sync::SnapshotPiece::decode(body));
        TRY(sync::Snapshots(connection()).forUser(piece.hash, m_bucketSetOf, session.user, now));
        const auto file = m_snapshots.find(piece.hash);
        if (file == m_snapshots.end())
            return Error("sync.snapshot_gone");
        return file->second.mid(qsizetype(piece.from), qsizetype(piece.bytes));
    }
    }
    Q_UNREACHABLE();
}

Result<sync::GroupOutcome> Server::say(const QByteArray &kind, const QJsonObject &arguments, Instant now)
{
    const Uuid id = newUuid(now, m_random);
    const int version = m_program->registry.commands().at(kind).version;
    const Envelope envelope{id, kind, version, access::systemUser(), now, {}, {}, {}, arguments};
    const sync::Arrival arrival{envelope.encoded(), envelope, access::systemUser().uuid(), now};
    return run({&arrival, 1});
}

} // namespace peygir::simulation
