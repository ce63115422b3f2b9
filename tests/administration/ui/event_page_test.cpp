// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/event_log.h"
#include "bench/support/must.h"
#include "cases/core/case_card.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "sheets/row_file.h"
#include "uikit/digit_cells.h"
#include "uikit/direction.h"
#include "uikit/paged_list_model.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

#include <algorithm>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

/// 1405/08/30 in the organisation's zone.
const Instant answeredAt(1'795'250'000'000);

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

} // namespace

/// Goal: an administrator reads in the real window, by keys, what people did: of whom, from when to when and of what kind he
/// likes, page by page, comes from a line to its case, and takes the list out, of which the journal knows (R132).
class EventPageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<WindowDesk> m_desk;

    QMainWindow &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    template <class T>
    T &field(const char *name)
    {
        return *window().findChild<T *>(QLatin1String(name));
    }
    uikit::RowListView &list() { return field<uikit::RowListView>("events"); }
    uikit::ListRow row(int n)
    {
        const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
        const uikit::ListRow *found = model->rowAt(n);
        return found ? *found : uikit::ListRow();
    }
    QString sentence() { return field<QLabel>("eventSentence").text(); }
    EventsAsked asked() { return *fieldsFromJson<EventsAsked>(m_desk->server().asked.back().arguments); }
    int questions()
    {
        return int(std::count_if(m_desk->server().asked.begin(), m_desk->server().asked.end(),
                                 [](const auto &question) { return question.query == "events"; }));
    }
    void answer(std::vector<EventLine> all, const std::optional<EventPlace> &next = {})
    {
        m_desk->server().answer(ServerPort::Answer{answeredAt, {}, fieldsToJson(EventsAnswer{std::move(all), next})});
    }
    EventLine line(int n, EventSort sort = EventSort::Done, const char *act = "ReferCase")
    {
        return {numbered(n), sort, QString::fromLatin1(act), answeredAt - std::chrono::minutes(n), answeredAt - std::chrono::minutes(n),
                m_person, m_name, 17, {}, m_case.id.uuid(), m_case.code, {}, {}, {}, {}};
    }
    std::vector<EventLine> lines(int first, int count)
    {
        std::vector<EventLine> all;
        for (int n = first; n < first + count; ++n)
            all.push_back(line(n));
        return all;
    }
    /// A case of the store, and somebody with his name.
    void findThem()
    {
        const auto connection = m_desk->connect();
        bench::must(connection->each("SELECT id, code FROM case_card ORDER BY id LIMIT 1", {}, [this](const storage::RowView &view) {
            m_case = {cases::CaseId(view.uuid(0)), view.text(1)};
            return false;
        }));
        bench::must(connection->each("SELECT id, full_name FROM person WHERE active = 1 ORDER BY full_name LIMIT 1", {},
                                     [this](const storage::RowView &view) {
                                         m_person = UserId(view.uuid(0));
                                         m_name = view.text(1);
                                         return false;
                                     }));
    }
    bool showsCase()
    {
        const auto labels = window().findChildren<uikit::CodeLabel *>();
        return std::any_of(labels.begin(), labels.end(), [this](const uikit::CodeLabel *label) {
            return label->isVisible() && label->code() == m_case.code;
        });
    }
    void openLog()
    {
        QVERIFY(waitUntil([this] { return window().findChild<QWidget *>(QStringLiteral("events")); }));
        press("Ctrl+Shift+F2");
        QVERIFY(waitUntil([this] { return list().isVisible() && list().hasFocus() && questions() == 1; }));
    }
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(window(), folder + QStringLiteral("/events-") + QLatin1String(name) + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Colleague::Administers);
        findThem();
    }
    void cleanup() { m_desk.reset(); }

    void whoMayNotReadItHasNoSuchPage()
    {
        m_desk = std::make_unique<WindowDesk>();
        // What is offered by a right comes soon after the window, if it comes.
        QVERIFY(waitUntil([this] { return window().findChild<QWidget *>(QStringLiteral("section.requests")); }));
        QTest::qWait(300);
        press("Ctrl+Shift+F2");
        QVERIFY(!window().findChild<QWidget *>(QStringLiteral("events")));
        QCOMPARE(questions(), 0);
    }

    void newestComesFirstAndSaysWhoDidWhatWhen() // R132
    {
        openLog();
        QCOMPARE(asked(), EventsAsked{EventPart::All});
        QVERIFY2(sentence().contains(QStringLiteral("از سرور پرسیده می‌شود")), qPrintable(sentence()));
        EventLine referred = line(1);
        referred.to = Localized{QStringLiteral("کارشناس ناحیه ۲"), {}};
        referred.forWhom = QStringLiteral("مینا");
        EventLine refused = line(2, EventSort::Refused, "AddNote");
        refused.reason = QStringLiteral("access.denied");
        EventLine opened = line(3, EventSort::Opened, "opened");
        EventLine exported = line(4, EventSort::TakenOut, "exported");
        exported.caseId.reset();
        exported.code.reset();
        exported.detail = QStringLiteral("list.current xlsx 120");
        EventLine late = line(5, EventSort::Held, "RegisterCase");
        late.receivedAt = answeredAt;
        answer({referred, refused, opened, exported, late});
        QVERIFY(waitUntil([this] { return row(4).id == numbered(5).toString(); }));
        QCOMPARE(row(0).title, QStringLiteral("ارجاع به کارشناس ناحیه ۲"));
        QCOMPARE(row(0).code, m_case.code);
        QCOMPARE(row(0).status, QStringLiteral("انجام شد"));
        QVERIFY2(row(0).detail.contains(m_name) && row(0).detail.contains(QStringLiteral("به جای مینا"))
                     && row(0).detail.contains(QStringLiteral("رایانهٔ ۱۷")),
                 qPrintable(row(0).detail));
        QVERIFY2(row(0).detail.contains(QStringLiteral("۱۴۰۵/")), qPrintable(row(0).detail));
        QCOMPARE(row(1).title, QStringLiteral("یادداشت"));
        QCOMPARE(row(1).status, QStringLiteral("رد شد"));
        QVERIFY2(row(1).detail.contains(QStringLiteral("به او گفته شد: «")), qPrintable(row(1).detail));
        QCOMPARE(row(2).title, QStringLiteral("بازکردن پرونده"));
        QCOMPARE(row(3).title, QStringLiteral("برون‌بری فهرست: کارتابل جاری، %1، ۱۲۰ سطر").arg(uikit::leftToRight(QStringLiteral("XLSX"))));
        QVERIFY2(row(4).fullDate.contains(u'\n'), qPrintable(row(4).fullDate));
        QVERIFY2(sentence().startsWith(QStringLiteral("از سرور")), qPrintable(sentence()));
        picture("all");
    }

    void enterOpensTheCaseOfTheLine() // R132
    {
        openLog();
        EventLine ofNone = line(2, EventSort::Done, "PutRecord");
        ofNone.caseId.reset();
        ofNone.code.reset();
        answer({line(1), ofNone});
        QVERIFY(waitUntil([this] { return list().currentId() == numbered(1).toString(); }));
        press("Down");
        press("Return");
        QVERIFY2(m_desk->message().contains(QStringLiteral("دربارهٔ پرونده‌ای نیست")), qPrintable(m_desk->message()));
        QVERIFY(list().isVisible());
        press("Up");
        press("Return");
        QVERIFY(waitUntil([this] { return !list().isVisible() && showsCase(); }));
        // Back where one was, and nobody asks again.
        press("Ctrl+Shift+F2");
        QVERIFY(list().hasFocus());
        QCOMPARE(list().currentId(), numbered(1).toString());
        QCOMPARE(questions(), 1);
    }

    void partPersonAndDaysNarrowTheQuestionByKeys() // R132
    {
        openLog();
        const auto first = m_desk->server().asked.back().cancelled;
        press("Ctrl+5");
        QVERIFY(waitUntil([this] { return questions() == 2; }));
        QVERIFY(*first);
        QCOMPARE(asked(), EventsAsked{EventPart::NotApplied});
        answer({});
        QVERIFY(waitUntil([this] { return sentence() == QStringLiteral("در این زمان کسی چنین کاری نکرده است."); }));
        // Letters in the list look for a person.
        list().setFocus();
        type(window(), m_name);
        QVERIFY(field<QLineEdit>("eventPerson").hasFocus());
        press("Return");
        QVERIFY(waitUntil([this] { return questions() == 3; }));
        QCOMPARE(asked().user, std::optional(m_person));
        QVERIFY(list().hasFocus());
        field<QLineEdit>("eventFrom").setFocus(Qt::TabFocusReason);
        type(window(), QStringLiteral("1405/8/1"));
        press("Tab");
        QVERIFY(field<QLineEdit>("eventUntil").hasFocus());
        type(window(), QStringLiteral("1405/8/2"));
        press("Tab");
        QVERIFY(waitUntil([this] { return asked().from && asked().until; }));
        // Whole days of the organisation's zone, both of them.
        QCOMPARE(asked().until->milliseconds() - asked().from->milliseconds(), qint64(48) * 3'600'000);
        QCOMPARE(asked().part, EventPart::NotApplied);
        QCOMPARE(asked().user, std::optional(m_person));
        const int before = questions();
        press("Ctrl+R");
        QVERIFY(waitUntil([&] { return questions() == before + 1; }));
        answer(lines(1, 3));
        QVERIFY(waitUntil([this] { return row(2).id == numbered(3).toString(); }));
        picture("narrowed");
    }

    void pagesComeAsOneGoesDown()
    {
        openLog();
        answer(lines(1, eventPageLines), EventPlace{Instant(5), numbered(eventPageLines)});
        QVERIFY(waitUntil([this] { return list().currentId() == numbered(1).toString(); }));
        QCOMPARE(questions(), 1);
        press("End");
        QVERIFY(waitUntil([this] { return questions() == 2; }));
        QCOMPARE(asked().after, std::optional(EventPlace{Instant(5), numbered(eventPageLines)}));
        answer(lines(eventPageLines + 1, 7));
        QVERIFY(waitUntil([this] { return list().currentId() == numbered(eventPageLines + 7).toString(); }));
        QCOMPARE(questions(), 2);
    }

    void serverThatIsNotThereIsSaidAndAskedAgain()
    {
        openLog();
        m_desk->server().answer(Error("front.unreachable"));
        QVERIFY(waitUntil([this] { return sentence().contains(QStringLiteral("سرور اکنون در دسترس نیست")); }));
        press("Ctrl+R");
        QVERIFY(waitUntil([this] { return questions() == 2; }));
        answer({});
        QVERIFY(waitUntil([this] { return sentence().startsWith(QStringLiteral("هنوز چیزی در گزارش رویدادها نیست")); }));
    }

    void logIsExportedByKeysAndTheJournalSaysSo() // R132
    {
        openLog();
        answer({line(1), line(2, EventSort::Refused, "AddNote")});
        QVERIFY(waitUntil([this] { return list().currentId() == numbered(1).toString(); }));
        press("Ctrl+Shift+E");
        auto *file = find<QLineEdit>(QStringLiteral("outFile"), &window());
        QVERIFY(file && file->hasFocus());
        const QString name = m_folder.filePath(QStringLiteral("events.xlsx"));
        press("Ctrl+A");
        type(window(), name + u'\n');
        QVERIFY(waitUntil([&] { return QFile::exists(name) && !find<QLineEdit>(QStringLiteral("outFile"), &window()); }));
        QList<QStringList> rows;
        const auto source = bench::must(sheets::openRows(name));
        while (const auto record = source->next())
            rows += record->fields;
        QCOMPARE(rows.size(), 3);
        // Before the time stands the number of the row.
        QCOMPARE(rows[1][2], m_name);
        QCOMPARE(rows[1][4], QStringLiteral("ارجاع"));
        QCOMPARE(rows[1][5], m_case.code);
        QCOMPARE(rows[2][6], QStringLiteral("رد شد"));
        const auto journal = [this] {
            QStringList noted;
            bench::must(m_desk->connect()->each("SELECT act, detail FROM look_journal", {}, [&noted](const storage::RowView &view) {
                noted += view.text(0) + u' ' + view.text(1);
                return true;
            }));
            return noted;
        };
        QVERIFY(waitUntil([&] { return journal().contains(QStringLiteral("exported events xlsx 2")); }));
    }

private:
    struct KnownCase
    {
        cases::CaseId id{numbered(0)};
        QString code;
    };
    KnownCase m_case;
    UserId m_person{numbered(0)};
    QString m_name;
};

QTEST_MAIN(EventPageTest)
#include "event_page_test.moc"
