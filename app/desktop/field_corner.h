// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "command/desk_port.h"
#include "command/file_port.h"
#include "command/server_port.h"
#include "desktop/add_page.h"
#include "followup/store/sql_followup_queries.h"
#include "reference/core/record_queries.h"

class QGeoPositionInfoSource;

namespace peygir::cases {
class DocumentsWidget;
}
namespace peygir::followup {
class FieldPage;
}
namespace peygir::uikit {
class ActionCatalogue;
class Shell;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::desktop {

/// From where a desk learns where it stands: a recorded track of NMEA lines, in its own time, where PEYGIR_TRACK names
/// one, for trying and showing; else the machine's receiver. Null: it has none.
std::unique_ptr<QGeoPositionInfoSource> makePositionSource();

/// The field mode in a window: its page, for those who may report a visit (`followup::reportVisitVerb`), alone in the
/// window as long as one is there. It holds no rule and no SQL.
class FieldCorner : public QObject
{
    Q_OBJECT

public:
    /// What it asks. All outlive it.
    struct Ports
    {
        storage::QueryThread &queries;
        cases::DocumentQueries &documents;
        FilePort &files;
        reference::RecordQueries &rights;
        DeskPort &desk;
        uikit::ViewSettings &settings;
        ServerPort &server;
    };
    FieldCorner(const Ports &ports, uikit::Shell &shell, uikit::ActionCatalogue &actions, const AddPage &addPage);

    cases::DocumentsWidget &documents();

Q_SIGNALS:
    /// Back to the whole window.
    void leaveWanted();

private:
    void arrive();
    void offer(bool isOffered);

    Ports m_ports;
    uikit::Shell &m_shell;
    uikit::ActionCatalogue &m_actions;
    followup::SqlFollowUpQueries m_queries;
    followup::FieldPage *m_page;
    bool m_isOffered = false;
};

} // namespace peygir::desktop
