// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/desk.h"

namespace peygir::simulation {

Desk::Desk(int n, const UserId &who, const DeskImage &image, const Program &program, quint64 seed)
    : number(n)
    , user(who)
    , m_machine(image.disk)
    , m_program(&program)
    , m_witness(std::make_shared<Witness>(image.witness))
    , m_random(seed)
{
}

Desk::Desk(int n, Desk &original, bool sameMachine, quint64 seed)
    : number(n)
    , user(original.user)
    , clockError(original.clockError)
    , updateAt(original.updateAt)
    , signedInAs(original.signedInAs)
    , knownAs(original.knownAs)
    , m_machine(original.copy())
    , m_program(original.m_program)
    , m_witness(sameMachine ? original.m_witness : std::make_shared<Witness>())
    , m_random(seed)
{
}

void Desk::install(const Program &program)
{
    m_engine.reset();
    waitsFor.reset();
    m_program = &program;
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
    TRY(storage::migrate(m_machine.connection(), m_program->migrations, storage::Side::Desk));
    m_machine.setEmptyStore(m_program->emptyStore);
    auto engine = std::make_unique<sync::DeskEngine>(m_machine.connection(), m_program->registry, m_random, user,
                                                     m_program->schema(), *m_witness, &m_machine.place());
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
