// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/sections.h"

#include "catalogue/core/record_forms.h"
#include "persian/sort_key.h"
#include "reference/core/base_information.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace peygir::administration {

namespace {

using reference::ChoiceWord;
using reference::FieldKind;
using reference::Presence;
using reference::RecordField;
using reference::RecordForm;

constexpr const char *subSectionsTitle = QT_TRANSLATE_NOOP("Records", "Sub-sections of the managing cartable");
constexpr const char *accessesTitle = QT_TRANSLATE_NOOP("Records", "Accesses to sub-sections");

Error wrong(const char *id, const char *field)
{
    return Error(id, {{QStringLiteral("field"), QString::fromLatin1(field)}});
}

/// Who sees what concerns the whole city, so it is asked for the whole. False: the server has to say.
Result<bool> mayEdit(const Facts &facts)
{
    const auto allowed = facts.author().may(reference::editRoles, {.everywhere = true});
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return false;
    TRY(allowed);
    return true;
}

Result<Changes> putSubSection(const SubSection &one, const Facts &facts)
{
    TRY_LET(const bool known, mayEdit(facts));
    if (!known)
        return Changes::leftToServer();
    if (one.opens == WindowPlace::Records && !one.recordType)
        return wrong("administration.section_type", "record_type");
    Changes changes;
    changes.put(one);
    return changes;
}

Result<Changes> putAccess(const SectionAccess &access, const Facts &facts)
{
    TRY_LET(const bool known, mayEdit(facts));
    if (!known)
        return Changes::leftToServer();
    if (access.role.has_value() == access.user.has_value())
        return wrong("administration.access_whom", "role");
    const auto about = facts.of<SubSection>(access.subSection);
    if (about.isUnknown())
        return Changes::leftToServer();
    if (about.isAbsent())
        return wrong("administration.section_unknown", "sub_section");
    Changes changes;
    changes.put(access);
    return changes;
}

std::vector<ChoiceWord> sectionWords()
{
    return {{"services", QT_TRANSLATE_NOOP("Records", "Services")},
            {"base_information", QT_TRANSLATE_NOOP("Records", "Base information")},
            {"users", QT_TRANSLATE_NOOP("Records", "Users")},
            {"requests", QT_TRANSLATE_NOOP("Records", "Requests")},
            {"reports", QT_TRANSLATE_NOOP("Records", "Reports")}};
}

std::vector<ChoiceWord> placeWords()
{
    return {{"register", QT_TRANSLATE_NOOP("Records", "Register a message")},
            {"current", QT_TRANSLATE_NOOP("Records", "Current cartable")},
            {"followup", QT_TRANSLATE_NOOP("Records", "Follow-up")},
            {"answering", QT_TRANSLATE_NOOP("Records", "Answering citizens")},
            {"referred", QT_TRANSLATE_NOOP("Records", "Referred by me")},
            {"registered", QT_TRANSLATE_NOOP("Records", "Registered by me")},
            {"archive", QT_TRANSLATE_NOOP("Records", "Archive")},
            {"final", QT_TRANSLATE_NOOP("Records", "Final and licensed")},
            {"all", QT_TRANSLATE_NOOP("Records", "All cases")},
            {"supervision", QT_TRANSLATE_NOOP("Records", "Supervision of cartables")},
            {"records", QT_TRANSLATE_NOOP("Records", "Base information")},
            {"access", QT_TRANSLATE_NOOP("Records", "Users and rights")},
            {"chart", QT_TRANSLATE_NOOP("Records", "Organisation chart")},
            {"processes", QT_TRANSLATE_NOOP("Records", "Processes")},
            {"import", QT_TRANSLATE_NOOP("Records", "Bringing in old cases")},
            {"attention", QT_TRANSLATE_NOOP("Records", "Needs attention")},
            {"sync", QT_TRANSLATE_NOOP("Records", "Synchronisation")}};
}

std::vector<ChoiceWord> iconWords()
{
    return {{"archive", QT_TRANSLATE_NOOP("Records", "Archive")},
            {"bell", QT_TRANSLATE_NOOP("Records", "Bell")},
            {"calendar", QT_TRANSLATE_NOOP("Records", "Calendar")},
            {"circle-check", QT_TRANSLATE_NOOP("Records", "Check mark")},
            {"clock", QT_TRANSLATE_NOOP("Records", "Clock")},
            {"file-text", QT_TRANSLATE_NOOP("Records", "Sheet")},
            {"folder", QT_TRANSLATE_NOOP("Records", "Folder")},
            {"history", QT_TRANSLATE_NOOP("Records", "History")},
            {"house", QT_TRANSLATE_NOOP("Records", "House")},
            {"inbox", QT_TRANSLATE_NOOP("Records", "Inbox")},
            {"list-checks", QT_TRANSLATE_NOOP("Records", "List")},
            {"map-pin", QT_TRANSLATE_NOOP("Records", "Place on a map")},
            {"message-square", QT_TRANSLATE_NOOP("Records", "Message")},
            {"phone", QT_TRANSLATE_NOOP("Records", "Telephone")},
            {"rows-4", QT_TRANSLATE_NOOP("Records", "Table")},
            {"triangle-alert", QT_TRANSLATE_NOOP("Records", "Warning")},
            {"user", QT_TRANSLATE_NOOP("Records", "One person")},
            {"users", QT_TRANSLATE_NOOP("Records", "People")}};
}

/// Every type that the window's editor has.
std::vector<ChoiceWord> typeWords()
{
    std::vector<ChoiceWord> words{{SubSection::tableName, subSectionsTitle}, {SectionAccess::tableName, accessesTitle}};
    for (const auto &forms : {catalogue::recordForms(), reference::recordForms()}) {
        for (const RecordForm &form : forms)
            words.push_back({form.type, form.title});
    }
    return words;
}

RecordForm subSectionForm()
{
    return {.type = "sub_section",
            .title = subSectionsTitle,
            .single = QT_TRANSLATE_NOOP("Records", "sub-section"),
            .verb = reference::editRoles,
            .icon = "rows-4",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Title"), FieldKind::LocalizedText, Presence::Required},
                       {"section", QT_TRANSLATE_NOOP("Records", "Section"), FieldKind::Choice, Presence::Required,
                        sectionWords()},
                       {"place", QT_TRANSLATE_NOOP("Records", "Place within the section"), FieldKind::Number,
                        Presence::Required, {}, "", 0, 1000},
                       {"icon", QT_TRANSLATE_NOOP("Records", "Picture"), FieldKind::Choice, Presence::Required, iconWords()},
                       {"opens", QT_TRANSLATE_NOOP("Records", "Opens"), FieldKind::Choice, Presence::Required, placeWords()},
                       {"record_type", QT_TRANSLATE_NOOP("Records", "Which base information"), FieldKind::Choice,
                        Presence::Optional, typeWords()},
                       {"standing", QT_TRANSLATE_NOOP("Records", "Which cases of the list"), FieldKind::Choice,
                        Presence::Optional,
                        {{"open", QT_TRANSLATE_NOOP("Records", "Open ones")},
                         {"late", QT_TRANSLATE_NOOP("Records", "Late ones")},
                         {"due_today", QT_TRANSLATE_NOOP("Records", "Promised for today")},
                         {"registered_today", QT_TRANSLATE_NOOP("Records", "Registered today")}}},
                       {"subject_group", QT_TRANSLATE_NOOP("Records", "Group of subjects (of a list)"), FieldKind::Reference,
                        Presence::Optional, {}, "subject_group"},
                       {"region", QT_TRANSLATE_NOOP("Records", "Region (of a list)"), FieldKind::Reference, Presence::Optional,
                        {}, "place"},
                       {"seen_by", QT_TRANSLATE_NOOP("Records", "Who sees it"), FieldKind::Choice, Presence::Required,
                        {{"everybody", QT_TRANSLATE_NOOP("Records", "Everybody")},
                         {"managers", QT_TRANSLATE_NOOP("Records", "Whoever supervises somebody")},
                         {"named", QT_TRANSLATE_NOOP("Records", "Only those whom an access names")}}}},
            .shown = {"section", "opens", "seen_by"}};
}

RecordForm accessForm()
{
    return {.type = "section_access",
            .title = accessesTitle,
            .single = QT_TRANSLATE_NOOP("Records", "access to a sub-section"),
            .verb = reference::editRoles,
            .icon = "lock",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"sub_section", QT_TRANSLATE_NOOP("Records", "Sub-section"), FieldKind::Reference, Presence::Required,
                        {}, "sub_section"},
                       {"way", QT_TRANSLATE_NOOP("Records", "Kind of access"), FieldKind::Choice, Presence::Required,
                        {{"shows", QT_TRANSLATE_NOOP("Records", "Sees it")},
                         {"hides", QT_TRANSLATE_NOOP("Records", "Does not see it")}}},
                       {"role", QT_TRANSLATE_NOOP("Records", "Whoever has the role"), FieldKind::Reference, Presence::Optional,
                        {}, "role"},
                       {"person", QT_TRANSLATE_NOOP("Records", "Or this person"), FieldKind::Reference, Presence::Optional, {},
                        "person"}},
            .around = "sub_section",
            .shown = {"way", "role", "person"}};
}

} // namespace

void addSectionsTo(Registry &registry)
{
    const auto everybody = [](const Row &) { return std::vector{Bucket::reference()}; };
    registry.add(AggregateType{subSectionKind, {&tableOf<SubSection>()}, everybody});
    registry.add(AggregateType{sectionAccessKind, {&tableOf<SectionAccess>()}, everybody});
}

std::vector<reference::RecordType> recordTypes()
{
    return {reference::recordType<SubSection>(reference::editRoles, putSubSection),
            reference::recordType<SectionAccess>(reference::editRoles, putAccess)};
}

std::vector<RecordForm> recordForms() { return {subSectionForm(), accessForm()}; }

bool isShownTo(const SectionViewer &viewer, const SubSection &one, const std::vector<SectionAccess> &accesses)
{
    if (!one.active)
        return false;
    std::optional<bool> byName;
    std::optional<bool> byRole;
    for (const SectionAccess &access : accesses) {
        if (!access.active || access.subSection != one.id)
            continue;
        const bool shows = access.way == AccessWay::Shows;
        // Of two about one person the one that hides it.
        if (access.user == viewer.user)
            byName = shows && byName.value_or(true);
        else if (access.role && viewer.roles.contains(*access.role))
            byRole = shows || byRole.value_or(false);
    }
    if (byName)
        return *byName;
    if (viewer.isAdministrator)
        return true;
    if (byRole)
        return *byRole;
    return one.seenBy == SeenBy::Everybody || (one.seenBy == SeenBy::Managers && viewer.isManager);
}

std::vector<SubSection> shownTo(const SectionViewer &viewer, std::vector<SubSection> all,
                                const std::vector<SectionAccess> &accesses)
{
    std::erase_if(all, [&](const SubSection &one) { return !isShownTo(viewer, one, accesses); });
    std::map<SubSectionId, QByteArray> names;
    for (const SubSection &one : all)
        names.emplace(one.id, persian::sortKey(one.name.fa));
    std::sort(all.begin(), all.end(), [&names](const SubSection &a, const SubSection &b) {
        return std::tie(a.section, a.place, names.at(a.id), a.id) < std::tie(b.section, b.place, names.at(b.id), b.id);
    });
    return all;
}

} // namespace peygir::administration
