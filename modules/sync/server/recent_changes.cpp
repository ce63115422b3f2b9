// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/recent_changes.h"

#include "sync/wire/plants.h"

namespace peygir::sync {

namespace {

ColumnSet differenceOf(const Row &before, const Row &after)
{
    ColumnSet columns = 0;
    for (size_t i = 0; i < after.values.size(); ++i)
        columns |= before.values[i] == after.values[i] ? 0 : ColumnSet(1) << i;
    return columns;
}

} // namespace

void RecentChanges::note(const Uuid &epoch, std::span<const Change> changes)
{
    const std::lock_guard lock(m_mutex);
    if (m_epoch != epoch) {
        clear();
        m_epoch = epoch;
    }
    for (const auto &[before, after] : changes) {
        if (after->values.size() > mostColumns)
            continue;
        const Image image{after->table, after->id, after->seq};
        // Where the history was lost after all and is written anew, the newer word counts.
        if (m_steps.insert_or_assign(image, Step{before->seq, differenceOf(*before, *after)}).second)
            m_order.push_back(image);
    }
    for (; m_order.size() > m_most; m_order.pop_front())
        m_steps.erase(m_order.front());
}

std::optional<ColumnSet> RecentChanges::changedSince(const Uuid &epoch, const Row &row, qint64 since) const
{
    const std::lock_guard lock(m_mutex);
    if (m_epoch != epoch)
        return std::nullopt;
    ColumnSet columns = 0;
    for (qint64 seq = row.seq; seq > since;) {
        const auto step = m_steps.find({row.table, row.id, seq});
        // A step leads back, or what was noted is no history.
        if (step == m_steps.end() || step->second.seqBefore >= seq)
            return std::nullopt;
        columns |= step->second.columns;
        seq = planted(Plant::ChangeFromWrongBase) ? since : step->second.seqBefore;
    }
    return columns;
}

void RecentChanges::forget()
{
    const std::lock_guard lock(m_mutex);
    clear();
}

void RecentChanges::clear()
{
    m_epoch.reset();
    m_steps.clear();
    m_order.clear();
}

} // namespace peygir::sync
