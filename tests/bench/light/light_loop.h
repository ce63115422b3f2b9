// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <map>

namespace peygir::bench {

/// Waits for many sockets and moments on one thread: thousands of desks in one program, as cheap as the kernel lets them be,
/// so that what is measured is the server. Not for anything but benches.
class LightLoop
{
public:
    using Clock = std::chrono::steady_clock;
    /// What the kernel has to say about one socket.
    class Watched
    {
    public:
        virtual ~Watched() = default;
        virtual void ready() = 0;
    };

    LightLoop();
    ~LightLoop();
    LightLoop(const LightLoop &) = delete;
    LightLoop &operator=(const LightLoop &) = delete;

    void watch(int socket, Watched *who, bool writes);
    void change(int socket, Watched *who, bool writes);
    /// Before the socket is closed.
    void forget(int socket, Watched *who);

    void after(Clock::duration wait, std::function<void()> act);
    /// Answers whether `done` was true before `most` was over.
    bool run(const std::function<bool()> &done, Clock::duration most);

private:
    void turn(Clock::time_point until);

    int m_epoll;
    std::multimap<Clock::time_point, std::function<void()>> m_moments;
    /// Forgotten while their turn was still to come.
    std::map<Watched *, int> m_watched;
};

} // namespace peygir::bench
