// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/code_supply.h"

#include "base/hash.h"
#include "sync/wire/codes.h"
#include "sync/wire/plants.h"

#include <algorithm>
#include <set>

namespace peygir::sync {

using storage::RowView;

namespace {

constexpr int codeLength = 10;
/// The witness is told of so many codes at once: telling it costs two syncs of the disk, which the clerk who registers
/// would wait for each time. What a process leaves of them is lost to the next one.
constexpr int codesAhead = 16;

int codesIn(const QByteArray &codes) { return int(codes.size()) / codeLength; }

} // namespace

Result<std::vector<CodeSupply::Block>> CodeSupply::usable()
{
    std::vector<Block> blocks;
    TRY(m_connection.each("SELECT block, codes, used FROM code_block ORDER BY received", {},
                          [&blocks](const RowView &view) {
                              blocks.push_back({view.uuid(0), view.bytes(1), int(view.integer(2))});
                              return true;
                          }));
    std::erase_if(blocks, [this](Block &block) {
        const std::optional<int> seen = seenUsed(block.id, block.used);
        // Another machine's store, or a lost record: nobody knows how far these codes were given out.
        if (!seen)
            return true;
        block.used = std::max(block.used, *seen);
        return block.used >= codesIn(block.codes);
    });
    return blocks;
}

/// Codes of the block that may be out, as this machine knows; `usedHere` is what the store says.
std::optional<int> CodeSupply::seenUsed(const Uuid &block, int usedHere)
{
    if (planted(Plant::BlockReusedAfterClone))
        return usedHere;
    const std::optional<int> seen = m_witness.used(block);
    const auto told = m_told.find(block);
    if (planted(Plant::BlockPositionLost))
        return told == m_told.end() ? usedHere : told->second.ahead;
    // Nobody but us has told it anything: what we told it ahead has not been given out yet.
    // The store may still say less than where we began: a command that was refused takes its code back.
    return seen && told != m_told.end() && *seen == told->second.ahead ? std::max(usedHere, told->second.from) : seen;
}

Result<void> CodeSupply::witness(const Uuid &block, int used)
{
    const auto told = m_told.find(block);
    if (told != m_told.end() && told->second.ahead >= used)
        return {};
    const int ahead = used - 1 + codesAhead;
    TRY(m_witness.setUsed(block, ahead));
    m_told.insert_or_assign(block, Told{ahead, used - 1});
    return {};
}

Result<QByteArray> CodeSupply::take()
{
    TRY_LET(const std::vector<Block> blocks, usable());
    if (!blocks.empty()) {
        const Block &block = blocks.front();
        if (planted(Plant::BlockPositionLost)) {
            m_told.insert_or_assign(block.id, Told{block.used + 1, 0});
            return block.codes.mid(block.used * codeLength, codeLength);
        }
        TRY(witness(block.id, block.used + 1));
        TRY(m_connection.run("UPDATE code_block SET used = ? WHERE block = ?", {Value(block.used + 1), Value(block.id)}));
        return block.codes.mid(block.used * codeLength, codeLength);
    }
    if (m_state.deskNumber() == 0)
        return Error("sync.no_codes_yet");
    // The counter is kept twice as well, under the desk's own id.
    const Uuid &desk = *m_state.desk();
    const qint64 counter = std::max<qint64>(m_state.codeCounter(), seenUsed(desk, int(m_state.codeCounter())).value_or(0));
    TRY(witness(desk, int(counter) + 1));
    TRY(m_state.setCodeCounter(counter + 1));
    return deskCode(m_state.deskNumber(), Blake2b(32).add(desk.view()).finish(), quint64(counter));
}

Result<void> CodeSupply::add(const std::vector<CodeBlock> &blocks)
{
    for (const CodeBlock &block : blocks) {
        QByteArray codes;
        std::set<QByteArray> drawn;
        for (const QByteArray &code : block.codes) {
            // Twice in a block it would be told to two citizens.
            if (code.size() != codeLength || !isTrackingCode(code) || !drawn.insert(code).second)
                return Error("sync.malformed");
            codes += code;
        }
        // One that comes again, to a store that was put back, has been drawn from as far as the witness says.
        if (!m_witness.used(block.id))
            TRY(m_witness.setUsed(block.id, 0));
        TRY(m_connection.run("INSERT INTO code_block (block, codes, used, received)"
                             " VALUES (?, ?, 0, (SELECT COALESCE(MAX(received), 0) + 1 FROM code_block))"
                             " ON CONFLICT (block) DO NOTHING",
                             {Value(block.id), Value::bytes(codes)}));
    }
    return {};
}

Result<int> CodeSupply::usableBlocks()
{
    TRY_LET(const std::vector<Block> blocks, usable());
    return int(blocks.size());
}

} // namespace peygir::sync
