// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/holders.h"

#include "cases/core/post_load.h"
#include "catalogue/core/expert_area.h"
#include "organisation/core/roster.h"
#include "places/core/place_tree.h"

namespace peygir::cases {

using organisation::Post;
using organisation::Unit;
using organisation::UnitId;
using workflow::Responsibility;

namespace {

/// Asks one roster after the other until a post is found, and remembers what could not be answered.
class Search
{
public:
    explicit Search(const Facts &facts) : m_facts(facts) {}

    bool found() const { return m_found.isKnown(); }
    Fact<Post> result() const { return m_found; }

    Search &roster(const QString &name) { return answer([&] { return organisation::firstPost(m_facts, name); }); }

    Search &post(const organisation::PostId &id)
    {
        return answer([&] { return m_facts.of<Post>(id); });
    }

    /// `nameFor` gives the roster of a unit; asked for `unit` and then for each one above it.
    template <class NameFor>
    Search &upwards(const std::optional<UnitId> &unit, NameFor nameFor)
    {
        return eachUpwards(unit, [&](const UnitId &at) { roster(nameFor(at)); });
    }

    /// Whoever plays this role and has the case in his area: in that of the nearest unit, then of none. One book for
    /// each unit of the way up is asked, and the posts in it.
    Search &area(const CaseCard &card, const QString &role)
    {
        eachUpwards(card.unit, [&](const UnitId &at) { book(at, card, role); });
        book(std::nullopt, card, role);
        return *this;
    }

private:
    template <class Ask>
    Search &eachUpwards(std::optional<UnitId> unit, Ask ask)
    {
        for (int steps = 0; unit && steps < organisation::chartDepth; ++steps) {
            ask(*unit);
            if (found())
                break;
            const auto at = m_facts.of<Unit>(*unit);
            if (at.isUnknown())
                m_found = Fact<Post>::unknown();
            unit = at.isKnown() ? at->parent : std::nullopt;
        }
        return *this;
    }

    /// Of several whose areas are equally near the one with least (`leastLoaded`): a desk, which holds a part, may take
    /// another one than the server, whose decision comes back in its place.
    void book(const std::optional<UnitId> &unit, const CaseCard &card, const QString &role)
    {
        if (found())
            return;
        const auto book = m_facts.of<catalogue::AreaBook>(catalogue::areaBookOf(unit));
        if (book.isUnknown())
            m_found = Fact<Post>::unknown();
        if (!book.isKnown())
            return;
        for (const catalogue::EquallyNear &those : catalogue::postsFor(*book, card.region, card.subjectGroup))
            answer([&] { return oneOf(those, role); });
    }

    /// Absent: none of them plays the role and is used.
    Fact<Post> oneOf(const catalogue::EquallyNear &those, const QString &role) const
    {
        auto none = Fact<Post>::absent();
        std::vector<Post> posts;
        for (const organisation::PostId &id : those) {
            const auto post = m_facts.of<Post>(id);
            if (post.isUnknown())
                none = Fact<Post>::unknown();
            else if (post.isKnown() && post->active && post->roleKey == role)
                posts.push_back(*post);
        }
        return posts.empty() ? none : Fact<Post>::known(leastLoaded(posts, m_facts));
    }

    template <class Ask>
    Search &answer(Ask ask)
    {
        if (found())
            return *this;
        const Fact<Post> fact = ask();
        if (fact.isKnown() ? fact->active : fact.isUnknown())
            m_found = fact;
        return *this;
    }

    const Facts &m_facts;
    Fact<Post> m_found = Fact<Post>::absent();
};

/// The unit at the top of the chart above this one.
std::optional<UnitId> topAbove(std::optional<UnitId> unit, const Facts &facts)
{
    for (int steps = 0; unit && steps < organisation::chartDepth; ++steps) {
        const auto found = facts.of<Unit>(*unit);
        if (!found.isKnown() || !found->parent)
            break;
        unit = found->parent;
    }
    return unit;
}

std::optional<UnitId> unitFor(Responsibility responsibility, const CaseCard &card, const Facts &facts)
{
    switch (responsibility) {
    case Responsibility::SubjectInRegion:
        break;
    case Responsibility::Region:
        if (card.place) {
            const auto unit = places::unitOf(facts, *card.place);
            if (unit.isKnown())
                return UnitId(*unit);
        }
        break;
    case Responsibility::Subject: {
        const auto subject = facts.of<catalogue::Subject>(card.subject);
        if (subject.isKnown())
            return UnitId(subject->unit);
        break;
    }
    case Responsibility::Organisation:
        return topAbove(card.unit, facts);
    }
    return card.unit;
}

/// One answer for each kind of rule.
struct Resolver
{
    const CaseDossier &dossier;
    const Facts &facts;

    Fact<Post> operator()(const workflow::PostHolds &rule) const
    {
        if (const auto id = Uuid::parse(QStringView(rule.post)); id.ok())
            return Search(facts).post(organisation::PostId(*id)).result();
        return Search(facts).roster(organisation::rosterOfRole(rule.post)).result();
    }

    Fact<Post> operator()(const workflow::RoleHolds &rule) const
    {
        return inRole(rule.role, unitFor(rule.unit, dossier.card, facts)).result();
    }

    Fact<Post> operator()(const workflow::UnitHeadHolds &rule) const
    {
        return Search(facts).upwards(unitFor(rule.unit, dossier.card, facts), organisation::rosterOfHead).result();
    }

    Fact<Post> operator()(const workflow::DoerHolds &rule) const
    {
        const CaseNode *last = nullptr;
        for (const CaseNode &node : dossier.nodes) {
            if (node.node != rule.node.text() || node.closing != workflow::ClosedBy::Operation)
                continue;
            // A desk with a wrong clock may have closed two stays at one moment: any order that is the same everywhere.
            if (!last || std::pair(*node.closedAt, node.id) > std::pair(*last->closedAt, last->id))
                last = &node;
        }
        return last && last->holder ? Search(facts).post(*last->holder).result() : Fact<Post>::absent();
    }

    Fact<Post> operator()(const workflow::AuthorHolds &) const
    {
        return Search(facts).roster(organisation::rosterOfPerson(dossier.card.registeredBy)).result();
    }

    Fact<Post> operator()(const workflow::CitizenHolds &) const
    {
        return inRole(citizenCounterRole, dossier.card.unit)
            .roster(organisation::rosterOfPerson(dossier.card.registeredBy))
            .result();
    }

    Fact<Post> operator()(const workflow::AreaHolds &rule) const
    {
        return Search(facts).area(dossier.card, rule.role).result();
    }

    Fact<Post> operator()(const workflow::ExpertHolds &rule) const
    {
        Search search(facts);
        if (dossier.card.expert)
            search.post(*dossier.card.expert);
        return search.area(dossier.card, rule.role).result();
    }

private:
    Search inRole(const QString &role, const std::optional<UnitId> &unit) const
    {
        Search search(facts);
        search.upwards(unit, [&role](const UnitId &at) { return organisation::rosterOfRole(at, role); })
            .roster(organisation::rosterOfRole(role));
        return search;
    }
};

} // namespace

Fact<UnitId> responsibleUnit(const Facts &facts, const catalogue::Subject &subject,
                             const std::optional<places::PlaceId> &place)
{
    if (subject.responsibleBy == catalogue::ResponsibleBy::Place && place) {
        const auto unit = places::unitOf(facts, *place);
        if (unit.isUnknown())
            return Fact<UnitId>::unknown();
        if (unit.isKnown())
            return Fact<UnitId>::known(UnitId(*unit));
    }
    return Fact<UnitId>::known(UnitId(subject.unit));
}

Fact<Post> holderFor(const workflow::HolderRule &rule, const CaseDossier &dossier, const Facts &facts)
{
    return std::visit(Resolver{dossier, facts}, rule);
}

Fact<Post> intakeSupervisor(const Facts &facts)
{
    return Search(facts).roster(organisation::rosterOfRole(intakeSupervisorRole)).result();
}

} // namespace peygir::cases
