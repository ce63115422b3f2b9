// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/volume.h"

#include "persian/jalali_date.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace peygir::standard_city {

VolumeCount::VolumeCount(const Desks &desks, Instant now, qint64 population)
    : m_desks(desks), m_thisYear(0), m_lastYear(0), m_yearBefore(0),
      m_lastContact(size_t(population), quint8(Periods))
{
    const QTimeZone zone(desks.plan().timeZone);
    const auto today = persian::JalaliDate::fromGregorian(
        QDateTime::fromMSecsSinceEpoch(now.milliseconds(), zone).date());
    Q_ASSERT(today.ok());
    const auto start = [&](int year) {
        return Instant(persian::JalaliDate::fromParts(year, 1, 1)->toGregorian().startOfDay(zone).toMSecsSinceEpoch());
    };
    m_thisYear = start(today->year());
    m_lastYear = start(today->year() - 1);
    m_yearBefore = start(today->year() - 2);
}

VolumeCount::Period VolumeCount::periodOf(Instant at) const
{
    return at >= m_thisYear ? ThisYear : at >= m_lastYear ? LastYear : at >= m_yearBefore ? YearBefore : Older;
}

VolumeCount::Period VolumeCount::periodOf(const PlannedCase &planned) const
{
    return planned.closedAt ? periodOf(*planned.closedAt) : Open;
}

void VolumeCount::meet(const PlannedCase &planned)
{
    const Registered &registered = planned.registration();
    const Period period = periodOf(planned);
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
    m_lastContact[size_t(registered.caller.number)] = quint8(periodOf(planned.events.front().at));
}

qint64 VolumeCount::citizens() const
{
    return std::count_if(m_lastContact.begin(), m_lastContact.end(), [](quint8 p) { return p != Periods; });
}

qint64 VolumeCount::keptFileRows() const
{
    qint64 sum = 0;
    for (const auto &[alike, rows] : m_fileRowsIn)
        sum += alike.period <= LastYear ? rows : 0;
    return sum;
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
    // Two rights to the same bucket give it once.
    std::vector<bool> files(plan.units.size() * plan.groups.size(), false);
    bool cards = false;
    bool citizens = false;
    for (const Assignment &assignment : plan.assignments) {
        if (assignment.user != user)
            continue;
        const QStringList &verbs = plan.roles[size_t(assignment.role)].verbs;
        cards = cards || verbs.contains(QLatin1String("cases.read_cards"));
        citizens = citizens || verbs.contains(QLatin1String("cases.read_citizens"));
        if (!verbs.contains(QLatin1String("cases.read_files")))
            continue;
        for (size_t unit = 0; unit < plan.units.size(); ++unit) {
            if (!within(int(unit), assignment.unit))
                continue;
            for (size_t group = 0; group < plan.groups.size(); ++group) {
                if (!assignment.group || *assignment.group == int(group))
                    files[unit * plan.groups.size() + group] = true;
            }
        }
    }
    Held held;
    const qint64 fileBuckets = std::count(files.begin(), files.end(), true);
    for (int period = Open; period <= LastYear; ++period) {
        held.buckets += fileBuckets + (cards ? 1 : 0);
        held.cards += cards ? m_cards[period] : 0;
    }
    for (const auto &[alike, rows] : m_fileRowsIn) {
        if (alike.period > LastYear)
            continue;
        // A file that lies in two held buckets is on the desk once.
        const bool holds = std::any_of(alike.units.begin(), alike.units.end(), [&](int unit) {
            return files[size_t(unit) * plan.groups.size() + size_t(alike.group)];
        });
        held.fileRows += holds ? rows : 0;
    }
    for (const Period period : {ThisYear, LastYear, YearBefore}) {
        held.buckets += citizens ? 1 : 0;
        held.citizens += citizens ? std::count(m_lastContact.begin(), m_lastContact.end(), quint8(period)) : 0;
    }
    return held;
}

} // namespace peygir::standard_city
