// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/chart_use.h"

namespace peygir::organisation {

namespace {

/// What would be switched off now, and is in use as far as this store can tell. A desk that cannot goes on: the server
/// decides again.
template <class T>
std::optional<ChartUse> useLost(const T &after, const Facts &facts)
{
    if (after.active)
        return {};
    const auto before = facts.of<T>(after.id);
    if (!before.isKnown() || !before->active)
        return {};
    const auto use = facts.of<ChartUse>(after.id.uuid());
    return use.isKnown() ? std::optional(*use) : std::nullopt;
}

} // namespace

Result<void> mayBePut(const Unit &unit, const Facts &facts)
{
    const auto use = useLost(unit, facts);
    if (!use || use->openStays + use->posts + use->units == 0)
        return {};
    return Error("organisation.unit_in_use", {{QStringLiteral("cases"), use->openStays},
                                              {QStringLiteral("posts"), use->posts},
                                              {QStringLiteral("held"), use->held},
                                              {QStringLiteral("units"), use->units}});
}

Result<void> mayBePut(const Post &post, const Facts &facts)
{
    const auto use = useLost(post, facts);
    if (!use || use->openStays == 0)
        return {};
    return Error("organisation.post_in_use", {{QStringLiteral("cases"), use->openStays}});
}

} // namespace peygir::organisation
