// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/machine.h"
#include "simulation/programs.h"
#include "sync/desk/engine.h"

#include <map>

namespace peygir::simulation {

/// What is bound to a desk's machine and outlives its store.
class Witness final : public sync::CodeWitness
{
public:
    std::optional<int> used(const Uuid &block) override
    {
        const auto found = m_used.find(block);
        return found == m_used.end() ? std::nullopt : std::optional(found->second);
    }
    Result<void> setUsed(const Uuid &block, int used) override
    {
        m_used.insert_or_assign(block, used);
        return {};
    }

private:
    std::map<Uuid, int> m_used;
};

/// What a desk begins with.
struct DeskImage
{
    testing::SimulatedDisk::Snapshot disk;
    Witness witness;
};

/// A person's desk as a program: engine and driver on one store, which starts again from its disk.
class Desk
{
public:
    Desk(int number, const UserId &user, const DeskImage &image, const Program &program, quint64 seed);
    /// A copy of a desk as its disk is now, with its sign-in; elsewhere it finds no record of the codes.
    Desk(int number, Desk &original, bool sameMachine, quint64 seed);

    /// Reads the disk, and brings it up to date where the program is later. Fails when the disk does.
    Result<void> start(Instant serverTime);
    void cutPower(Random &random);
    bool isRunning() const { return m_engine != nullptr; }
    const Program &program() const { return *m_program; }
    /// Another program is there at the next start; the one that runs ends.
    void install(const Program &program);

    sync::DeskEngine &engine() { return *m_engine; }
    storage::Connection &connection() { return m_machine.connection(); }
    testing::SimulatedDisk &disk() { return m_machine.disk(); }
    DeskImage image();
    /// Its disk as it is, while the program runs.
    testing::SimulatedDisk::Snapshot copy() { return m_machine.disk().snapshot(); }
    /// The program ends, and its disk is what was saved.
    void putBack();

    /// What this desk's clock shows.
    Instant clock(Instant serverTime) const { return serverTime + clockError; }

    const int number;
    const UserId user;
    Milliseconds clockError{0};
    /// The request whose answer it waits for; nothing else is listened to.
    std::optional<int> waitsFor;
    int patience = 0;
    /// Cut off until this step.
    int offlineUntil = 0;
    /// From this step on its program is to be brought up to date.
    int updateAt = 0;
    /// The desk as which somebody signed in here: what the server finds by the token.
    std::optional<Uuid> signedInAs;
    /// The name that it had when it was last looked at.
    std::optional<Uuid> knownAs;
    /// Its disk is on two machines, or has been put back: it may have to become another desk.
    bool isCopied = false;
    /// Its disk at some earlier moment, with how many commands had been kept there.
    std::optional<testing::SimulatedDisk::Snapshot> saved;
    size_t savedEntries = 0;

private:
    Machine m_machine;
    const Program *m_program;
    std::shared_ptr<Witness> m_witness;
    SeededRandom m_random;
    std::unique_ptr<sync::DeskEngine> m_engine;
};

} // namespace peygir::simulation
