// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/core/document.h"
#include "followup/core/followup_ids.h"
#include "followup/core/question.h"
#include "followup/core/reply.h"
#include "followup/core/route.h"
#include "followup/core/visit.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>

namespace peygir::followup {

/// Which stays a list of the follow-up shows (R062). Of all: open stays at tasks for `follow_up`, `official` and
/// `check` that a person's posts hold, and those of cases whose expert is one of his posts.
enum class Part {
    All,
    /// It is to be decided whom to ask.
    ToAsk,
    /// An official has to reply.
    Waiting,
    /// A reply is to be checked.
    ToCheck,
    /// The promised end is over, or the day until which the official was to reply.
    Overdue,
    /// Nothing has happened to it for some days: nobody moved it, asked, replied or wrote something down.
    Silent,
    /// It was reopened, or its work was not done (R071).
    Reopened,
    /// No stays, but visits that the person's own posts are asked to make, by day (R059).
    Visits,
};
inline constexpr std::array<Part, 8> parts{Part::All,     Part::ToAsk,  Part::Waiting,  Part::ToCheck,
                                           Part::Overdue, Part::Silent, Part::Reopened, Part::Visits};

enum class Order {
    /// The oldest of promised end and day of the reply first; what has none at the end.
    Urgent,
    /// What has lain longest where it is.
    Silent,
    /// By registration, the newest first.
    Newest,
    /// By the name of the authority, then the most urgent first.
    ByAuthority,
};
inline constexpr std::array<Order, 4> orders{Order::Urgent, Order::Silent, Order::Newest, Order::ByAuthority};

/// Conditions that hold together; what is empty does not count.
struct Filter
{
    UserId user;
    Part part = Part::All;
    /// What is overdue or silent is so at this instant.
    Instant now;
    /// Days after which a stay is silent.
    int silentDays = 3;
    /// The authority of the official, or of the unit that answers for the case (R066).
    std::optional<organisation::UnitId> authority = {};
    std::optional<places::PlaceId> region = {};
    /// Any part of a code, or words of subject, place, authority and official.
    QString text = {};
    Order order = Order::Urgent;

    friend bool operator==(const Filter &, const Filter &) = default;
};

/// One stay of a list, or a visit.
struct Line
{
    cases::CaseLine line;
    /// Empty for a visit.
    std::optional<cases::CaseNodeId> node;
    /// `ToAsk`, `Waiting` or `ToCheck`: of a task that serves several purposes, what is to be done next.
    Part stage;
    std::set<workflow::Purpose> purposes;
    /// Held by one of the person's own posts; else he follows the case that somebody else has.
    bool own = false;
    Instant since;
    /// Who was asked last, and his unit; empty: nobody was.
    Localized official;
    Localized unit;
    /// Until when he is to reply, where he was asked for a day and it is his to reply now.
    std::optional<Instant> replyBy;
    /// On which day one is to go there; empty for a stay.
    std::optional<Instant> visitDay = {};
    /// Until when whoever holds the stay may have it; empty: any time, or it waits for the citizen.
    std::optional<Instant> due = {};
    /// Empty for a stay.
    std::optional<VisitId> visit = {};
};

struct Lines
{
    std::vector<Line> lines;
    qint64 total = 0;
};

/// How many stays each part has, under the other conditions of a filter.
using PartCounts = std::map<Part, qint64>;

/// What a list can be filtered by: only what some stay of it has, by name.
struct Choices
{
    std::vector<std::pair<organisation::UnitId, Localized>> authorities;
    std::vector<std::pair<places::PlaceId, Localized>> regions;
};

/// A stay of the person's own at which an official may be asked.
struct AskableCase
{
    cases::CaseId id;
    QString code;
    /// Empty: it does not lie with him for follow-up, or its file is not here.
    std::optional<cases::CaseNodeId> node;
};

struct QuestionView
{
    Question question;
    Localized to;
    Localized unit;
    QString by;
};

struct ReplyView
{
    Reply reply;
    Localized from;
    Localized fromUnit;
    QString enteredBy;
    QString ratedBy;
    /// Those of its documents that are here.
    std::vector<cases::CaseDocument> documents;
};

struct VisitView
{
    Visit visit;
    Localized visitor;
    /// Who holds that post.
    QString visitorName;
    QString askedBy;
    QString by;
    std::vector<cases::CaseDocument> documents;
    /// One of the person's own posts is to go.
    bool own = false;
};

/// All that the follow-up knows of one case, each the oldest first.
struct FollowUpView
{
    std::vector<QuestionView> questions;
    std::vector<ReplyView> replies;
    std::vector<VisitView> visits;
    /// The expert whom the case names; empty: none.
    Localized expert;
    QString expertName;
    /// Open stays that the person's own posts hold.
    std::set<cases::CaseNodeId> own;
};

/// A visit of one's own posts, with the case that it is about.
struct OwnVisit
{
    VisitView visit;
    cases::CaseLine line;
    /// Of the citizen; empty where the file of the case is not here.
    QString words = {};
    /// The middle of the smallest known place around the address; empty: none of them is on the map.
    std::optional<GeoPoint> point = {};
};

/// What the screens read of the follow-up. Asked on the GUI thread; `done` is called there later, unless `context` is
/// gone or the question was cancelled. Everything tells of what this desk holds.
class FollowUpQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~FollowUpQueries() = default;
    virtual Cancel list(const Filter &filter, qint64 offset, int limit, QObject *context, Done<Lines> done) = 0;
    virtual Cancel counts(const Filter &filter, QObject *context, Done<PartCounts> done) = 0;
    virtual Cancel choices(const UserId &user, QObject *context, Done<Choices> done) = 0;
    /// The cases that `list` would show from the first one on, at most `limit`.
    virtual Cancel ids(const Filter &filter, int limit, QObject *context, Done<std::vector<cases::CaseId>> done) = 0;
    /// In the order in which they are asked for; what this desk has no card of is left out.
    virtual Cancel askable(const std::vector<cases::CaseId> &ids, const UserId &user, QObject *context,
                           Done<std::vector<AskableCase>> done) = 0;
    /// Of a case that this desk does not hold, what the server showed of it lately; nothing where there is neither.
    virtual Cancel ofCase(const cases::CaseId &id, const UserId &user, QObject *context, Done<FollowUpView> done) = 0;
    /// Visits that the person's posts are to make in this time, by day, then by the place of the case.
    virtual Cancel visits(const UserId &user, Instant from, Instant until, QObject *context,
                          Done<std::vector<OwnVisit>> done) = 0;
};

} // namespace peygir::followup
