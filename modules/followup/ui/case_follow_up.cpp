// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/case_follow_up.h"

#include "cases/ui/shown.h"
#include "followup/ui/followup_words.h"
#include "followup/ui/phone_link_panel.h"
#include "uikit/error_sentence.h"
#include "uikit/history_view.h"

#include <algorithm>
#include <utility>

namespace peygir::followup {

using cases::CaseNode;
using cases::CasePage;
using cases::CaseView;
using workflow::Purpose;

namespace {

bool serves(const CaseView &view, const cases::CaseNodeId &node, Purpose purpose)
{
    const auto found = view.purposes.find(node);
    return found != view.purposes.end() && found->second.count(purpose) > 0;
}

/// As the process calls the act at this node; where it has no edge for it, `otherwise`.
QString nameOf(const CaseView &view, const cases::CaseNodeId &node, const char *act, const QString &otherwise)
{
    const auto found = std::find_if(view.acts.begin(), view.acts.end(), [&](const cases::ActChoice &choice) {
        return choice.node == node && choice.act.text() == QLatin1String(act);
    });
    return found == view.acts.end() ? otherwise : cases::shown(found->name);
}

bool isFollowedUp(const CaseView &view)
{
    return std::any_of(view.openNodes.begin(), view.openNodes.end(), [&view](const CaseNode &node) {
        return serves(view, node.id, Purpose::FollowUp) || serves(view, node.id, Purpose::Official) ||
               serves(view, node.id, Purpose::Check);
    });
}

} // namespace

CaseFollowUp::CaseFollowUp(const Ports &ports, CasePage &page, QObject *parent)
    : QObject(parent)
    , m_queries(ports.queries)
    , m_desk(ports.desk)
    , m_page(page)
    , m_exchange(new uikit::HistoryView)
    , m_panel(new FollowUpPanel(ports.posts, ports.documents, ports.desk))
    , m_phone(new PhoneLinkPanel(ports.server, ports.desk))
{
    m_exchange->setObjectName(QStringLiteral("case.followup"));
    m_exchange->setAccessibleName(tr("Replies and visits"));
    m_page.addPart(*m_exchange, tr("Replies and visits"));
    m_page.acts().addPanel(*m_panel);
    m_page.acts().addPanel(*m_phone);
    m_page.acts().addActs([this](const CaseView &view) { return actsOf(view); });
    connect(&m_page, &CasePage::viewShown, this, &CaseFollowUp::show);
    connect(m_panel, &FollowUpPanel::done, this, [this](const QString &sentence) {
        m_page.setFocus();
        Q_EMIT acted(sentence);
    });
    connect(m_panel, &FollowUpPanel::putAway, this, [this] { m_page.setFocus(); });
    connect(m_phone, &PhoneLinkPanel::putAway, this, [this] {
        m_phone->hide();
        m_page.setFocus();
    });
}

void CaseFollowUp::show(const std::optional<CaseView> &view)
{
    if (m_cancel)
        std::exchange(m_cancel, {})();
    if (!view || !view->file) {
        m_exchange->setLines({});
        m_page.setPartCount(*m_exchange, 0);
        return;
    }
    m_cancel = m_queries.ofCase(view->line.card.id, m_desk.user(), this, [this](const Result<FollowUpView> &found) {
        m_cancel = {};
        if (!found.ok())
            return;
        m_exchange->setLines(exchangeLines(*found));
        m_page.setPartCount(*m_exchange, exchangeCount(*found));
    });
    if (m_panel->isVisible())
        m_panel->refresh();
}

std::vector<cases::CaseAct> CaseFollowUp::actsOf(const CaseView &view)
{
    std::vector<cases::CaseAct> acts;
    for (const CaseNode &node : view.openNodes)
        addStayActs(view, node, acts);
    const auto inMenu = [&acts](const char *id, const QString &name, std::function<void()> run) {
        acts.push_back({QLatin1String(id), name, std::move(run), true});
    };
    if (isFollowedUp(view))
        inMenu("followup.name_expert", tr("Name another expert"), [this] { nameExpert(); });
    if (view.line.card.openNodes > 0)
        inMenu("followup.request_visit", tr("Ask for a visit"), [this] { requestVisit(); });
    inMenu("followup.report_visit", tr("Report a visit"), [this] { reportVisit(); });
    inMenu("followup.phone_page", tr("Report a visit on my phone (QR)"), [this] { showPhonePage(); });
    return acts;
}

void CaseFollowUp::addStayActs(const CaseView &view, const CaseNode &node, std::vector<cases::CaseAct> &acts)
{
    const cases::CaseId caseId = node.caseId;
    const auto add = [&](Purpose purpose, const char *act, const QString &otherwise, auto run) {
        if (!serves(view, node.id, purpose))
            return;
        const QString name = nameOf(view, node.id, act, otherwise);
        acts.push_back({QLatin1String(act), name, [run, name] { run(name); }});
    };
    add(Purpose::FollowUp, "followup.ask", tr("Ask the official"), [this, caseId, id = node.id](const QString &name) {
        ask({Act::Ask, caseId, id, name});
    });
    add(Purpose::Official, "followup.reply", tr("Record the reply"), [this, caseId, id = node.id](const QString &name) {
        withView([this, caseId, id, name](const FollowUpView &follow) {
            ActOn on{Act::Reply, caseId, id, name};
            // Where one clerk does everything, what he enters is another's reply.
            const auto &shown = m_page.view();
            on.isOfficial = follow.own.count(id) > 0 && shown && !serves(*shown, id, Purpose::FollowUp);
            ask(std::move(on));
        });
    });
    add(Purpose::Official, "followup.not_ours", tr("Not this unit's work"),
        [this, caseId, id = node.id](const QString &name) {
            ask({Act::NotOurs, caseId, id, name});
        });
    add(Purpose::Check, "followup.accept", tr("Accept the reply"),
        [this, id = node.id](const QString &name) { settle(Act::Accept, id, name); });
    add(Purpose::Check, "followup.return", tr("Return the reply"),
        [this, id = node.id](const QString &name) { settle(Act::Return, id, name); });
}

void CaseFollowUp::ask(ActOn on)
{
    if (m_page.shownCase() == on.caseId)
        m_panel->begin(on);
}

void CaseFollowUp::withView(std::function<void(const FollowUpView &)> go)
{
    const auto id = m_page.shownCase();
    if (!id)
        return;
    if (m_cancelAct)
        std::exchange(m_cancelAct, {})();
    m_cancelAct =
        m_queries.ofCase(*id, m_desk.user(), this, [this, id, go = std::move(go)](const Result<FollowUpView> &found) {
            m_cancelAct = {};
            if (!found.ok())
                Q_EMIT refused(uikit::errorSentence(found.error()));
            else if (m_page.shownCase() == id)
                go(*found);
        });
}

void CaseFollowUp::settle(Act act, const cases::CaseNodeId &node, const QString &title)
{
    withView([this, act, node, title](const FollowUpView &follow) {
        ActOn on{act, *m_page.shownCase(), node, title};
        if (const ReplyView *reply = replyToSettle(follow))
            on.reply = *reply;
        ask(std::move(on));
    });
}

bool CaseFollowUp::mayAct()
{
    if (!m_page.shownCase() || !m_page.isVisible()) {
        Q_EMIT refused(tr("Choose a case first."));
        return false;
    }
    return m_page.acts().mayAct();
}

void CaseFollowUp::nameExpert()
{
    if (!mayAct())
        return;
    if (!m_page.view() || !isFollowedUp(*m_page.view())) {
        Q_EMIT refused(tr("This case is not being followed up now, so it has no expert."));
        return;
    }
    ask({Act::NameExpert, *m_page.shownCase(), {}, tr("Name another expert")});
}

void CaseFollowUp::requestVisit()
{
    if (mayAct())
        ask({Act::RequestVisit, *m_page.shownCase(), {}, tr("Ask for a visit")});
}

void CaseFollowUp::reportVisit()
{
    if (!mayAct())
        return;
    withView([this](const FollowUpView &follow) {
        ActOn on{Act::ReportVisit, *m_page.shownCase(), {}, tr("Report a visit")};
        if (const VisitView *visit = visitToMake(follow))
            on.visit = *visit;
        ask(std::move(on));
    });
}

void CaseFollowUp::cancelVisit()
{
    if (!mayAct())
        return;
    withView([this](const FollowUpView &follow) {
        const VisitView *visit = visitToMake(follow);
        if (!visit) {
            Q_EMIT refused(tr("No visit is asked for in this case."));
            return;
        }
        ActOn on{Act::CancelVisit, *m_page.shownCase(), {}, tr("Cancel the visit")};
        on.visit = *visit;
        ask(std::move(on));
    });
}

void CaseFollowUp::showPhonePage()
{
    if (!mayAct())
        return;
    withView([this](const FollowUpView &follow) {
        const VisitView *visit = visitToMake(follow);
        if (visit && visit->own)
            m_phone->begin(visit->visit.id);
        else
            Q_EMIT refused(tr("You have no visit to make in this case."));
    });
}

} // namespace peygir::followup
