// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/answering_corner.h"

#include "answering/core/record_answer.h"
#include "answering/ui/answering_page.h"
#include "followup/store/case_follow_up.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/shell.h"

namespace peygir::desktop {

using uikit::MessageBar;

namespace {

/// What the follow-up has recorded; of a process that has no such acts, the notes of its bare operations. What was returned
/// to the official is no answer to anybody.
Result<std::vector<answering::OfficialReply>> repliesOf(storage::Door &door, const cases::CaseId &id)
{
    TRY_LET(const auto recorded, followup::readReplies(door, id));
    if (recorded.empty())
        return answering::operationNotes(door, id);
    std::vector<answering::OfficialReply> replies;
    for (const followup::ReplyView &view : recorded) {
        if (view.reply.state == followup::ReplyState::Returned)
            continue;
        replies.push_back(
            {view.reply.words, view.from.fa.isEmpty() ? Localized{view.enteredBy, {}} : view.from, view.reply.at});
    }
    return replies;
}

} // namespace

AnsweringCorner::AnsweringCorner(const Ports &ports, const QString &fullName, AddPlace addPlace)
    : QObject(&ports.shell)
    , m_ports(ports)
    , m_fullName(fullName)
    , m_addPlace(std::move(addPlace))
    , m_queries(ports.queries, repliesOf)
{
    connect(&ports.desk, &DeskPort::rowsChanged, this, [this] {
        if (m_page)
            m_page->refresh();
        askRights();
    });
    askRights();
}

AnsweringCorner::~AnsweringCorner() = default;

void AnsweringCorner::askRights()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_ports.rights.verbsOf(m_ports.desk.user(), {answering::recordAnswerVerb}, this,
                                      [this](const Result<std::vector<QByteArray>> &allowed) {
                                          m_cancel = {};
                                          if (!allowed.ok())
                                              return;
                                          if (!m_page && !allowed->empty())
                                              offer();
                                          if (m_page)
                                              m_page->setEnabled(!allowed->empty());
                                      });
}

void AnsweringCorner::offer()
{
    m_page = new answering::AnsweringPage({m_queries, m_ports.calls, m_ports.desk, m_fullName});
    connect(m_page, &answering::AnsweringPage::said, this,
            [this](const QString &sentence) { m_ports.shell.messages().say(MessageBar::Kind::Done, sentence); });
    connect(m_page, &answering::AnsweringPage::refused, this,
            [this](const QString &sentence) { m_ports.shell.messages().say(MessageBar::Kind::Problem, sentence); });
    connect(m_page, &answering::AnsweringPage::counted, this,
            [this](qint64 ready) { m_ports.shell.rail().setCount(QStringLiteral("answering"), ready); });
    m_addPlace(*m_page, tr("Answering and feedback"), [this] { m_page->takeFocus(); });
    m_page->refresh();
}

void AnsweringCorner::keep()
{
    if (m_page)
        m_page->keep();
}

} // namespace peygir::desktop
