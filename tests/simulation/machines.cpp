// SPDX-License-Identifier: GPL-3.0-or-later
// How server and desks die and come back.
#include "simulation/world.h"

#include "base/limits.h"
#include "command/envelope.h"

namespace peygir::simulation {

using storage::RowView;

void World::afterServer()
{
    if (m_server->disk().isDead()) {
        m_server->cutPower(m_random);
        m_serverStartsAt = m_trace.step() + int(m_random.below(10));
        ++m_counts.crashes;
        note("the server's power goes");
        return;
    }
    if (m_settings.checked)
        followServer();
    if (m_server->takeMoved().empty())
        return;
    for (const auto &desk : m_desks) {
        // A poke may be lost; it is only a hint.
        if (m_random.below(10) < 7 && desk->offlineUntil <= m_trace.step())
            desk->engine().wantPull();
    }
}

void World::followServer()
{
    const qint64 before = m_mirror.head().seq;
    must(m_mirror.follow(m_server->connection()));
    report(must(m_effects.follow(m_server->connection(), m_server->commands(), before)));
}

void World::startServer()
{
    for (int tries = 0; !m_server->isRunning(); ++tries) {
        if (tries < 2 && strikes(Fault::ServerCrash, 150))
            m_server->disk().dieAtWrite(qint64(1 + m_random.below(12)));
        const auto started = m_server->start(m_now);
        const bool dead = m_server->disk().isDead();
        if (started.ok() && !dead)
            break;
        note("the server does not start");
        // The power may have gone after another node was elected: its beat has to grow old.
        if (!dead && started.error().id() == "simulation.not_elected")
            pass(limits::leaderLost);
        if (!dead && tries > 3) {
            if (started.error().id() != "storage.disk_full")
                qFatal("the server does not start: %s", started.error().id().constData());
            liftShortages(true);
        }
        m_server->cutPower(m_random);
    }
    note("the server runs");
    if (!m_settings.checked)
        return;
    followServer();
    if (const auto different = must(m_mirror.difference(m_server->connection())))
        report(Violation{"what the server has committed survives", *different});
}

void World::afterDesk(Desk &desk)
{
    if (desk.disk().isDead())
        restart(desk);
}

void World::restart(Desk &desk)
{
    note(nameOf(desk) + " loses its power");
    ++m_counts.crashes;
    desk.cutPower(m_random);
    comeBack(desk);
}

void World::update(Desk &desk)
{
    note(nameOf(desk) + " is brought up to date");
    ++m_counts.faults[Fault::EarlierProgram];
    desk.updateAt = 0;
    desk.install(m_beginning.programs.later);
    comeBack(desk);
}

void World::updateServer()
{
    note("the server is brought up to date");
    ++m_counts.faults[Fault::EarlierProgram];
    m_updateServerAt = 0;
    m_server->install(m_beginning.programs.later);
    m_effects.use(m_beginning.programs.later.registry);
    startServer();
}

void World::comeBack(Desk &desk)
{
    for (int tries = 0; !desk.isRunning(); ++tries) {
        if (tries < 2 && strikes(Fault::DeskCrash, 150))
            desk.disk().dieAtWrite(qint64(1 + m_random.below(8)));
        const auto started = desk.start(m_now);
        const bool dead = desk.disk().isDead();
        if (started.ok() && !dead)
            break;
        if (!dead && tries > 3) {
            if (started.error().id() != "storage.disk_full")
                qFatal("a desk does not start: %s", started.error().id().constData());
            liftShortages(true);
        }
        desk.cutPower(m_random);
    }
    adopt(desk);
    if (m_settings.checked)
        report(m_oracle.check(desk));
}

void World::adopt(Desk &desk)
{
    // The power went while a command was being kept: nobody was told that it is, but it may be.
    const auto entered = qint64(m_book.keptOn(desk.number).size());
    int found = 0;
    must(desk.connection().each("SELECT command_id, bytes FROM outbox WHERE n > ? ORDER BY n", {Value(entered)},
                                [&](const RowView &view) {
                                    const Envelope envelope = must(Envelope::decode(view.bytes(1)));
                                    m_book.enter({desk.number, view.uuid(0), envelope.kind, envelope.arguments, {}, {}});
                                    return ++found < 2;
                                }));
    if (found > 1)
        report(Violation{"what was entered is kept in its order",
                         nameOf(desk) + " has more commands than were ever entered"});
}

void World::liftShortages(bool all)
{
    std::erase_if(m_shortages, [this, all](const Shortage &shortage) {
        if (!all && shortage.until > m_trace.step())
            return false;
        shortage.disk->setBytesLeft(std::nullopt);
        return true;
    });
}

void World::restoreServer()
{
    if (m_trace.step() == m_copyAt && m_server->isRunning()) {
        note("the server is copied at " + QByteArray::number(headOfServer()));
        m_older.emplace(Older{m_server->image(), m_mirror, m_effects.memory()});
        startServer();
        return;
    }
    endGathering(false);
    if (!m_older || m_trace.step() < m_loseAt)
        return;
    const Older older = std::move(*m_older);
    m_older.reset();
    liftShortages(true);
    must(m_server->putBack(older.image, m_now));
    ++m_counts.faults[Fault::Restore];
    note("the server's disk is lost; it goes on at " + QByteArray::number(headOfServer()));
    m_mirror = older.mirror;
    m_effects.putBack(older.memory);
    m_book.forgetAfter(headOfServer());
    m_gathers = true;
    // Lines that were open are cut; what was on its way to the server may still arrive.
    std::erase_if(m_wire, [](const Message &message) { return !message.toServer; });
    for (const auto &desk : m_desks) {
        desk->waitsFor.reset();
        desk->engine().disconnected();
    }
    startServer();
}

std::set<int> World::unheardDesks()
{
    std::set<Uuid> heard;
    must(m_server->connection().each("SELECT desk FROM gathering_desk WHERE returned IS NOT NULL", {},
                                     [&heard](const storage::RowView &view) {
                                         heard.insert(view.uuid(0));
                                         return true;
                                     }));
    std::set<int> unheard;
    for (const auto &desk : m_desks) {
        if (!desk->knownAs || !heard.contains(*desk->knownAs))
            unheard.insert(desk->number);
    }
    return unheard;
}

void World::endGathering(bool wanted)
{
    if (!m_gathers || !m_server->isRunning())
        return;
    const auto ended = m_server->endGathering(m_now, wanted);
    if (!m_server->disk().isDead() && (!ended.ok() || *ended))
        note(ended.ok() ? QByteArray("the gathering ends") : "the gathering goes on: " + ended.error().id());
    if (!wanted && ended.ok() && *ended)
        m_book.gatheringEndedWithout(unheardDesks());
    afterServer();
}

} // namespace peygir::simulation
