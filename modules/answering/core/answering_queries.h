// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_call.h"
#include "cases/core/case_queries.h"
#include "reference/core/snippet.h"

namespace peygir::answering {

/// Which citizens are to be called (R098, R106).
struct ReadyFilter
{
    /// By the server's clock: who is to be called again later stands at the end.
    Instant now;
    /// Any part of a name, phone or code; empty: everybody.
    QString text = {};

    friend bool operator==(const ReadyFilter &, const ReadyFilter &) = default;
};

/// Somebody who is to be called, with all his messages that are ready to be answered, whoever's cartable they lie in. A
/// message of which nobody knows the citizen stands for itself. Where one clerk does everything, any open message can be
/// answered: who has none with a reply stands here as well, with all of his (`hasNoReply`).
struct ReadyCitizen
{
    /// Of the citizen; where there is none, of the case.
    Uuid id;
    /// Empty: he never said it, or this desk may not know it.
    QString name;
    /// Canonical (`persian::Phone`) or as typed; empty: none was given.
    QString phone;
    /// Ready ones.
    int messages = 0;
    /// Of the oldest of them.
    QString code;
    Instant oldest;
    /// When the first of them is to be asked about; empty: now.
    std::optional<Instant> dueAt = {};
    /// Calls that nobody answered, of the message that had the most.
    int tries = 0;
    /// Who calls him at this moment: has taken one of them.
    std::optional<UserId> takenBy = {};
    QString takenByName = {};
    /// This desk holds the file of none of them: he cannot be answered here.
    bool isElsewhere = false;
    /// Nobody has replied to any of them yet and no time was set to call him: he is not counted.
    bool hasNoReply = false;
};

struct ReadyPage
{
    std::vector<ReadyCitizen> citizens;
    /// Of the whole list.
    qint64 total = 0;
    /// Of the whole list, citizens of whom something is ready, and their messages that are.
    qint64 toCall = 0;
    qint64 messages = 0;
};

/// What an official replied to a case, as it is told to the citizen.
struct OfficialReply
{
    QString words;
    /// The official's post, or the name of who entered it for him; may be empty.
    Localized by;
    Instant at;
};

/// What a colleague wrote as he sent a case on to be answered. Where no official replied, that is the result.
struct HandoverNote
{
    QString words;
    /// May be empty.
    QString by;
    Instant at;
};

/// A call of before, with the name of whoever called.
struct CallLine
{
    AnsweringCall call;
    QString by;
};

/// One message that is to be answered in a call.
struct CallMessage
{
    cases::CaseLine line;
    /// The stay to answer at; empty: this desk does not hold the file, so that it cannot be answered here.
    std::optional<cases::CaseNodeId> node;
    /// The citizen's, as they were taken down.
    QString words;
    /// Oldest first.
    std::vector<OfficialReply> replies;
    std::vector<CallLine> calls;
    /// How often nobody has answered at this stay.
    int tries = 0;
    /// Who calls about it at this moment.
    std::optional<UserId> takenBy = {};
    QString takenByName = {};
    std::optional<Instant> takenAt = {};
    /// Empty: nobody wrote any.
    std::optional<HandoverNote> handover = {};
    /// By the rule of its subject he is asked again so many days after the call; empty: there is none.
    std::optional<int> feedbackDays = {};
};

/// All that is needed to call somebody.
struct CallView
{
    /// As `ReadyCitizen::id`.
    Uuid id;
    std::optional<cases::CitizenId> citizen;
    QString name;
    /// The one that he is called back at first, then his others.
    std::vector<QString> phones;
    /// All that can be answered, also what has no reply (`ReadyCitizen::hasNoReply`); the oldest first.
    std::vector<CallMessage> messages;
    /// His other open ones (R106), whoever has them, the newest first; at most `otherMessages`.
    std::vector<cases::CaseLine> others;
};
inline constexpr int otherMessages = 20;

/// Days on which citizens are to be asked again (R109).
struct DueFilter
{
    /// Empty: also what was due earlier.
    std::optional<Instant> from;
    /// The first instant that is no longer meant.
    Instant until;

    friend bool operator==(const DueFilter &, const DueFilter &) = default;
};

struct DueLine
{
    cases::CaseLine line;
    /// As `ReadyCitizen::id`.
    Uuid call;
    QString name;
    QString phone;
};

struct DuePage
{
    std::vector<DueLine> lines;
    qint64 total = 0;
};

struct AnsweringCounts
{
    /// Citizens of whom something is ready, who are to be called now and can be answered here.
    qint64 ready = 0;
    /// Messages whose feedback is due until the end of the day.
    qint64 due = 0;
};

/// What the screens of answering read. As `cases::CaseQueries`: asked and answered on the GUI thread, of what this desk
/// holds.
class AnsweringQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~AnsweringQueries() = default;
    /// Who can be answered here before who cannot; who has something ready before who has not; who is due now before who is
    /// called again later; of these the oldest message, of those the nearest time first.
    virtual Cancel ready(const ReadyFilter &filter, qint64 offset, int limit, QObject *context,
                         Done<ReadyPage> done) = 0;
    /// Fails with "answering.nobody_ready" where nothing of his is ready any more.
    virtual Cancel call(const Uuid &id, QObject *context, Done<CallView> done) = 0;
    /// The nearest time first.
    virtual Cancel due(const DueFilter &filter, qint64 offset, int limit, QObject *context, Done<DuePage> done) = 0;
    virtual Cancel counts(Instant now, Instant endOfDay, QObject *context, Done<AnsweringCounts> done) = 0;
    /// Canned texts for what a citizen is told, and the scripts of calls, by abbreviation.
    virtual Cancel snippets(QObject *context, Done<std::vector<reference::Snippet>> done) = 0;
};

} // namespace peygir::answering
