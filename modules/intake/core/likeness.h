// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"

namespace peygir::intake {

/// Houses whose numbers differ by no more than this are said to be near: about the length of a street's block.
inline constexpr int nearHouses = 20;
/// A case that was closed longer ago is no longer what a caller means.
inline constexpr auto closedNotLongAgo = std::chrono::hours(24 * 14);
/// In another street of the neighbourhood, only what has just been said may be the same thing seen from elsewhere.
inline constexpr auto newsOfNeighbourhood = std::chrono::hours(24 * 7);

/// What the form says so far of a message whose duplicates are looked for (R036). What is empty was not said.
struct SoughtProblem
{
    std::optional<catalogue::SubjectId> subject;
    std::optional<catalogue::SubjectGroupId> group;
    std::optional<places::PlaceId> place;
    QString plaque;
    Instant now;

    /// Nothing can be a duplicate of a message without a place.
    bool isWorthAsking() const { return place.has_value(); }
    friend bool operator==(const SoughtProblem &, const SoughtProblem &) = default;
};

/// How near another case is to it; the nearest first.
enum class Nearness { SameHouse, NearHouse, SameStreet, SameNeighbourhood };

struct Likeness
{
    Nearness nearness;
    /// By how much the numbers of the houses differ; empty where one is missing.
    std::optional<int> houses;
    bool sameSubject;
    bool open;

    /// Before the other one in a list.
    bool isStrongerThan(const Likeness &other) const;
};

/// The number at the beginning of what people write as the number of a house, in any digits; empty: none.
std::optional<int> houseNumber(const QString &plaque);

/// Whether a case may be about the same problem: the same subject, or its group in the same street; the same street with
/// a house not far away, or one not said; or another street of the neighbourhood and the same subject, a few days old.
/// What was closed counts for two weeks; what was joined to another case is that one's. `card` lies in the street or
/// neighbourhood that is sought; which, is seen from its place.
std::optional<Likeness> likeness(const cases::CaseCard &card, const SoughtProblem &sought);

} // namespace peygir::intake
