// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "reference/core/base_information.h"
#include "reference/core/calendar_sheet.h"
#include "reference/store/sql_record_queries.h"
#include "reference/support/calendars.h"
#include "reference/support/city_store.h"
#include "reference/ui/field_editor.h"
#include "reference/ui/record_editor.h"
#include "reference/ui/records_page.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QString officeName = QStringLiteral("اداری");

} // namespace

/// Goal: whoever keeps working calendars writes shifts, half days and holidays by keys, in Persian dates and digits,
/// and is told beside the field what makes no sense (R234).
class CalendarRecordsTest : public QObject
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
        calendar.name.fa = officeName;
        CalendarDay first = specialDay(day(1405, 1, 1), std::vector{DaySpan{hour("08:00"), hour("10:30")}});
        first.occasion.fa = QStringLiteral("آغاز نوروز");
        m_desk->facts().put(calendar);
        m_desk->facts().put(first);
        m_desk->facts().put(sheetOf(calendar, {first}));
        storage::Door door(*m_writer);
        must(door.put(toRow(calendar)));
        must(door.put(toRow(first)));
        must(door.put(toRow(sheetOf(calendar, {first}))));
        m_thread = std::make_unique<storage::QueryThread>(
            [this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
        m_queries = std::make_unique<SqlRecordQueries>(*m_thread, makeRecordTypes(), recordForms());
        m_page = std::make_unique<RecordsPage>(*m_queries, *m_desk, recordForms());
        m_page->resize(1200, 900);
        m_page->setVerbs({editCalendars.id});
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(waitUntil([this] { return isCurrentShown(); }));
    }
    void cleanup()
    {
        m_page.reset();
        m_queries.reset();
        m_thread.reset();
        m_desk.reset();
        m_writer.reset();
        m_database.reset();
    }

    void hourThatNoClockShowsIsToldAndNothingIsSaved()
    {
        beginShift(QStringLiteral("25"));
        press(*m_page, QStringLiteral("Tab"));
        QVERIFY(waitUntil([this] { return problems().contains(QStringLiteral("۲۴:۰۰")); }));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QTest::qWait(200);
        QVERIFY(m_desk->submitted().empty());
    }

    void shiftThatEndsBeforeItBeginsIsToldBesideTheWeek()
    {
        beginShift(QStringLiteral("22"));
        press(*m_page, QStringLiteral("Tab"));
        type(*m_page, QStringLiteral("6"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return problems().contains(QStringLiteral("۲۲:۰۰")); }));
        QVERIFY(m_desk->submitted().empty());
    }

    void dayThatIsNoneAndDayThatIsThereAlreadyAreToldBesideTheDate()
    {
        beginDay(QStringLiteral("1405/7/31"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return problems().contains(QStringLiteral("چنین روزی نیست")); }));
        focusField("date");
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("1405/1/1"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return problems().contains(QStringLiteral("۱۴۰۵/۰۱/۰۱")); }));
        QVERIFY(m_desk->submitted().empty());
    }

    void calendarOfAShiftIsMadeByKeys()
    {
        beginShift(QStringLiteral("730"));
        press(*m_page, QStringLiteral("Tab"));
        QVERIFY(waitUntil([this] { return input("from")->text() == QStringLiteral("۰۷:۳۰"); }));
        type(*m_page, QStringLiteral("۱۴:۳۰"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const QJsonObject span = record().value(QLatin1String("week")).toArray().first().toObject();
        QCOMPARE(span.value(QLatin1String("weekday")).toString(), QStringLiteral("saturday"));
        QCOMPARE(span.value(QLatin1String("from")).toString(), QStringLiteral("07:30"));
        QCOMPARE(span.value(QLatin1String("to")).toString(), QStringLiteral("14:30"));
        QCOMPARE(m_desk->facts().all<CalendarSheet>().size(), size_t(2));
        QVERIFY(waitUntil([this] { return title() == QStringLiteral("شیفت شب"); }));
        const auto *week = field("week")->findChild<QListWidget *>();
        QCOMPARE(week->count(), 1);
        QCOMPARE(week->item(0)->text(), QStringLiteral("شنبه ۰۷:۳۰ ۱۴:۳۰"));
    }

    void holidayIsMadeByItsPersianDate()
    {
        beginDay(QStringLiteral("1405/1/13"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record().value(QLatin1String("date")).toString(), QStringLiteral("2026-04-02"));
        QVERIFY(!record().contains(QLatin1String("spans")));
        QCOMPARE(m_desk->facts().all<CalendarSheet>().front().days.size(), size_t(2));
        QVERIFY(waitUntil([this] { return title() == QStringLiteral("۱۴۰۵/۰۱/۱۳"); }));
    }

    void daysAreListedByTheirPersianDates()
    {
        chooseType(QStringLiteral("calendar_day"));
        const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
        QVERIFY(waitUntil([&] { return model->rowAt(0) && model->rowAt(0)->title == QStringLiteral("۱۴۰۵/۰۱/۰۱"); }));
        QVERIFY2(model->rowAt(0)->detail.contains(QStringLiteral("آغاز نوروز")), qPrintable(model->rowAt(0)->detail));
        QVERIFY2(model->rowAt(0)->detail.contains(QStringLiteral("۰۸:۰۰ ۱۰:۳۰")), qPrintable(model->rowAt(0)->detail));
    }

private:
    uikit::RowListView &list() { return *m_page->findChild<uikit::RowListView *>(QStringLiteral("records")); }
    QComboBox &types() { return *m_page->findChild<QComboBox *>(QStringLiteral("recordTypes")); }
    QString title() { return m_page->findChild<QLabel *>(QStringLiteral("recordTitle"))->text(); }
    QJsonObject record() { return m_desk->submitted().front().arguments.value(QStringLiteral("record")).toObject(); }
    FieldEditor *field(const char *name) { return m_page->findChild<FieldEditor *>(QLatin1String(name)); }
    QLineEdit *input(const char *name) { return field(name)->findChild<QLineEdit *>(); }
    void focusField(const char *name) { field(name)->setFocus(Qt::TabFocusReason); }
    /// Of all fields.
    QString problems()
    {
        QString all;
        for (const QLabel *each : m_page->findChildren<QLabel *>()) {
            if (each->property("role") == QStringLiteral("problem"))
                all += each->text() + u'\n';
        }
        return all;
    }
    void chooseType(const QString &wanted)
    {
        types().setFocus();
        for (int n = 0; n < types().count() && types().currentData().toString() != wanted; ++n)
            press(*m_page, QStringLiteral("Down"));
        QCOMPARE(types().currentData().toString(), wanted);
        QVERIFY(waitUntil([this] { return isCurrentShown(); }));
        m_page->takeFocus();
    }
    /// The form has the record that the list stands on.
    bool isCurrentShown()
    {
        const auto *editor = m_page->findChild<RecordEditor *>();
        return !list().currentId().isEmpty() && editor->shownRecord() == list().currentId();
    }
    /// A new calendar with one shift that begins then; the focus is where the hour is typed.
    void beginShift(const QString &from)
    {
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("شیفت شب"));
        m_page->findChild<QPushButton *>(QStringLiteral("week.add"))->setFocus();
        press(*m_page, QStringLiteral("Space"));
        press(*m_page, QStringLiteral("Tab"));
        type(*m_page, from);
    }
    /// A new day of the office, a holiday.
    void beginDay(const QString &date)
    {
        chooseType(QStringLiteral("calendar_day"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, date);
        focusField("calendar");
        type(*m_page, officeName);
        // However late the answers come, Enter takes the first of them.
        press(*m_page, QStringLiteral("Return"));
        const auto *calendar = field("calendar")->findChild<uikit::TypeAheadEdit *>();
        QVERIFY(waitUntil([calendar] { return calendar->chosen().has_value(); }));
        focusField("occasion");
        type(*m_page, QStringLiteral("روز طبیعت"));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_writer;
    std::unique_ptr<CityDesk> m_desk;
    std::unique_ptr<storage::QueryThread> m_thread;
    std::unique_ptr<SqlRecordQueries> m_queries;
    std::unique_ptr<RecordsPage> m_page;
};

QTEST_MAIN(CalendarRecordsTest)
#include "calendar_records_test.moc"
