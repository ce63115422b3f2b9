// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/looked_at_cases.h"

#include "cases/core/proposal.h"

#include <algorithm>
#include <iterator>

namespace peygir::cases {

namespace {

template <class T>
void take(const std::vector<RowPointer> &rows, std::vector<T> &into)
{
    for (const RowPointer &row : rows) {
        if (row->table == &tableOf<T>())
            into.push_back(fromRow<T>(*row));
    }
}

template <class T>
std::optional<T> firstOf(const std::vector<RowPointer> &rows)
{
    std::vector<T> found;
    take(rows, found);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

bool isOfLaterFeature(const Table &table)
{
    return table.kind == caseFileKind && !table.root && &table != &tableOf<CaseNode>() && &table != &tableOf<Referral>() &&
           &table != &tableOf<HistoryEntry>() && &table != &tableOf<CaseDocument>() && &table != &tableOf<CaseProposal>() &&
           &table != &tableOf<CaseWait>();
}

} // namespace

Result<CaseId> LookedAtCases::keep(const std::vector<RowPointer> &rows, Instant at)
{
    auto card = firstOf<CaseCard>(rows);
    if (!card)
        return Error("cases.unknown");
    const CaseId id = card->id;
    auto lookedAt = std::make_shared<LookedAtCase>(
        LookedAtCase{{std::move(*card), firstOf<CaseFile>(rows), {}, {}, {}, {}}, {}, firstOf<Citizen>(rows), at});
    take(rows, lookedAt->rows.nodes);
    take(rows, lookedAt->rows.referrals);
    take(rows, lookedAt->rows.history);
    take(rows, lookedAt->rows.waits);
    take(rows, lookedAt->documents);
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(lookedAt->more),
                 [](const RowPointer &row) { return isOfLaterFeature(*row->table); });
    const std::lock_guard lock(m_mutex);
    m_cases.insert_or_assign(id, Kept{std::move(lookedAt), m_clock.now()});
    forgetOld();
    return id;
}

std::shared_ptr<const LookedAtCase> LookedAtCases::find(const CaseId &id)
{
    const std::lock_guard lock(m_mutex);
    forgetOld();
    const auto found = m_cases.find(id);
    return found == m_cases.end() ? nullptr : found->second.lookedAt;
}

void LookedAtCases::forgetAll()
{
    const std::lock_guard lock(m_mutex);
    m_cases.clear();
}

void LookedAtCases::forgetOld()
{
    const Instant now = m_clock.now();
    // A clock that was set back must not keep anything for longer.
    std::erase_if(m_cases, [now](const auto &entry) {
        return now - entry.second.since >= live || entry.second.since > now;
    });
    while (m_cases.size() > most) {
        m_cases.erase(std::min_element(m_cases.begin(), m_cases.end(), [](const auto &a, const auto &b) {
            return a.second.since < b.second.since;
        }));
    }
}

} // namespace peygir::cases
