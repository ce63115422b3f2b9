// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/day/day_line.h"

#include "base/limits.h"
#include "sync/wire/packing.h"

#include <utility>

namespace peygir::test {

namespace {

/// What the server's clock showed when it made this answer.
std::optional<Instant> serverTimeOf(const QByteArray &body)
{
    const auto json = sync::unpacked(body, limits::pageBytes);
    if (!json.ok())
        return std::nullopt;
    const QByteArray name("\"serverTime\":");
    const qsizetype at = json->lastIndexOf(name);
    if (at < 0)
        return std::nullopt;
    qsizetype end = at + name.size();
    while (end < json->size() && json->at(end) >= '0' && json->at(end) <= '9')
        ++end;
    return Instant(json->mid(at + name.size(), end - at - name.size()).toLongLong());
}

} // namespace

DayLine::DayLine(std::unique_ptr<front::DeskTransport> line, DeskClock &clock)
    : m_line(std::move(line))
    , m_clock(clock)
{}

bool DayLine::let(Passes passes)
{
    m_passes = passes;
    // A desk sends one request at a time: a pull that waits here would hold its commands back.
    if (!m_kept || passes == Passes::Nothing)
        return false;
    send(*std::exchange(m_kept, std::nullopt));
    return true;
}

void DayLine::cut()
{
    m_cut = true;
    if (m_kept)
        fail(std::exchange(m_kept, std::nullopt)->answer);
    if (m_awaited)
        fail(std::exchange(m_awaited, nullptr));
}

void DayLine::post(const QByteArray &path, const QByteArray &body, const QByteArray &token, Answer answer)
{
    if (m_cut)
        return fail(std::move(answer));
    leave({path, body, token, std::move(answer)});
}

void DayLine::fetch(const QByteArray &path, qint64 from, qint64 bytes, const QByteArray &token, Answer answer)
{
    if (m_cut)
        return fail(std::move(answer));
    leave({path, {}, token, std::move(answer), std::pair(from, bytes)});
}

void DayLine::leave(Request request)
{
    if (mayLeave(request.path))
        send(std::move(request));
    else
        m_kept = std::move(request);
}

bool DayLine::mayLeave(const QByteArray &path) const
{
    return m_passes == Passes::Everything || (m_passes == Passes::Commands && path != "/v1/pull");
}

void DayLine::send(Request request)
{
    ++m_sent;
    m_awaited = std::move(request.answer);
    const auto answered = [this, number = m_sent](Result<QByteArray> reply) {
        // Answers to what was sent before a cut come to nobody.
        if (m_awaited && number == m_sent)
            answer(std::exchange(m_awaited, nullptr), std::move(reply));
    };
    if (request.range)
        m_line->fetch(request.path, request.range->first, request.range->second, request.token, answered);
    else
        m_line->post(request.path, request.body, request.token, answered);
}

void DayLine::answer(const Answer &answer, Result<QByteArray> reply)
{
    if (const auto time = reply.ok() ? serverTimeOf(*reply) : std::nullopt)
        m_clock.stopAt(*time);
    answer(std::move(reply));
    m_clock.goOn();
}

void DayLine::fail(Answer answer)
{
    QMetaObject::invokeMethod(
        &m_context, [answer = std::move(answer)] { answer(Error("front.unreachable")); }, Qt::QueuedConnection);
}

} // namespace peygir::test
