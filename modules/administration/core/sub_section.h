// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "catalogue/core/subject.h"
#include "command/row_type.h"
#include "places/core/place.h"

#include <array>

namespace peygir::administration {

struct SubSectionTag;
using SubSectionId = StrongId<SubSectionTag>;
struct SectionAccessTag;
using SectionAccessId = StrongId<SectionAccessTag>;

inline constexpr AggregateKind subSectionKind{60, "sub_section"};
inline constexpr AggregateKind sectionAccessKind{61, "section_access"};

/// The five parts of the managing cartable (R011), in the order in which they stand.
enum class Section { Services, BaseInformation, Users, Requests, Reports };
constexpr std::array<std::pair<Section, const char *>, 5> wordsOf(Section)
{
    return {{{Section::Services, "services"},
             {Section::BaseInformation, "base_information"},
             {Section::Users, "users"},
             {Section::Requests, "requests"},
             {Section::Reports, "reports"}}};
}

/// A place of the window, by its name there. One that a window does not have, since the person may not go there or the program
/// is older, is not offered.
enum class WindowPlace {
    Register,
    Current,
    FollowUp,
    Answering,
    Referred,
    Registered,
    Archive,
    Final,
    All,
    Supervision,
    Records,
    Access,
    Chart,
    Processes,
    Import,
    Attention,
    Synchronisation,
};
constexpr std::array<std::pair<WindowPlace, const char *>, 17> wordsOf(WindowPlace)
{
    return {{{WindowPlace::Register, "register"},
             {WindowPlace::Current, "current"},
             {WindowPlace::FollowUp, "followup"},
             {WindowPlace::Answering, "answering"},
             {WindowPlace::Referred, "referred"},
             {WindowPlace::Registered, "registered"},
             {WindowPlace::Archive, "archive"},
             {WindowPlace::Final, "final"},
             {WindowPlace::All, "all"},
             {WindowPlace::Supervision, "supervision"},
             {WindowPlace::Records, "records"},
             {WindowPlace::Access, "access"},
             {WindowPlace::Chart, "chart"},
             {WindowPlace::Processes, "processes"},
             {WindowPlace::Import, "import"},
             {WindowPlace::Attention, "attention"},
             {WindowPlace::Synchronisation, "sync"}}};
}

/// Which cases of a list are meant; without one, all of them.
enum class Standing { Open, Late, DueToday, RegisteredToday };
constexpr std::array<std::pair<Standing, const char *>, 4> wordsOf(Standing)
{
    return {{{Standing::Open, "open"},
             {Standing::Late, "late"},
             {Standing::DueToday, "due_today"},
             {Standing::RegisteredToday, "registered_today"}}};
}

/// Who sees a sub-section, where no `SectionAccess` says otherwise.
enum class SeenBy {
    Everybody,
    /// Whoever supervises somewhere (`cases::superviseVerb`).
    Managers,
    /// Those whom an access names.
    Named,
};
constexpr std::array<std::pair<SeenBy, const char *>, 3> wordsOf(SeenBy)
{
    return {{{SeenBy::Everybody, "everybody"}, {SeenBy::Managers, "managers"}, {SeenBy::Named, "named"}}};
}

/// The picture beside it, as resources/icons/icons.txt calls it.
enum class SectionIcon { Archive, Bell, Calendar, Check, Clock, File, Folder, History, House, Inbox, Checks, Pin, Message, Phone, Rows, Warning, User, Users };
constexpr std::array<std::pair<SectionIcon, const char *>, 18> wordsOf(SectionIcon)
{
    return {{{SectionIcon::Archive, "archive"},       {SectionIcon::Bell, "bell"},
             {SectionIcon::Calendar, "calendar"},     {SectionIcon::Check, "circle-check"},
             {SectionIcon::Clock, "clock"},           {SectionIcon::File, "file-text"},
             {SectionIcon::Folder, "folder"},         {SectionIcon::History, "history"},
             {SectionIcon::House, "house"},           {SectionIcon::Inbox, "inbox"},
             {SectionIcon::Checks, "list-checks"},    {SectionIcon::Pin, "map-pin"},
             {SectionIcon::Message, "message-square"}, {SectionIcon::Phone, "phone"},
             {SectionIcon::Rows, "rows-4"},           {SectionIcon::Warning, "triangle-alert"},
             {SectionIcon::User, "user"},             {SectionIcon::Users, "users"}}};
}

/// A line of the managing cartable (R012): base information, so that administrators add, change and switch off what they want.
/// It opens a way; what one may do there is asked there.
struct SubSection
{
    static constexpr const char *tableName = "sub_section";
    static constexpr AggregateKind kind = subSectionKind;
    static constexpr bool root = true;

    SubSectionId id;
    Localized name;
    Section section;
    /// Ascending within its section; the same ones by name.
    qint64 place;
    SectionIcon icon;
    WindowPlace opens;
    /// Of `Records`: which base information, by the name of its type.
    std::optional<QString> recordType = {};
    /// Of a list of cases: what it is filtered by. Elsewhere these say nothing.
    std::optional<Standing> standing = {};
    std::optional<catalogue::SubjectGroupId> group = {};
    std::optional<places::PlaceId> region = {};
    SeenBy seenBy = SeenBy::Named;
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &SubSection::id),
                          field("name", &SubSection::name),
                          field("section", &SubSection::section),
                          field("place", &SubSection::place),
                          field("icon", &SubSection::icon),
                          field("opens", &SubSection::opens),
                          field("record_type", &SubSection::recordType),
                          field("standing", &SubSection::standing),
                          field("subject_group", &SubSection::group),
                          field("region", &SubSection::region),
                          field("seen_by", &SubSection::seenBy),
                          field("active", &SubSection::active)};
    }
};

/// What an access does.
enum class AccessWay { Shows, Hides };
constexpr std::array<std::pair<AccessWay, const char *>, 2> wordsOf(AccessWay)
{
    return {{{AccessWay::Shows, "shows"}, {AccessWay::Hides, "hides"}}};
}

/// Shows a sub-section to those who have a role, or to one person, or hides it from them (R012).
struct SectionAccess
{
    static constexpr const char *tableName = "section_access";
    static constexpr AggregateKind kind = sectionAccessKind;
    static constexpr bool root = true;

    SectionAccessId id;
    Localized name;
    SubSectionId subSection;
    AccessWay way;
    /// One of the two.
    std::optional<access::RoleId> role = {};
    std::optional<UserId> user = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &SectionAccess::id),
                          field("name", &SectionAccess::name),
                          field("sub_section", &SectionAccess::subSection),
                          field("way", &SectionAccess::way),
                          field("role", &SectionAccess::role),
                          field("person", &SectionAccess::user),
                          field("active", &SectionAccess::active)};
    }
};

} // namespace peygir::administration
