// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/expert_area.h"

#include "base/limits.h"
#include "base/random.h"

#include <algorithm>
#include <array>

namespace peygir::catalogue {

namespace {

using organisation::UnitId;

Error wrong(const char *id, const char *field)
{
    return Error(id, {{QStringLiteral("field"), QString::fromLatin1(field)}});
}

/// Whether cases could come to it. False: the server has to say.
Result<bool> mustBeOfUse(const ExpertArea &area, const Facts &facts)
{
    const auto post = facts.of<organisation::Post>(area.post);
    const auto region = area.region ? facts.of<places::Place>(*area.region) : Fact<places::Place>::absent();
    if (post.isUnknown() || region.isUnknown())
        return false;
    if (post.isAbsent() || !post->active)
        return wrong("catalogue.area_post", "post");
    if (!post->roleKey)
        return wrong("catalogue.area_role", "post");
    if (area.region && (region.isAbsent() || region->level != places::PlaceLevel::Region))
        return wrong("catalogue.area_region", "region");
    return true;
}

/// The book of this unit, empty where there is none yet.
Fact<AreaBook> bookOf(const std::optional<UnitId> &unit, const Facts &facts)
{
    const AreaBookId id = areaBookOf(unit);
    const auto found = facts.of<AreaBook>(id);
    return found.isAbsent() ? Fact<AreaBook>::known({id, unit, {}}) : found;
}

auto entryIn(std::vector<AreaEntry> &areas, const ExpertAreaId &id)
{
    return std::find_if(areas.begin(), areas.end(), [&id](const AreaEntry &entry) { return entry.area == id; });
}

/// As near as an area can be: it names the region and the group.
constexpr int nearest = 3;

/// How near an area is that has this case, up to `nearest`; empty: it has it not.
std::optional<int> nearness(const AreaEntry &entry, const std::optional<places::PlaceId> &region,
                            const std::optional<SubjectGroupId> &group)
{
    if ((entry.region && entry.region != region) || (entry.subjectGroup && entry.subjectGroup != group))
        return std::nullopt;
    return (entry.region ? 2 : 0) + (entry.subjectGroup ? 1 : 0);
}

} // namespace

AreaBookId areaBookOf(const std::optional<UnitId> &unit)
{
    static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000003")).value();
    return AreaBookId(derivedUuid(space, "area:" + (unit ? unit->uuid().toAscii() : QByteArray("-"))));
}

std::vector<EquallyNear> postsFor(const AreaBook &book, const std::optional<places::PlaceId> &region,
                                  const std::optional<SubjectGroupId> &group)
{
    std::array<EquallyNear, size_t(nearest) + 1> found;
    for (const AreaEntry &entry : book.areas) {
        if (const auto near = nearness(entry, region, group))
            found[size_t(nearest - *near)].push_back(entry.post);
    }
    std::vector<EquallyNear> posts(found.begin(), found.end());
    std::erase_if(posts, [](const EquallyNear &those) { return those.empty(); });
    return posts;
}

Result<Changes> putArea(const ExpertArea &area, const Facts &facts)
{
    const auto before = facts.of<ExpertArea>(area.id);
    if (before.isUnknown())
        return Changes::leftToServer();
    if (area.active) {
        TRY_LET(const bool known, mustBeOfUse(area, facts));
        if (!known)
            return Changes::leftToServer();
    }
    Changes changes;
    changes.put(area);
    if (before.isKnown() && before->unit != area.unit) {
        auto left = bookOf(before->unit, facts);
        if (left.isUnknown())
            return Changes::leftToServer();
        AreaBook book = *left;
        if (const auto at = entryIn(book.areas, area.id); at != book.areas.end()) {
            book.areas.erase(at);
            changes.put(book);
        }
    }
    const auto kept = bookOf(area.unit, facts);
    if (kept.isUnknown())
        return Changes::leftToServer();
    AreaBook book = *kept;
    const auto at = entryIn(book.areas, area.id);
    if (area.active && at == book.areas.end()) {
        if (book.areas.size() >= size_t(limits::areasOfUnit))
            return wrong("catalogue.area_many", "unit").with(QStringLiteral("most"), limits::areasOfUnit);
        book.areas.push_back({area.id, area.post, area.region, area.subjectGroup});
    } else if (area.active) {
        *at = {area.id, area.post, area.region, area.subjectGroup};
    } else if (at != book.areas.end()) {
        book.areas.erase(at);
    } else {
        return changes;
    }
    if (!toRow(*kept).sameContent(toRow(book)))
        changes.put(book);
    return changes;
}

} // namespace peygir::catalogue
