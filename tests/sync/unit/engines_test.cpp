// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/pair.h"
#include "sync/support/topic_arguments.h"

#include "base/limits.h"
#include "command/attention.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));
const Bucket blue = topics::roomBucket(QStringLiteral("blue"));

} // namespace

/// Goal: one server and its desks agree, whatever waits, moves or is refused (SYNC 1–7, 11–14, 17).
class EnginesTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;

    /// What the server would show to a desk with these buckets, byte for byte.
    QByteArray projection(const TestDesk &desk, std::vector<Bucket> buckets)
    {
        buckets.push_back(Bucket::person(desk.user.uuid().toAscii()));
        std::vector<qint64> ids;
        for (const Bucket &bucket : buckets)
            ids.push_back(bucket.id());
        return dumpRows(m_server->connection(), m_registry, &ids);
    }

    /// Answers that wait for the one that completes the pull.
    static int pagesWaiting(TestDesk &desk)
    {
        int pages = 0;
        const auto read = desk.connection().each("SELECT n FROM inbox", {}, [&pages](const storage::RowView &) {
            ++pages;
            return true;
        });
        return read.ok() ? pages : -1;
    }

private Q_SLOTS:
    void init() { m_server = std::make_unique<TestServer>(m_registry); }

    void whatComesStaysAndLeavesIsCountedWithoutAskingAgain()
    {
        m_server->mayHold(user(1), {red, blue});
        m_server->mayHold(user(2), {red});
        TestDesk one(m_registry, *m_server, user(1), 1);
        TestDesk two(m_registry, *m_server, user(2), 2);
        const Uuid stays = one.submit("OpenTopic", aTopic("lamp", "red"));
        const Uuid leaves = one.submit("OpenTopic", aTopic("road", "red"));
        const Uuid comes = one.submit("OpenTopic", aTopic("tree", "blue"));
        for (const Uuid &topic : {stays, leaves, comes})
            one.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        one.synchronise();
        two.synchronise();
        one.submit("AddRemark", on(stays, {{QStringLiteral("words"), QStringLiteral("darker")}}));
        one.submit("MoveTopic", on(leaves, {{QStringLiteral("room"), QStringLiteral("blue")}}));
        one.submit("MoveTopic", on(comes, {{QStringLiteral("room"), QStringLiteral("red")}}));
        // A count that is wrong would be healed, and nobody would see it.
        for (TestDesk *desk : {&one, &two}) {
            desk->engine().disconnected();
            for (;;) {
                const auto request = desk->engine().next(desk->now).value();
                QVERIFY(!request || request->kind != DeskEngine::RequestKind::Verify);
                if (!desk->step())
                    break;
                QCOMPARE(desk->engine().status()->mismatches, 0);
            }
        }
        QCOMPARE(one.dump(), projection(one, {red, blue}));
        QCOMPARE(two.dump(), projection(two, {red}));
    }

    void aRefusedCommandLeavesTheScreenAndNeedsAttention()
    {
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {red});
        TestDesk one(m_registry, *m_server, user(1), 1);
        TestDesk two(m_registry, *m_server, user(2), 2);
        const Uuid topic = one.submit("OpenTopic", aTopic("lamp", "red"));
        one.synchronise();
        two.synchronise();
        two.submit("CloseTopic", on(topic));
        two.synchronise();
        const QByteArray before = one.dump();
        const Uuid late = one.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("still dark")}}));
        QVERIFY(one.dump() != before);
        QVERIFY(one.step()); // push: refused, and gone from the screen before anything is pulled
        QCOMPARE(one.dump(), before);
        one.synchronise();
        QCOMPARE(one.dump(), projection(one, {red}));
        const auto attention = dumpRows(one.connection(), m_registry);
        QVERIFY(attention.contains(storage::encodeImage(*[&] {
            return storage::Door(one.connection())
                .row(tableOf<Attention>(), derivedUuid(late, "attention"))
                .value();
        }()).toHex()));
    }

    void whatWaitsStaysOnTheScreenUntilItsRowsArePulled()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        desk.synchronise();
        const Uuid topic = desk.submit("OpenTopic", aTopic("lamp", "red"));
        const auto shown = [&] {
            return storage::Door(desk.connection()).row(tableOf<topics::Topic>(), derivedUuid(topic, "topic")).value()
                != nullptr;
        };
        QVERIFY(shown());
        QVERIFY(desk.step()); // push: acknowledged, not yet pulled
        QCOMPARE(desk.engine().status()->queue.acknowledged, 1);
        QVERIFY(shown());
        desk.synchronise();
        QVERIFY(shown());
        QCOMPARE(desk.engine().status()->queue.acknowledged, 0);
        QCOMPARE(desk.dump(), projection(desk, {red}));
    }

    void deliveredTwiceHasTheEffectOfOnce()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        desk.synchronise();
        const Uuid topic = desk.submit("OpenTopic", aTopic("lamp", "red"));
        desk.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        const auto push = desk.engine().next(desk.now).value();
        const Session session{desk.user, desk.engine().desk()};
        const QByteArray first = m_server->answer(session, push->kind, push->body).value();
        const QByteArray state = projection(desk, {red});
        const QByteArray second = m_server->answer(session, push->kind, push->body).value();
        QCOMPARE(second, first);
        QCOMPARE(projection(desk, {red}), state);
        desk.engine().receive(push->kind, second, desk.now).value();
        desk.synchronise();
        QCOMPARE(desk.dump(), projection(desk, {red}));
    }

    void theSameIdWithOtherContentIsRefused()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        SeededRandom random(5);
        Envelope envelope{newUuid(desk.now, random), "OpenTopic", 1,  desk.user, desk.now, {}, {}, {},
                          aTopic("lamp", "red")};
        const Uuid deskId = desk.engine().desk();
        m_server->run({{envelope.encoded(), envelope, deskId, m_server->now}});
        envelope.arguments = aTopic("bench", "red");
        const auto again = m_server->run({{envelope.encoded(), envelope, deskId, m_server->now}});
        QCOMPARE(again.receipts.front().outcome, Outcome::Refused);
        QCOMPARE(again.receipts.front().reason->id(), QByteArray("sync.id_reused"));
    }

    void aCommandThatCrashedThriceIsHeldAlsoAfterAQuietRestart()
    {
        SeededRandom random(6);
        const Envelope envelope{newUuid(m_server->now, random), "OpenTopic", 1,  user(1), m_server->now, {}, {}, {},
                                aTopic("lamp", "red")};
        const Uuid ids[] = {envelope.id};
        for (int crash = 0; crash < 3; ++crash)
            QVERIFY(m_server->sequencer().countCrashes(ids).ok());
        // The next start finds nothing in the ledger: the three crashes are known all the same.
        qint64 token = 0;
        QVERIFY(m_server->connection()
                    .each("SELECT token FROM server_state", {}, [&token](const storage::RowView &view) {
                        token = view.integer(0);
                        return false;
                    })
                    .ok());
        Sequencer restarted(m_server->connection(), m_registry);
        restarted.lead(token);
        const Arrival arrivals[] = {{envelope.encoded(), envelope, envelope.id, m_server->now}};
        const auto outcome = restarted.run(arrivals);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->receipts.front().outcome, Outcome::Held);
        QCOMPARE(outcome->receipts.front().reason->id(), QByteArray("sync.crashed"));
    }

    void aBucketOfOthersCannotBeAskedFor_data()
    {
        QTest::addColumn<bool>("withOwn");
        QTest::newRow("alone") << false;
        QTest::newRow("behind one that he holds") << true;
    }
    void aBucketOfOthersCannotBeAskedFor()
    {
        QFETCH(bool, withOwn);
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {blue});
        TestDesk one(m_registry, *m_server, user(1), 1);
        TestDesk two(m_registry, *m_server, user(2), 2);
        two.submit("OpenTopic", aTopic("secret", "blue"));
        for (TestDesk *desk : {&one, &two})
            desk->synchronise();

        const Session session{one.user, one.engine().desk()};
        const std::vector<qint64> own{red.id(), Bucket::person(one.user.uuid().toAscii()).id()};
        PullRequest request{session.desk, {}, BucketSet::of(own).version, own, {}};
        QVERIFY(m_server->answer(session, DeskEngine::RequestKind::Pull, request.encoded()).ok());
        for (const Bucket &bucket : {blue, Bucket::person(two.user.uuid().toAscii()), Bucket("no such bucket")}) {
            request.added = withOwn ? own : std::vector<qint64>();
            request.added.push_back(bucket.id());
            const auto answer = m_server->answer(session, DeskEngine::RequestKind::Pull, request.encoded());
            QVERIFY(!answer.ok());
            QCOMPARE(answer.error().id(), QByteArray("sync.not_in_set"));
        }
    }

    void oneBucketIsNotAskedForManyTimes()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        desk.synchronise();
        PullRequest pull{desk.engine().desk(), {}, desk.engine().bucketSet().version,
                         std::vector<qint64>(1000, desk.engine().bucketSet().buckets.front()), Position{}, 1};
        const auto answer = m_server->answer(desk.session(), DeskEngine::RequestKind::Pull, pull.encoded());
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().id(), QByteArray("sync.malformed"));
    }

    void aMovedTopicLeavesOneDeskAndReachesTheOther()
    {
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {blue});
        m_server->mayHold(user(3), {red, blue});
        TestDesk one(m_registry, *m_server, user(1), 1);
        TestDesk two(m_registry, *m_server, user(2), 2);
        TestDesk both(m_registry, *m_server, user(3), 3);
        const Uuid topic = one.submit("OpenTopic", aTopic("lamp", "red"));
        one.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        for (TestDesk *desk : {&one, &two, &both})
            desk->synchronise();
        both.submit("MoveTopic", on(topic, {{QStringLiteral("room"), QStringLiteral("blue")}}));
        for (int round = 0; round < 2; ++round)
            for (TestDesk *desk : {&one, &two, &both})
                desk->synchronise();
        QCOMPARE(one.dump(), projection(one, {red}));
        QCOMPARE(two.dump(), projection(two, {blue}));
        QCOMPARE(both.dump(), projection(both, {red, blue}));
        QVERIFY(two.dump().size() > one.dump().size());
        for (TestDesk *desk : {&one, &two, &both})
            QCOMPARE(desk->engine().status()->mismatches, 0);
    }

    void aRevokedBucketIsDroppedAndAGrantedOneComesWhole()
    {
        m_server->mayHold(user(1), {red});
        TestDesk writer(m_registry, *m_server, user(1), 1);
        m_server->mayHold(user(2), {red});
        TestDesk desk(m_registry, *m_server, user(2), 2);
        for (int i = 0; i < 5; ++i)
            writer.submit("OpenTopic", aTopic(qPrintable(QString::number(i)), i % 2 ? "red" : "blue"));
        writer.synchronise();
        desk.synchronise();
        QCOMPARE(desk.dump(), projection(desk, {red}));
        m_server->mayHold(user(2), {blue});
        desk.synchronise();
        QCOMPARE(desk.dump(), projection(desk, {blue}));
        QCOMPARE(desk.engine().status()->mismatches, 0);
    }

    void manySmallPagesGiveTheSameAsOneLarge()
    {
        m_server = std::make_unique<TestServer>(m_registry, QByteArray(), 3);
        m_server->mayHold(user(1), {red, blue});
        m_server->mayHold(user(2), {red, blue});
        TestDesk writer(m_registry, *m_server, user(1), 1);
        TestDesk reader(m_registry, *m_server, user(2), 2);
        Uuid last = writer.submit("OpenTopic", aTopic("0", "red"));
        for (int i = 1; i < 40; ++i) {
            last = writer.submit("OpenTopic", aTopic(qPrintable(QString::number(i)), i % 3 ? "red" : "blue"));
            writer.submit("AddRemark", on(last, {{QStringLiteral("words"), QString::number(i)}}));
        }
        writer.synchronise();
        // The head moves while the reader is in the middle of its pull: what it applies is one state all the same.
        int steps = 0;
        while (reader.step() && steps < 500) {
            if (++steps % 4 == 0 && steps < 100) {
                writer.submit("MoveTopic", on(last, {{QStringLiteral("room"), steps % 8 ? QStringLiteral("blue")
                                                                                      : QStringLiteral("red")}}));
                writer.synchronise();
            }
        }
        QVERIFY(steps > 20);
        reader.synchronise();
        QCOMPARE(reader.dump(), projection(reader, {red, blue}));
        QCOMPARE(reader.engine().status()->mismatches, 0);
        QCOMPARE(reader.synchronise(), 1); // again: one question, nothing new
    }

    void whatChangesInABucketThatWasReadAlreadyIsNotPassedOver()
    {
        m_server = std::make_unique<TestServer>(m_registry, QByteArray(), 3);
        m_server->mayHold(user(1), {red, blue});
        m_server->mayHold(user(2), {red, blue});
        TestDesk writer(m_registry, *m_server, user(1), 1);
        TestDesk reader(m_registry, *m_server, user(2), 2);
        // Buckets are read in the order of their ids.
        const char *first = red.id() < blue.id() ? "red" : "blue";
        const char *second = red.id() < blue.id() ? "blue" : "red";
        const Uuid early = writer.submit("OpenTopic", aTopic("early", first));
        for (int i = 0; i < 20; ++i)
            writer.submit("OpenTopic", aTopic(qPrintable(QString::number(i)), second));
        writer.synchronise();
        while (pagesWaiting(reader) < 2)
            QVERIFY(reader.step());
        writer.submit("AddRemark", on(early, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        writer.synchronise();
        while (!reader.engine().status()->cursor)
            QVERIFY(reader.step());
        QCOMPARE(reader.dump(), projection(reader, {red, blue}));
        QCOMPARE(reader.engine().status()->mismatches, 0);
    }

    void pagesOfASetThatIsNoLongerOursAreThrownAway()
    {
        m_server = std::make_unique<TestServer>(m_registry, QByteArray(), 3);
        m_server->mayHold(user(1), {red, blue});
        m_server->mayHold(user(2), {red, blue});
        TestDesk writer(m_registry, *m_server, user(1), 1);
        TestDesk reader(m_registry, *m_server, user(2), 2);
        for (int i = 0; i < 20; ++i)
            writer.submit("OpenTopic", aTopic(qPrintable(QString::number(i)), i % 2 ? "red" : "blue"));
        writer.synchronise();
        while (pagesWaiting(reader) < 3)
            QVERIFY(reader.step());
        m_server->mayHold(user(2), {blue});
        reader.synchronise();
        QCOMPARE(pagesWaiting(reader), 0);
        QCOMPARE(reader.dump(), projection(reader, {blue}));
    }

    void whatMovesWhileAPullIsUnderWayIsAskedForAgain()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        desk.synchronise();
        desk.engine().wantPull();
        const auto pull = desk.engine().next(desk.now).value();
        QCOMPARE(pull->kind, DeskEngine::RequestKind::Pull);
        const auto answer = m_server->answer({desk.user, desk.engine().desk()}, pull->kind, pull->body);
        desk.engine().wantPull(); // a poke overtakes the answer
        QVERIFY(desk.engine().receive(pull->kind, answer.value(), desk.now).ok());
        const auto again = desk.engine().next(desk.now).value();
        QVERIFY(again && again->kind == DeskEngine::RequestKind::Pull);
        const auto second = m_server->answer({desk.user, desk.engine().desk()}, again->kind, again->body);
        QVERIFY(desk.engine().receive(again->kind, second.value(), desk.now).ok());
        QVERIFY(!desk.engine().next(desk.now).value());
    }

    void aNeedThatWasRefusedRefusesWhatBuildsOnIt()
    {
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {red});
        TestDesk one(m_registry, *m_server, user(1), 1);
        TestDesk two(m_registry, *m_server, user(2), 2);
        one.submit("OpenTopic", aTopic("lamp", "red"));
        one.synchronise();
        const Uuid second = two.submit("OpenTopic", aTopic("lamp", "red")); // not pulled yet: the desk cannot know
        const Uuid remark = two.submit("AddRemark", on(second, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        two.synchronise();
        QCOMPARE(two.engine().find(second)->value().reason->id(), QByteArray("topics.title_taken"));
        QCOMPARE(two.engine().find(remark)->value().reason->id(), QByteArray("sync.need_refused"));
        QCOMPARE(two.dump(), projection(two, {red}));
    }

    void aHeldCommandIsShownToThoseWhoDecideAndItsEndToItsAuthor()
    {
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {topics::heldBucket()});
        m_server->mayHold(user(3), {red});
        TestDesk writer(m_registry, *m_server, user(1), 1);
        TestDesk decider(m_registry, *m_server, user(2), 2);
        TestDesk other(m_registry, *m_server, user(3), 3);
        const Uuid topic = writer.submit("OpenTopic", aTopic("lamp", "red"));
        const auto everybody = [&] {
            for (TestDesk *desk : {&writer, &decider, &other})
                desk->synchronise();
        };
        everybody();
        const Uuid held = writer.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        const Uuid ids[] = {held};
        for (int crash = 0; crash < 3; ++crash)
            QVERIFY(m_server->sequencer().countCrashes(ids).ok());
        everybody();
        const auto holdsEntry = [&held](TestDesk &desk) {
            return storage::Door(desk.connection()).row(tableOf<Attention>(), attentionAbout(held).uuid()).value() != nullptr;
        };
        QVERIFY(holdsEntry(writer) && holdsEntry(decider) && !holdsEntry(other));

        // Without a line the decision waits, and shows.
        const Uuid decision = decider.submit("DecideHeld", {{QStringLiteral("command"), held.toString()},
                                                            {QStringLiteral("decision"), QStringLiteral("retry")},
                                                            {QStringLiteral("words"), QString()}});
        QVERIFY(storage::Door(decider.connection()).row(tableOf<HeldAct>(), derivedUuid(decision, "act")).value());
        everybody();
        everybody();
        QVERIFY(holdsEntry(writer) && !holdsEntry(decider) && !holdsEntry(other));
        QVERIFY(storage::Door(other.connection()).row(tableOf<topics::Remark>(), derivedUuid(held, "remark")).value());
        QCOMPARE(writer.dump(), projection(writer, {red}));
        QCOMPARE(decider.dump(), projection(decider, {topics::heldBucket()}));
        QCOMPARE(other.dump(), projection(other, {red}));
        for (TestDesk *desk : {&writer, &decider, &other})
            QCOMPARE(desk->engine().status()->mismatches, 0);
    }

    void whatLiesInTwoBucketsStaysWhenOneOfThemGoes()
    {
        m_server->mayHold(user(1), {red, topics::heldBucket()});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        const Uuid topic = desk.submit("OpenTopic", aTopic("lamp", "red"));
        desk.synchronise();
        const Uuid held = desk.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        const Uuid ids[] = {held};
        for (int crash = 0; crash < 3; ++crash)
            QVERIFY(m_server->sequencer().countCrashes(ids).ok());
        desk.synchronise();
        QCOMPARE(desk.dump(), projection(desk, {red, topics::heldBucket()}));
        // His own entry lies in his own bucket, too.
        m_server->mayHold(user(1), {red});
        desk.engine().wantPull();
        desk.synchronise();
        QVERIFY(storage::Door(desk.connection()).row(tableOf<Attention>(), attentionAbout(held).uuid()).value());
        QCOMPARE(desk.dump(), projection(desk, {red}));
        QCOMPARE(desk.engine().status()->mismatches, 0);
    }

    void whoeverAsksLateIsToldTheEndAndWaitsForItsRows()
    {
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {red, topics::heldBucket()});
        TestDesk writer(m_registry, *m_server, user(1), 1);
        TestDesk decider(m_registry, *m_server, user(2), 2);
        const Uuid topic = writer.submit("OpenTopic", aTopic("lamp", "red"));
        writer.synchronise();
        const Uuid held = writer.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        const Uuid ids[] = {held};
        for (int crash = 0; crash < 3; ++crash)
            QVERIFY(m_server->sequencer().countCrashes(ids).ok());
        // The answer to the push is lost.
        const auto push = writer.engine().next(writer.now).value();
        QVERIFY(m_server->answer({writer.user, writer.engine().desk()}, push->kind, push->body).ok());
        decider.synchronise();
        decider.submit("DecideHeld", {{QStringLiteral("command"), held.toString()},
                                      {QStringLiteral("decision"), QStringLiteral("retry")},
                                      {QStringLiteral("words"), QString()}});
        decider.synchronise();
        writer.engine().disconnected();
        const auto shown = [&] {
            return storage::Door(writer.connection()).row(tableOf<topics::Remark>(), derivedUuid(held, "remark")).value()
                != nullptr;
        };
        while (writer.step())
            QVERIFY(shown());
        writer.synchronise();
        QVERIFY(shown());
        QCOMPARE(writer.dump(), projection(writer, {red}));
        QCOMPARE(writer.engine().find(held)->value().state, Outbox::State::Done);
    }

    void anotherHistoryIsNoticedAndWhatWaitedGoesToIt()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        const Uuid topic = desk.submit("OpenTopic", aTopic("lamp", "red"));
        desk.synchronise();
        QVERIFY(m_server->connection()
                    .run("UPDATE chain SET hash = ? WHERE seq > 0", {Value::bytes(QByteArray(32, 'x'))})
                    .ok());
        desk.submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("dark")}}));
        desk.synchronise();
        QCOMPARE(desk.dump(), projection(desk, {red}));
        QCOMPARE(desk.engine().status()->queue.waiting, 0);
    }

    void aStorePutBackFromACopyGivesNoCodeASecondTime()
    {
        TestDesk desk(m_registry, *m_server, user(1), 1);
        desk.synchronise();
        const auto code = [](DeskEngine &engine, Instant now) {
            return engine.submit("OpenTopic", aTopic("lamp", "red"), now, "title")->code;
        };
        QSet<QByteArray> given;
        for (int i = 0; i < 5; ++i)
            given.insert(code(desk.engine(), desk.now));
        QCOMPARE(given.size(), 5);
        // As the copy had it, in another process of the same machine.
        QVERIFY(desk.connection().run("UPDATE code_block SET used = 0", {}).ok());
        SeededRandom random(9);
        DeskEngine again(desk.connection(), m_registry, random, desk.user, 1, desk.witness);
        QVERIFY(again.open(desk.now).ok());
        QVERIFY(!given.contains(code(again, desk.now)));

        // And not either where the first command of that process was refused, and took its code back.
        QVERIFY(desk.connection().run("UPDATE code_block SET used = 0", {}).ok());
        DeskEngine once(desk.connection(), m_registry, random, desk.user, 1, desk.witness);
        QVERIFY(once.open(desk.now).ok());
        QCOMPARE(once.submit("OpenTopic", {}, desk.now, "title").error().id(), QByteArray("command.field.missing"));
        QVERIFY(!given.contains(code(once, desk.now)));
    }

    void theWitnessIsToldOfManyCodesAtOnce()
    {
        TestDesk desk(m_registry, *m_server, user(1), 1);
        desk.synchronise();
        const int before = desk.witness.timesTold;
        for (int i = 0; i < 32; ++i)
            QVERIFY(desk.engine().submit("OpenTopic", aTopic("lamp", "red"), desk.now, "title").ok());
        QCOMPARE(desk.witness.timesTold - before, 2);
    }

    void aLostWitnessMeansLongCodesUntilTheNextHello()
    {
        TestDesk desk(m_registry, *m_server, user(1), 1);
        desk.synchronise();
        const auto code = [&desk](DeskEngine &engine) {
            return engine.submit("OpenTopic", aTopic("lamp", "red"), desk.now, "title")->code;
        };
        QSet<QByteArray> given{code(desk.engine())};
        QCOMPARE(given.values().front().size(), 10);

        // Another machine, or a lost file: nobody knows how far the blocks here were used.
        MemoryWitness empty;
        SeededRandom random(9);
        DeskEngine moved(desk.connection(), m_registry, random, desk.user, 1, empty);
        QVERIFY(moved.open(desk.now).ok());
        for (int i = 0; i < 20; ++i) {
            const QByteArray longer = code(moved);
            QCOMPARE(longer.size(), 12);
            QVERIFY(!given.contains(longer));
            given.insert(longer);
        }

        // The counter of the long ones is kept twice as well: the store was put back from a copy that had none yet.
        QVERIFY(desk.connection().run("DELETE FROM desk_state WHERE name = ?", {Value::text(QByteArray("codes"))}).ok());
        DeskEngine restored(desk.connection(), m_registry, random, desk.user, 1, empty);
        QVERIFY(restored.open(desk.now).ok());
        for (int i = 0; i < 20; ++i) {
            const QByteArray longer = code(restored);
            QCOMPARE(longer.size(), 12);
            QVERIFY(!given.contains(longer));
            given.insert(longer);
        }

        const auto codesHere = [&desk] {
            QByteArray codes;
            const auto read = desk.connection().each("SELECT codes FROM code_block", {}, [&](const storage::RowView &view) {
                codes += view.bytes(0);
                return true;
            });
            return read.ok() ? codes : QByteArray();
        };
        const QByteArray old = codesHere();
        QVERIFY(!old.isEmpty());
        const auto hello = moved.next(desk.now).value();
        QCOMPARE(hello->kind, DeskEngine::RequestKind::Hello);
        QCOMPARE(HelloRequest::decode(hello->body)->blocksHeld, 0);
        const auto answer = m_server->answer({desk.user, moved.desk()}, hello->kind, hello->body);
        QVERIFY(moved.receive(hello->kind, answer.value(), desk.now).ok());
        QVERIFY(codesHere().size() > old.size());
        // Short again, and from the new blocks.
        for (int i = 0; i < 20; ++i) {
            const QByteArray shorter = code(moved);
            QCOMPARE(shorter.size(), 10);
            QVERIFY(!given.contains(shorter));
            given.insert(shorter);
            for (qsizetype at = 0; at < old.size(); at += shorter.size())
                QVERIFY(old.mid(at, shorter.size()) != shorter);
        }
    }

    void aDeskCannotEmptyTheCodesOfTheCity()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        const Session session{desk.user, desk.engine().desk()};
        const auto blocks = [&] {
            const HelloRequest hello{wireVersion, 1, desk.engine().desk(), desk.now, 0};
            return HelloResponse::decode(
                       *m_server->answer(session, DeskEngine::RequestKind::Hello, hello.encoded()))->blocks.size();
        };
        size_t given = 0;
        for (int n = 0; n < 20; ++n)
            given += blocks();
        QCOMPARE(given, size_t(limits::blocksPerDeskAndDay));
        m_server->now = m_server->now + std::chrono::hours(24);
        QCOMPARE(blocks(), size_t(limits::blocksPerDesk));
    }

    void codesAreNeverGivenTwiceAndNeverRefused()
    {
        m_server->mayHold(user(1), {red});
        TestDesk desk(m_registry, *m_server, user(1), 1);
        QCOMPARE(desk.engine().submit("OpenTopic", aTopic("x", "red"), desk.now, "room").error().id(),
                 QByteArray("sync.no_codes_yet"));
        desk.synchronise();
        QSet<QByteArray> codes;
        for (int i = 0; i < 4100; ++i) {
            const auto given = desk.engine().submit("OpenTopic", aTopic(qPrintable(QString::number(i)), "red"), desk.now, "room");
            QVERIFY2(given.ok(), given.ok() ? "" : given.error().id().constData());
            QVERIFY(!codes.contains(given->code));
            QCOMPARE(given->code.size(), i < 4000 ? 10 : 12);
            codes.insert(given->code);
        }
    }
};

QTEST_GUILESS_MAIN(EnginesTest)
#include "engines_test.moc"
