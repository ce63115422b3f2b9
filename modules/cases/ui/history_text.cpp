// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/history_text.h"

#include "cases/core/document.h"
#include "cases/core/reopen_case.h"
#include "cases/ui/case_facts.h"
#include "cases/ui/field_text.h"
#include "cases/ui/shown.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <QCoreApplication>

namespace peygir::cases {

namespace {

struct CaseHistory
{
    Q_DECLARE_TR_FUNCTIONS(CaseHistory)
};

QString reviewSentence(const QString &review, const QString &by, const QString &name)
{
    const auto said = FieldCodec<DocumentReview>::parse(review);
    switch (said.ok() ? *said : DocumentReview::Confirmed) {
    case DocumentReview::Confirmed: return CaseHistory::tr("%1 confirmed the document “%2”").arg(by, name);
    case DocumentReview::Deficient: return CaseHistory::tr("%1 found the document “%2” deficient").arg(by, name);
    case DocumentReview::Rejected: return CaseHistory::tr("%1 rejected the document “%2”").arg(by, name);
    }
    Q_UNREACHABLE();
}

/// What a feature did where the case stayed: no edge has a name for it then. A later feature adds a line of its own.
struct ActSentence
{
    const char *act;
    /// "%1" is who did it.
    const char *sentence;
};
constexpr ActSentence actSentences[] = {
    {"cases.citizen_asked", QT_TRANSLATE_NOOP("CaseHistory", "%1 asked the citizen, and waits for him")},
    {"cases.citizen_answered", QT_TRANSLATE_NOOP("CaseHistory", "%1 took down the citizen's answer")},
    {"cases.citizen_not_asked", QT_TRANSLATE_NOOP("CaseHistory", "%1 does not wait for the citizen any longer")},
    {"followup.ask", QT_TRANSLATE_NOOP("CaseHistory", "%1 asked an official")},
    {"followup.reply", QT_TRANSLATE_NOOP("CaseHistory", "%1 recorded the official's reply")},
    {"followup.not_ours", QT_TRANSLATE_NOOP("CaseHistory", "%1 said that it is the work of another unit")},
    {"followup.accept", QT_TRANSLATE_NOOP("CaseHistory", "%1 accepted the official's reply")},
    {"followup.return", QT_TRANSLATE_NOOP("CaseHistory", "%1 returned the official's reply")},
    {"followup.expert_named", QT_TRANSLATE_NOOP("CaseHistory", "%1 named the expert of the case")},
    {"followup.visit_requested", QT_TRANSLATE_NOOP("CaseHistory", "%1 asked for a visit")},
    {"followup.visit_reported", QT_TRANSLATE_NOOP("CaseHistory", "%1 visited the place")},
    {"followup.visit_cancelled", QT_TRANSLATE_NOOP("CaseHistory", "%1 cancelled a visit")},
    {"answering.done", QT_TRANSLATE_NOOP("CaseHistory", "%1 told the citizen the result")},
    {"answering.later", QT_TRANSLATE_NOOP("CaseHistory", "%1 set a time for calling the citizen")},
    {"answering.not_done", QT_TRANSLATE_NOOP("CaseHistory", "The citizen told %1 that it was not done")},
    {"answering.not_done_unasked", QT_TRANSLATE_NOOP("CaseHistory", "The citizen told %1 that it was not done")},
    {"answering.no_answer", QT_TRANSLATE_NOOP("CaseHistory", "%1 called the citizen; nobody answered")},
    {"answering.no_opinion", QT_TRANSLATE_NOOP("CaseHistory", "%1 recorded why there is no opinion of the citizen")},
};

QString sentenceOfAct(const QString &act, const QString &by)
{
    for (const ActSentence &known : actSentences) {
        if (act == QLatin1String(known.act))
            return CaseHistory::tr(known.sentence).arg(by);
    }
    return CaseHistory::tr("Worked on by %1").arg(by);
}

QString sentenceOf(const HistoryLineView &view)
{
    const auto text = [&view](const char *key) { return view.entry.values.value(QLatin1String(key)).toString(); };
    switch (view.entry.what) {
    case HistoryKind::Registered: return CaseHistory::tr("Registered by %1").arg(view.by);
    case HistoryKind::Referred:
        return view.first.fa.isEmpty()
            ? CaseHistory::tr("Referred to %2 by %1").arg(view.by, shown(view.second))
            : CaseHistory::tr("Referred from %2 to %3 by %1").arg(view.by, shown(view.first), shown(view.second));
    case HistoryKind::Taken: return CaseHistory::tr("Taken by %1").arg(view.by);
    case HistoryKind::Released: return CaseHistory::tr("Given back by %1").arg(view.by);
    case HistoryKind::Noted: return CaseHistory::tr("Note of %1").arg(view.by);
    case HistoryKind::Acted:
        // He did it himself; the server only wrote it down.
        if (saidBySms(view.entry))
            return view.second.fa.isEmpty()
                ? CaseHistory::tr("The citizen replied by SMS")
                : CaseHistory::tr("The citizen replied by SMS: %1; now: %2").arg(shown(view.first), shown(view.second));
        if (view.first.fa.isEmpty())
            return sentenceOfAct(text("act"), view.by);
        [[fallthrough]];
    case HistoryKind::Completed:
        return view.second.fa.isEmpty()
            ? CaseHistory::tr("%2 by %1").arg(view.by, shown(view.first))
            : CaseHistory::tr("%2 by %1; now: %3").arg(view.by, shown(view.first), shown(view.second));
    case HistoryKind::Reopened:
        return text(leftInProcess).isEmpty()
            ? CaseHistory::tr("Reopened by %1").arg(view.by)
            : CaseHistory::tr("Reopened by %1; it goes on in “%2”, since what this was switched to has no such status")
                  .arg(view.by, uikit::inUsersDigits(text(leftInProcess)));
    case HistoryKind::Joined: return CaseHistory::tr("Joined with case %1").arg(uikit::inUsersDigits(text("code")));
    case HistoryKind::CodeChanged:
        return CaseHistory::tr("The code %1 was in use; the case has the code %2")
            .arg(uikit::inUsersDigits(text("told")), uikit::inUsersDigits(text("code")));
    case HistoryKind::Imported:
        return CaseHistory::tr("Imported from %1, where its number was %2")
            .arg(text("source"), uikit::inUsersDigits(text("number")));
    case HistoryKind::Attached: return CaseHistory::tr("%1 attached “%2”").arg(view.by, text("name"));
    case HistoryKind::Reviewed: return reviewSentence(text("review"), view.by, text("name"));
    case HistoryKind::Edited: return CaseHistory::tr("Edited by %1").arg(view.by);
    case HistoryKind::Settled:
        return text("how") == QLatin1String("replaced")
            ? CaseHistory::tr("%1 took over what was proposed").arg(view.by)
            : CaseHistory::tr("%1 kept what was there; the proposal is put aside").arg(view.by);
    case HistoryKind::IntakeFlag:
        return CaseHistory::tr("For the intake supervisor: %1")
            .arg(uikit::errorSentence(Error(text("error").toLatin1(), view.entry.values.toVariantMap())));
    }
    Q_UNREACHABLE();
}

QColor colourOf(const HistoryLineView &view)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    if (!view.colour.isEmpty())
        return QColor(view.colour);
    switch (view.entry.what) {
    case HistoryKind::Registered:
    case HistoryKind::Imported:
    case HistoryKind::Referred:
    case HistoryKind::Taken:
    case HistoryKind::Released:
    case HistoryKind::Attached:
    case HistoryKind::Edited:
    case HistoryKind::Settled:
    case HistoryKind::Acted:
    case HistoryKind::Completed: return colours.accent;
    case HistoryKind::Reviewed:
        return view.entry.values.value(QLatin1String("review")).toString() == QLatin1String("confirmed")
            ? colours.accent
            : colours.attention;
    case HistoryKind::Noted: return colours.mutedText;
    case HistoryKind::Reopened:
    case HistoryKind::Joined:
    case HistoryKind::CodeChanged:
    case HistoryKind::IntakeFlag: return colours.attention;
    }
    Q_UNREACHABLE();
}

/// What the person wrote, and below it what came of asking for the citizen's opinion, where that was done.
QString noteOf(const HistoryEntry &entry)
{
    const auto opinion = FieldCodec<Opinion>::parse(entry.values.value(QLatin1String("opinion")).toString());
    if (!opinion.ok())
        return entry.words;
    const QString reason = entry.values.value(QLatin1String("reason")).toString();
    QString said;
    if (*opinion != Opinion::NotHad)
        said = CaseHistory::tr("Opinion of 137: %1").arg(shownOpinion(*opinion));
    else if (reason.isEmpty() || reason == entry.words)
        said = CaseHistory::tr("Opinion of 137: could not be had");
    else
        said = CaseHistory::tr("Opinion of 137: could not be had (%1)").arg(reason);
    return entry.words.isEmpty() ? said : entry.words + u'\n' + said;
}

} // namespace

bool saidBySms(const HistoryEntry &entry)
{
    return entry.values.value(QLatin1String("channel")).toString() == FieldCodec<Channel>::toJson(Channel::Sms).toString();
}

uikit::HistoryLine historyLine(const HistoryLineView &view)
{
    const bool isEdit = view.entry.what == HistoryKind::Edited || view.entry.what == HistoryKind::Settled;
    // What a supervisor did where another holds the case (acting_for.h).
    const QString forWhom = view.entry.values.value(QLatin1String("for_name")).toString();
    const QString sentence =
        forWhom.isEmpty() ? sentenceOf(view) : CaseHistory::tr("%1, in place of %2").arg(sentenceOf(view), forWhom);
    return {shownTime(view.entry.at), colourOf(view), sentence,
            isEdit ? shownChanges(view.entry.values, view.answers) : noteOf(view.entry)};
}

uikit::HistoryLine referralLine(const ReferralView &view)
{
    const QString sentence = view.from.fa.isEmpty()
        ? CaseHistory::tr("Referred to %2 by %1").arg(view.by, shown(view.to))
        : CaseHistory::tr("Referred from %2 to %3 by %1").arg(view.by, shown(view.from), shown(view.to));
    return {shownTime(view.referral.at), uikit::Theme::current().colours().accent, sentence, view.referral.note};
}

} // namespace peygir::cases
