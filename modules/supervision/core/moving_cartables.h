// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/bulk_book.h"
#include "organisation/core/chart.h"

#include <map>

namespace peygir::supervision {

/// An open stay in somebody's cartable.
struct HeldStay
{
    cases::CaseNodeId node;
    cases::CaseId caseId;
    /// Tracking code of the case.
    QString code;
    organisation::PostId holder;
    Instant openedAt;
    /// Somebody has taken it: he is at it.
    bool isTaken;
};

/// A post among which cartables are levelled.
struct Share
{
    organisation::PostId post;
    /// Work goes to those only who play the same role in processes; those without one are alike.
    std::optional<QString> roleKey;
    /// Nobody holds it, or it is not used any longer: it gives all that is not taken, and is given nothing.
    bool isVacant = false;
};

/// One stay on its way to another post.
struct Move
{
    HeldStay stay;
    organisation::PostId to;
};

/// Everything to one post, the oldest first; what lies there already stays.
std::vector<Move> handedOver(std::vector<HeldStay> stays, const organisation::PostId &to);

/// Spreads what the posts hold so that within each role no two of them differ by more than one, as far as that is
/// possible with what nobody has taken: who has more gives his newest, what is old stays with those who know it. The
/// same stays give the same moves in whatever order they come. Stays of other posts are left alone.
std::vector<Move> levelled(const std::vector<Share> &shares, const std::vector<HeldStay> &stays);

/// How many go from whom to whom.
std::map<std::pair<organisation::PostId, organisation::PostId>, int> countsOf(const std::vector<Move> &moves);

/// The moves as one act that can be taken back as one. `toName` is what the act is called by: whom it goes to.
cases::BulkAct actOf(const std::vector<Move> &moves, const Uuid &id, const QString &toName, const QString &note);

} // namespace peygir::supervision
