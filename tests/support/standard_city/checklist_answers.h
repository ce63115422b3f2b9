// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "catalogue/core/channel.h"
#include "support/standard_city/city_plan.h"

#include <QJsonObject>

namespace peygir::standard_city {

/// What the caller of the case with this number answers to the questions of its subject (its place in the plan): every
/// question that has to be answered in the channel, and most of the others. The same for the same case.
QJsonObject answersTo(const CityPlan &plan, int subject, catalogue::Channel channel, qint64 caseIndex, Instant at);

} // namespace peygir::standard_city
