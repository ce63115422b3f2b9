// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/random.h"

#include <vector>

namespace peygir {

/// The rest of what a rule may read: when it happened and the ids of what it makes. No clock, no chance.
class Given
{
public:
    /// `made`, if given, receives every id that the rule names; it must outlive this and its copies.
    Given(const Uuid &commandId, Instant happenedAt, std::vector<Uuid> *made = nullptr)
        : m_commandId(commandId), m_happenedAt(happenedAt), m_made(made)
    {}

    const Uuid &commandId() const { return m_commandId; }
    /// When the person acted, corrected by the server (DESIGN §3). Deadlines, history and reports use it; ordering
    /// and merging never do.
    Instant happenedAt() const { return m_happenedAt; }
    /// The id of the thing called `name` that this command makes: the same at every replay.
    Uuid id(QByteArrayView name) const
    {
        const Uuid made = derivedUuid(m_commandId, name);
        if (m_made)
            m_made->push_back(made);
        return made;
    }
    template <class Id>
    Id idOf(QByteArrayView name) const
    {
        return Id(id(name));
    }

private:
    Uuid m_commandId;
    Instant m_happenedAt;
    std::vector<Uuid> *m_made;
};

} // namespace peygir
