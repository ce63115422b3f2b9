// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/support/told.h"
#include "cases/support/told_cases.h"
#include "cases/ui/case_list_page.h"
#include "uikit/application.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/view_settings.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

namespace peygir::cases::testing {

using told::day;
using told::idOf;
using told::now;

/// A late case of no place, with the id of this number.
inline CaseLine lateLine(int number)
{
    CaseLine line = told::line(number, "زباله", QStringLiteral("follow_up"), QStringLiteral("در دست پیگیری"));
    line.card.deadline = now - 3 * day;
    line.statusColour = QStringLiteral("#2563eb");
    line.place = {};
    line.holder = {QStringLiteral("کارشناس پیگیری"), {}};
    return line;
}

/// One list of cases on the screen, with six cases in it, and what it has said.
class ListScreen
{
protected:
    /// Before each test.
    void begin()
    {
        m_cases = std::make_unique<ToldCases>();
        m_desk = std::make_unique<KeepingDesk>(idOf<UserId>(1), now);
        m_settings = std::make_unique<uikit::PassingViewSettings>();
        m_book = std::make_unique<ToldBook>();
        for (int i = 0; i < 6; ++i)
            m_cases->lines.push_back(lateLine(i));
        m_cases->known.regions = {{idOf<places::PlaceId>(31), {QStringLiteral("منطقه ۱"), {}}},
                                  {idOf<places::PlaceId>(32), {QStringLiteral("منطقه ۲"), {}}}};
        m_cases->known.statuses = {{{std::nullopt, QStringLiteral("intake")}, {}, {}}};
        m_cases->postsKnown = {{idOf<organisation::PostId>(7), {QStringLiteral("کارشناس"), {}},
                                {QStringLiteral("واحد"), {}}, QStringLiteral("رضایی")}};
        show(CaseList::Current);
    }
    void show(CaseList list)
    {
        m_cases->asked.reset();
        m_said.clear();
        m_refused.clear();
        const QString key = list == CaseList::All ? QStringLiteral("all") : QStringLiteral("list");
        m_page = std::make_unique<CaseListPage>(*m_cases, *m_desk, *m_settings, list,
                                                CaseListPage::Title{key, QStringLiteral("کارتابل"), {}, {}});
        QObject::connect(m_page.get(), &CaseListPage::said, m_page.get(), [this](const QString &said) { m_said.append(said); });
        QObject::connect(m_page.get(), &CaseListPage::refused, m_page.get(), [this](const QString &said) { m_refused.append(said); });
        m_page->setBulkBook(*m_book);
        m_page->resize(520, 700);
        QVERIFY(uikit::testing::showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(uikit::testing::waitUntil([this] { return model()->rowCount() == int(m_cases->lines.size()) || model()->isCounted(); }));
    }

    CaseNodeId node(int number) const { return CaseNodeId(m_cases->lines[size_t(number)].card.id.uuid()); }

    uikit::PagedListModel *model() const
    {
        return qobject_cast<uikit::PagedListModel *>(m_page->findChild<uikit::RowListView *>()->model());
    }
    int marked() const { return int(model()->marked().size()); }
    QString id(int number) const { return m_cases->lines[size_t(number)].card.id.toString(); }
    QString allText() const { return texts().join(u'\n'); }
    QStringList texts() const
    {
        QStringList texts;
        for (const auto *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }

    std::unique_ptr<ToldCases> m_cases;
    std::unique_ptr<KeepingDesk> m_desk;
    std::unique_ptr<uikit::PassingViewSettings> m_settings;
    std::unique_ptr<ToldBook> m_book;
    std::unique_ptr<CaseListPage> m_page;
    QStringList m_said;
    QStringList m_refused;
};

} // namespace peygir::cases::testing
