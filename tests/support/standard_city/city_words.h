// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_life.h"
#include "support/standard_city/chance.h"

namespace peygir::standard_city {

enum class Texts { Written, LeftOut };

/// Lets the people of a plan speak: callers, clerks, answers. Says nothing where texts are left out, and costs
/// nothing then. Keeps a reference to the plan.
class CityWords
{
public:
    CityWords(const CityPlan &plan, Texts texts, quint64 seed, qint64 caseIndex);

    QString description(int subject, const Place &place);
    QString note() { return say(m_plan.phrases.notes); }
    QString referralNote() { return say(m_plan.phrases.referralNotes); }
    QString answer() { return say(m_plan.phrases.answers); }
    QString answerAtOnce() { return say(m_plan.phrases.answersAtOnce); }
    QString declined() { return say(m_plan.phrases.declinedAnswers); }
    QString feedbackDone() { return say(m_plan.phrases.feedbackDone); }
    QString feedbackNotDone() { return say(m_plan.phrases.feedbackNotDone); }
    QString feedbackUnreached() { return say(m_plan.phrases.feedbackUnreached); }
    QString reopening() { return say(m_plan.phrases.reopenNotes); }

private:
    QString say(const QStringList &choices);

    const CityPlan &m_plan;
    Texts m_texts;
    Chance m_chance;
};

} // namespace peygir::standard_city
