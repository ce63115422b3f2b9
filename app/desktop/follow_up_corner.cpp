// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/follow_up_corner.h"

#include "cases/ui/case_page.h"
#include "desktop/right_watch.h"
#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/ui/case_follow_up.h"
#include "followup/ui/follow_up_page.h"
#include "uikit/action_catalogue.h"
#include "uikit/navigation_rail.h"
#include "uikit/reasoned_action.h"
#include "uikit/shell.h"

namespace peygir::desktop {

namespace {

const QString place = QStringLiteral("followup");

} // namespace

FollowUpCorner::FollowUpCorner(const Ports &ports, storage::QueryThread &queries, const Window &window, QObject *parent)
    : QObject(parent)
    , m_desk(ports.desk)
    , m_rights(ports.rights)
    , m_window(window)
    , m_queries(queries, ports.search, ports.lookedAt)
    , m_page(new followup::FollowUpPage(m_queries, ports.cases, ports.desk, ports.settings, &window.shell))
    , m_ofCase(new followup::CaseFollowUp({m_queries, ports.cases, ports.documents, ports.desk, ports.server}, window.casePage, this))
{
    connect(m_page, &followup::FollowUpPage::currentChanged, this, [this](const QString &caseId) {
        // The case belongs to the list that is looked at.
        if (m_page->isVisible())
            showCase(caseId);
    });
    connect(m_page, &followup::FollowUpPage::opened, this, [this](const QString &caseId) {
        showCase(caseId);
        m_window.shell.openFile();
    });
    connect(m_page, &followup::FollowUpPage::countChanged, this,
            [this](qint64 waiting) { m_window.shell.rail().setCount(place, waiting > 0 ? waiting : -1); });
    connect(m_page, &followup::FollowUpPage::said, this, &FollowUpCorner::acted);
    connect(m_page, &followup::FollowUpPage::refused, this, &FollowUpCorner::refused);
    connect(m_ofCase, &followup::CaseFollowUp::acted, this, &FollowUpCorner::acted);
    connect(m_ofCase, &followup::CaseFollowUp::refused, this, &FollowUpCorner::refused);
    addActions();
}

QWidget &FollowUpCorner::page() { return *m_page; }

void FollowUpCorner::addActions()
{
    const auto add = [this](const char *id, const QString &text, const QKeySequence &key, const char *icon,
                            std::function<void()> run) {
        m_window.actions.add({QLatin1String(id), text, key, QLatin1String(icon), std::move(run)});
    };
    add("followup.ask_marked", tr("Ask an official about the marked cases"), Qt::CTRL | Qt::SHIFT | Qt::Key_F8, "send",
        [this] {
            if (m_page->isVisible())
                m_page->askMarked();
            else
                Q_EMIT refused(tr("Go to the follow-up and mark cases there."));
        });
    add("followup.request_visit", tr("Ask for a visit"), Qt::SHIFT | Qt::Key_F4, "map-pin",
        [this] { m_ofCase->requestVisit(); });
    add("followup.report_visit", tr("Report a visit"), Qt::CTRL | Qt::Key_F4, "check",
        [this] { m_ofCase->reportVisit(); });
    add("followup.phone_page", tr("Report a visit on my phone (QR)"), Qt::CTRL | Qt::SHIFT | Qt::Key_F4, "phone",
        [this] { m_ofCase->showPhonePage(); });
    add("followup.cancel_visit", tr("Cancel a visit"), {}, "x", [this] { m_ofCase->cancelVisit(); });
    add("followup.name_expert", tr("Name another expert"), {}, "user", [this] { m_ofCase->nameExpert(); });
}

void FollowUpCorner::begin()
{
    offer(false);
    auto *watch = new RightWatch(m_rights, m_desk,
                                 {followup::askOfficialVerb, followup::recordReplyVerb, followup::acceptReplyVerb,
                                  followup::returnReplyVerb, followup::nameExpertVerb},
                                 this);
    connect(watch, &RightWatch::known, this, [this](const std::vector<QByteArray> &allowed) {
        if (allowed.empty() == m_isOffered)
            offer(!allowed.empty());
    });
}

void FollowUpCorner::offer(bool offered)
{
    m_isOffered = offered;
    m_window.shell.rail().setOffered(place, offered);
    uikit::ReasonedAction *action = m_window.actions.find(QStringLiteral("go.") + place);
    if (offered) {
        action->allow();
        m_page->refresh();
    } else {
        action->forbid(tr("You have no right in the follow-up."));
    }
}

void FollowUpCorner::arrive()
{
    showCase(m_page->currentCase());
    m_page->takeFocus();
}

void FollowUpCorner::showCase(const QString &caseId)
{
    const auto parsed = cases::CaseId::parse(caseId);
    m_window.casePage.showCase(parsed.ok() ? std::optional(*parsed) : std::nullopt);
}

void FollowUpCorner::refresh()
{
    if (m_isOffered)
        m_page->refresh();
}

} // namespace peygir::desktop
