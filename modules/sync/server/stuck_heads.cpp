// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/stuck_heads.h"

#include "base/hash.h"
#include "base/limits.h"

namespace peygir::sync {

namespace {

/// A desk that is silent for longer than this may be gone; its next push begins anew.
constexpr auto silence = 10 * limits::outboxHeadStuck;

} // namespace

std::optional<Instant> StuckHeads::pushed(const Uuid &desk, const QByteArray &head, Instant now)
{
    forgetSilent(now);
    const QByteArray digest = Blake2b(16).add(head).finish();
    const auto [known, isNew] = m_heads.try_emplace(desk, Head{digest, now, now, false});
    Head &kept = known->second;
    if (kept.digest != digest)
        kept = {digest, now, now, false};
    kept.last = now;
    if (kept.told || now - kept.since < limits::outboxHeadStuck)
        return std::nullopt;
    kept.told = true;
    return kept.since;
}

void StuckHeads::forgetSilent(Instant now)
{
    if (now - m_swept < silence)
        return;
    m_swept = now;
    std::erase_if(m_heads, [now](const auto &desk) { return now - desk.second.last >= silence; });
}

} // namespace peygir::sync
