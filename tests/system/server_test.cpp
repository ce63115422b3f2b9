// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "base/limits.h"
#include "composition/registry.h"
#include "front/desk/poke_socket.h"
#include "intake/core/register_case.h"
#include "places/core/place.h"
#include "reference/core/put_record.h"
#include "supervision/core/online.h"
#include "sync/wire/packing.h"
#include "sync/wire/page_reader.h"
#include "sync/wire/query.h"
#include "system/support/system_desk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTimer>

using namespace peygir;
using test::Caller;
using test::EmptyDatabase;
using test::must;
using test::ServerProcess;
using test::SystemDesk;

/// Somebody's open channel, and what came over it.
class Ear
{
public:
    /// Open when this returns; stops the test if it does not come to that.
    Ear(const ServerProcess &server, const QByteArray &token)
        : m_socket(urlOf(server), server.trust(), m_random)
        , m_poked(&m_socket, &front::PokeSocket::poked)
        , m_ended(&m_socket, &front::PokeSocket::failed)
    {
        m_socket.open({{"Authorization", "Bearer " + token}});
        if (!QTest::qWaitFor([this] { return m_socket.isOpen(); }, 20'000))
            qFatal("no channel");
    }

    /// At least so many pokes have come.
    bool hears(int count)
    {
        return QTest::qWaitFor([this, count] { return pokes() >= count; }, 20'000);
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return !m_ended.isEmpty(); }, 20'000);
    }
    int pokes() const { return int(m_poked.size()); }
    QByteArray first() const { return m_poked.first().first().toByteArray(); }

private:
    static QUrl urlOf(const ServerProcess &server)
    {
        QUrl url = server.url();
        url.setScheme(QStringLiteral("wss"));
        url.setPath(QStringLiteral("/v1/poke"));
        return url;
    }

    SystemRandom m_random;
    front::PokeSocket m_socket;
    QSignalSpy m_poked;
    QSignalSpy m_ended;
};

/// The schema of a desk that can read whatever this server has.
constexpr int newestProgram = 1'000'000;

/// Goal: the real server lets in who may come in, keeps what it has acknowledged whatever happens to it, and answers
/// everything else with a typed refusal.
class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    // One server per database: starting one takes longer than most tests. Each test brings its own desks.
    void init()
    {
        QFETCH_GLOBAL(bool, postgresql);
        auto &fixture = m_fixtures[postgresql];
        if (!fixture) {
            fixture = std::make_unique<Fixture>();
            setUp(fixture->server);
        }
        m_server = &fixture->server;
        m_caller = std::make_unique<Caller>(*m_server);
    }
    void cleanup() { m_caller.reset(); }
    void cleanupTestCase() { m_fixtures.clear(); }

    void secondProcessOnTheSameStoreRefusesInASentence()
    {
        for (const char *command : {"serve", "migrate", "load-base"}) {
            QByteArray said;
            QStringList arguments{QString::fromLatin1(command)};
            if (arguments.front() == QStringLiteral("load-base"))
                arguments << m_server->file(QStringLiteral("again.json"), baseInformation());
            QCOMPARE(m_server->command(arguments, &said), 1);
            QVERIFY2(said.contains("another peygird is using"), said.constData());
        }
        QCOMPARE(m_caller->get("/healthz").status, 200);
    }

    void wrongArgumentsAreExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no such command") << QStringList{QStringLiteral("frobnicate")};
        QTest::newRow("no such option") << QStringList{QStringLiteral("serve"), QStringLiteral("--frobnicate")};
        QTest::newRow("no port") << QStringList{QStringLiteral("serve"), QStringLiteral("--listen"),
                                                QStringLiteral("127.0.0.1")};
        QTest::newRow("key without certificate")
            << QStringList{QStringLiteral("add-user"), QStringLiteral("--name"), QStringLiteral("x")};
    }
    void wrongArgumentsAreExplained()
    {
        QFETCH(QStringList, arguments);
        QByteArray said;
        QCOMPARE(m_server->command(arguments, &said), 2);
        QVERIFY2(said.startsWith("peygird: ") && said.contains("peygird help"), said.constData());
    }

    void wrongPasswordsAreRefusedAndThenDelayed()
    {
        for (int i = 0; i < limits::freeSignInAttempts; ++i) {
            const auto answer = m_caller->trySignIn(QStringLiteral("reza"), QStringLiteral("wrong"), m_deskId);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.error, QByteArray("access.sign_in_wrong"));
        }
        const auto later = m_caller->trySignIn(QStringLiteral("reza"), QStringLiteral("reza's password"), m_deskId);
        QCOMPARE(later.status, 429);
        QCOMPARE(later.error, QByteArray("access.sign_in_later"));
        QVERIFY(later.values.value(QStringLiteral("seconds")).toInt() >= 1);
        // Others are not held up by it.
        m_caller->signIn(QStringLiteral("omid"), QStringLiteral("omid's password"), m_deskId);
    }

    void hostileRequestsGetATypedRefusal_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("signedIn");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("error");

        const Uuid other = newUuid(Instant(2), m_random);
        for (const char *path : {"/v1/hello", "/v1/push", "/v1/pull", "/v1/query", "/v1/verify"}) {
            const QByteArray p(path);
            QTest::newRow((p + " nobody").constData())
                << p << QByteArray("{}") << false << 401 << QByteArray("access.unauthorized");
            QTest::newRow((p + " empty").constData())
                << p << QByteArray() << true << 400 << QByteArray("sync.malformed");
            QTest::newRow((p + " noise").constData())
                << p << QByteArray("\x28\xb5\x2f\xfd\x00\xff\xff", 7) << true << 400 << QByteArray("sync.malformed");
            QTest::newRow((p + " another type").constData())
                << p << QByteArray("[1,2,3]") << true << 400 << QByteArray("sync.malformed");
            QTest::newRow((p + " deep").constData())
                << p << QByteArray(limits::queryBytes, '[') << true << 400 << QByteArray("sync.malformed");
        }
        const auto nested = [&](int depth) {
            const QByteArray hello = sync::HelloRequest{1, 1, m_deskId, Instant(1), 2}.encoded().chopped(1);
            return hello + ",\"more\":" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
        };
        QTest::newRow("hello with more in it than we know") << QByteArray("/v1/hello") << nested(limits::jsonDepth) << true
                                                            << 200 << QByteArray();
        QTest::newRow("hello nested too deep") << QByteArray("/v1/hello") << nested(limits::jsonDepth + 1) << true << 400
                                               << QByteArray("sync.malformed");
        QTest::newRow("hello of another desk")
            << QByteArray("/v1/hello") << sync::HelloRequest{1, 1, other, Instant(1), 0}.encoded() << true << 403
            << QByteArray("sync.desk_of_another");
        QTest::newRow("push of another desk") << QByteArray("/v1/push") << sync::PushRequest{other, {}}.encoded() << true
                                              << 403 << QByteArray("sync.desk_of_another");
        QTest::newRow("pull of another desk")
            << QByteArray("/v1/pull") << sync::PullRequest{other, {}, 0, {}, {}}.encoded() << true << 403
            << QByteArray("sync.desk_of_another");
        QTest::newRow("sums of another desk")
            << QByteArray("/v1/verify")
            << sync::VerifyRequest{other, sync::Cursor{other, 1, QByteArray(32, 'x')}, 1, {}}.encoded() << true << 403
            << QByteArray("sync.desk_of_another");
        QTest::newRow("sums in a foreign history")
            << QByteArray("/v1/verify")
            << sync::VerifyRequest{m_deskId, sync::Cursor{other, 1, QByteArray(32, 'x')}, 1, {}}.encoded() << true << 409
            << QByteArray("sync.epoch_changed");
        QTest::newRow("hello from the future")
            << QByteArray("/v1/hello") << sync::HelloRequest{99, 1, m_deskId, Instant(1), 0}.encoded() << true << 426
            << QByteArray("sync.version_unsupported");
        QTest::newRow("command in another's name")
            << QByteArray("/v1/push")
            << sync::PushRequest{m_deskId, {placeCommand(m_omid, 1).encoded()}}.encoded() << true << 403
            << QByteArray("sync.author");
        QTest::newRow("command in the server's name")
            << QByteArray("/v1/push")
            << sync::PushRequest{m_deskId, {placeCommand(access::systemUser(), 1).encoded()}}.encoded() << true << 403
            << QByteArray("sync.author");
        QTest::newRow("command that is too large")
            << QByteArray("/v1/push")
            << sync::PushRequest{m_deskId, {QByteArray(limits::commandBytes + 1, ' ')}}.encoded() << true << 413
            << QByteArray("command.envelope.too_large");
        QTest::newRow("more commands than a push may have")
            << QByteArray("/v1/push")
            << sync::PushRequest{m_deskId, std::vector(limits::pushCommands + 1, QByteArray("{}"))}.encoded() << true
            << 400 << QByteArray("sync.malformed");
        QTest::newRow("more bytes of commands than a push may have")
            << QByteArray("/v1/push")
            << sync::PushRequest{m_deskId, std::vector(5, QByteArray(limits::commandBytes - 1, ' '))}.encoded() << true
            << 413 << QByteArray("sync.too_large");
        QTest::newRow("little that unpacks to much") << QByteArray("/v1/push")
                                                     << sync::packed(QByteArray(limits::requestBytes + 1, ' ')) << true
                                                     << 413 << QByteArray("sync.too_large");
        QTest::newRow("command of nothing") << QByteArray("/v1/push")
                                            << sync::PushRequest{m_deskId, {QByteArray("{}")}}.encoded() << true << 400
                                            << QByteArray("command.envelope.malformed");
        QTest::newRow("foreign history")
            << QByteArray("/v1/pull")
            << sync::PullRequest{m_deskId, sync::Cursor{other, 1, QByteArray(32, 'x')}, 0, {}, {}, newestProgram}.encoded() << true
            << 409 << QByteArray("sync.epoch_changed");
        QTest::newRow("endless patience") << QByteArray("/v1/pull?wait=-1")
                                          << sync::PullRequest{m_deskId, {}, 0, {}, {}}.encoded() << true << 400
                                          << QByteArray("sync.malformed");
        const auto question = [](const Uuid &desk, const char *name, const QJsonObject &arguments) {
            return sync::QueryRequest{desk, name, arguments}.encoded();
        };
        const auto aCase = [&](const QJsonObject &arguments) {
            return question(m_deskId, sync::caseQuery, arguments);
        };
        QTest::newRow("query of another desk")
            << QByteArray("/v1/query") << question(other, sync::caseQuery, {}) << true << 403
            << QByteArray("sync.desk_of_another");
        QTest::newRow("query of everything") << QByteArray("/v1/query") << question(m_deskId, "cases", {}) << true << 400
                                             << QByteArray("sync.query_unknown");
        QTest::newRow("long query") << QByteArray("/v1/query") << QByteArray(limits::queryBytes + 1, ' ') << true << 413
                                    << QByteArray("sync.too_large");
        QTest::newRow("query of no case")
            << QByteArray("/v1/query") << aCase({}) << true << 400 << QByteArray("command.field.malformed");
        QTest::newRow("query of two cases")
            << QByteArray("/v1/query")
            << aCase({{QStringLiteral("case"), other.toString()}, {QStringLiteral("code"), QStringLiteral("4820173959")}})
            << true << 400 << QByteArray("command.field.malformed");
        QTest::newRow("query of a number") << QByteArray("/v1/query") << aCase({{QStringLiteral("code"), qint64(4820173959)}})
                                           << true << 400 << QByteArray("sync.malformed");
        QTest::newRow("query of many codes")
            << QByteArray("/v1/query")
            << aCase({{QStringLiteral("code"), QJsonArray{QStringLiteral("4820173959")}}}) << true << 400
            << QByteArray("sync.malformed");
        QTest::newRow("query of a wrong code") << QByteArray("/v1/query")
                                               << aCase({{QStringLiteral("code"), QStringLiteral("4820173958")}}) << true
                                               << 400 << QByteArray("command.field.malformed");
        QTest::newRow("query with more in it")
            << QByteArray("/v1/query")
            << aCase({{QStringLiteral("case"), other.toString()}, {QStringLiteral("table"), QStringLiteral("account")}})
            << true << 400 << QByteArray("sync.malformed");
        QTest::newRow("query of closed cases of no list")
            << QByteArray("/v1/query") << question(m_deskId, sync::closedQuery, {}) << true << 400 << QByteArray("sync.malformed");
        QTest::newRow("query of closed cases in the cartable")
            << QByteArray("/v1/query")
            << question(m_deskId, sync::closedQuery, {{QStringLiteral("list"), QStringLiteral("current")}}) << true << 400
            << QByteArray("command.field.malformed");
        QTest::newRow("query of a case that is not there")
            << QByteArray("/v1/query") << aCase({{QStringLiteral("case"), other.toString()}}) << true << 404
            << QByteArray("cases.unknown");
        QTest::newRow("login without names")
            << QByteArray("/v1/login") << QByteArray("{}") << false << 400 << QByteArray("sync.malformed");
        QTest::newRow("login with numbers") << QByteArray("/v1/login")
                                            << QByteArray("{\"name\":1,\"password\":2,\"desk\":3}") << false << 400
                                            << QByteArray("sync.malformed");
        QTest::newRow("unknown path")
            << QByteArray("/v1/../../etc/passwd") << QByteArray() << true << 404 << QByteArray("front.unknown");
        QTest::newRow("posted health")
            << QByteArray("/healthz") << QByteArray() << false << 405 << QByteArray("front.method");
    }
    void hostileRequestsGetATypedRefusal()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(bool, signedIn);
        QFETCH(int, status);
        QFETCH(QByteArray, error);
        const QByteArray token
            = signedIn ? m_caller->signIn(QStringLiteral("sara"), QStringLiteral("sara's password"), m_deskId)
                       : QByteArray();
        const auto answer = m_caller->post(path, body, token);
        QCOMPARE(answer.error, error);
        QCOMPARE(answer.status, status);
        QCOMPARE(m_caller->get("/healthz").status, 200);
    }

    void bucketOfAnotherCannotBePulled()
    {
        const Uuid desk = newUuid(Instant(6), m_random);
        const QByteArray token = m_caller->signIn(QStringLiteral("omid"), QStringLiteral("omid's password"), desk);
        const auto hello = m_caller->post("/v1/hello", sync::HelloRequest{1, 1, desk, Instant(1), 2}.encoded(), token);
        const sync::BucketSet set = must(sync::HelloResponse::decode(hello.body)).set;
        const auto pull = [&](std::vector<qint64> added) {
            return m_caller->post("/v1/pull", sync::PullRequest{desk, {}, set.version, std::move(added), {}, newestProgram}.encoded(),
                                  token);
        };
        QVERIFY(!set.buckets.empty());
        QCOMPARE(pull(set.buckets).status, 200);
        const auto refused = pull({Bucket::person(m_sara.uuid().toAscii()).id()});
        QCOMPARE(refused.error, QByteArray("sync.not_in_set"));
        QCOMPARE(refused.status, 403);
    }

    void unknownAndRevokedTokensAreRefused()
    {
        const Uuid desk = newUuid(Instant(5), m_random);
        const QByteArray hello = sync::HelloRequest{1, 1, desk, Instant(1), 2}.encoded();
        QCOMPARE(m_caller->post("/v1/hello", hello, QByteArray(43, 'A')).error, QByteArray("access.token_unknown"));
        const QByteArray token
            = m_caller->signIn(QStringLiteral("sara"), QStringLiteral("sara's password"), desk);
        QCOMPARE(m_caller->post("/v1/hello", hello, token).status, 200);
        QCOMPARE(m_caller->post("/v1/logout", {}, token).status, 200);
        QCOMPARE(m_caller->post("/v1/hello", hello, token).error, QByteArray("access.token_unknown"));
        // The desk is sara's now, whoever else signs in on it.
        const QByteArray omids
            = m_caller->signIn(QStringLiteral("omid"), QStringLiteral("omid's password"), desk);
        QCOMPARE(m_caller->post("/v1/hello", hello, omids).error, QByteArray("sync.desk_of_another"));
    }

    void whatOneDeskRegistersAnotherHoldsAndStrangersDoNot()
    {
        SystemDesk first(m_registry, m_sara, 1);
        SystemDesk second(m_registry, m_sara, 2);
        SystemDesk stranger(m_registry, m_omid, 3);
        const QByteArray firstToken = signIn("sara", first);
        const QByteArray secondToken = signIn("sara", second);
        const QByteArray strangerToken = signIn("omid", stranger);
        QCOMPARE(first.synchronise(*m_caller, firstToken), QByteArray());
        const auto submitted = first.engine().submit(intake::RegisterCase::kind, fieldsToJson(aMessage()), first.now(),
                                                     "code");
        QCOMPARE(test::idOf(submitted), QByteArray());
        QCOMPARE(first.synchronise(*m_caller, firstToken), QByteArray());
        QCOMPARE(second.synchronise(*m_caller, secondToken), QByteArray());
        QCOMPARE(stranger.synchronise(*m_caller, strangerToken), QByteArray());
        QCOMPARE(first.count("case_card"), 1);
        QCOMPARE(second.count("case_card"), 1);
        QCOMPARE(stranger.count("case_card"), 0);
        QCOMPARE(stranger.count("person"), 2);
        QCOMPARE(must(first.engine().status()).queue.waiting, 0);
        QCOMPARE(must(second.engine().status()).mismatches, 0);
    }

    void aDamagedStoreIsHealedByTheServer()
    {
        SystemDesk desk(m_registry, m_sara, 21);
        const QByteArray token = signIn("sara", desk);
        QCOMPARE(desk.synchronise(*m_caller, token), QByteArray());
        QCOMPARE(desk.count("person"), 2);
        must(desk.connection().run("DELETE FROM person WHERE id = (SELECT MIN(id) FROM person)"));
        must(desk.connection().run("UPDATE person SET hash = hash + 1"));
        while (!must(desk.engine().checkSelf()).isLast) {}
        QVERIFY(must(desk.engine().status()).mismatches > 0);
        QCOMPARE(desk.synchronise(*m_caller, token), QByteArray());
        QCOMPARE(desk.count("person"), 2);
        QCOMPARE(must(desk.engine().status()).mismatches, 0);
        while (!must(desk.engine().checkSelf()).isLast) {}
        QCOMPARE(must(desk.engine().status()).mismatches, 0);
    }

    void caseThatIsAskedForComesWithItsRowsToThoseWhoMayReadIt()
    {
        SystemDesk desk(m_registry, m_sara, 11);
        const QByteArray token = signIn("sara", desk);
        QCOMPARE(desk.synchronise(*m_caller, token), QByteArray());
        const auto submitted
            = desk.engine().submit(intake::RegisterCase::kind, fieldsToJson(aMessage()), desk.now(), "code");
        QCOMPARE(test::idOf(submitted), QByteArray());
        QCOMPARE(desk.synchronise(*m_caller, token), QByteArray());
        const auto ask = [&](const SystemDesk &from, const QByteArray &as, const char *field, const QString &value) {
            return m_caller->post("/v1/query",
                                  sync::QueryRequest{from.desk(), sync::caseQuery, {{QLatin1String(field), value}}}.encoded(),
                                  as);
        };
        const QString code = QString::fromLatin1(submitted->code);
        const auto answer = ask(desk, token, "code", code);
        QCOMPARE(answer.status, 200);
        sync::PageReader reader(m_registry);
        const auto response = must(sync::QueryResponse::decode(answer.body));
        const sync::Page page = must(reader.read(response.page));
        std::map<QByteArray, size_t> rows;
        for (const sync::PageRows &table : page.rows)
            rows[table.table->name] = table.count();
        QCOMPARE(rows.at("case_card"), size_t(1));
        QCOMPARE(rows.at("case_file"), size_t(1));
        QVERIFY(rows.at("case_node") >= 1 && rows.at("case_history") >= 1);
        const Uuid id = page.put.front().id;
        QCOMPARE(ask(desk, token, "case", id.toString()).body.isEmpty(), false);

        // Who may read nothing hears what he would hear of a case that nobody has.
        SystemDesk stranger(m_registry, m_omid, 12);
        const QByteArray strangerToken = signIn("omid", stranger);
        const auto forbidden = ask(stranger, strangerToken, "case", id.toString());
        const auto unknown = ask(stranger, strangerToken, "case", newUuid(Instant(9), m_random).toString());
        QCOMPARE(forbidden.error, QByteArray("cases.unknown"));
        QCOMPARE(forbidden.status, unknown.status);
        QCOMPARE(forbidden.body, unknown.body);
        QCOMPARE(ask(stranger, strangerToken, "code", code).body, unknown.body);
    }

    void whoSupervisesIsToldWhoIsConnected() // R131
    {
        SystemDesk saras(m_registry, m_sara, 15);
        SystemDesk omids(m_registry, m_omid, 16);
        const QByteArray sarasToken = signIn("sara", saras);
        const QByteArray omidsToken = signIn("omid", omids);
        const auto ask = [&](const SystemDesk &from, const QByteArray &as, const QJsonObject &arguments = {}) {
            return m_caller->post("/v1/query", sync::QueryRequest{from.desk(), sync::onlineQuery, arguments}.encoded(), as);
        };
        QCOMPARE(ask(omids, omidsToken).error, QByteArray("access.denied"));
        QCOMPARE(ask(saras, sarasToken, {{QStringLiteral("user"), m_omid.toString()}}).error, QByteArray("sync.malformed"));
        const auto online = [&] {
            const auto answer = ask(saras, sarasToken);
            if (answer.status != 200)
                qFatal("%s", answer.error.constData());
            return must(fieldsFromJson<supervision::OnlineAnswer>(must(sync::QueryResponse::decode(answer.body)).told)).online;
        };
        QVERIFY(online().empty());
        {
            Ear ear(*m_server, omidsToken);
            // She is connected as well, but holds no post.
            Ear own(*m_server, sarasToken);
            QCOMPARE(online(), std::vector<UserId>{m_omid});
        }
        QVERIFY(QTest::qWaitFor([&online] { return online().empty(); }, 20'000));
    }

    void whoAsksForMoreThanAnybodyCanReadHasToWait()
    {
        SystemDesk desk(m_registry, m_omid, 13);
        const QByteArray token = signIn("omid", desk);
        const QByteArray question = sync::QueryRequest{
            desk.desk(), sync::caseQuery, {{QStringLiteral("case"), newUuid(Instant(9), m_random).toString()}}}.encoded();
        int refused = 0;
        // A minute may end in between; two do not.
        for (int i = 0; i < 2 * limits::queriesPerMinute + 1; ++i) {
            const auto answer = m_caller->post("/v1/query", question, token);
            if (answer.status == 429) {
                ++refused;
                QCOMPARE(answer.error, QByteArray("sync.queries.too_many"));
                QVERIFY(answer.values.value(QStringLiteral("retryAfter")).toInt() >= 1);
            }
        }
        QVERIFY(refused >= 1);
        // Others go on.
        SystemDesk other(m_registry, m_sara, 14);
        const QByteArray saras = signIn("sara", other);
        const auto answer = m_caller->post(
            "/v1/query",
            sync::QueryRequest{
                other.desk(), sync::caseQuery, {{QStringLiteral("case"), newUuid(Instant(9), m_random).toString()}}}
                .encoded(),
            saras);
        QCOMPARE(answer.error, QByteArray("cases.unknown"));
    }

    void deskIsPokedWhenSomethingMovesThatItMayHold()
    {
        SystemDesk desk(m_registry, m_sara, 1);
        const QByteArray token = signIn("sara", desk);
        Ear ear(*m_server, token);
        push(token, desk.desk(), 1, 1);
        QVERIFY(ear.hears(1));
        QCOMPARE(ear.first(), QByteArray("{\"moved\":true}"));
    }

    void pokesGoToWhomTheyConcernAndToNobodyElse()
    {
        SystemDesk saras(m_registry, m_sara, 1);
        SystemDesk omids(m_registry, m_omid, 2);
        const QByteArray sarasToken = signIn("sara", saras);
        const QByteArray omidsToken = signIn("omid", omids);
        Ear sarasEar(*m_server, sarasToken);
        Ear omidsEar(*m_server, omidsToken);
        QCOMPARE(saras.synchronise(*m_caller, sarasToken), QByteArray());

        // Cases, which omid may not see.
        for (int n = 1; n <= 2; ++n) {
            const auto registered
                = saras.engine().submit(intake::RegisterCase::kind, fieldsToJson(aMessage()), saras.now(), "code");
            QCOMPARE(test::idOf(registered), QByteArray());
            QCOMPARE(saras.synchronise(*m_caller, sarasToken), QByteArray());
            QVERIFY(sarasEar.hears(n));
        }
        // What he may not do: the refusal lies in a bucket of his own.
        const sync::PushRequest refused{omids.desk(), {placeCommand(m_omid, 9'000'000).encoded()}};
        const auto answer = m_caller->post("/v1/push", refused.encoded(), omidsToken);
        QCOMPARE(answer.status, 200);
        QCOMPARE(must(sync::PushResponse::decode(answer.body)).receipts.front().outcome, sync::Outcome::Refused);
        QVERIFY(omidsEar.hears(1));

        // A channel brings what was said in its order, and its end last: there was nothing else.
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(sarasEar.ends() && omidsEar.ends());
        QCOMPARE(sarasEar.pokes(), 2);
        QCOMPARE(omidsEar.pokes(), 1);
        m_server->start();
    }

    void channelWithoutATokenIsNotOpened()
    {
        QUrl url = m_server->url();
        url.setScheme(QStringLiteral("wss"));
        url.setPath(QStringLiteral("/v1/poke"));
        SystemRandom random;
        front::PokeSocket socket(url, m_server->trust(), random);
        QSignalSpy failed(&socket, &front::PokeSocket::failed);
        socket.open({});
        QVERIFY(failed.wait(20'000));
        QVERIFY(!socket.isOpen());
    }

    void waitingPullIsAnsweredWhenSomethingMoves()
    {
        SystemDesk desk(m_registry, m_sara, 1);
        const QByteArray token = signIn("sara", desk);
        QCOMPARE(desk.synchronise(*m_caller, token), QByteArray());
        desk.engine().wantPull();
        const auto request = must(desk.engine().next(desk.now()));
        QVERIFY(request && request->kind == sync::DeskEngine::RequestKind::Pull);

        Caller second(*m_server);
        QTimer::singleShot(0, this, [&] { push(token, desk.desk(), 2, 1, &second); });
        QElapsedTimer timer;
        timer.start();
        const auto answer = m_caller->post("/v1/pull?wait=25000", request->body, token);
        QCOMPARE(answer.status, 200);
        QVERIFY2(timer.elapsed() < 20'000, "answered by its patience, not by the news");
        QVERIFY(!must(sync::PullResponse::decode(answer.body)).pages.empty());
    }

    void acknowledgedCommandsOutliveKills()
    {
        SystemDesk desk(m_registry, m_sara, 1);
        const QByteArray token = signIn("sara", desk);
        constexpr int rounds = 4;
        constexpr int pushes = 12;
        constexpr int commands = 25;
        std::map<QByteArray, qint64> acknowledged;
        for (int round = 0; round < rounds; ++round) {
            // Somewhere in the middle of the pushes, each time somewhere else.
            bool isKilled = false;
            QTimer killer;
            killer.setSingleShot(true);
            connect(&killer, &QTimer::timeout, this, [&] {
                isKilled = true;
                m_server->kill();
            });
            killer.start(int(30 + m_random.below(250)));
            int done = 0;
            for (; done < pushes; ++done) {
                if (!push(token, desk.desk(), round * pushes + done, commands, nullptr, &acknowledged))
                    break;
            }
            killer.stop();
            // It may also have been too late for any of them, or have come with the last answer.
            if (!isKilled)
                m_server->kill();
            m_server->start();
            m_caller = std::make_unique<Caller>(*m_server);
        }
        // Everything again, as a desk would that has heard of nothing: what was acknowledged is answered the same.
        std::map<QByteArray, qint64> again;
        for (int i = 0; i < rounds * pushes; ++i)
            QVERIFY(push(token, desk.desk(), i, commands, nullptr, &again));
        QCOMPARE(int(again.size()), rounds * pushes * commands);
        for (const auto &[command, seq] : acknowledged)
            QCOMPARE(again.at(command), seq);
        std::set<qint64> seqs;
        for (const auto &[command, seq] : again)
            seqs.insert(seq);
        QCOMPARE(seqs.size(), again.size());
        // Each command had its effect once.
        QCOMPARE(desk.synchronise(*m_caller, token), QByteArray());
        QCOMPARE(desk.count("place"), rounds * pushes * commands);
        QCOMPARE(must(desk.engine().status()).mismatches, 0);
    }

    void accountsAreAddedWhileTheServerRuns()
    {
        const QString password = m_server->file(QStringLiteral("password"), "nima's password\n");
        QByteArray said;
        QVERIFY2(m_server->command({QStringLiteral("add-user"), QStringLiteral("--user"),
                                    newUuid(Instant(3), m_random).toString(), QStringLiteral("--name"),
                                    QStringLiteral("nima"), QStringLiteral("--password-file"), password},
                                   &said)
                     == 0,
                 said.constData());
        m_caller->signIn(QStringLiteral("nima"), QStringLiteral("nima's password"), m_deskId);
    }

    void serverStopsCleanlyAndNamesNobodyInItsLog()
    {
        m_caller->signIn(QStringLiteral("sara"), QStringLiteral("sara's password"), m_deskId);
        QCOMPARE(m_caller->trySignIn(QStringLiteral("my secret"), QStringLiteral("x"), m_deskId).status, 401);
        QCOMPARE(m_server->stop(), 0);
        m_server->start();
        m_caller = std::make_unique<Caller>(*m_server);
        const QString log = m_server->log();
        QVERIFY(log.contains(QStringLiteral(" serving ")) && log.contains(QStringLiteral(" stopped")));
        for (const char *word : {"error", "sara", "Sara", "my secret", "password"})
            QVERIFY2(!log.contains(QLatin1String(word)), qPrintable(log));
    }

private:
    struct Fixture
    {
        EmptyDatabase database;
        ServerProcess server{database};
    };

    void setUp(ServerProcess &server)
    {
        server.startWith(baseInformation(), accounts());
    }

    QByteArray signIn(const char *name, const SystemDesk &desk)
    {
        return m_caller->signIn(QString::fromLatin1(name), QString::fromLatin1(name) + QStringLiteral("'s password"),
                                desk.desk());
    }

    QByteArray baseInformation()
    {
        const auto record = [](const char *type, const QJsonObject &fields) {
            return QJsonObject{{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("record"), fields}};
        };
        const access::Role clerk{m_clerk,
                                 QStringLiteral("clerk"),
                                 {QStringLiteral("clerk"), {}},
                                 {QStringLiteral("cases.register"), QStringLiteral("cases.read_cards"),
                                  QStringLiteral("cases.read_files"), QStringLiteral("places.edit"),
                                  QStringLiteral("cases.supervise")},
                                 true};
        const organisation::UnitId house(m_clerk.uuid());
        const organisation::PostId desk(m_omid.uuid());
        const QJsonArray records{
            record("person", fieldsToJson(organisation::Person{m_sara, QStringLiteral("Sara Example"), true})),
            record("person", fieldsToJson(organisation::Person{m_omid, QStringLiteral("Omid Example"), true})),
            record("role", fieldsToJson(clerk)),
            record("unit", fieldsToJson(organisation::Unit{house, {}, organisation::UnitLevel::Organisation,
                                                           {QStringLiteral("house"), {}}, true})),
            record("post", fieldsToJson(organisation::Post{desk, house, {QStringLiteral("desk"), {}}, m_omid, false, {}, true})),
        };
        const QJsonArray rights{QJsonObject{{QStringLiteral("user"), m_sara.toString()},
                                            {QStringLiteral("role"), m_clerk.toString()},
                                            {QStringLiteral("granted"), true}}};
        return QJsonDocument(QJsonObject{{QStringLiteral("records"), records}, {QStringLiteral("rights"), rights}})
            .toJson();
    }

    QByteArray accounts()
    {
        QJsonArray users;
        for (const auto &[user, name] : {std::pair(m_sara, QStringLiteral("sara")), {m_omid, QStringLiteral("omid")},
                                         {m_reza, QStringLiteral("reza")}}) {
            users.append(QJsonObject{{QStringLiteral("user"), user.toString()},
                                     {QStringLiteral("name"), name},
                                     {QStringLiteral("password"), name + QStringLiteral("'s password")}});
        }
        return QJsonDocument(users).toJson();
    }

    intake::RegisterCase aMessage()
    {
        return {{},
                catalogue::SubjectId(newUuid(Instant(4), m_random)),
                {},
                {},
                {},
                QStringLiteral("The lamp is broken"),
                {},
                {},
                cases::Channel{},
                cases::Urgency{},
                {}};
    }

    /// The n-th command of all; always the same one.
    Envelope placeCommand(const UserId &author, int number)
    {
        const Uuid id = derivedUuid(m_deskId, "command " + QByteArray::number(number));
        const places::Place place{places::PlaceId(derivedUuid(m_deskId, "place " + QByteArray::number(number))),
                                  {},
                                  places::PlaceLevel::Region,
                                  {QStringLiteral("place"), {}},
                                  {},
                                  {},
                                  {},
                                  true};
        const QJsonObject arguments{{QStringLiteral("type"), QStringLiteral("place")},
                                    {QStringLiteral("record"), fieldsToJson(place)}};
        return {id, reference::putRecordKind, 1, author, Instant(1'790'000'000'000), 0, std::nullopt, {}, arguments};
    }

    /// The n-th push of `commands` commands; false when no answer came. Remembers the seq of each receipt.
    bool push(const QByteArray &token, const Uuid &desk, int number, int commands, Caller *caller = nullptr,
              std::map<QByteArray, qint64> *receipts = nullptr)
    {
        sync::PushRequest request{desk, {}};
        for (int i = 0; i < commands; ++i)
            request.commands.push_back(placeCommand(m_sara, number * commands + i).encoded());
        const auto answer = (caller ? caller : m_caller.get())->post("/v1/push", request.encoded(), token);
        if (answer.status != 200)
            return false;
        const auto response = must(sync::PushResponse::decode(answer.body));
        for (const sync::Receipt &receipt : response.receipts) {
            if (receipt.outcome != sync::Outcome::Applied)
                qFatal("%s", receipt.reason->id().constData());
            if (receipts)
                receipts->insert_or_assign(receipt.command.toAscii(), receipt.seq);
        }
        return true;
    }

    const Registry m_registry = makeRegistry();
    SeededRandom m_random{137};
    const UserId m_sara{newUuid(Instant(1), m_random)};
    const UserId m_omid{newUuid(Instant(1), m_random)};
    const UserId m_reza{newUuid(Instant(1), m_random)};
    const access::RoleId m_clerk{newUuid(Instant(1), m_random)};
    const Uuid m_deskId = newUuid(Instant(1), m_random);
    std::map<bool, std::unique_ptr<Fixture>> m_fixtures;
    /// Those of the running row.
    ServerProcess *m_server = nullptr;
    std::unique_ptr<Caller> m_caller;
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
