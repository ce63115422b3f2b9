// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

/// Goal: in the real window a manager finds by keys what is his to manage, in five sections with live counts, and comes from there
/// to the lists, cartables and pages; of base information and users, which are the administrator's, he is shown nothing (R011).
class ManagingWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    QListWidget &section(const char *name)
    {
        return *window().findChild<QListWidget *>(QStringLiteral("section.") + QLatin1String(name));
    }
    /// What the current line says: its name and below it how many cases there are.
    QStringList current(const char *name)
    {
        const QListWidgetItem *item = section(name).currentItem();
        return item ? item->text().split(u'\n') : QStringList();
    }
    void goTo(const char *name, const QString &line)
    {
        while (!section(name).hasFocus() && section(name).count() > 0)
            press("Left");
        press("Home");
        for (int n = 0; n < section(name).count() && current(name).front() != line; ++n)
            press("Down");
        QCOMPARE(current(name).front(), line);
    }
    int counted(const QByteArray &where)
    {
        int count = 0;
        bench::must(m_desk->connect()->each("SELECT COUNT(*) FROM case_card WHERE " + where, {}, [&count](const auto &view) {
            count = int(view.integer(0));
            return false;
        }));
        return count;
    }
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(window(), folder + QStringLiteral("/managing-") + QLatin1String(name) + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>();
        // The line that leads to the supervision comes with its page.
        QVERIFY(waitUntil([this] {
            return window().findChild<QListWidget *>(QStringLiteral("section.requests"))
                   && !section("requests").findItems(QStringLiteral("کارتابل‌های زیرمجموعه"), Qt::MatchStartsWith).isEmpty();
        }));
        press("Ctrl+F2");
        QVERIFY(waitUntil([this] { return section("requests").isVisible() && section("requests").hasFocus(); }));
    }
    void cleanup() { m_desk.reset(); }

    void whatIsTheAdministratorsIsNotShownAndNotChanged()
    {
        QCOMPARE(section("users").count(), 0);
        QCOMPARE(section("services").count(), 0);
        QCOMPARE(section("base_information").count(), 0);
        for (const QPushButton *button : window().findChildren<QPushButton *>())
            QVERIFY(!button->isVisible() || !button->text().contains(QStringLiteral("Ctrl+L")));
        // The keys of those buttons do nothing for him.
        press("Ctrl+N");
        QVERIFY(section("requests").hasFocus());
    }

    void arrowsLeadThroughSectionsAndEnterOpens() // R011
    {
        press("Left");
        QVERIFY(section("reports").hasFocus());
        press("Right");
        QVERIFY(section("requests").hasFocus());
        goTo("requests", QStringLiteral("کارتابل‌های زیرمجموعه"));
        press("Return");
        QVERIFY(waitUntil([this] { return QApplication::focusWidget() && QApplication::focusWidget()->objectName() == QStringLiteral("subordinates"); }));
    }

    void countsAreThoseOfTheListsThatAreOpened() // R011
    {
        const int open = counted("closed_period IS NULL AND deadline IS NOT NULL");
        QVERIFY(open > 10);
        goTo("requests", QStringLiteral("درخواست‌های باز"));
        QVERIFY(waitUntil([this] { return current("requests").size() == 2; }));
        QCOMPARE(persian::toAsciiDigits(current("requests").back()).section(u' ', 0, 0).toInt(), open);
        picture("sections");
        press("Return");
        QVERIFY(waitUntil([this, open] {
            return m_desk->list().isVisible() && m_desk->list().model()->rowCount() == open;
        }));
        picture("open");
    }
};

QTEST_MAIN(ManagingWindowTest)
#include "managing_window_test.moc"
