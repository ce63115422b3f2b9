// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/sql_citizen_queries.h"
#include "command/desk_port.h"

#include <QObject>

namespace peygir::cases {
class CasePage;
class CitizenPage;
class ProposalBar;
} // namespace peygir::cases
namespace peygir::uikit {
class ActionCatalogue;
class Shell;
} // namespace peygir::uikit

namespace peygir::desktop {

/// What of citizens there is in a window: their page, the actions that lead to it, and the proposals above the case that
/// is shown. It holds no rule and no SQL.
class CitizenCorner : public QObject
{
    Q_OBJECT

public:
    /// Where in the window it is. All outlive it.
    struct Window
    {
        uikit::Shell &shell;
        uikit::ActionCatalogue &actions;
        cases::CasePage &casePage;
    };
    CitizenCorner(storage::QueryThread &queries, DeskPort &desk, const Window &window, QObject *parent);

    /// Reads again what is seen; as rows have changed.
    void refresh();
    /// Shows the citizen again for whom something is typed and not saved; false where there is none.
    bool showUnsaved();

Q_SIGNALS:
    void acted(const QString &sentence);
    void refused(const QString &sentence);
    void caseWanted(const QString &caseId);
    /// The person is done with the citizen.
    void backWanted();

private:
    void show(const std::optional<cases::CitizenId> &id);

    cases::SqlCitizenQueries m_queries;
    Window m_window;
    cases::CitizenPage *m_page;
    cases::ProposalBar *m_proposals;
};

} // namespace peygir::desktop
