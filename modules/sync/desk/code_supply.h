// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/desk/desk_state.h"
#include "sync/wire/messages.h"

#include <map>

namespace peygir::sync {

/// The second place where a desk's position in its code blocks is kept: bound to the machine, outside the store, so that
/// a store put back from a copy does not give codes out twice (SYNC 19).
class CodeWitness
{
public:
    virtual ~CodeWitness() = default;
    /// So many codes of this block, from the first on, may have been given out; nothing when this machine has no record
    /// of it.
    virtual std::optional<int> used(const Uuid &block) = 0;
    /// Durable when it returns. Called before the code is used.
    virtual Result<void> setUsed(const Uuid &block, int used) = 0;
};

/// The tracking codes that this desk may give out, also with the network down. Works inside the caller's transaction.
class CodeSupply
{
public:
    CodeSupply(storage::Connection &connection, DeskState &state, CodeWitness &witness)
        : m_connection(connection), m_state(state), m_witness(witness)
    {
    }

    /// The next code: from the blocks, or the desk's own twelve digits where they are used up or not to be trusted.
    /// Fails with "sync.no_codes_yet" on a desk that has never met the server.
    Result<QByteArray> take();
    Result<void> add(const std::vector<CodeBlock> &blocks);
    /// Blocks with codes left that this machine has a record of.
    Result<int> usableBlocks();

private:
    struct Block
    {
        Uuid id;
        QByteArray codes;
        int used;
    };
    Result<std::vector<Block>> usable();
    std::optional<int> seenUsed(const Uuid &block, int usedHere);
    Result<void> witness(const Uuid &block, int used);

    storage::Connection &m_connection;
    DeskState &m_state;
    CodeWitness &m_witness;
    /// What this process has told the witness.
    struct Told
    {
        /// How far the witness was told that the block is used.
        int ahead;
        /// What lies before was given out by this process, or by another one before it.
        int from;
    };
    std::map<Uuid, Told> m_told;
};

} // namespace peygir::sync
