// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "command/row_type.h"
#include "places/core/place.h"
#include "reference/core/put_record.h"
#include "reference/core/working_calendar.h"

#include <array>

/// The words by which services are described (R152 to R159): base information that everybody holds and that those who keep the
/// catalogue change. Records of one type name those of another; nothing else is tied to them yet.
namespace peygir::catalogue {

struct ServiceAudienceTag;
using ServiceAudienceId = StrongId<ServiceAudienceTag>;
struct ParentOrganisationTag;
using ParentOrganisationId = StrongId<ParentOrganisationTag>;
struct ExecutionDomainTag;
using ExecutionDomainId = StrongId<ExecutionDomainTag>;
struct ServiceEventTag;
using ServiceEventId = StrongId<ServiceEventTag>;
struct ServicePatternTag;
using ServicePatternId = StrongId<ServicePatternTag>;
struct FormKindTag;
using FormKindId = StrongId<FormKindTag>;
struct RegulationTag;
using RegulationId = StrongId<RegulationTag>;
struct IntroductionFileTag;
using IntroductionFileId = StrongId<IntroductionFileTag>;

inline constexpr AggregateKind serviceAudienceKind{40, "service_audience"};
inline constexpr AggregateKind parentOrganisationKind{41, "parent_organisation"};
inline constexpr AggregateKind executionDomainKind{42, "execution_domain"};
inline constexpr AggregateKind serviceEventKind{43, "service_event"};
inline constexpr AggregateKind servicePatternKind{44, "service_pattern"};
inline constexpr AggregateKind formKindKind{45, "form_kind"};
inline constexpr AggregateKind regulationKind{46, "regulation"};
inline constexpr AggregateKind introductionFileKind{47, "introduction_file"};

/// Who is served, as national lists of services part them.
enum class ServedSector { Citizens, Businesses, Government, Staff };
constexpr std::array<std::pair<ServedSector, const char *>, 4> wordsOf(ServedSector)
{
    return {{{ServedSector::Citizens, "citizens"},
             {ServedSector::Businesses, "businesses"},
             {ServedSector::Government, "government"},
             {ServedSector::Staff, "staff"}}};
}

/// Whom services are for (R153).
struct ServiceAudience
{
    static constexpr const char *tableName = "service_audience";
    static constexpr AggregateKind kind = serviceAudienceKind;
    static constexpr bool root = true;

    ServiceAudienceId id;
    Localized name;
    ServedSector sector;
    std::optional<QString> note = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ServiceAudience::id),
                          field("name", &ServiceAudience::name),
                          field("sector", &ServiceAudience::sector),
                          field("note", &ServiceAudience::note),
                          field("active", &ServiceAudience::active)};
    }
};

/// A body above the municipality that services, laws and forms come from (R154).
struct ParentOrganisation
{
    static constexpr const char *tableName = "parent_organisation";
    static constexpr AggregateKind kind = parentOrganisationKind;
    static constexpr bool root = true;

    ParentOrganisationId id;
    Localized name;
    /// In national lists of organisations.
    std::optional<QString> code = {};
    std::optional<QString> phone = {};
    /// The address of its pages.
    std::optional<QString> site = {};
    std::optional<QString> note = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ParentOrganisation::id),
                          field("name", &ParentOrganisation::name),
                          field("code", &ParentOrganisation::code),
                          field("phone", &ParentOrganisation::phone),
                          field("site", &ParentOrganisation::site),
                          field("note", &ParentOrganisation::note),
                          field("active", &ParentOrganisation::active)};
    }
};

enum class DomainLevel { National, Province, County, City, Village };
constexpr std::array<std::pair<DomainLevel, const char *>, 5> wordsOf(DomainLevel)
{
    return {{{DomainLevel::National, "national"},
             {DomainLevel::Province, "province"},
             {DomainLevel::County, "county"},
             {DomainLevel::City, "city"},
             {DomainLevel::Village, "village"}}};
}

/// How far a service reaches (R155).
struct ExecutionDomain
{
    static constexpr const char *tableName = "execution_domain";
    static constexpr AggregateKind kind = executionDomainKind;
    static constexpr bool root = true;

    ExecutionDomainId id;
    Localized name;
    DomainLevel level;
    /// A part of the city alone; empty: all of it.
    std::optional<places::PlaceId> region = {};
    std::optional<QString> note = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ExecutionDomain::id),
                          field("name", &ExecutionDomain::name),
                          field("level", &ExecutionDomain::level),
                          field("region", &ExecutionDomain::region),
                          field("note", &ExecutionDomain::note),
                          field("active", &ExecutionDomain::active)};
    }
};

/// What happens in somebody's life or business for which he needs services (R159): a birth, a building, a loss.
struct ServiceEvent
{
    static constexpr const char *tableName = "service_event";
    static constexpr AggregateKind kind = serviceEventKind;
    static constexpr bool root = true;

    ServiceEventId id;
    Localized name;
    std::optional<ServiceAudienceId> audience = {};
    std::optional<QString> note = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ServiceEvent::id),
                          field("name", &ServiceEvent::name),
                          field("audience", &ServiceEvent::audience),
                          field("note", &ServiceEvent::note),
                          field("active", &ServiceEvent::active)};
    }
};

enum class ServiceSort { Action, Permit, Information, Personnel };
constexpr std::array<std::pair<ServiceSort, const char *>, 4> wordsOf(ServiceSort)
{
    return {{{ServiceSort::Action, "action"},
             {ServiceSort::Permit, "permit"},
             {ServiceSort::Information, "information"},
             {ServiceSort::Personnel, "personnel"}}};
}

/// What services of one kind have in common (R152); those who describe a service begin with its pattern.
struct ServicePattern
{
    static constexpr const char *tableName = "service_pattern";
    static constexpr AggregateKind kind = servicePatternKind;
    static constexpr bool root = true;

    ServicePatternId id;
    Localized name;
    ServiceSort sort;
    std::optional<ServiceAudienceId> audience = {};
    std::optional<ParentOrganisationId> organisation = {};
    std::optional<ExecutionDomainId> domain = {};
    std::optional<ServiceEventId> event = {};
    std::optional<QString> note = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ServicePattern::id),
                          field("name", &ServicePattern::name),
                          field("sort", &ServicePattern::sort),
                          field("audience", &ServicePattern::audience),
                          field("organisation", &ServicePattern::organisation),
                          field("domain", &ServicePattern::domain),
                          field("event", &ServicePattern::event),
                          field("note", &ServicePattern::note),
                          field("active", &ServicePattern::active)};
    }
};

enum class FilledBy { Citizen, Staff, Both };
constexpr std::array<std::pair<FilledBy, const char *>, 3> wordsOf(FilledBy)
{
    return {{{FilledBy::Citizen, "citizen"},
             {FilledBy::Staff, "staff"},
             {FilledBy::Both, "both"}}};
}

/// A kind of forms (R156).
struct FormKind
{
    static constexpr const char *tableName = "form_kind";
    static constexpr AggregateKind kind = formKindKind;
    static constexpr bool root = true;

    FormKindId id;
    Localized name;
    FilledBy filledBy;
    std::optional<QString> note = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &FormKind::id),
                          field("name", &FormKind::name),
                          field("filled_by", &FormKind::filledBy),
                          field("note", &FormKind::note),
                          field("active", &FormKind::active)};
    }
};

enum class RegulationSort { Law, Bylaw, Resolution, Circular, Instruction };
constexpr std::array<std::pair<RegulationSort, const char *>, 5> wordsOf(RegulationSort)
{
    return {{{RegulationSort::Law, "law"},
             {RegulationSort::Bylaw, "bylaw"},
             {RegulationSort::Resolution, "resolution"},
             {RegulationSort::Circular, "circular"},
             {RegulationSort::Instruction, "instruction"}}};
}

/// A law or another rule that services rest on (R157).
struct Regulation
{
    static constexpr const char *tableName = "regulation";
    static constexpr AggregateKind kind = regulationKind;
    static constexpr bool root = true;

    RegulationId id;
    Localized name;
    RegulationSort sort;
    std::optional<QString> number = {};
    std::optional<persian::JalaliDate> issued = {};
    std::optional<ParentOrganisationId> organisation = {};
    /// What it says, or the part that matters.
    std::optional<QString> words = {};
    /// Where the whole is read.
    std::optional<QString> link = {};
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Regulation::id),
                          field("name", &Regulation::name),
                          field("sort", &Regulation::sort),
                          field("number", &Regulation::number),
                          field("issued", &Regulation::issued),
                          field("organisation", &Regulation::organisation),
                          field("words", &Regulation::words),
                          field("link", &Regulation::link),
                          field("active", &Regulation::active)};
    }
};

enum class IntroductionSort { Brochure, Guide, Sample, Film };
constexpr std::array<std::pair<IntroductionSort, const char *>, 4> wordsOf(IntroductionSort)
{
    return {{{IntroductionSort::Brochure, "brochure"},
             {IntroductionSort::Guide, "guide"},
             {IntroductionSort::Sample, "sample"},
             {IntroductionSort::Film, "film"}}};
}

/// A file that introduces services to people (R158): the file itself, where it lies, or both.
struct IntroductionFile
{
    static constexpr const char *tableName = "introduction_file";
    static constexpr AggregateKind kind = introductionFileKind;
    static constexpr bool root = true;

    IntroductionFileId id;
    Localized name;
    IntroductionSort sort;
    std::optional<ServicePatternId> pattern = {};
    /// An address of the web, or a path that people of the organisation can open. Empty: only the file is kept. (Left out of the
    /// record's JSON then; the column is older than the file and knows no null.)
    QString link = {};
    std::optional<QString> note = {};
    bool active = true;
    std::optional<reference::FileValue> file = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &IntroductionFile::id),
                          field("name", &IntroductionFile::name),
                          field("sort", &IntroductionFile::sort),
                          field("pattern", &IntroductionFile::pattern),
                          field("link", &IntroductionFile::link),
                          field("note", &IntroductionFile::note),
                          field("active", &IntroductionFile::active),
                          field("file", &IntroductionFile::file)};
    }
};

void addTermsTo(Registry &registry);

/// All eight, for those who keep the catalogue. A record that names one that is not there, or is switched off, is refused beside
/// its field ("catalogue.term_unknown").
std::vector<reference::RecordType> termTypes();

} // namespace peygir::catalogue
