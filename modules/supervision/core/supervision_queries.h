// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "base/result.h"
#include "command/rights.h"
#include "supervision/core/moving_cartables.h"

#include <QObject>

#include <functional>

namespace peygir::supervision {

/// What lies in a cartable: open stays, also those of one case at several tasks.
struct Load
{
    qint64 open = 0;
    /// Those that lie there for longer than their task allows (R234: his own delay, not that of the case).
    qint64 late = 0;
    /// When the oldest came there; empty: nothing lies there.
    std::optional<Instant> oldest = {};
};

struct WatchedPost
{
    organisation::PostId id;
    Localized name;
    Localized unit;
    std::optional<QString> roleKey;
    /// Nobody holds it, or it is not used any longer: what lies there has to go elsewhere.
    bool isVacant;
};

/// Somebody whose cartable the person may look into, or a post that nobody holds and with which something lies.
struct Subordinate
{
    /// Empty: nobody holds the one post.
    std::optional<UserId> id;
    /// Empty where this desk does not know it.
    QString fullName;
    /// Those of his posts that stand in a watched unit, or with which something lies in one.
    std::vector<WatchedPost> posts;
    /// What lies with these posts in watched units. Absent: the person may not read what is in the cases of one of them,
    /// so that this desk does not have what would have to be counted.
    std::optional<Load> load;
};

/// What the page of supervision reads, of what this desk holds. Asked and answered on the GUI thread; errors are the
/// machine's.
class SupervisionQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~SupervisionQueries() = default;
    /// The subordinates of `user` (`watches`), and for whom he stands in just now, in the order of the Persian alphabet, then the posts that nobody holds.
    /// Late: due before `now`.
    virtual Cancel subordinates(const UserId &user, Instant now, QObject *context,
                                Done<std::vector<Subordinate>> done) = 0;
    /// What lies open with these posts in units that `user` watches, the oldest first, at most `limit`.
    virtual Cancel stays(const UserId &user, const std::vector<organisation::PostId> &posts, int limit, QObject *context,
                         Done<std::vector<HeldStay>> done) = 0;
};

} // namespace peygir::supervision
