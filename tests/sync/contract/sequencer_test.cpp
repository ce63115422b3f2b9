// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/attention.h"
#include "storage/migrations.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"
#include "sync/support/failing_connection.h"
#include "sync/support/topics.h"

#include <algorithm>

using namespace peygir;
using namespace peygir::sync;
using storage::RowView;
using sync::testing::FailingConnection;
using test::EmptyDatabase;
using test::idOf;
using test::must;

/// Remembers which commands were run together.
class Groups final : public CrashLedger
{
public:
    void running(std::span<const Arrival> group) override
    {
        sizes.push_back(int(group.size()));
        ++open;
    }
    void finished() override { --open; }

    std::vector<int> sizes;
    int open = 0;
};

/// Goal: one command that cannot be run harms no other, and a machine that is in trouble costs no command (SYNC 2, 5, 6).
class SequencerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_inner = m_database->openMigrated();
        m_connection = std::make_unique<FailingConnection>(*m_inner);
        must(m_inner->runScript(must(storage::inDialect(topics::schema(), m_inner->dialect()))));
        // What no rule knows of: the database alone refuses it.
        must(m_inner->runScript("CREATE UNIQUE INDEX remark_words ON remark (words)"));
        must(Leadership::establish(*m_inner, newUuid(Instant(1), m_random), QByteArray(32, 'k')));
        m_groups = Groups();
        restart();
    }
    void cleanup()
    {
        m_sequencer.reset();
        m_connection.reset();
        m_inner.reset();
        m_database.reset();
    }

    void commandThatTheDatabaseRefusesIsHeldAndTheOthersOfItsGroupAreApplied()
    {
        const Arrival topic = aTopic("lamp");
        const Arrival refused = aRemark(topic, "dark");
        const std::vector<Arrival> group{topic, aRemark(topic, "dark"), refused, aRemark(topic, "very dark")};
        const GroupOutcome outcome = must(m_sequencer->run(group));

        QCOMPARE(outcomes(outcome.receipts), QByteArray("applied applied held applied"));
        for (size_t n = 0; n < group.size(); ++n)
            QCOMPARE(outcome.receipts[n].command, group[n].envelope.id);
        const Error &reason = *outcome.receipts[2].reason;
        QCOMPARE(reason.id(), QByteArray("sync.database_refused"));
        QCOMPARE(reason.values().value(QStringLiteral("cause")).toString(), QStringLiteral("storage.unique"));
        QCOMPARE(column("SELECT words FROM remark ORDER BY seq"), QByteArray("dark,very dark"));
        QCOMPARE(outcome.head, 4);

        // Its payload is kept, and its author finds it among what needs attention.
        QCOMPARE(column("SELECT command_id FROM kept_command", Value::Type::Uuid), refused.envelope.id.toAscii());
        const RowPointer entry = must(storage::Door(*m_inner).row(tableOf<Attention>(),
                                                                  derivedUuid(refused.envelope.id, "attention")));
        QVERIFY(entry);
        QCOMPARE(fromRow<Attention>(*entry).reason, AttentionReason::Held);
        QCOMPARE(fromRow<Attention>(*entry).arguments, refused.envelope.arguments);
        QCOMPARE(entry->seq, outcome.receipts[2].seq);
        compareSums();
    }

    void commandOfANewerProgramIsHeldUntilThisOneIsBroughtUpToDate_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("version");
        QTest::newRow("kind") << QByteArray("FoldTopic") << 1;
        QTest::newRow("version") << QByteArray(topics::OpenTopic::kind) << topics::OpenTopic::version + 1;
    }
    void commandOfANewerProgramIsHeldUntilThisOneIsBroughtUpToDate()
    {
        QFETCH(QByteArray, kind);
        QFETCH(int, version);
        Arrival newer = aTopic("lamp");
        newer.envelope.kind = kind;
        newer.envelope.version = version;
        newer.bytes = newer.envelope.encoded();
        const auto receipts = must(m_sequencer->run(std::vector{newer, aTopic("bench")})).receipts;
        QCOMPARE(outcomes(receipts), QByteArray("held applied"));
        QCOMPARE(receipts[0].reason->id(), QByteArray("command.unknown"));
        QCOMPARE(column("SELECT command_id FROM kept_command", Value::Type::Uuid), newer.envelope.id.toAscii());
        QCOMPARE(count("attention"), 1);
    }

    void heldCommandIsAnsweredTheSameWhenItComesAgain()
    {
        const Arrival topic = aTopic("lamp");
        const Arrival refused = aRemark(topic, "dark");
        const std::vector<Arrival> group{topic, aRemark(topic, "dark"), refused};
        const auto first = must(m_sequencer->run(group));
        restart();
        const auto again = must(m_sequencer->run(group));
        QCOMPARE(outcomes(again.receipts), outcomes(first.receipts));
        QCOMPARE(again.receipts[2].seq, first.receipts[2].seq);
        QCOMPARE(again.receipts[2].reason->id(), QByteArray("sync.database_refused"));
        QCOMPARE(count("attention"), 1);
        QCOMPARE(must(m_sequencer->run(std::vector{aRemark(topic, "bright")})).head, 4);
    }

    void machineInTroubleHoldsNothingAndLosesNothing_data()
    {
        QTest::addColumn<QByteArray>("error");
        for (const char *error : {"storage.disk_full", "storage.busy", "storage.unreachable", "storage.io",
                                  "storage.read_only", "storage.damaged"})
            QTest::newRow(error) << QByteArray(error);
    }
    void machineInTroubleHoldsNothingAndLosesNothing()
    {
        QFETCH(QByteArray, error);
        const Arrival topic = aTopic("lamp");
        const std::vector<Arrival> group{topic, aRemark(topic, "dark"), aRemark(topic, "very dark")};
        // Twice: a group that went on command by command would fail once more and then hold the first of them.
        m_connection->failPuts("topic", 2, error);
        QCOMPARE(idOf(m_sequencer->run(group)), error);
        QCOMPARE(m_connection->failed(), 1);
        QCOMPARE(count("receipt"), 0);
        QCOMPARE(idOf(m_sequencer->run(group)), error);
        QCOMPARE(count("receipt"), 0);
        QCOMPARE(count("attention"), 0);

        const auto outcome = must(m_sequencer->run(group));
        QCOMPARE(outcomes(outcome.receipts), QByteArray("applied applied applied"));
        QCOMPARE(column("SELECT words FROM remark ORDER BY seq"), QByteArray("dark,very dark"));
        QCOMPARE(outcome.head, 3);
        compareSums();
    }

    void groupThatFailsAtItsEndLeavesNoSum()
    {
        const Arrival topic = aTopic("lamp");
        must(m_sequencer->run(std::vector{topic}));
        const std::vector<Arrival> group{aRemark(topic, "dark")};
        m_connection->failPuts("bucket_sum", 1, "storage.disk_full");
        QCOMPARE(idOf(m_sequencer->run(group)), QByteArray("storage.disk_full"));
        compareSums();
        must(m_sequencer->run(group));
        compareSums();
    }

    void whatACommitHasLeftIsSeenThoughItsAnswerWasLost()
    {
        const Arrival topic = aTopic("lamp");
        m_connection->loseAnswerOfCommit();
        QCOMPARE(idOf(m_sequencer->run(std::vector{topic})), QByteArray("storage.unreachable"));
        QCOMPARE(count("receipt"), 1);
        const auto outcome = must(m_sequencer->run(std::vector{aRemark(topic, "dark"), topic}));
        QCOMPARE(outcomes(outcome.receipts), QByteArray("applied applied"));
        QCOMPARE(outcome.head, 2);
        compareSums();
    }

    void diskThatFillsUpBetweenTwoCommandsLosesNeither()
    {
        const Arrival topic = aTopic("lamp");
        const std::vector<Arrival> group{topic, aRemark(topic, "dark"), aRemark(topic, "dark"), aTopic("bench")};
        // The group is refused by the database; of its commands one by one, the last meets a full disk.
        m_connection->failPuts("topic", 1, "storage.disk_full", 1);
        QCOMPARE(idOf(m_sequencer->run(group)), QByteArray("storage.disk_full"));
        QCOMPARE(count("receipt"), 3);
        const auto outcome = must(m_sequencer->run(group));
        QCOMPARE(outcomes(outcome.receipts), QByteArray("applied applied held applied"));
        QCOMPARE(count("receipt"), 4);
        QCOMPARE(column("SELECT title FROM topic ORDER BY seq"), QByteArray("lamp,bench"));
        compareSums();
    }

    void needThatIsHeldHoldsWhatBuildsOnIt_data() { sameGroupOrLater(); }
    void needThatIsHeldHoldsWhatBuildsOnIt()
    {
        const Arrival topic = aTopic("lamp");
        const Arrival held = aRemark(topic, "dark");
        must(m_sequencer->run(std::vector{topic, aRemark(topic, "dark")}));
        const auto receipts = runTogetherOrNot({held, needing(aRemark(topic, "bright"), {held})});
        QCOMPARE(outcomes(receipts), QByteArray("held held"));
        QCOMPARE(receipts[1].reason->id(), QByteArray("sync.need_held"));
        QCOMPARE(column("SELECT words FROM remark"), QByteArray("dark"));
        QCOMPARE(count("attention"), 2);
        QCOMPARE(count("kept_command"), 2);
    }

    void needThatNobodyKnowsHolds()
    {
        const Arrival topic = aTopic("lamp");
        const auto receipts = must(m_sequencer->run(std::vector{needing(topic, {aTopic("never sent")}), aTopic("bench")}))
                                  .receipts;
        QCOMPARE(outcomes(receipts), QByteArray("held applied"));
        QCOMPARE(receipts[0].reason->id(), QByteArray("sync.need_unknown"));
        QCOMPARE(column("SELECT title FROM topic"), QByteArray("bench"));
    }

    void needThatWasRefusedRefuses_data() { sameGroupOrLater(); }
    void needThatWasRefusedRefuses()
    {
        must(m_sequencer->run(std::vector{aTopic("lamp")}));
        const Arrival refused = aTopic("lamp");
        const auto receipts = runTogetherOrNot({refused, needing(aTopic("bench"), {refused})});
        QCOMPARE(outcomes(receipts), QByteArray("refused refused"));
        QCOMPARE(receipts[1].reason->id(), QByteArray("sync.need_refused"));
        QCOMPARE(column("SELECT title FROM topic"), QByteArray("lamp"));
    }

    void needsThatWereAppliedLetPass_data() { sameGroupOrLater(); }
    void needsThatWereAppliedLetPass()
    {
        const Arrival topic = aTopic("lamp");
        const Arrival other = aTopic("bench");
        const auto receipts = runTogetherOrNot({topic, other, needing(aRemark(topic, "dark"), {other, topic})});
        QCOMPARE(outcomes(receipts), QByteArray("applied applied applied"));
        QCOMPARE(column("SELECT words FROM remark"), QByteArray("dark"));
    }

    void eachNeedCounts()
    {
        const Arrival topic = aTopic("lamp");
        const Arrival twin = aTopic("lamp");
        const auto receipts
            = must(m_sequencer->run(std::vector{topic, twin, needing(aRemark(topic, "dark"), {topic, twin}),
                                                needing(aRemark(topic, "dim"), {topic, aTopic("never sent")})}))
                  .receipts;
        QCOMPARE(outcomes(receipts), QByteArray("applied refused refused held"));
        QCOMPARE(count("remark"), 0);
    }

    void rowThatSeveralCommandsWriteIsWhatTheLastOneMadeOfIt_data() { sameGroupOrLater(); }
    void rowThatSeveralCommandsWriteIsWhatTheLastOneMadeOfIt()
    {
        using namespace topics;
        const Arrival old = aTopic("lamp");
        const TopicId oldId(derivedUuid(old.envelope.id, "topic"));
        must(m_sequencer->run(std::vector{old}));
        const Arrival fresh = aTopic("bench");
        const TopicId freshId(derivedUuid(fresh.envelope.id, "topic"));
        const auto receipts = runTogetherOrNot(
            {arrivalOf(MoveTopic{oldId, QStringLiteral("yard")}), fresh, arrivalOf(MoveTopic{oldId, QStringLiteral("hall")}),
             arrivalOf(MoveTopic{freshId, QStringLiteral("yard")}), arrivalOf(CloseTopic{oldId}),
             arrivalOf(MoveTopic{freshId, QStringLiteral("hall")})});
        QCOMPARE(outcomes(receipts), QByteArray("applied applied applied applied applied applied"));
        storage::Door door(*m_inner);
        const RowPointer closed = must(door.row(tableOf<Topic>(), oldId.uuid()));
        const RowPointer moved = must(door.row(tableOf<Topic>(), freshId.uuid()));
        QVERIFY(closed && moved);
        QCOMPARE(closed->rev, 4);
        QCOMPARE(closed->seq, receipts[4].seq);
        QCOMPARE(fromRow<Topic>(*closed).room, QStringLiteral("hall"));
        QVERIFY(fromRow<Topic>(*closed).closed);
        QCOMPARE(closed->hash, contentHash(*closed));
        QCOMPARE(moved->rev, 3);
        QCOMPARE(moved->seq, receipts[5].seq);
        QCOMPARE(fromRow<Topic>(*moved).room, QStringLiteral("hall"));
        compareSums();
    }

    void thirdCrashHoldsACommandAndTheSecondDoesNot()
    {
        const Arrival twice = aTopic("twice");
        const Arrival thrice = aTopic("thrice");
        const Uuid both[] = {twice.envelope.id, thrice.envelope.id};
        must(m_sequencer->countCrashes(both));
        must(m_sequencer->countCrashes(both));
        must(m_sequencer->countCrashes(std::span(both).last(1)));
        const std::vector<Arrival> group{thrice, twice};
        const auto receipts = must(m_sequencer->run(group)).receipts;
        QCOMPARE(outcomes(receipts), QByteArray("held applied"));
        QCOMPARE(receipts[0].reason->id(), QByteArray("sync.crashed"));
        QCOMPARE(column("SELECT title FROM topic"), QByteArray("twice"));
    }

    void crashesAreKnownToTheNextSequencer()
    {
        const Arrival crashed = aTopic("crashed");
        const Uuid one[] = {crashed.envelope.id};
        for (int crash = 0; crash < 3; ++crash) {
            must(m_sequencer->countCrashes(one));
            restart();
        }
        QCOMPARE(outcomes(must(m_sequencer->run(std::vector{crashed})).receipts), QByteArray("held"));
    }

    void commandThatCrashedOnceRunsAlone()
    {
        std::vector<Arrival> group;
        for (const char *title : {"a", "b", "c", "d", "e"})
            group.push_back(aTopic(title));
        const Uuid crashed[] = {group[2].envelope.id};
        must(m_sequencer->countCrashes(crashed));
        const auto outcome = must(m_sequencer->run(group));
        QCOMPARE(m_groups.sizes, (std::vector{2, 1, 2}));
        QCOMPARE(outcomes(outcome.receipts), QByteArray("applied applied applied applied applied"));
        QCOMPARE(column("SELECT title FROM topic ORDER BY seq"), QByteArray("a,b,c,d,e"));
    }

    void ledgerIsClosedAlsoAfterAGroupThatFailed()
    {
        m_connection->failPuts("topic", 1, "storage.disk_full");
        QVERIFY(!m_sequencer->run(std::vector{aTopic("lamp")}).ok());
        QCOMPARE(m_groups.sizes, std::vector{1});
        QCOMPARE(m_groups.open, 0);
    }

    void receiptRemembersWhoDidWhatAndWhen() // R132
    {
        const Arrival topic = aTopic("lamp");
        const Arrival remark = aRemark(topic, "dark");
        const Arrival refused = aTopic("lamp");
        must(m_sequencer->run(std::vector{topic, remark, refused}));
        for (const Arrival &arrival : {topic, remark, refused}) {
            const auto receipt = receiptRow(arrival.envelope.id);
            QCOMPARE(receipt.kind, arrival.envelope.kind);
            QCOMPARE(receipt.user, std::optional(m_author.uuid()));
            QCOMPARE(receipt.receivedAt, m_now.milliseconds());
        }
        // All that a decision changed is of the topic; what was refused has changed nothing.
        const Uuid id = derivedUuid(topic.envelope.id, "topic");
        QCOMPARE(receiptRow(topic.envelope.id).about, std::optional(id));
        QCOMPARE(receiptRow(remark.envelope.id).about, std::optional(id));
        QCOMPARE(receiptRow(remark.envelope.id).aboutKind, topics::topicKind.number);
        QVERIFY(!receiptRow(refused.envelope.id).about);
    }

private:
    struct ReceiptRow
    {
        QByteArray kind;
        std::optional<Uuid> user, about;
        qint64 receivedAt = 0;
        int aboutKind = 0;
    };
    ReceiptRow receiptRow(const Uuid &command)
    {
        ReceiptRow found;
        must(m_inner->each("SELECT kind, user_id, about, received_at, about_kind FROM receipt WHERE command_id = ?", {Value(command)},
                           [&found](const RowView &view) {
                               found.kind = view.utf8(0);
                               found.user = view.uuid(1);
                               if (!view.isNull(2))
                                   found.about = view.uuid(2);
                               found.receivedAt = view.integer(3);
                               found.aboutKind = view.isNull(4) ? 0 : int(view.integer(4));
                               return false;
                           }));
        return found;
    }
    /// A new process on the same database.
    void restart()
    {
        m_leadership = std::make_unique<Leadership>(*m_connection, Leadership::Node{"test", "https://test"});
        if (!must(m_leadership->campaign(m_now)))
            qFatal("not elected");
        m_sequencer = std::make_unique<Sequencer>(*m_connection, m_rules, &m_groups);
        m_sequencer->lead(m_leadership->token());
    }

    static void sameGroupOrLater()
    {
        QTest::addColumn<bool>("together");
        QTest::newRow("in one group") << true;
        QTest::newRow("in a later one") << false;
    }
    /// As the column "together" says.
    std::vector<Receipt> runTogetherOrNot(const std::vector<Arrival> &arrivals)
    {
        QFETCH(bool, together);
        if (together)
            return must(m_sequencer->run(arrivals)).receipts;
        std::vector<Receipt> receipts;
        for (const Arrival &arrival : arrivals)
            receipts.push_back(must(m_sequencer->run(std::vector{arrival})).receipts.front());
        return receipts;
    }

    template <class Command>
    Arrival arrivalOf(const Command &command)
    {
        const Envelope envelope{newUuid(m_now, m_random), Command::kind, 1, m_author, m_now, std::nullopt,
                                std::nullopt, {}, fieldsToJson(command)};
        return {envelope.encoded(), envelope, m_desk, m_now};
    }
    Arrival aTopic(const char *title)
    {
        return arrivalOf(topics::OpenTopic{QString::fromLatin1(title), QStringLiteral("hall")});
    }
    Arrival aRemark(const Arrival &topic, const char *words)
    {
        return arrivalOf(topics::AddRemark{topics::TopicId(derivedUuid(topic.envelope.id, "topic")),
                                           QString::fromLatin1(words)});
    }
    static Arrival needing(Arrival arrival, const std::vector<Arrival> &needs)
    {
        for (const Arrival &need : needs)
            arrival.envelope.needs.push_back(need.envelope.id);
        arrival.bytes = arrival.envelope.encoded();
        return arrival;
    }

    static QByteArray outcomes(const std::vector<Receipt> &receipts)
    {
        QByteArrayList words;
        for (const Receipt &receipt : receipts)
            words << (receipt.outcome == Outcome::Applied       ? "applied"
                          : receipt.outcome == Outcome::Refused ? "refused"
                                                                : "held");
        return words.join(' ');
    }

    /// What the sequencer keeps of each bucket is what its rows add up to. All topics are in one room.
    void compareSums()
    {
        const auto summed = [this](const std::vector<const Table *> &tables) {
            std::pair<qint64, qint64> sum{0, 0};
            for (const Table *table : tables) {
                must(m_inner->each("SELECT hash FROM " + table->name, {}, [&sum](const RowView &view) {
                    ++sum.first;
                    sum.second = qint64(quint64(sum.second) + quint64(view.integer(0)));
                    return true;
                }));
            }
            return sum;
        };
        const auto kept = [this](const Bucket &bucket) {
            std::pair<qint64, qint64> sum{0, 0};
            must(m_inner->each("SELECT row_count, row_sum FROM bucket_sum WHERE bucket = ?", {Value(bucket.id())},
                               [&sum](const RowView &view) {
                                   sum = {view.integer(0), view.integer(1)};
                                   return false;
                               }));
            return sum;
        };
        QCOMPARE(kept(topics::roomBucket(QStringLiteral("hall"))),
                 summed({&tableOf<topics::Topic>(), &tableOf<topics::Remark>()}));
        QCOMPARE(kept(Bucket::person(m_author.uuid().toAscii())), summed({&tableOf<Attention>()}));
    }

    /// One column of all rows, with commas.
    QByteArray column(const QByteArray &sql, Value::Type type = Value::Type::Text)
    {
        QByteArrayList all;
        must(m_inner->each(sql, {}, [&](const RowView &view) {
            all << (type == Value::Type::Uuid ? view.uuid(0).toAscii() : view.utf8(0));
            return true;
        }));
        return all.join(',');
    }
    int count(const QByteArray &table)
    {
        int result = -1;
        must(m_inner->each("SELECT COUNT(1) FROM " + table, {}, [&result](const RowView &view) {
            result = int(view.integer(0));
            return false;
        }));
        return result;
    }

    const Registry m_rules = topics::registry();
    SeededRandom m_random{4};
    const UserId m_author{newUuid(Instant(1), m_random)};
    const Uuid m_desk = newUuid(Instant(1), m_random);
    const Instant m_now{1'790'000'000'000};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_inner;
    std::unique_ptr<FailingConnection> m_connection;
    std::unique_ptr<Leadership> m_leadership;
    Groups m_groups;
    std::unique_ptr<Sequencer> m_sequencer;
};

QTEST_GUILESS_MAIN(SequencerTest)
#include "sequencer_test.moc"
