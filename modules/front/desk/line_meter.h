// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/sync_port.h"
#include "sync/desk/engine.h"

#include <deque>
#include <map>
#include <set>

namespace peygir::front {

/// Measures what goes over a desk's line, for whoever asks why it is slow: the last sending and the last fetching in
/// which anything went or came, the shortest round trip, and how often a command was sent in vain. Knows no clock: times
/// are handed in. On one thread.
class LineMeter
{
public:
    using Kind = sync::DeskEngine::RequestKind;

    /// A request leaves.
    void posted(Kind kind, const QByteArray &body, Instant now);
    /// Its answer was taken in: `changed` is what the engine says of it, `begun` when the answer came, `now` when it was
    /// in the store. `serverTime` is `now` by the server's clock.
    void taken(qsizetype bytes, const sync::DeskEngine::Changed &changed, Instant begun, Instant now, Instant serverTime);
    /// As `taken`, of a pull that waited at the server until there was something: how long it was on its way says nothing.
    void heard(qsizetype bytes, const sync::DeskEngine::Changed &changed, Instant begun, Instant now, Instant serverTime);
    /// It did not come through, or came back without a word about the commands in it.
    void failed();
    /// Everything there was to send and fetch has been; the next one begins a new transfer.
    void rested();

    const std::optional<Transfer> &sending() const { return m_sending.last; }
    const std::optional<Transfer> &fetching() const { return m_fetching.last; }
    std::optional<Milliseconds> roundTrip() const;
    int sentInVain(const Uuid &command) const;
    /// The commands of the request that is on its way.
    std::set<Uuid> onTheirWay() const;

private:
    /// Requests of one kind that belong together, and what came of the last ones.
    struct Stretch
    {
        std::optional<Instant> begun;
        Transfer now{0, 0, Milliseconds(0), Instant(0)};
        std::optional<Transfer> last;

        void begin(Instant at);
        void add(qint64 count, qint64 bytes, Instant at, Instant serverTime);
    };

    Stretch *stretchOf(Kind kind);

    Stretch m_sending;
    Stretch m_fetching;
    std::deque<Milliseconds> m_trips;
    Kind m_kind = Kind::Hello;
    Instant m_postedAt{0};
    qsizetype m_postedBytes = 0;
    /// Of the request that is on its way, where it is one with commands. Read only when somebody wants to know: most never
    /// are asked about.
    QByteArray m_pushed;
    std::map<Uuid, int> m_inVain;
};

} // namespace peygir::front
