// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"

namespace peygir::answering {

/// What a case says of its citizen's opinion (R105): what he thinks, or why that is not known. Every case says one of
/// the two.
struct CaseOpinion
{
    enum class Why {
        /// He said it: `opinion`.
        Said,
        /// The case is open: he has not been asked, or is asked again.
        NotYet,
        /// He could not be asked; the last call has the reason.
        CouldNotBeHad,
        /// He was answered during his own call (R033).
        AnsweredAtOnce,
        /// The message was rejected; it is told to him, not asked.
        Rejected,
        /// It is a part of another case, and asked there.
        Joined,
        /// He took it back himself.
        Withdrawn,
        /// It was closed without a call, before calls were written down or by whoever may.
        Unasked,
    };

    Why why;
    /// Set exactly where `why` is `Said`.
    std::optional<cases::Opinion> opinion = {};
};

/// From the card alone, so that every list can say it. What was said before a case was reopened counts until he is
/// asked again.
CaseOpinion opinionOf(const cases::CaseCard &card);

} // namespace peygir::answering
