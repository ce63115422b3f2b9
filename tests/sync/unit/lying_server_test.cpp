// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/pair.h"
#include "sync/wire/codes.h"
#include "sync/wire/verify.h"

#include <QtTest>

#include <functional>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using Kind = DeskEngine::RequestKind;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));
const Bucket blue = topics::roomBucket(QStringLiteral("blue"));
const Uuid stranger(Uuid::Bytes{0x77});

QJsonObject topic(const QString &title, const char *room = "red")
{
    return {{QStringLiteral("title"), title}, {QStringLiteral("room"), QLatin1String(room)}};
}

/// What becomes of an honest answer.
using Lie = std::function<QByteArray(const QByteArray &honest)>;

template <class Message>
Lie about(std::function<void(Message &)> change)
{
    return [change](const QByteArray &honest) {
        Message message = Message::decode(honest).value();
        change(message);
        return message.encoded();
    };
}

void replaceIn(std::vector<QByteArray> &pages, const QByteArray &what, const QByteArray &by)
{
    int found = 0;
    for (QByteArray &page : pages) {
        found += int(page.count(what));
        page.replace(what, by);
    }
    QVERIFY2(found > 0, what);
}

struct Case
{
    Kind kind;
    Lie lie;
    /// What the desk says; empty: it cannot know yet.
    const char *error;
    const char *about = "";
};

std::vector<std::pair<const char *, Case>> cases()
{
    using Hello = HelloResponse;
    using Pushed = PushResponse;
    using Pulled = PullResponse;
    const auto hello = [](std::function<void(Hello &)> change) { return about<Hello>(std::move(change)); };
    const auto pushed = [](std::function<void(Pushed &)> change) { return about<Pushed>(std::move(change)); };
    const auto pulled = [](std::function<void(Pulled &)> change) { return about<Pulled>(std::move(change)); };
    const QByteArray redNumber = "{\"bucket\":" + QByteArray::number(red.id()) + ",";
    return {
        {"an answer for another person", {Kind::Hello, hello([](Hello &h) { h.user = stranger; }), "sync.contradiction", "user"}},
        {"a number of which no codes can be made", {Kind::Hello, hello([](Hello &h) { h.deskNumber = 7; }), "sync.malformed"}},
        {"a number with too many digits",
         {Kind::Hello, hello([](Hello &h) { h.deskNumber = mostDeskNumber + 1; }), "sync.malformed"}},
        {"a common history of less than nothing", {Kind::Hello, hello([](Hello &h) { h.common = -1; }), "sync.malformed"}},
        {"codes that are none",
         {Kind::Hello, hello([](Hello &h) { h.blocks = {{stranger, {QByteArray("1234567890")}}}; }), "sync.malformed"}},
        {"one code twice",
         {Kind::Hello, hello([](Hello &h) { h.blocks = {{stranger, {officialCode("k", 1), officialCode("k", 1)}}}; }),
          "sync.malformed"}},
        {"a year in the future", {Kind::Hello, hello([](Hello &h) { h.serverTime = Instant(qint64(1) << 52); }), ""}},
        {"a year before all years", {Kind::Hello, hello([](Hello &h) { h.serverTime = Instant(-(qint64(1) << 52)); }), ""}},
        {"a welcome that is cut", {Kind::Hello, [](const QByteArray &b) { return b.first(b.size() / 2); }, "sync.malformed"}},
        {"a welcome of nothing", {Kind::Hello, [](const QByteArray &) { return QByteArray(); }, "sync.malformed"}},

        {"an outcome of a command that was never sent",
         {Kind::Push, pushed([](Pushed &p) { p.receipts.front().command = stranger; }), "sync.contradiction", "receipt"}},
        {"no outcome at all", {Kind::Push, pushed([](Pushed &p) { p.receipts.clear(); }), "sync.contradiction", "receipt"}},
        {"applied without a place", {Kind::Push, pushed([](Pushed &p) { p.receipts.front().seq = 0; }), "sync.malformed"}},
        {"applied at a place that is not there",
         {Kind::Push, pushed([](Pushed &p) { p.receipts.front().seq = std::numeric_limits<qint64>::max(); }),
          "sync.contradiction", "place"}},
        {"a place in another history",
         {Kind::Push, pushed([](Pushed &p) { p.place->epoch = stranger; }), "sync.contradiction", "epoch"}},
        {"outcomes that are cut", {Kind::Push, [](const QByteArray &b) { return b.chopped(5); }, "sync.malformed"}},
        {"a place far ahead of all that there is",
         {Kind::Push, pushed([](Pushed &p) {
              p.place->seq = std::numeric_limits<qint64>::max();
              p.receipts.front().seq = p.place->seq - 1;
          }),
          ""}},

        {"a cursor that goes back", {Kind::Pull, pulled([](Pulled &p) { p.complete->seq = 0; }), "sync.contradiction", "cursor"}},
        {"a cursor in another history",
         {Kind::Pull, pulled([](Pulled &p) { p.complete->epoch = stranger; }), "sync.contradiction", "epoch"}},
        {"rows of a bucket that is not for this desk",
         {Kind::Pull, pulled([redNumber](Pulled &p) { replaceIn(p.pages, redNumber, "{\"bucket\":12345,"); }), "sync.contradiction",
          "bucket"}},
        {"the sum of a bucket that is not for this desk",
         {Kind::Pull, pulled([](Pulled &p) { p.digests.push_back({blue.id(), 0, 0}); }), "sync.contradiction", "bucket"}},
        {"another set that is the same",
         {Kind::Pull, [](const QByteArray &) {
              return PullResponse{Instant(5), BucketSet::of({red.id(), Bucket::person(user(1).uuid().toAscii()).id()}), {}, {}, {}, {}}
                  .encoded();
          },
          "sync.contradiction", "set"}},
        {"neither an end nor a place to go on from", {Kind::Pull, pulled([](Pulled &p) { p.complete.reset(); }), "sync.malformed"}},
        {"a truth value of another kind", {Kind::Pull, pulled([](Pulled &p) { replaceIn(p.pages, ",false]", ",7]"); }), "sync.malformed"}},
        {"rows that are cut", {Kind::Pull, [](const QByteArray &b) { return b.chopped(9); }, "sync.malformed"}},
        {"rows that are no JSON", {Kind::Pull, pulled([](Pulled &p) { p.pages = {"{"}; }), "sync.malformed"}},
        {"an end without the rows", {Kind::Pull, pulled([](Pulled &p) { p.pages.clear(); }), ""}},
        {"sums that nothing has",
         {Kind::Pull, pulled([](Pulled &p) {
              for (Digest &digest : p.digests)
                  digest.sum += 1;
          }),
          ""}},
        {"words that are not those of the server", {Kind::Pull, pulled([](Pulled &p) { replaceIn(p.pages, "lamp", "damp"); }), ""}},
    };
}

} // namespace

/// Goal: a server that lies, or somebody who speaks in its place, can stop a desk from synchronising but not from working: what
/// waits is not lost, nothing crashes, the desk says what is wrong, and is whole once the server is honest again (SYNC Proof 7).
class LyingServerTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_desk;

    void begin(int pageRows = 5000)
    {
        m_desk.reset();
        m_server = std::make_unique<TestServer>(m_registry, QByteArray(), pageRows);
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {red, blue});
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
    }
    void othersWrite(int from, int to)
    {
        TestDesk other(m_registry, *m_server, user(2), std::uint64_t(100 + from));
        other.synchronise();
        for (int n = from; n < to; ++n)
            other.submit("OpenTopic", topic(QStringLiteral("lamp %1").arg(n)));
        other.synchronise();
    }
    /// Honest until the desk asks for this.
    Result<DeskEngine::Changed> lieAt(Kind kind, const Lie &lie)
    {
        for (int left = 50; left > 0; --left) {
            const auto request = m_desk->engine().next(m_desk->now).value();
            if (!request)
                break;
            const QByteArray honest = m_server->answer(m_desk->session(), request->kind, request->body).value();
            if (request->kind == kind)
                return m_desk->engine().receive(kind, lie(honest), m_desk->now);
            m_desk->engine().receive(request->kind, honest, m_desk->now).value();
        }
        return Error("test.never_asked");
    }
    /// Until the desk is quiet, with a server that is honest. The first honest word may contradict the last lie; the next one is
    /// believed.
    void synchronise()
    {
        m_desk->engine().wantPull();
        int doubts = 0;
        for (int left = 200; left > 0; --left) {
            const auto request = m_desk->engine().next(m_desk->now).value();
            if (!request)
                return;
            const auto answer = m_server->answer(m_desk->session(), request->kind, request->body);
            const auto told = answer.ok() ? m_desk->engine().receive(request->kind, *answer, m_desk->now)
                                          : m_desk->engine().refused(request->kind, answer.error(), m_desk->now);
            if (told.ok())
                continue;
            QVERIFY2(++doubts <= 1, told.error().id());
            m_desk->engine().disconnected();
        }
        QFAIL("the desk never comes to rest");
    }
    /// As a desk does when nothing else is to do. Whether something was not as it was counted.
    bool lookThrough()
    {
        bool hasFound = false;
        for (int steps = 0; steps < 100; ++steps) {
            const auto step = m_desk->engine().checkSelf().value();
            hasFound = hasFound || step.hasFound;
            if (step.isLast)
                break;
        }
        return hasFound;
    }
    /// Whatever has been entered is at the server once, nothing waits, and both have the same rows.
    void expectWhole(int topics)
    {
        m_desk->engine().disconnected();
        synchronise();
        lookThrough();
        synchronise();
        m_desk->restart();
        synchronise();
        const auto status = m_desk->engine().status().value();
        QCOMPARE(status.queue.waiting, 0);
        QCOMPARE(status.queue.acknowledged + status.queue.refused + status.queue.held, 0);
        QCOMPARE(status.mismatches, 0);
        const std::vector<qint64> buckets{red.id(), Bucket::person(m_desk->user.uuid().toAscii()).id()};
        QCOMPARE(m_desk->dump(), dumpRows(m_server->connection(), m_registry, &buckets));
        qint64 found = 0;
        QVERIFY(m_server->connection()
                    .each("SELECT COUNT(*) FROM topic", {}, [&found](const storage::RowView &view) {
                        found = view.integer(0);
                        return false;
                    })
                    .ok());
        QCOMPARE(found, qint64(topics));
    }

private Q_SLOTS:
    void aLieTakesNothing_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const auto &[name, one] : cases())
            QTest::newRow(name) << number++;
    }
    void aLieTakesNothing()
    {
        QFETCH(int, number);
        const Case one = cases()[size_t(number)].second;
        begin();
        othersWrite(20, 21);
        m_desk->synchronise();
        othersWrite(0, 3);
        std::vector<Uuid> entered;
        for (int n = 10; n < 13; ++n)
            entered.push_back(m_desk->submit("OpenTopic", topic(QStringLiteral("lamp %1").arg(n))));
        m_desk->engine().disconnected();
        m_desk->engine().wantPull();

        const auto told = lieAt(one.kind, one.lie);
        QCOMPARE(told.ok() ? QByteArray() : told.error().id(), QByteArray(one.error));
        if (!told.ok())
            QCOMPARE(told.error().values().value(QStringLiteral("what")).toString(), QLatin1String(one.about));
        // What was entered is still here; and it shows, unless the desk believes to have what the server made of it.
        for (const Uuid &command : entered)
            QVERIFY(m_desk->engine().find(command).value());
        for (int n = 10; n < 13 && !told.ok(); ++n)
            QVERIFY(m_desk->dump().contains(QStringLiteral("lamp %1").arg(n).toUtf8().toHex()));
        expectWhole(7);
    }

    void theSameLieAgainAndAgainTakesNothing()
    {
        begin();
        m_desk->synchronise();
        m_desk->submit("OpenTopic", topic(QStringLiteral("lamp 10")));
        for (const auto &[name, one] : cases()) {
            for (int times = 0; times < 3; ++times) {
                m_desk->engine().disconnected();
                m_desk->engine().wantPull();
                // Some are about answers that are no longer asked for; what counts is that it ends.
                if (one.kind == Kind::Hello)
                    (void)lieAt(one.kind, one.lie);
            }
        }
        expectWhole(1);
    }

    void aPageThatCannotBeReadSpoilsOnePullAndNotTheNext()
    {
        begin(2);
        othersWrite(0, 8);
        // The first answer of several: it is kept, and read when the last one is here.
        const Lie spoil = about<PullResponse>([](PullResponse &answer) {
            QVERIFY(!answer.complete);
            replaceIn(answer.pages, "\"tables\":{", "\"tables\":{\"topic\":7,\"x\":{");
        });
        const auto kept = lieAt(Kind::Pull, spoil);
        QVERIFY(kept.ok());
        Result<DeskEngine::Changed> last = lieAt(Kind::Pull, [](const QByteArray &honest) { return honest; });
        for (int left = 20; left > 0 && last.ok() && !m_desk->engine().status().value().cursor; --left)
            last = lieAt(Kind::Pull, [](const QByteArray &honest) { return honest; });
        QVERIFY(!last.ok());
        QCOMPARE(last.error().id(), QByteArray("sync.malformed"));
        expectWhole(8);
    }

    void anEndThatNeverComesIsNoticed()
    {
        begin(2);
        othersWrite(0, 8);
        QByteArray first;
        QVERIFY(lieAt(Kind::Pull, [&first](const QByteArray &honest) { return first = honest; }).ok());
        const auto again = lieAt(Kind::Pull, [&first](const QByteArray &) { return first; });
        QVERIFY(!again.ok());
        QCOMPARE(again.error().id(), QByteArray("sync.contradiction"));
        QCOMPARE(again.error().values().value(QStringLiteral("what")).toString(), QStringLiteral("position"));
        expectWhole(8);
    }

    void aPlanThatLeavesABucketOutIsRefused()
    {
        begin(2);
        othersWrite(0, 8);
        const auto told = lieAt(Kind::Pull, about<PullResponse>([](PullResponse &answer) {
                                    QVERIFY(answer.plan.size() > 1);
                                    answer.plan.pop_back();
                                }));
        QVERIFY(!told.ok());
        QCOMPARE(told.error().values().value(QStringLiteral("what")).toString(), QStringLiteral("plan"));
        expectWhole(8);
    }

    void anotherHistoryEachTimeLosesNothing()
    {
        begin();
        m_desk->synchronise();
        m_desk->submit("OpenTopic", topic(QStringLiteral("lamp 1")));
        m_desk->synchronise();
        m_desk->submit("OpenTopic", topic(QStringLiteral("lamp 2")));
        int contradictions = 0;
        for (int n = 1; n <= 9; ++n) {
            m_desk->engine().disconnected();
            const auto told = lieAt(Kind::Hello, about<HelloResponse>([n](HelloResponse &hello) {
                                        hello.epoch = Uuid(Uuid::Bytes{0x55, std::uint8_t(n)});
                                        hello.common = n % 2 == 0 ? std::numeric_limits<qint64>::max() : 0;
                                    }));
            contradictions += told.ok() ? 0 : 1;
            if (!told.ok())
                QCOMPARE(told.error().values().value(QStringLiteral("what")).toString(), QStringLiteral("epoch"));
        }
        // Every second one: after a refusal the next may be true.
        QVERIFY(contradictions >= 3);
        expectWhole(2);
    }

    void refusalsThatMakeNoSenseLoseNothing()
    {
        begin();
        m_desk->synchronise();
        m_desk->submit("OpenTopic", topic(QStringLiteral("lamp 1")));
        const QVariantMap huge{{QStringLiteral("common"), QStringLiteral("9223372036854775807")}};
        const QVariantMap negative{{QStringLiteral("common"), QStringLiteral("-5")}};
        for (const Error &error : {Error("sync.epoch_changed", huge), Error("sync.epoch_changed", negative),
                                   Error("sync.epoch_changed"), Error("sync.cursor_expired"), Error("sync.fork"),
                                   Error("sync.fork"), Error("no.such_error"), Error("sync.desk_too_old")}) {
            for (const Kind kind : {Kind::Hello, Kind::Push, Kind::Pull, Kind::Verify})
                QVERIFY2(m_desk->engine().refused(kind, error, m_desk->now).ok(), error.id());
        }
        expectWhole(1);
    }

    void aRowWhoseHashIsNotItsOwnIsFoundAndHealed()
    {
        begin();
        m_desk->synchronise();
        othersWrite(0, 3);
        // Row and sum agree, so that nobody notices at once.
        m_desk->engine().wantPull();
        const auto pulled = lieAt(Kind::Pull, about<PullResponse>([](PullResponse &p) { replaceIn(p.pages, "lamp 1", "damp 1"); }));
        QVERIFY(pulled.ok());
        QCOMPARE(m_desk->engine().status().value().mismatches, 0);
        QVERIFY(lookThrough());
        expectWhole(3);
    }
};

QTEST_GUILESS_MAIN(LyingServerTest)
#include "lying_server_test.moc"
