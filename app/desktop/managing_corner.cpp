// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/managing_corner.h"

#include "administration/ui/section_filter.h"

namespace peygir::desktop {

using administration::ManagingPage;
using administration::SectionAccess;
using administration::SubSection;
using administration::WindowPlace;

ManagingCorner::ManagingCorner(const Ports &ports, ManagingPage::MayOpen mayOpen, AddPage addPage, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_mayOpen(std::move(mayOpen))
    , m_addPage(std::move(addPage))
    , m_queries(ports.queries)
{
    connect(&ports.desk, &DeskPort::rowsChanged, this, &ManagingCorner::ask);
    ask();
}

void ManagingCorner::ask()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_queries.sections(m_ports.desk.user(), this, [this](const auto &sections) {
        m_cancel = {};
        if (!sections.ok() || (!m_page && sections->shown.empty() && !sections->isAdministrator))
            return;
        if (!m_page) {
            m_page = new ManagingPage(m_ports.cases, m_ports.desk, m_mayOpen);
            connect(m_page, &ManagingPage::opened, this, &ManagingCorner::open);
            const QString type = QLatin1String(SubSection::tableName);
            connect(m_page, &ManagingPage::editWanted, this,
                    [this, type](const administration::SubSectionId &id) { Q_EMIT recordsWanted(type, id.toString()); });
            connect(m_page, &ManagingPage::newWanted, this, [this, type] { Q_EMIT newRecordWanted(type); });
            connect(m_page, &ManagingPage::accessesWanted, this,
                    [this] { Q_EMIT recordsWanted(QLatin1String(SectionAccess::tableName), {}); });
            m_addPage(QStringLiteral("managing"), tr("Managing cartable"), QStringLiteral("rows-4"), Qt::CTRL | Qt::Key_F2, *m_page,
                      [this] { m_page->takeFocus(); });
        }
        m_page->setSections(*sections);
    });
}

void ManagingCorner::offerAgain()
{
    if (m_page)
        m_page->offerAgain();
}

void ManagingCorner::open(const SubSection &one)
{
    const QString place = nameOf(one.opens);
    if (one.opens == WindowPlace::Records)
        Q_EMIT recordsWanted(one.recordType.value_or(QString()), {});
    else if (const auto list = administration::listAt(one.opens))
        Q_EMIT listWanted(place, administration::filterOf(one, *list, m_ports.desk.now()));
    else
        Q_EMIT placeWanted(place);
}

QString nameOf(WindowPlace place)
{
    for (const auto &[one, word] : administration::wordsOf(WindowPlace{})) {
        if (one == place)
            return QLatin1String(word);
    }
    Q_UNREACHABLE();
}

} // namespace peygir::desktop
