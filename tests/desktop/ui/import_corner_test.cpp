// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/import_corner.h"
#include "intake/core/import_case.h"
#include "reference/support/city_store.h"
#include "uikit/shell.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/view_settings.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;

namespace {

/// Answers only what rights somebody has.
class ToldRights final : public reference::RecordQueries
{
public:
    std::vector<QByteArray> verbs;

    Cancel naming(const QString &, const Uuid &, QObject *, Done<std::vector<reference::NamingRecords>>) override { return {}; }
    Cancel verbsOf(const UserId &, const std::vector<Verb> &asked, QObject *context, Done<std::vector<QByteArray>> done) override
    {
        std::vector<QByteArray> had;
        for (const Verb &verb : asked) {
            if (std::find(verbs.begin(), verbs.end(), verb.id) != verbs.end())
                had.push_back(verb.id);
        }
        QTimer::singleShot(0, context, [had, done] { done(had); });
        return [] {};
    }
    Cancel list(const reference::RecordWish &, qint64, int, QObject *, Done<reference::RecordPage>) override { return {}; }
    Cancel record(const QString &, const Uuid &, QObject *, Done<std::optional<reference::RecordLine>>) override { return {}; }
    Cancel history(const QString &, const Uuid &, QObject *, Done<reference::HistoryOfRecord>) override { return {}; }
    Cancel readCsv(const reference::RecordForm &, const QString &, const reference::CsvWords &, QObject *,
                   Done<reference::CsvImport>) override
    {
        return {};
    }
    Cancel writeCsv(const reference::RecordForm &, const reference::RecordWish &, const QString &, const reference::CsvWords &,
                    QObject *, Done<qint64>) override
    {
        return {};
    }
};

} // namespace

/// Goal: only whoever may import has the page of it, from the moment that the desk knows that he may.
class ImportCornerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }

    void pageComesWithTheRightAndIsClosedWithoutIt()
    {
        EmptyDatabase database;
        const auto writer = database.openMigrated();
        CityDesk desk(*writer);
        storage::QueryThread thread([&database]() -> Result<std::unique_ptr<storage::Connection>> { return database.open(); });
        ToldRights rights;
        uikit::PassingViewSettings settings;
        uikit::Shell shell(settings);
        QWidget *page = nullptr;
        int places = 0;
        new desktop::ImportCorner(thread, rights, desk, shell, [&](const QString &, const QString &title, const QString &, const QKeySequence &, QWidget &made, auto) {
            QVERIFY(!title.isEmpty());
            page = &made;
            page->setParent(&shell);
            ++places;
        });
        QTest::qWait(20);
        QVERIFY(!page);

        rights.verbs = {"cases.register", intake::importCaseVerb.id};
        Q_EMIT desk.rowsChanged();
        QVERIFY(uikit::testing::waitUntil([&page] { return page != nullptr; }));
        Q_EMIT desk.rowsChanged();
        QTest::qWait(20);
        QCOMPARE(places, 1);
        QVERIFY(page->isEnabled());

        rights.verbs.clear();
        Q_EMIT desk.rowsChanged();
        QVERIFY(uikit::testing::waitUntil([&page] { return !page->isEnabled(); }));
    }
};

QTEST_MAIN(ImportCornerTest)
#include "import_corner_test.moc"
