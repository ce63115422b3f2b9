// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "followup/store/sql_followup_queries.h"
#include "reference/core/record_queries.h"

#include <QObject>

namespace peygir::cases {
class CasePage;
}
namespace peygir::followup {
class CaseFollowUp;
class FollowUpPage;
} // namespace peygir::followup
namespace peygir::uikit {
class ActionCatalogue;
class Shell;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::desktop {

/// What of the follow-up there is in a window: its cartable, for those who may do anything there, its part of the page
/// of a case, and the actions that lead to both. It holds no rule and no SQL.
class FollowUpCorner : public QObject
{
    Q_OBJECT

public:
    /// What it asks. All outlive it.
    struct Ports
    {
        cases::CaseQueries &cases;
        cases::DocumentQueries &documents;
        reference::RecordQueries &rights;
        DeskPort &desk;
        ServerPort &server;
        uikit::ViewSettings &settings;
        std::shared_ptr<cases::TextSearch> search;
        std::shared_ptr<cases::LookedAtCases> lookedAt;
    };
    /// Where in the window it is. All outlive it.
    struct Window
    {
        uikit::Shell &shell;
        uikit::ActionCatalogue &actions;
        cases::CasePage &casePage;
    };
    FollowUpCorner(const Ports &ports, storage::QueryThread &queries, const Window &window, QObject *parent);

    QWidget &page();
    /// Once the page is a place of the window.
    void begin();
    /// One has come to the page.
    void arrive();
    /// Reads again what is seen; as rows have changed.
    void refresh();

Q_SIGNALS:
    void acted(const QString &sentence);
    void refused(const QString &sentence);

private:
    void addActions();
    void offer(bool offered);
    void showCase(const QString &caseId);

    DeskPort &m_desk;
    reference::RecordQueries &m_rights;
    Window m_window;
    followup::SqlFollowUpQueries m_queries;
    followup::FollowUpPage *m_page;
    followup::CaseFollowUp *m_ofCase;
    bool m_isOffered = false;
};

} // namespace peygir::desktop
