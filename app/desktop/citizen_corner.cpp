// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/citizen_corner.h"

#include "cases/ui/case_page.h"
#include "cases/ui/citizen_page.h"
#include "cases/ui/proposal_bar.h"
#include "uikit/action_catalogue.h"
#include "uikit/shell.h"

namespace peygir::desktop {

CitizenCorner::CitizenCorner(storage::QueryThread &queries, DeskPort &desk, const Window &window, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_window(window)
    , m_page(new cases::CitizenPage(m_queries, desk, &window.shell))
    , m_proposals(new cases::ProposalBar(m_queries, desk))
{
    m_page->hide();
    window.casePage.addOnTop(*m_proposals);
    connect(&window.casePage, &cases::CasePage::caseShown, m_proposals,
            [this](const cases::CaseId &id) { m_proposals->showCase(id); });
    connect(m_page, &cases::CitizenPage::acted, this, &CitizenCorner::acted);
    connect(m_page, &cases::CitizenPage::refused, this, &CitizenCorner::refused);
    connect(m_page, &cases::CitizenPage::caseWanted, this, &CitizenCorner::caseWanted);
    connect(m_page, &cases::CitizenPage::backWanted, this, &CitizenCorner::backWanted);
    connect(m_proposals, &cases::ProposalBar::acted, this, &CitizenCorner::acted);
    connect(m_proposals, &cases::ProposalBar::refused, this, &CitizenCorner::refused);
    window.actions.add({QStringLiteral("case.citizen"), tr("Citizen of the case"), Qt::SHIFT | Qt::Key_F6,
                        QStringLiteral("user"), [this] {
                            const auto citizen = m_window.casePage.citizen();
                            if (citizen && m_window.casePage.isVisible())
                                show(citizen);
                            else
                                Q_EMIT refused(tr("Choose a case whose caller gave his phone; then his page opens."));
                        }});
    window.actions.add({QStringLiteral("citizen.merge"), tr("Merge another record into this citizen"), {},
                        QStringLiteral("user"), [this] {
                            if (!m_page->isVisible() || !m_page->startMerging())
                                Q_EMIT refused(tr("Open the citizen whose record is kept; then another one is merged into it."));
                        }});
    window.actions.add({QStringLiteral("citizen.part"), tr("Part a merged record from this citizen"), {},
                        QStringLiteral("user"), [this] {
                            if (!m_page->isVisible() || !m_page->part())
                                Q_EMIT refused(tr("Open a citizen with merged records and choose one of them; then it is parted."));
                        }});
    window.actions.add({QStringLiteral("citizen.new"), tr("New permanent subscriber"), {}, QStringLiteral("user"),
                        [this] { show(std::nullopt); }});
}

void CitizenCorner::show(const std::optional<cases::CitizenId> &id)
{
    if (id)
        m_page->showCitizen(*id);
    else
        m_page->showNew();
    m_window.shell.showWhole(*m_page);
    m_page->takeFocus();
}

bool CitizenCorner::showUnsaved()
{
    if (!m_page->isDirty())
        return false;
    m_window.shell.showWhole(*m_page);
    m_page->takeFocus();
    return true;
}

void CitizenCorner::refresh()
{
    if (m_page->isVisible())
        m_page->refresh();
}

} // namespace peygir::desktop
