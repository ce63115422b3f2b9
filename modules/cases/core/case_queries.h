// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/case_list.h"
#include "cases/core/case_wait.h"
#include "cases/core/citizen.h"
#include "catalogue/core/checklist.h"
#include "reference/core/calendar_sheet.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>

namespace peygir::cases {

/// One line of a list: a card with the names that it shows.
struct CaseLine
{
    CaseCard card;
    /// Empty names where this desk does not hold what has them.
    Localized subject;
    Localized status;
    /// "#rrggbb"; empty: none.
    QString statusColour;
    /// From the outside in: region, district, neighbourhood, street.
    std::vector<Localized> place;
    Localized holder;
    /// The follow-up expert's post.
    Localized expert = {};

    friend bool operator==(const CaseLine &, const CaseLine &) = default;
};

/// How many cases a list has.
struct CaseTotal
{
    enum class Precision {
        Exact,
        /// Reckoned from a part.
        About,
        /// Not counted yet: there are at least so many. Ask `count`.
        AtLeast,
    };
    qint64 cases = 0;
    Precision precision = Precision::Exact;
};

struct CaseLines
{
    std::vector<CaseLine> lines;
    CaseTotal total;
};

/// What a list can be filtered by, in the order in which it is offered. Only what some card on this desk has.
struct CaseChoices
{
    struct Status
    {
        StatusKey key;
        Localized name;
        QString colour;
    };
    std::vector<Status> statuses;
    std::vector<std::pair<catalogue::SubjectGroupId, Localized>> groups;
    std::vector<std::pair<places::PlaceId, Localized>> regions;
};

/// Where a case could be referred from.
struct ReferableCase
{
    CaseId id;
    QString code;
    /// The first open node of the person's own posts, else of anybody's; empty: none is open, or the file is not here.
    std::optional<CaseNodeId> node;
};

/// How many cases each list has.
struct CaseCounts
{
    qint64 current = 0;
    qint64 late = 0;
    qint64 referred = 0;
};

/// Something that can be done at an open node: a button.
struct OperationChoice
{
    CaseNodeId node;
    QString key;
    Localized name;
    bool needsNote;
    bool backwards;
    /// Values that the operation asks for: key and name.
    std::vector<std::pair<QString, Localized>> inputs;

    friend bool operator==(const OperationChoice &, const OperationChoice &) = default;
};

/// Something that a feature's command does at an open node (docs/adr/0026), for the page of that feature and the
/// buttons that it brings.
struct ActChoice
{
    CaseNodeId node;
    workflow::ActName act;
    /// As the process calls it.
    Localized name;
    bool needsNote;
    /// As Qt writes it; empty: none.
    QString shortcut;

    friend bool operator==(const ActChoice &, const ActChoice &) = default;
};

/// An answer to a question of the subject's checklist, or to one that the subject no longer asks.
struct AnswerView
{
    /// What was asked; empty in all languages where only `key` is known.
    Localized question;
    QString key;
    catalogue::QuestionKind kind;
    /// Null: none was given.
    QJsonValue value;
    /// The name of the choice, where it is one.
    Localized choice;

    friend bool operator==(const AnswerView &, const AnswerView &) = default;
};

/// An answer before and after an edit.
struct AnswerChange
{
    AnswerView from;
    AnswerView to;

    friend bool operator==(const AnswerChange &, const AnswerChange &) = default;
};

/// One line of the history with the names in it.
struct HistoryLineView
{
    HistoryEntry entry;
    QString by;
    /// Names of what the entry speaks of: referred: from and to; completed, acted: the operation and the status that
    /// the case came to. An act after which the case stayed has none.
    Localized first;
    Localized second;
    QString colour;
    /// Of an edit: the answers that it changed.
    std::vector<AnswerChange> answers = {};

    friend bool operator==(const HistoryLineView &, const HistoryLineView &) = default;
};

/// One line of the list of referrals (R082).
struct ReferralView
{
    Referral referral;
    Localized from;
    Localized to;
    QString by;

    friend bool operator==(const ReferralView &, const ReferralView &) = default;
};

/// One stay of the case at a task, with the time that it was allowed.
struct StayView
{
    CaseNode stay;
    /// The task's status, as the process has it.
    Localized status;
    Localized holder;
    Localized unit;

    friend bool operator==(const StayView &, const StayView &) = default;
};

/// A case as its page shows it.
struct CaseView
{
    CaseLine line;
    /// Empty where this desk holds the card only.
    std::optional<CaseFile> file;
    std::vector<CaseNode> openNodes;
    std::vector<OperationChoice> operations;
    /// Oldest first.
    std::vector<HistoryLineView> history;
    QString registeredBy;
    QString takenBy;
    Localized unit;
    /// In the order in which they are asked, then what is not asked any longer.
    std::vector<AnswerView> answers;
    /// Oldest first.
    std::vector<ReferralView> referrals;
    /// Open ones of the same citizen, newest first, as far as this desk has their cards.
    std::vector<CaseLine> otherCases;
    /// The code of the case of which this one became a part; empty: of none, or its card is not here.
    QString joinedToCode;
    /// In server time, where this desk does not hold the case and the server showed it (`CaseFetch`): to be read only.
    std::optional<Instant> fetchedAt = {};
    /// Of such a case, as far as the person may read citizens.
    std::optional<Citizen> citizen = {};
    /// The edges that features walk, of the open nodes. An act without an edge of its own is not among them: where that
    /// may be done say `purposes`.
    std::vector<ActChoice> acts = {};
    /// What the tasks of the open nodes are for.
    std::map<CaseNodeId, std::set<workflow::Purpose>> purposes = {};
    /// The stays at tasks, oldest first.
    std::vector<StayView> stays = {};
    /// Of the subject's calendar, by which the stays count; empty: they run round the clock.
    std::optional<reference::CalendarSheet> calendar = {};
    /// When it waited for the citizen, and does.
    std::vector<CaseWait> waits = {};
    /// Who holds the posts that have the open nodes, as far as somebody does.
    std::map<CaseNodeId, UserId> whose = {};

    friend bool operator==(const CaseView &, const CaseView &) = default;
};

/// A post to which a case may be referred.
struct PostChoice
{
    organisation::PostId id;
    Localized name;
    Localized unit;
    QString holder;
};

/// What the screens read of cases. Asked on the GUI thread; `done` is called there later, unless `context` is gone or
/// the question was cancelled. Everything tells of what this desk holds.
class CaseQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~CaseQueries() = default;
    virtual Cancel list(const CaseFilter &filter, qint64 offset, int limit, QObject *context, Done<CaseLines> done) = 0;
    /// How many the filter finds; may take longer than a page of them.
    virtual Cancel count(const CaseFilter &filter, QObject *context, Done<CaseTotal> done) = 0;
    virtual Cancel choices(QObject *context, Done<CaseChoices> done) = 0;
    /// Late: open, with a deadline before `now`.
    virtual Cancel counts(const UserId &user, Instant now, QObject *context, Done<CaseCounts> done) = 0;
    /// The ids that `list` would show from the first one on, at most `limit`.
    virtual Cancel ids(const CaseFilter &filter, int limit, QObject *context, Done<std::vector<CaseId>> done) = 0;
    /// In the order in which they are asked for; what this desk has no card of is left out.
    virtual Cancel referable(const std::vector<CaseId> &ids, const UserId &user, QObject *context,
                             Done<std::vector<ReferableCase>> done) = 0;
    /// What this desk holds; of what it does not, what was fetched from the server lately (`CaseView::fetchedAt`). Fails
    /// with "cases.unknown" where there is neither.
    virtual Cancel open(const CaseId &id, QObject *context, Done<CaseView> done) = 0;
    virtual Cancel posts(const QString &typed, int limit, QObject *context, Done<std::vector<PostChoice>> done) = 0;
};

} // namespace peygir::cases
