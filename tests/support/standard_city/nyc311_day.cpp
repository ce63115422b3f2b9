// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/nyc311_day.h"

#include "support/standard_city/cycle_137.h"
#include "support/standard_city/desks.h"
#include "support/standard_city/nyc311_rows.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

template <class T>
QHash<QString, int> indexByKey(const std::vector<T> &list)
{
    QHash<QString, int> index;
    for (size_t i = 0; i < list.size(); ++i)
        index.insert(list[i].key, int(i));
    return index;
}

Channel channelOf(const QString &word)
{
    if (word == QLatin1String("ONLINE"))
        return Channel::Web;
    return word == QLatin1String("MOBILE") ? Channel::MobileApp : Channel::Phone;
}

/// Plays rows on the plan that was made of them.
class RowPlayer
{
public:
    explicit RowPlayer(const CityPlan &plan)
        : m_plan(plan), m_desks(plan), m_streets(indexByKey(plan.streets)), m_subjects(indexByKey(plan.subjects)),
          m_units(indexByKey(plan.units))
    {}

    PlannedCase play(const Nyc311Row &row, qint64 index) const
    {
        const int subject = m_subjects.value(row.agency + u'/' + row.type);
        const int street = m_streets.value(row.borough + u'/' + row.board + u'/' + row.street);
        PlannedCase planned{index, {}, row.created + std::chrono::hours(72), std::nullopt};
        const auto add = [&planned](Instant at, int user, auto what) {
            planned.events.push_back({at, user, std::move(what)});
        };
        // The same key goes to the same desks at every reading.
        const quint64 dice = row.key.toULongLong();
        const auto pick = [dice](const std::vector<int> &users) { return users[dice % users.size()]; };

        const Position position = row.position.value_or(m_plan.streets[size_t(street)].from);
        const QString words = row.locationType.isEmpty()
            ? row.descriptor
            : QStringLiteral("%1, %2. %3").arg(row.descriptor, row.locationType, row.address);
        add(row.created, pick(m_desks.registering()),
            Registered{{qint64(dice), {}, {}, {}}, channelOf(row.channel), subject, {street, 0, position}, words, 0,
                       cycle_137::registerCase, {}});
        if (!row.closed && row.status == QLatin1String("Open"))
            return planned;

        // Of the way to its end the file knows only the end; the steps lie between.
        const Instant end = std::max(row.closed.value_or(row.created + std::chrono::hours(1)), row.created);
        const auto at = [&](int percent) { return row.created + (end - row.created) * percent / 100; };
        const int followUp = pick(m_desks.followingUp(m_plan.subjects[size_t(subject)].group));
        const int district = m_plan.districtOf(street);
        const int coordinator = m_desks.answering(subject, district).front();
        const int branch = m_units.value(row.agency + u'/' + row.borough);
        const auto [expertPost, expert] = headOf(branch);
        add(at(10), followUp, Taken{cycle_137::followUp});
        add(at(20), followUp, Completed{cycle_137::followUp, cycle_137::sendToUnit, {}});
        if (!row.closed && row.status != QLatin1String("In Progress"))
            return planned;
        add(at(30), coordinator, Taken{cycle_137::answering});
        add(at(40), coordinator, Referred{cycle_137::answering, expertPost, row.board});
        if (!row.closed)
            return planned;
        add(at(80), expert, Completed{cycle_137::answering, cycle_137::answer, row.status});
        add(at(90), followUp, Taken{cycle_137::feedback});
        add(end, followUp, Completed{cycle_137::feedback, cycle_137::confirmDone, {}});
        planned.closedAt = end;
        return planned;
    }

private:
    /// The post of the unit's head and the user in it.
    std::pair<int, int> headOf(int unit) const
    {
        for (size_t i = 0; i < m_plan.posts.size(); ++i) {
            if (m_plan.posts[i].unit == unit && m_plan.posts[i].head) {
                const auto user = std::find_if(m_plan.users.begin(), m_plan.users.end(), [&](const User &u) {
                    return u.person == m_plan.posts[i].person;
                });
                return {int(i), int(user - m_plan.users.begin())};
            }
        }
        Q_UNREACHABLE();
    }

    const CityPlan &m_plan;
    Desks m_desks;
    QHash<QString, int> m_streets, m_subjects, m_units;
};

} // namespace

Result<Nyc311Days> readNyc311Days(QIODevice &csv, QDate first, QDate last, int desks)
{
    Q_ASSERT(desks >= 4);
    TRY_LET(Nyc311Rows read, readNyc311Rows(csv, first, last));
    Nyc311Days days{nyc311Plan(read.rows, desks), {}, std::move(read.rows), std::move(read.leftOut),
                    std::move(read.remarks)};
    TRY(checkCityPlan(days.plan));
    const RowPlayer player(days.plan);
    for (size_t i = 0; i < days.rows.size(); ++i)
        days.cases.push_back(player.play(days.rows[i], qint64(i)));
    return days;
}

} // namespace peygir::standard_city
