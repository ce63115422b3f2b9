// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/core/citizen.h"
#include "cases/core/proposal.h"

namespace peygir::cases {

/// An open proposal with what a person needs to decide about it.
struct ProposalView
{
    ProposalId id;
    /// As in the edit: "name", "subject", "answer:where".
    QString field;
    /// What stands there now, and what was proposed, as in the field's JSON.
    QJsonValue now;
    QJsonValue wanted;
    /// Their names, where they are subjects, places or choices of a question.
    Localized nowName;
    Localized wantedName;
    /// Who proposed it; the name is empty where this desk does not know it.
    UserId author;
    QString by;
    Instant at;
    /// Of the citizen; otherwise of the case.
    bool ofCitizen;
    /// What was asked, where the field is an answer whose question is known.
    Localized question = {};
};

struct CitizenHistoryView
{
    CitizenHistory entry;
    QString by;
};

/// A record that was merged into the one that is shown (`MergeCitizens`).
struct MergedRecord
{
    Citizen citizen;
    /// His numbers, the first one first, and addresses; the active ones.
    std::vector<QString> phones;
    std::vector<QString> addresses;
    qint64 messages = 0;
};

/// A citizen as his page shows him.
struct CitizenView
{
    /// The one that is shown for whom was asked for.
    Citizen citizen;
    /// The active ones.
    std::vector<QString> phones;
    std::vector<QString> addresses;
    /// Also those of the merged records. The open ones first, then the newest; at most `citizenCases` of `messages`.
    std::vector<CaseLine> cases;
    qint64 messages = 0;
    /// Oldest first.
    std::vector<CitizenHistoryView> history;
    std::vector<ProposalView> proposals;
    /// In the order in which they were first seen.
    std::vector<MergedRecord> merged = {};
};
inline constexpr int citizenCases = 100;

/// What the screens read of citizens and of proposals. As `CaseQueries`: asked and answered on the GUI thread, of what
/// this desk holds.
class CitizenQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~CitizenQueries() = default;
    /// Fails with "cases.citizen_unknown" where this desk has no such citizen.
    virtual Cancel citizen(const CitizenId &id, QObject *context, Done<CitizenView> done) = 0;
    /// Those of a case and of its citizen, oldest first.
    virtual Cancel proposals(const CaseId &id, QObject *context, Done<std::vector<ProposalView>> done) = 0;
    /// Whose number this is, as far as this desk knows; `phone` canonical. As all that follow: of records of one person the
    /// one that is shown.
    virtual Cancel ownerOf(const QString &phone, QObject *context, Done<std::optional<Citizen>> done) = 0;
    /// The subscriber with this code; empty where this desk knows none. In any spelling.
    virtual Cancel subscriber(const QString &code, QObject *context, Done<std::optional<Citizen>> done) = 0;
    /// Those whose phone or subscription code this is, or whose name begins so, each once.
    virtual Cancel like(const QString &typed, int limit, QObject *context, Done<std::vector<Citizen>> done) = 0;
};

} // namespace peygir::cases
