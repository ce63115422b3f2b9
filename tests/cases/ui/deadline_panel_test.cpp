// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/registry.h"
#include "desktop/deadline_corner.h"
#include "desktop/desk_session.h"
#include "desktop/support/told_server.h"
#include "reference/core/base_information.h"
#include "reference/store/sql_record_queries.h"
#include "reference/support/calendars.h"
#include "reference/support/city_store.h"
#include "reference/ui/records_page.h"
#include "uikit/language.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"

#include <QJsonArray>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QString jobId = QStringLiteral("019b761a-6540-7000-8000-000000000238");

} // namespace

/// Goal: whoever has changed a working calendar sees by keys what it moves, lets it move, stops it, goes on and takes it
/// back, and is told what stayed (R234).
class DeadlinePanelTest : public QObject
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
        WorkingCalendar calendar = office();
        calendar.name = {QStringLiteral("اداری"), QStringLiteral("Office")};
        storage::Door door(*m_writer);
        must(door.put(toRow(calendar)));
        must(door.put(toRow(sheetOf(calendar, {}))));
        m_thread = std::make_unique<storage::QueryThread>(
            [this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
        m_queries = std::make_unique<SqlRecordQueries>(*m_thread, makeRecordTypes(), recordForms());
        m_server = std::make_unique<ToldServer>();
        makePage();
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

    void withoutTheServerNothingBeginsAndItIsSaid()
    {
        open();
        answerTo("deadlines_moving", Error("front.unreachable"));
        QVERIFY(!text("deadlinesProblem").isEmpty());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(!isAsked("job"));
    }

    void whoMayNotIsToldSo()
    {
        open();
        answerTo("deadlines_moving", Error("access.denied"));
        QVERIFY2(text("deadlinesProblem").contains(QStringLiteral("دسترسی")), qPrintable(text("deadlinesProblem")));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(!isAsked("job"));
    }

    void calendarThatHasNotChangedHasNothingToMove()
    {
        open();
        count(0, 0, 0);
        QVERIFY(text("deadlinesEffect").contains(QStringLiteral("چیزی جابه‌جا نمی‌شود")));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(!isAsked("job"));
        press(*m_page, QStringLiteral("Esc"));
        QVERIFY(waitUntil([this] { return !button(QStringLiteral("Ctrl+Z")); }));
    }

    void whatMovesIsCountedMovedStoppedGoneOnWithAndTakenBackByKeys()
    {
        open();
        QVERIFY(text("deadlinesTitle").contains(QStringLiteral("اداری")));
        count(1200, 1100, 1300);
        QVERIFY2(text("deadlinesEffect").contains(QStringLiteral("۱٬۱۰۰")), qPrintable(text("deadlinesEffect")));
        QVERIFY(text("deadlinesEffect").contains(QStringLiteral("۱٬۳۰۰")));
        answerTo("jobs", told({}));
        shoot("deadlines-before");

        press(*m_page, QStringLiteral("Ctrl+Return"));
        const auto begun = lastOf("job");
        QCOMPARE(begun.value(QLatin1String("act")).toString(), QStringLiteral("begin"));
        QCOMPARE(begun.value(QLatin1String("kind")).toString(), QStringLiteral("deadlines"));
        QCOMPARE(begun.value(QLatin1String("arguments")).toObject().value(QLatin1String("calendar")).toString(),
                 officeId().toString());
        answerTo("job", ServerPort::Answer{Instant(1), {}, {{QStringLiteral("job"), jobId}}});
        answerTo("jobs", told("running", 500, 0));
        QVERIFY(m_page->findChild<QProgressBar *>(QStringLiteral("deadlinesBar"))->isVisible());
        QVERIFY(text("deadlinesState").contains(QStringLiteral("۵۰۰ از ۱٬۲۰۰")));
        shoot("deadlines-moving");

        press(*m_page, QStringLiteral("Esc"));
        QCOMPARE(lastOf("job").value(QLatin1String("act")).toString(), QStringLiteral("stop"));
        answerTo("job", ServerPort::Answer{Instant(1), {}, {{QStringLiteral("job"), jobId}}});
        answerTo("jobs", told("stopped", 750, 0));
        QVERIFY(text("deadlinesState").contains(QStringLiteral("متوقف")));
        QVERIFY(!m_page->findChild<QProgressBar *>(QStringLiteral("deadlinesBar"))->isVisible());

        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(lastOf("job").value(QLatin1String("act")).toString(), QStringLiteral("go_on"));
        answerTo("job", ServerPort::Answer{Instant(1), {}, {{QStringLiteral("job"), jobId}}});
        answerTo("jobs", told("running", 900, 0));
        // It looks again by itself.
        QVERIFY(waitUntil([this] { return isAsked("jobs"); }));
        answerTo("jobs", told("done", 1200, 0));
        QVERIFY(m_said.contains(QStringLiteral("۱٬۲۰۰ از ۱٬۲۰۰")));
        // What is left is counted again.
        count(0, 0, 0);

        press(*m_page, QStringLiteral("Ctrl+Z"));
        QCOMPARE(lastOf("job").value(QLatin1String("act")).toString(), QStringLiteral("undo"));
        answerTo("job", ServerPort::Answer{Instant(1), {}, {{QStringLiteral("job"), jobId}}});
        answerTo("jobs", told("undoing", 700, 500));
        QVERIFY(waitUntil([this] { return isAsked("jobs"); }));
        answerTo("jobs", told("undone", 0, 1200));
        QVERIFY(text("deadlinesState").contains(QStringLiteral("به جای پیشین")));
    }

    void whatWasStoppedTooLongAgoDoesNotBlockThePage()
    {
        open();
        count(1200, 1100, 1300);
        answerTo("jobs", told(QJsonArray{QJsonObject{{QStringLiteral("id"), jobId},
                                                     {QStringLiteral("kind"), QStringLiteral("deadlines")},
                                                     {QStringLiteral("arguments"),
                                                      QJsonObject{{QStringLiteral("calendar"), officeId().toString()}}},
                                                     {QStringLiteral("state"), QStringLiteral("stopped")},
                                                     {QStringLiteral("total"), 1200},
                                                     {QStringLiteral("applied"), 500},
                                                     {QStringLiteral("parts_gone"), true}}}));
        QVERIFY(!button(QStringLiteral("Ctrl+Z"))->isEnabled());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(lastOf("job").value(QLatin1String("act")).toString(), QStringLiteral("begin"));
    }

    void whatIsUnderWayIsFoundAgainAndWhatStayedIsNamed()
    {
        open();
        count(3, 3, 0);
        answerTo("jobs", told("done", 2, 0, 300));
        QCOMPARE(lastOf("job").value(QLatin1String("act")).toString(), QStringLiteral("troubles"));
        answerTo("job",
                 ServerPort::Answer{
                     Instant(1),
                     {},
                     {{QStringLiteral("troubles"),
                       QJsonArray{QJsonObject{{QStringLiteral("code"), QStringLiteral("48201739")},
                                              {QStringLiteral("reason"), QStringLiteral("cases.deadline_moved_on")},
                                              {QStringLiteral("values"),
                                               QJsonObject{{QStringLiteral("code"), QStringLiteral("48201739")}}}}}}}});
        QVERIFY(text("deadlinesProblem").contains(QStringLiteral("۴۸۲۰۱۷۳۹")));
        // The server names some; how many there are it tells besides.
        QVERIFY2(text("deadlinesProblem").contains(QStringLiteral("۳۰۰ ")), qPrintable(text("deadlinesProblem")));
        // Another calendar's job is none of this one.
        press(*m_page, QStringLiteral("Esc"));
        open();
        answerTo("jobs", told("running", 1, 0, 0, QStringLiteral("019b761a-6540-7000-8000-000000000999")));
        QVERIFY(text("deadlinesState").isEmpty());
        shoot("deadlines-again");
    }

private:
    void makePage()
    {
        m_page = std::make_unique<RecordsPage>(*m_queries, *m_desk, recordForms());
        desktop::offerDeadlines(*m_page, *m_server);
        connect(m_page.get(), &RecordsPage::said, this, [this](const QString &sentence) { m_said = sentence; });
        m_page->resize(1160, 660);
        m_page->setVerbs({editCalendars.id});
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
        auto *title = m_page->findChild<QLabel *>(QStringLiteral("recordTitle"));
        QVERIFY(waitUntil([title] { return title->text() == QStringLiteral("اداری"); }));
    }
    void open()
    {
        m_page->takeFocus();
        press(*m_page, QStringLiteral("Ctrl+L"));
        QVERIFY(waitUntil([this] { return isAsked("deadlines_moving") && isAsked("jobs"); }));
    }
    QString text(const char *name) { return m_page->findChild<QLabel *>(QLatin1String(name))->text(); }
    /// One that is seen and has this in its words.
    QPushButton *button(const QString &part)
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().contains(part))
                return one;
        }
        return nullptr;
    }
    bool isAsked(const char *query)
    {
        return std::any_of(m_server->asked.begin(), m_server->asked.end(),
                           [query](const auto &one) { return one.done && !*one.cancelled && one.query == QByteArray(query); });
    }
    QJsonObject lastOf(const char *query)
    {
        for (auto one = m_server->asked.rbegin(); one != m_server->asked.rend(); ++one) {
            if (one->query == QByteArray(query))
                return one->arguments;
        }
        return {};
    }
    /// Answers the newest question of this name that has none yet.
    void answerTo(const char *query, const Result<ServerPort::Answer> &answer)
    {
        for (size_t at = m_server->asked.size(); at-- > 0;) {
            if (m_server->asked[at].query != QByteArray(query) || !m_server->asked[at].done)
                continue;
            const auto done = std::exchange(m_server->asked[at].done, {});
            return done(answer);
        }
        QFAIL(query);
    }
    void count(int cases, int promises, int dues)
    {
        answerTo("deadlines_moving", ServerPort::Answer{Instant(1),
                                                        {},
                                                        {{QStringLiteral("cases"), cases},
                                                         {QStringLiteral("promises"), promises},
                                                         {QStringLiteral("dues"), dues}}});
    }
    static ServerPort::Answer told(const QJsonArray &jobs)
    {
        return {Instant(1), {}, {{QStringLiteral("jobs"), jobs}}};
    }
    static ServerPort::Answer told(const char *state, int applied, int undone, int refused = 0,
                                   const QString &calendar = officeId().toString())
    {
        return told(QJsonArray{QJsonObject{{QStringLiteral("id"), jobId},
                                           {QStringLiteral("kind"), QStringLiteral("deadlines")},
                                           {QStringLiteral("arguments"),
                                            QJsonObject{{QStringLiteral("calendar"), calendar}}},
                                           {QStringLiteral("state"), QLatin1String(state)},
                                           {QStringLiteral("total"), 1200},
                                           {QStringLiteral("applied"), applied},
                                           {QStringLiteral("refused"), refused},
                                           {QStringLiteral("undone"), undone},
                                           {QStringLiteral("kept"), 0}}});
    }
    void shoot(const QByteArray &name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(*m_page, folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".png")));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_writer;
    std::unique_ptr<CityDesk> m_desk;
    std::unique_ptr<storage::QueryThread> m_thread;
    std::unique_ptr<SqlRecordQueries> m_queries;
    std::unique_ptr<ToldServer> m_server;
    std::unique_ptr<RecordsPage> m_page;
    QString m_said;
};

QTEST_MAIN(DeadlinePanelTest)
#include "deadline_panel_test.moc"
