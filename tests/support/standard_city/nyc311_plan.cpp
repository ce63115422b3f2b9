// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/nyc311_rows.h"

#include "base/random.h"
#include "support/standard_city/roles.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

/// Builds the plan while it meets the rows. Keys are paths ("NYPD/BROOKLYN"), ids follow from them.
class Nyc311PlanBuilder
{
public:
    Nyc311PlanBuilder(int desks)
        : m_plan{idOf("city", QStringLiteral("New York")), QStringLiteral("nyc311"), text(QStringLiteral("New York")),
                 "America/New_York", {40'700'000, -73'950'000}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}},
          m_intake(std::max(1, desks * 3 / 10)), m_followUp(std::max(1, desks / 5)),
          m_answering(desks - m_intake - m_followUp)
    {
        Q_ASSERT(m_answering >= 2);
        m_plan.roles = standardRoles(idOf);
        seatCentre();
    }

    void meet(const Nyc311Row &row)
    {
        meetPlace(row);
        meetWork(row);
    }

    CityPlan take()
    {
        widenOutlines();
        return std::move(m_plan);
    }

private:
    static Uuid idOf(const char *kind, const QString &key)
    {
        // Any fixed id serves as the root of the others.
        static const Uuid root = *Uuid::parse(QByteArrayView("019b761a-6540-7000-8000-6e7963333131"));
        return derivedUuid(root, QByteArray(kind) + '/' + key.toUtf8());
    }
    static LocalText text(const QString &name) { return {name, name}; }

    /// `headRole`: the part that its head plays in processes; null: none.
    int unit(const QString &key, const QString &name, UnitKind kind, std::optional<int> parent, int headUser,
             const char *headRole = nullptr)
    {
        const int made = int(m_plan.units.size());
        m_plan.units.push_back({idOf("unit", key), key, text(name), kind, parent});
        post(key + QStringLiteral("/head"), made, true, headUser, headRole);
        return made;
    }
    void post(const QString &key, int unit, bool head, int user, const char *role)
    {
        m_plan.posts.push_back({idOf("post", key), key, text(key), unit, head, m_plan.users[size_t(user)].person,
                                role ? std::optional(roleIndex(m_plan.roles, role)) : std::nullopt});
    }
    int user(const QString &signIn)
    {
        const int made = int(m_plan.users.size());
        m_plan.people.push_back({idOf("person", signIn), signIn, signIn, QStringLiteral("New York")});
        m_plan.users.push_back({signIn, made});
        return made;
    }
    void assign(int user, const char *role, int unit)
    {
        const QString path = QStringLiteral("%1/%2/%3").arg(user).arg(QLatin1String(role)).arg(unit);
        m_plan.assignments.push_back(
            {idOf("assignment", path), user, roleIndex(m_plan.roles, role), unit, std::nullopt});
    }

    void seatCentre()
    {
        for (int i = 0; i < m_intake; ++i)
            user(QStringLiteral("agent%1").arg(i + 1));
        for (int i = 0; i < m_followUp; ++i)
            user(QStringLiteral("followup%1").arg(i + 1));
        for (int i = 0; i < m_answering; ++i)
            user(QStringLiteral("answer%1").arg(i + 1));
        const int root = unit(QStringLiteral("city"), QStringLiteral("City of New York"), UnitKind::Municipality, {}, 0);
        const int intake = unit(QStringLiteral("intake"), QStringLiteral("311 intake"), UnitKind::Department, root, 0);
        const int follow = unit(QStringLiteral("follow_up"), QStringLiteral("311 follow-up"), UnitKind::Department,
                                root, m_intake);
        for (int i = 0; i < m_intake + m_followUp; ++i) {
            const bool takesCalls = i < m_intake;
            const char *role = takesCalls ? "intake_agent" : "follow_up_expert";
            post(QStringLiteral("post/") + m_plan.users[size_t(i)].key, takesCalls ? intake : follow, false, i, role);
            assign(i, role, takesCalls ? intake : follow);
        }
        // The first agent stands at the head of the city as well; his home is where he works.
        std::stable_partition(m_plan.posts.begin(), m_plan.posts.end(), [](const Post &p) { return p.unit != 0; });
    }

    /// The index of the element with this key, made by `make` where there is none.
    template <class Make>
    int find(QHash<QString, int> &known, const QString &key, Make make)
    {
        const auto found = known.find(key);
        if (found != known.end())
            return *found;
        const int made = make();
        known.insert(key, made);
        return made;
    }

    void meetPlace(const Nyc311Row &row)
    {
        const int region = find(m_regions, row.borough, [&] {
            m_plan.regions.push_back({idOf("region", row.borough), row.borough, text(row.borough), 1, {}, {}, {}});
            return int(m_plan.regions.size()) - 1;
        });
        const QString board = row.borough + u'/' + row.board;
        const int district = find(m_districts, board, [&] {
            m_plan.districts.push_back({idOf("district", board), board, text(row.board), region, {}, {}, {}});
            m_plan.neighbourhoods.push_back({idOf("neighbourhood", board), board, text(row.board),
                                             int(m_plan.districts.size()) - 1, {}});
            return int(m_plan.districts.size()) - 1;
        });
        const QString path = board + u'/' + row.street;
        const Position at = row.position.value_or(m_plan.centre);
        find(m_streets, path, [&] {
            const QString name = row.street.isEmpty() ? QStringLiteral("(no street)") : row.street;
            m_plan.streets.push_back({idOf("street", path), path, text(name), district, at, at});
            return int(m_plan.streets.size()) - 1;
        });
        ++m_plan.regions[size_t(region)].callWeight;
    }

    void meetWork(const Nyc311Row &row)
    {
        const int agency = find(m_agencies, row.agency, [&] {
            const int number = int(m_plan.groups.size());
            const int coordinator = m_intake + m_followUp + number % m_answering;
            const int made =
                unit(row.agency, row.agencyName, UnitKind::Organisation, 0, coordinator, "answering_expert");
            assign(coordinator, "answering_expert", made);
            m_plan.groups.push_back({idOf("group", row.agency), row.agency, text(row.agencyName)});
            return number;
        });
        const int agencyUnit = m_units.value(row.agency, int(m_plan.units.size()) - 1);
        m_units.insert(row.agency, agencyUnit);
        const QString branch = row.agency + u'/' + row.borough;
        find(m_units, branch, [&] {
            const int region = m_regions.value(row.borough);
            const int expert = m_intake + m_followUp + (agency + 1 + region) % m_answering;
            const int made = unit(branch, row.agencyName + u' ' + row.borough, UnitKind::Department, agencyUnit, expert,
                                  "answering_expert");
            assign(expert, "answering_expert", made);
            return made;
        });
        const QString subject = row.agency + u'/' + row.type;
        find(m_subjects, subject, [&] {
            m_plan.subjects.push_back({idOf("subject", subject), subject, agency, text(row.type), 72, 1, 6, 72,
                                       QStringLiteral("cycle_137"), FixedUnit{agencyUnit}});
            // The file tells nothing of asking and replying.
            m_plan.subjects.back().processVersion = 1;
            return int(m_plan.subjects.size()) - 1;
        });
        QStringList &words = m_plan.phrases.descriptions[subject];
        if (!words.contains(row.descriptor))
            words.append(row.descriptor);
    }

    /// Boxes around what lies in them. Streets are points here, so a box around them must not touch them.
    void widenOutlines()
    {
        std::vector<Outline> inDistrict(m_plan.districts.size());
        std::vector<Outline> inRegion(m_plan.regions.size());
        for (size_t i = 0; i < m_plan.streets.size(); ++i) {
            inDistrict[size_t(m_plan.districtOf(int(i)))].push_back(m_plan.streets[i].from);
            inRegion[size_t(m_plan.regionOf(int(i)))].push_back(m_plan.streets[i].from);
        }
        for (size_t i = 0; i < inDistrict.size(); ++i) {
            m_plan.districts[i].outline = boxAround(inDistrict[i]);
            m_plan.districts[i].centre = middle(m_plan.districts[i].outline);
            m_plan.neighbourhoods[i].centre = m_plan.districts[i].centre;
        }
        for (size_t i = 0; i < inRegion.size(); ++i) {
            m_plan.regions[i].outline = boxAround(inRegion[i]);
            m_plan.regions[i].centre = middle(m_plan.regions[i].outline);
        }
    }
    static Outline boxAround(const Outline &points)
    {
        constexpr int margin = 1000;
        Position low = points.front();
        Position high = points.front();
        for (const Position p : points) {
            low = {std::min(low.latitude, p.latitude), std::min(low.longitude, p.longitude)};
            high = {std::max(high.latitude, p.latitude), std::max(high.longitude, p.longitude)};
        }
        low = {low.latitude - margin, low.longitude - margin};
        high = {high.latitude + margin, high.longitude + margin};
        return {low, {low.latitude, high.longitude}, high, {high.latitude, low.longitude}};
    }
    static Position middle(const Outline &box)
    {
        return {(box[0].latitude + box[2].latitude) / 2, (box[0].longitude + box[2].longitude) / 2};
    }

    CityPlan m_plan;
    int m_intake;
    int m_followUp;
    int m_answering;
    QHash<QString, int> m_regions, m_districts, m_streets, m_agencies, m_units, m_subjects;
};

} // namespace

CityPlan nyc311Plan(const std::vector<Nyc311Row> &rows, int desks)
{
    Nyc311PlanBuilder builder(desks);
    for (const Nyc311Row &row : rows)
        builder.meet(row);
    return builder.take();
}

} // namespace peygir::standard_city
