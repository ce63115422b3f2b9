// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/store/sql_import_queries.h"
#include "intake/ui/import_check_panel.h"
#include "intake/ui/import_page.h"
#include "reference/support/city_store.h"
#include "uikit/testing/ui_driver.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

namespace peygir::test {

/// The page of the import on the demo city's store, and files for it.
class ImportDesk
{
public:
    ImportDesk()
        : m_writer(m_database.openMigrated())
        , m_desk(*m_writer)
        , m_thread([this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database.open(); })
        , m_queries(m_thread)
        , m_page(m_queries, m_desk)
    {
        m_desk.setNow(Instant(1'795'305'600'000)); // 2026-11-22
        m_page.resize(1166, 724);
        if (!uikit::testing::showActive(m_page))
            qFatal("the page has no keyboard");
        m_page.takeFocus();
    }

    intake::ImportPage &page() { return m_page; }
    CityDesk &desk() { return m_desk; }
    storage::Connection &connection() { return *m_writer; }

    QString file(const QByteArray &content, const QString &name = QStringLiteral("old.csv"))
    {
        QFile written(m_folder.filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(content) < 0)
            qFatal("no file");
        return written.fileName();
    }
    /// Types the path and looks until rows, or a problem, are shown.
    void open(const QString &path)
    {
        auto *edit = named<QLineEdit>("importFile");
        edit->setFocus();
        edit->clear();
        uikit::testing::type(m_page, path + u'\n');
        settle();
    }
    void open(const QByteArray &content) { open(file(content)); }
    /// Turns the loop until all questions are answered.
    void settle()
    {
        // A question asked behind the others is answered behind them.
        for (int round = 0; round < 3; ++round) {
            uikit::testing::settle(std::chrono::milliseconds(150));
            bool answered = false;
            m_thread.run<bool>([](storage::Connection &) -> Result<bool> { return true; }, &m_page,
                               [&answered](const Result<bool> &) { answered = true; });
            if (!uikit::testing::waitUntil([&answered] { return answered; }))
                qFatal("no answer");
        }
    }

    template <class T>
    T *named(const char *name)
    {
        T *found = m_page.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QString said(const char *label)
    {
        auto *found = named<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }
    QString cell(const char *table, int row, int column)
    {
        return named<QTableView>(table)->model()->index(row, column).data().toString();
    }
    int rows(const char *table) { return named<QTableView>(table)->model()->rowCount(); }
    QStringList reasons()
    {
        QStringList texts;
        const auto *list = named<QListWidget>("importReasons");
        for (int i = 0; i < list->count(); ++i)
            texts.append(list->item(i)->text());
        return texts;
    }
    /// Checks by the key until it is over.
    void check()
    {
        uikit::testing::press(m_page, QStringLiteral("Ctrl+Return"));
        auto *panel = m_page.findChild<intake::ImportCheckPanel *>();
        if (!uikit::testing::waitUntil([panel] { return !panel->isRunning(); }))
            qFatal("the check does not end");
    }

private:
    QTemporaryDir m_folder;
    EmptyDatabase m_database;
    std::unique_ptr<storage::Connection> m_writer;
    CityDesk m_desk;
    storage::QueryThread m_thread;
    intake::SqlImportQueries m_queries;
    intake::ImportPage m_page;
};

} // namespace peygir::test
