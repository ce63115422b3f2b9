// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/core/checklist.h"
#include "command/row_type.h"
#include "reference/core/working_calendar.h"

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

/// Which earlier open case about the same subject is the same problem, so that a new message becomes a part of it.
enum class SameProblem {
    /// The same house of the same street.
    House,
    /// The same street or square, whichever house: traffic lights, a burst pipe.
    Place,
    /// None: a complaint about somebody is one's own.
    Never,
};
constexpr std::array<std::pair<SameProblem, const char *>, 3> wordsOf(SameProblem)
{
    return {{{SameProblem::House, "house"}, {SameProblem::Place, "place"}, {SameProblem::Never, "never"}}};
}

/// What a message is about (R046): a service with a short identity card (DESIGN §2). What may be empty came later than
/// the first subjects.
struct Subject
{
    static constexpr const char *tableName = "subject";
    static constexpr AggregateKind kind = subjectKind;
    static constexpr bool root = true;
    static constexpr bool isReadOften = true;

    SubjectId id;
    SubjectGroupId group;
    Localized name;
    /// The process that its cases walk.
    Uuid process;
    ResponsibleBy responsibleBy;
    /// The responsible unit, or the one for places that nobody looks after.
    Uuid unit;
    /// Hours from registration to the promised end: working hours of `calendar`, where there is one.
    int deadlineHours;
    bool active;
    /// What callers are asked (R043).
    std::optional<Checklist> questions = {};
    /// What may be read to the caller at once (R035).
    std::optional<Localized> firstAnswer = {};
    /// Other words by which people look for it, with commas or spaces between them; nobody reads them.
    std::optional<QString> searchWords = {};
    /// What the form begins with; empty: `Urgency::FollowUp`.
    std::optional<Urgency> urgency = {};
    /// Empty: `SameProblem::House`.
    std::optional<SameProblem> sameProblem = {};
    /// A message that comes more than these hours after the earlier one is a problem of its own; empty: it is the same
    /// as long as the earlier case is open.
    std::optional<int> sameProblemHours = {};
    /// Empty: the hours of the deadline run round the clock.
    std::optional<reference::WorkingCalendarId> calendar = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Subject::id),
                          field("subject_group", &Subject::group),
                          field("name", &Subject::name),
                          field("process", &Subject::process),
                          field("responsible_by", &Subject::responsibleBy),
                          field("unit", &Subject::unit),
                          field("deadline_hours", &Subject::deadlineHours),
                          field("active", &Subject::active),
                          field("questions", &Subject::questions),
                          field("first_answer", &Subject::firstAnswer),
                          field("search_words", &Subject::searchWords),
                          field("urgency", &Subject::urgency),
                          field("same_problem", &Subject::sameProblem),
                          field("same_problem_hours", &Subject::sameProblemHours),
                          field("calendar", &Subject::calendar)};
    }
};

} // namespace peygir::catalogue
