// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/feedback_rule.h"

namespace peygir::catalogue {

namespace {

Error about(const char *id, const char *field) { return Error(id, {{QStringLiteral("field"), QString::fromLatin1(field)}}); }

/// What a desk does not find counts as none there; the server knows better.
std::optional<FeedbackRuleId> keptFor(const SubjectId &subject, const Facts &facts)
{
    const auto kept = facts.of<SubjectFeedback>(subject);
    return kept.isKnown() ? kept->rule : std::nullopt;
}

/// False: the server has to say.
Result<bool> mustFit(const FeedbackRule &rule, const Facts &facts)
{
    const auto subject = facts.of<Subject>(rule.subject);
    if (subject.isUnknown())
        return false;
    if (subject.isAbsent() || !subject->active)
        return about("catalogue.feedback_subject", "subject");
    const auto kept = keptFor(rule.subject, facts);
    if (!kept || *kept == rule.id)
        return true;
    const auto other = facts.of<FeedbackRule>(*kept);
    return about("catalogue.feedback_rule_twice", "subject")
        .with(QStringLiteral("subject"), subject->name.fa)
        .with(QStringLiteral("rule"), other.isKnown() ? other->name.fa : QString());
}

} // namespace

Instant feedbackDueAt(const FeedbackRule &rule, Instant at) { return at + std::chrono::hours(24) * rule.days; }

Fact<FeedbackRule> feedbackRuleOf(const SubjectId &subject, const Facts &facts)
{
    const auto kept = facts.of<SubjectFeedback>(subject);
    if (!kept.isKnown())
        return kept.without<FeedbackRule>();
    return kept->rule ? facts.of<FeedbackRule>(*kept->rule) : Fact<FeedbackRule>::absent();
}

Result<Changes> putFeedbackRule(const FeedbackRule &rule, const Facts &facts)
{
    if (rule.days < 1 || rule.days > mostFeedbackDays)
        return about("catalogue.feedback_days", "days").with(QStringLiteral("most"), mostFeedbackDays);
    // A rule that is switched off may keep the name of what is gone.
    if (rule.active) {
        TRY_LET(const bool known, mustFit(rule, facts));
        if (!known)
            return Changes::leftToServer();
    }
    Changes changes;
    changes.put(rule);
    const auto before = facts.of<FeedbackRule>(rule.id);
    if (before.isKnown() && before->subject != rule.subject && keptFor(before->subject, facts) == rule.id)
        changes.put(SubjectFeedback{before->subject, std::nullopt});
    const auto kept = keptFor(rule.subject, facts);
    if (rule.active && kept != rule.id)
        changes.put(SubjectFeedback{rule.subject, rule.id});
    else if (!rule.active && kept == rule.id)
        changes.put(SubjectFeedback{rule.subject, std::nullopt});
    return changes;
}

} // namespace peygir::catalogue
