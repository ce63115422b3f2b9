// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/oracles.h"
#include "simulation/sums_oracle.h"

#include "access/core/roles.h"
#include "cases/core/add_note.h"
#include "cases/core/case_keys.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/tracking_code.h"
#include "command/attention.h"
#include "intake/core/register_case.h"

#include <algorithm>

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;
using sync::Outcome;

namespace {

struct Stored
{
    qint64 seq;
    QByteArray outcome;
    std::optional<Uuid> settledBy;
};

QByteArray named(const Book::Entry &entry)
{
    return entry.kind + ' ' + entry.command.toAscii() + " of desk " + QByteArray::number(entry.desk);
}

QByteArray wordOf(Outcome outcome)
{
    return outcome == Outcome::Applied ? "applied" : outcome == Outcome::Refused ? "refused" : "held";
}

std::map<Uuid, Stored> receiptsOf(Connection &server)
{
    std::map<Uuid, Stored> receipts;
    must(server.each("SELECT command_id, seq, outcome, settled_by FROM receipt", {}, [&receipts](const RowView &view) {
        receipts.emplace(view.uuid(0), Stored{view.integer(1), view.utf8(2),
                                              view.isNull(3) ? std::nullopt : std::optional(view.uuid(3))});
        return true;
    }));
    return receipts;
}

/// One receipt for each command, one seq for each receipt.
std::optional<Violation> checkReceipts(const std::map<Uuid, Stored> &receipts, const Mirror &mirror, const Book &book)
{
    std::set<qint64> seqs;
    for (const auto &[command, receipt] : receipts)
        seqs.insert(receipt.seq);
    if (seqs.size() != receipts.size() || qint64(seqs.size()) != mirror.head().seq)
        return Violation{"one place in the history for each command",
                         QByteArray::number(qint64(receipts.size())) + " receipts, "
                             + QByteArray::number(qint64(seqs.size())) + " places, head "
                             + QByteArray::number(mirror.head().seq)};
    for (const Book::Entry &entry : book.entries()) {
        if (!entry.isLost && !receipts.contains(entry.command))
            return Violation{"every command is applied, refused or held", named(entry) + " has no receipt"};
        if (const auto found = receipts.find(entry.command);
            found != receipts.end() && entry.receipt && !found->second.settledBy
            && found->second.outcome != wordOf(entry.receipt->outcome))
            return Violation{"a command has one outcome", named(entry) + " was told that it is "
                                 + wordOf(entry.receipt->outcome) + ", the server remembers " + found->second.outcome};
    }
    for (const auto &[desk, kept] : book.kept()) {
        qint64 last = 0;
        for (const Uuid &command : kept) {
            const qint64 seq = receipts.at(command).seq;
            if (seq <= last)
                return Violation{"the order of a desk is kept", command.toAscii() + " overtook the one before it on desk "
                                     + QByteArray::number(desk)};
            last = seq;
        }
    }
    return std::nullopt;
}

/// Rows that only this command could have made, by their derived ids.
std::vector<std::pair<const Table *, QByteArray>> effectsOf(const QByteArray &kind)
{
    const Table *history = &tableOf<cases::HistoryEntry>();
    if (kind == intake::RegisterCase::kind)
        return {{history, "history"}};
    if (kind == cases::AddNote::kind || kind == cases::CompleteNode::kind || kind == cases::ReopenCase::kind)
        return {{history, "history"}};
    return {};
}

/// What was not applied is in somebody's list with the reason, and nothing of it is anywhere else.
std::optional<Violation> checkNoEffect(const Book::Entry &entry, const QByteArray &outcome, const Mirror &mirror)
{
    const RowPointer row = mirror.row(tableOf<Attention>(), attentionAbout(entry.command).uuid());
    if (!row)
        return Violation{"what was not applied needs attention", named(entry) + " was " + outcome + ", nothing says so"};
    const auto attention = fromRow<Attention>(*row);
    if (outcome == "held" ? !attention.isHeld() : attention.reason != AttentionReason::Refused)
        return Violation{"what was not applied needs attention", named(entry) + " was " + outcome + ": " + described(*row)};
    for (const auto &[table, name] : effectsOf(entry.kind)) {
        if (const RowPointer effect = mirror.row(*table, derivedUuid(entry.command, name)))
            return Violation{"what was not applied has no effect", named(entry) + " was " + outcome + ": " + described(*effect)};
    }
    return std::nullopt;
}

std::optional<Violation> checkEffect(const Book::Entry &entry, const QByteArray &outcome, const Mirror &mirror)
{
    if (outcome != "applied")
        return checkNoEffect(entry, outcome, mirror);
    const RowPointer attention = mirror.row(tableOf<Attention>(), attentionAbout(entry.command).uuid());
    if (attention && fromRow<Attention>(*attention).isHeld())
        return Violation{"what was settled waits for nobody", named(entry) + " was applied: " + described(*attention)};
    if (entry.kind == intake::RegisterCase::kind
        && !mirror.row(tableOf<cases::CaseCard>(), intake::caseIdOf(entry.command).uuid()))
        return Violation{"an acknowledged command has its effect", named(entry) + " made no case"};
    for (const auto &[table, name] : effectsOf(entry.kind)) {
        const RowPointer row = mirror.row(*table, derivedUuid(entry.command, name));
        if (!row)
            return Violation{"an acknowledged command has its effect", named(entry) + " wrote no " + table->name};
        if (row->rev != 1)
            return Violation{"an acknowledged command has one effect", named(entry) + " wrote twice: " + described(*row)};
    }
    return std::nullopt;
}

/// Every decision about a held command was carried out; one of them brought the end that its receipt tells.
std::optional<Violation> checkSettled(const std::map<Uuid, Stored> &receipts, const Mirror &mirror)
{
    std::set<Uuid> ended;
    std::set<Uuid> decided;
    for (const RowPointer &row : mirror.rows(tableOf<HeldAct>())) {
        const auto act = fromRow<HeldAct>(*row);
        decided.insert(row->id);
        if (!act.end)
            return Violation{"a decision is carried out", "it has no end: " + described(*row)};
        if (*act.end != HeldEnd::Held && !ended.insert(row->aggregate).second)
            return Violation{"a held command comes to one end", "to another: " + described(*row)};
    }
    for (const auto &[command, receipt] : receipts) {
        if (!receipt.settledBy)
            continue;
        const bool isEnd = receipt.outcome != "held";
        if (!decided.contains(derivedUuid(*receipt.settledBy, "act"))
            || isEnd != ended.contains(attentionAbout(command).uuid()))
            return Violation{"a held command comes to one end",
                             command.toAscii() + " is " + receipt.outcome + ", its decisions say otherwise"};
    }
    return std::nullopt;
}

std::optional<Violation> checkCodes(const Mirror &mirror, const Book &book)
{
    std::map<QString, Uuid> own;
    for (const RowPointer &row : mirror.rows(tableOf<cases::CaseCard>())) {
        const auto card = fromRow<cases::CaseCard>(*row);
        const auto [at, fresh] = own.emplace(card.code, row->id);
        if (!fresh)
            return Violation{"no two cases share a code", "code " + card.code.toUtf8() + " belongs to two cases"};
        if (card.code.isEmpty())
            return Violation{"no two cases share a code", "a case has no code: " + described(*row)};
    }
    std::map<QByteArray, Uuid> toldBy;
    for (const Book::Entry &entry : book.entries()) {
        if (entry.kind != intake::RegisterCase::kind || entry.code.isEmpty())
            continue;
        // Those beyond the blocks have the name of the desk in them: until a copy has met the server, both make the same.
        const bool isOfBlock = entry.code.size() == 10;
        if (const auto [at, fresh] = toldBy.emplace(entry.code, entry.command); !fresh && isOfBlock)
            return Violation{"a code of a block is told once", named(entry) + " was told " + entry.code + ", and so was "
                                 + at->second.toAscii()};
        const RowPointer row = mirror.row(tableOf<cases::CaseCard>(), intake::caseIdOf(entry.command).uuid());
        if (!row)
            continue;
        const auto card = fromRow<cases::CaseCard>(*row);
        const QString told = QString::fromLatin1(entry.code);
        if (card.code != told && card.aliasCode != told)
            return Violation{"every told code leads to its case", named(entry) + " was told " + entry.code};
    }
    return std::nullopt;
}

} // namespace

std::optional<Violation> checkServer(Connection &server, const Registry &registry, const Mirror &mirror,
                                     const Book &book)
{
    if (const auto different = must(mirror.difference(server)))
        return Violation{"a desk's base is the server's state at its cursor", *different};
    const auto receipts = receiptsOf(server);
    if (auto wrong = checkReceipts(receipts, mirror, book))
        return wrong;
    for (const Book::Entry &entry : book.entries()) {
        const auto receipt = receipts.find(entry.command);
        if (receipt == receipts.end())
            continue;
        if (auto wrong = checkEffect(entry, receipt->second.outcome, mirror))
            return wrong;
    }
    if (auto wrong = checkReasons(server, book))
        return wrong;
    if (auto wrong = checkSettled(receipts, mirror))
        return wrong;
    if (auto wrong = checkCodes(mirror, book))
        return wrong;
    return checkSums(server, registry);
}

} // namespace peygir::simulation
