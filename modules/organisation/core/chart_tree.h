// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "organisation/core/chart.h"

#include <map>

namespace peygir::organisation {

struct ChartedUnit
{
    Unit unit;
    /// Open stays that lie here, as far as the reader may count them.
    qint64 openStays = 0;
    /// The post below which it is to stand.
    std::optional<PostId> seat = {};
};

struct ChartedPost
{
    Post post;
    /// Of who holds it; empty: nobody, or somebody whom this store does not know.
    QString holderName = {};
    qint64 openStays = 0;
};

/// All of the organisation, each list in the order of the Persian alphabet.
struct Chart
{
    std::vector<ChartedUnit> units;
    std::vector<ChartedPost> posts;
};

/// What a branch of the chart has, its top included.
struct BranchSum
{
    int units = 0;
    int posts = 0;
    /// Posts that somebody holds.
    int held = 0;
    qint64 openStays = 0;
    friend bool operator==(const BranchSum &, const BranchSum &) = default;
};

/// A box of the chart.
struct ChartNode
{
    Uuid id;
    bool isPost = false;
    Localized name;
    bool active = true;
    /// Of a unit; of a post what its unit is.
    UnitLevel level = UnitLevel::Unit;
    /// Of a post.
    bool isHead = false;
    bool isHeld = false;
    QString holderName = {};
    qint64 openStays = 0;
    /// Empty at the top.
    std::optional<size_t> above = {};
    /// The posts of a unit, its head first; then the units below.
    std::vector<size_t> below = {};
    /// How many stand above it.
    int depth = 0;
    friend bool operator==(const ChartNode &, const ChartNode &) = default;
};

/// The chart as people see it: several tops (R110), below a unit its posts, and the units below it (R111) under the post of it that they
/// name, where that is in use, and else under the post of its head, where it has one head. A unit that stands below itself or below what is not there is a top: it has to be
/// seen to be put right.
class ChartTree
{
public:
    enum class Shown { InUse, All };

    ChartTree() = default;
    explicit ChartTree(const Chart &chart, Shown shown = Shown::InUse);

    /// From the top to the bottom as they are read, each followed by all that stands below it.
    const std::vector<ChartNode> &nodes() const { return m_nodes; }
    const std::vector<size_t> &tops() const { return m_tops; }
    std::optional<size_t> find(const Uuid &id) const;
    /// The unit that a box is, or in which the post is.
    const ChartNode &unitOf(size_t node) const;
    /// Whether `node` is `branch` or stands somewhere below it.
    bool isWithin(size_t node, size_t branch) const;
    /// Of a post what is moved with it: itself alone, also where units are shown below it.
    BranchSum sumOf(size_t node) const;

private:
    struct Builder;

    /// Past the last one of the branch.
    size_t endOf(size_t branch) const;

    std::vector<ChartNode> m_nodes;
    std::vector<size_t> m_tops;
    std::map<Uuid, size_t> m_places;
};

} // namespace peygir::organisation
