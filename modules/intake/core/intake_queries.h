// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "catalogue/core/subject.h"
#include "intake/core/likeness.h"
#include "places/core/place.h"
#include "reference/core/snippet.h"

namespace peygir::intake {

struct SubjectChoice
{
    catalogue::SubjectId id;
    Localized name;
    Localized group;
    int deadlineHours;
};

struct AddressChoice
{
    places::PlaceId id;
    Localized name;
    /// From the outside in: the region and district that the system proposes, the neighbourhood (R050).
    std::vector<Localized> around;
};

/// Somebody who has called before.
struct KnownCaller
{
    cases::CitizenId id;
    /// Canonical (`persian::Phone`).
    QString phone;
    QString name;
};

/// A known caller with what he has called about.
struct CallerView
{
    KnownCaller who;
    /// How many messages he has, open and closed.
    int messages = 0;
    /// The open ones first, then the newest; at most `callerCases` of them.
    std::vector<cases::CaseLine> cases;
};
inline constexpr int callerCases = 20;

/// A case that may be about the same problem as what is being typed.
struct DuplicateView
{
    cases::CaseLine line;
    Likeness likeness;
};

/// What the call desk reads while one types. As `cases::CaseQueries`: asked and answered on the GUI thread.
class IntakeQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~IntakeQueries() = default;
    virtual Cancel subjects(const QString &typed, int limit, QObject *context, Done<std::vector<SubjectChoice>> done)
        = 0;
    virtual Cancel addresses(const QString &typed, int limit, QObject *context, Done<std::vector<AddressChoice>> done)
        = 0;
    /// Who has this phone; `phone` canonical (`persian::Phone`). Empty where nobody is known by it on this desk.
    virtual Cancel caller(const QString &phone, QObject *context, Done<std::optional<CallerView>> done) = 0;
    /// Who may be meant by a subscription code (R039); by a part of a phone, its beginning or its last four digits or more,
    /// in any spelling; or, where there are letters in it, by the beginnings of words of the name, in any order: those whose name
    /// begins so first. Of those found by last digits the latest first.
    virtual Cancel callers(const QString &typed, int limit, QObject *context, Done<std::vector<KnownCaller>> done) = 0;
    /// The whole record; empty where there is none.
    virtual Cancel subject(const catalogue::SubjectId &id, QObject *context,
                           Done<std::optional<catalogue::Subject>> done) = 0;
    /// The strongest first; nothing for what is not worth asking.
    virtual Cancel duplicates(const SoughtProblem &sought, int limit, QObject *context,
                              Done<std::vector<DuplicateView>> done) = 0;
    /// A case that was just registered here, with what can be done with it. Fails with "cases.unknown" while this desk
    /// has no such card.
    virtual Cancel registered(const cases::CaseId &id, QObject *context, Done<cases::CaseView> done) = 0;
    /// To whom this person may refer a message as it is registered (R044), by any part of post, unit or name; those who
    /// answer for intake first, and nobody else while nothing is typed.
    virtual Cancel referees(const UserId &user, const QString &typed, int limit, QObject *context,
                            Done<std::vector<cases::PostChoice>> done) = 0;
    /// Canned texts for the words of a citizen, sorted by abbreviation.
    virtual Cancel snippets(QObject *context, Done<std::vector<reference::Snippet>> done) = 0;
};

} // namespace peygir::intake
