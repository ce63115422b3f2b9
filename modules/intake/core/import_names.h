// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/core/subject.h"
#include "organisation/core/chart.h"
#include "places/core/place.h"

#include <map>

namespace peygir::intake {

/// What a city has already, for finding what another system calls by name.
struct KnownNames
{
    std::vector<catalogue::SubjectGroup> groups;
    std::vector<catalogue::Subject> subjects;
    std::vector<places::Place> allPlaces;
    /// Answers for subjects that have to be made: the top of the chart.
    organisation::UnitId unit;
};

/// Finds the subjects and places of another system's cases by their names, however they are spelt, and makes what is
/// not there: subjects that are closed for new messages, regions and districts. What it made it finds from then on.
class ImportNames
{
public:
    /// `source`: as in ImportCase; gives the new records their ids, so that a second run makes the same.
    ImportNames(const KnownNames &known, QString source);

    /// `group` may be empty: then any group's subject of this name fits, and a new one comes to a group called as the
    /// source.
    catalogue::SubjectId subject(const QString &group, const QString &name);
    /// The district, else the region. Nothing where both names are empty, or a district without a region is unknown.
    std::optional<places::PlaceId> place(const QString &region, const QString &district);

    /// The same without making anything: absent where `subject` and `place` would.
    std::optional<catalogue::SubjectId> knownSubject(const QString &group, const QString &name) const;
    std::optional<places::PlaceId> knownPlace(const QString &region, const QString &district) const;

    /// Arguments of PutRecord commands for what was made since this was asked last, in the order in which they refer to
    /// one another.
    std::vector<QJsonObject> takeNewRecords();

private:
    Uuid newId(const QByteArray &what) const;
    catalogue::SubjectGroupId group(const QString &name);
    places::PlaceId placeAt(places::PlaceLevel level, const std::optional<places::PlaceId> &parent,
                            const QString &name);

    QString m_source;
    organisation::UnitId m_unit;
    std::map<QString, catalogue::SubjectGroupId> m_groups;
    /// By group and name, and by name alone the first.
    std::map<std::pair<Uuid, QString>, catalogue::SubjectId> m_subjects;
    std::map<QString, catalogue::SubjectId> m_subjectsOfAnyGroup;
    std::map<std::pair<std::optional<places::PlaceId>, QString>, places::PlaceId> m_places;
    std::map<QString, places::PlaceId> m_districtsOfAnyRegion;
    std::vector<QJsonObject> m_new;
};

} // namespace peygir::intake
