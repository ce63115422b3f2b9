// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "reference/support/calendars.h"
#include "reference/support/records_screen.h"

#include <QPushButton>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QString neverWorks = QStringLiteral("در این تقویم هیچ ساعت کاری نیست");

} // namespace

/// Goal: a calendar without working days is refused where it is made and where it would be used, in a sentence beside the
/// field, and nothing that was typed is lost (R234).
class IdleCalendarTest : public QObject, protected RecordsScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        openScreen();
        m_page->setVerbs({catalogue::editCatalogue.id, editCalendars.id});
    }
    void cleanup() { closeScreen(); }

    void calendarWithoutAWorkingDayIsRefusedBesideItsWeek()
    {
        goToType(QStringLiteral("working_calendar"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("همیشه تعطیل"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return problemOf("week").contains(neverWorks); }));
        QVERIFY(m_desk->submitted().empty());
        // A shift mends it, and the name is still there.
        m_page->findChild<QPushButton *>(QStringLiteral("week.add"))->setFocus();
        press(*m_page, QStringLiteral("Space"));
        press(*m_page, QStringLiteral("Tab"));
        type(*m_page, QStringLiteral("8"));
        press(*m_page, QStringLiteral("Tab"));
        type(*m_page, QStringLiteral("14"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(given(1));
        QVERIFY(named<WorkingCalendar>(QStringLiteral("همیشه تعطیل")));
    }

    void subjectThatWouldGoByOneIsRefusedBesideTheCalendar()
    {
        // As a program of another time may have left it.
        WorkingCalendar idle = office();
        idle.name.fa = QStringLiteral("بی‌کار");
        idle.week.clear();
        m_desk->facts().put(idle);
        m_desk->facts().put(sheetOf(idle));
        storage::Door door(*m_writer);
        must(door.put(toRow(idle)));
        must(door.put(toRow(sheetOf(idle))));
        chooseType(QStringLiteral("subject"));
        press(*m_page, QStringLiteral("Return"));
        chooseReference("calendar", QStringLiteral("بی‌کار"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return problemOf("calendar").contains(neverWorks); }));
        QVERIFY(m_desk->submitted().empty());
    }
};

QTEST_MAIN(IdleCalendarTest)
#include "idle_calendar_test.moc"
