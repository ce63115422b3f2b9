// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace peygir::history {

/// Milliseconds since the run began.
using Moment = qint64;

/// A desk has taken a command: it is durable there. Every command of a run has a number of its own.
struct Entered
{
    Moment at;
    int desk;
    int number;
    /// The command to which it answers: it was on this desk's screen when this one was entered.
    std::optional<int> answers = {};
};

/// A desk was told that a command of its own has come to nothing.
struct Refused
{
    Moment at;
    int desk;
    int number;
};

/// What a desk shows, as far as it differs from what it showed before.
struct Shown
{
    Moment at;
    int desk;
    /// How far it has come in the server's history.
    qint64 cursor;
    std::vector<int> appeared = {};
    std::vector<int> vanished = {};
    /// All that are there, at this moment, in some of their rows only.
    std::vector<int> half = {};
    /// All that are there, at this moment, more than once.
    std::vector<int> twice = {};
};

/// Whether a desk can reach a server that answers. All can until it is said otherwise.
struct Line
{
    Moment at;
    int desk;
    bool isUp;
};

using Event = std::variant<Entered, Refused, Shown, Line>;

/// What a desk has when all is over.
struct LastState
{
    /// Its commands in the order of the history that its rows carry.
    std::vector<int> order;
    /// A line for each row: its table, its id, and what it holds. Ascending.
    std::vector<QByteArray> rows;
};

/// What the desks of one run noted, and where it ended. Desks are counted from 0.
struct History
{
    int desks = 0;
    /// In the order in which they happened.
    std::vector<Event> events;
    /// What the server applied, in its order.
    std::vector<int> applied;
    LastState server;
    std::vector<LastState> last;
    /// When the last fault had ended and nothing more was entered.
    Moment healedAt = 0;
    /// When the run ended: all desks showed everything, or nobody waited any longer.
    Moment endedAt = 0;
};

} // namespace peygir::history
