// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/deadline_job.h"

#include "base/limits.h"
#include "cases/core/add_note.h"
#include "cases/core/case_card.h"
#include "cases/core/move_deadline.h"
#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "persian/local_time.h"
#include "reference/core/calendar_sheet.h"
#include "reference/core/put_record.h"
#include "service/job_kinds.h"
#include "simulation/city.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "sync/server/jobs.h"
#include "sync/server/leadership.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using cases::CaseCard;
using reference::TimeOfDay;
using test::EmptyDatabase;
using test::idOf;
using test::must;
using namespace std::chrono_literals;

namespace {

/// A step moves 250: three of them and a bit. As the subject counts, so does one of fifty thousand.
constexpr int messages = 800;
constexpr int stepOfJob = limits::commandAggregates / 2;
const Instant begun(1'795'000'000'000);
const Uuid jobId = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-000000000138"));
const reference::WorkingCalendarId calendarId(*Uuid::parse(QStringView(u"019b761a-6540-7000-8000-000000000139")));
const reference::CalendarDayId holidayId(*Uuid::parse(QStringView(u"019b761a-6540-7000-8000-00000000013a")));

} // namespace

/// Goal: a holiday that comes late moves the promises of all open cases that go by the calendar, and of no other;
/// stopped half way it is taken back, and each case is promised exactly as it was.
class DeadlineJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_random = SeededRandom(7);
        must(Leadership::establish(*m_connection, newUuid(begun, m_random), QByteArray(32, 'k')));
        Leadership leadership(*m_connection, {"test", ""});
        QVERIFY(must(leadership.campaign(begun)));
        m_token = leadership.token();
        std::vector<Arrival> all;
        for (const auto &step : m_city.steps())
            all.push_back(arrival(step.kind, step.arguments));
        reference::WorkingCalendar calendar{calendarId, {QStringLiteral("Office"), {}}, {}, true};
        for (const auto &[weekday, word] : persian::wordsOf(persian::Weekday()))
            calendar.week.push_back({weekday, TimeOfDay::fromMinutes(8 * 60), TimeOfDay::fromMinutes(16 * 60)});
        all.push_back(record("working_calendar", fieldsToJson(calendar)));
        catalogue::Subject subject = m_city.subjects()[0];
        subject.calendar = calendarId;
        subject.deadlineHours = 40;
        all.push_back(record("subject", fieldsToJson(subject)));
        for (int n = 0; n < messages; ++n)
            all.push_back(arrival(intake::RegisterCase::kind, fieldsToJson(message(n % 8 == 7 ? 1 : 0, n))));
        for (const Receipt &receipt : runAll(all))
            QCOMPARE(receipt.outcome, Outcome::Applied);
        m_before = cards();
        m_moving = std::count_if(m_before.begin(), m_before.end(),
                                 [&](const auto &one) { return one.second.subject == subject.id; });
        QVERIFY(m_moving > 2 * stepOfJob);
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whatIsNoCalendarIsRefused()
    {
        const auto refused = [this](const QJsonObject &arguments) {
            return idOf(jobs().begin(jobId, "deadlines", arguments, access::systemUser(), begun));
        };
        QCOMPARE(refused({}), QByteArray("command.field.missing"));
        QCOMPARE(refused(fieldsToJson(cases::DeadlinesAsked{reference::WorkingCalendarId(jobId)})),
                 QByteArray("reference.calendar_unknown"));
    }

    void calendarThatHasNotChangedMovesNothing()
    {
        begin();
        runToEnd();
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.applied, qint64(0));
        QVERIFY(sameAsBefore());
    }

    void holidayMovesThePromisesThatGoByItAndNoOther()
    {
        putHoliday();
        begin();
        QCOMPARE(job().total, qint64(m_moving));
        runToEnd();
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.applied, qint64(m_moving));
        // A day's eight hours are those of the day after.
        for (const auto &[id, card] : cards())
            QCOMPARE(*card.deadline - *m_before.at(id).deadline, goesBy(card) ? Milliseconds(24h) : Milliseconds(0));
    }

    void stoppedHalfWayItIsTakenBackAndAllIsAsItWas()
    {
        putHoliday();
        begin();
        must(step());
        must(jobs().stop(jobId, begun));
        QCOMPARE(moved(), qsizetype(stepOfJob));
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(job().state, JobState::Undone);
        QCOMPARE(job().counts.undone, qint64(stepOfJob));
        QVERIFY(sameAsBefore());
    }

    void doneItIsTakenBackButForWhatWasMovedSince()
    {
        putHoliday();
        begin();
        runToEnd();
        const auto byHand = anyMoving(3);
        const auto noted = anyMoving(4);
        const Instant now = *must(card(byHand)).deadline;
        run(cases::MoveDeadline::kind, fieldsToJson(cases::MoveDeadline{cases::CaseId(byHand), {now, now + 1h}}));
        // A note is no reason to leave the promise where a mistake has put it.
        run(cases::AddNote::kind, fieldsToJson(cases::AddNote{cases::CaseId(noted), QStringLiteral("a note")}));
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(job().counts.kept, qint64(1));
        QCOMPARE(job().counts.undone, qint64(m_moving - 1));
        QCOMPARE(must(jobs().troubles(jobId, 10)).front().reason.id(), QByteArray("jobs.moved_on"));
        QCOMPARE(must(card(byHand)).deadline, std::optional(now + 1h));
        QCOMPARE(must(card(noted)).deadline, m_before.at(noted).deadline);
    }

    void begunAgainItGoesOnWithWhatIsLeft()
    {
        putHoliday();
        begin();
        must(step());
        must(jobs().stop(jobId, begun));
        must(jobs().goOn(jobId, begun));
        runToEnd();
        QCOMPARE(job().counts.applied, qint64(m_moving));
        QCOMPARE(moved(), qsizetype(m_moving));
    }

private:
    Arrival arrival(const QByteArray &kind, const QJsonObject &arguments)
    {
        const Envelope envelope{
            newUuid(begun, m_random), kind, 1, access::systemUser(), begun, 0, begun, {}, arguments};
        return {envelope.encoded(), envelope, access::systemUser().uuid(), begun};
    }
    Arrival record(const char *type, const QJsonObject &record)
    {
        return arrival(reference::putRecordKind,
                       {{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("record"), record}});
    }
    intake::RegisterCase message(int subject, int n) const
    {
        return {.code = {},
                .subject = m_city.subjects()[size_t(subject)].id,
                .place = std::nullopt,
                .plaque = {},
                .address = {},
                .words = QString::number(n),
                .callerPhone = {},
                .callerName = {},
                .channel = cases::Channel::Phone,
                .urgency = cases::Urgency::FollowUp,
                .answers = {}};
    }
    std::vector<Receipt> runAll(const std::vector<Arrival> &arrivals)
    {
        Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        return must(sequencer.run(arrivals)).receipts;
    }
    void run(const QByteArray &kind, const QJsonObject &arguments)
    {
        QCOMPARE(runAll({arrival(kind, arguments)}).front().outcome, Outcome::Applied);
    }
    /// The third day after the messages.
    void putHoliday()
    {
        const auto today = persian::LocalTime::at(begun, QTimeZone("Asia/Tehran")).value().date;
        const reference::CalendarDay holiday{holidayId, today.plusDays(3), calendarId, {QStringLiteral("Snow"), {}}, {},
                                             true};
        QCOMPARE(runAll({record("calendar_day", fieldsToJson(holiday))}).front().outcome, Outcome::Applied);
    }

    Jobs jobs() { return Jobs(*m_connection, server::jobKinds()); }
    void begin()
    {
        must(jobs().begin(jobId, "deadlines", fieldsToJson(cases::DeadlinesAsked{calendarId}), access::systemUser(),
                          begun));
    }
    Job job() { return must(jobs().list()).front(); }
    Result<std::optional<GroupOutcome>> step()
    {
        Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        return jobs().step(sequencer, m_token, begun);
    }
    void runToEnd()
    {
        while (must(step())) {
        }
    }

    bool goesBy(const CaseCard &card) const { return card.subject == m_city.subjects()[0].id; }
    Result<CaseCard> card(const Uuid &id)
    {
        storage::Door door(*m_connection);
        TRY_LET(const RowPointer row, door.row(tableOf<CaseCard>(), id));
        return fromRow<CaseCard>(*row);
    }
    std::map<Uuid, CaseCard> cards()
    {
        std::map<Uuid, CaseCard> cards;
        const Table &table = tableOf<CaseCard>();
        must(
            m_connection->each("SELECT " + table.selectList + " FROM case_card", {}, [&](const storage::RowView &view) {
                const auto one = fromRow<CaseCard>(*storage::readRow(table, view));
                cards.emplace(one.id.uuid(), one);
                return true;
            }));
        return cards;
    }
    bool sameAsBefore()
    {
        const auto now = cards();
        return now.size() == m_before.size() && std::all_of(now.begin(), now.end(), [this](const auto &one) {
                   return toRow(one.second).sameContent(toRow(m_before.at(one.first)));
               });
    }
    qsizetype moved()
    {
        const auto now = cards();
        return std::count_if(now.begin(), now.end(), [this](const auto &one) {
            return one.second.deadline != m_before.at(one.first).deadline;
        });
    }
    Uuid anyMoving(int n) const
    {
        for (const auto &[id, card] : m_before) {
            if (goesBy(card) && n-- == 0)
                return id;
        }
        qFatal("too few");
    }

    SeededRandom m_random{7};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    const Registry m_rules = makeRegistry();
    const simulation::City m_city;
    qint64 m_token = 0;
    std::map<Uuid, CaseCard> m_before;
    qsizetype m_moving = 0;
};

QTEST_GUILESS_MAIN(DeadlineJobTest)
#include "deadline_job_test.moc"
