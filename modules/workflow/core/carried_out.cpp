// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/carried_out.h"

#include <algorithm>
#include <array>

namespace peygir::workflow {

namespace {

/// The acts that a feature walks edges by. Whoever brings such a command adds its act here, in the same change.
constexpr std::array carriedOutActs{
    "followup.ask", "followup.reply", "followup.not_ours", "followup.accept", "followup.return",
    "answering.done", "answering.later", "answering.not_done", "answering.not_done_unasked", "answering.no_opinion",
};

bool isCarriedOut(const ActName &act)
{
    return std::any_of(carriedOutActs.begin(), carriedOutActs.end(),
                       [&act](const char *known) { return act.text() == QLatin1String(known); });
}

} // namespace

Result<void> checkCarriedOut(const Process &process)
{
    for (const Edge &edge : process.edges()) {
        if (edge.act && !isCarriedOut(*edge.act))
            return Error("workflow.act_unsupported", {{QStringLiteral("node"), edge.from.text()},
                                                      {QStringLiteral("edge"), edge.key.text()},
                                                      {QStringLiteral("act"), edge.act->text()}});
    }
    return {};
}

} // namespace peygir::workflow
