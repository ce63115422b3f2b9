// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/poke_socket.h"

#include <algorithm>

namespace peygir::front {

/// Calls something once after a while, unless it is set anew or cancelled before. On one thread.
class Alarm
{
public:
    explicit Alarm(After after) : m_after(std::move(after)) {}
    ~Alarm() { cancel(); }
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;

    void set(Milliseconds wait, std::function<void()> act)
    {
        cancel();
        m_set = std::make_shared<bool>(true);
        // The alarm may be gone by then; a set one is not.
        m_after(wait, [this, alive = std::weak_ptr<bool>(m_set), act = std::move(act)] {
            if (alive.expired())
                return;
            m_set.reset();
            act();
        });
    }
    void cancel() { m_set.reset(); }
    bool isSet() const { return m_set != nullptr; }

private:
    After m_after;
    std::shared_ptr<bool> m_set;
};

/// Does something at once and then, however often it is asked, at most once in each interval; the last asking is never
/// lost. While it is asked again and again the intervals grow, each twice as long as the last, to `slowest` times the first: a
/// stream of changes is shown some times a second and leaves the machine to what makes it. Whoever knows that the stream is over says so
/// (`settle`). On one thread.
class Beat
{
public:
    static constexpr int slowest = 16;

    Beat(const After &after, Milliseconds interval, std::function<void()> act)
        : m_rest(after)
        , m_interval(interval)
        , m_act(std::move(act))
    {
    }

    void ask()
    {
        if (m_rest.isSet())
            m_asked = true;
        else
            act();
    }

    /// Nothing more comes: what an interval that has grown keeps back is done at once.
    void settle()
    {
        if (!m_asked || m_times == 1)
            return;
        m_times = 1;
        act();
    }

private:
    void act()
    {
        m_asked = false;
        m_rest.set(m_interval * m_times, [this] {
            m_times = m_asked ? std::min(2 * m_times, slowest) : 1;
            if (m_asked)
                act();
        });
        m_act();
    }

    Alarm m_rest;
    Milliseconds m_interval;
    int m_times = 1;
    std::function<void()> m_act;
    bool m_asked = false;
};

} // namespace peygir::front
