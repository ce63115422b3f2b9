// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/store/chart_reader.h"
#include "administration/store/sql_user_queries.h"
#include "administration/ui/chart_page.h"
#include "organisation/ui/chart_outline.h"
#include "organisation/ui/chart_picture.h"
#include "reference/support/city_ground.h"
#include "reference/ui/field_editor.h"
#include "uikit/history_view.h"
#include "uikit/language.h"
#include "uikit/testing/ui_driver.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>

namespace peygir::test {

inline const QString regionFour = QStringLiteral("شهرداری منطقه ۴");
inline const QString worksFour = QStringLiteral("اداره فنی و عمرانی منطقه ۴");
inline const QString regionFive = QStringLiteral("شهرداری منطقه ۵");

/// The page of the chart on the demo city's store, of one who may everything, and the keys that lead about in it.
class ChartScreen : protected CityGround
{
protected:
    void openScreen()
    {
        openGround();
        m_queries = std::make_unique<administration::SqlChartQueries>(*m_thread);
        m_users = std::make_unique<administration::SqlUserQueries>(*m_thread);
        openPage();
    }
    void closeScreen()
    {
        uikit::setLanguage(uikit::Language::Persian);
        m_page.reset();
        m_users.reset();
        m_queries.reset();
        closeGround();
    }

    void openPage()
    {
        m_page = std::make_unique<administration::ChartPage>(administration::ChartPage::Ports{*m_queries, *m_records, *m_users, *m_desk});
        m_page->resize(1160, 700);
        QObject::connect(m_page.get(), &administration::ChartPage::said, m_page.get(), [this](const QString &sentence) { m_said = sentence; });
        QVERIFY(uikit::testing::showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(uikit::testing::waitUntil([this] { return outline().topLevelItemCount() > 0 && !title().isEmpty(); }));
    }
    void press(const char *chord) { uikit::testing::press(*m_page, QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(*m_page, text); }
    organisation::ChartOutline &outline() { return *m_page->findChild<organisation::ChartOutline *>(); }
    organisation::ChartPicture &drawing() { return *m_page->findChild<organisation::ChartPicture *>(); }
    QString label(const char *name)
    {
        const auto *found = m_page->findChild<QLabel *>(QLatin1String(name));
        return found && found->isVisible() ? found->text() : QString();
    }
    QString title() { return label("chartItem"); }
    QString problem() { return label("chartProblem"); }
    QString effect() { return label("chartEffect"); }
    reference::FieldEditor &field(const char *name)
    {
        return *m_page->findChild<reference::FieldEditor *>(QLatin1String(name));
    }
    QString history()
    {
        QString all;
        const auto *view = m_page->findChild<uikit::HistoryView *>();
        for (int row = 0; row < view->model()->rowCount(); ++row)
            all += view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString() + u'\n';
        return all;
    }
    /// "name|who" of each line.
    QString outlineText()
    {
        QString all;
        for (QTreeWidgetItemIterator at(&outline()); *at; ++at)
            all += (*at)->text(0) + u'|' + (*at)->text(1) + u'\n';
        return all;
    }
    /// Finds it by what is typed, and goes back to the chart.
    void open(const QString &name)
    {
        auto *search = m_page->findChild<QLineEdit *>(QStringLiteral("chartSearch"));
        search->setFocus();
        press("Ctrl+A");
        type(name);
        press("Return");
        QVERIFY2(uikit::testing::waitUntil([this, name] { return title() == name; }), qPrintable(name + u' ' + title()));
        m_page->takeFocus();
    }
    organisation::Unit unitNamed(const QString &name)
    {
        for (const organisation::Unit &unit : m_desk->facts().all<organisation::Unit>()) {
            if (unit.name.fa == name)
                return unit;
        }
        qFatal("no such unit");
    }
    organisation::Post postNamed(const QString &name)
    {
        for (const organisation::Post &post : m_desk->facts().all<organisation::Post>()) {
            if (post.name.fa == name)
                return post;
        }
        qFatal("no such post");
    }
    QString nameOf(const Uuid &id)
    {
        for (const organisation::Unit &unit : m_desk->facts().all<organisation::Unit>()) {
            if (unit.id.uuid() == id)
                return unit.name.fa;
        }
        for (const organisation::Post &post : m_desk->facts().all<organisation::Post>()) {
            if (post.id.uuid() == id)
                return post.name.fa;
        }
        return {};
    }
    /// For people to look at, where PEYGIR_SCREENSHOTS names a folder.
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(uikit::testing::screenshot(*m_page, folder + QStringLiteral("/chart-") + QLatin1String(name) + QStringLiteral(".png")));
    }

    std::unique_ptr<administration::SqlChartQueries> m_queries;
    std::unique_ptr<administration::SqlUserQueries> m_users;
    std::unique_ptr<administration::ChartPage> m_page;
    QString m_said;
};

} // namespace peygir::test
