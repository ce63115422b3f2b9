// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/support/window_desk.h"
#include "storage/sqlite_connection.h"
#include "uikit/header_bar.h"
#include "uikit/paged_list_model.h"
#include "uikit/testing/ui_driver.h"

#include "desktop/desk_session.h"

#include <QClipboard>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

/// Goal: by keys alone one sees how synchronisation stands and has everything checked, and it is the truth.
class SyncPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QListWidget *list(const char *name) { return m_desk->shown<QListWidget>(QString::fromUtf8(name)); }
    QListWidget *queue() { return list("در صف ارسال"); }
    QListWidget *parts() { return list("بخش‌های داده"); }
    QString check() { return m_desk->labelled(QStringLiteral("بررسی همه")); }
    static uikit::ListRow row(QListWidget &rows, int at)
    {
        return rows.item(at)->data(uikit::PagedListModel::RowRole).value<uikit::ListRow>();
    }
    void goThere()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+F10"));
        QVERIFY(waitUntil([this] { return parts() && parts()->count() > 0; }));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(WindowDesk::Cycle::AsMade); }
    void cleanup() { m_desk.reset(); }

    void whoeverClicksOnTheLineSeesHowItStands()
    {
        auto *line = m_desk->window().findChild<uikit::SyncIndicator *>();
        // What needs attention stands at the end of the words and leads to it.
        QTest::mouseClick(line, Qt::LeftButton, {}, QPoint(12, line->height() / 2));
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("نیازمند توجه")); }));
        QTest::mouseClick(line, Qt::LeftButton, {}, QPoint(line->width() - 12, line->height() / 2));
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("همگام‌سازی")); }));
        press(m_desk->window(), QStringLiteral("F3"));
        line->setFocus();
        press(m_desk->window(), QStringLiteral("Space"));
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("همگام‌سازی")); }));
    }

    void withoutWaitingWorkItSaysSo()
    {
        goThere();
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("در صف ارسال: ۰")); }));
        QVERIFY(!queue());
    }

    void whatWaitsIsListedWithItsPlaceAndItsCase()
    {
        const QString code = m_desk->currentRow().code;
        press(m_desk->window(), QStringLiteral("F9"));
        type(m_desk->window(), QStringLiteral("فردا می‌آیند"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        m_desk->command(1);
        goThere();
        QVERIFY(waitUntil([this] { return queue() && queue()->count() == 1; }));
        const uikit::ListRow first = row(*queue(), 0);
        QCOMPARE(first.code, QStringLiteral("1"));
        QCOMPARE(first.title, QStringLiteral("یادداشت"));
        QVERIFY2(first.detail.contains(uikit::inUsersDigits(code)), qPrintable(first.detail));
        QCOMPARE(first.status, QStringLiteral("در صف"));
        // And from there to the case.
        queue()->setFocus();
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([&] { return m_desk->history().join(u' ').contains(QStringLiteral("فردا می‌آیند")); }));
    }

    void partsAreNamedAsPeopleNameThem()
    {
        goThere();
        QStringList titles;
        for (int at = 0; at < parts()->count(); ++at)
            titles.append(row(*parts(), at).title);
        const QString all = titles.join(u'\n');
        for (const char *part : {"کارها و دسترسی‌های خود شما", "اطلاعات پایه", "کارت پرونده‌های باز"})
            QVERIFY2(titles.contains(QString::fromUtf8(part)), qPrintable(all));
        QVERIFY2(!titles.contains(QStringLiteral("بخش‌های دیگر")), qPrintable(all));
        QVERIFY(row(*parts(), 0).detail.contains(QStringLiteral("سطر")));
    }

    void checkOfEverythingEndsWithWhatItFound()
    {
        press(m_desk->window(), QStringLiteral("Shift+F5"));
        QVERIFY(waitUntil([this] { return check().startsWith(QStringLiteral("همه‌چیز درست است")); }, 30s));
        QVERIFY(!m_desk->shown<QPushButton>(QStringLiteral("توقف")));
    }

    void whatDiffersIsToldAndWaitsForTheLine()
    {
        {
            const auto store = storage::openSqlite({.path = m_desk->storePath(), .mustExist = true});
            QVERIFY(store.ok());
            QVERIFY((*store)->run("UPDATE case_card SET plaque = 'x' WHERE id = (SELECT MIN(id) FROM case_card)").ok());
        }
        press(m_desk->window(), QStringLiteral("Shift+F5"));
        QVERIFY(waitUntil([this] { return check().contains(QStringLiteral("همین که خط برقرار شود")); }, 30s));
        QVERIFY(waitUntil([this] { return list("یافته‌ها و ترمیم‌های تازه") != nullptr; }));
        QCOMPARE(row(*list("یافته‌ها و ترمیم‌های تازه"), 0).status, QStringLiteral("ناهمسان بود"));
        // Nobody has to wait for it.
        QVERIFY(m_desk->shows(QStringLiteral("توقف")));
        press(m_desk->window(), QStringLiteral("Space"));
        QVERIFY(waitUntil([this] { return check().startsWith(QStringLiteral("پیش از پایان")); }));
    }

    void whoHelpsGetsWhatHeAsksFor()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+C"));
        QVERIFY(waitUntil([this] { return m_desk->message().startsWith(QStringLiteral("رونوشت گرفته شد")); }));
        const QString report = QGuiApplication::clipboard()->text();
        QVERIFY2(report.startsWith(QStringLiteral("Peygir ")), qPrintable(report));
        QVERIFY2(report.contains(m_desk->deskId()), qPrintable(report));
        QVERIFY2(report.contains(QStringLiteral("۱۰۰۰۰")), qPrintable(report));
        for (const char16_t mark : {u'\u2066', u'\u2069', u'\u200f'})
            QVERIFY2(!report.contains(QChar(mark)), qPrintable(report));
    }
};

QTEST_MAIN(SyncPageTest)
#include "sync_page_test.moc"
