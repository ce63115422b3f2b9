// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"

#include <QString>

/// The server of a city of 200 units whose three years of cases lie on it: what first synchronisations are measured on.
///
///     const BigCity city = bigCity();             // made at the first call, in some minutes; then found
///     test::ServerProcess server(city.folder);    // the real peygird on it
///
/// It lies under `bench-stores` of the build folder beside the big desks and is made again when a migration or the
/// generator changes. Cases, citizens and files are those of `bigDesk`, written as rows, with hashes, log and sums as the
/// sequencer would have left them; there is one place in the history for each aggregate, and no receipts.
///
/// `signInName` is the follow-up expert of the first subject group. His role keeps cards and citizens for three years, so
/// that all cards come to his desk, and files for as long as it does in the demo city.
namespace peygir::bench {

struct BigCity
{
    /// The store is in its folder `server`.
    QString folder;
    UserId user;
    QString signInName;
    QString password;
    qint64 cards;
};

/// Says on the standard output what it makes and how big it is. Only one process makes it, others wait.
BigCity bigCity(qint64 cards);

} // namespace peygir::bench
