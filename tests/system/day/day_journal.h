// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/uuid.h"

#include <QString>

#include <optional>
#include <tuple>
#include <vector>

namespace peygir::test {

/// A referral that a desk of the day has made.
struct MadeReferral
{
    Uuid node;
    Uuid to;
    Uuid by;
    QString note;
    Instant at;
    friend bool operator==(const MadeReferral &, const MadeReferral &) = default;
    friend bool operator<(const MadeReferral &a, const MadeReferral &b)
    {
        return std::tie(a.at, a.node, a.to, a.by, a.note) < std::tie(b.at, b.node, b.to, b.by, b.note);
    }
};

/// What the desks did with one row of the file.
struct PlayedCase
{
    std::optional<Uuid> id;
    /// As the desk told it.
    QString code;
    std::optional<Uuid> registeredBy;
    /// When its last node was completed; absent where the file knows no closing.
    std::optional<Instant> closedAt;
    std::vector<MadeReferral> referrals;
    /// Acts that changed something: each leaves one line of history.
    int acts = 0;
    /// An act had to wait for a line that was cut.
    bool isLate = false;
};

/// What came of a played day.
struct DayJournal
{
    /// In the order of the file's rows.
    std::vector<PlayedCase> cases;
    qint64 commands = 0;
    qint64 lateCommands = 0;
    /// Made on a desk whose line was cut.
    qint64 offlineCommands = 0;
    qint64 requests = 0;
    int cuts = 0;
    Instant from{0};
    Instant until{0};
    double seconds = 0;
};

} // namespace peygir::test
