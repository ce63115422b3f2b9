// SPDX-License-Identifier: GPL-3.0-or-later
// The network, and the driver that each desk has at its end of it.
#include "simulation/world.h"

#include "simulation/bucket_sets.h"

#include <algorithm>

namespace peygir::simulation {

using storage::RowView;
using sync::DeskEngine;

namespace {

const char *wordOf(DeskEngine::RequestKind kind)
{
    switch (kind) {
    case DeskEngine::RequestKind::Hello: return "hello";
    case DeskEngine::RequestKind::Push: return "push";
    case DeskEngine::RequestKind::Pull: return "pull";
    case DeskEngine::RequestKind::Verify: return "verify";
    case DeskEngine::RequestKind::Snapshot: return "snapshot";
    }
    Q_UNREACHABLE();
}

} // namespace

bool World::workBeside(Desk &desk)
{
    DeskEngine &engine = desk.engine();
    const DeskEngine::Work work = engine.work();
    if (work == DeskEngine::Work::None)
        return false;
    const bool builds = work == DeskEngine::Work::Build;
    const auto done = builds ? engine.built(engine.building()()) : engine.take(desk.clock(m_now));
    if (!desk.disk().isDead())
        note(nameOf(desk) + (builds ? " builds its store" : " has another store")
             + (done.ok() ? QByteArray() : ": " + done.error().id()));
    if (!done.ok())
        engine.disconnected();
    afterDesk(desk);
    if (m_settings.checked && !m_isDamaged)
        report(m_oracle.check(desk));
    return true;
}

bool World::drive(Desk &desk)
{
    if (desk.waitsFor) {
        if (--desk.patience > 0 || m_healing)
            return false;
        note(nameOf(desk) + " gives up waiting");
        desk.waitsFor.reset();
        desk.engine().disconnected();
    }
    if (desk.offlineUntil > m_trace.step())
        return false;
    if (m_random.below(4) == 0 && !m_healing)
        desk.engine().wantPull();
    const auto request = desk.engine().next(desk.clock(m_now));
    // Asking may write, and a machine without power sends nothing. Whether it still says so depends on what it had in
    // memory, and so on whether somebody has looked.
    if (desk.disk().isDead()) {
        afterDesk(desk);
        return false;
    }
    if (!request.ok()) {
        note(nameOf(desk) + " cannot ask: " + request.error().id());
        return false;
    }
    if (!*request)
        return workBeside(desk);
    desk.waitsFor = ++m_ids;
    desk.patience = int(2 + m_random.below(6));
    send({m_ids, desk.number, true, false, (*request)->kind, *desk.signedInAs, desk.engine().desk(), (*request)->body, {}});
    return false;
}

void World::send(Message message)
{
    ++m_counts.messages;
    const QByteArray words = QByteArray(message.toServer ? " sends " : " is answered ") + wordOf(message.kind) + " #"
        + QByteArray::number(message.id)
        + (message.content.ok() ? " of " + QByteArray::number(message.content->size()) : ' ' + message.content.error().id());
    note("desk " + QByteArray::number(message.desk) + words);
    if (message.content.ok())
        m_trace.bytes(*message.content);
    if (strikes(Fault::Loss, 40)) {
        note("  and it is lost");
        return;
    }
    if (strikes(Fault::Cut, 25) && message.content.ok()) {
        message.content = message.content->left(qsizetype(m_random.below(quint64(message.content->size()) + 1)));
        message.cut = true;
        note("  and it is cut");
    }
    if (strikes(Fault::Repeat, 60) && message.toServer) {
        note("  twice");
        m_wire.push_back(message);
    }
    m_wire.push_back(std::move(message));
}

void World::carry()
{
    if (m_wire.empty())
        return;
    const auto drawn = size_t(m_random.below(m_wire.size()));
    const bool overtakes = m_settings.has(Fault::Delay) && !m_healing && m_levels[Fault::Delay] > 0;
    const auto at = m_wire.begin() + qsizetype(overtakes ? drawn : 0);
    m_counts.faults[Fault::Delay] += overtakes && drawn > 0 ? 1 : 0;
    Message message = std::move(*at);
    m_wire.erase(at);
    if (m_desks[size_t(message.desk)]->offlineUntil > m_trace.step()) {
        note("#" + QByteArray::number(message.id) + " does not get through");
        return;
    }
    if (message.toServer)
        arriveAtServer(std::move(message));
    else
        arriveAtDesk(std::move(message));
}

std::vector<sync::BucketSet> World::setsNow(const UserId &user)
{
    return {must(expectedSet(m_server->connection(), user, m_now)),
            must(expectedSet(m_server->connection(), user, m_now - answersMayBeOld))};
}

qint64 World::headOfServer()
{
    qint64 head = 0;
    must(m_server->connection().each("SELECT head FROM server_state WHERE id = 1", {}, [&head](const RowView &view) {
        head = view.integer(0);
        return false;
    }));
    return head;
}

void World::arriveAtServer(Message message)
{
    if (!m_server->isRunning()) {
        note("#" + QByteArray::number(message.id) + " finds no server");
        return;
    }
    const UserId &user = m_desks[size_t(message.desk)]->user;
    const bool toOvertaken = m_server->hasOvertaken() && m_random.below(3) == 0;
    const qint64 head = toOvertaken ? headOfServer() : 0;
    const auto answer = m_server->answer({user, message.session}, message.speaker, message.kind, *message.content, m_now,
                                         toOvertaken ? Server::Node::Overtaken : Server::Node::Leader);
    // What a dying server still says depends on which pages it had in memory, and reaches nobody.
    const bool dead = m_server->disk().isDead();
    note("#" + QByteArray::number(message.id) + " is handled"
         + (dead || answer.ok() ? QByteArray() : ": " + answer.error().id()));
    if (toOvertaken && !dead && headOfServer() != head)
        report(Violation{"who was overtaken writes nothing",
                         nameOf(*m_desks[size_t(message.desk)]) + "'s push moved the head from "
                             + QByteArray::number(head) + " to " + QByteArray::number(headOfServer())});
    std::vector<sync::BucketSet> sets;
    if (answer.ok() && m_settings.checked && !dead) {
        if (message.kind == DeskEngine::RequestKind::Push)
            report(m_book.hear(must(sync::PushResponse::decode(*answer))));
        else if (message.kind == DeskEngine::RequestKind::Pull && must(sync::PullResponse::decode(*answer)).complete)
            sets = setsNow(user);
    }
    afterServer();
    // A machine's failure is nobody's answer; neither is that of a node that learns that it leads no longer.
    const QByteArray failure = answer.ok() ? QByteArray() : answer.error().id();
    if (dead || failure.startsWith("storage.") || failure == "sync.not_leader")
        return;
    send({message.id, message.desk, false, message.cut, message.kind, message.session, message.speaker, answer, std::move(sets)});
}

void World::arriveAtDesk(Message message)
{
    Desk &desk = *m_desks[size_t(message.desk)];
    if (desk.waitsFor != message.id)
        return;
    desk.waitsFor.reset();
    DeskEngine &engine = desk.engine();
    const Instant clock = desk.clock(m_now);
    const auto changed = message.content.ok() ? engine.receive(message.kind, *message.content, clock)
                                              : engine.refused(message.kind, message.content.error(), clock);
    // Whoever was away for too long is told so, and has to begin anew.
    const bool expired = !message.content.ok() && message.content.error().id() == "sync.cursor_expired"
        && m_settings.has(Fault::Compaction);
    // So is whoever has begun with a snapshot that two newer ones have followed.
    const bool gone = !message.content.ok() && message.content.error().id() == "sync.snapshot_gone";
    const bool isFork = !message.content.ok() && message.content.error().id() == "sync.fork" && desk.isCopied;
    if (!message.content.ok() && !message.cut && !expired && !gone && !isFork)
        report(Violation{"an honest request is not refused",
                         nameOf(desk) + "'s " + wordOf(message.kind) + ": " + message.content.error().id()});
    // As in `drive`: what a dying desk makes of it depends on what it had in memory.
    if (desk.disk().isDead()) {
        restart(desk);
        noteIdentity(desk);
        return;
    }
    if (!changed.ok()) {
        note(nameOf(desk) + " cannot take it: " + changed.error().id());
        if (changed.error().id() == "sync.malformed" && !message.cut)
            report(Violation{"an honest request is not refused", nameOf(desk) + " does not understand the answer"});
        engine.disconnected();
        return;
    }
    noteIdentity(desk);
    if (!m_settings.checked || m_isDamaged)
        return;
    if (message.kind == DeskEngine::RequestKind::Push && message.content.ok())
        m_book.told(must(sync::PushResponse::decode(*message.content)));
    report(changed->rows || message.kind == DeskEngine::RequestKind::Pull ? m_oracle.check(desk) : m_oracle.checkQueue(desk));
    // A pull that is applied to a store beside shows later.
    if (!message.sets.empty() && !must(engine.status()).arriving)
        checkSet(desk, message.sets);
}

void World::checkSet(Desk &desk, const std::vector<sync::BucketSet> &sets)
{
    std::vector<qint64> held;
    must(desk.connection().each("SELECT bucket FROM held_bucket ORDER BY bucket", {}, [&held](const RowView &view) {
        held.push_back(view.integer(0));
        return true;
    }));
    const bool right = std::any_of(sets.begin(), sets.end(), [&held](const auto &set) { return held == set.buckets; });
    if (!right)
        report(Violation{"nothing outside the rights is readable",
                         nameOf(desk) + " holds " + QByteArray::number(qint64(held.size())) + " buckets, his rights give "
                             + QByteArray::number(qint64(sets.front().buckets.size()))});
}

} // namespace peygir::simulation
