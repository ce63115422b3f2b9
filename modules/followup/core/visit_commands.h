// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "followup/core/visit.h"

namespace peygir::followup {

inline constexpr Verb requestVisitVerb{"followup.request_visit"};
inline constexpr Verb reportVisitVerb{"followup.visit"};

/// Sends somebody to look at the place (R087). The case stays where it is; the unit of his post sees its file from now
/// on. Refusals: "access.denied", "cases.unknown", "cases.closed", "cases.post_unknown", "followup.day_over" (more than
/// a day before it was asked), "cases.note_too_long", "followup.visits_too_many" {most}.
struct RequestVisit
{
    static constexpr const char *kind = "RequestVisit";
    static constexpr int version = 1;

    cases::CaseId caseId;
    organisation::PostId visitor;
    /// Any instant of the day.
    Instant day;
    /// What he is to look at; may be empty.
    QString note;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &RequestVisit::caseId), field("visitor", &RequestVisit::visitor),
                          field("day", &RequestVisit::day), field("note", &RequestVisit::note)};
    }
};

/// Says what was found there (R088), also for a case that was closed meanwhile. Without `visit`: somebody was there
/// whom nobody had asked. Refusals: "access.denied", "cases.unknown", "followup.visit_unknown" (none of this case),
/// "followup.visit_over" {state, by, at}, "followup.report_empty" (neither words nor documents), "cases.note_too_long",
/// "cases.document_unknown", "command.field.malformed" (half a place, or none on earth), "followup.visits_too_many"
/// {most}.
struct ReportVisit
{
    static constexpr const char *kind = "ReportVisit";
    static constexpr int version = 1;

    cases::CaseId caseId;
    std::optional<VisitId> visit;
    QString words;
    /// In millionths of a degree; both or neither.
    std::optional<qint64> latitude;
    std::optional<qint64> longitude;
    std::vector<cases::DocumentId> documents;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &ReportVisit::caseId),         field("visit", &ReportVisit::visit),
                          field("words", &ReportVisit::words),         field("latitude", &ReportVisit::latitude),
                          field("longitude", &ReportVisit::longitude), field("documents", &ReportVisit::documents)};
    }
};

/// Calls a visit off. Refusals: as of ReportVisit, and "followup.reason_missing".
struct CancelVisit
{
    static constexpr const char *kind = "CancelVisit";
    static constexpr int version = 1;

    cases::CaseId caseId;
    VisitId visit;
    QString reason;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &CancelVisit::caseId), field("visit", &CancelVisit::visit),
                          field("reason", &CancelVisit::reason)};
    }
};

Result<Changes> decide(const RequestVisit &command, const Facts &facts, const Given &given);
Result<Changes> decide(const ReportVisit &command, const Facts &facts, const Given &given);
Result<Changes> decide(const CancelVisit &command, const Facts &facts, const Given &given);

} // namespace peygir::followup
