// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_facts.h"

#include "cases/core/ask_citizen.h"
#include "cases/ui/field_text.h"
#include "cases/ui/history_text.h"
#include "cases/ui/shown.h"
#include "cases/ui/stay_text.h"
#include "persian/phone.h"
#include "uikit/ages.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/times.h"

#include <QCoreApplication>

#include <algorithm>

namespace peygir::cases {

namespace {

struct Facts
{
    Q_DECLARE_TR_FUNCTIONS(CaseFacts)
};

using Weight = CaseFact::Weight;

/// Read from left to right wherever it stands.
QString leftToRight(const QString &text) { return QChar(0x2066) + uikit::inUsersDigits(text) + QChar(0x2069); }

/// What there is of the parts, with this between them.
QString joined(QStringList parts, const QString &between)
{
    parts.removeAll(QString());
    return parts.join(between);
}

QString addressOf(const CaseLine &line)
{
    QString address = shown(line.place);
    if (!line.card.plaque.isEmpty())
        address += Facts::tr(", No. %1").arg(uikit::inUsersDigits(line.card.plaque));
    return joined({address, line.card.address}, Facts::tr(", "));
}

class FactList
{
public:
    void add(const QString &name, const QString &value, Weight weight = Weight::Plain)
    {
        if (!value.isEmpty())
            m_facts.push_back({name, value, weight});
    }
    std::vector<CaseFact> take() { return std::move(m_facts); }

private:
    std::vector<CaseFact> m_facts;
};

void addFlags(FactList &facts, const CaseView &view)
{
    const CaseCard &card = view.line.card;
    if (card.intakeFlag)
        facts.add(Facts::tr("Flag"), uikit::errorSentence(Error(card.intakeFlag->toLatin1())), Weight::Attention);
    if (card.needsCallBack)
        facts.add(Facts::tr("Flag"), Facts::tr("Two citizens were told this code: somebody has to call."), Weight::Attention);
    if (card.aliasCode)
        facts.add(Facts::tr("Also told as"), leftToRight(*card.aliasCode));
    if (card.joinedTo)
        facts.add(Facts::tr("Joined with"), view.joinedToCode.isEmpty() ? Facts::tr("a case that is not on this desk")
                                                                        : leftToRight(view.joinedToCode));
}

/// What the citizen was asked last, and has not answered; empty: the file is not here.
QString questionOf(const CaseView &view)
{
    for (auto line = view.history.rbegin(); line != view.history.rend(); ++line) {
        if (line->entry.values.value(QLatin1String("act")).toString() == QLatin1String(citizenAskedAct))
            return line->entry.words;
    }
    return {};
}

void addWaiting(FactList &facts, const CaseView &view)
{
    const CaseCard &card = view.line.card;
    if (!card.citizenAskedAt || card.openNodes == 0)
        return;
    facts.add(Facts::tr("Waiting for the citizen"),
              joined({Facts::tr("since %1").arg(shownTime(*card.citizenAskedAt)), questionOf(view)},
                     QStringLiteral(" · ")),
              Weight::Attention);
    const auto open = std::find_if(view.waits.begin(), view.waits.end(),
                                   [](const CaseWait &wait) { return !wait.endedAt; });
    if (open != view.waits.end() && open->promise)
        facts.add(Facts::tr("Deadline"),
                  Facts::tr("%1, and later by the time for which he is waited for").arg(shownTime(*open->promise)));
}

void addTimes(FactList &facts, const CaseView &view, Instant now)
{
    const CaseCard &card = view.line.card;
    facts.add(Facts::tr("Registered"), joined({shownTime(card.registeredAt), view.registeredBy}, QStringLiteral(" · ")));
    if (card.deadline)
        facts.add(Facts::tr("Deadline"), shownTime(*card.deadline));
    if (card.closedAt)
        facts.add(Facts::tr("Closed"), shownTime(*card.closedAt));
    if (card.openNodes > 0 && card.deadline && *card.deadline < now) {
        QString late = uikit::lateText(now - *card.deadline);
        if (!view.line.holder.fa.isEmpty() && heldInTime(card))
            late = Facts::tr("%1, with %2 (%3)").arg(late, shown(view.line.holder), shown(view.unit));
        facts.add(Facts::tr("Delay"), late, Weight::Danger);
    }
    facts.add(Facts::tr("Delay caused by"), shownDelayOwners(view, now), Weight::Attention);
}

/// Why the opinion could not be had, as the last who asked for it wrote down; empty: he did not, or it is not here.
QString reasonOf(const CaseView &view)
{
    for (auto line = view.history.rbegin(); line != view.history.rend(); ++line) {
        const QJsonObject &values = line->entry.values;
        const auto opinion = FieldCodec<Opinion>::parse(values.value(QLatin1String("opinion")).toString());
        if (!opinion.ok() || *opinion != Opinion::NotHad)
            continue;
        const QString reason = values.value(QLatin1String("reason")).toString();
        // Where the call ended without an opinion, its reason is what the entry says.
        const bool isAllThatIsSaid = values.value(QLatin1String("result")).toString() == QLatin1String("no_opinion");
        return reason.isEmpty() && isAllThatIsSaid ? line->entry.words : reason;
    }
    return {};
}

/// Whether the last time that the citizen was heard was an SMS of his.
bool wasHeardBySms(const CaseView &view)
{
    const auto last = std::find_if(view.history.rbegin(), view.history.rend(), [](const HistoryLineView &line) {
        return line.entry.values.contains(QLatin1String("opinion"));
    });
    return last != view.history.rend() && saidBySms(last->entry);
}

void addOpinion(FactList &facts, const CaseView &view)
{
    const auto &opinion = view.line.card.opinion;
    if (!opinion)
        return;
    QString said = shownOpinion(*opinion);
    if (*opinion == Opinion::NotHad) {
        const QString reason = reasonOf(view);
        said = reason.isEmpty() ? Facts::tr("could not be had") : Facts::tr("could not be had: %1").arg(reason);
    }
    if (wasHeardBySms(view))
        said = Facts::tr("%1, by SMS").arg(said);
    facts.add(Facts::tr("Opinion of 137"), said,
              *opinion == Opinion::Dissatisfied ? Weight::Attention : Weight::Plain);
}

} // namespace

QString shownOpinion(Opinion opinion)
{
    switch (opinion) {
    case Opinion::Satisfied: return Facts::tr("Satisfied");
    case Opinion::Fair: return Facts::tr("Fair");
    case Opinion::Dissatisfied: return Facts::tr("Dissatisfied");
    case Opinion::NotHad: return Facts::tr("Did not say");
    }
    Q_UNREACHABLE();
}

QString shownAnswer(const AnswerView &answer)
{
    using catalogue::QuestionKind;
    switch (answer.kind) {
    case QuestionKind::YesNo: return answer.value.toBool() ? Facts::tr("yes") : Facts::tr("no");
    case QuestionKind::Number: return uikit::inUsersDigits(answer.value.toVariant().toString());
    case QuestionKind::Choice:
        return answer.choice.fa.isEmpty() ? answer.value.toString() : shown(answer.choice);
    case QuestionKind::Date: {
        const QString day = uikit::dayText(answer.value.toString());
        return day.isEmpty() ? answer.value.toString() : day;
    }
    case QuestionKind::Text: break;
    }
    return answer.value.toVariant().toString();
}

std::vector<CaseFact> factsOf(const CaseView &view, Instant now)
{
    FactList facts;
    addFlags(facts, view);
    addWaiting(facts, view);
    if (view.file) {
        facts.add(Facts::tr("Citizen"), view.file->callerName);
        facts.add(Facts::tr("Phone"), view.file->callerPhone.isEmpty() ? QString() : shownPhone(view.file->callerPhone));
    }
    // Of a case that is here the page of the citizen has this.
    if (view.citizen && (!view.file || view.citizen->phone != view.file->callerPhone))
        facts.add(Facts::tr("Known as"), view.citizen->name.isEmpty()
                                             ? shownPhone(view.citizen->phone)
                                             : view.citizen->name + QStringLiteral(" · ") + shownPhone(view.citizen->phone));
    facts.add(Facts::tr("Address"), addressOf(view.line));
    if (!view.line.holder.fa.isEmpty())
        facts.add(Facts::tr("With"), joined({shown(view.line.holder), shown(view.unit)}, QStringLiteral(" · ")));
    facts.add(Facts::tr("Taken by"), view.takenBy);
    addTimes(facts, view, now);
    addOpinion(facts, view);
    for (const AnswerView &answer : view.answers) {
        const QString question = shown(answer.question);
        facts.add(question.isEmpty() ? answer.key : question, shownAnswer(answer));
    }
    return facts.take();
}

} // namespace peygir::cases
