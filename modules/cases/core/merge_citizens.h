// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/edit_citizen.h"

namespace peygir::cases {

/// So many records one after another are no person's; a longer way is cut off.
inline constexpr int mostMergings = 100;

/// Says that two records are of one person: `keep` is shown for `drop` from now on, with the phones, addresses and messages
/// of both (docs/adr/0031). Rows of neither move, however many messages there are: `drop` says only into which it was
/// merged, and readers follow. By the right to edit citizens.
///
/// Of two who merge differently, the first one counts. Where that made one person of the two already, whichever is kept:
/// nothing happens. Where `drop` was merged into somebody else, the second is refused. `keep` may have been merged itself;
/// there are no rings. It is no contact, but both are held by whoever holds one: the later year of the two counts for both.
///
/// Refusals: "access.denied", "cases.citizen_unknown", "cases.citizen_same", "cases.citizen_merged" {name, by, at},
/// "cases.citizens_differ" (each has a national id, and not the same), "cases.merged_too_often" {most}.
struct MergeCitizens
{
    static constexpr const char *kind = "MergeCitizens";
    static constexpr int version = 1;

    CitizenId keep;
    CitizenId drop;

    static constexpr auto fields()
    {
        return std::tuple{field("keep", &MergeCitizens::keep), field("drop", &MergeCitizens::drop)};
    }
};

/// Takes a merging back: `citizen` stands for itself again, as it was, with the messages that came by its own number, also
/// those since. Parted already: nothing happens. Refusals: "access.denied", "cases.citizen_unknown",
/// "cases.citizen_merged" {name, by, at} where it has been merged into somebody else than `keep` meanwhile.
struct PartCitizens
{
    static constexpr const char *kind = "PartCitizens";
    static constexpr int version = 1;

    CitizenId citizen;
    CitizenId keep;

    static constexpr auto fields()
    {
        return std::tuple{field("citizen", &PartCitizens::citizen), field("keep", &PartCitizens::keep)};
    }
};

Result<Changes> decide(const MergeCitizens &command, const Facts &facts, const Given &given);
Result<Changes> decide(const PartCitizens &command, const Facts &facts, const Given &given);

/// A record that another one is shown for is not written to. Fails with "cases.citizen_merged" {name: of the one that
/// is shown, by, at}.
Result<void> mustStandForItself(const Citizen &citizen, const Facts &facts);

/// Puts the record of this id, and those that it was merged into, where they were last heard of before `year`. Those that
/// this store does not hold are the server's to raise.
void raiseYear(const CitizenId &id, int year, const Facts &facts, Changes &changes);

} // namespace peygir::cases
