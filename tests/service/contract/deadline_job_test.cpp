// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/deadline_job.h"

#include "access/core/roles.h"
#include "base/limits.h"
#include "cases/core/add_note.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/move_deadline.h"
#include "cases/core/promised_end.h"
#include "persian/local_time.h"
#include "reference/core/calendar_sheet.h"
#include "reference/core/put_record.h"
#include "service/job_desk.h"
#include "service/support/job_ground.h"
#include "service/support/plan_reader.h"
#include "storage/held_facts.h"
#include "sync/support/failing_connection.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using cases::CaseCard;
using cases::CaseNode;
using reference::TimeOfDay;
using test::idOf;
using test::must;
using namespace std::chrono_literals;

namespace {

/// A step moves 250: three of them and a bit.
constexpr int messages = 800;
/// Each of them has two deadlines, its promised end and the due time of its stay: fifty thousand.
constexpr int casesOfAFlood = 25'000;
constexpr int stepOfJob = limits::commandAggregates / 2;
const Uuid jobId = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-000000000138"));
const reference::WorkingCalendarId calendarId(*Uuid::parse(QStringView(u"019b761a-6540-7000-8000-000000000139")));
const reference::CalendarDayId holidayId(*Uuid::parse(QStringView(u"019b761a-6540-7000-8000-00000000013a")));

} // namespace

/// Goal: a holiday that comes late moves the promises of all open cases that go by the calendar and the due times of
/// their stays, and no other, be they fifty thousand; stopped half way it goes on or is taken back, and each case is due
/// exactly as it was.
class DeadlineJobTest : public QObject, protected test::JobGround
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        std::vector<Arrival> all = openServer();
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
        m_before = rows<CaseCard>();
        m_staysBefore = rows<CaseNode>();
        m_moving = std::count_if(m_before.begin(), m_before.end(),
                                 [&](const auto &one) { return one.second.subject == subject.id; });
        QVERIFY(m_moving > 2 * stepOfJob);
    }
    void cleanup() { closeServer(); }

    void whatIsNoCalendarIsRefused()
    {
        const auto refused = [this](const QJsonObject &arguments) {
            return idOf(jobs().begin(jobId, "deadlines", arguments, access::systemUser(), begun));
        };
        QCOMPARE(refused({}), QByteArray("command.field.missing"));
        QCOMPARE(refused(fieldsToJson(cases::DeadlinesAsked{reference::WorkingCalendarId(jobId)})),
                 QByteArray("reference.calendar_unknown"));
    }

    void calendarWithoutWorkingDaysMovesNothing()
    {
        storage::Door door(*m_connection);
        reference::CalendarSheet idle{reference::sheetIdOf(calendarId), calendarId, {}, {}};
        must(door.put(toRow(idle)));
        QCOMPARE(idOf(jobs().begin(jobId, "deadlines", fieldsToJson(cases::DeadlinesAsked{calendarId}),
                                   access::systemUser(), begun)),
                 QByteArray("reference.calendar_never_works"));
        QVERIFY(sameAsBefore());
    }

    void calendarThatHasNotChangedMovesNothing()
    {
        begin();
        // To say how many move is the job's work, not that of whoever asks for it: all that may.
        QCOMPARE(job().total, qint64(m_moving));
        runToEnd();
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().total, qint64(0));
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
        for (const auto &[id, card] : rows<CaseCard>())
            QCOMPARE(*card.deadline - *m_before.at(id).deadline, goesBy(card) ? Milliseconds(24h) : Milliseconds(0));
    }

    void dueTimesOfStaysMoveAsPromisesDoAndComeBack()
    {
        putHoliday(1);
        const auto counts = must(cases::countDeadlineMoves(*m_connection, {calendarId}));
        QCOMPARE(counts.cases, qint64(m_moving));
        QCOMPARE(counts.promises, qint64(m_moving));
        QCOMPARE(counts.dues, qint64(m_moving));
        begin();
        runToEnd();
        for (const auto &[id, stay] : rows<CaseNode>()) {
            const bool moves = goesBy(m_before.at(stay.caseId.uuid()));
            QVERIFY(stay.dueAt);
            QCOMPARE(*stay.dueAt - *m_staysBefore.at(id).dueAt, moves ? Milliseconds(24h) : Milliseconds(0));
        }
        QCOMPARE(must(cases::countDeadlineMoves(*m_connection, {calendarId})).cases, qint64(0));
        must(jobs().undo(jobId, begun));
        runToEnd();
        QVERIFY(sameAsBefore());
    }

    void whatWaitsForTheCitizenIsMovedWhereItIsKept()
    {
        const Uuid id = anyMoving(5);
        const CaseNode stay = stayOf(id);
        run(cases::AskCitizen::kind,
            fieldsToJson(cases::AskCitizen{cases::CaseId(id), stay.id, QStringLiteral("which house?")}));
        putHoliday(1);
        begin();
        QCOMPARE(job().total, qint64(m_moving));
        runToEnd();
        QVERIFY(!must(card(id)).deadline);
        const auto wait = rows<cases::CaseWait>().begin()->second;
        const Milliseconds waited = m_now - wait.askedAt;
        run(cases::EndWait::kind, fieldsToJson(cases::EndWait{cases::CaseId(id), wait.id, cases::AskingEnd::TakenBack, {}}));
        QCOMPARE(must(card(id)).deadline, std::optional(*m_before.at(id).deadline + 24h + waited));
        QCOMPARE(stayOf(id).dueAt, std::optional(*stay.dueAt + 24h + waited));
        // What has been done with it since does not keep its ends from going back.
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(must(card(id)).deadline, std::optional(*m_before.at(id).deadline + waited));
        // It stands where the wait would have put it without the job: the day of its due time is a holiday by now.
        storage::HeldFacts held(*m_connection);
        const RightsOf rights = access::rightsOf;
        const Facts facts(held, access::systemUser(), rights);
        const auto later = cases::laterBy(*stay.dueAt, wait.askedAt, wait.askedAt + waited, m_before.at(id).subject, facts);
        QVERIFY(later.isKnown() && *later != *stay.dueAt + 24h + waited);
        QCOMPARE(stayOf(id).dueAt, std::optional(*later));
    }

    void deskBeginsItForWhoMayMoveEndsEverywhere()
    {
        putHoliday();
        const server::JobAsked asked{QStringLiteral("begin"), QString::fromLatin1(cases::deadlineJobName),
                                     fieldsToJson(cases::DeadlinesAsked{calendarId})};
        const UserId stranger(jobId);
        QCOMPARE(idOf(server::answerJob(*m_connection, stranger, asked, jobId, begun)), QByteArray("access.denied"));
        QCOMPARE(idOf(cases::mayMoveDeadlines(*m_connection, stranger)), QByteArray("access.denied"));
        // He may, but in one unit: cases of others would be refused one by one, when it is too late to tell him.
        QCOMPARE(idOf(server::answerJob(*m_connection, m_city.users()[3], asked, jobId, begun)),
                 QByteArray("access.denied"));
        QVERIFY(must(jobs().list()).empty());
        must(server::answerJob(*m_connection, access::systemUser(), asked, jobId, begun));
        runToEnd();
        QCOMPARE(job().counts.applied, qint64(m_moving));
    }

    void fiftyThousandDeadlinesStoppedHalfWayGoOnAndAllComeBack()
    {
        bringCases(casesOfAFlood - int(m_moving));
        QCOMPARE(m_moving, qsizetype(casesOfAFlood));
        putHoliday(1);
        begin();
        const auto counts = must(cases::countDeadlineMoves(*m_connection, {calendarId}));
        QCOMPARE(counts.promises + counts.dues, qint64(2 * casesOfAFlood));
        constexpr int halfWay = casesOfAFlood / stepOfJob / 2;
        for (int n = 0; n < halfWay; ++n)
            must(step());
        must(jobs().stop(jobId, begun));
        QVERIFY(!must(step()));
        QCOMPARE(job().state, JobState::Stopped);
        // What had moved has moved whole, and the rest stands.
        QCOMPARE(moved(), qsizetype(halfWay * stepOfJob));
        QCOMPARE(movedStays(), qsizetype(halfWay * stepOfJob));
        must(jobs().goOn(jobId, begun));
        runToEnd();
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(moved(), qsizetype(casesOfAFlood));
        QCOMPARE(movedStays(), qsizetype(casesOfAFlood));
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(job().counts.undone, qint64(casesOfAFlood));
        QCOMPARE(job().counts.kept, qint64(0));
        QVERIFY(sameAsBefore());
    }

    void whatIsOpenIsFoundWithoutWhatIsClosed()
    {
        putHoliday();
        const QJsonObject asked = fieldsToJson(cases::DeadlinesAsked{calendarId});
        const storage::JobKind kind = cases::deadlineJob();
        test::PlanReader reader(*m_connection);
        if (!reader.canRead())
            return;
        QVERIFY(must(kind.count(reader, asked)) > 0);
        QVERIFY(!must(kind.next(reader, asked, std::nullopt, stepOfJob)).empty());
        QVERIFY(!must(kind.next(reader, asked, anyMoving(3), stepOfJob)).empty());
        QCOMPARE(reader.readsOf("case_card", "case_card_open_subject"), QByteArrayList());
    }

    void afterAKillEachPartIsLookedAtAlone()
    {
        test::PlanReader reader(*m_connection);
        if (!reader.canRead())
            return;
        putHoliday();
        begin();
        testing::FailingConnection connection(*m_connection);
        connection.killAt(testing::FailingConnection::Kill::AfterCommit, 0);
        Sequencer sequencer(connection, m_rules);
        sequencer.lead(m_token);
        QVERIFY(!Jobs(connection, server::jobKinds()).step(sequencer, m_token, m_now).ok());
        // Meanwhile it is no holiday: of all open cases nothing moves, and who looks for the next that does reads them all.
        putHoliday(300);
        Sequencer another(*m_connection, m_rules);
        another.lead(m_token);
        must(Jobs(reader, server::jobKinds()).step(another, m_token, m_now));
        QCOMPARE(job().counts.refused, qint64(stepOfJob));
        QVERIFY2(reader.steps() < 40 * stepOfJob, QByteArray::number(reader.steps()));
        runToEnd();
        QVERIFY(sameAsBefore());
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
    Arrival record(const char *type, const QJsonObject &record)
    {
        return arrival(reference::putRecordKind,
                       {{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("record"), record}});
    }
    /// So many days after the messages.
    void putHoliday(int days = 3)
    {
        const auto today = persian::LocalTime::at(begun, QTimeZone("Asia/Tehran")).value().date;
        const reference::CalendarDay holiday{holidayId, today.plusDays(days), calendarId, {QStringLiteral("Snow"), {}}, {},
                                             true};
        QCOMPARE(runAll({record("calendar_day", fieldsToJson(holiday))}).front().outcome, Outcome::Applied);
    }

    void begin()
    {
        must(jobs().begin(jobId, "deadlines", fieldsToJson(cases::DeadlinesAsked{calendarId}), access::systemUser(),
                          begun));
    }
    bool goesBy(const CaseCard &card) const { return card.subject == m_city.subjects()[0].id; }
    Result<CaseCard> card(const Uuid &id)
    {
        storage::Door door(*m_connection);
        TRY_LET(const RowPointer row, door.row(tableOf<CaseCard>(), id));
        return fromRow<CaseCard>(*row);
    }
    template <class T>
    std::map<Uuid, T> rows()
    {
        std::map<Uuid, T> all;
        const Table &table = tableOf<T>();
        must(m_connection->each("SELECT " + table.selectList + " FROM " + table.name, {},
                                [&](const storage::RowView &view) {
                                    const auto one = fromRow<T>(*storage::readRow(table, view));
                                    all.emplace(one.id.uuid(), one);
                                    return true;
                                }));
        return all;
    }
    CaseNode stayOf(const Uuid &caseId)
    {
        for (const auto &[id, stay] : rows<CaseNode>()) {
            if (stay.caseId.uuid() == caseId)
                return stay;
        }
        qFatal("no stay");
    }
    /// More open cases like one that moves: their rows as they are, since taking down so many would be all that the test
    /// does.
    void bringCases(int cases)
    {
        const CaseCard card = m_before.at(anyMoving(0));
        const CaseNode stay = stayOf(card.id.uuid());
        storage::Door door(*m_connection);
        const auto file = fromRow<cases::CaseFile>(*must(door.row(tableOf<cases::CaseFile>(), card.id.uuid())));
        std::vector<RowPointer> rows;
        for (int n = 0; n < cases; ++n) {
            CaseCard another = card;
            another.id = cases::CaseId(newUuid(begun, m_random));
            cases::CaseFile itsFile = file;
            itsFile.id = another.id;
            CaseNode itsStay = stay;
            itsStay.id = cases::CaseNodeId(newUuid(begun, m_random));
            itsStay.caseId = another.id;
            for (Row row : {toRow(another), toRow(itsFile), toRow(itsStay)})
                rows.push_back(std::make_shared<const Row>(std::move(row)));
        }
        auto transaction = must(storage::Transaction::begin(*m_connection, storage::Connection::Access::Write));
        must(door.put(rows));
        must(transaction.commit());
        m_before = this->rows<CaseCard>();
        m_staysBefore = this->rows<CaseNode>();
        m_moving += cases;
    }
    template <class T>
    static bool isSame(const std::map<Uuid, T> &now, const std::map<Uuid, T> &before)
    {
        return now.size() == before.size() && std::all_of(now.begin(), now.end(), [&before](const auto &one) {
                   return toRow(one.second).sameContent(toRow(before.at(one.first)));
               });
    }
    bool sameAsBefore() { return isSame(rows<CaseCard>(), m_before) && isSame(rows<CaseNode>(), m_staysBefore); }
    /// Of how many rows this instant is another than it was.
    template <class T>
    qsizetype countMoved(const QByteArray &column, const std::map<Uuid, T> &before, std::optional<Instant> T::*member)
    {
        qsizetype count = 0;
        must(m_connection->each("SELECT id, " + column + " FROM " + tableOf<T>().name, {},
                                [&](const storage::RowView &view) {
                                    const auto now = view.isNull(1) ? std::nullopt : std::optional(view.instant(1));
                                    count += now == before.at(view.uuid(0)).*member ? 0 : 1;
                                    return true;
                                }));
        return count;
    }
    qsizetype moved() { return countMoved("deadline", m_before, &CaseCard::deadline); }
    qsizetype movedStays() { return countMoved("due_at", m_staysBefore, &CaseNode::dueAt); }
    Uuid anyMoving(int n) const
    {
        for (const auto &[id, card] : m_before) {
            if (goesBy(card) && n-- == 0)
                return id;
        }
        qFatal("too few");
    }

    std::map<Uuid, CaseCard> m_before;
    std::map<Uuid, CaseNode> m_staysBefore;
    qsizetype m_moving = 0;
};

QTEST_GUILESS_MAIN(DeadlineJobTest)
#include "deadline_job_test.moc"
