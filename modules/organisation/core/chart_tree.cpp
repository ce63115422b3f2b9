// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/chart_tree.h"

#include <algorithm>
#include <set>

namespace peygir::organisation {

struct ChartTree::Builder
{
    ChartTree &tree;
    Shown shown;
    std::map<Uuid, std::vector<const ChartedUnit *>> below;
    std::map<Uuid, std::vector<const ChartedPost *>> posts;
    std::set<Uuid> placed;

    bool isShown(bool active) const { return active || shown == Shown::All; }

    size_t add(ChartNode node, const std::optional<size_t> &above)
    {
        const size_t place = tree.m_nodes.size();
        node.above = above;
        node.depth = above ? tree.m_nodes[*above].depth + 1 : 0;
        tree.m_places.emplace(node.id, place);
        tree.m_nodes.push_back(std::move(node));
        if (above)
            tree.m_nodes[*above].below.push_back(place);
        else
            tree.m_tops.push_back(place);
        return place;
    }

    void addUnit(const ChartedUnit &charted, const std::optional<size_t> &above)
    {
        const Unit &unit = charted.unit;
        // A ring ends where it meets itself.
        if (!isShown(unit.active) || !placed.insert(unit.id.uuid()).second)
            return;
        const size_t place = add({.id = unit.id.uuid(), .name = unit.name, .active = unit.active, .level = unit.level,
                                  .openStays = charted.openStays},
                                 above);
        const auto own = posts.find(unit.id.uuid());
        const std::vector<const ChartedPost *> none;
        const auto &here = own == posts.end() ? none : own->second;
        const auto isHead = [](const ChartedPost *post) { return post->post.head && post->post.active; };
        const bool oneHead = std::count_if(here.begin(), here.end(), isHead) == 1;
        const auto isSeat = [&here](const PostId &id) {
            return std::any_of(here.begin(), here.end(), [&id](const ChartedPost *one) { return one->post.id == id && one->post.active; });
        };
        // Below this post, or below none in particular.
        const auto addUnits = [&](size_t under, const std::optional<PostId> &seat) {
            if (const auto units = below.find(unit.id.uuid()); units != below.end()) {
                for (const ChartedUnit *one : units->second) {
                    if ((one->seat && isSeat(*one->seat) ? one->seat : std::nullopt) == seat)
                        addUnit(*one, under);
                }
            }
        };
        for (const bool heads : {true, false}) {
            for (const ChartedPost *one : here) {
                if (isHead(one) != heads || !isShown(one->post.active))
                    continue;
                const size_t seat = addPost(*one, unit, place);
                addUnits(seat, one->post.id);
                if (heads && oneHead)
                    addUnits(seat, {});
            }
        }
        if (!oneHead)
            addUnits(place, {});
    }

    size_t addPost(const ChartedPost &charted, const Unit &unit, size_t above)
    {
        const Post &post = charted.post;
        return add({.id = post.id.uuid(), .isPost = true, .name = post.name, .active = post.active, .level = unit.level,
                    .isHead = post.head, .isHeld = post.holder.has_value(), .holderName = charted.holderName,
                    .openStays = charted.openStays},
                   above);
    }
};

ChartTree::ChartTree(const Chart &chart, Shown shown)
{
    Builder builder{*this, shown, {}, {}, {}};
    std::set<Uuid> there;
    for (const ChartedUnit &one : chart.units) {
        if (builder.isShown(one.unit.active))
            there.insert(one.unit.id.uuid());
    }
    for (const ChartedUnit &one : chart.units) {
        if (one.unit.parent && there.contains(one.unit.parent->uuid()))
            builder.below[one.unit.parent->uuid()].push_back(&one);
    }
    for (const ChartedPost &one : chart.posts)
        builder.posts[one.post.unit.uuid()].push_back(&one);
    for (const ChartedUnit &one : chart.units) {
        if (!one.unit.parent || !there.contains(one.unit.parent->uuid()))
            builder.addUnit(one, {});
    }
    // What is left stands below itself.
    for (const ChartedUnit &one : chart.units)
        builder.addUnit(one, {});
}

std::optional<size_t> ChartTree::find(const Uuid &id) const
{
    const auto place = m_places.find(id);
    return place == m_places.end() ? std::nullopt : std::optional(place->second);
}

const ChartNode &ChartTree::unitOf(size_t node) const
{
    const ChartNode &one = m_nodes[node];
    return one.isPost ? m_nodes[*one.above] : one;
}

bool ChartTree::isWithin(size_t node, size_t branch) const
{
    return node >= branch && node < endOf(branch);
}

size_t ChartTree::endOf(size_t branch) const
{
    size_t end = branch + 1;
    while (end < m_nodes.size() && m_nodes[end].depth > m_nodes[branch].depth)
        ++end;
    return end;
}

BranchSum ChartTree::sumOf(size_t node) const
{
    const ChartNode &top = m_nodes[node];
    if (top.isPost)
        return {0, 1, top.isHeld ? 1 : 0, top.openStays};
    BranchSum sum;
    const size_t end = endOf(node);
    for (size_t place = node; place < end; ++place) {
        const ChartNode &one = m_nodes[place];
        sum.units += one.isPost ? 0 : 1;
        sum.posts += one.isPost ? 1 : 0;
        sum.held += one.isHeld ? 1 : 0;
        // What lies with a post lies in a unit too, and is counted where it lies.
        sum.openStays += one.isPost ? 0 : one.openStays;
    }
    return sum;
}

} // namespace peygir::organisation
