// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"
#include "simulation/mirror.h"

namespace peygir::simulation {

/// What must be true of the server whenever it has committed: its rows are those that the new commands, one after the other
/// as their receipts stand in the history, make of the rows that were there before them, each written once. The commands are
/// decided once more here, in memory, away from the sequencer.
class EffectOracle
{
public:
    EffectOracle(const Registry &registry, const Mirror &mirror) : m_registry(&registry), m_mirror(&mirror) {}

    /// The server decides by these from now on; to be said before it runs anything.
    void use(const Registry &registry) { m_registry = &registry; }
    /// What the server remembers beside rows, when nothing of this run has happened yet.
    Result<void> begin(storage::Connection &server);
    /// Looks at what the mirror has read since its head was `before`. `sent`: every command that came to the server, by its id.
    Result<std::optional<Violation>> follow(storage::Connection &server, const std::map<Uuid, Envelope> &sent,
                                            qint64 before);
    /// Compares the keys that the server keeps with those that the commands have claimed and released.
    Result<std::optional<Violation>> checkKeys(storage::Connection &server) const;

    /// What the server has beside its rows, as its history made it.
    struct Memory
    {
        std::map<std::pair<QByteArray, QByteArray>, Uuid> holders;
        /// Commands that wait for a person.
        std::set<Uuid> held;
    };
    const Memory &memory() const { return m_memory; }
    /// The server goes on from an older copy, when this was its memory.
    void putBack(Memory memory) { m_memory = std::move(memory); }

private:
    const Registry *m_registry;
    const Mirror *m_mirror;
    Memory m_memory;
};

} // namespace peygir::simulation
