// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/sql_attention_queries.h"
#include "cases/store/sql_name_queries.h"
#include "command/desk_port.h"
#include "command/sync_port.h"
#include "desktop/own_pages.h"
#include "intake/core/call.h"
#include "intake/core/intake_queries.h"

#include <QObject>

namespace peygir::access {
class AttentionPage;
}
namespace peygir::uikit {
class ActionCatalogue;
class Shell;
} // namespace peygir::uikit

namespace peygir::desktop {

class SyncPage;

/// What of synchronisation there is in a window: the words in its header, the page about it, the list of what needs
/// attention, and the actions of both. It holds no rule and no SQL.
class SyncCorner : public QObject
{
    Q_OBJECT

public:
    /// Where in the window it is. All outlive it.
    struct Window
    {
        uikit::Shell &shell;
        uikit::ActionCatalogue &actions;
        AddPage addPage;
        std::function<void(const QString &place)> go;
    };
    /// What it asks; all outlive it.
    struct Ports
    {
        DeskPort &desk;
        SyncPort &sync;
        intake::IntakeQueries &intake;
        storage::QueryThread &queries;
    };
    SyncCorner(const Ports &ports, Window window, QObject *parent);

    /// Reads again what needs attention; as rows have changed.
    void refresh();
    /// Something was given in the place of what this entry is about.
    void settle(const AttentionId &entry);

Q_SIGNALS:
    void said(const QString &sentence);
    void caseWanted(const QString &caseId);
    /// A message that was not applied is to be typed anew at the call desk.
    void messageWanted(const peygir::intake::Call &call);

private:
    void addActions();
    void connectAttention(intake::IntakeQueries &intake);
    bool openForm(const QByteArray &kind, const QJsonObject &arguments, const AttentionId &entry);
    void addToCase(const QString &code, const QString &words, QObject *context, const DeskPort::Done &done);

    Window m_window;
    DeskPort &m_desk;
    access::SqlAttentionQueries m_attentionQueries;
    cases::SqlNameQueries m_names;
    access::AttentionPage *m_attention;
    SyncPage *m_page;
};

} // namespace peygir::desktop
