// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"
#include "storage/connection.h"

#include <QString>

#include <memory>

/// The desk of a follow-up expert in a city of 200 units, with a million cards: what `cartable`, `start`, `register`,
/// `search` and `typeahead` are measured on.
///
///     const BigDesk big = bigDesk();              // made at the first call, in about two minutes; then found
///     auto reader = big.connect();                // reads the kept store; nothing may be written to it
///     const BenchFolder folder;
///     const QString own = big.copyStore(folder.file("store"));   // a bench that writes takes a copy
///
/// It lies under `bench-stores` of the build folder and is made again when a migration or the generator changes
/// (`generation`). The same number of cards gives the same rows on every machine. `BigDesk::folder` is a profile's
/// folder: its store is `folder/store/desk.db`; who starts programs on it writes the card and the token beside it.
///
/// What is in it: three years of cases of `standard_city::largerCity` (subjects, places, hours, closings by the figures
/// of real centres), all their cards, everybody who called, and the files (nodes, referrals, history) of the cases of the
/// person's own subject group that are open or were closed in the window of his role. More cards than his role would
/// keep: lists have to begin at once whatever an administrator has set. Declared keys, memberships and the desk's cursor are there as after a pull, and
/// so are hashes and sums. What is not: joined cases.
namespace peygir::bench {

struct BigDesk
{
    QString folder;
    /// Who sits there: a follow-up expert of the first subject group.
    UserId user;
    QString fullName;
    /// The moment at which the city's three years end; open cases are as old as they are now.
    Instant now;
    qint64 cards;

    QString store() const { return folder + QStringLiteral("/store/desk.db"); }
    std::unique_ptr<storage::Connection> connect() const;
    /// Copies the store into this new folder (as `desk.db`) and answers the file.
    QString copyStore(const QString &storeFolder) const;
};

constexpr qint64 bigDeskCards = 1'000'000;

/// Says on the standard output what it makes and how big it is. Only one process makes it, others wait.
BigDesk bigDesk(qint64 cards = bigDeskCards);

} // namespace peygir::bench
