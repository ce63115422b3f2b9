// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/nyc311_day.h"

namespace peygir::standard_city {

/// The rows of the days, in the order of creation, with what is wrong with them. A part of `readNyc311Days`.
struct Nyc311Rows
{
    std::vector<Nyc311Row> rows;
    std::vector<Nyc311Remark> leftOut;
    std::vector<Nyc311Remark> remarks;
};
Result<Nyc311Rows> readNyc311Rows(QIODevice &csv, QDate first, QDate last);

/// The city in which the rows can be played.
CityPlan nyc311Plan(const std::vector<Nyc311Row> &rows, int desks);

} // namespace peygir::standard_city
