// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "sync/wire/packing.h"
#include "sync/wire/query.h"
#include "system/support/shared_server.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using test::must;
using test::SharedServer;
using test::SystemDesk;

/// The schema of a desk that can read whatever this server has.
constexpr int newestProgram = 1'000'000;

/// Goal: the real server lets in who may come in, and answers everything else with a typed refusal.
class RefusalsTest : public QObject, protected SharedServer
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { endAll(); }

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
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "refusals_test.moc"
