// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/volume.h"

#include "persian/local_time.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace peygir::standard_city {

namespace {

/// Far enough back for every window and every case.
constexpr int monthsBack = 12 * 12;

} // namespace

VolumeCount::VolumeCount(const Desks &desks, Instant now, qint64 population)
    : m_desks(desks), m_lastContact(size_t(population), never)
{
    const QTimeZone zone(desks.plan().timeZone);
    const auto today = persian::JalaliDate::fromGregorian(
        QDateTime::fromMSecsSinceEpoch(now.milliseconds(), zone).date());
    Q_ASSERT(today.ok());
    for (int months = 0; months < monthsBack; ++months) {
        const persian::JalaliDate month = today->startOfMonth().plusMonths(-months);
        m_months.push_back(persian::startOfDay(month, zone));
        if (month.month() % 3 == 1)
            m_quarters.push_back(m_months.back());
        if (month.month() == 1)
            m_years.push_back(m_months.back());
    }
}

int VolumeCount::back(const std::vector<Instant> &beginnings, Instant at)
{
    return int(std::find_if(beginnings.begin(), beginnings.end(), [at](Instant begins) { return begins <= at; })
               - beginnings.begin());
}

int VolumeCount::quartersKept(int months) const
{
    return months == 0 ? 0 : back(m_quarters, m_months[size_t(months)]) + 1;
}

int VolumeCount::yearsKept(int months) const
{
    return months == 0 ? 0 : back(m_years, m_months[size_t(months)]) + 1;
}

void VolumeCount::meet(const PlannedCase &planned)
{
    const Registered &registered = planned.registration();
    const int period = planned.closedAt ? back(m_quarters, *planned.closedAt) : isOpen;
    const int rows = standard_city::fileRows(planned).total();
    const int group = m_desks.plan().subjects[size_t(registered.subject)].group;
    ++m_cases;
    ++m_cards[period];
    m_fileRows += rows;
    m_events += qint64(planned.events.size());
    FilesAlike key{holdingUnits(m_desks, planned), group, period};
    m_fileCopies += qint64(key.units.size());
    m_fileRowsIn[std::move(key)] += rows;
    // Cases come in the order of time, so the last one that is met is the last contact.
    m_lastContact[size_t(registered.caller.number)] = quint8(back(m_years, planned.events.front().at));
}

qint64 VolumeCount::citizens() const
{
    return std::count_if(m_lastContact.begin(), m_lastContact.end(), [](quint8 years) { return years != never; });
}

bool VolumeCount::within(int unit, int ancestor) const
{
    for (std::optional<int> at = unit; at; at = m_desks.plan().units[size_t(*at)].parent) {
        if (*at == ancestor)
            return true;
    }
    return false;
}

VolumeCount::Held VolumeCount::heldBy(int user) const
{
    const CityPlan &plan = m_desks.plan();
    const size_t groups = plan.groups.size();
    // Quarters that are kept of the files of each unit and group; none: not even what is open.
    std::vector<std::optional<int>> files(plan.units.size() * groups);
    std::optional<int> cards;
    std::optional<int> citizens;
    const auto widen = [](std::optional<int> &kept, int periods) { kept = std::max(kept.value_or(0), periods); };
    for (const Assignment &assignment : plan.assignments) {
        if (assignment.user != user)
            continue;
        const Role &role = plan.roles[size_t(assignment.role)];
        const auto months = [&role](const char *verb) -> std::optional<int> {
            const QString name = QLatin1String(verb);
            return role.verbs.contains(name) ? std::optional(role.keptMonths.value(name)) : std::nullopt;
        };
        if (const auto kept = months("cases.read_cards"))
            widen(cards, quartersKept(*kept));
        if (const auto kept = months("cases.read_citizens"))
            widen(citizens, yearsKept(*kept));
        const auto kept = months("cases.read_files");
        for (size_t unit = 0; kept && unit < plan.units.size(); ++unit) {
            if (!within(int(unit), assignment.unit))
                continue;
            for (size_t group = 0; group < groups; ++group) {
                if (!assignment.group || *assignment.group == int(group))
                    widen(files[unit * groups + group], quartersKept(*kept));
            }
        }
    }
    Held held;
    // An open case is in period -1.
    for (const auto &[period, number] : m_cards)
        held.cards += cards && period < *cards ? number : 0;
    for (const auto &[alike, rows] : m_fileRowsIn) {
        // A file that lies in two held buckets is on the desk once.
        const bool holds = std::any_of(alike.units.begin(), alike.units.end(), [&](int unit) {
            const auto &kept = files[size_t(unit) * groups + size_t(alike.group)];
            return kept && alike.period < *kept;
        });
        held.fileRows += holds ? rows : 0;
    }
    for (const auto &kept : files)
        held.buckets += kept ? 1 + *kept : 0;
    held.buckets += (cards ? 1 + *cards : 0) + citizens.value_or(0);
    if (citizens)
        held.citizens = std::count_if(m_lastContact.begin(), m_lastContact.end(),
                                      [&](quint8 years) { return int(years) < *citizens; });
    return held;
}

} // namespace peygir::standard_city
