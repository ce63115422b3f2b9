// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::intake {

/// Asked without a unit: who registers seldom works where the problem is.
inline constexpr Verb registerCaseVerb{"cases.register"};
/// Asked for the unit of the post that a message is referred to as it is registered. Whoever takes messages may have it
/// for his own unit, where those sit who answer for intake, and refer nothing else.
inline constexpr Verb referDirectlyVerb{"cases.refer_directly"};

/// Registers a citizen's message as a case (R021–R028, R034, R035). Never refused: whatever is wrong, the case is there,
/// with a line of history ("intake_flag") for each thing that is wrong and the first one's id on its card, and it lies
/// in the cartable of the intake supervisor (post with the role `cases::intakeSupervisorRole`; nobody holds it where
/// there is none). Wrong can be:
///
///     access.denied            the author may not register, or no longer
///     intake.subject_unknown   intake.subject_closed
///     intake.calendar_missing  the subject's working calendar is not there or gives no end: nothing is promised
///     intake.place_unknown
///     intake.process_missing   the subject's process is not there: the case walks `cases::fallbackProcess`, or lies at
///                              `cases::intakeNode`, where it can be referred and noted on
///     intake.code_malformed    intake.code_used: it gets another one (cases::replacementCode), what was told stays as
///                              its alias; used: both cases need a call back
///     intake.phone_malformed   kept as typed; no citizen is known by it
///     intake.no_holder         nobody could be found whom the process wants
///     intake.referral_unknown  intake.referral_denied
///                              it was to be referred to a post that is not there or not used, or may not be by him
///
/// A message may go straight on to the expert who is responsible for it (R044): where nothing is wrong, it is handed to
/// `referTo` at the start of its process, as ReferCase would do it, by a right of its own (`referDirectlyVerb`). It is work
/// then, so an answer does not close it. One that becomes a part of another case is referred to nobody.
///
/// An instant message that comes with its answer (R033) is closed at once: it goes from the start of its process to the
/// end that means "done" along the operation that leads straight there. It is nobody's work any more, so it becomes no
/// part of another case either. Where the process has no such operation, or something is wrong, it stays open and the
/// answer is a note; so it is with what anybody else was told during the call (R035).
///
/// Nothing wrong, and an open case is about the same problem (`cases::problemOf`): this one becomes a part of that one
/// and is closed at once, with its own code. What is too long for its place goes on in notes.
///
/// The author is told of all of this in his needs-attention list: "intake.flagged", "cases.code_changed",
/// "cases.joined". On a desk codes, phones and problems count as free; the server decides finally.
struct RegisterCase
{
    static constexpr const char *kind = "RegisterCase";
    static constexpr int version = 1;
    /// Also where the place or subject that was put before it has been refused.
    static constexpr bool alwaysDecided = true;

    /// The tracking code that the citizen was told; empty: none yet, the case gets one of its own.
    QString code;
    catalogue::SubjectId subject;
    std::optional<places::PlaceId> place;
    /// Number of the house; empty: none.
    QString plaque;
    /// The rest of the address, in words; may be empty.
    QString address;
    QString words;
    QString callerPhone;
    QString callerName;
    cases::Channel channel;
    cases::Urgency urgency;
    /// Answers to the subject's questions.
    QJsonObject answers;
    /// What the citizen was told during the call; may be an empty text, where the subject's own first answer was all.
    /// Absent: he was not answered.
    std::optional<QString> answer = std::nullopt;
    /// Absent: it stays with whom the process says.
    std::optional<organisation::PostId> referTo = std::nullopt;

    static constexpr auto fields()
    {
        return std::tuple{field("code", &RegisterCase::code),
                          field("subject", &RegisterCase::subject),
                          field("place", &RegisterCase::place),
                          field("plaque", &RegisterCase::plaque),
                          field("address", &RegisterCase::address),
                          field("words", &RegisterCase::words),
                          field("callerPhone", &RegisterCase::callerPhone),
                          field("callerName", &RegisterCase::callerName),
                          field("channel", &RegisterCase::channel),
                          field("urgency", &RegisterCase::urgency),
                          field("answers", &RegisterCase::answers),
                          field("answer", &RegisterCase::answer),
                          field("referTo", &RegisterCase::referTo)};
    }
};

Result<Changes> decide(const RegisterCase &command, const Facts &facts, const Given &given);

/// The case that a RegisterCase with this command id makes: for those who go on with it before the server answers.
cases::CaseId caseIdOf(const Uuid &commandId);

/// What a message is about whose subject nobody could find: no such subject exists, so that its case comes to the intake
/// supervisor as one with "intake.subject_unknown".
catalogue::SubjectId unknownSubject();

} // namespace peygir::intake
