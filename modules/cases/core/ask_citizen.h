// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_wait.h"
#include "cases/core/dossier.h"

namespace peygir::cases {

inline constexpr Verb askCitizenVerb{"cases.ask_citizen"};

/// What histories call it (`HistoryKind::Acted`).
inline constexpr const char *citizenAskedAct = "cases.citizen_asked";
inline constexpr const char *citizenAnsweredAct = "cases.citizen_answered";
inline constexpr const char *citizenNotAskedAct = "cases.citizen_not_asked";

/// The citizen is asked for something without which nobody can go on: until he answers, the case waits for him. Neither
/// its promise nor the due time of the stay runs meanwhile, and nobody is late. Asked again while it waits, the question
/// is added to what was asked, and it has waited since the first.
///
/// Refusals: "access.denied", "cases.unknown", "cases.node_unknown", "cases.closed", "cases.node_closed",
/// "cases.question_empty", "cases.note_too_long".
struct AskCitizen
{
    static constexpr const char *kind = "AskCitizen";
    static constexpr int version = 1;

    CaseId caseId;
    CaseNodeId node;
    /// As typed.
    QString question;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &AskCitizen::caseId), field("node", &AskCitizen::node),
                          field("question", &AskCitizen::question)};
    }
};

/// How a person may end it.
enum class AskingEnd { Answered, TakenBack };
constexpr std::array<std::pair<AskingEnd, const char *>, 2> wordsOf(AskingEnd)
{
    return {{{AskingEnd::Answered, "answered"}, {AskingEnd::TakenBack, "taken_back"}}};
}

/// The waiting ends: he has answered, or need not any more. Promise and due time go on from there. Where somebody else
/// has ended it first, or the stay was left meanwhile, nothing moves, but what the citizen said is in the history.
///
/// Refusals: "access.denied", "cases.unknown", "cases.wait_unknown", "cases.answer_empty" where he has answered and no
/// word of it is given, "cases.note_too_long".
struct EndWait
{
    static constexpr const char *kind = "EndWait";
    static constexpr int version = 1;

    CaseId caseId;
    CaseWaitId wait;
    AskingEnd ending;
    /// What he said, or why he is not asked any more; as typed.
    QString words;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &EndWait::caseId), field("wait", &EndWait::wait), field("ending", &EndWait::ending),
                          field("words", &EndWait::words)};
    }
};

Result<Changes> decide(const AskCitizen &command, const Facts &facts, const Given &given);
Result<Changes> decide(const EndWait &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
