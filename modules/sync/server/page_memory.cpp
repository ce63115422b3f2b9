// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/page_memory.h"

#include <algorithm>

namespace peygir::sync {

namespace {

/// A desk that was away for longer is served alone: of its beginning there is no other.
constexpr size_t mostTicks = 64;

} // namespace

KeptPagePointer PageMemory::find(const Uuid &epoch, qint64 bucket, qint64 cursor, qint64 to, RowForm form)
{
    if (m_epoch != epoch)
        return nullptr;
    const qint64 beginning = beginningFor(cursor);
    const auto [first, last] = m_byBucket.equal_range(bucket);
    for (auto at = first; at != last; ++at) {
        const KeptPage &page = *at->second->page;
        // One that begins much earlier would be true, and a burden on the line.
        if (page.form != form || page.to != to || page.from > cursor || page.from < beginning)
            continue;
        m_pages.splice(m_pages.begin(), m_pages, at->second);
        return at->second->page;
    }
    return nullptr;
}

void PageMemory::keep(const Uuid &epoch, qint64 bucket, KeptPagePointer page)
{
    if (page->bytes() > m_most)
        return;
    if (m_epoch != epoch) {
        // Ticks of another history say nothing about this one.
        if (m_epoch)
            m_ticks.clear();
        m_pages.clear();
        m_byBucket.clear();
        m_bytes = 0;
        m_epoch = epoch;
    }
    const auto [first, last] = m_byBucket.equal_range(bucket);
    for (auto at = first; at != last;) {
        const auto kept = (at++)->second;
        const bool isSame = kept->page->from == page->from && kept->page->form == page->form;
        if (kept->page->to < page->to || isSame)
            drop(kept);
    }
    m_pages.push_front({bucket, std::move(page)});
    m_byBucket.emplace(bucket, m_pages.begin());
    m_bytes += m_pages.front().page->bytes();
    while (m_bytes > m_most)
        drop(std::prev(m_pages.end()));
}

void PageMemory::drop(Pages::iterator page)
{
    m_bytes -= page->page->bytes();
    const auto [first, last] = m_byBucket.equal_range(page->bucket);
    m_byBucket.erase(std::find_if(first, last, [page](const auto &entry) { return entry.second == page; }));
    m_pages.erase(page);
}

qint64 PageMemory::beginningFor(qint64 cursor)
{
    const auto after = std::upper_bound(m_ticks.begin(), m_ticks.end(), cursor);
    return after == m_ticks.begin() ? cursor : *std::prev(after);
}

void PageMemory::tick(qint64 head)
{
    if (!m_ticks.empty() && head <= m_ticks.back())
        return;
    m_ticks.push_back(head);
    if (m_ticks.size() > mostTicks)
        m_ticks.pop_front();
}

} // namespace peygir::sync
