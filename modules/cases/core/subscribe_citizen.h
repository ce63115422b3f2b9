// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/edit_citizen.h"

namespace peygir::cases {

inline constexpr Verb subscribeCitizenVerb{"cases.subscribe"};

/// Makes a citizen a permanent subscriber (R038): his details, merged as by EditCitizen, and a code by which he is known
/// from now on (R039). The desk takes the code from its blocks of tracking codes, so that it can be told at once, also
/// with the network down, and no case has the same.
///
/// Without `citizen`: whoever has the phone, else somebody new. A code that is no longer free, or none, gives another
/// one, and the author is told ("cases.subscription_code_changed"). Who is a subscriber already keeps his code; the told
/// one counts as well, if he has no second one yet. It is a contact: the citizen's year is this one.
///
/// Refusals: "access.denied", "cases.citizen_unknown", "cases.citizen_merged" {name, by, at}, "cases.name_missing", "cases.phone_missing", those of `stored`
/// and `mergeInto`.
struct SubscribeCitizen
{
    static constexpr const char *kind = "SubscribeCitizen";
    static constexpr int version = 1;

    std::optional<CitizenId> citizen;
    QString code;
    CitizenEdits edits;

    static constexpr auto fields()
    {
        return std::tuple{field("citizen", &SubscribeCitizen::citizen), field("code", &SubscribeCitizen::code),
                          field("fields", &SubscribeCitizen::edits)};
    }
};

Result<Changes> decide(const SubscribeCitizen &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
