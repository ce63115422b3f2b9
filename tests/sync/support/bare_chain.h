// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "sync/wire/identity.h"

#include <span>

namespace peygir::sync::testing {

/// How a desk without a store shows the server that it is no copy of another one (SYNC 15): its word, and its place in what it
/// has sent.
class BareChain
{
public:
    explicit BareChain(const Uuid &desk) : m_end(ChainLink::beginningOf(desk)) {}

    /// For a hello, under a new word. Said again word for word, should its answer be lost.
    Introduction introduced(Random &random)
    {
        const QByteArray next = random.bytes(nonceBytes);
        const std::vector<QByteArray> known = m_nonce.isEmpty() ? std::vector<QByteArray>() : std::vector{m_nonce, next};
        m_nonce = next;
        return {known, next, m_end, m_end};
    }
    /// For a push of these, which have never been sent before.
    PushOpening openingFor(std::span<const Uuid> commands)
    {
        const PushOpening opening{m_nonce, m_end};
        for (const Uuid &command : commands)
            m_end = m_end.followedBy(command);
        return opening;
    }
    /// Behind everything that was ever sent.
    const ChainLink &end() const { return m_end; }

private:
    QByteArray m_nonce;
    ChainLink m_end;
};

} // namespace peygir::sync::testing
