// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/answering_corner.h"

#include "answering/core/record_answer.h"
#include "answering/ui/answering_page.h"
#include "desktop/right_watch.h"
#include "followup/store/case_follow_up.h"
#include "followup/store/standing_replies.h"
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

AnsweringCorner::AnsweringCorner(const Ports &ports, const QString &fullName, AddPage addPage)
    : QObject(&ports.shell)
    , m_ports(ports)
    , m_fullName(fullName)
    , m_addPage(std::move(addPage))
    , m_queries(ports.queries, repliesOf, followup::standingReplies)
{
    offerPage(*new RightWatch(ports.rights, ports.desk, {answering::recordAnswerVerb}, this), [this] { return makePage(); });
}

AnsweringCorner::~AnsweringCorner() = default;

QWidget *AnsweringCorner::makePage()
{
    m_page = new answering::AnsweringPage({m_queries, m_ports.calls, m_ports.desk, m_fullName});
    connect(m_page, &answering::AnsweringPage::said, this,
            [this](const QString &sentence) { m_ports.shell.messages().say(MessageBar::Kind::Done, sentence); });
    connect(m_page, &answering::AnsweringPage::refused, this,
            [this](const QString &sentence) { m_ports.shell.messages().say(MessageBar::Kind::Problem, sentence); });
    connect(m_page, &answering::AnsweringPage::counted, this,
            [this](qint64 ready) { m_ports.shell.rail().setCount(QStringLiteral("answering"), ready); });
    connect(&m_ports.desk, &DeskPort::rowsChanged, m_page, &answering::AnsweringPage::refresh);
    const QString place = QStringLiteral("answering");
    m_addPage(place, tr("Answering and feedback"), QStringLiteral("phone"), Qt::CTRL | Qt::Key_F3, *m_page,
              [this] { m_page->takeFocus(); });
    m_ports.shell.rail().movePlaceBelow(place, QStringLiteral("followup"));
    m_page->refresh();
    return m_page;
}

void AnsweringCorner::keep()
{
    if (m_page)
        m_page->keep();
}

} // namespace peygir::desktop
