// SPDX-License-Identifier: GPL-3.0-or-later
// Desks whose disks are copied and put back (SYNC 15).
#include "simulation/world.h"

#include "sync/desk/outbox_chain.h"
#include "sync/server/desk_chain.h"

#include <algorithm>

namespace peygir::simulation {

namespace {

/// Copies of copies are made too, but a run has to come to an end.
constexpr size_t mostDesks = 8;

} // namespace

void World::copyDisks(Desk &desk)
{
    const bool isCloned = strikes(Fault::Clone, 8);
    const bool isPutBack = strikes(Fault::OldCopy, 14);
    if (isCloned && m_desks.size() < mostDesks)
        clone(desk);
    if (!isPutBack)
        return;
    if (desk.saved && m_random.below(3) > 0) {
        putBack(desk);
    } else {
        desk.saved = desk.copy();
        desk.savedEntries = m_book.keptOn(desk.number).size();
        note(nameOf(desk) + "'s disk is copied");
    }
}

void World::clone(Desk &desk)
{
    const int number = int(m_desks.size());
    const bool sameMachine = m_random.below(2) == 0;
    m_desks.push_back(std::make_unique<Desk>(number, desk, sameMachine, m_random.next()));
    // The one that was just drawn may have moved.
    Desk &copy = *m_desks.back();
    note(nameOf(copy) + " is a copy of " + nameOf(desk) + (sameMachine ? " on its machine" : " elsewhere"));
    m_book.copied(desk.number, number);
    must(copy.start(m_now));
    desk.isCopied = copy.isCopied = true;
    ++m_copies;
    if (m_settings.checked)
        report(m_oracle.check(copy));
}

void World::putBack(Desk &desk)
{
    note(nameOf(desk) + "'s disk is put back to an earlier copy");
    // Whatever was planned for the old disk happens to nobody.
    desk.disk().dieAtWrite(0);
    desk.disk().dieAtSync(0);
    desk.disk().failWrite(0);
    desk.disk().setBytesLeft(std::nullopt);
    desk.putBack();
    m_oracle.putBack(desk.number);
    m_book.putBack(desk.number, desk.savedEntries);
    must(desk.start(m_now));
    desk.knownAs = desk.engine().desk();
    desk.isCopied = true;
    ++m_copies;
    if (m_settings.checked)
        report(m_oracle.check(desk));
}

void World::noteIdentity(Desk &desk)
{
    if (desk.engine().desk() == desk.knownAs)
        return;
    note(nameOf(desk) + " is " + desk.engine().desk().toAscii() + " from now on");
    desk.knownAs = desk.engine().desk();
    // Both of two may: one goes on under the name, the other then greets first.
    if (++m_forks > 2 * m_copies)
        report(Violation{"only a copy becomes another desk", nameOf(desk) + " did without a reason"});
}

/// At the end every store has a name of its own, and the server knows of each what it sent, up to the last command.
void World::checkIdentities()
{
    std::map<Uuid, int> names;
    for (const auto &desk : m_desks) {
        const auto [at, isNew] = names.emplace(desk->engine().desk(), desk->number);
        if (!isNew)
            report(Violation{"no two stores are one desk", nameOf(*desk) + " and desk " + QByteArray::number(at->second)});
        const Uuid name = desk->engine().desk();
        const auto known = must(sync::deskChains(m_server->connection(), {&name, 1}));
        const auto end = must(sync::OutboxChain(desk->connection()).end());
        if (known.size() != 1 || known.front().end != end)
            report(Violation{"the server knows what each desk sent", nameOf(*desk) + " sent " + QByteArray::number(end.n)
                                 + " commands, the server knows of "
                                 + (known.empty() ? QByteArray("none") : QByteArray::number(known.front().end.n))});
    }
}

} // namespace peygir::simulation
