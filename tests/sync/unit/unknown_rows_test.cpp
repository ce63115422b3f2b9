// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/pair.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using storage::RowView;

namespace newer {

using topics::TopicId;

struct Topic
{
    static constexpr const char *tableName = "topic";
    static constexpr AggregateKind kind = topics::topicKind;
    static constexpr bool root = true;
    TopicId id;
    QString title;
    QString room;
    bool closed;
    /// New, and between two older ones by its name.
    std::optional<QString> mood;
    std::optional<Uuid> about;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Topic::id),         field("title", &Topic::title), field("room", &Topic::room),
                          field("closed", &Topic::closed), field("mood", &Topic::mood),   field("about", &Topic::about)};
    }
};

struct PictureTag;
struct Picture
{
    static constexpr const char *tableName = "picture";
    static constexpr AggregateKind kind = topics::topicKind;
    static constexpr bool root = false;
    StrongId<PictureTag> id;
    TopicId topic;
    QString caption;
    qint64 size;
    bool shown;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Picture::id), field("aggregate", &Picture::topic), field("caption", &Picture::caption),
                          field("size", &Picture::size), field("shown", &Picture::shown)};
    }
};

struct PollTag;
struct Poll
{
    static constexpr const char *tableName = "poll";
    static constexpr AggregateKind kind{93, "poll"};
    static constexpr bool root = true;
    StrongId<PollTag> id;
    QString question;
    QString room;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Poll::id), field("question", &Poll::question), field("room", &Poll::room)};
    }
};

/// Puts a topic with a picture and a poll, or changes them; without a caption the picture stays as it is.
struct Compose
{
    static constexpr const char *kind = "Compose";
    static constexpr int version = 1;
    Uuid topic;
    QString title;
    QString room;
    std::optional<QString> mood;
    std::optional<QString> caption;
    static constexpr auto fields()
    {
        return std::tuple{field("topic", &Compose::topic), field("title", &Compose::title), field("room", &Compose::room),
                          field("mood", &Compose::mood), field("caption", &Compose::caption)};
    }
};

Result<Changes> decide(const Compose &command, const Facts &facts, const Given &)
{
    TRY(facts.author().may(topics::write, {}));
    const TopicId id(command.topic);
    Changes changes;
    changes.put(Topic{id, command.title, command.room, false, command.mood, id.uuid()});
    if (command.caption) {
        changes.put(Picture{StrongId<PictureTag>(derivedUuid(id.uuid(), "picture")), id, *command.caption,
                            9'007'199'254'740'993, true});
    }
    changes.put(Poll{StrongId<PollTag>(derivedUuid(id.uuid(), "poll")), command.title, command.room});
    return changes;
}

Registry registry()
{
    Registry registry = topics::registry();
    Registry newer;
    newer.setRightsOf(registry.rightsOf());
    newer.addCommand<Compose>();
    newer.addCommand<topics::AddRemark>();
    newer.add(AggregateType{topics::topicKind, {&tableOf<Topic>(), &tableOf<topics::Remark>(), &tableOf<Picture>()},
                            [](const Row &root) { return std::vector{topics::roomBucket(fromRow<Topic>(root).room)}; }});
    newer.add(AggregateType{Poll::kind, {&tableOf<Poll>()},
                            [](const Row &root) { return std::vector{topics::roomBucket(fromRow<Poll>(root).room)}; }});
    newer.add(*registry.aggregate(attentionKind.number));
    return newer;
}

const char *const migration = R"(
    ALTER TABLE topic ADD COLUMN mood {text};
    ALTER TABLE topic ADD COLUMN about {uuid};
    CREATE TABLE picture (id {uuid} PRIMARY KEY, aggregate {uuid} NOT NULL, rev {int} NOT NULL, seq {int} NOT NULL,
        hash {int} NOT NULL, caption {text} NOT NULL, size {int} NOT NULL, shown {bool} NOT NULL) {by_rowid};
    CREATE TABLE poll (id {uuid} PRIMARY KEY, aggregate {uuid} NOT NULL, rev {int} NOT NULL, seq {int} NOT NULL,
        hash {int} NOT NULL, question {text} NOT NULL, room {text} NOT NULL) {by_rowid};)";

} // namespace newer

/// Goal: a desk that is older than its server is whole all the same: it keeps what it does not know, its sums are the
/// server's, and when it is brought up to date nothing has to be sent again (SYNC 10).
class UnknownRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_newer.setOldestReader(0);
        m_server = std::make_unique<TestServer>(m_newer);
        migrate(m_server->connection());
        m_server->mayHold(clerk, {red});
        m_server->mayHold(m_writer, {red, blue});
        m_desk = std::make_unique<TestDesk>(m_older, *m_server, clerk, 3);
        for (int n = 0; n < 3; ++n)
            compose(n, "red", "glad", "a picture");
        m_desk->synchronise();
    }

    void whatIsNotKnownIsKeptAndCounted()
    {
        compareWhole();
        QCOMPARE(count(m_desk->connection(), "topic"), 3);
        // Of each topic its new cells and its picture, and each poll.
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 9);
    }

    void changesAreFollowed_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("mood");
        QTest::addColumn<QString>("caption");
        QTest::addColumn<int>("unknown");
        QTest::newRow("cell changes") << "red" << "sad" << QString() << 9;
        QTest::newRow("row changes") << "red" << "glad" << "another picture" << 9;
        QTest::newRow("all of it leaves") << "blue" << "glad" << QString() << 6;
    }
    void changesAreFollowed()
    {
        QFETCH(QString, room);
        QFETCH(QString, mood);
        QFETCH(QString, caption);
        QFETCH(int, unknown);
        compose(1, room.toLatin1().constData(), mood.toLatin1().constData(),
                caption.isEmpty() ? nullptr : caption.toLatin1().constData());
        m_desk->synchronise();
        compareWhole();
        QCOMPARE(count(m_desk->connection(), "unknown_row"), unknown);
    }

    void whatComesIntoSightComesWhole()
    {
        compose(7, "blue", "glad", "a picture");
        m_desk->synchronise();
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 9);
        m_server->mayHold(clerk, {red, blue});
        m_desk->synchronise();
        compareWhole();
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 12);
        m_server->mayHold(clerk, {blue});
        m_desk->synchronise();
        compareWhole();
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 3);
    }

    void anotherHistoryBeginsWithNothing()
    {
        QVERIFY(m_desk->engine().refused(DeskEngine::RequestKind::Pull, Error("sync.epoch_changed"), m_desk->now).ok());
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 0);
        m_desk->synchronise();
        compareWhole();
    }

    void damageIsFoundAndHealed_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("row gone") << QByteArray("DELETE FROM unknown_row WHERE table_name = 'poll'");
        QTest::newRow("cells gone") << QByteArray("DELETE FROM unknown_row WHERE table_name = 'topic'");
        QTest::newRow("cell changed")
            << QByteArray("UPDATE unknown_row SET cells = replace(cells, 'glad', 'mad') WHERE table_name = 'topic'");
        QTest::newRow("hash changed")
            << QByteArray("UPDATE unknown_row SET hash = hash + 1 WHERE table_name = 'picture'");
    }
    void damageIsFoundAndHealed()
    {
        QFETCH(QByteArray, damage);
        QVERIFY(m_desk->connection().run(damage, {}).ok());
        QVERIFY(findsDamage());
        m_desk->synchronise();
        compareWhole();
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 9);
    }

    void broughtUpToDateItHasWhatItWasSent()
    {
        const Uuid remark = m_desk->submit("AddRemark", {{QStringLiteral("topic"), topic(0).toString()},
                                                         {QStringLiteral("words"), QStringLiteral("too dark")}});
        migrate(m_desk->connection());
        m_desk->reopen(m_newer, 2);
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 0);
        QCOMPARE(count(m_desk->connection(), "picture"), 3);
        QCOMPARE(count(m_desk->connection(), "poll"), 3);
        // What waits is still there, over what was settled.
        QCOMPARE(count(m_desk->connection(), "remark"), 1);
        QVERIFY(m_desk->engine().find(remark)->has_value());
        m_desk->synchronise();
        compareWhole();
        QCOMPARE(m_desk->dump(), dumpRows(m_server->connection(), m_newer));
    }

    void aRowThatWaitedUnderACommandIsSettledBelowIt()
    {
        m_desk->submit("CloseTopic", {{QStringLiteral("topic"), topic(0).toString()}});
        migrate(m_desk->connection());
        m_desk->reopen(m_newer, 2);
        // This program does not know the command: it has no effect here any more, and is pushed all the same.
        QCOMPARE(m_desk->dump(), dumpRows(m_server->connection(), m_newer));
        QCOMPARE(m_desk->engine().status()->queue.waiting, 1);
    }

    void aProgramThatIsTooOldPushesAndIsToldToBeBroughtUpToDate()
    {
        m_newer.setOldestReader(2);
        const Uuid remark = m_desk->submit("AddRemark", {{QStringLiteral("topic"), topic(0).toString()},
                                                         {QStringLiteral("words"), QStringLiteral("too dark")}});
        m_desk->synchronise(20);
        QCOMPARE(count(m_server->connection(), "remark"), 1);
        QVERIFY(m_desk->engine().find(remark)->value().state == Outbox::State::Acknowledged);
        const auto pull = PullRequest{m_desk->engine().desk(), {}, 0, {}, {}, 1}.encoded();
        const auto answer = m_server->answer({clerk, m_desk->engine().desk()}, DeskEngine::RequestKind::Pull, pull);
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().id(), QByteArray("sync.desk_too_old"));
        migrate(m_desk->connection());
        m_desk->reopen(m_newer, 2);
        m_desk->synchronise();
        QCOMPARE(m_desk->dump(), dumpRows(m_server->connection(), m_newer));
    }

    void openedAgainByTheSameProgramNothingMoves()
    {
        m_desk->reopen(m_older, 1);
        QCOMPARE(count(m_desk->connection(), "unknown_row"), 9);
        compareWhole();
    }

private:
    void migrate(storage::Connection &connection)
    {
        QVERIFY(connection.runScript(storage::inDialect(newer::migration, connection.dialect()).value()).ok());
    }
    static Uuid topic(int n) { return derivedUuid(user(9).uuid(), "topic " + QByteArray::number(n)); }
    void compose(int n, const char *room, const char *mood, const char *caption)
    {
        const auto text = [](const char *words) {
            return words ? std::optional(QString::fromLatin1(words)) : std::nullopt;
        };
        const newer::Compose command{topic(n), QStringLiteral("topic %1").arg(n), QString::fromLatin1(room), text(mood),
                                     text(caption)};
        Envelope envelope{newUuid(m_server->now, m_random), newer::Compose::kind, 1, m_writer, m_server->now, {}, {}, {},
                          fieldsToJson(command)};
        const QByteArray bytes = envelope.encoded();
        const auto outcome = m_server->run({Arrival{bytes, envelope, topic(99), m_server->now}});
        QVERIFY(outcome.receipts.front().outcome == Outcome::Applied);
    }
    static int count(storage::Connection &connection, const char *table)
    {
        int rows = 0;
        const auto read = connection.each(QByteArray("SELECT COUNT(*) FROM ") + table, {}, [&rows](const RowView &view) {
            rows = int(view.integer(0));
            return false;
        });
        return read.ok() ? rows : -1;
    }
    bool findsDamage()
    {
        bool found = false;
        for (int steps = 0; steps < 100; ++steps) {
            const auto step = m_desk->engine().checkSelf().value();
            found = found || step.hasFound;
            if (step.isLast)
                return found;
        }
        qFatal("no end");
    }
    void compareWhole()
    {
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
        QVERIFY(!findsDamage());
        QCOMPARE(m_desk->engine().status()->mismatches, 0);
    }

    const Bucket red = topics::roomBucket(QStringLiteral("red"));
    const Bucket blue = topics::roomBucket(QStringLiteral("blue"));
    const UserId clerk = user(1);
    const UserId m_writer = user(2);
    Registry m_newer = newer::registry();
    Registry m_older = topics::registry();
    SeededRandom m_random{5};
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_desk;
};

QTEST_GUILESS_MAIN(UnknownRowsTest)
#include "unknown_rows_test.moc"
