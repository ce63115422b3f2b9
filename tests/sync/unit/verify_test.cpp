// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/self_check.h"
#include "sync/support/pair.h"
#include "sync/support/topic_arguments.h"
#include "sync/wire/packing.h"

#include "base/limits.h"

#include <QtTest>

#include <functional>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));
const Bucket blue = topics::roomBucket(QStringLiteral("blue"));

QJsonObject aTopic(int n, const char *room)
{
    return {{QStringLiteral("title"), QStringLiteral("lamp %1").arg(n)}, {QStringLiteral("room"), QLatin1String(room)}};
}

QJsonObject remark(const Uuid &openedBy, const char *words)
{
    QJsonObject arguments = on(openedBy);
    arguments.insert(QStringLiteral("words"), QLatin1String(words));
    return arguments;
}

QByteArray hex(const Uuid &uuid) { return "x'" + uuid.toAscii().replace("-", "") + '\''; }

} // namespace

/// Goal: a desk finds by itself that its store is not what it was, asks the server for what differs and nothing else, and
/// is whole again; what waits on it is not lost (SYNC 17).
class VerifyTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_desk;
    std::vector<Uuid> m_opened;

    QByteArray projection(std::vector<Bucket> buckets)
    {
        buckets.push_back(Bucket::person(m_desk->user.uuid().toAscii()));
        std::vector<qint64> ids;
        for (const Bucket &bucket : buckets)
            ids.push_back(bucket.id());
        return dumpRows(m_server->connection(), m_registry, &ids);
    }
    void damage(const QByteArray &sql)
    {
        const auto done = m_desk->connection().run(sql);
        QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(done.error().values().value(QStringLiteral("detail")).toString()));
    }
    /// Walks once through everything; answers whether something was found.
    bool findsDamage()
    {
        bool found = false;
        for (int steps = 0; steps < 1000; ++steps) {
            const auto step = m_desk->engine().checkSelf().value();
            found = found || step.hasFound;
            if (step.isLast)
                return found;
        }
        qFatal("no end");
    }
    int mismatches() { return m_desk->engine().status()->mismatches; }
    QStringList wordsOn(size_t n)
    {
        QStringList words;
        const auto rows = storage::Door(m_desk->connection()).rowsOf(tableOf<topics::Remark>(), topic(n));
        for (const RowPointer &row : *rows)
            words.append(fromRow<topics::Remark>(*row).words);
        words.sort();
        return words;
    }
    Uuid topic(size_t n) const { return derivedUuid(m_opened[n], "topic"); }

    void beginWith(int pageRows)
    {
        m_server = std::make_unique<TestServer>(m_registry, QByteArray(), pageRows);
        m_server->mayHold(user(1), {red, blue});
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
        m_desk->synchronise();
        m_opened.clear();
        for (int n = 0; n < 40; ++n) {
            m_opened.push_back(m_desk->submit("OpenTopic", aTopic(n, n % 2 ? "red" : "blue")));
            m_desk->submit("AddRemark", remark(m_opened.back(), "dark"));
        }
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), projection({red, blue}));
    }

private Q_SLOTS:
    void init() { beginWith(5000); }

    void aSoundStoreIsNotDoubted()
    {
        QVERIFY(!findsDamage());
        m_desk->submit("AddRemark", remark(m_opened[3], "waits"));
        QVERIFY(!findsDamage());
        QCOMPARE(mismatches(), 0);
        QCOMPARE(m_desk->engine().next(m_desk->now).value()->kind, DeskEngine::RequestKind::Push);
    }

    void everythingIsCountedInStepsOfAnySize_data()
    {
        QTest::addColumn<int>("most");
        // Small steps read each row's place by itself, since topics do not lie in the order of their ids; large ones all at once.
        for (const int most : {1, 2, 3, 7, 19, 80, 1000})
            QTest::addRow("%d", most) << most;
    }
    void everythingIsCountedInStepsOfAnySize()
    {
        QFETCH(int, most);
        SelfCheck check(m_desk->connection(), m_registry);
        const auto walk = [&] {
            SelfCheck::Step whole;
            while (!whole.isLast) {
                auto transaction = storage::Transaction::begin(m_desk->connection(), storage::Connection::Access::Write);
                const auto step = check.walk(most);
                if (!transaction.ok() || !step.ok() || !transaction->commit().ok())
                    qFatal("cannot walk");
                whole.isLast = step->isLast;
                whole.hasFound = whole.hasFound || step->hasFound;
                whole.rows += step->rows;
            }
            return whole;
        };
        const SelfCheck::Step sound = walk();
        QVERIFY(!sound.hasFound);
        QCOMPARE(sound.rows, qint64(80));
        damage("UPDATE remark SET words = 'bright' WHERE aggregate = " + hex(topic(23)));
        QVERIFY(walk().hasFound);
    }

    void whatWasDamagedIsFoundAndHealed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QByteArray(sql); };
        row("other words", "UPDATE remark SET words = 'bright' WHERE aggregate = %1");
        row("another hash", "UPDATE topic SET hash = hash + 1 WHERE id = %1");
        row("other words with their own hash would still change the sum", "UPDATE topic SET title = 'x', hash = 7 WHERE id = %1");
        row("a row gone", "DELETE FROM remark WHERE aggregate = %1");
        row("a whole aggregate gone", "DELETE FROM topic WHERE id = %1");
        row("a membership gone", "DELETE FROM held WHERE aggregate = %1");
        row("a row too many", "INSERT INTO remark (id, aggregate, rev, seq, hash, words, by_user)"
                              " SELECT aggregate, aggregate, rev, seq, hash, words, by_user FROM remark WHERE aggregate = %1");
        row("the count itself", "UPDATE held_bucket SET row_count = row_count + 1");
        row("the sum itself", "UPDATE held_bucket SET row_sum = row_sum - 1");
    }
    void whatWasDamagedIsFoundAndHealed()
    {
        QFETCH(QByteArray, sql);
        damage(sql.replace("%1", hex(topic(7))));
        QVERIFY(findsDamage());
        QVERIFY(mismatches() > 0);
        const auto request = m_desk->engine().next(m_desk->now).value();
        QVERIFY(request);
        QCOMPARE(request->kind, DeskEngine::RequestKind::Verify);
        while (m_desk->step()) {}
        QCOMPARE(m_desk->dump(), projection({red, blue}));
        QCOMPARE(mismatches(), 0);
        QVERIFY(!findsDamage());
    }

    void onlyWhatDiffersIsSentAgain()
    {
        damage("UPDATE topic SET title = 'x' WHERE id = " + hex(topic(7)));
        QVERIFY(findsDamage());
        const auto request = m_desk->engine().next(m_desk->now).value();
        const auto answer = VerifyResponse::decode(
            *m_server->answer({m_desk->user, m_desk->engine().desk()}, request->kind, request->body));
        QCOMPARE(answer->parts, (std::vector<int>{partOf(topic(7))}));
        QVERIFY(!answer->more);
        QVERIFY(!answer->moved);
        QVERIFY(answer->page.contains(topic(7).toAscii()));
        QCOMPARE(answer->page.count("lamp"), 1);
    }

    void muchThatDiffersComesPartByPart()
    {
        // At least one part in each answer, though it is more than an answer should hold.
        beginWith(1);
        damage("UPDATE topic SET title = 'x'");
        damage("DELETE FROM remark");
        QVERIFY(findsDamage());
        int asked = 0;
        while (m_desk->step())
            ++asked;
        QVERIFY(asked > 20);
        QCOMPARE(m_desk->dump(), projection({red, blue}));
        QCOMPARE(mismatches(), 0);
    }

    void aSumThatDiffersInAPullIsHealedWithoutAWalk()
    {
        damage("DELETE FROM remark WHERE aggregate = " + hex(topic(7)));
        damage("UPDATE held_bucket SET row_sum = row_sum + 5, row_count = row_count - 1 WHERE bucket = "
               + QByteArray::number(red.id()));
        // Something moves in the bucket: the server says its sum.
        m_desk->submit("AddRemark", remark(m_opened[1], "more"));
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), projection({red, blue}));
        QCOMPARE(mismatches(), 0);
    }

    void aBucketThatMovedMeanwhileIsPulledFirst()
    {
        damage("UPDATE topic SET title = 'x' WHERE id = " + hex(topic(7)));
        QVERIFY(findsDamage());
        TestDesk other(m_registry, *m_server, user(1), 9);
        other.synchronise();
        other.submit("AddRemark", remark(m_opened[9], "from elsewhere"));
        other.synchronise();
        const Session session{m_desk->user, m_desk->engine().desk()};
        const auto verify = m_desk->engine().next(m_desk->now).value();
        const auto moved = m_server->answer(session, verify->kind, verify->body);
        QVERIFY(VerifyResponse::decode(*moved)->moved);
        QVERIFY(m_desk->engine().receive(verify->kind, *moved, m_desk->now).ok());
        QCOMPARE(m_desk->engine().next(m_desk->now).value()->kind, DeskEngine::RequestKind::Pull);
        while (m_desk->step()) {}
        QCOMPARE(m_desk->dump(), projection({red, blue}));
        QCOMPARE(mismatches(), 0);
    }

    void whatIsEnteredWhileTheServerIsAskedStaysOverWhatIsHealed()
    {
        damage("UPDATE remark SET words = 'bright' WHERE aggregate = " + hex(topic(7)));
        QVERIFY(findsDamage());
        const auto request = m_desk->engine().next(m_desk->now).value();
        QCOMPARE(request->kind, DeskEngine::RequestKind::Verify);
        m_desk->submit("AddRemark", remark(m_opened[7], "waits"));
        m_desk->submit("CloseTopic", on(m_opened[7]));
        const Session session{m_desk->user, m_desk->engine().desk()};
        const auto answer = m_server->answer(session, request->kind, request->body);
        QVERIFY(m_desk->engine().receive(request->kind, *answer, m_desk->now).ok());
        QCOMPARE(mismatches(), 0);
        QCOMPARE(m_desk->engine().status()->queue.waiting, 2);
        QCOMPARE(wordsOn(7), (QStringList{QStringLiteral("dark"), QStringLiteral("waits")}));
        while (m_desk->step()) {}
        QCOMPARE(m_desk->dump(), projection({red, blue}));
        QCOMPARE(wordsOn(7), (QStringList{QStringLiteral("dark"), QStringLiteral("waits")}));
    }

    void theBaseIsCountedBelowWhatWaits()
    {
        const auto before = SelfCheck(m_desk->connection(), m_registry).partsOf(red.id());
        m_desk->submit("AddRemark", remark(m_opened[7], "waits"));
        m_desk->submit("CloseTopic", on(m_opened[7]));
        m_desk->submit("OpenTopic", aTopic(99, "red"));
        QVERIFY(*SelfCheck(m_desk->connection(), m_registry).partsOf(red.id()) == *before);
        QCOMPARE(totalOf(*before).rows, qint64(40));
    }

    void whoMayNotHoldABucketIsToldNothingOfIt()
    {
        m_server->mayHold(user(2), {blue});
        TestDesk other(m_registry, *m_server, user(2), 5);
        other.synchronise();
        const VerifyRequest request{other.engine().desk(), *other.engine().status()->cursor, red.id(), {}};
        const auto answer =
            m_server->answer({user(2), other.engine().desk()}, DeskEngine::RequestKind::Verify, request.encoded());
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().id(), QByteArray("sync.not_in_set"));
    }

    void whatHasLeftABucketIsNotSentFromIt()
    {
        m_server->mayHold(user(2), {red});
        TestDesk other(m_registry, *m_server, user(2), 5);
        m_desk->submit("MoveTopic", on(m_opened[7], {{QStringLiteral("room"), QStringLiteral("blue")}}));
        m_desk->synchronise();
        other.synchronise();
        // Of a desk that says of each part what is wrong, everything differs.
        VerifyRequest request{other.engine().desk(), *other.engine().status()->cursor, red.id(), {}};
        for (PartSum &part : request.parts)
            part.add(1);
        const auto answer = VerifyResponse::decode(
            *m_server->answer({user(2), other.engine().desk()}, DeskEngine::RequestKind::Verify, request.encoded()));
        QCOMPARE(answer->total.rows, qint64(38));
        QVERIFY(answer->page.contains(topic(9).toAscii()));
        QVERIFY(!answer->page.contains(topic(7).toAscii()));
    }

    void aLargeBucketIsHealedWhole()
    {
        for (int n = 0; n < 420; ++n)
            m_desk->submit("OpenTopic", aTopic(1000 + n, "red"));
        m_desk->synchronise();
        damage("UPDATE topic SET title = 'x'");
        QVERIFY(findsDamage());
        while (m_desk->step()) {}
        QCOMPARE(m_desk->dump(), projection({red, blue}));
        QCOMPARE(mismatches(), 0);
    }

    void anAggregateTooManyGoes()
    {
        damage("INSERT INTO topic (id, aggregate, rev, seq, hash, title, room, closed)"
               " SELECT x'00112233445566778899aabbccddeeff', x'00112233445566778899aabbccddeeff', rev, seq, hash, title, room,"
               " closed FROM topic WHERE id = " + hex(topic(7)));
        damage("INSERT INTO held (kind, aggregate, bucket) VALUES (90, x'00112233445566778899aabbccddeeff', "
               + QByteArray::number(red.id()) + ')');
        QVERIFY(findsDamage());
        while (m_desk->step()) {}
        QCOMPARE(m_desk->dump(), projection({red, blue}));
        QCOMPARE(mismatches(), 0);
    }

    void whatMovedWhileItWasCountedIsNotDoubted()
    {
        SelfCheck check(m_desk->connection(), m_registry);
        QVERIFY(!check.walk(7)->isLast);
        // As a pull that came in the middle leaves it.
        damage("UPDATE held_bucket SET row_sum = row_sum + 1 WHERE bucket = " + QByteArray::number(red.id()));
        check.touched(red.id());
        for (bool isLast = false; !isLast;) {
            const auto step = check.walk(7);
            QVERIFY(step.ok());
            QVERIFY(!step->hasFound);
            isLast = step->isLast;
        }
        // Told the next time round.
        for (bool isLast = false, found = false; !isLast;) {
            const auto step = check.walk(7);
            found = found || step->hasFound;
            isLast = step->isLast;
            QVERIFY(!isLast || found);
        }
    }

    void aCursorOfAnotherHistoryIsRefused()
    {
        Cursor cursor = *m_desk->engine().status()->cursor;
        cursor.chain = "another";
        const VerifyRequest request{m_desk->engine().desk(), cursor, red.id(), {}};
        const auto answer =
            m_server->answer({user(1), m_desk->engine().desk()}, DeskEngine::RequestKind::Verify, request.encoded());
        QCOMPARE(answer.error().id(), QByteArray("sync.epoch_changed"));
    }

    void aDeskDoesNotAskForEver_data()
    {
        QTest::addColumn<int>("lie");
        QTest::newRow("nothing differs, says the server") << 0;
        QTest::newRow("always more") << 1;
        QTest::newRow("always moved") << 2;
        QTest::newRow("never heard of it") << 3;
    }
    void aDeskDoesNotAskForEver()
    {
        QFETCH(int, lie);
        damage("UPDATE topic SET title = 'x' WHERE id = " + hex(topic(7)));
        QVERIFY(findsDamage());
        const Session session{m_desk->user, m_desk->engine().desk()};
        int asked = 0;
        while (const auto request = m_desk->engine().next(m_desk->now).value()) {
            QVERIFY(++asked < 2000);
            if (request->kind != DeskEngine::RequestKind::Verify) {
                const auto answer = m_server->answer(session, request->kind, request->body);
                QVERIFY(m_desk->engine().receive(request->kind, *answer, m_desk->now).ok());
            } else if (lie == 3) {
                QVERIFY(m_desk->engine().refused(request->kind, Error("front.unknown"), m_desk->now).ok());
            } else {
                VerifyResponse answer;
                answer.serverTime = m_desk->now;
                answer.more = lie == 1;
                answer.moved = lie == 2;
                QVERIFY(m_desk->engine().receive(request->kind, answer.encoded(), m_desk->now).ok());
            }
        }
        // It is still said, and work goes on.
        QCOMPARE(mismatches(), 1);
        m_desk->submit("AddRemark", remark(m_opened[7], "on"));
        while (m_desk->step()) {}
        QCOMPARE(m_desk->engine().status()->queue.waiting, 0);
        // What moved there has given the server a chance to say it again.
        QCOMPARE(mismatches(), 0);
        QCOMPARE(m_desk->dump(), projection({red, blue}));
    }

    void aBadLineDoesNotMakeABucketBeyondRepair()
    {
        damage("UPDATE topic SET title = 'x' WHERE id = " + hex(topic(7)));
        QVERIFY(findsDamage());
        // Asked again and again, and never an answer.
        for (int n = 0; n < 2 * verifyParts; ++n)
            QCOMPARE(m_desk->engine().next(m_desk->now).value()->kind, DeskEngine::RequestKind::Verify);
        while (m_desk->step()) {}
        QCOMPARE(mismatches(), 0);
        QCOMPARE(m_desk->dump(), projection({red, blue}));
    }

    void aPageOfSomethingElseChangesNothing()
    {
        damage("UPDATE topic SET title = 'x' WHERE id = " + hex(topic(7)));
        QVERIFY(findsDamage());
        const QByteArray before = m_desk->dump();
        const auto request = m_desk->engine().next(m_desk->now).value();
        const Session session{m_desk->user, m_desk->engine().desk()};
        const auto honest = VerifyResponse::decode(*m_server->answer(session, request->kind, request->body));
        VerifyResponse other = *honest;
        other.parts = {(honest->parts.front() + 1) % verifyParts};
        QCOMPARE(m_desk->engine().receive(request->kind, other.encoded(), m_desk->now).error().id(),
                 QByteArray("sync.malformed"));
        other = *honest;
        other.page = "{}";
        QVERIFY(!m_desk->engine().receive(request->kind, other.encoded(), m_desk->now).ok());
        QCOMPARE(m_desk->dump(), before);
        QVERIFY(m_desk->engine().receive(request->kind, honest->encoded(), m_desk->now).ok());
        QCOMPARE(m_desk->dump(), projection({red, blue}));
    }

    void whatIsNoRequestIsRefused()
    {
        const VerifyRequest sound{m_desk->engine().desk(), *m_desk->engine().status()->cursor, red.id(), {}};
        QVERIFY(VerifyRequest::decode(sound.encoded()).ok());
        const QByteArray json = *unpacked(sound.encoded(), limits::requestBytes);
        const auto wrong = [&json](const char *from, const char *to) {
            QByteArray body = json;
            QVERIFY2(body.contains(from), from);
            const auto request = VerifyRequest::decode(body.replace(from, to));
            QVERIFY2(!request.ok(), to);
            QCOMPARE(request.error().id(), QByteArray("sync.malformed"));
        };
        wrong("[[\"0\",\"0\"],", "[");                 // 255 parts
        wrong("[[\"0\",\"0\"],", "[[\"0\",\"0\"],[\"0\",\"0\"],"); // 257
        wrong("[[\"0\",\"0\"],", "[[\"-1\",\"0\"],");
        wrong("[[\"0\",\"0\"],", "[[0,0],");
        wrong("[[\"0\",\"0\"],", "[7,");
        wrong("\"bucket\":\"", "\"bucket\":\"x");
        wrong("\"seq\":\"", "\"seq\":\"x");
    }
};

QTEST_GUILESS_MAIN(VerifyTest)
#include "verify_test.moc"
