// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/connection.h"

#include <map>
#include <set>

namespace peygir::bench {

/// A server's store as it was, to be held against another one: each command's receipt, and each row of cases and citizens.
struct StoreImage
{
    struct Receipt
    {
        qint64 seq;
        QByteArray outcome;
        Uuid desk;
        /// It brought a held command to its end: what stands at its place is the effect of that one.
        bool settles;
    };
    struct RowImage
    {
        Uuid aggregate;
        qint64 hash;
        qint64 rev;
        qint64 seq;
    };

    /// Reads everything. Stops the program where that fails.
    static StoreImage of(storage::Connection &server, const Registry &registry);

    /// Places behind `after` of what none of these desks has given.
    std::set<qint64> placesOfOthers(qint64 after, const std::set<Uuid> &desks) const;

    /// Places of commands that these desks have given and that `other` does not know.
    std::set<qint64> placesOf(const std::set<Uuid> &desks, const StoreImage &other) const;
    /// Cases and citizens that have rows whose last change has one of these places.
    std::set<Uuid> touchedAt(const std::set<qint64> &places) const;

    qint64 head = 0;
    std::map<Uuid, Receipt> receipts;
    std::map<std::pair<QByteArray, Uuid>, RowImage> rows;
};

/// What two images of a history say of the same rows.
struct RowsCompared
{
    qint64 compared = 0;
    /// Not there, or of other content.
    qint64 different = 0;
    /// Written once in the lost history, as an entry of a case's history is, and more often now; or never there.
    qint64 twice = 0;
    /// The first five of those, in words.
    QByteArray first = {};
    int said = 0;
};
/// Without the rows of these cases and citizens.
RowsCompared compare(const StoreImage &lost, const StoreImage &now, const std::set<Uuid> &passedOver);

/// The places that `peygird doctor` names as those that nobody has brought.
std::set<qint64> placesNamed(const QByteArray &said);

} // namespace peygir::bench
