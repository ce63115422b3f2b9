// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/unit_seat.h"

namespace peygir::organisation {

Result<Changes> putUnitSeat(const UnitSeat &seat, const Facts &facts)
{
    const QString field = QStringLiteral("field");
    const auto unit = facts.of<Unit>(seat.id);
    if (unit.isUnknown())
        return Changes::leftToServer();
    if (unit.isAbsent())
        return Error("organisation.unit_unknown", {{field, QStringLiteral("id")}});
    if (seat.post) {
        const auto post = facts.of<Post>(*seat.post);
        if (post.isUnknown())
            return Changes::leftToServer();
        const QVariantMap where{{field, QStringLiteral("post")}};
        if (post.isAbsent())
            return Error("organisation.seat_unknown", where);
        const Error named = Error("organisation.seat_off", where).with(QStringLiteral("post"), post->name.fa);
        if (!post->active)
            return named;
        if (!unit->parent || post->unit != *unit->parent)
            return Error("organisation.seat_elsewhere", named.values()).with(QStringLiteral("unit"), unit->name.fa);
    }
    Changes changes;
    changes.put(seat);
    return changes;
}

} // namespace peygir::organisation
