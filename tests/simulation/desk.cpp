// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/desk.h"

namespace peygir::simulation {

Desk::Desk(int n, const UserId &who, const DeskImage &image, const Registry &registry, quint64 seed)
    : number(n)
    , user(who)
    , m_machine(image.disk)
    , m_registry(registry)
    , m_witness(std::make_shared<Witness>(image.witness))
    , m_random(seed)
{
}

Desk::Desk(int n, Desk &original, bool sameMachine, const Registry &registry, quint64 seed)
    : number(n)
    , user(original.user)
    , clockError(original.clockError)
    , signedInAs(original.signedInAs)
    , knownAs(original.knownAs)
    , m_machine(original.copy())
    , m_registry(registry)
    , m_witness(sameMachine ? original.m_witness : std::make_shared<Witness>())
    , m_random(seed)
{
}

void Desk::putBack()
{
    m_engine.reset();
    waitsFor.reset();
    m_machine.putBack(*saved);
}

Result<void> Desk::start(Instant serverTime)
{
    TRY(m_machine.open());
    auto engine = std::make_unique<sync::DeskEngine>(m_machine.connection(), m_registry, m_random, user,
                                                     m_registry.oldestReader(), *m_witness, &m_machine.place());
    TRY(engine->open(clock(serverTime)));
    m_engine = std::move(engine);
    if (!signedInAs)
        signedInAs = knownAs = m_engine->desk();
    return {};
}

void Desk::cutPower(Random &random)
{
    m_engine.reset();
    waitsFor.reset();
    m_machine.cutPower(random);
}

DeskImage Desk::image()
{
    m_engine.reset();
    return {m_machine.image(), *m_witness};
}

} // namespace peygir::simulation
