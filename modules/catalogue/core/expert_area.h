// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/core/subject.h"
#include "command/changes.h"
#include "command/facts.h"
#include "organisation/core/chart.h"
#include "places/core/place.h"

namespace peygir::catalogue {

struct ExpertAreaTag;
using ExpertAreaId = StrongId<ExpertAreaTag>;
struct AreaBookTag;
using AreaBookId = StrongId<AreaBookTag>;

inline constexpr AggregateKind expertAreaKind{25, "expert_area"};
inline constexpr AggregateKind areaBookKind{26, "area_book"};

/// Whose cases come to an expert (R069): those of an authority with all that stands below it, in a region, about a
/// group of subjects. What is empty does not count; one without all three has everything for which there is no nearer
/// one. Which work he gets there says the role of the post ("follow_up_expert").
struct ExpertArea
{
    static constexpr const char *tableName = "expert_area";
    static constexpr AggregateKind kind = expertAreaKind;
    static constexpr bool root = true;

    ExpertAreaId id;
    Localized name;
    organisation::PostId post;
    std::optional<organisation::UnitId> unit = {};
    /// A place of the level `Region`.
    std::optional<places::PlaceId> region = {};
    std::optional<SubjectGroupId> subjectGroup = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ExpertArea::id),         field("name", &ExpertArea::name),
                          field("post", &ExpertArea::post),     field("unit", &ExpertArea::unit),
                          field("region", &ExpertArea::region), field("subject_group", &ExpertArea::subjectGroup),
                          field("active", &ExpertArea::active)};
    }
};

/// An active area in its book.
struct AreaEntry
{
    /// A city has few areas, and rules read them with every case that moves: a book is decoded once (FieldCodec).
    static constexpr bool fewLists = true;

    ExpertAreaId area;
    organisation::PostId post;
    std::optional<places::PlaceId> region;
    std::optional<SubjectGroupId> subjectGroup;

    static constexpr auto fields()
    {
        return std::tuple{field("area", &AreaEntry::area), field("post", &AreaEntry::post),
                          field("region", &AreaEntry::region), field("subject_group", &AreaEntry::subjectGroup)};
    }
};

} // namespace peygir::catalogue

namespace peygir {

template <>
struct FieldCodec<catalogue::AreaEntry>
{
    static QJsonValue toJson(const catalogue::AreaEntry &entry) { return fieldsToJson(entry); }
    static Result<catalogue::AreaEntry> fromJson(const QJsonValue &json)
    {
        return fieldsFromJson<catalogue::AreaEntry>(json.toObject());
    }
};

} // namespace peygir

namespace peygir::catalogue {

/// The areas of one authority, or those without one, where a rule can read them: rules never search. Kept by `putArea`;
/// its id is made from the unit.
struct AreaBook
{
    static constexpr const char *tableName = "area_book";
    static constexpr AggregateKind kind = areaBookKind;
    static constexpr bool root = true;

    AreaBookId id;
    std::optional<organisation::UnitId> unit;
    /// In the order in which they came.
    std::vector<AreaEntry> areas;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &AreaBook::id), field("unit", &AreaBook::unit), field("areas", &AreaBook::areas)};
    }
};

AreaBookId areaBookOf(const std::optional<organisation::UnitId> &unit);

/// Posts whose areas are equally near, in the order in which those came.
using EquallyNear = std::vector<organisation::PostId>;

/// The posts of a book whose area has this region and group, the nearest first: region and group, region alone, group
/// alone, neither. None of the answers is empty.
std::vector<EquallyNear> postsFor(const AreaBook &book, const std::optional<places::PlaceId> &region,
                                  const std::optional<SubjectGroupId> &group);

/// Puts an area and keeps the books that have it. Left to the server where one of them, or what the area names, is
/// Unknown. Refusals, all with "field": "catalogue.area_post" (there is no such post, or it is no longer used),
/// "catalogue.area_role" (the post plays no part in processes: nothing would come to it), "catalogue.area_region" (not
/// a region), "catalogue.area_many" {most} (of one authority).
Result<Changes> putArea(const ExpertArea &area, const Facts &facts);

} // namespace peygir::catalogue
