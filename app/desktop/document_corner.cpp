// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/document_corner.h"

#include "cases/ui/case_page.h"
#include "cases/ui/document_viewer.h"
#include "cases/ui/documents_widget.h"
#include "uikit/action_catalogue.h"
#include "uikit/language.h"
#include "uikit/shell.h"

#include <algorithm>

namespace peygir::desktop {

using cases::DocumentsWidget;
using cases::DocumentViewer;

DocumentCorner::DocumentCorner(const Ports &ports, Window window, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_window(std::move(window))
    , m_ofCase(new DocumentsWidget(ports.queries, ports.files, ports.desk))
{
    m_window.casePage.setDocuments(*m_ofCase);
    follow(*m_ofCase);
    for (DocumentsWidget *documents : m_window.others)
        follow(*documents);
    addActions();
}

void DocumentCorner::follow(DocumentsWidget &documents)
{
    connect(&documents, &DocumentsWidget::acted, this, &DocumentCorner::acted);
    connect(&documents, &DocumentsWidget::opened, this, [this, &documents](const cases::DocumentView &document) {
        open(documents, [&document](DocumentViewer &viewer) { viewer.showDocument(document); });
    });
    connect(&documents, &DocumentsWidget::fileOpened, this, [this, &documents](const KeptFile &file) {
        open(documents, [&file](DocumentViewer &viewer) { viewer.showFile(file); });
    });
}

void DocumentCorner::addActions()
{
    const auto shownOther = [this]() -> DocumentsWidget * {
        const auto &others = m_window.others;
        const auto found = std::find_if(others.begin(), others.end(), [](DocumentsWidget *one) { return one->isVisible(); });
        return found == others.end() ? nullptr : *found;
    };
    m_window.actions.add({QStringLiteral("case.attach"), tr("Attach a file"), Qt::SHIFT | Qt::Key_F9, QStringLiteral("plus"),
                          [this, shownOther] {
                              if (m_ofCase->isVisible())
                                  m_ofCase->choose();
                              else if (DocumentsWidget *other = shownOther())
                                  other->choose();
                          }});
    const QKeySequence key(Qt::CTRL | Qt::Key_F9);
    m_ofCase->setKey(uikit::shownKey(key));
    m_window.actions.add({QStringLiteral("case.documents"), tr("Documents of the case"), key, QStringLiteral("file-text"),
                          [this, shownOther] {
                              if (DocumentsWidget *other = shownOther())
                                  other->takeFocus();
                              else
                                  Q_EMIT caseDocumentsWanted();
                          },
                          {tr("files attachments")}});
}

void DocumentCorner::open(DocumentsWidget &from, const std::function<void(DocumentViewer &)> &show)
{
    if (!m_viewer) {
        // Not with the window: it brings half a browser and half a media player.
        m_viewer = new DocumentViewer(m_ports.queries, m_ports.files, m_ports.desk, &m_window.shell);
        connect(m_viewer, &DocumentViewer::acted, this, &DocumentCorner::acted);
        connect(m_viewer, &DocumentViewer::closed, this, &DocumentCorner::closed);
    }
    m_openedFrom = &from;
    show(*m_viewer);
    if (m_window.shell.isAlone())
        m_window.shell.showAlone(*m_viewer);
    else
        m_window.shell.showWhole(*m_viewer);
    m_viewer->takeFocus();
}

void DocumentCorner::closed()
{
    Q_EMIT backWanted();
    if (m_openedFrom == m_ofCase)
        m_window.shell.openFile();
    m_openedFrom->takeFocus();
}

void DocumentCorner::refresh()
{
    if (m_viewer)
        m_viewer->refresh();
}

} // namespace peygir::desktop
