// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/term_forms.h"

#include "catalogue/core/rules.h"

#include <QCoreApplication>

namespace peygir::catalogue {

namespace {

using reference::FieldKind;
using reference::Presence;
using reference::RecordField;
using reference::RecordForm;

RecordField nameField()
{
    return {"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required};
}

RecordField noteField() { return {"note", QT_TRANSLATE_NOOP("Records", "Explanation"), FieldKind::Note}; }

RecordField audienceField()
{
    return {"audience", QT_TRANSLATE_NOOP("Records", "Audience"), FieldKind::Reference, Presence::Optional, {},
            "service_audience"};
}

RecordField organisationField()
{
    return {"organisation", QT_TRANSLATE_NOOP("Records", "Parent organisation"), FieldKind::Reference, Presence::Optional, {},
            "parent_organisation"};
}

RecordForm audienceForm()
{
    return {.type = "service_audience",
            .title = QT_TRANSLATE_NOOP("Records", "Audiences of services"),
            .single = QT_TRANSLATE_NOOP("Records", "audience"),
            .verb = editCatalogue,
            .icon = "users",
            .fields = {nameField(),
                       {"sector", QT_TRANSLATE_NOOP("Records", "Who is served"), FieldKind::Choice, Presence::Required,
                        {{"citizens", QT_TRANSLATE_NOOP("Records", "Citizens")},
                         {"businesses", QT_TRANSLATE_NOOP("Records", "Businesses")},
                         {"government", QT_TRANSLATE_NOOP("Records", "Public bodies")},
                         {"staff", QT_TRANSLATE_NOOP("Records", "Staff")}}},
                       noteField()},
            .shown = {"sector"}};
}

RecordForm organisationForm()
{
    return {.type = "parent_organisation",
            .title = QT_TRANSLATE_NOOP("Records", "Parent organisations"),
            .single = QT_TRANSLATE_NOOP("Records", "parent organisation"),
            .verb = editCatalogue,
            .icon = "house",
            .fields = {nameField(),
                       {"code", QT_TRANSLATE_NOOP("Records", "National code"), FieldKind::Text},
                       {"phone", QT_TRANSLATE_NOOP("Records", "Telephone"), FieldKind::Text},
                       {"site", QT_TRANSLATE_NOOP("Records", "Web site"), FieldKind::Text},
                       noteField()},
            .shown = {"code", "phone"}};
}

RecordForm domainForm()
{
    return {.type = "execution_domain",
            .title = QT_TRANSLATE_NOOP("Records", "Execution domains"),
            .single = QT_TRANSLATE_NOOP("Records", "execution domain"),
            .verb = editCatalogue,
            .icon = "map-pin",
            .fields = {nameField(),
                       {"level", QT_TRANSLATE_NOOP("Records", "How far it reaches"), FieldKind::Choice, Presence::Required,
                        {{"national", QT_TRANSLATE_NOOP("Records", "The country")},
                         {"province", QT_TRANSLATE_NOOP("Records", "The province")},
                         {"county", QT_TRANSLATE_NOOP("Records", "The county")},
                         {"city", QT_TRANSLATE_NOOP("Records", "The city")},
                         {"village", QT_TRANSLATE_NOOP("Records", "The villages")}}},
                       {"region", QT_TRANSLATE_NOOP("Records", "Region (empty: all)"), FieldKind::Reference, Presence::Optional,
                        {}, "place"},
                       noteField()},
            .shown = {"level", "region"}};
}

RecordForm eventForm()
{
    return {.type = "service_event",
            .title = QT_TRANSLATE_NOOP("Records", "Events of services"),
            .single = QT_TRANSLATE_NOOP("Records", "event of services"),
            .verb = editCatalogue,
            .icon = "calendar",
            .fields = {nameField(), audienceField(), noteField()},
            .shown = {"audience"}};
}

RecordForm patternForm()
{
    return {.type = "service_pattern",
            .title = QT_TRANSLATE_NOOP("Records", "Patterns of services"),
            .single = QT_TRANSLATE_NOOP("Records", "pattern of services"),
            .verb = editCatalogue,
            .icon = "list-checks",
            .fields = {nameField(),
                       {"sort", QT_TRANSLATE_NOOP("Records", "Kind of service"), FieldKind::Choice, Presence::Required,
                        {{"action", QT_TRANSLATE_NOOP("Records", "Something is done")},
                         {"permit", QT_TRANSLATE_NOOP("Records", "A permit is issued")},
                         {"information", QT_TRANSLATE_NOOP("Records", "Information is given")},
                         {"personnel", QT_TRANSLATE_NOOP("Records", "For the staff")}}},
                       audienceField(),
                       organisationField(),
                       {"domain", QT_TRANSLATE_NOOP("Records", "Execution domain"), FieldKind::Reference, Presence::Optional, {},
                        "execution_domain"},
                       {"event", QT_TRANSLATE_NOOP("Records", "Event"), FieldKind::Reference, Presence::Optional, {},
                        "service_event"},
                       noteField()},
            .shown = {"sort", "audience"}};
}

RecordForm formKindForm()
{
    return {.type = "form_kind",
            .title = QT_TRANSLATE_NOOP("Records", "Kinds of forms"),
            .single = QT_TRANSLATE_NOOP("Records", "kind of forms"),
            .verb = editCatalogue,
            .icon = "file-text",
            .fields = {nameField(),
                       {"filled_by", QT_TRANSLATE_NOOP("Records", "Filled in by"), FieldKind::Choice, Presence::Required,
                        {{"citizen", QT_TRANSLATE_NOOP("Records", "The citizen")},
                         {"staff", QT_TRANSLATE_NOOP("Records", "The staff")},
                         {"both", QT_TRANSLATE_NOOP("Records", "Both")}}},
                       noteField()},
            .shown = {"filled_by"}};
}

RecordForm regulationForm()
{
    return {.type = "regulation",
            .title = QT_TRANSLATE_NOOP("Records", "Laws and regulations"),
            .single = QT_TRANSLATE_NOOP("Records", "regulation"),
            .verb = editCatalogue,
            .icon = "rows-4",
            .fields = {nameField(),
                       {"sort", QT_TRANSLATE_NOOP("Records", "Kind of regulation"), FieldKind::Choice, Presence::Required,
                        {{"law", QT_TRANSLATE_NOOP("Records", "Law")},
                         {"bylaw", QT_TRANSLATE_NOOP("Records", "Bylaw")},
                         {"resolution", QT_TRANSLATE_NOOP("Records", "Resolution")},
                         {"circular", QT_TRANSLATE_NOOP("Records", "Circular")},
                         {"instruction", QT_TRANSLATE_NOOP("Records", "Instruction")}}},
                       {"number", QT_TRANSLATE_NOOP("Records", "Number of the letter"), FieldKind::Text},
                       {"issued", QT_TRANSLATE_NOOP("Records", "Date of issue"), FieldKind::Date},
                       organisationField(),
                       {"words", QT_TRANSLATE_NOOP("Records", "What it says"), FieldKind::Note},
                       {"link", QT_TRANSLATE_NOOP("Records", "Where it is read"), FieldKind::Text}},
            .shown = {"sort", "number", "issued"}};
}

RecordForm introductionForm()
{
    return {.type = "introduction_file",
            .title = QT_TRANSLATE_NOOP("Records", "Files that introduce services"),
            .single = QT_TRANSLATE_NOOP("Records", "file that introduces services"),
            .verb = editCatalogue,
            .icon = "folder-open",
            .fields = {nameField(),
                       {"sort", QT_TRANSLATE_NOOP("Records", "Kind of file"), FieldKind::Choice, Presence::Required,
                        {{"brochure", QT_TRANSLATE_NOOP("Records", "Brochure")},
                         {"guide", QT_TRANSLATE_NOOP("Records", "Guide")},
                         {"sample", QT_TRANSLATE_NOOP("Records", "Sample of a form")},
                         {"film", QT_TRANSLATE_NOOP("Records", "Film")}}},
                       {"pattern", QT_TRANSLATE_NOOP("Records", "Pattern of services"), FieldKind::Reference,
                        Presence::Optional, {}, "service_pattern"},
                       {"file", QT_TRANSLATE_NOOP("Records", "The file"), FieldKind::File},
                       {"link", QT_TRANSLATE_NOOP("Records", "Where the file lies"), FieldKind::Text},
                       noteField()},
            .shown = {"sort", "file", "link"}};
}

} // namespace

std::vector<RecordForm> termForms()
{
    std::vector<RecordForm> forms{audienceForm(), organisationForm(), domainForm(),     eventForm(),
                                  patternForm(),  formKindForm(),     regulationForm(), introductionForm()};
    for (RecordForm &form : forms)
        form.isMergeable = true;
    return forms;
}

} // namespace peygir::catalogue
