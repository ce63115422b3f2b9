// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/rules.h"

#include "base/limits.h"
#include "catalogue/core/expert_area.h"
#include "catalogue/core/feedback_rule.h"
#include "catalogue/core/reply_codes.h"
#include "catalogue/core/service_location.h"
#include "catalogue/core/service_terms.h"
#include "catalogue/core/subject.h"
#include "reference/core/base_information.h"
#include "reference/core/calendar_sheet.h"

namespace peygir::catalogue {

namespace {

Result<Changes> putSubject(const Subject &subject, const Facts &facts)
{
    const auto possible = [](int hours) { return hours >= 1 && hours <= limits::subjectHours; };
    const char *wrong = !possible(subject.deadlineHours)                 ? "deadline_hours"
                        : !possible(subject.sameProblemHours.value_or(1)) ? "same_problem_hours"
                                                                          : nullptr;
    if (wrong)
        return Error("catalogue.hours", {{QStringLiteral("most"), limits::subjectHours},
                                         {QStringLiteral("field"), QLatin1String(wrong)}});
    if (subject.questions) {
        const auto checked = checkChecklist(*subject.questions);
        if (!checked.ok())
            return Error(checked.error()).with(QStringLiteral("field"), QStringLiteral("questions"));
    }
    if (subject.calendar) {
        const auto sheet = facts.of<reference::CalendarSheet>(reference::sheetIdOf(*subject.calendar));
        if (sheet.isUnknown())
            return Changes::leftToServer();
        if (sheet.isAbsent())
            return Error("reference.calendar_unknown", {{QStringLiteral("field"), QStringLiteral("calendar")}});
        // None is made that way; rows of another program may be.
        if (sheet->week.empty())
            return Error("reference.calendar_never_works", {{QStringLiteral("field"), QStringLiteral("calendar")}});
    }
    Changes changes;
    changes.put(subject);
    return changes;
}

} // namespace

void addTo(Registry &registry)
{
    const auto everybody = [](const Row &) { return std::vector{Bucket::reference()}; };
    registry.add(AggregateType{subjectGroupKind, {&tableOf<SubjectGroup>()}, everybody});
    registry.add(AggregateType{subjectKind, {&tableOf<Subject>()}, everybody});
    registry.add(AggregateType{expertAreaKind, {&tableOf<ExpertArea>()}, everybody});
    registry.add(AggregateType{areaBookKind, {&tableOf<AreaBook>()}, everybody});
    registry.add(AggregateType{serviceLocationKind, {&tableOf<ServiceLocation>()}, everybody});
    registry.add(AggregateType{feedbackRuleKind, {&tableOf<FeedbackRule>()}, everybody});
    registry.add(AggregateType{subjectFeedbackKind, {&tableOf<SubjectFeedback>()}, everybody});
    addTermsTo(registry);
    addReplyCodesTo(registry);
}

std::vector<reference::RecordType> recordTypes()
{
    std::vector<reference::RecordType> types{
        reference::recordType<SubjectGroup>(editCatalogue),
        reference::recordType<Subject>(editCatalogue, putSubject),
        // It says who does which work, as the chart does.
        reference::recordType<ExpertArea>(reference::editOrganisation, putArea),
        reference::recordType<ServiceLocation>(editServiceLocations, putServiceLocation),
        reference::recordType<FeedbackRule>(editCatalogue, putFeedbackRule)};
    for (reference::RecordType &term : termTypes())
        types.push_back(std::move(term));
    types.push_back(replyCodesType());
    return types;
}

} // namespace peygir::catalogue
