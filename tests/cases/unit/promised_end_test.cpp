// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "cases/core/edit_message.h"
#include "cases/core/move_deadline.h"
#include "reference/core/put_record.h"
#include "reference/support/calendars.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using namespace std::chrono_literals;

namespace {

Result<Changes> put(Scene &scene, const char *type, const QJsonObject &record)
{
    Envelope envelope = scene.envelope(aMessage(), access::systemUser());
    envelope.kind = reference::putRecordKind;
    envelope.arguments = {{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("record"), record}};
    return scene.submitted(envelope);
}

catalogue::Subject subjectOf(const Scene &scene, const catalogue::SubjectId &id)
{
    for (const catalogue::Subject &subject : scene.store.all<catalogue::Subject>()) {
        if (subject.id == id)
            return subject;
    }
    qFatal("no such subject");
}

/// The subject counts so many working hours of the office.
void letCount(Scene &scene, const catalogue::SubjectId &id, int hours)
{
    catalogue::Subject subject = subjectOf(scene, id);
    subject.calendar = officeId();
    subject.deadlineHours = hours;
    if (!put(scene, "subject", fieldsToJson(subject)).ok())
        qFatal("the subject is refused");
}

/// With the office and the holidays of Nowruz, on the last Thursday of 1404.
Scene beforeNowruz()
{
    Scene scene;
    bool allPut = put(scene, "working_calendar", fieldsToJson(office())).ok();
    for (const reference::CalendarDay &holiday : nowruz())
        allPut = allPut && put(scene, "calendar_day", fieldsToJson(holiday)).ok();
    if (!allPut)
        qFatal("a record is refused");
    return scene;
}

void setTime(Scene &scene) { scene.now = at(1404, 12, 28, "11:00"); }

QString promised(const Scene &scene, const CaseId &id)
{
    const auto deadline = scene.card(id).deadline;
    return deadline ? shown(*deadline) : QString();
}

QByteArray refused(Scene &scene, const MoveDeadline &move, const UserId &author = sara())
{
    const auto decided = scene.decide(move, author);
    return decided.ok() ? QByteArray("(done)") : decided.error().id();
}

} // namespace

/// Goal: what a citizen is promised follows the working calendar of the subject, and moves only as somebody means it
/// to.
class PromisedEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subjectOfACalendarWithoutWorkingDaysIsRefused()
    {
        Scene scene;
        reference::WorkingCalendar idle = office();
        idle.week.clear();
        QCOMPARE(put(scene, "working_calendar", fieldsToJson(idle)).error().id(),
                 QByteArray("reference.calendar_never_works"));
        // As a row of another program would be.
        scene.store.put(sheetOf(idle));
        catalogue::Subject subject = subjectOf(scene, pothole());
        subject.calendar = officeId();
        const auto refused = put(scene, "subject", fieldsToJson(subject));
        QCOMPARE(refused.error().id(), QByteArray("reference.calendar_never_works"));
        QCOMPARE(refused.error().values().value(QStringLiteral("field")).toString(), QStringLiteral("calendar"));
    }

    void subjectOfAnUnknownCalendarIsRefused()
    {
        Scene scene;
        catalogue::Subject subject = subjectOf(scene, pothole());
        subject.calendar = officeId();
        QCOMPARE(put(scene, "subject", fieldsToJson(subject)).error().id(), QByteArray("reference.calendar_unknown"));
    }

    void messageWhoseCalendarIsMissingGoesToTheSupervisorWithoutAPromise()
    {
        Scene scene;
        catalogue::Subject subject = subjectOf(scene, pothole());
        subject.calendar = officeId();
        scene.store.put(subject);
        const CaseId id = aCase(scene).registered();
        QCOMPARE(scene.card(id).intakeFlag, std::optional(QStringLiteral("intake.calendar_missing")));
        QCOMPARE(promised(scene, id), QString());
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
    }

    void withoutACalendarHoursRunRoundTheClock()
    {
        Scene scene = beforeNowruz();
        setTime(scene);
        const CaseId id = aCase(scene).registered();
        QCOMPARE(scene.card(id).deadline, std::optional(scene.card(id).registeredAt +
                                                        std::chrono::hours(subjectOf(scene, pothole()).deadlineHours)));
    }

    void messageIsPromisedByTheWorkingHoursOfItsSubject()
    {
        Scene scene = beforeNowruz();
        letCount(scene, pothole(), 9);
        setTime(scene);
        const CaseId id = aCase(scene).registered();
        QCOMPARE(promised(scene, id), QStringLiteral("1405/01/06 08:30"));
        QVERIFY(!scene.card(id).intakeFlag);
    }

    void anotherSubjectIsPromisedByItsCalendarFromTheCallOn()
    {
        Scene scene = beforeNowruz();
        letCount(scene, waste(), 8);
        setTime(scene);
        const CaseId id = aCase(scene).registered();
        scene.now = at(1405, 1, 15, "09:00");
        scene.must(EditMessage{id, {.subject = FieldEdit<catalogue::SubjectId>{pothole(), waste()}}}, sara());
        QCOMPARE(promised(scene, id), QStringLiteral("1405/01/05 14:30"));
    }

    void promisesThatWereGivenStayWhenTheCalendarChanges()
    {
        Scene scene = beforeNowruz();
        letCount(scene, pothole(), 9);
        setTime(scene);
        const CaseId id = aCase(scene).registered();
        QVERIFY(put(scene, "calendar_day", fieldsToJson(specialDay(day(1405, 1, 5)))).ok());
        QCOMPARE(promised(scene, id), QStringLiteral("1405/01/06 08:30"));
    }

    void deskWithoutTheSheetLeavesTheMessageToTheServer()
    {
        Scene scene = beforeNowruz();
        letCount(scene, pothole(), 9);
        auto held = scene.store.aggregates();
        std::erase_if(held, [](const AggregateId &id) { return id.kind == reference::calendarSheetKind.number; });
        FactStore desk = FactStore::deskWith(scene.store, held);
        const auto decided = scene.decideOn(desk, scene.envelope(aMessage(), sara()));
        QVERIFY(decided.ok());
        QVERIFY(decided->isLeftToServer());
    }

    void promiseIsNotMovedByStrangersNorFromWhereItIsNot()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const Instant before = *scene.card(id).deadline;
        QCOMPARE(refused(scene, {CaseId(idNamed("none")), {before, before + 1h}}), QByteArray("cases.unknown"));
        QCOMPARE(refused(scene, {id, {before, before + 1h}}, stranger()), QByteArray("access.denied"));
        QCOMPARE(refused(scene, {id, {before + 1min, before + 1h}}), QByteArray("cases.deadline_moved_on"));
        const CaseId closed = aCase(scene).completed("complete_at_once").registered();
        const Instant there = *scene.card(closed).deadline;
        QCOMPARE(refused(scene, {closed, {there, there + 1h}}), QByteArray("cases.closed"));
        QCOMPARE(scene.card(id).deadline, std::optional(before));
    }

    void promiseMovesAndTheHistorySaysSoAndTheCaseStaysAsQuietAsItWas()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const CaseCard before = scene.card(id);
        const Instant to = *before.deadline + 24h;
        scene.now = scene.now + 5h;
        scene.must(MoveDeadline{id, {before.deadline, to}}, sara());
        QCOMPARE(scene.card(id).deadline, std::optional(to));
        QCOMPARE(scene.card(id).lastChangeAt, before.lastChangeAt);
        QCOMPARE(scene.story(id), QStringLiteral("registered edited"));
        const QJsonObject changed = scene.history(id).back().values.value(QLatin1String("changed")).toObject();
        QCOMPARE(changed.value(QLatin1String("deadline")).toObject().value(QLatin1String("to")).toInteger(),
                 to.milliseconds());
        // And back, which leaves the card as it was.
        scene.must(MoveDeadline{id, {to, before.deadline}}, sara());
        QVERIFY(toRow(scene.card(id)).sameContent(toRow(before)));
    }

    void promiseThatIsThereAlreadyIsNoChange()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const Instant there = *scene.card(id).deadline;
        QVERIFY(scene.must(MoveDeadline{id, {there - 1h, there}}, sara()).rows().empty());
    }
};

QTEST_GUILESS_MAIN(PromisedEndTest)
#include "promised_end_test.moc"
