// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/line_meter.h"

#include "command/envelope.h"

#include <algorithm>

namespace peygir::front {

namespace {

/// Enough that one of them met an idle server and an empty line.
constexpr size_t tripsKept = 8;

} // namespace

void LineMeter::Stretch::begin(Instant at)
{
    if (begun)
        return;
    begun = at;
    now = {0, 0, Milliseconds(0), at};
}

void LineMeter::Stretch::add(qint64 count, qint64 bytes, Instant at, Instant serverTime)
{
    now.count += count;
    now.bytes += bytes;
    // A clock that was set back in between has measured nothing.
    now.took = std::max(Milliseconds(0), at - begun.value_or(at));
    now.at = serverTime;
    // Asking for news and getting none is no transfer.
    if (now.count > 0)
        last = now;
}

LineMeter::Stretch *LineMeter::stretchOf(Kind kind)
{
    return kind == Kind::Push ? &m_sending : kind == Kind::Pull ? &m_fetching : nullptr;
}

void LineMeter::posted(Kind kind, const QByteArray &body, Instant now)
{
    m_kind = kind;
    m_postedAt = now;
    m_postedBytes = body.size();
    if (Stretch *stretch = stretchOf(kind))
        stretch->begin(now);
    m_pushed = kind == Kind::Push ? body : QByteArray();
}

std::set<Uuid> LineMeter::onTheirWay() const
{
    std::set<Uuid> commands;
    if (m_pushed.isEmpty())
        return commands;
    const auto push = sync::PushRequest::decode(m_pushed);
    for (const QByteArray &bytes : push.ok() ? push->commands : std::vector<QByteArray>()) {
        if (const auto id = Envelope::idIn(bytes); id.ok())
            commands.insert(*id);
    }
    return commands;
}

void LineMeter::taken(qsizetype bytes, const sync::DeskEngine::Changed &changed, Instant begun, Instant now,
                      Instant serverTime)
{
    if (begun >= m_postedAt)
        m_trips.push_back(begun - m_postedAt);
    if (m_trips.size() > tripsKept)
        m_trips.pop_front();
    if (Stretch *stretch = stretchOf(m_kind))
        stretch->add(m_kind == Kind::Push ? changed.decided : changed.rowsCame, m_postedBytes + bytes, now, serverTime);
    if (!m_inVain.empty()) {
        for (const Uuid &command : onTheirWay())
            m_inVain.erase(command);
    }
    m_pushed.clear();
}

void LineMeter::heard(qsizetype bytes, const sync::DeskEngine::Changed &changed, Instant begun, Instant now, Instant serverTime)
{
    m_fetching.begin(begun);
    m_fetching.add(changed.rowsCame, bytes, now, serverTime);
}

void LineMeter::failed()
{
    for (const Uuid &command : onTheirWay())
        ++m_inVain[command];
    m_pushed.clear();
    rested();
}

void LineMeter::rested()
{
    m_sending.begun.reset();
    m_fetching.begun.reset();
}

std::optional<Milliseconds> LineMeter::roundTrip() const
{
    if (m_trips.empty())
        return std::nullopt;
    return *std::min_element(m_trips.begin(), m_trips.end());
}

int LineMeter::sentInVain(const Uuid &command) const
{
    const auto found = m_inVain.find(command);
    return found == m_inVain.end() ? 0 : found->second;
}

} // namespace peygir::front
