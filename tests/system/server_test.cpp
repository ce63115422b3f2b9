// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/page_reader.h"
#include "sync/wire/query.h"
#include "system/support/shared_server.h"

#include <QTimer>
#include <QtTest>

using namespace peygir;
using test::Caller;
using test::must;
using test::SharedServer;
using test::SystemDesk;

/// Goal: the real server keeps what it has acknowledged whatever happens to it, gives each what he may have, and stops and starts as it
/// is told.
class ServerTest : public QObject, protected SharedServer
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { endAll(); }

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
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
