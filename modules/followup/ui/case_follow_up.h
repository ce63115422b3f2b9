// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/case_acts.h"
#include "cases/ui/case_page.h"
#include "command/server_port.h"
#include "followup/ui/follow_up_panel.h"

#include <QObject>

namespace peygir::uikit {
class HistoryView;
}

namespace peygir::followup {

class PhoneLinkPanel;

/// The follow-up on the page of a case: what was asked, replied and found there as a part of it, the acts of the
/// follow-up among its buttons, and the panel in which they are said (R058, R061, R087, R088).
class CaseFollowUp : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; what it brings belongs to the page.
    struct Ports
    {
        FollowUpQueries &queries;
        cases::CaseQueries &posts;
        cases::DocumentQueries &documents;
        DeskPort &desk;
        ServerPort &server;
    };
    CaseFollowUp(const Ports &ports, cases::CasePage &page, QObject *parent);

    // What the window's actions do with the case that is shown; they say so where it cannot be.
    void nameExpert();
    void requestVisit();
    void reportVisit();
    void cancelVisit();
    /// By which QR a phone opens the page of one's own visit in this case (R060).
    void showPhonePage();

Q_SIGNALS:
    void acted(const QString &sentence);
    void refused(const QString &sentence);

private:
    std::vector<cases::CaseAct> actsOf(const cases::CaseView &view);
    void addStayActs(const cases::CaseView &view, const cases::CaseNode &node,
                     std::vector<cases::CaseAct> &acts);
    void show(const std::optional<cases::CaseView> &view);
    /// Reads the case's follow-up and goes on with it, unless another case is shown by then.
    void withView(std::function<void(const FollowUpView &)> go);
    void ask(ActOn on);
    void settle(Act act, const cases::CaseNodeId &node, const QString &title);
    bool mayAct();

    FollowUpQueries &m_queries;
    DeskPort &m_desk;
    cases::CasePage &m_page;
    uikit::HistoryView *m_exchange;
    FollowUpPanel *m_panel;
    PhoneLinkPanel *m_phone;
    FollowUpQueries::Cancel m_cancel;
    FollowUpQueries::Cancel m_cancelAct;
};

} // namespace peygir::followup
