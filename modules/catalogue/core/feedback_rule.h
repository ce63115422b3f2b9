// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "catalogue/core/subject.h"
#include "command/changes.h"
#include "command/facts.h"
#include "reference/core/put_record.h"

namespace peygir::catalogue {

struct FeedbackRuleTag;
using FeedbackRuleId = StrongId<FeedbackRuleTag>;

inline constexpr AggregateKind feedbackRuleKind{67, "feedback_rule"};
inline constexpr AggregateKind subjectFeedbackKind{68, "subject_feedback"};

/// Within a year, as far ahead as a day may be chosen for a single message. Less than one day would not be another day.
inline constexpr int mostFeedbackDays = 365;

/// When the citizens are asked again whose messages are about a subject (R109): so many days after the call in which the answer was put off to
/// another day. A subject has one active rule at most; everybody holds all of them.
struct FeedbackRule
{
    static constexpr const char *tableName = "feedback_rule";
    static constexpr AggregateKind kind = feedbackRuleKind;
    static constexpr bool root = true;

    FeedbackRuleId id;
    Localized name;
    SubjectId subject;
    /// 1 to `mostFeedbackDays`.
    int days;
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &FeedbackRule::id), field("name", &FeedbackRule::name), field("subject", &FeedbackRule::subject),
                          field("days", &FeedbackRule::days), field("active", &FeedbackRule::active)};
    }
};

/// Which rule a subject has, where a rule of ours can read it: those never search. Kept by `putFeedbackRule`.
struct SubjectFeedback
{
    static constexpr const char *tableName = "subject_feedback";
    static constexpr AggregateKind kind = subjectFeedbackKind;
    static constexpr bool root = true;

    /// The subject's own.
    SubjectId id;
    /// Empty: none that is active any more.
    std::optional<FeedbackRuleId> rule = {};

    static constexpr auto fields() { return std::tuple{field("id", &SubjectFeedback::id), field("rule", &SubjectFeedback::rule)}; }
};

/// When somebody is asked again by this rule whose answer was put off at `at`: at the same hour of that day.
Instant feedbackDueAt(const FeedbackRule &rule, Instant at);

/// The active rule of this subject. Absent: it has none. A desk on which none is found cannot tell (Unknown).
Fact<FeedbackRule> feedbackRuleOf(const SubjectId &subject, const Facts &facts);

/// Left to the server where the subject is Unknown. Refusals, with "field": "catalogue.feedback_days" {most}; of an active rule as well
/// "catalogue.feedback_subject" (there is no such subject, or it is not in use) and "catalogue.feedback_rule_twice" {subject, rule: their names},
/// where another active rule is that subject's.
Result<Changes> putFeedbackRule(const FeedbackRule &rule, const Facts &facts);

} // namespace peygir::catalogue
