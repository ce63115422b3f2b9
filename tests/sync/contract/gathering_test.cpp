// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "sync/server/audit.h"
#include "sync/server/gathering.h"
#include "sync/server/history.h"
#include "sync/support/topics_server.h"

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::Transaction;
using sync::testing::TopicsServer;
using sync::testing::topicsPerson;
using test::idOf;
using test::must;

/// Goal: of what was acknowledged and lost with the server's disk, everything that a desk brings again has its effect, once,
/// and on what it was meant for; what nobody brings is listed (SYNC 9).
class GatheringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_server = std::make_unique<TopicsServer>();
        m_server->run({m_server->arrival(topics::OpenTopic{QStringLiteral("road"), QStringLiteral("blue")}, m_author)});
        m_before = must(headOf(connection()));
    }
    void cleanup() { m_server.reset(); }

    void whoStandsInTheLostHistoryIsToldSo()
    {
        Cursor later = m_before;
        later.seq = 7;
        begin();
        const Cursor now = must(headOf(connection()));
        QVERIFY(now.epoch != m_before.epoch);
        QCOMPARE(now.seq, m_before.seq);
        for (const Cursor &cursor : {m_before, later}) {
            const auto checked = checkCursor(connection(), cursor, now);
            QCOMPARE(idOf(checked), QByteArray("sync.epoch_changed"));
            QCOMPARE(checked.error().values().value(QStringLiteral("common")).toLongLong(), 1);
        }
        // Who left it earlier has that much in common and no more.
        const auto earlier = checkCursor(connection(), Cursor{m_before.epoch, 0, later.chain}, now);
        QCOMPARE(earlier.error().values().value(QStringLiteral("common")).toLongLong(), 0);
        // A history of which nobody has heard has nothing in common with this one.
        const auto stranger = checkCursor(connection(), Cursor{newUuid(Instant(3), m_random), 5, later.chain}, now);
        QCOMPARE(stranger.error().values().value(QStringLiteral("common")).toLongLong(), 0);
        QCOMPARE(idOf(checkCursor(connection(), now, now)), QByteArray());
    }

    void afterTwoRestoresTheEarlierBranchCounts()
    {
        begin();
        run({m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author)});
        const Cursor between = must(headOf(connection()));
        begin();
        const Cursor now = must(headOf(connection()));
        QCOMPARE(commonOf(m_before, now), qint64(1));
        QCOMPARE(commonOf(between, now), qint64(2));
    }

    void codesThatMayHaveBeenGivenAreNotGivenAgain()
    {
        const qint64 drawn = m_server->number("SELECT codes_drawn FROM server_state");
        const qint64 desks = m_server->number("SELECT desks FROM server_state");
        begin();
        QVERIFY(m_server->number("SELECT codes_drawn FROM server_state") >= drawn + 2 * limits::codesPerBlock);
        QVERIFY(m_server->number("SELECT desks FROM server_state") > desks);
    }

    void asManyCodesAsDesksMayHaveGotArePassedOver()
    {
        must(connection().run("UPDATE server_state SET desks = 500"));
        const qint64 drawn = m_server->number("SELECT codes_drawn FROM server_state");
        begin();
        QVERIFY(m_server->number("SELECT codes_drawn FROM server_state")
                >= drawn + qint64(500) * limits::blocksPerDesk * limits::codesPerBlock);
    }

    void whatTheBackupHasIsDurableFromTheBeginning()
    {
        begin();
        QCOMPARE(must(durableSeq(connection())), m_before.seq);
    }

    void whatWasBroughtToAnEarlierGatheringIsOfNoOther()
    {
        begin();
        run({brought(m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author), 9)});
        QCOMPARE(must(gatheringOf(connection()))->brought, qint64(1));
        begin();
        QCOMPARE(must(gatheringOf(connection()))->brought, qint64(0));
        QVERIFY(must(possiblyLost(connection())).empty());
    }

    void whatComesBeforeItsGroundIsHeldAndThenAppliedInItsOrder()
    {
        begin();
        const Arrival open = m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author);
        const topics::TopicId topic(derivedUuid(open.envelope.id, "topic"));
        const Arrival remark = m_server->arrival(topics::AddRemark{topic, QStringLiteral("dark")}, m_other);
        const Arrival close = m_server->arrival(topics::CloseTopic{topic}, m_third);
        // The last one of the three first, each by another desk.
        const Receipt held = run({brought(close, 4)}).front();
        QCOMPARE(held.outcome, Outcome::Held);
        QCOMPARE(held.reason->id(), QByteArray("sync.brought_back"));
        QCOMPARE(run({brought(remark, 3)}).front().outcome, Outcome::Held);
        QCOMPARE(run({brought(open, 2)}).front().outcome, Outcome::Applied);
        // Were it closed before, the remark would be refused.
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM remark"), qint64(1));
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM topic WHERE closed"), qint64(1));
        QCOMPARE(m_server->number("SELECT rev FROM remark"), qint64(1));
        for (const Arrival &again : {brought(close, 4), brought(remark, 3), brought(open, 2)})
            QCOMPARE(run({again}).front().outcome, Outcome::Applied);
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM attention WHERE NOT settled"), qint64(0));
        QCOMPARE(must(gatheringOf(connection()))->waiting, qint64(0));
        checkSound();
    }

    void whatWaitsForWhatIsStillToComeIsAppliedWhenThatHasCome()
    {
        begin();
        const Arrival open = m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author);
        const topics::TopicId topic(derivedUuid(open.envelope.id, "topic"));
        Arrival remark = m_server->arrival(topics::AddRemark{topic, QStringLiteral("dark")}, m_other);
        // It says itself on what it builds: the server holds it, and does not refuse it first.
        remark.envelope.needs = {open.envelope.id};
        remark.bytes = remark.envelope.encoded();
        const Receipt held = run({brought(remark, 3)}).front();
        QCOMPARE(held.outcome, Outcome::Held);
        QCOMPARE(held.reason->id(), QByteArray("sync.brought_back"));
        run({brought(open, 2)});
        QCOMPARE(run({remark}).front().outcome, Outcome::Applied);
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM remark"), qint64(1));
        checkSound();
    }

    void ofOnePlaceWhatHadItGoesBeforeWhatWasEnteredOnIt()
    {
        begin();
        const Arrival open = m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author);
        const topics::TopicId topic(derivedUuid(open.envelope.id, "topic"));
        Arrival close = brought(m_server->arrival(topics::CloseTopic{topic}, m_other), 3);
        close.kept->ran = false;
        run({close});
        run({brought(m_server->arrival(topics::AddRemark{topic, QStringLiteral("dark")}, m_third), 3)});
        run({brought(open, 2)});
        // Were it closed before, the remark would be refused.
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM remark"), qint64(1));
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM topic WHERE closed"), qint64(1));
    }

    void moreThanOneGroupHoldsIsTriedAsWell()
    {
        begin();
        const Arrival open = m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author);
        const topics::TopicId topic(derivedUuid(open.envelope.id, "topic"));
        const int many = limits::groupCommands + 20;
        std::vector<Arrival> remarks;
        for (int n = 0; n < many; ++n)
            remarks.push_back(brought(m_server->arrival(topics::AddRemark{topic, QString::number(n)}, m_other), 3 + n));
        run({remarks.begin(), remarks.begin() + many / 2});
        run({remarks.begin() + many / 2, remarks.end()});
        QCOMPARE(must(gatheringOf(connection()))->waiting, qint64(many));
        run({brought(open, 2)});
        QCOMPARE(must(gatheringOf(connection()))->waiting, qint64(0));
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM remark"), qint64(many));
        checkSound();
    }

    void whatTheBackupHasIsAnsweredByItsReceipt()
    {
        const Arrival open = m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author);
        const Receipt first = m_server->run({open}).front();
        begin();
        const Receipt again = run({brought(open, 2)}).front();
        QCOMPARE(again.outcome, first.outcome);
        QCOMPARE(again.seq, first.seq);
        QCOMPARE(m_server->number("SELECT MAX(rev) FROM topic"), qint64(1));
        QCOMPARE(must(headOf(connection())).seq, qint64(2));
    }

    void whatWasRefusedOnceIsNotAppliedNow()
    {
        begin();
        Arrival open = brought(m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author), 2);
        open.kept->refused = Error("topics.title_taken");
        const Receipt receipt = run({open}).front();
        QCOMPARE(receipt.outcome, Outcome::Refused);
        QCOMPARE(receipt.reason->id(), QByteArray("topics.title_taken"));
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM topic"), qint64(1));
        QCOMPARE(m_server->number("SELECT COUNT(*) FROM attention"), qint64(1));
    }

    void whatNobodyBringsIsPossiblyLost()
    {
        begin();
        for (const qint64 seq : {2, 5, 6}) {
            run({brought(m_server->arrival(topics::OpenTopic{QStringLiteral("t%1").arg(seq), QStringLiteral("red")}, m_author),
                         seq)});
        }
        // What was still waiting when the history was lost had no place in it.
        Arrival fresh = brought(m_server->arrival(topics::OpenTopic{QStringLiteral("new"), QStringLiteral("red")}, m_author), 3);
        fresh.kept->ran = false;
        run({fresh});
        must(noteComing(connection(), newUuid(Instant(4), m_random), 9));
        const std::vector<Places> lost = must(possiblyLost(connection()));
        QCOMPARE(lost.size(), size_t(2));
        QVERIFY((lost[0] == Places{3, 4}));
        QVERIFY((lost[1] == Places{7, 9}));
    }

    void whoKnowsThePlaceOfWhatCameWithoutOneIsBelieved()
    {
        begin();
        const topics::TopicId nowhere(newUuid(Instant(7), m_random));
        // A copy of the desk brings both; nobody has told it that they were done.
        Arrival waiting = brought(m_server->arrival(topics::AddRemark{nowhere, QStringLiteral("b")}, m_author), 1);
        Arrival open = brought(m_server->arrival(topics::OpenTopic{QStringLiteral("t"), QStringLiteral("red")}, m_author), 1);
        waiting.kept->ran = open.kept->ran = false;
        run({waiting, open});
        waiting.kept = KeptPlace{2, true};
        open.kept = KeptPlace{3, true};
        QCOMPARE(run({waiting, open}).front().outcome, Outcome::Held);
        QVERIFY(must(possiblyLost(connection())).empty());
        must(wantGatheringEnd(connection()));
        QVERIFY(must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        // What was acknowledged is never refused.
        QCOMPARE(run({waiting}).front().outcome, Outcome::Held);
        checkSound();
    }

    void whatGetsItsPlaceLaterStillWaitsForItsGround()
    {
        begin();
        const Arrival open = m_server->arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, m_author);
        const topics::TopicId topic(derivedUuid(open.envelope.id, "topic"));
        Arrival remark = brought(m_server->arrival(topics::AddRemark{topic, QStringLiteral("dark")}, m_other), 1);
        remark.kept->ran = false;
        QCOMPARE(run({remark}).front().outcome, Outcome::Held);
        remark.kept = KeptPlace{3, true};
        run({remark});
        run({brought(open, 2)});
        QCOMPARE(run({remark}).front().outcome, Outcome::Applied);
    }

    void whatHadNoPlaceGetsNoneByComingTwice()
    {
        begin();
        Arrival fresh = brought(m_server->arrival(topics::OpenTopic{QStringLiteral("new"), QStringLiteral("red")}, m_author), 2);
        fresh.kept->ran = false;
        run({fresh});
        run({fresh});
        must(noteComing(connection(), newUuid(Instant(4), m_random), 2));
        const std::vector<Places> lost = must(possiblyLost(connection()));
        QCOMPARE(lost.size(), size_t(1));
        QVERIFY((lost[0] == Places{2, 2}));
    }

    void whatWasTriedAtTheEndIsToldToDesks()
    {
        begin();
        const topics::TopicId nowhere(newUuid(Instant(7), m_random));
        Arrival waiting = brought(m_server->arrival(topics::AddRemark{nowhere, QStringLiteral("b")}, m_author), 2);
        waiting.kept->ran = false;
        run({waiting});
        must(wantGatheringEnd(connection()));
        const auto ended = must(m_server->sequencer().endGatheringIfDue(m_server->now));
        QVERIFY(ended);
        QCOMPARE(ended->head, must(headOf(connection())).seq);
        QVERIFY(!ended->movedBuckets.empty());
    }

    void endsWhenEveryKnownDeskHasReturned()
    {
        const Uuid one = newUuid(Instant(5), m_random);
        const Uuid two = newUuid(Instant(6), m_random);
        for (const Uuid &desk : {one, two}) {
            must(connection().run("INSERT INTO desk (id, number, user_id, last_seen) VALUES (?, 1, ?, 0)",
                                  {Value(desk), Value(m_author.uuid())}));
        }
        begin();
        must(noteReturned(connection(), one, m_server->now));
        must(noteReturned(connection(), one, m_server->now));
        QVERIFY(!must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        must(noteReturned(connection(), two, m_server->now));
        QVERIFY(must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        QVERIFY(!must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        QVERIFY(must(gatheringOf(connection()))->ended.has_value());
    }

    void whoBeganAfterTheBackupAndComesIsWaitedFor()
    {
        const Uuid known = newUuid(Instant(5), m_random);
        const Uuid younger = newUuid(Instant(6), m_random);
        must(connection().run("INSERT INTO desk (id, number, user_id, last_seen) VALUES (?, 1, ?, 0)",
                              {Value(known), Value(m_author.uuid())}));
        begin();
        must(noteComing(connection(), younger, 4));
        must(noteComing(connection(), known, 2));
        must(noteReturned(connection(), known, m_server->now));
        QVERIFY(!must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        must(noteReturned(connection(), younger, m_server->now));
        QVERIFY(must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        const auto ended = must(gatheringOf(connection()));
        QCOMPARE(ended->desks, qint64(2));
        QCOMPARE(ended->oldHead, qint64(4));
        // Who comes when it is over is not waited for.
        must(noteComing(connection(), newUuid(Instant(7), m_random), 5));
        QCOMPARE(must(gatheringOf(connection()))->desks, qint64(2));
    }

    void whatComesWhenItIsOverIsBelievedAllTheSame()
    {
        begin();
        must(wantGatheringEnd(connection()));
        QVERIFY(must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        // A desk that began after the backup, and was away while the others came back.
        const Arrival open = brought(m_server->arrival(topics::OpenTopic{QStringLiteral("t"), QStringLiteral("red")}, m_author), 2);
        const topics::TopicId topic(derivedUuid(open.envelope.id, "topic"));
        const Arrival remark = brought(m_server->arrival(topics::AddRemark{topic, QStringLiteral("a")}, m_other), 3);
        QCOMPARE(run({remark}).front().outcome, Outcome::Held);
        QCOMPARE(run({open}).front().outcome, Outcome::Applied);
        // In the order of the lost history, as before the end.
        QCOMPARE(run({remark}).front().outcome, Outcome::Applied);
        // What had been refused stays so, though it could be done now.
        Arrival refused = brought(m_server->arrival(topics::AddRemark{topic, QStringLiteral("b")}, m_third), 4);
        refused.kept->refused = Error("topics.closed");
        QCOMPARE(run({refused}).front().outcome, Outcome::Refused);
        checkSound();
    }

    void endsAfterADayOrWhenSomebodyWantsIt()
    {
        must(connection().run("INSERT INTO desk (id, number, user_id, last_seen) VALUES (?, 1, ?, 0)",
                              {Value(newUuid(Instant(5), m_random)), Value(m_author.uuid())}));
        begin();
        const auto after = [this](Milliseconds time) {
            return must(m_server->sequencer().endGatheringIfDue(m_server->now + time)).has_value();
        };
        QVERIFY(!after(limits::gatheringLasts - Milliseconds(1)));
        QVERIFY(after(limits::gatheringLasts));
        begin();
        must(wantGatheringEnd(connection()));
        QVERIFY(after(Milliseconds(1)));
    }

    void atTheEndWhatWasNeverRunIsRefusedAndTheRestIsLeftToPeople()
    {
        begin();
        const topics::TopicId nowhere(newUuid(Instant(7), m_random));
        const Arrival acknowledged = brought(m_server->arrival(topics::AddRemark{nowhere, QStringLiteral("a")}, m_author), 2);
        Arrival waiting = brought(m_server->arrival(topics::AddRemark{nowhere, QStringLiteral("b")}, m_author), 2);
        waiting.kept->ran = false;
        for (const Receipt &receipt : run({acknowledged, waiting}))
            QCOMPARE(receipt.outcome, Outcome::Held);
        must(wantGatheringEnd(connection()));
        QVERIFY(must(m_server->sequencer().endGatheringIfDue(m_server->now)));
        QCOMPARE(run({acknowledged}).front().outcome, Outcome::Held);
        QCOMPARE(run({waiting}).front().outcome, Outcome::Refused);
        checkSound();
    }

private:
    Connection &connection() { return m_server->connection(); }
    void begin()
    {
        must(beginGathering(connection(), newUuid(m_server->now, m_random), m_server->now));
        m_server->restart();
    }
    std::vector<Receipt> run(const std::vector<Arrival> &arrivals) { return m_server->run(arrivals); }
    static Arrival brought(Arrival arrival, qint64 seq)
    {
        arrival.kept = KeptPlace{seq, true};
        return arrival;
    }
    qint64 commonOf(const Cursor &cursor, const Cursor &head)
    {
        return checkCursor(connection(), cursor, head).error().values().value(QStringLiteral("common")).toLongLong();
    }
    void checkSound()
    {
        const Transaction transaction = must(Transaction::begin(connection(), Connection::Access::Read));
        const StoreReport report = must(auditStore(connection(), m_server->rules));
        QVERIFY2(report.isSound(), report.findings.empty() ? "" : report.findings.front().id().constData());
    }

    const UserId m_author = topicsPerson(1);
    const UserId m_other = topicsPerson(2);
    const UserId m_third = topicsPerson(3);
    SeededRandom m_random{13};
    std::unique_ptr<TopicsServer> m_server;
    Cursor m_before{Uuid(Uuid::Bytes{}), 0, {}};
};

QTEST_GUILESS_MAIN(GatheringTest)
#include "gathering_test.moc"
