// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/pair.h"
#include "sync/support/topic_arguments.h"

#include "storage/door.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));

QJsonObject remark(const Uuid &topic, const char *words)
{
    return on(topic, {{QStringLiteral("words"), QLatin1String(words)}});
}

} // namespace

/// Goal: many commands given as one act are what they would be one by one, but for the one transaction (R063).
class ManyAtOnceTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_desk;
    std::optional<Uuid> m_open;
    std::optional<Uuid> m_closed;

    int waiting()
    {
        int commands = -1;
        const auto read = m_desk->connection().each("SELECT COUNT(*) FROM outbox WHERE state <> 'done'", {}, [&commands](const storage::RowView &view) {
            commands = int(view.integer(0));
            return false;
        });
        return read.ok() ? commands : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>(m_registry);
        m_server->mayHold(user(1), {red});
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
        m_open = m_desk->submit("OpenTopic", aTopic("lamp", "red"));
        m_closed = m_desk->submit("OpenTopic", aTopic("road", "red"));
        m_desk->submit("CloseTopic", on(*m_closed));
        m_desk->synchronise();
        QCOMPARE(waiting(), 0);
    }

    void whatIsRefusedKeepsNothingElseBack()
    {
        const auto given = m_desk->engine().submitAll(
            "AddRemark", {remark(*m_open, "one"), remark(*m_closed, "too late"), QJsonObject(), remark(*m_open, "two")}, m_desk->now);
        QVERIFY(given.ok());
        QCOMPARE(given->size(), size_t(4));
        QVERIFY((*given)[0].ok() && (*given)[3].ok());
        QCOMPARE((*given)[1].error().id(), QByteArray("topics.closed"));
        QCOMPARE((*given)[2].error().id(), QByteArray("command.field.missing"));
        QVERIFY((*given)[0]->command != (*given)[3]->command);
        QCOMPARE(waiting(), 2);
        m_desk->synchronise();
        QCOMPARE(waiting(), 0);
        const QByteArray rows = dumpRows(m_server->connection(), m_registry);
        QVERIFY(rows.contains(QByteArray("one").toHex()) && rows.contains(QByteArray("two").toHex()));
        QVERIFY(!rows.contains(QByteArray("too late").toHex()));
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
    }

    void theyAreDoneInTheirOrder()
    {
        const auto to = [this](const char *room) { return on(*m_open, {{QStringLiteral("room"), QLatin1String(room)}}); };
        const auto room = [this] {
            const RowPointer row = storage::Door(m_desk->connection()).row(tableOf<topics::Topic>(), derivedUuid(*m_open, "topic")).value();
            return row ? fromRow<topics::Topic>(*row).room : QString();
        };
        for (const auto &[first, last] : {std::pair("blue", "red"), std::pair("red", "blue")}) {
            const auto given = m_desk->engine().submitAll("MoveTopic", {to(first), to(last)}, m_desk->now);
            QVERIFY(given.ok() && (*given)[0].ok() && (*given)[1].ok());
            QCOMPARE(room(), QLatin1String(last));
        }
        QCOMPARE(waiting(), 4);
    }

    void whatIsMadeByTheFirstIsThereForTheNext()
    {
        const auto opened = m_desk->engine().submitAll("OpenTopic", {aTopic("gate", "red"), aTopic("gate", "red")}, m_desk->now);
        QVERIFY(opened.ok() && (*opened)[0].ok() && (*opened)[1].ok());
        const Uuid made = (*opened)[0]->command;
        // Read before it was there, and by commands that add to it one after the other.
        const auto given = m_desk->engine().submitAll("AddRemark", {remark(made, "a"), remark(made, "b"), remark(made, "c")}, m_desk->now);
        QVERIFY(given.ok() && (*given)[0].ok() && (*given)[1].ok() && (*given)[2].ok());
        m_desk->synchronise();
        QCOMPARE(waiting(), 0);
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
    }

    void onlyWhatDiffersIsWritten()
    {
        QVERIFY(m_desk->connection()
                    .runScript("CREATE TRIGGER untouched BEFORE UPDATE OF title, seq, hash ON topic "
                               "BEGIN SELECT RAISE(ABORT, 'the same'); END")
                    .ok());
        const auto given =
            m_desk->engine().submitAll("MoveTopic", {on(*m_open, {{QStringLiteral("room"), QStringLiteral("blue")}})}, m_desk->now);
        QVERIFY(given.ok() && (*given)[0].ok());
        QVERIFY(m_desk->connection().runScript("DROP TRIGGER untouched").ok());
        const RowPointer row =
            storage::Door(m_desk->connection()).row(tableOf<topics::Topic>(), derivedUuid(*m_open, "topic")).value();
        QCOMPARE(fromRow<topics::Topic>(*row).room, QStringLiteral("blue"));
        QCOMPARE(fromRow<topics::Topic>(*row).title, QStringLiteral("lamp"));
    }

    void whereTheStoreFailsNoneIsKeptAndLaterAllCanBe()
    {
        QVERIFY(m_desk->connection()
                    .runScript("CREATE TRIGGER full BEFORE INSERT ON remark WHEN NEW.words = 'second' "
                               "BEGIN SELECT RAISE(ABORT, 'no room'); END")
                    .ok());
        const QByteArray before = m_desk->dump();
        const std::vector<QJsonObject> both{remark(*m_open, "first"), remark(*m_open, "second")};
        const auto failed = m_desk->engine().submitAll("AddRemark", both, m_desk->now);
        QVERIFY(!failed.ok());
        QVERIFY(failed.error().id().startsWith("storage."));
        QCOMPARE(waiting(), 0);
        QCOMPARE(m_desk->dump(), before);
        QVERIFY(m_desk->connection().runScript("DROP TRIGGER full").ok());
        const auto given = m_desk->engine().submitAll("AddRemark", both, m_desk->now);
        QVERIFY(given.ok() && (*given)[0].ok() && (*given)[1].ok());
        m_desk->synchronise();
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
        QVERIFY(dumpRows(m_server->connection(), m_registry).contains(QByteArray("second").toHex()));
    }

    void ofAnUnknownKindThereIsNothing()
    {
        const auto given = m_desk->engine().submitAll("NoSuchThing", {QJsonObject()}, m_desk->now);
        QCOMPARE(given.error().id(), QByteArray("command.unknown"));
    }
};

QTEST_GUILESS_MAIN(ManyAtOnceTest)
#include "many_at_once_test.moc"
