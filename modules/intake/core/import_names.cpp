// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_names.h"

#include "base/limits.h"
#include "base/random.h"
#include "cases/core/following.h"
#include "intake/core/import_case.h"
#include "persian/text.h"

#include <utility>

namespace peygir::intake {

using catalogue::Subject;
using catalogue::SubjectGroup;
using places::Place;
using places::PlaceLevel;

namespace {

/// What another system leaves open: the working days of a week.
constexpr int hoursOfUnknownPromise = 72;

Localized nameOf(const QString &text) { return {persian::normalised(text).left(limits::nameText), {}}; }

template <class T>
QJsonObject recordOf(const T &item)
{
    return {{QStringLiteral("type"), QString::fromLatin1(T::tableName)},
            {QStringLiteral("record"), fieldsToJson(item)}};
}

/// The ways in which people may call it.
std::vector<QString> formsOf(const Localized &name)
{
    std::vector<QString> forms{persian::searchForm(name.fa)};
    if (!name.en.isEmpty())
        forms.push_back(persian::searchForm(name.en));
    return forms;
}

} // namespace

ImportNames::ImportNames(const KnownNames &known, QString source)
    : m_source(std::move(source))
    , m_unit(known.unit)
{
    for (const SubjectGroup &group : known.groups) {
        for (const QString &form : formsOf(group.name))
            m_groups.emplace(form, group.id);
    }
    for (const Subject &subject : known.subjects) {
        for (const QString &form : formsOf(subject.name)) {
            m_subjects.emplace(std::pair(subject.group.uuid(), form), subject.id);
            m_subjectsOfAnyGroup.emplace(form, subject.id);
        }
    }
    for (const Place &place : known.allPlaces) {
        if (place.level != PlaceLevel::Region && place.level != PlaceLevel::District)
            continue;
        for (const QString &form : formsOf(place.name)) {
            m_places.emplace(std::pair(place.parent, form), place.id);
            if (place.level == PlaceLevel::District)
                m_districtsOfAnyRegion.emplace(form, place.id);
        }
    }
}

Uuid ImportNames::newId(const QByteArray &what) const
{
    return derivedUuid(importCommandId(m_source, QString(), Instant(0)), what);
}

catalogue::SubjectGroupId ImportNames::group(const QString &name)
{
    const QString form = persian::searchForm(name);
    const auto found = m_groups.find(form);
    if (found != m_groups.end())
        return found->second;
    const SubjectGroup made{catalogue::SubjectGroupId(newId("group\n" + form.toUtf8())), nameOf(name), true};
    m_new.push_back(recordOf(made));
    return m_groups.emplace(form, made.id).first->second;
}

catalogue::SubjectId ImportNames::subject(const QString &groupName, const QString &name)
{
    const QString form = persian::searchForm(name);
    if (groupName.isEmpty()) {
        const auto found = m_subjectsOfAnyGroup.find(form);
        if (found != m_subjectsOfAnyGroup.end())
            return found->second;
    }
    const catalogue::SubjectGroupId in = group(groupName.isEmpty() ? m_source : groupName);
    const auto found = m_subjects.find({in.uuid(), form});
    if (found != m_subjects.end())
        return found->second;
    const Subject made{.id = catalogue::SubjectId(newId("subject\n" + in.uuid().toAscii() + '\n' + form.toUtf8())),
                       .group = in,
                       .name = nameOf(name),
                       .process = cases::fallbackProcess().uuid(),
                       .responsibleBy = catalogue::ResponsibleBy::Place,
                       .unit = m_unit.uuid(),
                       .deadlineHours = hoursOfUnknownPromise,
                       .active = false};
    m_new.push_back(recordOf(made));
    m_subjectsOfAnyGroup.emplace(form, made.id);
    return m_subjects.emplace(std::pair(in.uuid(), form), made.id).first->second;
}

std::optional<catalogue::SubjectId> ImportNames::knownSubject(const QString &groupName, const QString &name) const
{
    const QString form = persian::searchForm(name);
    if (groupName.isEmpty()) {
        const auto found = m_subjectsOfAnyGroup.find(form);
        if (found != m_subjectsOfAnyGroup.end())
            return found->second;
    }
    const auto in = m_groups.find(persian::searchForm(groupName.isEmpty() ? m_source : groupName));
    if (in == m_groups.end())
        return std::nullopt;
    const auto found = m_subjects.find({in->second.uuid(), form});
    return found == m_subjects.end() ? std::nullopt : std::optional(found->second);
}

places::PlaceId ImportNames::placeAt(PlaceLevel level, const std::optional<places::PlaceId> &parent,
                                     const QString &name)
{
    const QString form = persian::searchForm(name);
    const auto found = m_places.find({parent, form});
    if (found != m_places.end())
        return found->second;
    const QByteArray around = parent ? parent->uuid().toAscii() : QByteArray();
    const Place made{.id = places::PlaceId(newId("place\n" + around + '\n' + form.toUtf8())),
                     .parent = parent,
                     .level = level,
                     .name = nameOf(name),
                     .latitude = {},
                     .longitude = {},
                     .unit = {},
                     .active = true};
    m_new.push_back(recordOf(made));
    if (level == PlaceLevel::District)
        m_districtsOfAnyRegion.emplace(form, made.id);
    return m_places.emplace(std::pair(parent, form), made.id).first->second;
}

std::optional<places::PlaceId> ImportNames::place(const QString &region, const QString &district)
{
    if (region.isEmpty()) {
        const auto found = m_districtsOfAnyRegion.find(persian::searchForm(district));
        return found == m_districtsOfAnyRegion.end() ? std::nullopt : std::optional(found->second);
    }
    const places::PlaceId around = placeAt(PlaceLevel::Region, std::nullopt, region);
    return district.isEmpty() ? around : placeAt(PlaceLevel::District, around, district);
}

std::optional<places::PlaceId> ImportNames::knownPlace(const QString &region, const QString &district) const
{
    if (region.isEmpty()) {
        const auto found = m_districtsOfAnyRegion.find(persian::searchForm(district));
        return found == m_districtsOfAnyRegion.end() ? std::nullopt : std::optional(found->second);
    }
    const auto around = m_places.find({std::nullopt, persian::searchForm(region)});
    if (around == m_places.end() || district.isEmpty())
        return around == m_places.end() ? std::nullopt : std::optional(around->second);
    const auto found = m_places.find({around->second, persian::searchForm(district)});
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

std::vector<QJsonObject> ImportNames::takeNewRecords() { return std::exchange(m_new, {}); }

} // namespace peygir::intake
