// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/larger_city.h"

#include "base/random.h"
#include "support/standard_city/roles.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

constexpr int subjectsInGroup = 18;
/// Root, mayor's office, the 137 centre with intake and follow-up.
constexpr int centralUnits = 5;

class LargerCityBuilder
{
public:
    LargerCityBuilder(const CityPlan &seed, CityVolume volume)
        : m_seed(seed), m_volume(volume),
          m_plan{idOf("city", QStringLiteral("larger")), QStringLiteral("larger"), seed.name, seed.timeZone, seed.centre,
                 {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, seed.snippets, seed.phrases}
    {
        for (const Unit &unit : seed.units) {
            if (unit.kind == UnitKind::Deputy)
                m_deputies.push_back(unit);
        }
        Q_ASSERT(volume.units >= centralUnits + int(m_deputies.size()) + int(seed.regions.size() + seed.districts.size()));
        m_plan.phrases.descriptions.clear();
        m_plan.roles = standardRoles(idOf);
    }

    CityPlan build()
    {
        for (int g = 0; g < m_volume.groups; ++g) {
            const SubjectGroup &like = m_seed.groups[size_t(g) % m_seed.groups.size()];
            m_plan.groups.push_back({idOf("group", QString::number(g)), numbered(like.key, g), named(like.name, g)});
        }
        raiseCentre();
        const int tile = int(m_seed.regions.size() + m_seed.districts.size());
        const int free = m_volume.units - int(m_plan.units.size());
        // At least a third of the units are organisations.
        const int tiles = std::max(1, free * 2 / 3 / tile);
        for (int t = 0; t < tiles; ++t)
            layTile(t);
        const int firstOrganisation = int(m_plan.units.size());
        while (int(m_plan.units.size()) < m_volume.units)
            raiseOrganisation(int(m_plan.units.size()) - firstOrganisation);
        writeCatalogue(firstOrganisation);
        seatTheRest();
        return std::move(m_plan);
    }

private:
    static Uuid idOf(const char *kind, const QString &key)
    {
        // Any fixed id serves as the root of the others.
        static const Uuid root = *Uuid::parse(QByteArrayView("019b761a-6540-7000-8000-6c6172676572"));
        return derivedUuid(root, QByteArray(kind) + '/' + key.toUtf8());
    }
    static QString numbered(const QString &key, int number)
    {
        return QStringLiteral("%1_%2").arg(key).arg(number + 1);
    }
    static LocalText named(const LocalText &name, int number)
    {
        return {QStringLiteral("%1 %2").arg(name.fa).arg(number + 1), QStringLiteral("%1 %2").arg(name.en).arg(number + 1)};
    }

    int user(const QString &signIn)
    {
        const int made = int(m_plan.users.size());
        const PhraseBook &book = m_seed.phrases;
        m_plan.people.push_back({idOf("person", signIn), signIn, book.givenNames[made % book.givenNames.size()],
                                 book.familyNames[made * 7 % book.familyNames.size()]});
        m_plan.users.push_back({signIn, made});
        return made;
    }
    /// A new person with a role in a unit and a post there.
    int seat(const char *role, int number, int unit, bool head, std::optional<int> group = {})
    {
        const int made = user(QStringLiteral("%1%2").arg(QLatin1String(role)).arg(number + 1));
        post(made, unit, head, role);
        m_plan.assignments.push_back({idOf("assignment", m_plan.users.back().key), made,
                                      roleIndex(m_plan.roles, role), unit, group});
        return made;
    }
    void post(int holder, int unit, bool head, const char *role)
    {
        const int index = roleIndex(m_plan.roles, role);
        const QString key = QStringLiteral("%1/%2").arg(m_plan.units[size_t(unit)].key,
                                                        m_plan.users[size_t(holder)].key);
        m_plan.posts.push_back({idOf("post", key), key, m_plan.roles[size_t(index)].name, unit, head,
                                m_plan.users[size_t(holder)].person, index});
    }
    int unit(const QString &key, const LocalText &name, UnitKind kind, std::optional<int> parent)
    {
        m_plan.units.push_back({idOf("unit", key), key, name, kind, parent});
        return int(m_plan.units.size()) - 1;
    }

    void raiseCentre()
    {
        const auto like = [this](const char *key) {
            const auto found = std::find_if(m_seed.units.begin(), m_seed.units.end(),
                                            [key](const Unit &u) { return u.key == QLatin1String(key); });
            Q_ASSERT(found != m_seed.units.end());
            return *found;
        };
        const auto raise = [&](const char *key, std::optional<int> parent) {
            const Unit model = like(key);
            return unit(model.key, model.name, model.kind, parent);
        };
        const int root = raise("municipality", {});
        const int office = raise("mayor_office", root);
        const int centre = raise("centre_137", office);
        m_intake = raise("intake", centre);
        m_followUp = raise("follow_up", centre);
        for (size_t i = 0; i < m_deputies.size(); ++i) {
            const int deputy = unit(m_deputies[i].key, m_deputies[i].name, UnitKind::Deputy, root);
            const int head = seat("manager", int(i), deputy, true);
            if (i == 0) {
                post(head, root, true, "manager");
                post(head, office, true, "manager");
                post(head, centre, true, "manager");
            }
        }
        m_firstDeputy = centralUnits;
    }

    /// The places of the seed once more, to the east of those that stand; each region and district with its office.
    void layTile(int tile)
    {
        int west = m_seed.regions.front().outline.front().longitude;
        int east = west;
        for (const Region &region : m_seed.regions) {
            for (const Position p : region.outline) {
                west = std::min(west, p.longitude);
                east = std::max(east, p.longitude);
            }
        }
        const int shift = (east - west + 1000) * tile;
        const auto moved = [shift](Position p) { return Position{p.latitude, p.longitude + shift}; };
        const auto movedAll = [&](Outline outline) {
            std::transform(outline.begin(), outline.end(), outline.begin(), moved);
            return outline;
        };
        const int firstRegion = int(m_plan.regions.size());
        const int firstDistrict = int(m_plan.districts.size());
        const int firstNeighbourhood = int(m_plan.neighbourhoods.size());
        for (const Region &r : m_seed.regions) {
            const QString key = numbered(r.key, tile);
            const int office = unit(key, named(r.name, tile), UnitKind::Region, m_firstDeputy);
            seat("official", int(m_plan.regions.size()), office, true);
            m_plan.regions.push_back({idOf("region", key), key, named(r.name, tile), r.callWeight, moved(r.centre),
                                      movedAll(r.outline), office});
        }
        for (const District &d : m_seed.districts) {
            const QString key = numbered(d.key, tile);
            const int region = firstRegion + d.region;
            const int office = unit(key, named(d.name, tile), UnitKind::Department, m_plan.regions[size_t(region)].unit);
            seat("answering_expert", m_experts++, office, true);
            m_plan.districts.push_back({idOf("district", key), key, named(d.name, tile), region, moved(d.centre),
                                        movedAll(d.outline), office});
        }
        for (const Neighbourhood &n : m_seed.neighbourhoods)
            m_plan.neighbourhoods.push_back({idOf("neighbourhood", numbered(n.key, tile)), numbered(n.key, tile),
                                             named(n.name, tile), firstDistrict + n.district, moved(n.centre)});
        for (const Street &s : m_seed.streets)
            m_plan.streets.push_back({idOf("street", numbered(s.key, tile)), numbered(s.key, tile),
                                      named(s.name, tile), firstNeighbourhood + s.neighbourhood, moved(s.from),
                                      moved(s.to)});
    }

    void raiseOrganisation(int number)
    {
        const int deputy = m_firstDeputy + number % int(m_deputies.size());
        const LocalText &like = m_seed.groups[size_t(number) % m_seed.groups.size()].name;
        const int made = unit(numbered(QStringLiteral("organisation"), number), named(like, number),
                              UnitKind::Organisation, deputy);
        seat("answering_expert", m_experts++, made, true);
    }

    void writeCatalogue(int firstOrganisation)
    {
        const int organisations = int(m_plan.units.size()) - firstOrganisation;
        int next = 0;
        for (int g = 0; g < m_volume.groups; ++g) {
            for (int i = 0; i < subjectsInGroup; ++i) {
                const int number = g * subjectsInGroup + i;
                Subject subject = m_seed.subjects[size_t(number) % m_seed.subjects.size()];
                m_plan.phrases.descriptions[numbered(subject.key, number)] =
                    m_seed.phrases.descriptions.at(subject.key);
                subject.key = numbered(subject.key, number);
                subject.id = idOf("subject", subject.key);
                subject.name = named(subject.name, number);
                subject.group = g;
                if (i % 2 == 0 || organisations == 0)
                    subject.responsible = UnitOfPlace{m_firstDeputy};
                else
                    subject.responsible = FixedUnit{firstOrganisation + next++ % organisations};
                m_plan.subjects.push_back(std::move(subject));
            }
        }
    }

    /// Whoever is left works in the 137 centre: half take calls, two of five follow up.
    void seatTheRest()
    {
        const int rest = m_volume.people - int(m_plan.people.size());
        const int some = std::max(1, rest / 21);
        const int experts = std::max(m_volume.groups, rest * 8 / 21);
        for (int i = 0; i < some; ++i) {
            seat("intake_supervisor", i, m_intake, i == 0);
            seat("follow_up_manager", i, m_followUp, i == 0);
            seat("administrator", i, 0, false);
        }
        for (int i = 0; i < experts; ++i)
            seat("follow_up_expert", i, m_followUp, false, i % m_volume.groups);
        int agents = 0;
        do {
            seat("intake_agent", agents++, m_intake, false);
        } while (int(m_plan.people.size()) < m_volume.people);
    }

    const CityPlan &m_seed;
    CityVolume m_volume;
    CityPlan m_plan;
    std::vector<Unit> m_deputies;
    int m_intake = 0;
    int m_followUp = 0;
    int m_firstDeputy = 0;
    int m_experts = 0;
};

} // namespace

CityPlan largerCity(const CityPlan &seed, CityVolume volume) { return LargerCityBuilder(seed, volume).build(); }

} // namespace peygir::standard_city
