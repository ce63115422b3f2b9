// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QFile>

#include <optional>

namespace peygir::test {

/// The time of a replayed city: what a test says it is, kept in a file so that another process may live in it too
/// (told_clock.cpp). Begins at 1970.
class CityClock final : public Clock
{
public:
    /// Makes the file. Stops the program where that fails.
    explicit CityClock(const QString &path);

    QString path() const { return m_file.fileName(); }
    Instant now() const override;
    /// Never backwards.
    void moveTo(Instant time);

private:
    QFile m_file;
    qint64 *m_milliseconds;
};

/// A desk's clock in that city. While an answer is being taken in, it shows what the server's clock showed when the
/// answer was made: on a line that is as fast as the city is slow, no time passes under way.
class DeskClock final : public Clock
{
public:
    explicit DeskClock(const CityClock &city)
        : m_city(city)
    {}

    Instant now() const override { return m_stopped.value_or(m_city.now()); }
    void stopAt(Instant time) { m_stopped = time; }
    void goOn() { m_stopped.reset(); }

private:
    const CityClock &m_city;
    std::optional<Instant> m_stopped;
};

} // namespace peygir::test
