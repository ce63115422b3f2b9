// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/city_day.h"
#include "command/registry.h"

namespace peygir::bench {

/// What a person who typed felt of it.
struct TypedWhileRowsCame
{
    /// The longest that a key would have waited for the window.
    double longestMs = 0;
    int keys = 0;
    /// From the first key to the last row.
    double seconds = 0;
    /// Rows that came from others.
    qint64 rows = 0;
};

/// A real window at a real server, a process each. The window's desk holds what `known` left and loses its line;
/// `waiting` wait there, and commands of `foreign` change `rows` rows at the server. Then the line is back while
/// somebody types into the call desk. Ends the program where something fails, or where the desk does not hold at the
/// end what the server holds.
TypedWhileRowsCame typeWhileRowsCome(const CityDay &day, const Registry &registry, const std::vector<Envelope> &known,
                                     const std::vector<Envelope> &waiting, const std::vector<Envelope> &foreign,
                                     qint64 rows);

} // namespace peygir::bench
