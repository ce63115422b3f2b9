// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"

#include <array>

namespace peygir::catalogue {

struct SubjectGroupTag;
using SubjectGroupId = StrongId<SubjectGroupTag>;
struct SubjectTag;
using SubjectId = StrongId<SubjectTag>;

inline constexpr AggregateKind subjectGroupKind{20, "subject_group"};
inline constexpr AggregateKind subjectKind{21, "subject"};

/// The first level of what messages are about (R046): green space, streets, waste.
struct SubjectGroup
{
    static constexpr const char *tableName = "subject_group";
    static constexpr AggregateKind kind = subjectGroupKind;
    static constexpr bool root = true;

    SubjectGroupId id;
    Localized name;
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &SubjectGroup::id), field("name", &SubjectGroup::name),
                          field("active", &SubjectGroup::active)};
    }
};

/// Who is responsible for a subject: always the same unit, or the one that looks after the place.
enum class ResponsibleBy { Unit, Place };
constexpr std::array<std::pair<ResponsibleBy, const char *>, 2> wordsOf(ResponsibleBy)
{
    return {{{ResponsibleBy::Unit, "unit"}, {ResponsibleBy::Place, "place"}}};
}

/// What a message is about (R046): a service with a short identity card (DESIGN §2).
struct Subject
{
    static constexpr const char *tableName = "subject";
    static constexpr AggregateKind kind = subjectKind;
    static constexpr bool root = true;

    SubjectId id;
    SubjectGroupId group;
    Localized name;
    /// The process that its cases walk.
    Uuid process;
    ResponsibleBy responsibleBy;
    /// The responsible unit, or the one for places that nobody looks after.
    Uuid unit;
    /// Hours from registration to the promised end.
    int deadlineHours;
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Subject::id),
                          field("subject_group", &Subject::group),
                          field("name", &Subject::name),
                          field("process", &Subject::process),
                          field("responsible_by", &Subject::responsibleBy),
                          field("unit", &Subject::unit),
                          field("deadline_hours", &Subject::deadlineHours),
                          field("active", &Subject::active)};
    }
};

} // namespace peygir::catalogue
