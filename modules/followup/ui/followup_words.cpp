// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/followup_words.h"

#include "cases/ui/shown.h"
#include "persian/local_time.h"
#include "uikit/ages.h"
#include "uikit/direction.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace peygir::followup {

using cases::shown;
using cases::shownTime;

namespace {

struct FollowUp
{
    Q_DECLARE_TR_FUNCTIONS(FollowUp)
};

/// One thing that happened, and when, to be put in order.
struct Event
{
    Instant at;
    uikit::HistoryLine line;
};

QString withUnit(const Localized &post, const Localized &unit)
{
    const QString name = shown(post);
    return unit.fa.isEmpty() || name.isEmpty() ? name : FollowUp::tr("%1 (%2)").arg(name, shown(unit));
}

QString somebody(const QString &name) { return name.isEmpty() ? FollowUp::tr("somebody") : name; }

Event eventOf(const QuestionView &view)
{
    const Question &question = view.question;
    QString sentence = view.to.fa.isEmpty()
                           ? FollowUp::tr("%1 asked an official").arg(somebody(view.by))
                           : FollowUp::tr("%1 asked %2").arg(somebody(view.by), withUnit(view.to, view.unit));
    if (question.replyBy)
        sentence += FollowUp::tr("; reply wanted by %1").arg(shownDay(*question.replyBy));
    return {question.at, {shownTime(question.at), uikit::Theme::current().colours().accent, sentence, question.words}};
}

QString namesOf(const std::vector<cases::CaseDocument> &documents)
{
    QStringList names;
    for (const cases::CaseDocument &document : documents)
        names.append(document.title.isEmpty() ? document.fileName : document.title);
    return names.isEmpty() ? QString() : FollowUp::tr("Documents: %1").arg(names.join(FollowUp::tr(", ")));
}

QString joined(QStringList lines)
{
    lines.removeAll(QString());
    return lines.join(u'\n');
}

/// What was decided about a reply, in a line of its own.
QString settledLine(const ReplyView &view)
{
    const Reply &reply = view.reply;
    const QString note = reply.ratingNote.value_or(QString());
    const QString by = somebody(view.ratedBy);
    switch (reply.state) {
    case ReplyState::Given:
        return FollowUp::tr("Not checked yet");
    case ReplyState::Returned:
        return FollowUp::tr("Returned by %1: %2").arg(by, note);
    case ReplyState::Accepted:
        break;
    }
    if (!reply.rating)
        return FollowUp::tr("Accepted by %1").arg(by);
    const QString rated = FollowUp::tr("Accepted by %1, rated “%2”").arg(by, nameOf(*reply.rating));
    return note.isEmpty() ? rated : FollowUp::tr("%1: %2").arg(rated, note);
}

QColor colourOf(ReplyState state)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    switch (state) {
    case ReplyState::Given:
        return colours.attention;
    case ReplyState::Accepted:
        return colours.done;
    case ReplyState::Returned:
        return colours.danger;
    }
    Q_UNREACHABLE();
}

Event eventOf(const ReplyView &view)
{
    const Reply &reply = view.reply;
    const QString from = view.from.fa.isEmpty() ? FollowUp::tr("The official") : withUnit(view.from, view.fromUnit);
    const QString sentence =
        reply.channel == ReplyChannel::Cartable
            ? FollowUp::tr("%1 replied in the cartable (%2)").arg(from, somebody(view.enteredBy))
            : FollowUp::tr("%1 replied (%2); entered by %3").arg(from, nameOf(reply.channel), somebody(view.enteredBy));
    return {reply.at,
            {shownTime(reply.at), colourOf(reply.state), sentence,
             joined({reply.words, namesOf(view.documents), settledLine(view)})}};
}

/// Where he stood, as maps write it.
QString placeOf(const Visit &visit)
{
    if (!visit.latitude || !visit.longitude)
        return {};
    const auto degrees = [](qint64 millionths) { return QString::number(double(millionths) / 1e6, 'f', 5); };
    return FollowUp::tr("Place: %1")
        .arg(uikit::leftToRight(degrees(*visit.latitude) + QStringLiteral(", ") + degrees(*visit.longitude)));
}

Event eventOf(const VisitView &view)
{
    const Visit &visit = view.visit;
    const uikit::Colours &colours = uikit::Theme::current().colours();
    const QString visitor = view.visitorName.isEmpty() ? shown(view.visitor) : view.visitorName;
    if (visit.state == VisitState::Requested)
        return {visit.askedAt,
                {shownTime(visit.askedAt), colours.accent,
                 FollowUp::tr("%1 asked %2 to visit on %3")
                     .arg(somebody(view.askedBy), somebody(visitor), shownDay(visit.day)),
                 visit.note}};
    const Instant at = visit.at.value_or(visit.askedAt);
    if (visit.state == VisitState::Cancelled)
        return {at,
                {shownTime(at), colours.mutedText,
                 FollowUp::tr("%1 cancelled the visit of %2").arg(somebody(view.by), shownDay(visit.day)),
                 visit.words.value_or(QString())}};
    return {at,
            {shownTime(at), colours.done, FollowUp::tr("%1 visited the place").arg(somebody(view.by)),
             joined({visit.words.value_or(QString()), placeOf(visit), namesOf(view.documents)})}};
}

} // namespace

QString nameOf(Part part)
{
    switch (part) {
    case Part::All:
        return FollowUp::tr("All");
    case Part::ToAsk:
        return FollowUp::tr("To ask");
    case Part::Waiting:
        return FollowUp::tr("Waiting for the official");
    case Part::ToCheck:
        return FollowUp::tr("Reply to check");
    case Part::Overdue:
        return FollowUp::tr("Overdue");
    case Part::Silent:
        return FollowUp::tr("Silent");
    case Part::Reopened:
        return FollowUp::tr("Reopened");
    case Part::Visits:
        return FollowUp::tr("Visits to make");
    }
    Q_UNREACHABLE();
}

QString nameOf(Order order)
{
    switch (order) {
    case Order::Urgent:
        return FollowUp::tr("The most urgent first");
    case Order::Silent:
        return FollowUp::tr("Silent for longest first");
    case Order::Newest:
        return FollowUp::tr("The newest first");
    case Order::ByAuthority:
        return FollowUp::tr("By authority");
    }
    Q_UNREACHABLE();
}

QString nameOf(ReplyChannel channel)
{
    switch (channel) {
    case ReplyChannel::Cartable:
        return FollowUp::tr("In the cartable");
    case ReplyChannel::Phone:
        return FollowUp::tr("By phone");
    case ReplyChannel::Letter:
        return FollowUp::tr("By letter");
    case ReplyChannel::InPerson:
        return FollowUp::tr("In person");
    }
    Q_UNREACHABLE();
}

QString nameOf(Rating rating)
{
    switch (rating) {
    case Rating::Excellent:
        return FollowUp::tr("Excellent");
    case Rating::Good:
        return FollowUp::tr("Good");
    case Rating::Fair:
        return FollowUp::tr("Fair");
    case Rating::Weak:
        return FollowUp::tr("Weak");
    }
    Q_UNREACHABLE();
}

QString shownDay(Instant day)
{
    const auto local = persian::LocalTime::at(day, cases::organisationTimeZone());
    return local.ok() ? uikit::shownDate(local->date) : QString();
}

namespace {

/// Whoever has to reply is late where his own time has passed, not where the case had come to him too late already.
bool isOfficialsDelay(const Line &line, Instant now)
{
    if (line.due)
        return *line.due < now;
    const auto &promised = line.line.card.deadline;
    return promised && line.since <= *promised;
}

} // namespace

uikit::ListRow listRow(const Line &line, Instant now)
{
    uikit::ListRow row = cases::listRow(line.line, now);
    QStringList detail;
    if (const QString waiting = cases::shownWaiting(line.line.card, now); !waiting.isEmpty())
        detail.append(waiting);
    if (const QString official = shown(line.official); !official.isEmpty())
        detail.append(withUnit(line.official, line.unit));
    else if (!line.unit.fa.isEmpty())
        detail.append(shown(line.unit));
    if (!line.line.place.empty())
        detail.append(cases::shownNearPlace(line.line.place));
    row.detail = detail.join(QStringLiteral(" · "));
    if (line.visitDay) {
        row.late = uikit::lateText(now - (*line.visitDay + std::chrono::hours(24)));
    } else if (line.line.card.citizenAskedAt) {
        row.late.clear();
    } else if (line.replyBy && *line.replyBy < now) {
        // The official's delay comes before the city's: he is the one to call.
        row.late = FollowUp::tr("Reply %1").arg(uikit::lateText(now - *line.replyBy));
    } else if (line.line.card.deadline && *line.line.card.deadline < now) {
        row.late = uikit::lateText(now - *line.line.card.deadline);
        if (line.stage == Part::Waiting && !isOfficialsDelay(line, now))
            row.late = FollowUp::tr("Case %1").arg(row.late);
    }
    row.age = line.visitDay ? shownDay(*line.visitDay) : uikit::ageText(now - line.since);
    row.fullDate = FollowUp::tr("Here since: %1").arg(shownTime(line.since)) + u'\n' + row.fullDate;
    if (line.replyBy)
        row.fullDate += u'\n' + FollowUp::tr("Reply wanted by: %1").arg(shownDay(*line.replyBy));
    if (line.line.card.reopened.value_or(0) > 0)
        row.fullDate += u'\n' + FollowUp::tr("Reopened: %1").arg(cases::shownNumber(*line.line.card.reopened));
    return row;
}

QList<uikit::HistoryLine> exchangeLines(const FollowUpView &view)
{
    std::vector<Event> events;
    for (const QuestionView &one : view.questions)
        events.push_back(eventOf(one));
    for (const ReplyView &one : view.replies)
        events.push_back(eventOf(one));
    for (const VisitView &one : view.visits)
        events.push_back(eventOf(one));
    std::stable_sort(events.begin(), events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
    QList<uikit::HistoryLine> lines;
    for (Event &event : events)
        lines.append(std::move(event.line));
    return lines;
}

size_t exchangeCount(const FollowUpView &view)
{
    return view.questions.size() + view.replies.size() + view.visits.size();
}

const ReplyView *replyToSettle(const FollowUpView &view)
{
    const auto found = std::find_if(view.replies.rbegin(), view.replies.rend(),
                                    [](const ReplyView &one) { return one.reply.state == ReplyState::Given; });
    return found == view.replies.rend() ? nullptr : &*found;
}

const VisitView *visitToMake(const FollowUpView &view)
{
    const VisitView *next = nullptr;
    for (const VisitView &one : view.visits) {
        if (one.visit.state != VisitState::Requested)
            continue;
        const bool isSooner = !next || std::tuple(!one.own, one.visit.day) < std::tuple(!next->own, next->visit.day);
        if (isSooner)
            next = &one;
    }
    return next;
}

} // namespace peygir::followup
