// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/ui/answer_text.h"

#include "cases/ui/field_text.h"
#include "cases/ui/shown.h"
#include "persian/local_time.h"
#include "uikit/ages.h"
#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/theme.h"
#include "uikit/times.h"

#include <QCoreApplication>
#include <QStringList>

namespace peygir::answering {

namespace {

struct Answering
{
    Q_DECLARE_TR_FUNCTIONS(Answering)
};

constexpr auto officeOpens = std::chrono::hours(8);

QString joined(const QStringList &parts) { return parts.join(QStringLiteral(" · ")); }

} // namespace

QString shownResult(CallResult result)
{
    switch (result) {
    case CallResult::Done:
        return Answering::tr("Done");
    case CallResult::NotDone:
        return Answering::tr("Not done");
    case CallResult::Later:
        return Answering::tr("Another day");
    case CallResult::NoAnswer:
        return Answering::tr("Nobody answered");
    case CallResult::NoOpinion:
        return Answering::tr("No opinion to be had");
    }
    Q_UNREACHABLE();
}

QString shownName(const QString &name) { return name.isEmpty() ? Answering::tr("Name not known") : name; }

QString shownCalls(const std::vector<CallLine> &calls)
{
    if (calls.empty())
        return {};
    const CallLine &last = calls.back();
    if (last.call.channel == cases::Channel::Sms)
        return Answering::tr("The citizen replied by SMS, %1: %2.").arg(uikit::timeText(last.call.at), shownResult(last.call.result));
    return Answering::tr("Called %Ln time(s) before; the last time, %1: %2 (%3).", nullptr, int(calls.size()))
        .arg(uikit::timeText(last.call.at), shownResult(last.call.result), last.by);
}

uikit::ListRow readyRow(const ReadyCitizen &citizen, const UserId &user, Instant now, bool isTyped)
{
    uikit::ListRow row{citizen.id.toString(), {}, shownName(citizen.name), {}, {}};
    QStringList detail;
    detail.append(Answering::tr("%Ln message(s)", nullptr, citizen.messages));
    detail.append(citizen.phone.isEmpty() ? Answering::tr("no phone number") : cases::shownPhone(citizen.phone));
    if (citizen.tries > 0)
        detail.append(Answering::tr("nobody answered %Ln time(s)", nullptr, citizen.tries));
    row.detail = joined(detail);
    const uikit::Colours &colours = uikit::Theme::current().colours();
    if (citizen.takenBy && *citizen.takenBy != user) {
        row.status = citizen.takenByName.isEmpty() ? Answering::tr("A colleague is calling")
                                                   : Answering::tr("%1 is calling").arg(citizen.takenByName);
        row.statusColour = colours.attention;
    } else if (isTyped || citizen.takenBy) {
        row.status = isTyped ? Answering::tr("Half written") : Answering::tr("With you");
        row.statusColour = colours.accent;
    } else if (citizen.isElsewhere) {
        row.status = Answering::tr("With another unit");
        row.statusColour = colours.mutedText;
    } else if (citizen.hasNoReply) {
        row.status = Answering::tr("No reply yet");
        row.statusColour = colours.mutedText;
    } else if (citizen.dueAt) {
        row.status = Answering::tr("Again at %1").arg(uikit::timeText(*citizen.dueAt));
    }
    row.age = uikit::ageText(now - citizen.oldest);
    row.fullDate = Answering::tr("The oldest message, %1: %2")
                       .arg(uikit::inUsersDigits(citizen.code), uikit::timeText(citizen.oldest));
    if (citizen.isElsewhere)
        row.fullDate += u'\n' + Answering::tr("The file is not on this desk: the answer cannot be recorded here.");
    else if (citizen.hasNoReply)
        row.fullDate += u'\n' + Answering::tr("Nobody has replied yet. If it has been dealt with all the same, call the citizen.");
    return row;
}

uikit::ListRow dueRow(const DueLine &line, Instant now)
{
    uikit::ListRow row = cases::listRow(line.line, now);
    QStringList detail{shownName(line.name)};
    if (!line.phone.isEmpty())
        detail.append(cases::shownPhone(line.phone));
    row.detail = joined(detail);
    row.late.clear();
    const Instant at = *line.line.card.askAgainAt;
    if (at < now)
        row.late = uikit::lateText(now - at);
    row.age = uikit::inUsersDigits(dayOf(at).toString());
    row.fullDate = Answering::tr("To be called: %1").arg(uikit::timeText(at));
    return row;
}

persian::JalaliDate dayOf(Instant at)
{
    const auto local = persian::LocalTime::at(at, cases::organisationTimeZone());
    return local.ok() ? local->date : persian::JalaliDate::first();
}

Instant callingTimeOf(const persian::JalaliDate &day)
{
    return persian::LocalTime{day, officeOpens}.toInstant(cases::organisationTimeZone());
}

} // namespace peygir::answering
