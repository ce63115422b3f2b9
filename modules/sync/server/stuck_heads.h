// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/uuid.h"

#include <QByteArray>

#include <map>
#include <optional>

namespace peygir::sync {

/// Watches from the server's side for desks whose queue does not move (SYNC 6): the same command at the head of one push
/// after the other for `limits::outboxHeadStuck`. Not thread-safe.
class StuckHeads
{
public:
    /// A desk pushes, with these bytes at the head of what it sends. Answers since when it does so, once per head, when
    /// that has been too long.
    std::optional<Instant> pushed(const Uuid &desk, const QByteArray &head, Instant now);
    /// How many desks are remembered; those that have been silent for long are not.
    size_t desks() const { return m_heads.size(); }

private:
    struct Head
    {
        QByteArray digest;
        Instant since;
        Instant last;
        bool told;
    };

    void forgetSilent(Instant now);

    std::map<Uuid, Head> m_heads;
    Instant m_swept{0};
};

} // namespace peygir::sync
