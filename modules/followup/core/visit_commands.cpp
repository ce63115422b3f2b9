// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/visit_commands.h"

#include "followup/core/case_parts.h"

namespace peygir::followup {

using cases::CaseDossier;

namespace {

constexpr auto oneDay = std::chrono::hours(24);
constexpr qint64 millionths = 1'000'000;

/// The case that a command about a visit is about. Empty: this store does not hold what it takes, and the server
/// decides.
Result<std::optional<CaseDossier>> caseFor(const cases::CaseId &id, const Verb &verb, const Facts &facts)
{
    const auto found = facts.of<CaseDossier>(id);
    if (found.isUnknown())
        return std::optional<CaseDossier>();
    if (found.isAbsent())
        return Error("cases.unknown");
    if (const auto allowed = cases::mayAnywhere(facts, verb, *found); !allowed.ok()) {
        if (allowed.error().id() == "access.unknown_here")
            return std::optional<CaseDossier>();
        return allowed.error();
    }
    return std::optional(*found);
}

/// A visit that still can be made or called off; not Known where this store cannot know it.
Result<Fact<Visit>> requested(const VisitId &id, const cases::CaseId &caseId, const Facts &facts)
{
    const auto visit = facts.of<Visit>(id);
    if (visit.isUnknown())
        return Fact<Visit>::unknown();
    if (visit.isAbsent() || visit->caseId != caseId)
        return Error("followup.visit_unknown");
    if (visit->state != VisitState::Requested) {
        const Error error("followup.visit_over",
                          {{QStringLiteral("state"), QString::fromLatin1(FieldCodec<VisitState>::word(visit->state))}});
        return cases::told(error, facts, visit->by.value_or(visit->askedBy), visit->at.value_or(visit->askedAt));
    }
    return visit;
}

bool isOnEarth(const ReportVisit &command)
{
    if (command.latitude.has_value() != command.longitude.has_value())
        return false;
    const auto within = [](qint64 value, qint64 most) { return value >= -most && value <= most; };
    return !command.latitude ||
           (within(*command.latitude, 90 * millionths) && within(*command.longitude, 180 * millionths));
}

/// What was found, in the visit that was asked for or in one that nobody had asked for.
Result<Fact<Visit>> reported(const ReportVisit &command, const QString &words, const Facts &facts, const Given &given)
{
    const auto finish = [&](Visit visit) {
        visit.state = VisitState::Visited;
        visit.words = words;
        visit.latitude = command.latitude;
        visit.longitude = command.longitude;
        visit.documents = command.documents;
        visit.by = facts.author().id();
        visit.at = given.happenedAt();
        return Fact<Visit>::known(std::move(visit));
    };
    if (command.visit) {
        TRY_LET(const auto visit, requested(*command.visit, command.caseId, facts));
        return visit.isKnown() ? finish(*visit) : visit;
    }
    TRY(mustHaveRoomFor<Visit>(command.caseId, facts, "followup.visits_too_many"));
    return finish({given.idOf<VisitId>("visit"),
                   command.caseId,
                   {},
                   given.happenedAt(),
                   {},
                   facts.author().id(),
                   given.happenedAt(),
                   VisitState::Requested,
                   {},
                   {},
                   {},
                   {},
                   {},
                   {}});
}

QJsonObject about(const VisitId &visit) { return {{QStringLiteral("visit"), visit.toString()}}; }

} // namespace

Result<Changes> decide(const RequestVisit &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto found, caseFor(command.caseId, requestVisitVerb, facts));
    if (!found)
        return Changes::leftToServer();
    if (cases::hasHappened(facts, given))
        return Changes::none();
    CaseDossier dossier = *found;
    TRY(dossier.mustBeOpen(facts));
    TRY_LET(const QString note, cases::storedNote(command.note));
    // A desk may have been offline over midnight, and its clock may be wrong by hours.
    if (command.day < given.happenedAt() - oneDay)
        return Error("followup.day_over");
    TRY(mustHaveRoomFor<Visit>(command.caseId, facts, "followup.visits_too_many"));
    const auto post = facts.of<organisation::Post>(command.visitor);
    if (post.isUnknown())
        return Changes::leftToServer();
    if (post.isAbsent() || !post->active)
        return Error("cases.post_unknown");
    const Visit visit{given.idOf<VisitId>("visit"),
                      command.caseId,
                      command.visitor,
                      command.day,
                      note,
                      facts.author().id(),
                      given.happenedAt(),
                      VisitState::Requested,
                      {},
                      {},
                      {},
                      {},
                      {},
                      {}};
    dossier.addUnit(post->unit);
    QJsonObject values = about(visit.id);
    values.insert(QStringLiteral("to"), command.visitor.toString());
    values.insert(QStringLiteral("day"), command.day.milliseconds());
    Changes changes = withoutMove(
        dossier, found->file, actEntry("followup.visit_requested", note, values, command.caseId, facts, given), given);
    return std::move(changes.put(visit));
}

Result<Changes> decide(const ReportVisit &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto found, caseFor(command.caseId, reportVisitVerb, facts));
    if (!found)
        return Changes::leftToServer();
    if (cases::hasHappened(facts, given))
        return Changes::none();
    TRY_LET(const QString words, cases::storedNote(command.words));
    if (words.isEmpty() && command.documents.empty())
        return Error("followup.report_empty");
    if (!isOnEarth(command))
        return malformedField();
    TRY_LET(const bool documentsKnown, areDocumentsOf(facts, command.caseId, command.documents));
    TRY_LET(const auto visit, reported(command, words, facts, given));
    if (!documentsKnown || visit.isUnknown())
        return Changes::leftToServer();
    CaseDossier dossier = *found;
    Changes changes =
        withoutMove(dossier, found->file,
                    actEntry("followup.visit_reported", words, about(visit->id), command.caseId, facts, given), given);
    return std::move(changes.put(*visit));
}

Result<Changes> decide(const CancelVisit &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto found, caseFor(command.caseId, requestVisitVerb, facts));
    if (!found)
        return Changes::leftToServer();
    if (cases::hasHappened(facts, given))
        return Changes::none();
    TRY_LET(const QString reason, storedReason(command.reason));
    TRY_LET(const auto known, requested(command.visit, command.caseId, facts));
    if (known.isUnknown())
        return Changes::leftToServer();
    Visit visit = *known;
    visit.state = VisitState::Cancelled;
    visit.words = reason;
    visit.by = facts.author().id();
    visit.at = given.happenedAt();
    CaseDossier dossier = *found;
    Changes changes =
        withoutMove(dossier, found->file,
                    actEntry("followup.visit_cancelled", reason, about(visit.id), command.caseId, facts, given), given);
    return std::move(changes.put(visit));
}

} // namespace peygir::followup
