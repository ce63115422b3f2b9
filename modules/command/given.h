// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/random.h"

namespace peygir {

/// The rest of what a rule may read: when it happened and the ids of what it makes. No clock, no chance.
class Given
{
public:
    Given(const Uuid &commandId, Instant happenedAt) : m_commandId(commandId), m_happenedAt(happenedAt) {}

    const Uuid &commandId() const { return m_commandId; }
    /// When the person acted, corrected by the server (DESIGN §3). Deadlines, history and reports use it; ordering
    /// and merging never do.
    Instant happenedAt() const { return m_happenedAt; }
    /// The id of the thing called `name` that this command makes: the same at every replay.
    Uuid id(QByteArrayView name) const { return derivedUuid(m_commandId, name); }
    template <class Id>
    Id idOf(QByteArrayView name) const
    {
        return Id(id(name));
    }

private:
    Uuid m_commandId;
    Instant m_happenedAt;
};

} // namespace peygir
