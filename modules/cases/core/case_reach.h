// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/citizen.h"

#include <span>

namespace peygir::cases {

/// Whether somebody may read something, however long ago it was closed: his rights without the window of his roles. He
/// may if he would hold it, were it open now (a citizen: had he called now). `present`: the buckets that he may hold of
/// the present (`access::ofThePresent`), ascending.
bool mayRead(const CaseCard &card, std::span<const qint64> present);
bool mayRead(const CaseFile &file, std::span<const qint64> present);
bool mayRead(const Citizen &citizen, std::span<const qint64> present, Instant now);

} // namespace peygir::cases
