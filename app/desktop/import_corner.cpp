// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/import_corner.h"

#include "desktop/right_watch.h"
#include "intake/core/import_case.h"
#include "intake/ui/import_page.h"
#include "uikit/message_bar.h"
#include "uikit/shell.h"

namespace peygir::desktop {

ImportCorner::ImportCorner(storage::QueryThread &queries, reference::RecordQueries &rights, DeskPort &desk,
                           uikit::Shell &shell, AddPage addPage)
    : QObject(&shell)
    , m_queries(queries)
    , m_desk(desk)
    , m_shell(shell)
    , m_addPage(std::move(addPage))
{
    offerPage(*new RightWatch(rights, desk, {intake::importCaseVerb}, this), [this] { return makePage(); });
}

ImportCorner::~ImportCorner() = default;

QWidget *ImportCorner::makePage()
{
    auto *page = new intake::ImportPage(m_queries, m_desk);
    connect(page, &intake::ImportPage::said, this,
            [this](const QString &sentence) { m_shell.messages().say(uikit::MessageBar::Kind::Done, sentence); });
    m_addPage(QStringLiteral("import"), tr("Cases of another system"), QStringLiteral("folder"), Qt::CTRL | Qt::Key_F12, *page,
              [page] { page->takeFocus(); });
    return page;
}

} // namespace peygir::desktop
