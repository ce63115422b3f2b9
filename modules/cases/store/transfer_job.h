// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "organisation/core/chart.h"
#include "storage/job_kind.h"

namespace peygir::cases {

/// What the job "transfer" is asked: all that is open at one post goes to another, with one note (R121, R063).
struct TransferAsked
{
    organisation::PostId from;
    organisation::PostId to;
    /// May be empty.
    QString note;

    static constexpr auto fields()
    {
        return std::tuple{field("from", &TransferAsked::from), field("to", &TransferAsked::to),
                          field("note", &TransferAsked::note)};
    }
};

/// Hands every open node of a post to another post by `ReferCase`, under the rights of whoever asks. What comes to the post
/// meanwhile may be left. Taken back: to the post that had it, as long as nobody has taken the node, or done anything else with
/// it; else "jobs.moved_on". Refuses "cases.same_post" and "cases.post_unknown".
storage::JobKind transferJob();

} // namespace peygir::cases
