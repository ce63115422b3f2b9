// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/store/sql_user_queries.h"
#include "administration/ui/access_page.h"
#include "administration/ui/role_matrix_model.h"
#include "composition/named_verbs.h"
#include "desktop/support/told_server.h"
#include "reference/support/city_ground.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

namespace peygir::test {

/// The page of users and rights on the demo city's store, of one who may everything, and the keys that lead about in it. The server says what
/// the test lets it say.
class AccessScreen : protected CityGround
{
protected:
    void openScreen()
    {
        openGround();
        m_queries = std::make_unique<administration::SqlUserQueries>(*m_thread);
        m_server = std::make_unique<ToldServer>();
        m_page =
            std::make_unique<administration::AccessPage>(administration::AccessPage::Ports{*m_queries, *m_records, *m_desk, *m_server, namedVerbs()});
        m_page->resize(1280, 720);
        QVERIFY(uikit::testing::showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(uikit::testing::waitUntil([this] { return !list().currentId().isEmpty() && matrix().model()->columnCount() > 0; }));
    }
    void closeScreen()
    {
        m_page.reset();
        m_server.reset();
        m_queries.reset();
        closeGround();
    }

    template <class T>
    T &field(const char *name)
    {
        return *m_page->findChild<T *>(QLatin1String(name));
    }
    uikit::RowListView &list() { return field<uikit::RowListView>("users"); }
    QTableView &matrix() { return field<QTableView>("roleMatrix"); }
    const administration::RoleMatrixModel &model() { return *static_cast<const administration::RoleMatrixModel *>(matrix().model()); }
    QString text(const char *name) { return field<QLabel>(name).text(); }
    QString title() { return text("userTitle"); }
    /// For people to look at, where PEYGIR_SCREENSHOTS names a folder.
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(uikit::testing::screenshot(*m_page, folder + QStringLiteral("/access-") + QLatin1String(name) + QStringLiteral(".png")));
    }
    QString focusName() { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }
    QJsonObject record(size_t n) { return m_desk->submitted()[n].arguments.value(QStringLiteral("record")).toObject(); }
    /// For what must not happen.
    static void settleAnswers() { QTest::qWait(400); }
    void goTo(const char *name) { field<QWidget>(name).setFocus(Qt::TabFocusReason); }
    /// Searches, and Enter leads from the list to the first who is found.
    void open(const QString &name)
    {
        goTo("userSearch");
        uikit::testing::press(*m_page, QStringLiteral("Ctrl+A"));
        uikit::testing::type(*m_page, name);
        uikit::testing::press(*m_page, QStringLiteral("Return"));
        const auto *rows = static_cast<const uikit::PagedListModel *>(list().model());
        QVERIFY(uikit::testing::waitUntil([&] {
            const uikit::ListRow *first = rows->rowAt(0);
            // Only he is left: the search has been made, and brings nobody else any more.
            return rows->rowCount() == 1 && first && first->title.startsWith(name) && first->id == list().currentId()
                && title() == first->title;
        }));
        uikit::testing::press(*m_page, QStringLiteral("Return"));
    }
    /// Types it and takes the first that is found. However late the answers come, Enter takes the first of them.
    void take(const QString &typed)
    {
        uikit::testing::type(*m_page, typed);
        uikit::testing::press(*m_page, QStringLiteral("Return"));
    }

    std::unique_ptr<administration::SqlUserQueries> m_queries;
    std::unique_ptr<ToldServer> m_server;
    std::unique_ptr<administration::AccessPage> m_page;
};

} // namespace peygir::test
