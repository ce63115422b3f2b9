// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"

namespace peygir::cases {

/// One line of what is known of a case.
struct CaseFact
{
    enum class Weight {
        Plain,
        /// Somebody has to look at it.
        Attention,
        /// Late.
        Danger,
    };
    QString name;
    QString value;
    Weight weight = Weight::Plain;
};

/// What the page of a case says above its history: flags first, then who and where, times, whose delay it is, what
/// the citizen thinks of 137 or why nobody knows it, and the answers under their questions. `now` is the server's clock.
std::vector<CaseFact> factsOf(const CaseView &view, Instant now);

/// What the citizen thinks of 137, in a word.
QString shownOpinion(Opinion opinion);

/// An answer as people say it: "yes", a date, the name of a choice.
QString shownAnswer(const AnswerView &answer);

} // namespace peygir::cases
