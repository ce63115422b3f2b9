// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/sql_answering_queries.h"
#include "answering/support/ready_cases.h"
#include "cases/core/citizen.h"
#include "cases/core/complete_node.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "catalogue/core/feedback_rule.h"
#include "reference/core/snippet.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::answering;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

const char *const maryam = "09121234567";
const char *const reza_ = "09351112233";
constexpr auto day = std::chrono::hours(24);

QStringList codesOf(const std::vector<CallMessage> &messages)
{
    QStringList codes;
    for (const CallMessage &message : messages)
        codes += message.line.card.code;
    return codes;
}

} // namespace

/// Goal: who is to be called is found once, with all that is ready for him wherever it lies, and what is due on a day,
/// on both databases alike (R098, R106, R109).
class AnsweringQueriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_scene = std::make_unique<Scene>(answeringTown());
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_ready = std::make_unique<ReadyAnswers>();
    }
    void cleanup()
    {
        m_ready.reset();
        m_connection.reset();
        m_database.reset();
        m_scene.reset();
        m_hidden.clear();
    }

    // --- who is to be called ---------------------------------------------------------------------------------------

    void nobodyIsCalledAboutWhatIsNotReady()
    {
        aCase(*m_scene).at(streetOne()).calledFrom(QLatin1String(maryam)).completed("register").registered();
        done(readyCase(*m_scene, maryam));
        store();
        QCOMPARE(page().total, 0);
        QVERIFY(page().citizens.empty());
    }

    void aCitizenIsListedOnceWithAllThatIsReady() // R106
    {
        const CaseId older = readyCase(*m_scene, maryam);
        const CaseId other = readyCase(*m_scene, reza_);
        const CaseId newer = readyCase(*m_scene, maryam);
        // In another expert's cartable.
        m_scene->must(ReferCase{newer, m_scene->openNode(newer).id, answeringTwo(), {}}, omid());
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 2);
        QCOMPARE(found.messages, 3);
        QCOMPARE(found.citizens[0].id, citizenOf(older));
        QCOMPARE(found.citizens[0].phone, QStringLiteral("+989121234567"));
        QCOMPARE(found.citizens[0].messages, 2);
        QCOMPARE(found.citizens[0].code, m_scene->card(older).code);
        QCOMPARE(found.citizens[0].oldest, m_scene->card(older).registeredAt);
        QCOMPARE(found.citizens[1].id, citizenOf(other));
        QCOMPARE(found.citizens[1].messages, 1);
    }

    void mergedRecordsAreOneCall() // R106
    {
        const CaseId one = readyCase(*m_scene, maryam);
        const CaseId other = readyCase(*m_scene, reza_);
        m_scene->must(MergeCitizens{CitizenId(citizenOf(one)), CitizenId(citizenOf(other))}, sara());
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 1);
        QCOMPARE(found.messages, 2);
        QCOMPARE(found.citizens[0].id, citizenOf(one));
        const CallView call = must(readCall(*m_connection, citizenOf(one), operationNotes));
        QCOMPARE(call.messages.size(), size_t(2));
        QCOMPARE(call.phones, (std::vector{QStringLiteral("+989121234567"), QStringLiteral("+989351112233")}));
    }

    void aMessageOfNobodyStandsForItself()
    {
        const CaseId one = aCase(*m_scene).at(streetOne()).completed("register").completed("settle").registered();
        const CaseId two = aCase(*m_scene).at(streetOne()).completed("register").completed("settle").registered();
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 2);
        QCOMPARE(found.citizens[0].id, one.uuid());
        QCOMPARE(found.citizens[1].id, two.uuid());
        QVERIFY(found.citizens[0].phone.isEmpty());
    }

    void pagesFollowOneAnother()
    {
        for (int n = 0; n < 5; ++n)
            readyCase(*m_scene, qPrintable(QStringLiteral("0912000000%1").arg(n)));
        store();
        QList<Uuid> ids;
        for (const qint64 offset : {0, 2, 4, 6}) {
            for (const ReadyCitizen &citizen : must(m_ready->page(*m_connection, {m_scene->now}, offset, 2)).citizens)
                ids += citizen.id;
        }
        QCOMPARE(ids.size(), 5);
        QCOMPARE(QSet<Uuid>(ids.begin(), ids.end()).size(), 5);
    }

    void whoIsCalledAgainLaterStandsAtTheEndUntilThen()
    {
        const CaseId first = readyCase(*m_scene, maryam);
        const CaseId second = readyCase(*m_scene, reza_);
        const Instant again = m_scene->now + std::chrono::hours(3);
        RecordAnswer answer = anAnswer(*m_scene, first, CallResult::NoAnswer);
        answer.askAgainAt = again;
        m_scene->must(answer, sara());
        store();
        const ReadyPage before = page();
        QCOMPARE(before.citizens[0].id, citizenOf(second));
        QCOMPARE(before.citizens[1].id, citizenOf(first));
        QCOMPARE(before.citizens[1].dueAt, std::optional(again));
        QVERIFY(!before.citizens[0].dueAt);
        QCOMPARE(must(m_ready->due(*m_connection, m_scene->now)), 1);
        const ReadyPage after = must(m_ready->page(*m_connection, {again}, 0, 9));
        QCOMPARE(after.citizens[0].id, citizenOf(first));
        QVERIFY(!after.citizens[0].dueAt);
        QCOMPARE(must(m_ready->due(*m_connection, again)), 2);
    }

    void onceAnotherMessageOfHisIsReadyHeIsDue()
    {
        const CaseId first = readyCase(*m_scene, maryam);
        RecordAnswer answer = anAnswer(*m_scene, first, CallResult::NoAnswer);
        answer.askAgainAt = m_scene->now + day;
        m_scene->must(answer, sara());
        readyCase(*m_scene, maryam);
        store();
        QCOMPARE(page().citizens.size(), size_t(1));
        QVERIFY(!page().citizens[0].dueAt);
    }

    void whoWasToldComesBackOnHisDay() // R109
    {
        const CaseId id = readyCase(*m_scene, maryam);
        const RecordAnswer later = anAnswer(*m_scene, id, CallResult::Later);
        m_scene->must(later, sara());
        store();
        QCOMPARE(page().total, 0);
        QCOMPARE(must(m_ready->page(*m_connection, {*later.askAgainAt}, 0, 9)).total, 1);
    }

    void whoIsToBeCalledWheneverSomebodyHasTimeIsReady() // R105
    {
        const CaseId id = askedIn(maryam, 1);
        RecordAnswer nobody = anAnswer(*m_scene, id, CallResult::NoAnswer);
        nobody.askAgainAt.reset();
        m_scene->must(nobody, sara());
        store();
        QCOMPARE(must(readDue(*m_connection, {{}, m_scene->now + 9 * day}, 0, 9)).total, 0);
        QCOMPARE(page().total, 1);
        QVERIFY(!page().citizens[0].dueAt);
    }

    void daysOfTheSubjectsRuleComeWithTheMessage() // R109
    {
        const CaseId id = readyCase(*m_scene, maryam);
        const auto days = [&] {
            store();
            return must(readCall(*m_connection, citizenOf(id))).messages[0].feedbackDays;
        };
        QVERIFY(!days());
        const catalogue::FeedbackRule rule{catalogue::FeedbackRuleId(idNamed("rule")), {QStringLiteral("rule"), {}}, pothole(), 7};
        m_scene->store.put(rule);
        m_scene->store.put(catalogue::SubjectFeedback{pothole(), rule.id});
        QCOMPARE(days(), std::optional(7));
        m_scene->store.put(catalogue::SubjectFeedback{pothole(), std::nullopt});
        QVERIFY(!days());
    }

    void whoCallsHimIsSaid()
    {
        readyCase(*m_scene, maryam);
        const CaseId taken = readyCase(*m_scene, maryam);
        m_scene->must(TakeCase{taken, m_scene->openNode(taken).id}, nima());
        store();
        QCOMPARE(page().citizens[0].takenBy, std::optional(nima()));
        QCOMPARE(page().citizens[0].takenByName, QStringLiteral("Nima"));
    }

    void triesAreThoseSinceHeWasLastSpokenTo()
    {
        const CaseId id = readyCase(*m_scene, maryam);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NoAnswer), sara());
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        complete(*m_scene, id, QStringLiteral("reply"));
        complete(*m_scene, id, QStringLiteral("accept"));
        store();
        QCOMPARE(page().citizens[0].tries, 0);
        for (int n = 0; n < 2; ++n)
            m_scene->must(anAnswer(*m_scene, id, CallResult::NoAnswer), sara());
        store();
        QCOMPARE(ReadyAnswers().page(*m_connection, {m_scene->now}, 0, 9)->citizens[0].tries, 2);
    }

    void whoCannotBeAnsweredHereStandsAtTheEnd()
    {
        const CaseId elsewhere = readyCase(*m_scene, maryam);
        const CaseId here = readyCase(*m_scene, reza_);
        const CaseId oneOfTwo = readyCase(*m_scene, "09120000001");
        const CaseId other = readyCase(*m_scene, "09120000001");
        m_hidden = {elsewhere.uuid(), other.uuid()};
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 3);
        QCOMPARE(found.citizens[0].id, citizenOf(here));
        QVERIFY(!found.citizens[0].isElsewhere);
        // One of his messages can be.
        QCOMPARE(found.citizens[1].id, citizenOf(oneOfTwo));
        QVERIFY(!found.citizens[1].isElsewhere);
        QCOMPARE(found.citizens[2].id, citizenOf(elsewhere));
        QVERIFY(found.citizens[2].isElsewhere);
        QCOMPARE(must(m_ready->due(*m_connection, m_scene->now)), 2);
    }

    void heIsFoundByAnyPartOfNamePhoneAndCode()
    {
        const CaseId id = named(maryam, QStringLiteral("مریم احمدی"));
        named(reza_, QStringLiteral("رضا کاظمی"));
        store();
        const QString code = m_scene->card(id).code;
        for (const QString &typed : {QStringLiteral("احم"), QStringLiteral("مريم"), QStringLiteral("09121"),
                                     QStringLiteral("۴۵۶۷"), code, code.left(6)}) {
            const ReadyPage found = must(m_ready->page(*m_connection, {m_scene->now, typed}, 0, 9));
            if (typed == code.left(6))
                QVERIFY(found.total >= 1);
            else
                QVERIFY2(found.total == 1 && found.citizens[0].id == citizenOf(id), qPrintable(typed));
        }
        QCOMPARE(must(m_ready->page(*m_connection, {m_scene->now, QStringLiteral("ناصری")}, 0, 9)).total, 0);
    }

    void whatChangesInTheStoreIsSeen()
    {
        const CaseId id = readyCase(*m_scene, maryam);
        store();
        QCOMPARE(page().total, 1);
        done(id);
        {
            const auto writer = m_database->open();
            store(*writer);
        }
        QCOMPARE(page().total, 0);
    }

    void withoutTheRightToReadCitizensTheFileSaysWhoCalled()
    {
        named(maryam, QStringLiteral("مریم احمدی"));
        for (const Citizen &citizen : m_scene->store.all<Citizen>())
            m_hidden.insert(citizen.id.uuid());
        store();
        QCOMPARE(page().citizens[0].name, QStringLiteral("مریم احمدی"));
        QCOMPARE(page().citizens[0].phone, QLatin1String(maryam));
    }

    // --- the call --------------------------------------------------------------------------------------------------

    void aCallThatHasNothingLeftSaysSo()
    {
        const CaseId id = readyCase(*m_scene, maryam);
        const Uuid citizen = citizenOf(id);
        done(id);
        store();
        QCOMPARE(readCall(*m_connection, citizen).error().id(), QByteArray("answering.nobody_ready"));
        QCOMPARE(readCall(*m_connection, idNamed("nobody")).error().id(), QByteArray("answering.nobody_ready"));
    }

    void aCallHasAllThatIsReadyAndTellsOfTheRest() // R106 R099 R100
    {
        const CaseId older = readyCase(*m_scene, maryam);
        const CaseId newer = readyCase(*m_scene, maryam);
        const CaseId elsewhere =
            aCase(*m_scene).at(streetOne()).calledFrom(QLatin1String(maryam)).completed("register").registered();
        done(readyCase(*m_scene, maryam));
        readyCase(*m_scene, reza_);
        m_scene->must(anAnswer(*m_scene, older, CallResult::NoAnswer), nima());
        m_scene->must(TakeCase{newer, m_scene->openNode(newer).id}, sara());
        store();
        const CallView view = must(readCall(*m_connection, citizenOf(older)));
        QCOMPARE(view.citizen, m_scene->card(older).citizen);
        QCOMPARE(view.phones, (std::vector{QStringLiteral("+989121234567")}));
        QCOMPARE(codesOf(view.messages), (QStringList{m_scene->card(older).code, m_scene->card(newer).code}));
        const CallMessage &first = view.messages[0];
        QCOMPARE(first.node, std::optional(m_scene->openNode(older).id));
        QCOMPARE(first.words, m_scene->file(older).words);
        QCOMPARE(first.tries, 1);
        QCOMPARE(first.calls.size(), size_t(1));
        QCOMPARE(first.calls[0].by, QStringLiteral("Nima"));
        QVERIFY(!first.takenBy);
        QCOMPARE(first.replies.size(), size_t(1));
        QCOMPARE(first.replies[0].words, QStringLiteral("because"));
        QCOMPARE(first.replies[0].by.fa, QStringLiteral("Reza"));
        QCOMPARE(view.messages[1].takenBy, std::optional(sara()));
        QCOMPARE(view.messages[1].takenByName, QStringLiteral("Sara"));
        QCOMPARE(view.others.size(), size_t(1));
        QCOMPARE(view.others[0].card.id, elsewhere);
    }

    void hisFurtherPhonesStandBehindTheFirst()
    {
        const CaseId id = readyCase(*m_scene, maryam);
        const CitizenId citizen = *m_scene->card(id).citizen;
        m_scene->store.put(CitizenContact{CitizenContactId(idNamed("c1")), citizen, ContactKind::Phone,
                                          QStringLiteral("+982188776655"), true});
        m_scene->store.put(CitizenContact{CitizenContactId(idNamed("c2")), citizen, ContactKind::Phone,
                                          QStringLiteral("+982100000000"), false});
        m_scene->store.put(CitizenContact{CitizenContactId(idNamed("c3")), citizen, ContactKind::Address,
                                          QStringLiteral("here"), true});
        store();
        QCOMPARE(must(readCall(*m_connection, citizen.uuid())).phones,
                 (std::vector{QStringLiteral("+989121234567"), QStringLiteral("+982188776655")}));
    }

    void whatThisDeskHasNoFileOfCannotBeAnsweredHere()
    {
        const CaseId id = readyCase(*m_scene, maryam);
        m_hidden.insert(id.uuid());
        store();
        const CallView view = must(readCall(*m_connection, citizenOf(id)));
        QVERIFY(!view.messages[0].node);
        QVERIFY(view.messages[0].words.isEmpty());
    }

    void repliesComeFromWhoeverKeepsThem()
    {
        const CaseId id = readyCase(*m_scene, maryam);
        store();
        const auto replies = [](storage::Door &, const CaseId &) -> Result<std::vector<OfficialReply>> {
            return std::vector{OfficialReply{QStringLiteral("mended"), {QStringLiteral("head"), {}}, Instant(5)}};
        };
        const CallView view = must(readCall(*m_connection, citizenOf(id), replies));
        QCOMPARE(view.messages[0].replies[0].words, QStringLiteral("mended"));
    }

    void whatWasWrittenForTheCallComesWithTheMessage() // R099
    {
        const CaseId asked = aCase(*m_scene)
                                 .at(streetOne())
                                 .calledFrom(QLatin1String(maryam))
                                 .completed("register")
                                 .completed("ask")
                                 .completed("reply")
                                 .registered();
        m_scene->must(
            CompleteNode{
                asked, m_scene->openNode(asked).id, QStringLiteral("accept"), QStringLiteral("call after five"), {}},
            reza());
        const CaseId settled = readyCase(*m_scene, reza_, Official::NotAsked);
        // Asked again on another day, he is told the same.
        m_scene->must(anAnswer(*m_scene, asked, CallResult::Later), sara());
        store();
        const CallMessage first = must(readCall(*m_connection, citizenOf(asked))).messages[0];
        QVERIFY(first.handover);
        QCOMPARE(first.handover->words, QStringLiteral("call after five"));
        QCOMPARE(first.handover->by, QStringLiteral("Reza"));
        QCOMPARE(first.replies.size(), size_t(1));
        const CallMessage second = must(readCall(*m_connection, citizenOf(settled))).messages[0];
        QVERIFY(second.replies.empty());
        QCOMPARE(second.handover->words, QStringLiteral("because"));
    }

    void withoutANoteForTheCallThereIsNone()
    {
        const CaseId id = aCase(*m_scene)
                              .at(streetOne())
                              .calledFrom(QLatin1String(maryam))
                              .completed("register")
                              .completed("ask")
                              .completed("reply")
                              .registered();
        m_scene->must(CompleteNode{id, m_scene->openNode(id).id, QStringLiteral("accept"), {}, {}}, reza());
        store();
        // The official's reply is none either.
        QVERIFY(!must(readCall(*m_connection, citizenOf(id))).messages[0].handover);
    }

    // --- due for feedback ------------------------------------------------------------------------------------------

    void whatIsDueOnADayIsListed() // R109
    {
        const Instant today = m_scene->now;
        const CaseId tomorrow = askedIn(maryam, 1);
        const CaseId later = askedIn(reza_, 5);
        readyCase(*m_scene, "09120000001");
        done(askedIn("09120000002", 1));
        store();
        const auto due = [this](std::optional<Instant> from, Instant until) {
            QList<Uuid> ids;
            for (const DueLine &line : must(readDue(*m_connection, {from, until}, 0, 9)).lines)
                ids += line.line.card.id.uuid();
            return ids;
        };
        QCOMPARE(due(today, today + day / 2), QList<Uuid>());
        QCOMPARE(due(today + day / 2, today + 2 * day), QList{tomorrow.uuid()});
        QCOMPARE(due(today + 2 * day, today + 6 * day), QList{later.uuid()});
        QCOMPARE(due({}, today + 6 * day), (QList{tomorrow.uuid(), later.uuid()}));
        const DuePage page = must(readDue(*m_connection, {{}, today + 6 * day}, 1, 1));
        QCOMPARE(page.total, 2);
        QCOMPARE(page.lines.size(), size_t(1));
        QCOMPARE(page.lines[0].call, citizenOf(later));
        QCOMPARE(page.lines[0].phone, QStringLiteral("+989351112233"));
    }

    // --- canned texts ----------------------------------------------------------------------------------------------

    void textsForCitizensAndScriptsAreRead() // R108
    {
        using reference::SnippetUse;
        const auto put = [this](const char *name, SnippetUse use, bool active) {
            m_scene->store.put(reference::Snippet{
                reference::SnippetId(idNamed(name)), QLatin1String(name), {QLatin1String(name), {}}, {use}, active});
        };
        put("script", SnippetUse::CallScript, true);
        put("told", SnippetUse::Reply, true);
        put("old", SnippetUse::Reply, false);
        put("note", SnippetUse::Note, true);
        store();
        QStringList found;
        for (const auto &snippet : must(readToldSnippets(*m_connection)))
            found += snippet.abbreviation;
        QCOMPARE(found, (QStringList{QStringLiteral("script"), QStringLiteral("told")}));
    }

private:
    Uuid citizenOf(const CaseId &id) const { return m_scene->card(id).citizen->uuid(); }
    void done(const CaseId &id) { m_scene->must(anAnswer(*m_scene, id, CallResult::Done), sara()); }
    CaseId askedIn(const char *phone, int days)
    {
        const CaseId id = readyCase(*m_scene, phone);
        RecordAnswer later = anAnswer(*m_scene, id, CallResult::Later);
        later.askAgainAt = m_scene->now + days * day;
        m_scene->must(later, sara());
        return id;
    }
    CaseId named(const char *phone, const QString &name)
    {
        intake::RegisterCase message = aMessage();
        message.place = streetOne();
        message.callerPhone = QLatin1String(phone);
        message.callerName = name;
        const CaseId id = intake::caseIdOf(m_scene->nextId());
        m_scene->must(message, sara());
        complete(*m_scene, id, QStringLiteral("register"));
        complete(*m_scene, id, QStringLiteral("settle"));
        return id;
    }
    ReadyPage page() { return must(m_ready->page(*m_connection, {m_scene->now}, 0, 9)); }

    template <class T>
    void put(storage::Connection &connection)
    {
        storage::Door door(connection);
        for (const T &item : m_scene->store.all<T>()) {
            const Row row = toRow(item);
            if (!m_hidden.contains(row.id) && !(row.table->kind == caseFileKind && m_hidden.contains(row.aggregate)))
                must(door.put(row));
        }
    }
    void store(storage::Connection &connection)
    {
        put<catalogue::Subject>(connection);
        put<catalogue::FeedbackRule>(connection);
        put<catalogue::SubjectFeedback>(connection);
        put<places::Place>(connection);
        put<workflow::ProcessDefinition>(connection);
        put<organisation::Post>(connection);
        put<organisation::Unit>(connection);
        put<organisation::Person>(connection);
        put<reference::Snippet>(connection);
        // A case of which the file is hidden keeps its card.
        const auto hidden = std::exchange(m_hidden, {});
        put<CaseCard>(connection);
        m_hidden = hidden;
        put<CaseFile>(connection);
        put<CaseNode>(connection);
        put<HistoryEntry>(connection);
        put<AnsweringCall>(connection);
        put<Citizen>(connection);
        put<CitizenContact>(connection);
    }
    void store() { store(*m_connection); }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<ReadyAnswers> m_ready;
    /// Rows, or files of cases, that this store does not hold.
    std::set<Uuid> m_hidden;
};

QTEST_GUILESS_MAIN(AnsweringQueriesTest)
#include "answering_queries_test.moc"
