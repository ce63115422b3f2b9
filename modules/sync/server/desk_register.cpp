// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/desk_register.h"

#include "base/limits.h"
#include "sync/wire/codes.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

constexpr qint64 dayMs = 86'400'000;

} // namespace

Result<DeskRegister::Entry> DeskRegister::hello(const Uuid &desk, const UserId &user, int blocksHeld, Instant now,
                                                qint64 token, Random &random)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    std::optional<Uuid> epoch;
    QByteArray codeKey;
    qint64 drawn = 0;
    int desks = 0;
    TRY(m_connection.each("SELECT epoch, code_key, codes_drawn, desks FROM server_state WHERE id = 1", {},
                          [&](const RowView &view) {
                              epoch = view.uuid(0);
                              codeKey = view.bytes(1);
                              drawn = view.integer(2);
                              desks = int(view.integer(3));
                              return false;
                          }));
    if (!epoch)
        return Error("sync.no_state");
    Entry entry{*epoch, 0, {}};
    std::optional<UserId> owner;
    const qint64 today = now.milliseconds() / dayMs;
    int given = 0;
    TRY(m_connection.each("SELECT number, user_id, blocks_day, blocks_given FROM desk WHERE id = ?", {Value(desk)},
                          [&](const RowView &view) {
                              entry.number = int(view.integer(0));
                              owner = UserId(view.uuid(1));
                              given = view.integer(2) == today ? int(view.integer(3)) : 0;
                              return false;
                          }));
    if (owner && *owner != user)
        return Error("sync.desk_of_another");
    if (!owner) {
        entry.number = 10'000 + desks++;
        if (entry.number > mostDeskNumber)
            return Error("sync.no_more_desks");
    }
    for (int held = std::max(0, blocksHeld); held < limits::blocksPerDesk && given < limits::blocksPerDeskAndDay; ++held) {
        ++given;
        CodeBlock block{newUuid(now, random), {}};
        block.codes.reserve(limits::codesPerBlock);
        for (int i = 0; i < limits::codesPerBlock; ++i)
            block.codes.push_back(officialCode(codeKey, quint64(drawn++) % officialCodes));
        entry.blocks.push_back(std::move(block));
    }
    TRY_LET(const qint64 mine,
            m_connection.run("UPDATE server_state SET codes_drawn = ?, desks = ? WHERE id = 1 AND token = ?",
                             {Value(drawn), Value(desks), Value(token)}));
    if (mine != 1)
        return Error("sync.not_leader");
    TRY(m_connection.putMany("desk", {"id", "number", "user_id", "last_seen", "blocks_day", "blocks_given"}, {"id"},
                             std::vector<Value>{Value(desk), Value(entry.number), Value(user.uuid()), Value(now),
                                                Value(today), Value(qint64(given))}));
    TRY(transaction.commit());
    return entry;
}

} // namespace peygir::sync
