// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/record_answer.h"
#include "catalogue/core/reply_codes.h"

#include <span>

namespace peygir::answering {

/// What a citizen said by SMS of one of his messages (R101, R102).
struct SmsReply
{
    enum class Meaning {
        /// Nothing that may be acted upon: he is asked again.
        NotUnderstood,
        /// It was done.
        Accepts,
        /// It was not.
        Objects,
    };

    Meaning meaning = Meaning::NotUnderstood;
    /// The tracking code of the case that he named, in ASCII digits; empty: he named none.
    QString code = {};
    /// What he wrote besides, normalised; may be empty.
    QString words = {};

    friend bool operator==(const SmsReply &, const SmsReply &) = default;
};

/// Reads a reply: a code of one of the pairs at its beginning, after it perhaps a tracking code, after that perhaps words; in
/// whatever digits, spaces and signs. What can be read in two ways is not understood, for acceptance ends a case: a number
/// that goes on behind the code ("31/33", "31.5"), a tracking code that was typed wrong, a date ("31 Shahrivar"), acceptance
/// with the other code in its words, a code that accepts in one pair and objects in another.
SmsReply readReply(const QString &text, std::span<const catalogue::ReplyCodes> pairs);

/// The command for a reply that was understood, at a stay for the answer. He who answers the city's SMS by the code that accepts
/// says that he is satisfied, by the other one that he is not. `objection` are the words of an objection without any.
RecordAnswer answerOf(const SmsReply &reply, const cases::CaseId &caseId, const cases::CaseNodeId &node,
                      const QString &objection);

} // namespace peygir::answering
