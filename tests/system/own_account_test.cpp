// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/accounts.h"
#include "administration/core/event_log.h"
#include "base/limits.h"
#include "sync/wire/query.h"
#include "system/support/clerks_town.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

using namespace peygir;
using administration::DeviceLine;
using administration::DevicesAnswer;
using administration::DevicesAsked;
using administration::EndDevice;
using test::Caller;
using test::ClerksTown;
using test::EmptyDatabase;
using test::must;
using test::ServerProcess;

namespace {

QString passwordOf(const QString &name) { return name + QStringLiteral("'s password"); }

} // namespace

/// Goal (R125, R253): at the real server a person changes his password and ends his devices, an administrator ends those of
/// others, and nobody else does either.
class OwnAccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_server = std::make_unique<ServerProcess>(*m_database);
        m_town.setUp(*m_server);
        // Who has an account and no role.
        const QJsonObject account{{QStringLiteral("user"), m_visitor.toString()},
                                  {QStringLiteral("name"), QStringLiteral("visitor")},
                                  {QStringLiteral("password"), passwordOf(QStringLiteral("visitor"))}};
        const QString file = m_server->file(QStringLiteral("visitor.json"), '[' + QJsonDocument(account).toJson() + ']');
        QCOMPARE(m_server->command({QStringLiteral("add-user"), QStringLiteral("--from"), file}), 0);
        m_caller = std::make_unique<Caller>(*m_server);
    }
    void cleanup()
    {
        m_caller.reset();
        m_server.reset();
        m_database.reset();
    }

    void badPasswordsAreRefusedAndNothingChanges()
    {
        const QByteArray token = m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_here);
        const std::pair<const char *, QByteArray> refused[] = {
            {"short", "access.password_short"},    {"sara1405", "access.password_is_name"},
            {"12345678", "access.password_common"}, {"sara's password", "access.password_same"},
            {"", "sync.malformed"},
        };
        for (const auto &[next, error] : refused)
            QCOMPARE(change(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), QString::fromLatin1(next), m_here).error, error);
        QCOMPARE(change(QStringLiteral("sara"), QStringLiteral("wrong"), QStringLiteral("a river at night"), m_here).error,
                 QByteArray("access.sign_in_wrong"));
        QCOMPARE(devices(token, m_here, m_town.sara).status, 200);
        m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_here);
    }

    void guessesAtTheNewPasswordAreDelayedAsAtTheDoor()
    {
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QCOMPARE(change(QStringLiteral("sara"), QStringLiteral("wrong"), QStringLiteral("a river at night"), m_here).error,
                     QByteArray("access.sign_in_wrong"));
        QCOMPARE(change(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), QStringLiteral("a river at night"), m_here).error,
                 QByteArray("access.sign_in_later"));
    }

    void newPasswordCountsAndEndsAllOtherDevices()
    {
        const QByteArray there = m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_there);
        const QByteArray nimas = m_caller->signIn(QStringLiteral("nima"), passwordOf(QStringLiteral("nima")), m_there);
        const auto changed = change(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), QStringLiteral("a river at night"), m_here);
        QCOMPARE(changed.status, 200);
        const QByteArray here = QJsonDocument::fromJson(changed.body).object().value(QLatin1String("token")).toString().toLatin1();
        QCOMPARE(devices(there, m_there, m_town.sara).error, QByteArray("access.token_unknown"));
        QCOMPARE(lines(devices(here, m_here, m_town.sara)).size(), size_t(1));
        QCOMPARE(lines(devices(nimas, m_there, m_town.nima)).size(), size_t(1));
        QCOMPARE(m_caller->trySignIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_here).error,
                 QByteArray("access.sign_in_wrong"));
        m_caller->signIn(QStringLiteral("sara"), QStringLiteral("a river at night"), m_there);
        m_server->stop();
        QVERIFY2(!m_server->log().contains(QStringLiteral("river")), qPrintable(m_server->log()));
    }

    void devicesOfOthersAreNobodysWithoutTheRight()
    {
        const QByteArray visitors = m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_here);
        const QByteArray saras = m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_there);
        QCOMPARE(devices(visitors, m_here, m_town.sara).error, QByteArray("access.denied"));
        QCOMPARE(end(visitors, m_here, m_town.sara, m_there).error, QByteArray("access.denied"));
        QCOMPARE(devices(saras, m_there, m_town.sara).status, 200);
        QCOMPARE(devices({}, m_there, m_town.sara).error, QByteArray("access.unauthorized"));
        QCOMPARE(end({}, m_there, m_town.sara, m_there).error, QByteArray("access.unauthorized"));
        // What is no question of this kind.
        QCOMPARE(ask(visitors, m_here, sync::endDeviceQuery, {}).error, QByteArray("sync.malformed"));
        QCOMPARE(ask(visitors, m_there, sync::endDeviceQuery, fieldsToJson(EndDevice{m_visitor, m_here})).error,
                 QByteArray("sync.desk_of_another"));
    }

    void ownDeviceIsSeenAndEnded()
    {
        const QByteArray here = m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_here);
        const QByteArray there = m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_there);
        const auto seen = lines(devices(here, m_here, m_visitor));
        QCOMPARE(seen.size(), size_t(2));
        for (const DeviceLine &line : seen)
            QCOMPARE(line.isHere, line.desk == m_here);
        QCOMPARE(end(here, m_here, m_visitor, m_there).status, 200);
        QCOMPARE(devices(there, m_there, m_visitor).error, QByteArray("access.token_unknown"));
        QCOMPARE(lines(devices(here, m_here, m_visitor)).size(), size_t(1));
        // Twice is harmless.
        QCOMPARE(end(here, m_here, m_visitor, m_there).status, 200);
    }

    void administratorEndsTheDeviceOfSomebody()
    {
        const QByteArray saras = m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_here);
        const QByteArray visitors = m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_there);
        const auto seen = lines(devices(saras, m_here, m_visitor));
        QCOMPARE(seen.size(), size_t(1));
        QVERIFY(seen[0].desk == m_there && !seen[0].isHere);
        QCOMPARE(end(saras, m_here, m_visitor, m_there).status, 200);
        QCOMPARE(devices(visitors, m_there, m_visitor).error, QByteArray("access.token_unknown"));
        // He may come in again: that is not closing his account.
        m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_there);
    }

    void accountsAreNobodysToKeepWithoutTheRight() // R126
    {
        using namespace administration;
        const QByteArray visitors = m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_here);
        const std::pair<const char *, QJsonObject> wanted[] = {
            {sync::accountQuery, fieldsToJson(AccountAsked{m_town.sara})},
            {sync::giveAccountQuery, fieldsToJson(GiveAccount{m_town.sara, QStringLiteral("sara"), QStringLiteral("a river at night")})},
            {sync::switchAccountQuery, fieldsToJson(SwitchAccount{m_town.sara, false})},
            {sync::unlockAccountQuery, fieldsToJson(UnlockAccount{m_town.sara})},
            {sync::loseDeviceQuery, fieldsToJson(LoseDevice{m_there})},
        };
        for (const auto &[query, arguments] : wanted) {
            QCOMPARE(ask(visitors, m_here, query, arguments).error, QByteArray("access.denied"));
            QCOMPARE(ask(visitors, m_here, query, {}).error, QByteArray("sync.malformed"));
            QCOMPARE(ask({}, m_here, query, arguments).error, QByteArray("access.unauthorized"));
        }
        m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_there);
    }

    void logOfEventsIsReadByWhoeverHasTheRightAndByNobodyElse() // R132
    {
        using namespace administration;
        const QJsonObject everything = fieldsToJson(EventsAsked{EventPart::All});
        const QByteArray visitors = m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_here);
        QCOMPARE(ask(visitors, m_here, sync::eventsQuery, everything).error, QByteArray("access.denied"));
        QCOMPARE(ask(visitors, m_here, sync::eventsQuery, {}).error, QByteArray("sync.malformed"));
        QCOMPARE(ask({}, m_here, sync::eventsQuery, everything).error, QByteArray("access.unauthorized"));
        const QByteArray saras = m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_here);
        const auto answer = ask(saras, m_here, sync::eventsQuery, everything);
        QCOMPARE(answer.status, 200);
        const EventsAnswer told = must(fieldsFromJson<EventsAnswer>(must(sync::QueryResponse::decode(answer.body)).told));
        // The town itself was set up by commands.
        QVERIFY(!told.lines.empty());
        QVERIFY(std::any_of(told.lines.begin(), told.lines.end(), [](const EventLine &line) {
            return line.act == QLatin1String("PutRecord") && line.sort == EventSort::Done;
        }));
    }

    void administratorGivesClosesAndUnlocksAccounts() // R126
    {
        using namespace administration;
        const QByteArray saras = m_caller->signIn(QStringLiteral("sara"), passwordOf(QStringLiteral("sara")), m_here);
        const QString first = QStringLiteral("first of a visitor's");
        const QString own = QStringLiteral("a river at night");
        const auto account = [&] {
            const auto answer = ask(saras, m_here, sync::accountQuery, fieldsToJson(AccountAsked{m_visitor}));
            if (answer.status != 200)
                qFatal("%d %s", answer.status, answer.error.constData());
            return must(fieldsFromJson<AccountAnswer>(must(sync::QueryResponse::decode(answer.body)).told));
        };
        const auto give = [&](const UserId &user, const QString &name, const QString &password) {
            return ask(saras, m_here, sync::giveAccountQuery, fieldsToJson(GiveAccount{user, name, password})).error;
        };
        const auto open = [&](const UserId &user, bool isOpen) {
            return ask(saras, m_here, sync::switchAccountQuery, fieldsToJson(SwitchAccount{user, isOpen})).error;
        };
        // Not his own, not by the name of another, not with any password.
        QCOMPARE(give(m_town.sara, QStringLiteral("sara"), first), QByteArray("access.own_account"));
        QCOMPARE(open(m_town.sara, false), QByteArray("access.own_account"));
        QCOMPARE(give(m_visitor, QStringLiteral("Nima"), first), QByteArray("access.sign_in_name_taken"));
        QCOMPARE(give(m_visitor, QStringLiteral("visitor"), QStringLiteral("short")), QByteArray("access.password_short"));
        QCOMPARE(open(UserId(m_there), false), QByteArray("access.account_unknown"));

        const QByteArray visitors = m_caller->signIn(QStringLiteral("visitor"), passwordOf(QStringLiteral("visitor")), m_there);
        QCOMPARE(give(m_visitor, QStringLiteral("Guest"), first), QByteArray());
        QCOMPARE(devices(visitors, m_there, m_visitor).error, QByteArray("access.token_unknown"));
        QVERIFY(account().mustChange && account().signInName == QStringLiteral("guest"));
        QCOMPARE(m_caller->trySignIn(QStringLiteral("guest"), first, m_there).error, QByteArray("access.password_first"));
        QCOMPARE(change(QStringLiteral("guest"), first, own, m_there).status, 200);
        QVERIFY(!account().mustChange);
        const QByteArray his = m_caller->signIn(QStringLiteral("guest"), own, m_there);

        QCOMPARE(open(m_visitor, false), QByteArray());
        QVERIFY(!account().isOpen);
        QCOMPARE(devices(his, m_there, m_visitor).error, QByteArray("access.account_closed"));
        QCOMPARE(open(m_visitor, true), QByteArray());
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            m_caller->trySignIn(QStringLiteral("guest"), QStringLiteral("wrong"), m_there);
        QVERIFY(account().lockedUntil);
        QCOMPARE(ask(saras, m_here, sync::unlockAccountQuery, fieldsToJson(UnlockAccount{m_visitor})).status, 200);
        const QByteArray again = m_caller->signIn(QStringLiteral("guest"), own, m_there);

        QCOMPARE(ask(saras, m_here, sync::loseDeviceQuery, fieldsToJson(LoseDevice{m_here})).error, QByteArray("access.own_account"));
        QCOMPARE(ask(saras, m_here, sync::loseDeviceQuery, fieldsToJson(LoseDevice{m_there})).status, 200);
        QVERIFY(devices(again, m_there, m_visitor).status != 200);
        m_server->stop();
        QVERIFY(m_server->log().contains(QStringLiteral("account-given")) && m_server->log().contains(QStringLiteral("account-switched")));
        QVERIFY2(!m_server->log().contains(QStringLiteral("river")) && !m_server->log().contains(first), qPrintable(m_server->log()));
    }

private:
    Caller::Answer change(const QString &name, const QString &present, const QString &next, const Uuid &desk)
    {
        const QJsonObject request{{QStringLiteral("name"), name},
                                  {QStringLiteral("password"), present},
                                  {QStringLiteral("desk"), desk.toString()},
                                  {QStringLiteral("newPassword"), next}};
        return m_caller->post("/v1/password", QJsonDocument(request).toJson());
    }
    Caller::Answer ask(const QByteArray &token, const Uuid &desk, const char *query, const QJsonObject &arguments)
    {
        return m_caller->post("/v1/query", sync::QueryRequest{desk, query, arguments}.encoded(), token);
    }
    Caller::Answer devices(const QByteArray &token, const Uuid &desk, const UserId &user)
    {
        return ask(token, desk, sync::devicesQuery, fieldsToJson(DevicesAsked{user}));
    }
    Caller::Answer end(const QByteArray &token, const Uuid &desk, const UserId &user, const Uuid &device)
    {
        return ask(token, desk, sync::endDeviceQuery, fieldsToJson(EndDevice{user, device}));
    }
    static std::vector<DeviceLine> lines(const Caller::Answer &answer)
    {
        if (answer.status != 200)
            qFatal("%d %s", answer.status, answer.error.constData());
        return must(fieldsFromJson<DevicesAnswer>(must(sync::QueryResponse::decode(answer.body)).told)).devices;
    }

    SeededRandom m_random{137};
    const ClerksTown m_town;
    const UserId m_visitor{newUuid(Instant(3), m_random)};
    const Uuid m_here = newUuid(Instant(1), m_random);
    const Uuid m_there = newUuid(Instant(2), m_random);
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Caller> m_caller;
};

QTEST_GUILESS_MAIN(OwnAccountTest)
#include "own_account_test.moc"
