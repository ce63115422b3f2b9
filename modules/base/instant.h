// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <compare>

namespace peygir {

using Milliseconds = std::chrono::milliseconds;

/// A point in time: milliseconds since 1970-01-01T00:00Z, without leap seconds. What a clock on a wall shows is made
/// from it with the time-zone database (`persian`), never stored.
class Instant
{
public:
    constexpr explicit Instant(qint64 milliseconds) : m_ms(milliseconds) {}

    constexpr qint64 milliseconds() const { return m_ms; }

    constexpr Instant operator+(Milliseconds d) const { return Instant(m_ms + d.count()); }
    constexpr Instant operator-(Milliseconds d) const { return Instant(m_ms - d.count()); }
    constexpr Milliseconds operator-(Instant other) const { return Milliseconds(m_ms - other.m_ms); }
    friend constexpr auto operator<=>(Instant, Instant) = default;

private:
    qint64 m_ms;
};

/// Where the time comes from. Rules get the time as a value; only the edges of a program hold a clock.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// The machine's own clock. May be wrong by days: the server corrects what a desk says (DESIGN §3).
class SystemClock final : public Clock
{
public:
    Instant now() const override;
};

} // namespace peygir
