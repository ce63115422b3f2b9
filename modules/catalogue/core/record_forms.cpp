// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/record_forms.h"

#include "base/limits.h"
#include "catalogue/core/feedback_rule.h"
#include "catalogue/core/reply_codes.h"
#include "catalogue/core/rules.h"
#include "catalogue/core/service_location.h"
#include "catalogue/core/term_forms.h"
#include "reference/core/base_information.h"

#include <QCoreApplication>

namespace peygir::catalogue {

namespace {

using reference::FieldKind;
using reference::Presence;
using reference::RecordField;

RecordField channelsField()
{
    return {"channels", QT_TRANSLATE_NOOP("Records", "Asked in (none: everywhere)"), FieldKind::Choices,
            Presence::Optional,
            {{"phone", QT_TRANSLATE_NOOP("Records", "Telephone")},
             {"sms", QT_TRANSLATE_NOOP("Records", "SMS")},
             {"email", QT_TRANSLATE_NOOP("Records", "E-mail")},
             {"web", QT_TRANSLATE_NOOP("Records", "Web")},
             {"letter", QT_TRANSLATE_NOOP("Records", "Letter")},
             {"in_person", QT_TRANSLATE_NOOP("Records", "In person")},
             {"ivr", QT_TRANSLATE_NOOP("Records", "Voice menu")},
             {"app", QT_TRANSLATE_NOOP("Records", "Mobile program")}}};
}

RecordField questionsField()
{
    return {"questions", QT_TRANSLATE_NOOP("Records", "Checklist"), FieldKind::Items, Presence::Optional, {}, "", 0, 0,
            {{"name", QT_TRANSLATE_NOOP("Records", "Question"), FieldKind::LocalizedText, Presence::Required},
             {"key", QT_TRANSLATE_NOOP("Records", "Key"), FieldKind::Text, Presence::Required},
             {"kind", QT_TRANSLATE_NOOP("Records", "Kind of answer"), FieldKind::Choice, Presence::Required,
              {{"text", QT_TRANSLATE_NOOP("Records", "Words")},
               {"number", QT_TRANSLATE_NOOP("Records", "Number")},
               {"yes_no", QT_TRANSLATE_NOOP("Records", "Yes or no")},
               {"choice", QT_TRANSLATE_NOOP("Records", "One of several")},
               {"date", QT_TRANSLATE_NOOP("Records", "Date")}}},
             {"required", QT_TRANSLATE_NOOP("Records", "Has to be answered"), FieldKind::YesNo, Presence::Required},
             {"choices", QT_TRANSLATE_NOOP("Records", "Choices"), FieldKind::Items, Presence::Optional, {}, "", 0, 0,
              {{"name", QT_TRANSLATE_NOOP("Records", "Answer"), FieldKind::LocalizedText, Presence::Required},
               {"key", QT_TRANSLATE_NOOP("Records", "Key"), FieldKind::Text, Presence::Required}}},
             channelsField()}};
}

reference::RecordForm subjectForm()
{
    return {.type = "subject",
            .title = QT_TRANSLATE_NOOP("Records", "Subjects"),
            .single = QT_TRANSLATE_NOOP("Records", "subject"),
            .verb = editCatalogue,
            .icon = "list-checks",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"subject_group", QT_TRANSLATE_NOOP("Records", "Group"), FieldKind::Reference,
                        Presence::Required, {}, "subject_group"},
                       {"responsible_by", QT_TRANSLATE_NOOP("Records", "Who is responsible"), FieldKind::Choice,
                        Presence::Required,
                        {{"place", QT_TRANSLATE_NOOP("Records", "The unit that looks after the place")},
                         {"unit", QT_TRANSLATE_NOOP("Records", "Always the unit below")}}},
                       {"unit", QT_TRANSLATE_NOOP("Records", "Unit"), FieldKind::Reference, Presence::Required, {},
                        "unit"},
                       {"deadline_hours", QT_TRANSLATE_NOOP("Records", "Deadline in hours"), FieldKind::Number,
                        Presence::Required, {}, "", 1, limits::subjectHours},
                       {"calendar", QT_TRANSLATE_NOOP("Records", "Working hours of (none: round the clock)"),
                        FieldKind::Reference, Presence::Optional, {}, "working_calendar"},
                       {"urgency", QT_TRANSLATE_NOOP("Records", "Urgency at first"), FieldKind::Choice,
                        Presence::Optional,
                        {{"instant", QT_TRANSLATE_NOOP("Records", "Instant")},
                         {"follow_up", QT_TRANSLATE_NOOP("Records", "To be followed up")}}},
                       {"first_answer", QT_TRANSLATE_NOOP("Records", "First answer, read aloud"),
                        FieldKind::LocalizedNote},
                       questionsField(),
                       {"search_words", QT_TRANSLATE_NOOP("Records", "Other words for it"), FieldKind::Text},
                       {"same_problem", QT_TRANSLATE_NOOP("Records", "The same problem is"), FieldKind::Choice,
                        Presence::Optional,
                        {{"house", QT_TRANSLATE_NOOP("Records", "At the same house")},
                         {"place", QT_TRANSLATE_NOOP("Records", "In the same street")},
                         {"never", QT_TRANSLATE_NOOP("Records", "Never the same")}}},
                       {"same_problem_hours", QT_TRANSLATE_NOOP("Records", "Within hours (empty: while open)"),
                        FieldKind::Number, Presence::Optional, {}, "", 1, limits::subjectHours},
                       {"process", QT_TRANSLATE_NOOP("Records", "Process"), FieldKind::Reference, Presence::Required, {},
                        "process"}},
            .around = "subject_group",
            .shown = {"deadline_hours", "unit"}};
}

reference::RecordForm areaForm()
{
    return {.type = "expert_area",
            .title = QT_TRANSLATE_NOOP("Records", "Areas of experts"),
            .single = QT_TRANSLATE_NOOP("Records", "area of an expert"),
            .verb = reference::editOrganisation,
            .icon = "users",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"post", QT_TRANSLATE_NOOP("Records", "Expert's post"), FieldKind::Reference, Presence::Required,
                        {}, "post"},
                       {"unit", QT_TRANSLATE_NOOP("Records", "Authority, with all below it (empty: all)"),
                        FieldKind::Reference, Presence::Optional, {}, "unit"},
                       {"region", QT_TRANSLATE_NOOP("Records", "Region (empty: all)"), FieldKind::Reference,
                        Presence::Optional, {}, "place"},
                       {"subject_group", QT_TRANSLATE_NOOP("Records", "Group of subjects (empty: all)"),
                        FieldKind::Reference, Presence::Optional, {}, "subject_group"}},
            .around = "post",
            .shown = {"unit", "region", "subject_group"}};
}

reference::RecordForm serviceLocationForm()
{
    return {.type = ServiceLocation::tableName,
            .title = QT_TRANSLATE_NOOP("Records", "Service locations"),
            .single = QT_TRANSLATE_NOOP("Records", "service location"),
            .verb = editServiceLocations,
            .icon = "map-pin",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"unit", QT_TRANSLATE_NOOP("Records", "Unit that serves there"), FieldKind::Reference, Presence::Required, {}, "unit"},
                       {"place", QT_TRANSLATE_NOOP("Records", "Street or quarter"), FieldKind::Reference, Presence::Optional, {}, "place"},
                       {"address", QT_TRANSLATE_NOOP("Records", "Rest of the address"), FieldKind::Text},
                       {"phone", QT_TRANSLATE_NOOP("Records", "Telephone"), FieldKind::Text},
                       {"calendar", QT_TRANSLATE_NOOP("Records", "Open in the hours of"), FieldKind::Reference, Presence::Optional, {},
                        "working_calendar"},
                       {"note", QT_TRANSLATE_NOOP("Records", "Explanation"), FieldKind::Note}},
            .around = "unit",
            .shown = {"place", "phone"}};
}

reference::RecordForm feedbackRuleForm()
{
    return {.type = FeedbackRule::tableName,
            .title = QT_TRANSLATE_NOOP("Records", "Feedback rules"),
            .single = QT_TRANSLATE_NOOP("Records", "feedback rule"),
            .verb = editCatalogue,
            .icon = "calendar",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"subject", QT_TRANSLATE_NOOP("Records", "Subject"), FieldKind::Reference, Presence::Required, {}, "subject"},
                       {"days", QT_TRANSLATE_NOOP("Records", "Asked again after days"), FieldKind::Number, Presence::Required, {}, "", 1,
                        mostFeedbackDays}},
            .around = "subject",
            .shown = {"days"}};
}

reference::RecordForm replyCodesForm()
{
    return {.type = ReplyCodes::tableName,
            .title = QT_TRANSLATE_NOOP("Records", "Codes of replies by SMS"),
            .single = QT_TRANSLATE_NOOP("Records", "pair of reply codes"),
            .verb = editCatalogue,
            .icon = "message-square",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"accept", QT_TRANSLATE_NOOP("Records", "Code that says: done"), FieldKind::Text, Presence::Required},
                       {"object", QT_TRANSLATE_NOOP("Records", "Code that says: not done"), FieldKind::Text, Presence::Required},
                       {"objection", QT_TRANSLATE_NOOP("Records", "What the official reads when the citizen writes no more than the code"),
                        FieldKind::Note}},
            .shown = {"accept", "object"}};
}

} // namespace

std::vector<reference::RecordForm> recordForms()
{
    std::vector<reference::RecordForm> forms{
        subjectForm(),
        {.type = "subject_group",
         .title = QT_TRANSLATE_NOOP("Records", "Groups of subjects"),
         .single = QT_TRANSLATE_NOOP("Records", "group of subjects"),
         .verb = editCatalogue,
         .icon = "folder",
         .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required}}},
        areaForm(),
        serviceLocationForm(),
        feedbackRuleForm()};
    for (reference::RecordForm &term : termForms())
        forms.push_back(std::move(term));
    forms.push_back(replyCodesForm());
    return forms;
}

} // namespace peygir::catalogue
