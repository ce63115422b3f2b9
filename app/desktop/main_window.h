// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/sql_attention_queries.h"
#include "cases/store/sql_case_queries.h"
#include "command/desk_port.h"
#include "intake/store/sql_intake_queries.h"

#include <QMainWindow>

#include <map>

namespace peygir::uikit {
class ActionCatalogue;
class CommandPalette;
class Shell;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::access {
class AttentionPage;
}
namespace peygir::cases {
class CaseListPage;
class CasePage;
} // namespace peygir::cases
namespace peygir::intake {
class RegistrationPage;
}

namespace peygir::desktop {

/// The window of one signed-in person: which pages there are, how one goes from one to the other, and the actions of all
/// of them. It holds no rule and no SQL.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// All outlive the window. `fullName` is shown; empty while it is not known.
    MainWindow(DeskPort &desk, storage::QueryThread &queries, uikit::ViewSettings &settings, const QString &fullName);

private:
    void addPlaces();
    void addList(const QString &id, cases::CaseList list, const QString &title, const QString &icon,
                 const QString &empty, const QString &howTo, const QKeySequence &key);
    void addActions();
    void go(const QString &place);
    void openCase(const QString &caseId);
    void showStatus();
    void showCounts();
    void refresh();

    DeskPort &m_desk;
    cases::SqlCaseQueries m_caseQueries;
    intake::SqlIntakeQueries m_intakeQueries;
    access::SqlAttentionQueries m_attentionQueries;
    uikit::Shell *m_shell;
    uikit::ActionCatalogue *m_actions;
    uikit::CommandPalette *m_palette;
    intake::RegistrationPage *m_registration;
    access::AttentionPage *m_attention;
    cases::CasePage *m_case;
    std::map<QString, cases::CaseListPage *> m_lists;
    cases::CaseQueries::Cancel m_cancelCounts;
};

} // namespace peygir::desktop
