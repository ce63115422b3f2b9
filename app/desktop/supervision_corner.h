// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/bulk_book.h"
#include "cases/core/case_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "desktop/add_page.h"
#include "reference/core/record_queries.h"
#include "supervision/store/sql_supervision_queries.h"

namespace peygir::supervision {
class SupervisionPage;
}
namespace peygir::uikit {
class ActionCatalogue;
class Shell;
} // namespace peygir::uikit

namespace peygir::desktop {

/// What of supervision there is in a window: its page, once this desk knows that the person supervises somebody
/// (`cases::superviseVerb`), and the way from there into a cartable that is not his own. It holds no rule and no SQL.
class SupervisionCorner : public QObject
{
    Q_OBJECT

public:
    /// What it asks. All outlive it.
    struct Ports
    {
        storage::QueryThread &queries;
        cases::CaseQueries &cases;
        cases::BulkBook &acts;
        reference::RecordQueries &rights;
        DeskPort &desk;
        ServerPort &server;
    };
    /// `cartablePlace` is the place of the window that shows a cartable; nobody gets there before one was chosen here.
    SupervisionCorner(const Ports &ports, uikit::Shell &shell, uikit::ActionCatalogue &actions,
                      const QString &cartablePlace, AddPage addPage);

Q_SIGNALS:
    /// Base information is to show the areas of experts that have this in them, and one goes there.
    void areasWanted(const QString &text);
    /// The place is to show this person's cartable, under this name, and one goes there.
    void cartableWanted(const peygir::UserId &user, const QString &name);

private:
    void askWhomFor();
    void offerTo(bool hasSomebody);
    void offer();
    void offerCartable(bool offered);

    Ports m_ports;
    uikit::Shell &m_shell;
    uikit::ActionCatalogue &m_actions;
    const QString m_cartablePlace;
    AddPage m_addPage;
    supervision::SqlSupervisionQueries m_queries;
    /// Null until it is known that he may.
    supervision::SupervisionPage *m_page = nullptr;
    supervision::SupervisionQueries::Cancel m_cancel;
};

} // namespace peygir::desktop
