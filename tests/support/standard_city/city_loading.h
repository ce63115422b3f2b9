// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/offline_server.h"
#include "support/standard_city/city_plan.h"

namespace peygir::standard_city {

/// Runs planned commands: the city's people only do what they may, so all of them are applied. Fails with
/// "standard_city.not_applied" {number, kind, outcome, reason, values} for the first that is not, and the machine's
/// errors.
Result<void> runPlanned(server::OfflineServer &server, std::span<const Envelope> commands);

/// A way in for every user of the plan, all with this password.
std::vector<access::NewAccount> accountsOf(const CityPlan &plan, const QString &password);

/// 144 random bits, in letters that can be typed.
QString drawPassword(Random &random);

} // namespace peygir::standard_city
