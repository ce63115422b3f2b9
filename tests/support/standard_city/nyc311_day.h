// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_life.h"

#include <QDate>
#include <QIODevice>

namespace peygir::standard_city {

/// A service request as the file has it.
struct Nyc311Row
{
    qint64 line;
    /// unique_key.
    QString key;
    Instant created;
    std::optional<Instant> closed;
    QString agency, agencyName, type, descriptor, locationType, address, street, borough, board, status, channel;
    /// Absent if the file has no coordinates, or impossible ones.
    std::optional<Position> position;
};

/// Something that is wrong with a row, or lacks.
struct Nyc311Remark
{
    qint64 line;
    QString key;
    /// For rows that were left out: "malformed" (with the reason of `CsvReader`), "fields", "key", "repeated_key",
    /// "created", "closed", "incomplete". For rows that were kept: "closed_before_created" (its closing is played at
    /// its creation), "status_contradicts_closing" (the closing is played), "no_position", "no_street".
    QByteArray what;
};

/// Real requests of a real city in the form of the standard city, so that a real day can be played by desks.
struct Nyc311Days
{
    /// Agencies are units and subject groups, with a unit below for each borough where they had work; pairs of agency
    /// and complaint type are subjects; boroughs are regions, community boards districts. Its phrase book holds the
    /// descriptors of the rows and nothing else, so it can be played but not grown by `CaseLifeStream`.
    CityPlan plan;
    /// In the order of registration; `rows[i]` is where `cases[i]` comes from.
    std::vector<PlannedCase> cases;
    std::vector<Nyc311Row> rows;
    std::vector<Nyc311Remark> leftOut;
    std::vector<Nyc311Remark> remarks;
};

/// Reads the rows created from `first` to `last` (days of New York, both included) for `desks` desks, at least 4: three
/// of ten take calls, one of five follows up, the others answer. A closed row is registered, taken, sent to the
/// agency, referred to its borough, answered and confirmed, the last at the time of its closing; an open one comes as
/// far as its status says. The file has no citizens: callers have a number only.
///
/// Fails with "standard_city.columns" {missing} for another kind of file and "standard_city.no_rows".
Result<Nyc311Days> readNyc311Days(QIODevice &csv, QDate first, QDate last, int desks = 20);

} // namespace peygir::standard_city
