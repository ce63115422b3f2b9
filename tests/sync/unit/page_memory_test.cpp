// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/page_memory.h"
#include "sync/support/pair.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

const Uuid history(Uuid::Bytes{1});
const Uuid another(Uuid::Bytes{2});
const Bucket red = topics::roomBucket(QStringLiteral("red"));
const Bucket blue = topics::roomBucket(QStringLiteral("blue"));

KeptPagePointer page(qint64 from, qint64 to, qsizetype bytes = 100)
{
    return std::make_shared<const KeptPage>(KeptPage{from, to, QByteArray(bytes, 'p'), {}, 1});
}

/// Counts what is asked of the memory behind it.
class CountingShelf final : public PageShelf
{
public:
    KeptPagePointer find(const Uuid &epoch, qint64 bucket, qint64 cursor, qint64 to, RowForm form) override
    {
        const auto found = memory.find(epoch, bucket, cursor, to, form);
        served += found ? 1 : 0;
        return found;
    }
    void keep(const Uuid &epoch, qint64 bucket, KeptPagePointer kept) override
    {
        ++made;
        memory.keep(epoch, bucket, std::move(kept));
    }
    qint64 beginningFor(qint64 cursor) override { return memory.beginningFor(cursor); }

    PageMemory memory{1024 * 1024};
    int served = 0;
    int made = 0;
};

} // namespace

/// Goal: what a bucket gained is made once and served to all who hold it, also to a desk whose cursor lies behind the page's
/// beginning; and never when it is no longer what the bucket gained (SYNC 4, 8, 13).
class PageMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsForCursorsAtItsBeginningOrBehindIt()
    {
        PageMemory memory(10'000);
        memory.tick(10);
        memory.keep(history, 1, page(10, 20));
        QVERIFY(memory.find(history, 1, 10, 20, RowForm::Whole));
        QVERIFY(memory.find(history, 1, 15, 20, RowForm::Whole));
        QVERIFY(!memory.find(history, 1, 9, 20, RowForm::Whole));
        QVERIFY(!memory.find(history, 2, 10, 20, RowForm::Whole));
    }

    void aPageIsTrueUntilItsBucketMoves()
    {
        PageMemory memory(10'000);
        memory.keep(history, 1, page(10, 20));
        QVERIFY(!memory.find(history, 1, 10, 21, RowForm::Whole));
        QVERIFY(!memory.find(another, 1, 10, 20, RowForm::Whole));
        memory.keep(history, 1, page(12, 21));
        QVERIFY(!memory.find(history, 1, 12, 20, RowForm::Whole));
        QCOMPARE(memory.bytes(), qsizetype(100));
    }

    void pagesBeginAtTicks()
    {
        PageMemory memory(10'000);
        QCOMPARE(memory.beginningFor(7), qint64(7));
        memory.tick(10);
        memory.tick(20);
        QCOMPARE(memory.beginningFor(9), qint64(9));
        QCOMPARE(memory.beginningFor(10), qint64(10));
        QCOMPARE(memory.beginningFor(19), qint64(10));
        QCOMPARE(memory.beginningFor(500), qint64(20));
        // A page that begins two ticks earlier is true, and three times as long as needed.
        memory.keep(history, 1, page(10, 30));
        QVERIFY(memory.find(history, 1, 15, 30, RowForm::Whole));
        QVERIFY(!memory.find(history, 1, 25, 30, RowForm::Whole));
    }

    void ticksOfAnotherHistoryAreForgotten()
    {
        PageMemory memory(10'000);
        memory.keep(history, 1, page(10, 20));
        memory.tick(20);
        memory.keep(another, 1, page(25, 26));
        QCOMPARE(memory.beginningFor(25), qint64(25));
        QVERIFY(!memory.find(history, 1, 10, 20, RowForm::Whole));
    }

    void whatWasNotAskedForGoesFirst()
    {
        PageMemory memory(350);
        for (const qint64 bucket : {1, 2, 3})
            memory.keep(history, bucket, page(10, 20));
        QVERIFY(memory.find(history, 1, 10, 20, RowForm::Whole));
        memory.keep(history, 4, page(10, 20));
        QVERIFY(memory.find(history, 1, 10, 20, RowForm::Whole));
        QVERIFY(!memory.find(history, 2, 10, 20, RowForm::Whole));
        QCOMPARE(memory.bytes(), qsizetype(300));
        memory.keep(history, 5, page(10, 20, 351));
        QVERIFY(!memory.find(history, 5, 10, 20, RowForm::Whole));
        QCOMPARE(memory.bytes(), qsizetype(300));
    }

    void manyDesksAreServedOnePage();
    void aDeskGetsWhatMovedAfterThePageWasMade();
};

namespace {

/// A server whose pulls can be counted, and desks at different places of its history.
struct City
{
    Registry registry = topics::registry();
    TestServer server{registry};
    CountingShelf shelf;
    PullAnswerer answerer{server.connection(), registry,
                          [](auto &, const UserId &who, Instant) -> Result<BucketSet> {
                              return BucketSet::of({red.id(), blue.id(), Bucket::person(who.uuid().toAscii()).id()});
                          },
                          5000, &shelf};
    TestDesk author{registry, server, user(1), 1};
    int opened = 0;

    City()
    {
        for (int who = 1; who < 10; ++who)
            server.mayHold(user(who), {red, blue});
        author.synchronise();
    }

    Uuid open(const char *room)
    {
        const Uuid command = author.submit("OpenTopic", {{QStringLiteral("title"), QStringLiteral("lamp %1").arg(++opened)},
                                                         {QStringLiteral("room"), QLatin1String(room)}});
        author.synchronise();
        return derivedUuid(command, "topic");
    }
    /// What the desk wants to know is asked of the counted answerer.
    void pull(TestDesk &desk)
    {
        desk.engine().wantPull();
        while (const auto request = desk.engine().next(desk.now).value()) {
            const auto answer = request->kind == DeskEngine::RequestKind::Pull
                ? endpoint::pull({desk.user, desk.engine().desk()}, request->body, answerer, server.now)
                : server.answer({desk.user, desk.engine().desk()}, request->kind, request->body);
            QVERIFY(answer.ok());
            QVERIFY(desk.engine().receive(request->kind, *answer, desk.now).ok());
        }
    }
    QByteArray projection(const UserId &who)
    {
        const std::vector<qint64> ids{red.id(), blue.id(), Bucket::person(who.uuid().toAscii()).id()};
        return dumpRows(server.connection(), registry, &ids);
    }
    qint64 head() { return author.engine().status()->cursor->seq; }
};

} // namespace

void PageMemoryTest::manyDesksAreServedOnePage()
{
    City city;
    city.open("red");
    std::vector<std::unique_ptr<TestDesk>> desks;
    for (int who = 2; who < 8; ++who)
        desks.push_back(std::make_unique<TestDesk>(city.registry, city.server, user(who), std::uint64_t(who)));
    for (const auto &desk : desks)
        desk->synchronise();
    city.shelf.memory.tick(city.head());
    // Half of the desks hear of a change before the tick at which all do: they are behind the page's beginning.
    city.open("red");
    for (size_t i = 0; i < desks.size() / 2; ++i)
        city.pull(*desks[i]);
    city.open("red");
    const int madeBefore = city.shelf.made;
    for (const auto &desk : desks) {
        city.pull(*desk);
        QCOMPARE(desk->dump(), city.projection(desk->user));
        QCOMPARE(desk->engine().status()->mismatches, 0);
    }
    QCOMPARE(city.shelf.made, madeBefore + 1);
    QVERIFY(city.shelf.served >= int(desks.size()) - 1);
}

void PageMemoryTest::aDeskGetsWhatMovedAfterThePageWasMade()
{
    City city;
    const Uuid lamp = city.open("red");
    TestDesk early(city.registry, city.server, user(2), 2);
    TestDesk late(city.registry, city.server, user(3), 3);
    early.synchronise();
    late.synchronise();
    city.shelf.memory.tick(city.head());
    city.open("red");
    city.pull(early);
    // The lamp leaves the bucket of the kept page for another one.
    city.author.submit("MoveTopic", {{QStringLiteral("topic"), lamp.toString()}, {QStringLiteral("room"), QStringLiteral("blue")}});
    city.author.synchronise();
    for (TestDesk *const desk : {&late, &early}) {
        city.pull(*desk);
        QCOMPARE(desk->dump(), city.projection(desk->user));
        QCOMPARE(desk->engine().status()->mismatches, 0);
    }
}

QTEST_GUILESS_MAIN(PageMemoryTest)
#include "page_memory_test.moc"
