// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "command/desk_port.h"
#include "command/file_port.h"

#include <QObject>

#include <functional>
#include <vector>

namespace peygir::cases {
class CasePage;
class DocumentsWidget;
class DocumentViewer;
} // namespace peygir::cases
namespace peygir::uikit {
class ActionCatalogue;
class Shell;
} // namespace peygir::uikit

namespace peygir::desktop {

/// What of documents there is in a window: those of the case that is shown, the keys that lead to them or to those of a page that
/// has its own, and one document over the whole width. It holds no rule and no SQL.
class DocumentCorner : public QObject
{
    Q_OBJECT

public:
    /// What it asks. All outlive it.
    struct Ports
    {
        cases::DocumentQueries &queries;
        FilePort &files;
        DeskPort &desk;
    };
    /// Where in the window it is. `others` are the documents of pages beside the case.
    struct Window
    {
        uikit::Shell &shell;
        uikit::ActionCatalogue &actions;
        cases::CasePage &casePage;
        std::vector<cases::DocumentsWidget *> others;
    };
    DocumentCorner(const Ports &ports, Window window, QObject *parent);

    /// Reads again what is seen; as rows have changed.
    void refresh();

Q_SIGNALS:
    void acted(const QString &sentence);
    /// The documents of the case that one sees are meant.
    void caseDocumentsWanted();
    /// The person is done with a document: back to where it was opened.
    void backWanted();

private:
    void follow(cases::DocumentsWidget &documents);
    void addActions();
    /// Shows a document or file of this list over the whole width; Esc leads back to it.
    void open(cases::DocumentsWidget &from, const std::function<void(cases::DocumentViewer &)> &show);
    void closed();

    Ports m_ports;
    Window m_window;
    cases::DocumentsWidget *m_ofCase;
    /// Made when the first document is opened.
    cases::DocumentViewer *m_viewer = nullptr;
    cases::DocumentsWidget *m_openedFrom = nullptr;
};

} // namespace peygir::desktop
