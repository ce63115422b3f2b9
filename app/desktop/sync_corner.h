// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/sql_attention_queries.h"
#include "cases/store/sql_name_queries.h"
#include "command/desk_port.h"
#include "command/sync_port.h"

#include <QKeySequence>
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
        /// Makes a place of the window; `arrive` is called each time one goes there.
        std::function<void(const QString &id, const QString &title, const QString &icon, const QKeySequence &key, QWidget &page,
                           std::function<void()> arrive)>
            addPage;
        std::function<void(const QString &place)> go;
    };
    /// What it asks; all outlive it.
    struct Ports
    {
        DeskPort &desk;
        SyncPort &sync;
        storage::QueryThread &queries;
    };
    SyncCorner(const Ports &ports, Window window, QObject *parent);

    access::AttentionPage &attention() { return *m_attention; }
    /// What commands and buckets are called here.
    cases::NameQueries &names() { return m_names; }

Q_SIGNALS:
    void said(const QString &sentence);
    void caseWanted(const QString &caseId);

private:
    void addActions();
    void addToCase(const QString &code, const QString &words, QObject *context, const DeskPort::Done &done);

    Window m_window;
    DeskPort &m_desk;
    access::SqlAttentionQueries m_attentionQueries;
    cases::SqlNameQueries m_names;
    access::AttentionPage *m_attention;
    SyncPage *m_page;
};

} // namespace peygir::desktop
