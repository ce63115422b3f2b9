// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"
#include "sync/support/topics.h"

#include <algorithm>

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::RowView;
using test::EmptyDatabase;
using test::must;
using topics::Remark;

namespace {

UserId person(int number)
{
    Uuid::Bytes bytes{};
    bytes[0] = 0xa0;
    bytes[15] = std::uint8_t(number);
    return UserId(Uuid(bytes));
}
const UserId author = person(1);
const UserId decider = person(2);

/// A remark that says when it was meant, and beside it, where it is wanted, an entry in the place of the one that told of its
/// being held.
struct TellWhen
{
    static constexpr const char *kind = "TellWhen";
    static constexpr int version = 1;
    topics::TopicId topic;
    bool notes;
    static constexpr auto fields() { return std::tuple{field("topic", &TellWhen::topic), field("notes", &TellWhen::notes)}; }
};
Result<Changes> decide(const TellWhen &command, const Facts &facts, const Given &given)
{
    TRY(facts.author().may(topics::write, {}));
    Changes changes;
    changes.put(Remark{given.idOf<topics::RemarkId>("remark"), command.topic,
                       QString::number(given.happenedAt().milliseconds()), facts.author().id()});
    if (command.notes) {
        changes.put(Attention{.id = attentionAbout(given.commandId()),
                              .user = facts.author().id(),
                              .commandId = given.commandId(),
                              .reason = AttentionReason::Changed,
                              .errorId = QStringLiteral("topics.changed"),
                              .errorValues = {},
                              .commandKind = QString::fromLatin1(TellWhen::kind),
                              .arguments = fieldsToJson(command),
                              .at = given.happenedAt(),
                              .settled = false});
    }
    return changes;
}

Registry rulesWithTime()
{
    Registry rules = topics::registry();
    rules.addCommand<TellWhen>();
    return rules;
}

} // namespace

/// Goal: a command that the server keeps comes to one end, the one that a person chose, and has its effect once at most
/// (SYNC 5, 6).
class HeldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        must(m_connection->runScript(must(storage::inDialect(topics::schema(), m_connection->dialect()))));
        must(Leadership::establish(*m_connection, newUuid(Instant(1), m_random), QByteArray(32, 'k')));
        m_now = Instant(1'790'000'000'000);
        m_leadership = std::make_unique<Leadership>(*m_connection, Leadership::Node{"test", ""});
        QVERIFY(must(m_leadership->campaign(m_now)));
        restart();
        const Arrival opened = arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, author);
        m_topic = topics::TopicId(derivedUuid(opened.envelope.id, "topic"));
        QCOMPARE(run({opened}).front().outcome, Outcome::Applied);
    }
    void cleanup()
    {
        m_sequencer.reset();
        m_leadership.reset();
        m_connection.reset();
        m_database.reset();
    }

    void whatIsNotHeldIsNotDecidedAbout()
    {
        const Arrival applied = arrival(remark(QStringLiteral("dark")), author);
        run({applied});
        for (const HeldDecision decision : {HeldDecision::Retry, HeldDecision::Refuse})
            QCOMPARE(run({decide(applied, decision)}).front().outcome, Outcome::Refused);
        QCOMPARE(remarks().size(), size_t(1));
        QCOMPARE(run({applied}).front().outcome, Outcome::Applied);
    }

    void triedAgainTwiceByTwoPeopleAtOnceItHasOneEffect()
    {
        const Arrival held = crashed();
        const auto receipts = run({decide(held, HeldDecision::Retry), decide(held, HeldDecision::Retry, {}, person(3))});
        QCOMPARE(receipts[0].outcome, Outcome::Applied);
        QCOMPARE(receipts[1].reason->id(), QByteArray("topics.not_held"));
        QCOMPARE(remarks().size(), size_t(1));
        QCOMPARE(remarkRevision(), qint64(1));
        QCOMPARE(acts().size(), size_t(1));
    }

    void triedAgainAndRefusedAtOnceTheFirstCounts()
    {
        const Arrival first = crashed();
        const Arrival second = crashed();
        run({decide(first, HeldDecision::Refuse, QStringLiteral("no")), decide(first, HeldDecision::Retry)});
        run({decide(second, HeldDecision::Retry), decide(second, HeldDecision::Refuse, QStringLiteral("no"))});
        QCOMPARE(remarks().size(), size_t(1));
        QCOMPARE(remarks().front().id.uuid(), derivedUuid(second.envelope.id, "remark"));
        QCOMPARE(run({first}).front().outcome, Outcome::Refused);
        QCOMPARE(run({second}).front().outcome, Outcome::Applied);
    }

    void theSameDecisionDeliveredTwiceIsOne()
    {
        const Arrival held = crashed();
        const Arrival again = decide(held, HeldDecision::Retry);
        const auto first = run({again, again});
        const auto second = run({again});
        QCOMPARE(first[1].seq, first[0].seq);
        QCOMPARE(second.front().seq, first[0].seq);
        QCOMPARE(remarks().size(), size_t(1));
    }

    void triedAgainItIsAppliedAsItsAuthorGaveItThen()
    {
        const Arrival held = crashed();
        m_now = m_now + std::chrono::hours(72);
        const Arrival again = decide(held, HeldDecision::Retry);
        const Receipt receipt = run({again}).front();
        QCOMPARE(receipt.outcome, Outcome::Applied);
        QCOMPARE(remarks().front().by, std::optional(author));
        QCOMPARE(remarks().front().id.uuid(), derivedUuid(held.envelope.id, "remark"));
        const Attention entry = entryOf(held);
        QCOMPARE(entry.reason, AttentionReason::Applied);
        QVERIFY(entry.settled);
        QCOMPARE(acts().front().by, decider);
        QCOMPARE(acts().front().end, std::optional(HeldEnd::Applied));
        // Delivered once more, it is not what it was, and waits for the rows where they are.
        const Receipt later = run({held}).front();
        QCOMPARE(later.outcome, Outcome::Applied);
        QCOMPARE(later.seq, receipt.seq);
        QVERIFY(!later.reason);
        QCOMPARE(word("SELECT settled_by FROM receipt WHERE command_id = ?", held.envelope.id).toUuid(), again.envelope.id);
        QVERIFY(word("SELECT seq FROM receipt WHERE command_id = ?", held.envelope.id).toInteger() < receipt.seq);
    }

    void triedAgainItHappenedWhenItWasMeant_data()
    {
        QTest::addColumn<bool>("together");
        QTest::newRow("days later") << false;
        QTest::newRow("in the group that held it") << true;
    }
    void triedAgainItHappenedWhenItWasMeant()
    {
        QFETCH(bool, together);
        const Arrival need = arrival(remark(QStringLiteral("first")), author);
        const Arrival held = arrival(TellWhen{m_topic, false}, author, {need.envelope.id});
        const Instant meant = m_now;
        if (together) {
            QCOMPARE(run({held, need, decide(held, HeldDecision::Retry)}).front().outcome, Outcome::Held);
        } else {
            run({held, need});
            m_now = m_now + std::chrono::hours(72);
            run({decide(held, HeldDecision::Retry)});
        }
        const std::vector<Remark> both = remarks();
        QCOMPARE(both.size(), size_t(2));
        const Uuid id = derivedUuid(held.envelope.id, "remark");
        const auto told = std::find_if(both.begin(), both.end(), [&id](const Remark &one) { return one.id.uuid() == id; });
        QVERIFY(told != both.end());
        QCOMPARE(told->words, QString::number(meant.milliseconds()));
    }

    void whatTheCommandItselfSaysStaysToBeRead()
    {
        const Arrival held = arrival(TellWhen{m_topic, true}, author);
        crash(held);
        run({held});
        run({decide(held, HeldDecision::Retry)});
        const Attention entry = entryOf(held);
        QCOMPARE(entry.reason, AttentionReason::Changed);
        QVERIFY(!entry.settled);
        QCOMPARE(acts().front().end, std::optional(HeldEnd::Applied));
    }

    void aRefusalOfTheRuleIsItsEndAndTheAuthorReadsIt()
    {
        const Arrival held = crashed();
        run({arrival(topics::CloseTopic{m_topic}, decider)});
        QCOMPARE(run({decide(held, HeldDecision::Retry)}).front().outcome, Outcome::Applied);
        const Attention entry = entryOf(held);
        QCOMPARE(entry.reason, AttentionReason::Refused);
        QCOMPARE(entry.errorId, QStringLiteral("topics.closed"));
        QVERIFY(!entry.settled);
        QCOMPARE(acts().front().end, std::optional(HeldEnd::Refused));
        QCOMPARE(run({held}).front().reason->id(), QByteArray("topics.closed"));
        QCOMPARE(run({decide(held, HeldDecision::Retry)}).front().outcome, Outcome::Refused);
    }

    void whatStillCannotBeDecidedStaysHeldForTheNextAttempt()
    {
        const Arrival need = arrival(remark(QStringLiteral("first")), author);
        Arrival builds = arrival(remark(QStringLiteral("second")), author, {need.envelope.id});
        QCOMPARE(run({builds}).front().reason->id(), QByteArray("sync.need_unknown"));
        run({decide(builds, HeldDecision::Retry)});
        QVERIFY(entryOf(builds).isHeld());
        QCOMPARE(acts().front().end, std::optional(HeldEnd::Held));
        QCOMPARE(run({builds}).front().outcome, Outcome::Held);
        crash(need);
        QCOMPARE(run({need}).front().outcome, Outcome::Held);
        run({decide(builds, HeldDecision::Retry)});
        QCOMPARE(entryOf(builds).errorId, QStringLiteral("sync.need_held"));
        // Both in one group, in this order.
        run({decide(need, HeldDecision::Retry), decide(builds, HeldDecision::Retry)});
        QCOMPARE(remarks().size(), size_t(2));
        QCOMPARE(entryOf(builds).reason, AttentionReason::Applied);
    }

    void whatBuildsOnARefusedOneIsRefusedWithIt()
    {
        const Arrival need = crashed();
        const Arrival builds = arrival(remark(QStringLiteral("second")), author, {need.envelope.id});
        run({builds});
        run({decide(need, HeldDecision::Refuse, QStringLiteral("no")), decide(builds, HeldDecision::Retry)});
        const Receipt end = run({builds}).front();
        QCOMPARE(end.outcome, Outcome::Refused);
        QCOMPARE(end.reason->id(), QByteArray("sync.need_refused"));
        QVERIFY(remarks().empty());
    }

    void whatIsNeverRefusedNeitherWaitsNorFallsWithWhatItBuildsOn()
    {
        const Arrival need = crashed();
        const Arrival call = arrival(topics::TellAnyway{m_topic, QStringLiteral("red"), QStringLiteral("who called, called"), {}}, author, {need.envelope.id});
        QCOMPARE(run({call}).front().outcome, Outcome::Applied);
        run({decide(need, HeldDecision::Refuse, QStringLiteral("no"))});
        const Arrival later = arrival(topics::TellAnyway{m_topic, QStringLiteral("red"), QStringLiteral("once more"), {}}, author, {need.envelope.id});
        QCOMPARE(run({later}).front().outcome, Outcome::Applied);
    }

    void theReasonIsKeptAsItWasTyped_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("plain") << QStringLiteral("this was done by telephone");
        QTest::newRow("Persian") << QStringLiteral("این کار تلفنی انجام شد؛ می‌بندیم.");
        QTest::newRow("SQL") << QStringLiteral("'); DROP TABLE receipt; --");
        QTest::newRow("JSON") << QStringLiteral("{\"reason\": null}\\u0000\\\"");
        QTest::newRow("beyond the plane") << QString::fromUcs4(U"\U0001f4a9 \u202e\u0627\u0644\u0649");
        QTest::newRow("markup") << QStringLiteral("<b>&amp;%1%{words}</b>");
    }
    void theReasonIsKeptAsItWasTyped()
    {
        QFETCH(QString, words);
        const Arrival held = crashed();
        run({decide(held, HeldDecision::Refuse, words)});
        const Attention entry = entryOf(held);
        QCOMPARE(entry.reason, AttentionReason::Refused);
        QCOMPARE(entry.errorId, QStringLiteral("sync.refused_by_person"));
        QCOMPARE(entry.errorValues.value(QLatin1String("words")).toString(), words);
        QVERIFY(!entry.settled);
        QCOMPARE(acts().front().words, words);
        QCOMPARE(acts().front().by, decider);
        const Receipt later = run({held}).front();
        QCOMPARE(later.outcome, Outcome::Refused);
        QCOMPARE(later.reason->values().value(QStringLiteral("words")).toString(), words);
        QVERIFY(remarks().empty());
        QVERIFY(!word("SELECT bytes FROM kept_command WHERE command_id = ?", held.envelope.id).isNull());
    }

    void theAuthorTakesItBackWithoutAReason()
    {
        const Arrival held = crashed();
        run({decide(held, HeldDecision::Refuse, QString(), author)});
        QCOMPARE(run({held}).front().reason->id(), QByteArray("sync.withdrawn"));
        run({decide(held, HeldDecision::Retry)});
        QVERIFY(remarks().empty());
    }

    void heldAndDecidedInOneGroupItIsTheSame()
    {
        const Arrival held = arrival(remark(QStringLiteral("dark")), author, {newUuid(m_now, m_random)});
        const auto receipts = run({held, decide(held, HeldDecision::Refuse, QStringLiteral("no")), held});
        QCOMPARE(receipts[0].outcome, Outcome::Held);
        QCOMPARE(receipts[2].outcome, Outcome::Refused);
        QCOMPARE(receipts[2].seq, receipts[1].seq);
        QCOMPARE(run({held}).front().seq, receipts[1].seq);
    }

    void anotherLeaderKnowsTheEnd()
    {
        const Arrival held = crashed();
        restart();
        QCOMPARE(run({decide(held, HeldDecision::Retry)}).front().outcome, Outcome::Applied);
        restart();
        QCOMPARE(run({held}).front().outcome, Outcome::Applied);
        QCOMPARE(run({decide(held, HeldDecision::Retry)}).front().outcome, Outcome::Refused);
        QCOMPARE(remarks().size(), size_t(1));
    }

    void aDecisionThatCrashesIsRefusedAndNothingIsHeldTwice()
    {
        const Arrival held = crashed();
        const Arrival again = decide(held, HeldDecision::Retry);
        crash(again);
        const Receipt receipt = run({again}).front();
        QCOMPARE(receipt.outcome, Outcome::Refused);
        QCOMPARE(receipt.reason->id(), QByteArray("sync.crashed"));
        QVERIFY(entryOf(held).isHeld());
        QCOMPARE(run({decide(held, HeldDecision::Retry)}).front().outcome, Outcome::Applied);
    }

    void whatTheDatabaseRefusesAgainStaysHeldAndTakesNobodyWithIt()
    {
        run({arrival(remark(QStringLiteral("dark")), author)});
        must(m_connection->run("CREATE UNIQUE INDEX one_remark ON remark (words)"));
        const Arrival held = arrival(remark(QStringLiteral("dark")), author);
        QCOMPARE(run({held}).front().reason->id(), QByteArray("sync.database_refused"));
        const auto receipts
            = run({arrival(remark(QStringLiteral("before")), author), decide(held, HeldDecision::Retry),
                   arrival(remark(QStringLiteral("after")), author)});
        QCOMPARE(receipts[0].outcome, Outcome::Applied);
        QCOMPARE(receipts[1].reason->id(), QByteArray("sync.database_refused"));
        QCOMPARE(receipts[2].outcome, Outcome::Applied);
        QVERIFY(entryOf(held).isHeld());
        must(m_connection->run("DROP INDEX one_remark"));
        QCOMPARE(run({decide(held, HeldDecision::Retry)}).front().outcome, Outcome::Applied);
        QCOMPARE(remarks().size(), size_t(4));
    }

    void membershipFollowsTheEnd()
    {
        const Arrival held = crashed();
        const auto holds = [&](const Bucket &bucket) {
            qint64 found = 0;
            must(m_connection->each("SELECT COUNT(*) FROM log WHERE aggregate = ? AND bucket = ? AND NOT removed",
                                    {Value(attentionAbout(held.envelope.id).uuid()), Value(bucket.id())},
                                    [&found](const RowView &view) {
                                        found = view.integer(0);
                                        return false;
                                    }));
            return found == 1;
        };
        const Bucket own = Bucket::person(author.uuid().toAscii());
        QVERIFY(holds(topics::heldBucket()) && holds(own));
        run({decide(held, HeldDecision::Refuse, QStringLiteral("no"))});
        QVERIFY(!holds(topics::heldBucket()) && holds(own));
    }

private:
    void restart()
    {
        m_sequencer = std::make_unique<Sequencer>(*m_connection, m_rules);
        m_sequencer->lead(m_leadership->token());
    }
    template <class C>
    Arrival arrival(const C &command, const UserId &by, std::vector<Uuid> needs = {})
    {
        m_now = m_now + Milliseconds(1000);
        const Envelope envelope{newUuid(m_now, m_random), C::kind, C::version, by, m_now, 0, m_now, std::move(needs),
                                fieldsToJson(command)};
        return {envelope.encoded(), envelope, by.uuid(), m_now};
    }
    Arrival decide(const Arrival &held, HeldDecision decision, const QString &words = {}, const UserId &by = decider)
    {
        return arrival(topics::DecideHeld{held.envelope.id, decision, words}, by);
    }
    topics::AddRemark remark(const QString &words) const { return {m_topic, words}; }
    std::vector<Receipt> run(const std::vector<Arrival> &arrivals) { return must(m_sequencer->run(arrivals)).receipts; }
    void crash(const Arrival &arrival)
    {
        const Uuid ids[] = {arrival.envelope.id};
        for (int n = 0; n < 3; ++n)
            must(m_sequencer->countCrashes(ids));
    }
    /// A remark that the server keeps because it crashed on it.
    Arrival crashed()
    {
        const Arrival held = arrival(remark(QStringLiteral("dark")), author);
        crash(held);
        if (run({held}).front().outcome != Outcome::Held)
            qFatal("not held");
        return held;
    }

    template <class T>
    std::vector<T> all()
    {
        std::vector<T> items;
        const Table &table = tableOf<T>();
        must(m_connection->each("SELECT " + table.selectList + " FROM " + table.name, {}, [&](const RowView &view) {
            items.push_back(fromRow<T>(*storage::readRow(table, view)));
            return true;
        }));
        return items;
    }
    std::vector<Remark> remarks() { return all<Remark>(); }
    std::vector<HeldAct> acts() { return all<HeldAct>(); }
    Attention entryOf(const Arrival &arrival)
    {
        const RowPointer row
            = must(storage::Door(*m_connection).row(tableOf<Attention>(), attentionAbout(arrival.envelope.id).uuid()));
        if (!row)
            qFatal("no entry");
        return fromRow<Attention>(*row);
    }
    qint64 remarkRevision()
    {
        qint64 revision = 0;
        must(m_connection->each("SELECT rev FROM remark", {}, [&revision](const RowView &view) {
            revision = view.integer(0);
            return false;
        }));
        return revision;
    }
    Value word(const QByteArray &sql, const Uuid &command)
    {
        Value found;
        must(m_connection->each(sql, {Value(command)}, [&](const RowView &view) {
            const bool isId = sql.contains("settled_by");
            const bool isNumber = sql.contains("SELECT seq");
            found = view.value(0, isId ? Value::Type::Uuid : isNumber ? Value::Type::Integer : Value::Type::Bytes);
            return false;
        }));
        return found;
    }

    const Registry m_rules = rulesWithTime();
    SeededRandom m_random{11};
    Instant m_now{0};
    topics::TopicId m_topic{Uuid(Uuid::Bytes{})};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Leadership> m_leadership;
    std::unique_ptr<Sequencer> m_sequencer;
};

QTEST_GUILESS_MAIN(HeldTest)
#include "held_test.moc"
