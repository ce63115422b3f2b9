// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/desk_register.h"

#include "base/limits.h"
#include "sync/server/desk_chain.h"
#include "sync/server/lost_desks.h"
#include "sync/server/stranded.h"
#include "sync/wire/codes.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

constexpr qint64 dayMs = 86'400'000;

/// The desk with which all began of which this one is a copy.
Result<Uuid> originOf(Connection &connection, const Uuid &desk)
{
    Uuid origin = desk;
    TRY(connection.each("SELECT origin FROM desk WHERE id = ? AND origin IS NOT NULL", {Value(desk)},
                        [&origin](const RowView &view) {
                            origin = view.uuid(0);
                            return false;
                        }));
    return origin;
}

/// The name under which a desk spoke before it found itself to be a copy is of the family of the one that signed in there.
/// The server may never have heard it, or have lost it with its disk: then the sign-in alone says whose it is, as it does
/// for one that names the desk of the sign-in itself.
Result<bool> isOfFamily(Connection &connection, const Uuid &replaced, const Uuid &origin)
{
    TRY_LET(const Uuid itsOrigin, originOf(connection, replaced));
    if (itsOrigin == origin)
        return true;
    bool isKnown = false;
    TRY(connection.each("SELECT 1 FROM desk WHERE id = ?", {Value(replaced)}, [&isKnown](const RowView &) {
        isKnown = true;
        return false;
    }));
    return !isKnown;
}

/// Where a desk that nobody has met begins: by itself where somebody signed in there, else in the family of the one as
/// which it did.
Result<std::optional<Uuid>> originOfNew(Connection &connection, const DeskRegister::Visit &visit, qint64 today)
{
    if (visit.desk == visit.session.desk)
        return std::optional<Uuid>();
    const Error another("sync.desk_of_another");
    if (!visit.introduction || !visit.introduction->replaces)
        return another;
    TRY_LET(const Uuid origin, originOf(connection, visit.session.desk));
    TRY_LET(const bool isRelated, isOfFamily(connection, *visit.introduction->replaces, origin));
    if (!isRelated)
        return another;
    qint64 begun = 0;
    TRY(connection.each("SELECT COUNT(*) FROM desk WHERE origin = ? AND begun_day = ?", {Value(origin), Value(today)},
                        [&begun](const RowView &view) {
                            begun = view.integer(0);
                            return false;
                        }));
    // Numbers of desks and codes are not endless. Signing in anew, with the password, lets the desk begin by itself.
    if (begun >= limits::copiesPerDeskAndDay)
        return another;
    return std::optional(origin);
}

} // namespace

Result<Session> DeskRegister::speakingAs(Connection &connection, const Session &session, const Uuid &desk)
{
    if (desk == session.desk)
        return session;
    TRY_LET(const Uuid own, originOf(connection, session.desk));
    TRY_LET(const Uuid other, originOf(connection, desk));
    if (own != other)
        return Error("sync.desk_of_another");
    return Session{session.user, desk};
}

Result<DeskRegister::Entry> DeskRegister::hello(const Visit &visit, Instant now, qint64 token, Random &random)
{
    const Uuid &desk = visit.desk;
    const UserId &user = visit.session.user;
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
    std::optional<Uuid> origin;
    qint64 begunDay = today;
    TRY(m_connection.each("SELECT number, user_id, blocks_day, blocks_given, origin, begun_day FROM desk WHERE id = ?", {Value(desk)},
                          [&](const RowView &view) {
                              entry.number = int(view.integer(0));
                              owner = UserId(view.uuid(1));
                              given = view.integer(2) == today ? int(view.integer(3)) : 0;
                              origin = view.isNull(4) ? std::nullopt : std::optional(view.uuid(4));
                              begunDay = view.integer(5);
                              return false;
                          }));
    if (owner && *owner != user)
        return Error("sync.desk_of_another");
    if (owner) {
        TRY(speakingAs(m_connection, visit.session, desk));
    } else {
        TRY_LET(origin, originOfNew(m_connection, visit, today));
        if (origin)
            TRY(lostDesks::inherit(m_connection, desk, {visit.session.desk, *visit.introduction->replaces}, now));
        entry.number = leastDeskNumber + desks++;
        if (entry.number > mostDeskNumber)
            return Error("sync.no_more_desks");
    }
    for (int held = std::max(0, visit.blocksHeld); held < limits::blocksPerDesk && given < limits::blocksPerDeskAndDay; ++held) {
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
    if (visit.introduction) {
        TRY(greet(m_connection, desk, entry.epoch, *visit.introduction));
        if (!visit.introduction->pushKey.isEmpty())
            TRY(stranded::keepPushKey(m_connection, desk, visit.introduction->pushKey));
        TRY_LET(entry.sealTo, stranded::publicKey(m_connection, random));
    }
    TRY(m_connection.putMany("desk", {"id", "number", "user_id", "last_seen", "blocks_day", "blocks_given", "origin", "begun_day"}, {"id"},
                             std::vector<Value>{Value(desk), Value(entry.number), Value(user.uuid()), Value(now),
                                                Value(today), Value(qint64(given)), origin ? Value(*origin) : Value(),
                                                Value(begunDay)}));
    TRY(transaction.commit());
    return entry;
}

} // namespace peygir::sync
