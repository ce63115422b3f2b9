// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/light/light_loop.h"

#include <QtGlobal>

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace peygir::bench {

namespace {

epoll_event wanted(LightLoop::Watched *who, bool writes)
{
    epoll_event event{};
    event.events = EPOLLIN | (writes ? std::uint32_t(EPOLLOUT) : 0);
    event.data.ptr = who;
    return event;
}

} // namespace

LightLoop::LightLoop() : m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    // Writing to a line that the server has just closed for its silence is an error like others.
    std::signal(SIGPIPE, SIG_IGN);
}

LightLoop::~LightLoop() { ::close(m_epoll); }

void LightLoop::watch(int socket, Watched *who, bool writes)
{
    epoll_event event = wanted(who, writes);
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event) != 0)
        qFatal("cannot watch a socket");
    m_watched[who] = socket;
}

void LightLoop::change(int socket, Watched *who, bool writes)
{
    epoll_event event = wanted(who, writes);
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, socket, &event);
}

void LightLoop::forget(int socket, Watched *who)
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, socket, nullptr);
    m_watched.erase(who);
}

void LightLoop::after(Clock::duration wait, std::function<void()> act)
{
    m_moments.emplace(Clock::now() + wait, std::move(act));
}

bool LightLoop::run(const std::function<bool()> &done, Clock::duration most)
{
    const auto end = Clock::now() + most;
    while (!done()) {
        if (Clock::now() >= end)
            return false;
        turn(end);
    }
    return true;
}

void LightLoop::turn(Clock::time_point until)
{
    if (!m_moments.empty())
        until = std::min(until, m_moments.begin()->first);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    std::array<epoll_event, 256> events;
    const int count = epoll_wait(m_epoll, events.data(), int(events.size()), int(std::max<std::int64_t>(0, wait)));
    for (int i = 0; i < count; ++i) {
        auto *const who = static_cast<Watched *>(events[size_t(i)].data.ptr);
        if (m_watched.contains(who))
            who->ready();
    }
    const auto now = Clock::now();
    while (!m_moments.empty() && m_moments.begin()->first <= now) {
        const auto act = std::move(m_moments.begin()->second);
        m_moments.erase(m_moments.begin());
        act();
    }
}

} // namespace peygir::bench
