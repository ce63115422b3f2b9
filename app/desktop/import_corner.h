// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "intake/store/sql_import_queries.h"
#include "reference/core/record_queries.h"

namespace peygir::intake {
class ImportPage;
}
namespace peygir::uikit {
class Shell;
}

namespace peygir::desktop {

/// What of bringing in another system's cases there is in a window: its page, once this desk knows that the person may
/// (`intake::importCaseVerb`). It holds no rule and no SQL.
class ImportCorner : public QObject
{
    Q_OBJECT

public:
    /// Makes a place of the window; `arrive` is to be called each time one goes there.
    using AddPlace = std::function<void(QWidget &page, const QString &title, std::function<void()> arrive)>;

    /// All outlive it.
    ImportCorner(storage::QueryThread &queries, reference::RecordQueries &rights, DeskPort &desk, uikit::Shell &shell,
                 AddPlace addPlace);
    ~ImportCorner() override;

private:
    /// Rights come with rows, as all else.
    void askRights();
    void offer();

    intake::SqlImportQueries m_queries;
    reference::RecordQueries &m_rights;
    DeskPort &m_desk;
    uikit::Shell &m_shell;
    AddPlace m_addPlace;
    /// Null until it is known that he may.
    intake::ImportPage *m_page = nullptr;
    reference::RecordQueries::Cancel m_cancel;
};

} // namespace peygir::desktop
