// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/ui/process_page.h"

#include "cases/store/sql_process_queries.h"
#include "desktop/desk_session.h"
#include "desktop/support/told_server.h"
#include "intake/core/register_case.h"
#include "reference/support/city_ground.h"
#include "reference/ui/field_editor.h"
#include "uikit/language.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/put_process.h"
#include "workflow/core/switch_process.h"
#include "workflow/ui/lines_view.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QProgressBar>
#include <QTabWidget>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using namespace peygir::workflow;
using reference::FieldEditor;

namespace {

constexpr int messages = 7;
const QString jobId = QStringLiteral("019b761a-6540-7000-8000-000000000238");
const QString cycleName = QStringLiteral("چرخهٔ پیام ۱۳۷");
const QString clerkName = QStringLiteral("شهر تک‌کارشناس");

NodeKey key(const char *text) { return NodeKey::parse(QString::fromLatin1(text)).value(); }

} // namespace

/// Goal: by keys alone a process is edited in tables and saved as its next version, the city is switched to it after the page
/// has said what happens to open cases, and is switched back (R010, R074, R075, R077, R078, R091).
class ProcessPageTest : public QObject, protected CityGround
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        openGround();
        m_queries = std::make_unique<cases::SqlProcessQueries>(*m_thread);
        m_server = std::make_unique<ToldServer>();
        registerMessages();
        m_given = m_desk->submitted().size();
        makePage();
    }
    void cleanup()
    {
        m_page.reset();
        m_server.reset();
        m_queries.reset();
        closeGround();
    }

    void whatCannotBeSavedIsSaidWithTheLineToMend()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+1"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("بازبینی"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY2(effect().contains(QStringLiteral("بازبینی")) && effect().contains(QStringLiteral("راهی")),
                 qPrintable(effect()));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(given(), size_t(0));
        QVERIFY(label("processProblem")->isVisible());
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QVERIFY(!label("processProblem")->isVisible());
        QVERIFY(effect().contains(QStringLiteral("چیزی ویرایش نشده")));
    }

    void beginningIsNotTakenAway()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+1"));
        press(*m_page, QStringLiteral("Delete"));
        QVERIFY(label("processProblem")->text().contains(QStringLiteral("ثبت موقت")));
    }

    void whatIsEditedIsNotLostByAStepInTheList()
    {
        open(cycleName, 2);
        renameFirst(QStringLiteral("آغاز کار"));
        press(*m_page, QStringLiteral("Esc"));
        QVERIFY(list().hasFocus());
        const int before = list().current();
        press(*m_page, QStringLiteral("Down"));
        QCOMPARE(list().current(), before);
        QVERIFY(label("processProblem")->isVisible());
    }

    void statusOperationAndReceiverAreEditedAndSavedByKeys() // R074, R075, R077, R078, R091
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+1"));
        press(*m_page, QStringLiteral("F2"));
        put("name", QStringLiteral("آغاز کار"));
        put("colour", QStringLiteral("#b45309"));
        put("sms", QStringLiteral("پیام شما با کد {code} ثبت شد."));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        press(*m_page, QStringLiteral("Ctrl+2"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        put("name", QStringLiteral("ارسال برای بررسی"));
        choose("from", "follow_up");
        choose("to", "check");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        press(*m_page, QStringLiteral("Ctrl+3"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("F2"));
        choose("by", "unit_head");
        choose("unit", "region");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY2(effect().contains(QStringLiteral("نسخهٔ ۳")) && effect().contains(QStringLiteral("۳ سطر")),
                 qPrintable(effect()));
        shoot("processes-receivers");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return given() == 1; }));
        const auto command = must(fieldsFromJson<PutProcess>(last().arguments));
        const Process saved = must(parseProcess(command.definition.toUtf8()));
        const Node *beginning = saved.find(key("temporary"));
        QCOMPARE(beginning->status()->name.fa, QStringLiteral("آغاز کار"));
        QCOMPARE(beginning->status()->colour, QStringLiteral("#b45309"));
        QCOMPARE(beginning->status()->sms->fa, QStringLiteral("پیام شما با کد {code} ثبت شد."));
        const Edge *made = saved.edgesFrom(key("follow_up")).back();
        QCOMPARE(made->name->fa, QStringLiteral("ارسال برای بررسی"));
        QCOMPARE(made->to, key("check"));
        QVERIFY(saved.find(key("follow_up"))->task()->holder == HolderRule(UnitHeadHolds{Responsibility::Region}));
        // The new version is opened, and nothing walks it yet.
        QVERIFY(waitUntil([this] { return list().count() == 6 && heading().contains(QStringLiteral("نسخهٔ ۳")); }));
        QCOMPARE(cell(list(), list().current(), 3), QStringLiteral("۰"));
    }

    void receiverWithoutWhatHeNeedsIsSaidBesideTheField()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+3"));
        press(*m_page, QStringLiteral("F2"));
        choose("by", "unit_head");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] {
            const auto labels = editor("unit")->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *one) {
                return one->property("role") == QStringLiteral("problem") && !one->text().isEmpty();
            });
        }));
        press(*m_page, QStringLiteral("Esc"));
        QVERIFY(effect().contains(QStringLiteral("چیزی ویرایش نشده")));
    }

    void cityIsSwitchedToOneClerkAndBackByKeys() // R010
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        auto *target = m_page->findChild<QComboBox *>(QStringLiteral("switchTarget"));
        target->setFocus(Qt::TabFocusReason);
        for (int n = 0; n < 10 && !target->currentText().contains(clerkName + QStringLiteral("، نسخهٔ ۲")); ++n)
            press(*m_page, QStringLiteral("Down"));
        QVERIFY(target->currentText().contains(clerkName));
        auto &lines = *m_page->findChild<LinesView *>(QStringLiteral("switchLines"));
        QCOMPARE(lines.count(), 6);
        QCOMPARE(cell(lines, 0, 1), QStringLiteral("۷"));
        QVERIFY(cell(lines, 0, 2).contains(QStringLiteral("در دست اقدام")));
        QVERIFY2(label("switchEffect")->text().contains(QStringLiteral("۷ پروندهٔ باز")),
                 qPrintable(label("switchEffect")->text()));
        QCOMPARE(given(), size_t(0));
        shoot("processes-switch");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return given() == 1 && m_server->asked.back().query == QByteArray("job"); }));
        const auto switched = must(fieldsFromJson<SwitchProcess>(last().arguments));
        const QJsonObject wanted = m_server->asked.back().arguments;
        QCOMPARE(wanted.value(QStringLiteral("kind")).toString(), QStringLiteral("process_switch"));
        const QJsonObject places =
            wanted.value(QStringLiteral("arguments")).toObject().value(QStringLiteral("places")).toObject();
        QCOMPARE(places.value(QStringLiteral("temporary")).toString(), QStringLiteral("in_hand"));
        const QString job = QStringLiteral("019b761a-6540-7000-8000-000000000238");
        m_server->answer(ServerPort::Answer{Instant(1), {}, {{QStringLiteral("job"), job}}});
        QVERIFY(m_said.contains(QStringLiteral("شهر جابه‌جا شد")));
        tell(job, switched, "running", 3, 0);
        QVERIFY(m_page->findChild<QProgressBar *>()->isVisible());
        QVERIFY(label("switchState")->text().contains(QStringLiteral("۳ از ۷")));
        shoot("processes-switching");
        // The page looks again by itself, and stops looking when all is done.
        QVERIFY(waitUntil([this] { return isAskedForJobs(); }));
        tell(job, switched, "done", 7, 0);
        QVERIFY(!m_page->findChild<QProgressBar *>()->isVisible());
        QVERIFY(m_said.contains(QStringLiteral("۷ از ۷")));

        // The server first: what it refuses to take back leaves new messages where they go.
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QCOMPARE(lastAct(), QStringLiteral("undo"));
        m_server->answer(Error("jobs.too_old"));
        QVERIFY(label("switchProblem")->isVisible());
        QCOMPARE(given(), size_t(1));
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QCOMPARE(lastAct(), QStringLiteral("undo"));
        m_server->answer(ServerPort::Answer{Instant(1), {}, {{QStringLiteral("job"), job}}});
        QVERIFY(waitUntil([this] { return given() == 2; }));
        const auto back = must(fieldsFromJson<SwitchProcess>(last().arguments));
        QCOMPARE(back.from, switched.to);
        QCOMPARE(back.to, switched.from);
        QVERIFY(back.seen && !back.seen->from);
        QCOMPARE(back.seen->to, std::optional(switched.to));
        tell(job, switched, "undone", 0, 7);
        QVERIFY(label("switchState")->text().contains(QStringLiteral("۷ پرونده برگردانده شد")));
    }

    void whatWasStoppedGoesOnInTheDirectionThatItHad_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("on its way") << QByteArray("stopped");
        QTest::newRow("being taken back") << QByteArray("undo_stopped");
        QTest::newRow("by itself") << QByteArray("failed");
    }
    void whatWasStoppedGoesOnInTheDirectionThatItHad()
    {
        QFETCH(const QByteArray, state);
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        QVERIFY(waitUntil([this] { return isAskedForJobs(); }));
        tell(jobId, {idOf(2), idOf(1)}, state, 3, 1);
        QVERIFY(label("switchState")->text().contains(QStringLiteral("نگه داشته")));
        shoot("processes-switch-" + state);
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(lastAct(), QStringLiteral("go_on"));
        QCOMPARE(m_server->asked.back().arguments.value(QStringLiteral("job")).toString(), jobId);
        QCOMPARE(given(), size_t(0));
    }

    void whatIsTooOldToGoOnDoesNotBlockTheNextSwitch()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        QVERIFY(waitUntil([this] { return isAskedForJobs(); }));
        tell(jobId, {idOf(2), idOf(1)}, "stopped", 3, 0, 0, true);
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QVERIFY(isAskedForJobs());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return given() == 1 && lastAct() == QStringLiteral("begin"); }));
    }

    void switchOfAnotherProcessIsNotTakenBackHere()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        QVERIFY(waitUntil([this] { return isAskedForJobs(); }));
        tell(jobId, {idOf(1), idOf(2)}, "done", 7, 0);
        QVERIFY(label("switchState")->text().isEmpty());
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QVERIFY(isAskedForJobs());
        QCOMPARE(given(), size_t(0));
    }

    void whatSomebodyHasSwitchedFurtherIsNotTakenBack()
    {
        storage::Door door(*m_writer);
        for (const auto &[version, next] : {std::pair(2, idOf(1)), std::pair(1, clerk())}) {
            auto record = fromRow<ProcessDefinition>(*must(door.row(tableOf<ProcessDefinition>(), idOf(version).uuid())));
            record.followedBy = next;
            must(door.put(toRow(record)));
        }
        makePage();
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        QVERIFY(waitUntil([this] { return isAskedForJobs(); }));
        tell(jobId, {idOf(2), idOf(1)}, "done", 7, 0);
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QVERIFY(label("switchProblem")->isVisible());
        QVERIFY(isAskedForJobs());
        QCOMPARE(given(), size_t(0));
    }

    void openCasesWaitUntilTheServerHasTheSwitch()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return given() == 1 && lastAct() == QStringLiteral("begin"); }));
        const size_t first = m_server->asked.size();
        m_server->answer(Error("workflow.switch.not_yet"));
        QVERIFY(!label("switchProblem")->isVisible());
        QVERIFY2(label("switchState")->text().contains(QStringLiteral("در راه")), qPrintable(label("switchState")->text()));
        shoot("processes-switch-waiting");
        QVERIFY(waitUntil([&] { return m_server->asked.size() > first; }));
        QCOMPARE(lastAct(), QStringLiteral("begin"));
        QCOMPARE(given(), size_t(1));
        // Whoever does not want to wait any more is not asked for again.
        m_server->answer(Error("workflow.switch.not_yet"));
        press(*m_page, QStringLiteral("Esc"));
        const size_t stopped = m_server->asked.size();
        QTest::qWait(1500);
        QCOMPARE(m_server->asked.size(), stopped);
    }

    void statusThatIsGoneIsSaidUntilAPlaceIsPicked()
    {
        // From the second version of the cycle to the permit, which has none of its statuses.
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        auto *target = m_page->findChild<QComboBox *>(QStringLiteral("switchTarget"));
        target->setFocus(Qt::TabFocusReason);
        for (int n = 0; n < 10 && target->currentText().contains(cycleName); ++n)
            press(*m_page, QStringLiteral("Down"));
        auto &lines = *m_page->findChild<LinesView *>(QStringLiteral("switchLines"));
        for (int n = 0; n < 10 && !cell(lines, 0, 2).contains(QStringLiteral("F2")); ++n)
            press(*m_page, QStringLiteral("Down"));
        QVERIFY(cell(lines, 0, 2).contains(QStringLiteral("F2")));
        lines.setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(given(), size_t(0));
        QVERIFY(label("switchProblem")->text().contains(QStringLiteral("۷ پروندهٔ باز")));
        auto *place = m_page->findChild<QComboBox *>(QStringLiteral("switchPlace"));
        QVERIFY(place->hasFocus());
        // Its list opens below it, and what is chosen there counts.
        press(*m_page, QStringLiteral("F2"));
        QVERIFY(waitUntil([place] { return place->view()->isVisible(); }));
        QTest::keyClick(place->view(), Qt::Key_Down);
        QTest::keyClick(place->view(), Qt::Key_Return);
        QVERIFY(waitUntil([&] { return !cell(lines, 0, 2).contains(QStringLiteral("F2")); }));
        QVERIFY(!label("switchProblem")->isVisible());
    }

    void serverCountsWhatThisDeskDoesNotHold()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        auto &lines = *m_page->findChild<LinesView *>(QStringLiteral("switchLines"));
        QCOMPARE(cell(lines, 0, 1), QStringLiteral("۷"));
        const auto asked = std::find_if(m_server->asked.begin(), m_server->asked.end(),
                                        [](const auto &one) { return one.query == QByteArray("process_standing"); });
        QVERIFY(asked != m_server->asked.end());
        QCOMPARE(asked->arguments.value(QStringLiteral("process")).toString(), idOf(2).toString());
        const auto done = asked->done;
        done(ServerPort::Answer{Instant(1),
                                {},
                                {{QStringLiteral("standing"), QJsonObject{{QStringLiteral("temporary"), 1200},
                                                                          {QStringLiteral("answer"), 34}}}}});
        QCOMPARE(cell(lines, 0, 1), QStringLiteral("۱۲۰۰"));
        QVERIFY(label("switchEffect")->text().contains(QStringLiteral("۱۲۳۴")));
    }

    void casesThatStayedAreNamedWithTheReason()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        QVERIFY(waitUntil([this] { return isAskedForJobs(); }));
        const SwitchProcess way{idOf(2), idOf(1)};
        tell(QStringLiteral("019b761a-6540-7000-8000-000000000238"), way, "done", 6, 0, 300);
        QCOMPARE(m_server->asked.back().arguments.value(QStringLiteral("act")).toString(), QStringLiteral("troubles"));
        m_server->answer(ServerPort::Answer{
            Instant(1),
            {},
            {{QStringLiteral("troubles"),
              QJsonArray{QJsonObject{{QStringLiteral("code"), QStringLiteral("48201739")},
                                     {QStringLiteral("reason"), QStringLiteral("cases.process_unfit")},
                                     {QStringLiteral("values"),
                                      QJsonObject{{QStringLiteral("code"), QStringLiteral("48201739")}}}}}}}});
        QVERIFY(label("switchProblem")->text().contains(QStringLiteral("۴۸۲۰۱۷۳۹")));
        QVERIFY(label("switchProblem")->text().contains(QStringLiteral("شاخه")));
        // The server names some; how many there are it tells besides.
        QVERIFY2(label("switchProblem")->text().contains(QStringLiteral("۳۰۰ ")), qPrintable(label("switchProblem")->text()));
        QVERIFY(label("switchProblem")->text().contains(QStringLiteral("۲۹۹")));
    }

    void serverThatIsNotThereLeavesOpenCasesAndSaysSo()
    {
        open(cycleName, 2);
        press(*m_page, QStringLiteral("Ctrl+4"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return given() == 1 && m_server->asked.back().query == QByteArray("job"); }));
        m_server->answer(Error("front.unreachable"));
        QVERIFY(label("switchProblem")->text().contains(QStringLiteral("سر جایشان مانده‌اند")));
    }

    void pagesAreLookedAt()
    {
        if (qEnvironmentVariable("PEYGIR_SCREENSHOTS").isEmpty())
            return;
        open(cycleName, 2);
        for (const uikit::Brightness brightness : {uikit::Brightness::Light, uikit::Brightness::Dark}) {
            uikit::Theme::current().setBrightness(brightness);
            const QByteArray end = brightness == uikit::Brightness::Dark ? "-dark" : "-light";
            press(*m_page, QStringLiteral("Ctrl+1"));
            press(*m_page, QStringLiteral("F2"));
            shoot("processes-statuses" + end);
            press(*m_page, QStringLiteral("Esc"));
            press(*m_page, QStringLiteral("Ctrl+2"));
            press(*m_page, QStringLiteral("F2"));
            shoot("processes-operations" + end);
            press(*m_page, QStringLiteral("Esc"));
            press(*m_page, QStringLiteral("Ctrl+4"));
            shoot("processes-switch" + end);
        }
        uikit::Theme::current().setBrightness(uikit::Brightness::Light);
        uikit::setLanguage(uikit::Language::English);
        makePage();
        open(QStringLiteral("137 message cycle"), 2);
        press(*m_page, QStringLiteral("Ctrl+1"));
        press(*m_page, QStringLiteral("F2"));
        shoot("processes-statuses-english");
        press(*m_page, QStringLiteral("Esc"));
        press(*m_page, QStringLiteral("Ctrl+4"));
        shoot("processes-switch-english");
        m_page.reset();
        uikit::setLanguage(uikit::Language::Persian);
    }

private:
    void makePage()
    {
        m_page = std::make_unique<ProcessPage>(ProcessPage::Ports{*m_queries, *m_records, *m_desk, *m_server});
        connect(m_page.get(), &ProcessPage::said, this, [this](const QString &sentence) { m_said = sentence; });
        // What a window of 1366×768 leaves to a page.
        m_page->resize(1160, 660);
        QVERIFY(showActive(*m_page));
        QVERIFY(waitUntil([this] { return list().count() == 5; }));
        m_page->takeFocus();
        m_said.clear();
    }
    void registerMessages()
    {
        const auto subjects = m_desk->facts().all<catalogue::Subject>();
        const auto subject = std::find_if(subjects.begin(), subjects.end(), [this](const catalogue::Subject &one) {
            return one.active && ProcessId(one.process) == idOf(2);
        });
        QVERIFY(subject != subjects.end());
        for (int n = 0; n < messages; ++n) {
            intake::RegisterCase message{.code = {},
                                         .subject = subject->id,
                                         .place = std::nullopt,
                                         .plaque = {},
                                         .address = {},
                                         .words = QString::number(n),
                                         .callerPhone = {},
                                         .callerName = {},
                                         .channel = cases::Channel::Phone,
                                         .urgency = cases::Urgency::FollowUp,
                                         .answers = {}};
            bool isDone = false;
            m_desk->submit(intake::RegisterCase::kind, fieldsToJson(message), this,
                           [&isDone](const Result<DeskPort::Accepted> &accepted) {
                               must(accepted);
                               isDone = true;
                           });
            QVERIFY(waitUntil([&isDone] { return isDone; }));
        }
    }
    /// Of a version of the cycle.
    ProcessId idOf(int version)
    {
        for (const ProcessDefinition &one : m_desk->facts().all<ProcessDefinition>()) {
            if (one.key == QStringLiteral("cycle_137") && one.version == version)
                return one.id;
        }
        qFatal("no such version");
    }

    ProcessId clerk()
    {
        for (const ProcessDefinition &one : m_desk->facts().all<ProcessDefinition>()) {
            if (one.key == QStringLiteral("one_clerk_town") && one.version == 2)
                return one.id;
        }
        qFatal("no such process");
    }
    QString lastAct() { return m_server->asked.back().arguments.value(QStringLiteral("act")).toString(); }

    LinesView &list() { return *m_page->findChild<LinesView *>(QStringLiteral("processList")); }
    QLabel *label(const char *name) { return m_page->findChild<QLabel *>(QLatin1String(name)); }
    QString effect() { return label("processEffect")->text(); }
    QString heading() { return label("processHeading")->text(); }
    static QString cell(LinesView &lines, int row, int column)
    {
        return lines.model()->index(row, column).data().toString();
    }
    size_t given() { return m_desk->submitted().size() - m_given; }
    const Envelope &last() { return m_desk->submitted().back(); }
    bool isAskedForJobs()
    {
        return !m_server->asked.empty() && m_server->asked.back().query == QByteArray("jobs");
    }

    void open(const QString &name, int version)
    {
        list().setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Home"));
        for (int n = 0; n < list().count(); ++n) {
            if (cell(list(), list().current(), 0) == name
                && cell(list(), list().current(), 1) == uikit::inUsersDigits(QString::number(version)))
                return;
            press(*m_page, QStringLiteral("Down"));
        }
        QFAIL("no such process");
    }
    /// The editor of this field that is on the screen.
    FieldEditor *editor(const char *field)
    {
        for (FieldEditor *one : m_page->findChildren<FieldEditor *>(QLatin1String(field))) {
            if (one->isVisible())
                return one;
        }
        qFatal("no field %s", field);
    }
    void put(const char *field, const QString &text)
    {
        editor(field)->setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, text);
    }
    void choose(const char *field, const char *word)
    {
        auto *box = editor(field)->findChild<QComboBox *>();
        box->setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Home"));
        for (int n = 0; n < box->count() && box->currentData().toString() != QLatin1String(word); ++n)
            press(*m_page, QStringLiteral("Down"));
        QCOMPARE(box->currentData().toString(), QLatin1String(word));
    }
    void renameFirst(const QString &name)
    {
        press(*m_page, QStringLiteral("Ctrl+1"));
        press(*m_page, QStringLiteral("F2"));
        put("name", name);
        press(*m_page, QStringLiteral("Ctrl+Return"));
    }
    /// The server says how far the switch is.
    void tell(const QString &job, const SwitchProcess &way, const QByteArray &state, int applied, int undone, int refused = 0,
              bool partsAreGone = false)
    {
        QVERIFY(isAskedForJobs());
        m_server->answer(ServerPort::Answer{
            Instant(1),
            {},
            {{QStringLiteral("jobs"),
              QJsonArray{QJsonObject{{QStringLiteral("id"), job},
                                     {QStringLiteral("kind"), QStringLiteral("process_switch")},
                                     {QStringLiteral("arguments"),
                                      QJsonObject{{QStringLiteral("from"), way.from.toString()},
                                                  {QStringLiteral("to"), way.to.toString()}}},
                                     {QStringLiteral("state"), QString::fromLatin1(state)},
                                     {QStringLiteral("parts_gone"), partsAreGone},
                                     {QStringLiteral("total"), messages},
                                     {QStringLiteral("applied"), applied},
                                     {QStringLiteral("refused"), refused},
                                     {QStringLiteral("undone"), undone},
                                     {QStringLiteral("kept"), 0}}}}}});
    }
    void shoot(const QByteArray &name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(*m_page, folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".png")));
    }

    std::unique_ptr<cases::SqlProcessQueries> m_queries;
    std::unique_ptr<ToldServer> m_server;
    std::unique_ptr<ProcessPage> m_page;
    QString m_said;
    size_t m_given = 0;
};

QTEST_MAIN(ProcessPageTest)
#include "process_page_test.moc"
