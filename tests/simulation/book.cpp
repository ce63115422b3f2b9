// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/book.h"

#include <algorithm>

namespace peygir::simulation {

namespace {

QByteArray receiptWords(const sync::Receipt &receipt)
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
    m_kept[entry.desk].push_back(entry.command);
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
                             entry.kind + ' ' + entry.command.toAscii() + "\n    first " + receiptWords(*entry.receipt)
                                 + "\n    then  " + receiptWords(receipt)};
        entry.receipt = receipt;
    }
    return std::nullopt;
}

void Book::told(const sync::PushResponse &response)
{
    for (const sync::Receipt &receipt : response.receipts) {
        if (const auto found = m_index.find(receipt.command); found != m_index.end())
            m_entries[found->second].isTold = true;
    }
}

void Book::forgetAfter(qint64 seq)
{
    for (Entry &entry : m_entries) {
        if (!entry.receipt || entry.receipt->seq <= seq)
            continue;
        entry.lost = std::exchange(entry.receipt, std::nullopt);
        entry.wasTold = std::exchange(entry.isTold, false);
    }
}

bool Book::isBehind(const Uuid &command, qint64 seq) const
{
    const auto &receipt = m_entries[m_index.at(command)].receipt;
    return receipt && receipt->seq <= seq;
}

bool Book::isToStay(const Entry &entry) const
{
    if (!entry.wasOnce(sync::Outcome::Applied) || !entry.wasTold)
        return false;
    const std::vector<int> desks = holders(entry.command);
    return !m_hasEndedEarly || (desks.size() == 1 && !m_missed.contains(desks.front()));
}

void Book::gatheringEndedWithout(const std::set<int> &desks)
{
    m_hasEndedEarly = m_hasEndedEarly || !desks.empty();
    m_missed.insert(desks.begin(), desks.end());
}

void Book::copied(int from, int to)
{
    m_kept[to] = m_kept[from];
    if (m_missed.contains(from))
        m_missed.insert(to);
}

std::vector<int> Book::holders(const Uuid &command) const
{
    std::vector<int> desks;
    for (const auto &[desk, kept] : m_kept) {
        if (std::find(kept.begin(), kept.end(), command) != kept.end())
            desks.push_back(desk);
    }
    return desks;
}

void Book::putBack(int desk, size_t kept)
{
    auto &here = m_kept[desk];
    // Answers may have come since; which of them others have as well is not followed.
    for (const Uuid &command : here) {
        Entry &entry = m_entries[m_index.at(command)];
        entry.isTold = entry.wasTold = false;
    }
    const std::vector<Uuid> gone(here.begin() + qsizetype(kept), here.end());
    here.resize(kept, Uuid(Uuid::Bytes{}));
    for (const Uuid &command : gone) {
        Entry &entry = m_entries[m_index.at(command)];
        entry.isLost = holders(command).empty();
    }
}

} // namespace peygir::simulation
