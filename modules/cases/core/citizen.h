// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"

namespace peygir::cases {

/// Somebody who calls the city. Found by his phone number, which the key `citizenPhoneKey` leads to.
struct Citizen
{
    static constexpr const char *tableName = "citizen";
    static constexpr AggregateKind kind = citizenKind;
    static constexpr bool root = true;

    CitizenId id;
    /// Canonical (`persian::PhoneNumber`).
    QString phone;
    /// As he said it first; empty: he never did.
    QString name;
    Instant firstSeenAt;
    /// Jalali year: the bucket.
    int lastContactYear;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Citizen::id), field("phone", &Citizen::phone), field("name", &Citizen::name),
                          field("first_seen_at", &Citizen::firstSeenAt),
                          field("last_contact_year", &Citizen::lastContactYear)};
    }
};

} // namespace peygir::cases
