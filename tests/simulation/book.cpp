// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/book.h"

namespace peygir::simulation {

namespace {

QByteArray described(const sync::Receipt &receipt)
{
    const char *outcome = receipt.outcome == sync::Outcome::Applied ? "applied"
        : receipt.outcome == sync::Outcome::Refused                 ? "refused"
                                                                    : "held";
    return QByteArray(outcome) + " at " + QByteArray::number(receipt.seq)
        + (receipt.reason ? " (" + receipt.reason->id() + ')' : QByteArray());
}

bool same(const sync::Receipt &a, const sync::Receipt &b)
{
    return a.outcome == b.outcome && a.seq == b.seq && a.reason == b.reason;
}

} // namespace

void Book::enter(Entry entry)
{
    m_index.emplace(entry.command, m_entries.size());
    m_entries.push_back(std::move(entry));
}

std::optional<Violation> Book::hear(const sync::PushResponse &response)
{
    for (const sync::Receipt &receipt : response.receipts) {
        const auto found = m_index.find(receipt.command);
        if (found == m_index.end())
            continue;
        Entry &entry = m_entries[found->second];
        const bool isLater = entry.receipt && entry.receipt->outcome == sync::Outcome::Held && receipt.seq > entry.receipt->seq;
        if (entry.receipt && !same(*entry.receipt, receipt) && !isLater)
            return Violation{"a command has one outcome",
                             entry.kind + ' ' + entry.command.toAscii() + "\n    first " + described(*entry.receipt)
                                 + "\n    then  " + described(receipt)};
        entry.receipt = receipt;
    }
    return std::nullopt;
}

std::vector<const Book::Entry *> Book::entriesOf(int desk) const
{
    std::vector<const Entry *> entries;
    for (const Entry &entry : m_entries) {
        if (entry.desk == desk)
            entries.push_back(&entry);
    }
    return entries;
}

} // namespace peygir::simulation
