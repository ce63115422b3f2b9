// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "system/support/moment.h"

#include <QString>

#include <optional>

namespace peygir::kills {

/// A program that is killed while it writes, again and again, on a store of its own.
class Victim
{
public:
    virtual ~Victim() = default;

    /// Lets it write and kills it at a moment of chance, or at the next one inside a write transaction. Answers whether that was inside a write transaction; nothing
    /// where it had ended by itself before.
    virtual std::optional<bool> strike(Random &random, Aim aim) = 0;
    /// Starts it again and compares its store with what it has acknowledged; empty: all is there once.
    virtual QString wrong() = 0;
    /// After the last kill: everything that was ever taken in reaches its end.
    virtual QString wrongAtTheEnd() = 0;
    /// What was acknowledged so far.
    virtual qint64 acknowledged() const = 0;
};

} // namespace peygir::kills
