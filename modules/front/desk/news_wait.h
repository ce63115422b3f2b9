// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/alarm.h"
#include "front/desk/back_off.h"

namespace peygir::front {

/// When a desk hears of news by a pull that waits at the server (SYNC 8, the wire's long poll): while no ear can be opened, and
/// while waiting works. Where a proxy cuts long answers, or a server answers at once with nothing, the clock has to do for a
/// while. Sends nothing itself: whoever drives the desk asks `isDue`, sends, and tells how it ended. One wait at a time; on one
/// thread.
class NewsWait
{
public:
    /// An ear that has not opened by then is missing.
    static constexpr Milliseconds earTime{2000};
    /// What ends sooner with nothing in it has not waited.
    static constexpr Milliseconds leastLength{1000};
    /// After an answer that has not waited.
    static constexpr Milliseconds shortRest{10'000};
    /// After failures, growing: who is cut off after a minute each time asks seldom.
    static constexpr Milliseconds leastRest{30'000};
    static constexpr Milliseconds mostRest{600'000};

    /// `due` is called when waiting has become the thing to do, in the middle of a rest. `random` must outlive it.
    NewsWait(const After &after, Random &random, std::function<void()> due);

    /// The ear is being opened.
    void start();
    /// What is on its way counts for nothing any more.
    void stop();
    void earChanged(bool open);

    /// The ear is missing, waiting works as far as is known, and no wait is on its way.
    bool isDue() const;
    bool isUnderWay() const { return m_begunAt.has_value(); }
    /// A pull leaves at this path; answers the number by which its end is known.
    static QByteArray path();
    quint64 begin(Instant now);
    /// False: it belongs to what was stopped meanwhile.
    bool isPresent(quint64 number) const { return isUnderWay() && number == m_number; }
    enum class Brought { News, Nothing };
    void ended(Brought brought, Instant now);
    void failed();

private:
    void rest(Milliseconds length);

    std::function<void()> m_due;
    BackOff m_backOff;
    /// Set while the ear may open any moment.
    Alarm m_ear;
    /// Set while the clock has to do.
    Alarm m_rest;
    bool m_isMissing = false;
    std::optional<Instant> m_begunAt;
    quint64 m_number = 0;
};

} // namespace peygir::front
