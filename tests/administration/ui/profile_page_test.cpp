// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/devices.h"
#include "administration/store/sql_user_queries.h"
#include "administration/ui/profile_page.h"
#include "desktop/desk_session.h"
#include "desktop/support/told_server.h"
#include "reference/support/city_store.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using namespace peygir::uikit::testing;

/// Goal (R125): by keys alone a person changes his password and ends what is open on another device of his, and is told what is
/// wanted where it does not do.
class ProfilePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_writer = m_database->openMigrated();
        m_desk = std::make_unique<CityDesk>(*m_writer);
        m_thread = std::make_unique<storage::QueryThread>(
            [this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
        m_queries = std::make_unique<SqlUserQueries>(*m_thread);
        m_server = std::make_unique<ToldServer>();
        m_page = std::make_unique<ProfilePage>(*m_queries, *m_desk, *m_server);
        m_page->resize(1100, 640);
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
    }
    void cleanup()
    {
        m_page.reset();
        m_server.reset();
        m_queries.reset();
        m_thread.reset();
        m_desk.reset();
        m_writer.reset();
        m_database.reset();
    }

    void passwordThatWillNotDoIsNotSent_data()
    {
        QTest::addColumn<QString>("present");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("again");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("focus");
        QTest::newRow("no present one") << QString() << "a river at night" << "a river at night" << "گذرواژهٔ کنونی" << "passwordPresent";
        QTest::newRow("short") << "the present one" << "river" << "river" << "دست‌کم ۸" << "passwordNext";
        QTest::newRow("common") << "the present one" << "shahrdari137" << "shahrdari137" << "بیگانه" << "passwordNext";
        QTest::newRow("not the same") << "the present one" << "a river at night" << "a river at noon" << "یکسان نیست" << "passwordAgain";
    }
    void passwordThatWillNotDoIsNotSent()
    {
        QFETCH(QString, present);
        QFETCH(QString, next);
        QFETCH(QString, again);
        QFETCH(QString, says);
        QSignalSpy wanted(m_page.get(), &ProfilePage::passwordChangeWanted);
        write(present, next, again);
        QVERIFY(wanted.isEmpty());
        QVERIFY2(problem().contains(says), qPrintable(problem()));
        QTEST(QApplication::focusWidget()->objectName(), "focus");
    }

    void passwordIsChangedByKeys() // R125
    {
        QSignalSpy wanted(m_page.get(), &ProfilePage::passwordChangeWanted);
        QSignalSpy said(m_page.get(), &ProfilePage::said);
        write(QStringLiteral("the present one"), QStringLiteral("a river at night"), QStringLiteral("a river at night"));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0], QList<QVariant>({QStringLiteral("the present one"), QStringLiteral("a river at night")}));
        // Once, however often Enter is pressed.
        press(*m_page, QStringLiteral("Return"));
        QCOMPARE(wanted.size(), 1);
        m_page->showPasswordOutcome(std::nullopt);
        QCOMPARE(said.size(), 1);
        for (const char *name : {"passwordPresent", "passwordNext", "passwordAgain"})
            QVERIFY(field<QLineEdit>(name).text().isEmpty());
    }

    void whatTheServerRefusesIsSaidWhereItStands_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("focus");
        QTest::newRow("wrong") << QByteArray("access.sign_in_wrong") << "درست نیست" << "passwordPresent";
        QTest::newRow("name") << QByteArray("access.password_is_name") << "نام کاربری" << "passwordNext";
        QTest::newRow("directory") << QByteArray("access.password_of_directory") << "سامانهٔ کاربران سازمان" << "passwordNext";
        QTest::newRow("no line") << QByteArray("front.password_unanswered") << "پاسخ نداد" << "passwordNext";
    }
    void whatTheServerRefusesIsSaidWhereItStands()
    {
        QFETCH(QByteArray, error);
        QFETCH(QString, says);
        write(QStringLiteral("the present one"), QStringLiteral("a river at night"), QStringLiteral("a river at night"));
        m_page->showPasswordOutcome(Error(error));
        QVERIFY2(problem().contains(says), qPrintable(problem()));
        QTEST(QApplication::focusWidget()->objectName(), "focus");
        QCOMPARE(field<QLineEdit>("passwordNext").text(), QStringLiteral("a river at night"));
    }

    void anotherDeviceIsEndedByKeysAndThisOneIsNot()
    {
        const Uuid here = newUuid(Instant(1), m_random);
        const Uuid there = newUuid(Instant(2), m_random);
        QCOMPARE(m_server->asked.back().query, QByteArray("devices"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(DevicesAsked{m_desk->user()}));
        const Instant now(1'790'000'000'000);
        answer({{here, now, now, true}, {there, now - std::chrono::hours(48), now - std::chrono::hours(3), false}});
        auto &devices = field<QListWidget>("devices");
        QCOMPARE(devices.count(), 2);
        QVERIFY2(devices.item(0)->text().startsWith(QStringLiteral("همین دستگاه")), qPrintable(devices.item(0)->text()));
        QVERIFY2(devices.item(1)->text().contains(there.toString().right(6)), qPrintable(devices.item(1)->text()));
        const size_t before = m_server->asked.size();
        devices.setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Home"));
        press(*m_page, QStringLiteral("Delete"));
        QCOMPARE(m_server->asked.size(), before);
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Delete"));
        QCOMPARE(m_server->asked.back().query, QByteArray("end_device"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(EndDevice{m_desk->user(), there}));
        QSignalSpy said(m_page.get(), &ProfilePage::said);
        m_server->answer(ServerPort::Answer{now, {}});
        QCOMPARE(said.size(), 1);
        QCOMPARE(m_server->asked.back().query, QByteArray("devices"));
        answer({{here, now, now, true}});
        QCOMPARE(devices.count(), 1);
    }

    void withoutALineItSaysThatItDoesNotKnow()
    {
        m_server->answer(Error("front.unreachable"));
        QVERIFY(field<QLabel>("devicesProblem").isVisible());
        QCOMPARE(field<QListWidget>("devices").count(), 0);
    }

    void looks()
    {
        const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("PEYGIR_SCREENSHOTS names no folder");
        const Instant now(1'790'000'000'000);
        answer({{newUuid(Instant(1), m_random), now, now, true},
                {newUuid(Instant(2), m_random), now - std::chrono::hours(48), now - std::chrono::hours(3), false}});
        write(QStringLiteral("the present one"), QStringLiteral("shahrdari137"), QStringLiteral("shahrdari137"));
        QVERIFY(screenshot(*m_page, folder + QStringLiteral("/profile-password.png")));
    }

private:
    template <class T>
    T &field(const char *name)
    {
        auto *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    QString problem() { return field<QLabel>("passwordProblem").isVisible() ? field<QLabel>("passwordProblem").text() : QString(); }
    /// Enter leads from field to field, and in the last one asks.
    void write(const QString &present, const QString &next, const QString &again)
    {
        field<QLineEdit>("passwordPresent").setFocus(Qt::TabFocusReason);
        for (const QString &text : {present, next, again}) {
            type(*m_page, text);
            press(*m_page, QStringLiteral("Return"));
        }
    }
    void answer(const std::vector<DeviceLine> &devices)
    {
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(DevicesAnswer{devices})});
    }

    SeededRandom m_random{137};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_writer;
    std::unique_ptr<CityDesk> m_desk;
    std::unique_ptr<storage::QueryThread> m_thread;
    std::unique_ptr<SqlUserQueries> m_queries;
    std::unique_ptr<ToldServer> m_server;
    std::unique_ptr<ProfilePage> m_page;
};

QTEST_MAIN(ProfilePageTest)
#include "profile_page_test.moc"
