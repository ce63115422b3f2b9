// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/desk/kept_contents.h"

namespace peygir::front {

/// What a desk remembers of a file that the server has taken from it, until a verified backup has the file and
/// `limits::acknowledgedKept` is over: a server that loses its disk before gets it from here again (SYNC 9). A value.
///
/// No answer says at which place of the history a file came. But a pull that was asked for later ends behind that place, and
/// only the second place that a desk comes to after the answer is of such a pull for sure: the first may have been on its way.
/// A backup of a later place than that one was begun when the file was there.
struct SentNote
{
    /// By the desk's clock.
    Instant at;
    /// The history of `places`.
    std::optional<Uuid> history = {};
    /// Where the desk stood when it first looked, and the two places that it came to next; three at most.
    std::vector<qint64> places = {};

    /// Fails with "storage.damaged".
    static Result<SentNote> decode(const QByteArray &bytes);
    QByteArray encoded() const;

    /// The desk stands here now; true where that says more than was known.
    bool follow(const sync::HistoryPlace &place);
    /// A backup has the file, and it has been kept for long enough.
    bool isOver(const sync::HistoryPlace &place, Instant now) const;
};

} // namespace peygir::front
