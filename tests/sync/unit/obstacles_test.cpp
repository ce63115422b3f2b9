// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "command/attention.h"
#include "sync/support/pair.h"
#include "sync/support/topic_arguments.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

QJsonObject topic(const char *title)
{
    return {{QStringLiteral("title"), QLatin1String(title)}, {QStringLiteral("room"), QStringLiteral("red")}};
}

QJsonObject words(const char *text) { return {{QStringLiteral("words"), QLatin1String(text)}}; }

QJsonObject nested(int depth)
{
    QJsonObject object;
    for (int i = 1; i < depth; ++i)
        object = {{QStringLiteral("a"), object}};
    return object;
}

QJsonObject told(const Uuid &topicOpenedBy, const char *text, const QJsonObject &answers = {})
{
    QJsonObject object = on(topicOpenedBy, words(text));
    object.insert(QStringLiteral("room"), QStringLiteral("red"));
    object.insert(QStringLiteral("answers"), answers);
    return object;
}

const Bucket red = topics::roomBucket(QStringLiteral("red"));

} // namespace

/// Goal: what stands in a command's way is said where it is, moves on, and takes nothing else with it (SYNC 5, 6, 11, 17).
class ObstaclesTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;

    std::unique_ptr<TestDesk> desk(int number)
    {
        m_server->mayHold(user(number), {red});
        auto made = std::make_unique<TestDesk>(m_registry, *m_server, user(number), std::uint64_t(number));
        made->synchronise();
        return made;
    }
    Outbox::State stateOf(TestDesk &desk, const Uuid &command)
    {
        const auto found = desk.engine().find(command).value();
        return found ? found->state : Outbox::State::Waiting;
    }
    QByteArray attentionOf(TestDesk &desk, const Uuid &command)
    {
        const auto row = storage::Door(desk.connection())
                             .row(tableOf<Attention>(), derivedUuid(command, "attention"))
                             .value();
        return row ? fromRow<Attention>(*row).errorId.toLatin1() : QByteArray();
    }

private Q_SLOTS:
    void init() { m_server = std::make_unique<TestServer>(m_registry); }

    void whatIsAlwaysDecidedIsTakenThoughWhatItBuildsOnWasRefused()
    {
        const auto first = desk(1);
        const auto second = desk(2);
        // Both open the same topic; the second one's is refused, and all he built on it waits with it in the queue.
        first->submit("OpenTopic", topic("lamp"));
        const Uuid refused = second->submit("OpenTopic", topic("lamp"));
        const Uuid remark = second->submit("AddRemark", on(refused, words("dark")));
        const Uuid message = second->submit("TellAnyway", told(refused, "still dark"));
        QCOMPARE(Envelope::decode(second->engine().find(message).value()->bytes).value().needs, std::vector{refused});
        first->synchronise();
        second->synchronise();
        QCOMPARE(attentionOf(*second, refused), QByteArray("topics.title_taken"));
        QCOMPARE(attentionOf(*second, remark), QByteArray("sync.need_refused"));
        QCOMPARE(attentionOf(*second, message), QByteArray());
        const auto own = storage::Door(m_server->connection())
                             .row(tableOf<topics::Topic>(), derivedUuid(message, "topic"))
                             .value();
        QVERIFY(own);
        QCOMPARE(fromRow<topics::Topic>(*own).title, QStringLiteral("still dark"));
    }

    void whatIsAlwaysDecidedDoesNotWaitForAnUnknownNeed()
    {
        SeededRandom random(8);
        const QJsonObject arguments = told(newUuid(m_server->now, random), "dark");
        const Envelope message{newUuid(m_server->now, random), "TellAnyway", 1,  user(1), m_server->now, {}, {},
                               {newUuid(m_server->now, random)}, arguments};
        const auto outcome = m_server->run({{message.encoded(), message, user(1).uuid(), m_server->now}});
        QCOMPARE(outcome.receipts.front().outcome, Outcome::Applied);
    }

    void whatNobodyCouldReadLaterIsRefusedAtTheKeyPress()
    {
        const auto own = desk(1);
        SeededRandom random(9);
        const Uuid topic = newUuid(own->now, random);
        // Envelope and arguments are two more.
        const auto refused = own->trySubmit("TellAnyway", told(topic, "lamp", nested(limits::jsonDepth - 1)));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().id(), QByteArray("command.envelope.malformed"));
        QCOMPARE(own->engine().status()->queue.waiting, 0);
        QVERIFY(own->trySubmit("TellAnyway", told(topic, "lamp", nested(limits::jsonDepth - 2))).ok());
    }

    void aCommandThatIsNoneIsRefusedAloneAndItsBytesAreKept()
    {
        const auto own = desk(1);
        const Uuid before = own->submit("OpenTopic", topic("lamp"));
        const Uuid broken = own->submit("OpenTopic", topic("bench"));
        const Uuid after = own->submit("OpenTopic", topic("tree"));
        // As a program with a fault would have queued it.
        const QByteArray bytes = "{\"id\":\"" + broken.toAscii() + "\",\"kind\":7}";
        QVERIFY(own->connection()
                    .run("UPDATE outbox SET bytes = ? WHERE command_id = ?", {Value::bytes(bytes), Value(broken)})
                    .ok());
        const auto push = own->engine().next(own->now).value();
        const Session session{own->user, own->engine().desk()};
        const auto answer = PushResponse::decode(m_server->answer(session, push->kind, push->body).value()).value();
        QCOMPARE(answer.receipts.size(), size_t(3));
        QCOMPARE(answer.receipts[0].outcome, Outcome::Applied);
        QCOMPARE(answer.receipts[1].command, broken);
        QCOMPARE(answer.receipts[1].outcome, Outcome::Refused);
        QCOMPARE(answer.receipts[1].reason->id(), QByteArray("command.envelope.malformed"));
        QCOMPARE(answer.receipts[2].outcome, Outcome::Applied);
        QCOMPARE(answer.receipts[0].command, before);
        QCOMPARE(answer.receipts[2].command, after);
        // And delivered twice it is told the same.
        const auto again = PushResponse::decode(m_server->answer(session, push->kind, push->body).value()).value();
        QCOMPARE(again.receipts[1].seq, answer.receipts[1].seq);
        QByteArray kept;
        QVERIFY(m_server->connection()
                    .each("SELECT bytes FROM kept_command WHERE command_id = ?", {Value(broken)},
                          [&kept](const storage::RowView &view) {
                              kept = view.bytes(0);
                              return false;
                          })
                    .ok());
        QCOMPARE(kept, bytes);
    }

    void aStoreThatDiffersIsMarkedUntilTheServerHasSaidWhatIsRight()
    {
        const auto own = desk(1);
        own->submit("OpenTopic", topic("lamp"));
        own->synchronise();
        const auto mismatches = [&own] { return own->engine().status()->mismatches; };
        QCOMPARE(mismatches(), 0);
        QVERIFY(own->connection()
                    .run("UPDATE held_bucket SET row_sum = row_sum + 1 WHERE bucket = ?", {Value(red.id())})
                    .ok());
        own->submit("OpenTopic", topic("bench"));
        const auto isVerify = [&own] {
            const auto request = own->engine().next(own->now).value();
            return request && request->kind == DeskEngine::RequestKind::Verify;
        };
        while (!isVerify())
            QVERIFY(own->step());
        QCOMPARE(mismatches(), 1);
        // A pull that says nothing of this part says nothing against it either.
        own->engine().wantPull();
        QVERIFY(own->step());
        QCOMPARE(mismatches(), 1);
        QVERIFY(isVerify());
        own->synchronise();
        QCOMPARE(mismatches(), 0);
    }

    void whatWaitsWithoutEffectIsToldWithItsReason()
    {
        const auto first = desk(1);
        const auto second = desk(2);
        const Uuid opened = first->submit("OpenTopic", topic("lamp"));
        first->synchronise();
        second->synchronise();
        first->submit("CloseTopic", on(opened));
        first->synchronise();
        // The remark is made while the news of the closing is on its way.
        second->engine().wantPull();
        const auto pull = second->engine().next(second->now).value();
        const Session session{second->user, second->engine().desk()};
        const QByteArray news = m_server->answer(session, pull->kind, pull->body).value();
        const Uuid late = second->submit("AddRemark", on(opened, words("still dark")));
        QVERIFY(second->engine().troubled()->empty());
        QVERIFY(second->engine().receive(pull->kind, news, second->now).ok());
        const auto troubled = second->engine().troubled().value();
        QCOMPARE(troubled.size(), size_t(1));
        QCOMPARE(troubled.front().command, late);
        QCOMPARE(troubled.front().state, Outbox::State::Waiting);
        QCOMPARE(troubled.front().reason->id(), QByteArray("topics.closed"));
        QCOMPARE(second->engine().status()->queue.waiting, 1);
        // The server has the last word.
        second->synchronise();
        QCOMPARE(attentionOf(*second, late), QByteArray("topics.closed"));
        QVERIFY(second->engine().troubled()->empty());
    }

    void whatHasItsEffectAgainIsNoTrouble()
    {
        const auto own = desk(1);
        const Uuid command = own->submit("OpenTopic", topic("lamp"));
        Outbox outbox(own->connection());
        const Error reason("topics.closed", {{QStringLiteral("title"), QStringLiteral("lamp")}});
        QVERIFY(outbox.noteWithoutEffect(*outbox.find(command).value(), reason).ok());
        QCOMPARE(outbox.troubled()->size(), size_t(1));
        QVERIFY(outbox.noteWithoutEffect(*outbox.find(command).value(), std::nullopt).ok());
        QVERIFY(outbox.troubled()->empty());
        // What the server has said is not overwritten.
        QVERIFY(outbox.receive({command, Outcome::Held, 1, Error("sync.crashed")}, own->now).ok());
        QVERIFY(outbox.noteWithoutEffect(*outbox.find(command).value(), std::nullopt).ok());
        QCOMPARE(outbox.find(command).value()->reason->id(), QByteArray("sync.crashed"));
        QCOMPARE(stateOf(*own, command), Outbox::State::Held);
    }
};

QTEST_GUILESS_MAIN(ObstaclesTest)
#include "obstacles_test.moc"
