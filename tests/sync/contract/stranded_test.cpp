// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/stranded.h"

#include "base/limits.h"
#include "storage/migrations.h"
#include "support/databases/empty_database.h"
#include "sync/server/desk_register.h"
#include "sync/server/leadership.h"
#include "sync/server/lost_desks.h"
#include "sync/support/topics.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::RowView;
using test::EmptyDatabase;
using test::must;

/// Goal: what somebody left behind is run as his own, once, whoever brings it and whatever he sends himself later; what is forged,
/// torn or not for this server stays where it lies; what comes from a lost device waits for a person (SYNC 16).
class StrandedTest : public QObject
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
        m_leadership = std::make_unique<Leadership>(*m_connection, Leadership::Node{"test", ""});
        QVERIFY(must(m_leadership->campaign(m_now)));
        m_sequencer = std::make_unique<Sequencer>(*m_connection, m_registry);
        m_sequencer->lead(m_leadership->token());
        m_desk = newUuid(m_now, m_random);
        m_link = ChainLink::beginningOf(m_desk);
        m_keys.pushSeed = m_random.bytes(pushSeedBytes);
        m_keys.sealTo = must(greeted(m_desk, {}, m_keys.pushSeed)).sealTo;
        QCOMPARE(m_keys.sealTo.size(), sealKeyBytes);
    }
    void cleanup()
    {
        m_sequencer.reset();
        m_leadership.reset();
        m_connection.reset();
        m_database.reset();
    }

    void theServerKeepsItsKey()
    {
        const Uuid other = newUuid(m_now, m_random);
        QCOMPARE(must(greeted(other, {}, m_random.bytes(pushSeedBytes))).sealTo, m_keys.sealTo);
    }

    void itIsRunAsTheAuthorsOwn()
    {
        const auto answer = bring({file(topic()), file(topic())});
        QCOMPARE(answer, (std::vector<QByteArray>{"", ""}));
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(2));
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(2));
    }

    void broughtTwiceItIsRunOnce()
    {
        const std::vector<QByteArray> files{file(topic())};
        bring(files);
        QCOMPARE(bring(files), std::vector<QByteArray>{""});
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(1));
    }

    void whatTheOwnerPushesLaterIsARepeat()
    {
        const ChainLink beginning = m_link;
        const Envelope one = topic();
        const Envelope two = topic();
        bring({file(one), file(two)});
        m_link = beginning;
        const auto receipts = push({one, two, topic()});
        for (const Receipt &receipt : receipts)
            QCOMPARE(receipt.outcome, Outcome::Applied);
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(3));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt"), qint64(3));
    }

    void theWordOfTheOwnerStaysAsItIs()
    {
        bring({file(topic())});
        QVERIFY(!isNotRun(push({topic()}).front()));
    }

    void oneThatIsMissingStopsNoOther()
    {
        const ChainLink beginning = m_link;
        const Envelope missing = topic();
        (void)file(missing);
        const Envelope after = topic();
        QCOMPARE(bring({file(after)}), std::vector<QByteArray>{""});
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(0));
        m_link = beginning;
        const auto receipts = push({missing, after});
        QVERIFY(!isNotRun(receipts.front()));
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(2));
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(2));
    }

    void whatBuildsOnAMissingOneStays()
    {
        const Envelope missing = topic();
        const QByteArray missingFile = file(missing);
        const QByteArray remark = file(remarkOn(missing));
        QCOMPARE(bring({remark}), std::vector<QByteArray>{"sync.need_unknown"});
        QCOMPARE(number("SELECT COUNT(*) FROM receipt"), qint64(0));
        QCOMPARE(bring({missingFile, remark}), (std::vector<QByteArray>{"", ""}));
        QCOMPARE(number("SELECT COUNT(*) FROM remark"), qint64(1));
    }

    void whatACopyLeftUnderAUsedNumberIsRunAllTheSame()
    {
        const ChainLink beginning = m_link;
        bring({file(topic())});
        m_link = beginning;
        QCOMPARE(bring({file(topic())}), std::vector<QByteArray>{""});
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(2));
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(1));
    }

    void whatIsNoneOfOursStays()
    {
        QByteArray torn = file(topic());
        torn.truncate(torn.size() / 2);
        Stranded moved = must(Stranded::decode(file(topic())));
        moved.before.n += 1;
        Stranded renamed = must(Stranded::decode(file(topic())));
        renamed.command = newUuid(m_now, m_random);
        Stranded flipped = must(Stranded::decode(file(topic())));
        flipped.sealed[20] = char(flipped.sealed[20] ^ 1);
        const auto answer = bring({torn, "[]", moved.encoded(), renamed.encoded(), flipped.encoded()});
        QCOMPARE(answer, (std::vector<QByteArray>{"sync.malformed", "sync.malformed", "sync.signature", "sync.signature", "sync.signature"}));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt"), qint64(0));
    }

    void whatNobodyHereHasSignedStays()
    {
        StrandingKeys strange = m_keys;
        strange.pushSeed = m_random.bytes(pushSeedBytes);
        const Envelope command = topic();
        const auto signedByOther = Stranded::of(m_desk, m_link, command.id, command.encoded(), strange);
        const auto unknown = Stranded::of(newUuid(m_now, m_random), m_link, command.id, command.encoded(), m_keys);
        // He may sign what is his, but not one command under the name of another.
        const auto underAnotherName = Stranded::of(m_desk, m_link, newUuid(m_now, m_random), command.encoded(), m_keys);
        QCOMPARE(bring({signedByOther.encoded(), unknown.encoded(), underAnotherName.encoded()}),
                 (std::vector<QByteArray>{"sync.signature", "sync.desk_unknown", "sync.author"}));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt"), qint64(0));
    }

    void whatIsSealedToAnotherServerStays()
    {
        StrandingKeys other = m_keys;
        other.sealTo[0] = char(other.sealTo[0] ^ 1);
        const Envelope command = topic();
        QCOMPARE(bring({Stranded::of(m_desk, m_link, command.id, command.encoded(), other).encoded()}),
                 std::vector<QByteArray>{"sync.sealed_otherwise"});
    }

    void nobodySpeaksForAnother()
    {
        Envelope command = topic();
        command.author = UserId(newUuid(m_now, m_random));
        const Envelope own = topic();
        const auto otherId = Stranded::of(m_desk, m_link, own.id, command.encoded(), m_keys);
        QCOMPARE(bring({file(command), otherId.encoded()}), (std::vector<QByteArray>{"sync.author", "sync.author"}));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt"), qint64(0));
    }

    void fromALostDeviceItWaitsForAPerson()
    {
        must(lostDesks::report(*m_connection, m_desk, m_now));
        const Envelope behind = topic();
        QCOMPARE(bring({file(behind)}), std::vector<QByteArray>{""});
        const auto receipts = push({topic()});
        QCOMPARE(receipts.front().outcome, Outcome::Held);
        QCOMPARE(receipts.front().reason->id(), QByteArray("sync.device_lost"));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt WHERE outcome = 'held'"), qint64(2));
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(0));

        must(lostDesks::withdraw(*m_connection, m_desk));
        QCOMPARE(push({topic()}).front().outcome, Outcome::Applied);
    }

    void aCopyOfALostDeviceIsLost()
    {
        must(lostDesks::report(*m_connection, m_desk, m_now));
        const Uuid copy = newUuid(m_now, m_random);
        must(greeted(copy, m_desk, m_random.bytes(pushSeedBytes)));
        const auto desks = must(lostDesks::all(*m_connection));
        QCOMPARE(desks.size(), size_t(2));
        QVERIFY(desks.front().isLost && desks.back().isLost);
        QCOMPARE(must(lostDesks::familyOf(*m_connection, copy)), (std::vector<Uuid>{m_desk, copy}));
    }

    void nobodyLosesWhatNobodyHas()
    {
        QCOMPARE(lostDesks::report(*m_connection, newUuid(m_now, m_random), m_now).error().id(), QByteArray("sync.desk_unknown"));
    }

    void messagesAreReadAsTheyWereWritten()
    {
        const StrandedRequest request{{file(topic()), "anything"}};
        QCOMPARE(must(StrandedRequest::decode(request.encoded())).files, request.files);
        QVERIFY(!StrandedRequest::decode(request.encoded().chopped(1)).ok());
        QVERIFY(!StrandedRequest::decode(StrandedRequest{std::vector<QByteArray>(limits::strandedFiles + 1)}.encoded()).ok());
        QCOMPARE(StrandedRequest::decode(StrandedRequest{std::vector(5, QByteArray(limits::pushBytes / 4, 'x'))}.encoded()).error().id(),
                 QByteArray("sync.too_large"));
        const StrandedResponse response{{std::nullopt, Error("sync.signature")}};
        QCOMPARE(must(StrandedResponse::decode(response.encoded())).left, response.left);
        QVERIFY(!StrandedResponse::decode("{\"left\":[7]}").ok());
    }

private:
    Result<DeskRegister::Entry> greeted(const Uuid &desk, std::optional<Uuid> replaces, const QByteArray &pushSeed)
    {
        const auto beginning = ChainLink::beginningOf(desk);
        const Introduction introduction{{}, m_nonce, beginning, beginning, replaces, publicPushKey(pushSeed)};
        return DeskRegister(*m_connection)
            .hello({{m_author, replaces.value_or(desk)}, desk, 0, introduction}, m_now, m_leadership->token(), m_random);
    }
    Envelope command(const QByteArray &kind, const QJsonObject &arguments, std::vector<Uuid> needs = {})
    {
        return Envelope{newUuid(m_now, m_random), kind, 1, m_author, m_now, {}, {}, std::move(needs), arguments};
    }
    Envelope topic()
    {
        return command("OpenTopic", fieldsToJson(topics::OpenTopic{QString::number(++m_titles), QStringLiteral("red")}));
    }
    Envelope remarkOn(const Envelope &opened)
    {
        return command("AddRemark", {{QStringLiteral("topic"), derivedUuid(opened.id, "topic").toString()},
                                     {QStringLiteral("words"), QStringLiteral("dark")}}, {opened.id});
    }
    /// As the store lays it down, in its place.
    QByteArray file(const Envelope &envelope)
    {
        const QByteArray bytes = Stranded::of(m_desk, m_link, envelope.id, envelope.encoded(), m_keys).encoded();
        m_link = m_link.followedBy(envelope.id);
        return bytes;
    }
    /// Why each of them stays; empty: it may go.
    std::vector<QByteArray> bring(const std::vector<QByteArray> &files)
    {
        const auto brought = must(stranded::brought(*m_connection, {files}, m_now));
        const auto outcome = must(m_sequencer->run(brought.arrivals));
        std::vector<QByteArray> reasons;
        for (const auto &left : stranded::answered(brought, outcome).left)
            reasons.push_back(left ? left->id() : QByteArray(""));
        return reasons;
    }
    /// The owner's own push.
    std::vector<Receipt> push(const std::vector<Envelope> &commands)
    {
        std::vector<Arrival> arrivals;
        for (const Envelope &envelope : commands) {
            arrivals.push_back({envelope.encoded(), envelope, m_desk, m_now, {}, Arrival::Place{m_nonce, m_link}});
            m_link = m_link.followedBy(envelope.id);
        }
        return must(m_sequencer->run(arrivals)).receipts;
    }
    qint64 number(const QByteArray &sql)
    {
        qint64 number = -1;
        must(m_connection->each(sql, {}, [&number](const RowView &view) {
            number = view.integer(0);
            return false;
        }));
        return number;
    }

    const Registry m_registry = topics::registry();
    const UserId m_author{Uuid::parse(QByteArrayView("a0000000-0000-8000-8000-000000000001")).value()};
    const Instant m_now{1'790'000'000'000};
    const QByteArray m_nonce = QByteArray(nonceBytes, 'n');
    SeededRandom m_random{13};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Leadership> m_leadership;
    std::unique_ptr<Sequencer> m_sequencer;
    Uuid m_desk{Uuid::Bytes{}};
    ChainLink m_link;
    StrandingKeys m_keys;
    int m_titles = 0;
};

QTEST_GUILESS_MAIN(StrandedTest)
#include "stranded_test.moc"
