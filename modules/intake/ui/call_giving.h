// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "intake/core/call.h"
#include "intake/core/intake_queries.h"
#include "intake/ui/numbered_cases.h"

namespace peygir::intake {

/// Gives calls to the desk and says what became of them (R021, R034): a message is registered, with its notes behind it; or
/// a call is added to a case that is there; or the case of the message goes one step on. One at a time: while the desk has not
/// kept what it was given, nothing else is taken. Lives on the GUI thread.
class CallGiving final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    CallGiving(IntakeQueries &queries, DeskPort &desk, QObject *parent);

    /// What was given is not durable yet.
    bool isBusy() const { return m_isBusy; }

    void registerCall(const Call &call);
    /// `notes` are what the call says, in their order; not empty.
    void add(const Call &call, const BesideCase &chosen, const std::vector<QString> &notes);
    /// Of the message that was registered last.
    void takeStep(const cases::OperationChoice &step);
    /// The message that was registered last is not looked at any more.
    void leaveCase();
    /// Of the message that was registered last, while it is looked at.
    const std::optional<cases::CaseId> &caseId() const { return m_case; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void registered(const peygir::DeskPort::Accepted &accepted, const peygir::intake::Call &call);
    void added(const peygir::intake::BesideCase &chosen, const peygir::intake::Call &call, bool isLeftToServer);
    /// The call, or the rest of its notes, was not kept; the sentence says why. Given again it goes on with that rest.
    void refused(const QString &sentence);
    /// The message was registered and can go on with this, without anything to be asked.
    void stepFound(const peygir::cases::OperationChoice &step);
    void stepTaken(const peygir::cases::OperationChoice &step);
    /// The message is registered; what was to follow it was not kept.
    void afterwardsRefused(const QString &sentence);

private:
    using Done = std::function<void(const Result<DeskPort::Accepted> &)>;
    void sendNotes(const cases::CaseId &caseId, std::vector<QString> notes, size_t from, Done done);
    void lookForStep();
    void setBusy(bool busy);

    IntakeQueries &m_queries;
    DeskPort &m_desk;
    std::optional<cases::CaseId> m_case;
    IntakeQueries::Cancel m_cancelCase;
    /// To which case a call is being added, and which of its notes are kept.
    std::optional<cases::CaseId> m_addedTo;
    std::vector<QString> m_added;
    bool m_isBusy = false;
};

} // namespace peygir::intake
