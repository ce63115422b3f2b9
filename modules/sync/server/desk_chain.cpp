// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/desk_chain.h"

#include "storage/by_ids.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;

Result<std::vector<DeskChain>> deskChains(Connection &connection, std::span<const Uuid> desks)
{
    std::vector<DeskChain> chains;
    TRY(storage::eachByIds(connection, {"desk, nonce, n, hash, epoch", "desk_chain", "desk"}, desks,
                           [&chains](const RowView &view) {
                               chains.push_back({view.uuid(0), view.bytes(1), {view.integer(2), view.bytes(3)}, view.uuid(4)});
                           }));
    return chains;
}

Result<void> putDeskChains(Connection &connection, const std::vector<DeskChain> &chains)
{
    std::vector<Value> values;
    values.reserve(chains.size() * 5);
    for (const DeskChain &chain : chains) {
        values.insert(values.end(), {Value(chain.desk), Value::bytes(chain.nonce), Value(chain.end.n),
                                     Value::bytes(chain.end.hash), Value(chain.epoch)});
    }
    return values.empty() ? Result<void>()
                          : connection.putMany("desk_chain", {"desk", "nonce", "n", "hash", "epoch"}, {"desk"}, values);
}

Result<void> greet(Connection &connection, const Uuid &desk, const Uuid &epoch, const Introduction &introduction)
{
    TRY_LET(const std::vector<DeskChain> found, deskChains(connection, {&desk, 1}));
    DeskChain chain{desk, introduction.next, introduction.sent, epoch};
    if (!found.empty() && found.front().epoch == epoch) {
        const DeskChain &met = found.front();
        const auto &known = introduction.known;
        // The new word itself: the same hello once more, because its answer was lost or the line delivers twice.
        const bool isKnown = met.nonce == introduction.next || std::find(known.begin(), known.end(), met.nonce) != known.end();
        // A desk keeps a command before it sends it.
        const bool isOlder = met.end.n > introduction.end.n
            || (met.end.n == introduction.end.n && met.end.hash != introduction.end.hash);
        if ((!isKnown || isOlder) && !planted(Plant::SnapshotWithIdentity))
            return Error("sync.fork");
        chain.end = met.end;
    }
    return putDeskChains(connection, {chain});
}

} // namespace peygir::sync
