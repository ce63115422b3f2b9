// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/carried_out.h"

#include <algorithm>
#include <array>

namespace peygir::workflow {

namespace {

/// The acts that a feature walks edges by. Whoever brings such a command adds its act here, in the same change.
constexpr std::array<const char *, 0> carriedOutActs{};

/// What `cases::holderFor` finds no post for; null for all others. Whoever teaches it a rule takes it out here.
const char *unresolved(const HolderRule &rule)
{
    if (std::holds_alternative<AreaHolds>(rule))
        return "area";
    return std::holds_alternative<ExpertHolds>(rule) ? "expert" : nullptr;
}

bool isCarriedOut(const ActName &act)
{
    return std::any_of(carriedOutActs.begin(), carriedOutActs.end(),
                       [&act](const char *known) { return act.text() == QLatin1String(known); });
}

} // namespace

Result<void> checkCarriedOut(const Process &process)
{
    for (const Node &node : process.nodes()) {
        const char *holder = node.task() ? unresolved(node.task()->holder) : nullptr;
        if (holder)
            return Error("workflow.holder_unsupported", {{QStringLiteral("node"), node.key.text()},
                                                         {QStringLiteral("holder"), QString::fromLatin1(holder)}});
    }
    for (const Edge &edge : process.edges()) {
        if (edge.act && !isCarriedOut(*edge.act))
            return Error("workflow.act_unsupported", {{QStringLiteral("node"), edge.from.text()},
                                                      {QStringLiteral("edge"), edge.key.text()},
                                                      {QStringLiteral("act"), edge.act->text()}});
    }
    return {};
}

} // namespace peygir::workflow
