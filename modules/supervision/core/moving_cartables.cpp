// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/core/moving_cartables.h"

#include <algorithm>
#include <tuple>

namespace peygir::supervision {

using organisation::PostId;

namespace {

bool isOlder(const HeldStay &a, const HeldStay &b) { return std::tie(a.openedAt, a.node) < std::tie(b.openedAt, b.node); }

/// What one post holds while cartables are levelled.
struct Cartable
{
    PostId post;
    bool isVacant;
    /// With what is taken.
    qint64 load = 0;
    /// What may go, the oldest first.
    std::vector<HeldStay> loose = {};
};

/// Whether one is given something rather than another; posts that nobody holds are given nothing.
bool isEmptier(const Cartable &a, const Cartable &b)
{
    return std::tie(a.isVacant, a.load, a.post) < std::tie(b.isVacant, b.load, b.post);
}

/// Gives from the posts that nobody holds, then from the fullest, to the emptiest, until no giving makes them more alike.
void level(std::vector<Cartable> &cartables, std::vector<Move> &moves)
{
    for (;;) {
        Cartable *fullest = nullptr;
        for (Cartable &one : cartables) {
            if (!one.loose.empty() && (!fullest || isEmptier(*fullest, one)))
                fullest = &one;
        }
        const auto emptiest = std::min_element(cartables.begin(), cartables.end(), isEmptier);
        if (!fullest || emptiest->isVacant || (!fullest->isVacant && fullest->load - emptiest->load < 2))
            return;
        moves.push_back({fullest->loose.back(), emptiest->post});
        fullest->loose.pop_back();
        --fullest->load;
        ++emptiest->load;
    }
}

} // namespace

std::vector<Move> handedOver(std::vector<HeldStay> stays, const PostId &to)
{
    std::sort(stays.begin(), stays.end(), isOlder);
    std::vector<Move> moves;
    for (HeldStay &stay : stays) {
        if (stay.holder != to)
            moves.push_back({std::move(stay), to});
    }
    return moves;
}

std::vector<Move> levelled(const std::vector<Share> &shares, const std::vector<HeldStay> &stays)
{
    std::map<QString, std::vector<Cartable>> byRole;
    for (const Share &share : shares)
        byRole[share.roleKey.value_or(QString())].push_back({share.post, share.isVacant});
    std::vector<Move> moves;
    for (auto &[role, cartables] : byRole) {
        for (Cartable &one : cartables) {
            for (const HeldStay &stay : stays) {
                if (stay.holder != one.post)
                    continue;
                ++one.load;
                if (!stay.isTaken)
                    one.loose.push_back(stay);
            }
            std::sort(one.loose.begin(), one.loose.end(), isOlder);
        }
        level(cartables, moves);
    }
    return moves;
}

std::map<std::pair<PostId, PostId>, int> countsOf(const std::vector<Move> &moves)
{
    std::map<std::pair<PostId, PostId>, int> counts;
    for (const Move &move : moves)
        ++counts[{move.stay.holder, move.to}];
    return counts;
}

cases::BulkAct actOf(const std::vector<Move> &moves, const Uuid &id, const QString &toName, const QString &note)
{
    Q_ASSERT(!moves.empty());
    cases::BulkAct act{id, moves.front().to, toName, note, {}};
    for (const Move &move : moves)
        act.parts.push_back({move.stay.caseId, move.stay.code, move.stay.node, move.stay.holder, cases::BulkState::Waiting,
                             move.to});
    return act;
}

} // namespace peygir::supervision
