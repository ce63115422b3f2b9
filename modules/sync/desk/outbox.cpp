// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/outbox.h"

#include "base/limits.h"
#include "sync/desk/outbox_chain.h"
#include "sync/wire/plants.h"

namespace peygir::sync {

using storage::RowView;

namespace {

const std::pair<Outbox::State, const char *> stateWords[] = {{Outbox::State::Waiting, "waiting"},
                                                             {Outbox::State::Acknowledged, "acknowledged"},
                                                             {Outbox::State::Refused, "refused"},
                                                             {Outbox::State::Held, "held"},
                                                             {Outbox::State::Done, "done"}};

Outbox::State stateOf(const QByteArray &word)
{
    for (const auto &[state, known] : stateWords) {
        if (word == known)
            return state;
    }
    return Outbox::State::Waiting;
}

} // namespace

Result<void> Outbox::append(const Uuid &command, const QByteArray &bytes)
{
    TRY_LET(const ChainLink end, OutboxChain(m_connection).end());
    const ChainLink link = end.followedBy(command);
    TRY(m_connection.run("INSERT INTO outbox (n, command_id, bytes, state, seq, link_n, link_hash)"
                         " VALUES ((SELECT COALESCE(MAX(n), 0) + 1 FROM outbox), ?, ?, 'waiting', 0, ?, ?)",
                         {Value(command), Value::bytes(bytes), Value(link.n), Value::bytes(link.hash)}));
    return {};
}

Result<std::vector<Outbox::Entry>> Outbox::entriesWhere(const QByteArray &condition,
                                                         std::initializer_list<Value> parameters)
{
    std::vector<Entry> entries;
    TRY(m_connection.each("SELECT n, command_id, bytes, state, seq, reason FROM outbox WHERE " + condition, parameters,
                          [&entries](const RowView &view) {
                              entries.push_back({view.integer(0), view.uuid(1), view.bytes(2), stateOf(view.utf8(3)),
                                                 view.integer(4),
                                                 view.isNull(5) ? std::nullopt
                                                                : std::optional(errorFromJson(view.utf8(5)))});
                              return true;
                          }));
    return entries;
}

Result<std::vector<Outbox::Entry>> Outbox::undecided()
{
    // What the lost history had refused shows nothing while it is brought again.
    auto entries = entriesWhere("(state IN ('acknowledged', 'held') OR (state = 'waiting' AND old_reason IS NULL)) ORDER BY n");
    if (planted(Plant::ReplayByTime) && entries.ok())
        sortByClock(*entries);
    return entries;
}

Result<std::vector<Uuid>> Outbox::waiting()
{
    std::vector<Uuid> commands;
    TRY(m_connection.each("SELECT command_id FROM outbox WHERE state = 'waiting' ORDER BY n", {},
                          [&commands](const RowView &view) {
                              commands.push_back(view.uuid(0));
                              return true;
                          }));
    return commands;
}

Result<Outbox::Push> Outbox::nextPush()
{
    Push push;
    qsizetype size = 0;
    TRY(m_connection.each("SELECT bytes, link_n, old_seq, ran, old_reason, command_id FROM outbox WHERE state = 'waiting' ORDER BY n LIMIT ?",
                          {Value(limits::pushCommands)}, [&](const RowView &view) {
                              QByteArray bytes = view.bytes(0);
                              size += bytes.size();
                              if (push.commands.empty())
                                  push.first = view.integer(1);
                              // An answer that left one out in the middle: the server counts without gaps.
                              const bool isNext = view.integer(1) == push.first + qint64(push.commands.size());
                              if ((size > limits::pushBytes && !push.commands.empty()) || !isNext)
                                  return false;
                              push.commands.push_back(std::move(bytes));
                              push.ids.push_back(view.uuid(5));
                              if (!view.isNull(2)) {
                                  KeptPlace place{view.integer(2), view.boolean(3)};
                                  if (!view.isNull(4))
                                      place.refused = errorFromJson(view.utf8(4));
                                  push.kept.resize(push.commands.size());
                                  push.kept.back() = std::move(place);
                              }
                              return true;
                          }));
    return push;
}

Result<std::vector<Outbox::Entry>> Outbox::troubled()
{
    return entriesWhere("(state IN ('refused', 'held') OR (state = 'waiting' AND reason IS NOT NULL AND old_seq IS NULL))"
                        " ORDER BY n");
}

Result<std::optional<Outbox::Entry>> Outbox::find(const Uuid &command)
{
    TRY_LET(std::vector<Entry> found, entriesWhere("command_id = ?", {Value(command)}));
    return found.empty() ? std::optional<Entry>() : std::optional<Entry>(std::move(found.front()));
}

Result<std::vector<Outbox::Entry>> Outbox::unfinished(int most)
{
    return entriesWhere("state <> 'done' ORDER BY n LIMIT ?", {Value(most)});
}

Result<Outbox::Counts> Outbox::counts()
{
    Counts counts;
    TRY(m_connection.each("SELECT state, COUNT(*) FROM outbox WHERE state <> 'done' GROUP BY state", {},
                          [&counts](const RowView &view) {
                              const int number = int(view.integer(1));
                              switch (stateOf(view.utf8(0))) {
                              case State::Waiting: counts.waiting = number; break;
                              case State::Acknowledged: counts.acknowledged = number; break;
                              case State::Refused: counts.refused = number; break;
                              case State::Held: counts.held = number; break;
                              case State::Done: break;
                              }
                              return true;
                          }));
    return counts;
}

Result<std::optional<qint64>> Outbox::head()
{
    std::optional<qint64> first;
    TRY(m_connection.each("SELECT n FROM outbox WHERE state = 'waiting' ORDER BY n LIMIT 1", {},
                          [&first](const RowView &view) {
                              first = view.integer(0);
                              return false;
                          }));
    return first;
}

Result<void> Outbox::receive(const Receipt &receipt, Instant now)
{
    if (planted(Plant::ForgetRefused) && receipt.outcome == Outcome::Refused) {
        TRY(m_connection.run("DELETE FROM outbox WHERE command_id = ?", {Value(receipt.command)}));
        return {};
    }
    const char *applied = planted(Plant::LeaveAtAcknowledgement) ? "done" : "acknowledged";
    const char *state = receipt.outcome == Outcome::Applied ? applied
        : receipt.outcome == Outcome::Refused               ? "refused"
                                                            : "held";
    TRY(m_connection.run("UPDATE outbox SET state = ?, seq = ?, reason = ?, outcome = ?, acknowledged_at = ?, old_seq = NULL,"
                         " ran = NULL, old_reason = NULL WHERE command_id = ? AND state = 'waiting'",
                         {Value::text(QByteArray(state)), Value(receipt.seq),
                          receipt.reason ? Value::text(errorToJson(*receipt.reason)) : Value(),
                          Value::text(QByteArray(receipt.outcome == Outcome::Applied ? "applied" : state)), Value(now),
                          Value(receipt.command)}));
    return {};
}

Result<void> Outbox::noteWithoutEffect(const Entry &entry, const std::optional<Error> &reason)
{
    const auto written = [](const std::optional<Error> &error) { return error ? errorToJson(*error) : QByteArray(); };
    // Most of the queue has its effect, now as before: a rebase writes nothing here.
    if (entry.state != State::Waiting || written(entry.reason) == written(reason))
        return {};
    TRY(m_connection.run("UPDATE outbox SET reason = ? WHERE n = ? AND state = 'waiting'",
                         {reason ? Value::text(written(reason)) : Value(), Value(entry.n)}));
    return {};
}

Result<void> Outbox::pulledTo(qint64 seq)
{
    TRY(m_connection.run("UPDATE outbox SET state = 'done'"
                         " WHERE state IN ('acknowledged', 'refused', 'held') AND seq <= ?",
                         {Value(seq)}));
    return {};
}

Result<void> Outbox::bringAgain(qint64 common, qint64 known)
{
    // Refused once, it is not to be done now: whoever entered it may have done it in another way since.
    TRY(m_connection.run("UPDATE outbox SET old_reason = CASE WHEN outcome = 'refused' THEN reason END, old_seq = seq, ran = ?,"
                         " state = 'waiting', seq = 0, reason = NULL WHERE state <> 'waiting' AND seq > ?",
                         {Value(true), Value(common)}));
    // The rest waited already: it was entered by somebody who knew the lost history that far.
    TRY(m_connection.run("UPDATE outbox SET old_seq = ?, ran = ? WHERE state = 'waiting' AND old_seq IS NULL",
                         {Value(known), Value(false)}));
    return {};
}

Result<bool> Outbox::hasToBring()
{
    bool has = false;
    TRY(m_connection.each("SELECT 1 FROM outbox WHERE state = 'waiting' AND old_seq IS NOT NULL LIMIT 1", {},
                          [&has](const RowView &) { return !(has = true); }));
    return has;
}

Result<void> Outbox::letGo(qint64 durable, Instant since)
{
    TRY(m_connection.run("DELETE FROM outbox WHERE state = 'done' AND seq <= ? AND acknowledged_at < ?"
                         " AND n < (SELECT MAX(n) FROM outbox)",
                         {Value(durable), Value(since)}));
    return {};
}

} // namespace peygir::sync
