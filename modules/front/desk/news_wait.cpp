// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/news_wait.h"

#include "base/limits.h"

namespace peygir::front {

NewsWait::NewsWait(const After &after, Random &random, std::function<void()> due)
    : m_due(std::move(due))
    , m_backOff(random, leastRest, mostRest)
    , m_ear(after)
    , m_rest(after)
{
}

void NewsWait::start()
{
    stop();
    earChanged(false);
}

void NewsWait::stop()
{
    m_ear.cancel();
    m_rest.cancel();
    m_backOff.reset();
    m_isMissing = false;
    m_begunAt.reset();
}

void NewsWait::earChanged(bool open)
{
    m_isMissing = false;
    m_ear.cancel();
    if (open)
        return;
    m_ear.set(earTime, [this] {
        m_isMissing = true;
        m_due();
    });
}

bool NewsWait::isDue() const { return m_isMissing && !m_rest.isSet() && !isUnderWay(); }

QByteArray NewsWait::path()
{
    return "/v1/pull?wait=" + QByteArray::number(qint64(Milliseconds(limits::pullWait).count()));
}

quint64 NewsWait::begin(Instant now)
{
    m_begunAt = now;
    return ++m_number;
}

void NewsWait::ended(Brought brought, Instant now)
{
    const bool hasWaited = brought == Brought::News || now - *m_begunAt >= leastLength;
    m_begunAt.reset();
    if (!hasWaited)
        return rest(shortRest);
    m_backOff.reset();
}

void NewsWait::failed()
{
    m_begunAt.reset();
    rest(m_backOff.next());
}

void NewsWait::rest(Milliseconds length)
{
    m_rest.set(length, [this] { m_due(); });
}

} // namespace peygir::front
