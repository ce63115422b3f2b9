// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// The role of the post in whose cartable everything lands that cannot go where it should (DESIGN §3: intake is never
/// refused). The first active post with it, anywhere in the organisation.
inline const QString intakeSupervisorRole = QStringLiteral("intake_supervisor");
/// Posts that act for citizens who do not come through the portal.
inline const QString citizenCounterRole = QStringLiteral("citizen_counter");

/// The unit that answers for a subject at a place: the one that looks after the place where the subject says so, else
/// the subject's own.
Fact<organisation::UnitId> responsibleUnit(const Facts &facts, const catalogue::Subject &subject,
                                           const std::optional<places::PlaceId> &place);

/// The post that a node goes to when the case comes there:
/// - a role: whoever plays it in the unit that the rule names, or in the nearest unit above it, or anywhere;
/// - a unit's head: that of the unit or of the nearest one above it that has a head;
/// - who did a node: the post that held it when its operation was done last;
/// - the author: the first post of whoever registered the case;
/// - the citizen: a counter (role `citizen_counter`, as above), else the author;
/// - an area: whoever plays the role and has the case in his area (`catalogue::ExpertArea`), that of the nearest unit
/// from
///   the responsible one upwards first, then one of no unit; of those the one with region and group, with the region,
///   with the group, with neither; of several the one with least (`leastLoaded`);
/// - the expert: the post that the card names, if it is still used, else as an area.
///
/// Absent: nobody. On a desk a roster that is not there counts as empty as long as another one answers, because
/// everybody holds all that exist; Unknown is said only where nothing was found at all.
Fact<organisation::Post> holderFor(const workflow::HolderRule &rule, const CaseDossier &dossier, const Facts &facts);

Fact<organisation::Post> intakeSupervisor(const Facts &facts);

} // namespace peygir::cases
