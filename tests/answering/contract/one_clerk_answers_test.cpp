// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/call_views.h"
#include "answering/store/ready_answers.h"
#include "answering/support/ready_cases.h"
#include "cases/core/reopen_case.h"
#include "followup/core/ask_official.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/store/standing_replies.h"
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
const QString because = QStringLiteral("because");

} // namespace

/// Goal: where one clerk does everything, the citizens to call are those to whom there is something to tell; the others can
/// be answered, and are not counted (R098, R100, R106).
class OneClerkAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_scene = std::make_unique<Scene>(answeringTown());
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
        m_scene.reset();
    }

    void whatWasOnlyRegisteredIsNotCounted()
    {
        const CaseId id = message(maryam);
        isListedOnly(id);
    }

    void whatTheOfficialWasAskedIsNotCounted()
    {
        const CaseId id = message(maryam);
        ask(id);
        isListedOnly(id);
    }

    void aReturnedReplyIsNothingToTell()
    {
        const CaseId id = message(maryam);
        ask(id);
        const followup::ReplyId given = reply(id);
        m_scene->must(followup::ReturnReply{id, stayOf(id), given, because, {}}, omid());
        isListedOnly(id);
    }

    void whoeverIsAskedAgainHasToReplyAgain()
    {
        const CaseId id = message(maryam);
        reply(id);
        ask(id);
        isListedOnly(id);
    }

    void whatTheCitizenWasToldIsNotToldAgain() // R102
    {
        const CaseId id = message(maryam);
        reply(id);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        isListedOnly(id);
        reply(id);
        isToBeCalled(id);
    }

    void whatWasReopenedWaitsForANewReply()
    {
        const CaseId id = message(maryam);
        reply(id);
        m_scene->must(anAnswer(*m_scene, id, CallResult::Done), sara());
        m_scene->must(ReopenCase{id, because}, omid());
        isListedOnly(id);
    }

    void whatHasAReplyIsToBeTold() // R100
    {
        const CaseId id = message(maryam);
        ask(id);
        const followup::ReplyId given = reply(id);
        isToBeCalled(id);
        m_scene->must(followup::AcceptReply{id, stayOf(id), given, followup::Rating::Good, because, {}}, omid());
        isToBeCalled(id);
    }

    void nobodyWasThereIsNotTold()
    {
        const CaseId id = message(maryam);
        reply(id);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NoAnswer), sara());
        isToBeCalled(id);
    }

    void whoWasPromisedACallIsCalled() // R109
    {
        const CaseId id = message(maryam);
        const RecordAnswer later = anAnswer(*m_scene, id, CallResult::Later);
        m_scene->must(later, sara());
        store();
        const ReadyPage before = page();
        QCOMPARE(before.toCall, 1);
        QCOMPARE(before.citizens[0].dueAt, later.askAgainAt);
        QVERIFY(!before.citizens[0].hasNoReply);
        QCOMPARE(due(*later.askAgainAt), 1);
    }

    void whoHasAReplyStandsBeforeWhoHasNone()
    {
        const CaseId older = message(maryam);
        const CaseId newer = message(reza_);
        reply(newer);
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 2);
        QCOMPARE(found.toCall, 1);
        QCOMPARE(found.citizens[0].id, citizenOf(newer));
        QVERIFY(!found.citizens[0].hasNoReply);
        QCOMPARE(found.citizens[1].id, citizenOf(older));
        QVERIFY(found.citizens[1].hasNoReply);
    }

    void ofACitizenWhatHasAReplyCountsAndTheCallHasAll() // R106
    {
        const CaseId older = message(maryam);
        const CaseId newer = message(maryam);
        reply(newer);
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 1);
        QCOMPARE(found.messages, 1);
        QCOMPARE(found.citizens[0].messages, 1);
        QCOMPARE(found.citizens[0].code, m_scene->card(newer).code);
        QCOMPARE(found.citizens[0].oldest, m_scene->card(newer).registeredAt);
        // He may call about the other one.
        QCOMPARE(page(m_scene->card(older).code).total, 1);
        const CallView call = must(readCall(*m_connection, citizenOf(newer)));
        QCOMPARE(call.messages.size(), size_t(2));
    }

    void whereATaskIsForAnsweringAloneAllIsReady()
    {
        readyCase(*m_scene, maryam, Official::NotAsked);
        store();
        QCOMPARE(page().toCall, 1);
        QVERIFY(!page().citizens[0].hasNoReply);
    }

private:
    CaseId message(const char *phone)
    {
        return aCase(*m_scene).about(clerkSubject()).calledFrom(QLatin1String(phone)).registered();
    }
    CaseNodeId stayOf(const CaseId &id) const { return m_scene->openNode(id).id; }
    void ask(const CaseId &id) { m_scene->must(followup::AskOfficial{id, stayOf(id), headOne(), because, {}}, omid()); }
    followup::ReplyId reply(const CaseId &id)
    {
        const followup::ReplyId given(Given(m_scene->nextId(), m_scene->now).id("reply"));
        m_scene->must(followup::RecordReply{id, stayOf(id), because, headOne(), followup::ReplyChannel::Phone, {}}, omid());
        return given;
    }
    Uuid citizenOf(const CaseId &id) const { return m_scene->card(id).citizen->uuid(); }

    /// Reads anew, as another connection would.
    ReadyPage page(const QString &text = {})
    {
        return must(ReadyAnswers(followup::standingReplies).page(*m_connection, {m_scene->now, text}, 0, 9));
    }
    qint64 due(Instant now) { return must(ReadyAnswers(followup::standingReplies).due(*m_connection, now)); }
    void isListedOnly(const CaseId &id)
    {
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 1);
        QCOMPARE(found.toCall, 0);
        QCOMPARE(found.messages, 0);
        QCOMPARE(found.citizens[0].id, citizenOf(id));
        QCOMPARE(found.citizens[0].messages, 1);
        QVERIFY(found.citizens[0].hasNoReply);
        QCOMPARE(due(m_scene->now), 0);
    }
    void isToBeCalled(const CaseId &id)
    {
        store();
        const ReadyPage found = page();
        QCOMPARE(found.total, 1);
        QCOMPARE(found.toCall, 1);
        QCOMPARE(found.messages, 1);
        QCOMPARE(found.citizens[0].id, citizenOf(id));
        QVERIFY(!found.citizens[0].hasNoReply);
        QCOMPARE(due(m_scene->now), 1);
    }

    /// All that the town has, as a desk that holds it.
    void store()
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        for (const auto &[key, row] : m_scene->store.rows())
            must(door.put(*row));
        must(m_connection->commit());
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(OneClerkAnswersTest)
#include "one_clerk_answers_test.moc"
