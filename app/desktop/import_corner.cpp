// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/import_corner.h"

#include "intake/core/import_case.h"
#include "intake/ui/import_page.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"

namespace peygir::desktop {

ImportCorner::ImportCorner(storage::QueryThread &queries, reference::RecordQueries &rights, DeskPort &desk,
                           uikit::Shell &shell, AddPlace addPlace)
    : QObject(&shell)
    , m_queries(queries)
    , m_rights(rights)
    , m_desk(desk)
    , m_shell(shell)
    , m_addPlace(std::move(addPlace))
{
    connect(&desk, &DeskPort::rowsChanged, this, &ImportCorner::askRights);
    askRights();
}

ImportCorner::~ImportCorner() = default;

void ImportCorner::askRights()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_rights.verbsOf(m_desk.user(), {intake::importCaseVerb}, this,
                                [this](const Result<std::vector<QByteArray>> &allowed) {
                                    if (!allowed.ok())
                                        return;
                                    if (!m_page && !allowed->empty())
                                        offer();
                                    if (m_page)
                                        m_page->setEnabled(!allowed->empty());
                                });
}

void ImportCorner::offer()
{
    m_page = new intake::ImportPage(m_queries, m_desk);
    connect(m_page, &intake::ImportPage::said, this,
            [this](const QString &sentence) { m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence); });
    m_addPlace(*m_page, tr("Cases of another system"), [this] { m_page->takeFocus(); });
}

} // namespace peygir::desktop
