// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/call_giving.h"

#include "cases/core/add_note.h"
#include "cases/core/complete_node.h"
#include "intake/core/register_case.h"
#include "uikit/error_sentence.h"

#include <algorithm>
#include <utility>

namespace peygir::intake {

CallGiving::CallGiving(IntakeQueries &queries, DeskPort &desk, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_desk(desk)
{
}

void CallGiving::setBusy(bool busy)
{
    m_isBusy = busy;
    Q_EMIT busyChanged(busy);
}

void CallGiving::registerCall(const Call &call)
{
    if (m_isBusy)
        return;
    const CallCommands commands = commandsOf(call);
    setBusy(true);
    m_desk.submit(
        RegisterCase::kind, commands.arguments, this,
        [this, call, notes = commands.notes](const Result<DeskPort::Accepted> &accepted) {
            setBusy(false);
            if (!accepted.ok())
                return Q_EMIT refused(uikit::errorSentence(accepted.error()));
            m_case = caseIdOf(accepted->command);
            if (!notes.empty()) {
                m_addedTo.reset();
                m_added.clear();
                sendNotes(*m_case, notes, 0, [this](const Result<DeskPort::Accepted> &sent) {
                    if (!sent.ok())
                        Q_EMIT afterwardsRefused(uikit::errorSentence(sent.error()));
                });
            }
            Q_EMIT registered(*accepted, call);
            lookForStep();
        },
        "code");
}

void CallGiving::sendNotes(const cases::CaseId &caseId, std::vector<QString> notes, size_t from, Done done)
{
    const QJsonObject arguments = fieldsToJson(cases::AddNote{caseId, notes[from]});
    m_desk.submit(cases::AddNote::kind, arguments, this,
                  [this, caseId, notes = std::move(notes), from, done](const Result<DeskPort::Accepted> &accepted) {
                      const bool isLast = from + 1 >= notes.size();
                      if (accepted.ok())
                          m_added.push_back(notes[from]);
                      if (isLast || !accepted.ok())
                          return done(accepted);
                      sendNotes(caseId, notes, from + 1, done);
                  });
}

void CallGiving::lookForStep()
{
    m_cancelCase = m_queries.registered(*m_case, this, [this](const Result<cases::CaseView> &view) {
        if (!view.ok())
            return;
        for (const cases::OperationChoice &operation : view->operations) {
            // Straight on, without anything to be asked.
            if (!operation.backwards && !operation.needsNote && operation.inputs.empty())
                return Q_EMIT stepFound(operation);
        }
    });
}

void CallGiving::takeStep(const cases::OperationChoice &step)
{
    if (m_isBusy || !m_case)
        return;
    setBusy(true);
    m_desk.submit(cases::CompleteNode::kind,
                  fieldsToJson(cases::CompleteNode{*m_case, step.node, step.key, QString(), {}}), this,
                  [this, step](const Result<DeskPort::Accepted> &accepted) {
                      setBusy(false);
                      if (!accepted.ok())
                          return Q_EMIT afterwardsRefused(uikit::errorSentence(accepted.error()));
                      Q_EMIT stepTaken(step);
                  });
}

void CallGiving::add(const Call &call, const BesideCase &chosen, const std::vector<QString> &notes)
{
    if (m_isBusy)
        return;
    setBusy(true);
    // Of what was refused in the middle the beginning is in the case already, and is not said there twice.
    const bool goesOn = m_addedTo == chosen.id && m_added.size() < notes.size()
        && std::equal(m_added.begin(), m_added.end(), notes.begin());
    if (!goesOn)
        m_added.clear();
    m_addedTo = chosen.id;
    sendNotes(chosen.id, notes, m_added.size(), [this, call, chosen](const Result<DeskPort::Accepted> &accepted) {
        setBusy(false);
        if (!accepted.ok())
            return Q_EMIT refused(uikit::errorSentence(accepted.error()));
        m_addedTo.reset();
        m_added.clear();
        leaveCase();
        Q_EMIT added(chosen, call, accepted->leftToServer);
    });
}

void CallGiving::leaveCase()
{
    m_case.reset();
    if (m_cancelCase)
        std::exchange(m_cancelCase, {})();
}

} // namespace peygir::intake
