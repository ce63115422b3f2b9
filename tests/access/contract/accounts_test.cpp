// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/store/accounts.h"
#include "base/limits.h"
#include "support/databases/empty_database.h"

using namespace peygir;
using namespace peygir::access;
using test::EmptyDatabase;
using test::idOf;
using test::must;

/// Goal: nobody gets in by guessing, by name or by an old token, and what is stored helps no thief.
class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_now = Instant(1'790'000'000'000);
        must(m_accounts.put(*m_connection, {sara, QStringLiteral("Sara"), QStringLiteral("right password")}, m_now));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void unsuitableAccountsAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("no name") << QString() << QStringLiteral("long enough") << QByteArray("access.sign_in_name");
        QTest::newRow("invisible name") << QStringLiteral(" \u200c ") << QStringLiteral("long enough")
                                        << QByteArray("access.sign_in_name");
        QTest::newRow("endless name") << QString(100'000, QLatin1Char('a')) << QStringLiteral("long enough")
                                      << QByteArray("access.sign_in_name");
        QTest::newRow("short password") << QStringLiteral("omid") << QStringLiteral("1234567")
                                        << QByteArray("access.password_short");
        QTest::newRow("endless password") << QStringLiteral("omid") << QString(100'000, QLatin1Char('a'))
                                          << QByteArray("access.password_short");
        QTest::newRow("name of another") << QStringLiteral("SARA") << QStringLiteral("long enough")
                                         << QByteArray("access.sign_in_name_taken");
    }
    void unsuitableAccountsAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, password);
        QFETCH(QByteArray, error);
        const QByteArray token = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        QCOMPARE(idOf(m_accounts.put(*m_connection, {omid, name, password}, m_now)), error);
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray());
    }

    void passwordThatSomebodyElseChoseHasToBeChanged() // R126
    {
        must(m_accounts.put(*m_connection, {omid, QStringLiteral("omid"), QStringLiteral("first password"), {}, true}, m_now));
        auto attempt = must(m_accounts.begin(*m_connection, QStringLiteral("omid"), m_now));
        QVERIFY(attempt.mustChange && m_accounts.matches(attempt, QStringLiteral("first password")));
        QVERIFY(must(Accounts::stateOf(*m_connection, omid, m_now))->mustChange);
        QVERIFY(!must(m_accounts.begin(*m_connection, QStringLiteral("sara"), m_now)).mustChange);
        const QByteArray hash = must(m_accounts.newHash(attempt, QStringLiteral("omid"), QStringLiteral("his own river")));
        must(m_accounts.finishWithNew(*m_connection, attempt, hash, sara.uuid(), m_now));
        QVERIFY(!must(m_accounts.begin(*m_connection, QStringLiteral("omid"), m_now)).mustChange);
        QVERIFY(!must(Accounts::stateOf(*m_connection, omid, m_now))->mustChange);
    }

    void lockedAccountSaysUntilWhenAndIsUnlocked() // R126
    {
        QVERIFY(!must(Accounts::stateOf(*m_connection, omid, m_now)));
        QCOMPARE(idOf(Accounts::unlock(*m_connection, omid)), QByteArray("access.account_unknown"));
        QVERIFY(!must(Accounts::stateOf(*m_connection, sara, m_now))->lockedUntil);
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("wrong"))), QByteArray("access.sign_in_wrong"));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))), QByteArray("access.sign_in_later"));
        const auto state = must(Accounts::stateOf(*m_connection, sara, m_now));
        QVERIFY(state->lockedUntil && *state->lockedUntil > m_now);
        QCOMPARE(state->signInName, QStringLiteral("sara"));
        must(Accounts::unlock(*m_connection, sara));
        QVERIFY(!must(Accounts::stateOf(*m_connection, sara, m_now))->lockedUntil);
        must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
    }

    void wrongPasswordsAndUnknownNamesLookTheSame_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("password");
        QTest::newRow("wrong") << QStringLiteral("sara") << QStringLiteral("wrong password");
        QTest::newRow("empty") << QStringLiteral("sara") << QString();
        QTest::newRow("endless") << QStringLiteral("sara") << QString(1'000'000, QLatin1Char('a'));
        QTest::newRow("longer") << QStringLiteral("sara") << QStringLiteral("right password ");
        QTest::newRow("nobody") << QStringLiteral("nobody") << QStringLiteral("right password");
        QTest::newRow("no name") << QString() << QStringLiteral("right password");
        QTest::newRow("statement") << QStringLiteral("' OR 1=1 --") << QStringLiteral("' OR 1=1 --");
    }
    void wrongPasswordsAndUnknownNamesLookTheSame()
    {
        QFETCH(QString, name);
        QFETCH(QString, password);
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QCOMPARE(idOf(signIn(name, password)), QByteArray("access.sign_in_wrong"));
        // The delay must not tell which names exist either.
        const auto later = signIn(name, password);
        QCOMPARE(idOf(later), QByteArray("access.sign_in_later"));
        QCOMPARE(later.error().values().value(QStringLiteral("seconds")).toInt(), 1);
    }

    void accountOfTheDirectoryHasNoPasswordHere()
    {
        const QByteArray token = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        QCOMPARE(idOf(m_accounts.put(*m_connection, {sara, QStringLiteral("sara"), QStringLiteral("right password"), QStringLiteral("s.karimi")}, m_now)),
                 QByteArray("access.directory_name"));
        QCOMPARE(idOf(m_accounts.put(*m_connection, {sara, QStringLiteral("sara"), QString(), QString(100'000, QLatin1Char('a'))}, m_now)),
                 QByteArray("access.directory_name"));
        QVERIFY(!must(m_accounts.begin(*m_connection, QStringLiteral("sara"), m_now)).directoryName);

        must(m_accounts.put(*m_connection, {sara, QStringLiteral("sara"), QString(), QStringLiteral("s.Karimi")}, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray("access.token_unknown"));
        const auto attempt = must(m_accounts.begin(*m_connection, QStringLiteral("Sara"), m_now));
        QCOMPARE(attempt.directoryName, std::optional(QStringLiteral("s.Karimi")));
        for (const QString &password : {QString(), QStringLiteral("right password")})
            QVERIFY(!m_accounts.matches(attempt, password));
        QCOMPARE(must(Accounts::all(*m_connection, m_now)).front().directoryName, QStringLiteral("s.Karimi"));

        must(m_accounts.put(*m_connection, {sara, QStringLiteral("sara"), QStringLiteral("right password")}, m_now));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))), QByteArray());
        QCOMPARE(must(Accounts::all(*m_connection, m_now)).front().directoryName, QString());
    }

    void passwordThatAnybodyWouldTryIsPutByNobody()
    {
        QCOMPARE(idOf(m_accounts.put(*m_connection, {omid, QStringLiteral("omid.naderi"), QStringLiteral("Omid.Naderi1")}, m_now)),
                 QByteArray("access.password_is_name"));
        QCOMPARE(idOf(m_accounts.put(*m_connection, {omid, QStringLiteral("omid"), QStringLiteral("12345678")}, m_now)),
                 QByteArray("access.password_common"));
        QCOMPARE(idOf(Accounts::userNamed(*m_connection, QStringLiteral("omid"))), QByteArray("access.account_unknown"));
    }

    void newPasswordEndsTheFormerOneAndAllOtherTokens()
    {
        const QByteArray there = must(signIn(QStringLiteral("sara"), QStringLiteral("right password"), newUuid(Instant(2), m_random)));
        const auto attempt = must(m_accounts.begin(*m_connection, QStringLiteral("sara"), m_now));
        const QByteArray hash = must(m_accounts.newHash(attempt, QStringLiteral("sara"), QStringLiteral("another password")));
        const QByteArray here = must(m_accounts.finishWithNew(*m_connection, attempt, hash, desk, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, there, m_now)), QByteArray("access.token_unknown"));
        QCOMPARE(idOf(Accounts::verify(*m_connection, here, m_now)), QByteArray());
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))), QByteArray("access.sign_in_wrong"));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("another password"))), QByteArray());
    }

    void ofTwoWhoChangeOnePasswordAtOneTimeTheSecondIsTooLate()
    {
        const auto attempt = must(m_accounts.begin(*m_connection, QStringLiteral("sara"), m_now));
        const QByteArray first = must(m_accounts.newHash(attempt, QStringLiteral("sara"), QStringLiteral("another password")));
        const QByteArray second = must(m_accounts.newHash(attempt, QStringLiteral("sara"), QStringLiteral("stolen password")));
        must(m_accounts.finishWithNew(*m_connection, attempt, first, desk, m_now));
        QCOMPARE(idOf(m_accounts.finishWithNew(*m_connection, attempt, second, desk, m_now)), QByteArray("access.sign_in_wrong"));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("another password"))), QByteArray());
    }

    void newPasswordIsAnotherAndAGoodOne_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("short") << "kd8$" << QByteArray("access.password_short");
        QTest::newRow("name") << "sara1405" << QByteArray("access.password_is_name");
        QTest::newRow("common") << "qwertyuiop" << QByteArray("access.password_common");
        QTest::newRow("the same") << "right password" << QByteArray("access.password_same");
    }
    void newPasswordIsAnotherAndAGoodOne()
    {
        QFETCH(QString, password);
        QFETCH(QByteArray, error);
        const auto attempt = must(m_accounts.begin(*m_connection, QStringLiteral("sara"), m_now));
        QCOMPARE(idOf(m_accounts.newHash(attempt, QStringLiteral("sara"), password)), error);
    }

    void devicesAreThoseWhoseTokensAreGood()
    {
        must(m_accounts.put(*m_connection, {omid, QStringLiteral("omid"), QStringLiteral("right password")}, m_now));
        const Instant first = m_now;
        const Uuid there = newUuid(Instant(2), m_random);
        const QByteArray here = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        m_now = m_now + std::chrono::hours(1);
        const QByteArray other = must(signIn(QStringLiteral("sara"), QStringLiteral("right password"), there));
        must(signIn(QStringLiteral("omid"), QStringLiteral("right password"), there));
        const Instant second = m_now;
        m_now = m_now + std::chrono::hours(1);
        must(Accounts::touch(*m_connection, here, m_now));
        const auto devices = must(Accounts::devicesOf(*m_connection, sara, m_now));
        QCOMPARE(devices.size(), size_t(2));
        QVERIFY(devices[0].desk == desk && devices[0].signedInAt == first && devices[0].usedAt == m_now);
        QVERIFY(devices[1].desk == there && devices[1].signedInAt == second && devices[1].usedAt == second);

        must(Accounts::endDevice(*m_connection, sara, there, m_now));
        must(Accounts::endDevice(*m_connection, sara, there, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, other, m_now)), QByteArray("access.token_unknown"));
        QCOMPARE(must(Accounts::devicesOf(*m_connection, sara, m_now)).size(), size_t(1));
        // Who else sits there is nobody's to put out with it.
        QCOMPARE(must(Accounts::devicesOf(*m_connection, omid, m_now)).size(), size_t(1));
        QCOMPARE(must(Accounts::devicesOf(*m_connection, sara, first + limits::tokenLife)).size(), size_t(0));
    }

    void hashOfNobodyCostsAsMuchAsARealOne()
    {
        const auto known = must(m_accounts.begin(*m_connection, QStringLiteral("sara"), m_now));
        const auto unknown = must(m_accounts.begin(*m_connection, QStringLiteral("nobody"), m_now));
        // "$argon2id$v=19$m=8,t=1,p=1$salt$hash": the same parameters mean the same work.
        QCOMPARE(unknown.passwordHash.split('$').value(3), known.passwordHash.split('$').value(3));
        QCOMPARE(unknown.passwordHash.split('$').value(1), QByteArray("argon2id"));
        QVERIFY(!m_accounts.matches(unknown, QString()));
    }

    void delayGrowsUpToItsLimitAndHoldsForTheRightPassword()
    {
        Milliseconds last(0);
        for (int failures = 0; failures < 40; ++failures) {
            const Milliseconds delay = signInDelay(failures);
            QVERIFY(delay >= last && delay <= limits::signInDelayMost);
            QCOMPARE(delay > Milliseconds(0), failures >= limits::freeSignInAttempts);
            last = delay;
        }
        QCOMPARE(last, Milliseconds(limits::signInDelayMost));

        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("x"))), QByteArray("access.sign_in_wrong"));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))),
                 QByteArray("access.sign_in_later"));
        m_now = m_now + std::chrono::seconds(1);
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))), QByteArray());
        // The right one clears the count.
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("x"))), QByteArray("access.sign_in_wrong"));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))), QByteArray());
    }

    void tokenThatWasNotGivenIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("guess") << QByteArray(43, 'A');
        QTest::newRow("statement") << QByteArray("' OR 1=1 --");
        QTest::newRow("zero byte") << QByteArray(3, '\0');
    }
    void tokenThatWasNotGivenIsUnknown()
    {
        QFETCH(QByteArray, token);
        must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray("access.token_unknown"));
    }

    void tokenEndsWhenItIsRevokedReplacedOrItsAccountSwitchedOff()
    {
        const auto right = [this] { return must(signIn(QStringLiteral("sara"), QStringLiteral("right password"))); };
        const QByteArray revoked = right();
        must(Accounts::revoke(*m_connection, revoked, m_now));
        must(Accounts::revoke(*m_connection, revoked, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, revoked, m_now)), QByteArray("access.token_unknown"));

        const QByteArray replaced = right();
        const QByteArray present = right();
        QCOMPARE(idOf(Accounts::verify(*m_connection, replaced, m_now)), QByteArray("access.token_unknown"));
        QCOMPARE(idOf(Accounts::verify(*m_connection, present, m_now)), QByteArray());

        must(m_accounts.setActive(*m_connection, sara, false, m_now));
        // Its desks hear why, also those that were signed out before.
        QCOMPARE(idOf(Accounts::verify(*m_connection, present, m_now)), QByteArray("access.account_closed"));
        QCOMPARE(idOf(Accounts::verify(*m_connection, revoked, m_now)), QByteArray("access.account_closed"));
        QCOMPARE(idOf(Accounts::verify(*m_connection, QByteArray(43, 'A'), m_now)), QByteArray("access.token_unknown"));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))),
                 QByteArray("access.sign_in_wrong"));
        must(m_accounts.setActive(*m_connection, sara, true, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, present, m_now)), QByteArray("access.token_unknown"));
        QCOMPARE(idOf(Accounts::verify(*m_connection, right(), m_now)), QByteArray());
    }

    void whoWasSigningInAsHisAccountWasClosedIsNotInWhenItIsOpenedAgain()
    {
        const auto attempt = must(m_accounts.begin(*m_connection, QStringLiteral("sara"), m_now));
        must(Accounts::setActive(*m_connection, sara, false, m_now));
        const QByteArray token = must(m_accounts.finish(*m_connection, attempt, true, desk, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray("access.account_closed"));
        must(Accounts::setActive(*m_connection, sara, true, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray("access.token_unknown"));
    }

    void openingWhatIsOpenEndsNoTokens()
    {
        const QByteArray token = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        must(Accounts::setActive(*m_connection, sara, true, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray());
    }

    void newPasswordDoesNotOpenAClosedAccount()
    {
        must(Accounts::setActive(*m_connection, sara, false, m_now));
        must(m_accounts.put(*m_connection, {sara, QStringLiteral("sara"), QStringLiteral("other password")}, m_now));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("other password"))),
                 QByteArray("access.sign_in_wrong"));
        must(Accounts::setActive(*m_connection, sara, true, m_now));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("other password"))), QByteArray());
    }

    void accountsAreListedWithTheirDevices()
    {
        must(m_accounts.put(*m_connection, {omid, QStringLiteral("Omid"), QStringLiteral("right password")}, m_now));
        must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        must(Accounts::setActive(*m_connection, omid, false, m_now));
        auto listed = must(Accounts::all(*m_connection, m_now));
        QCOMPARE(listed.size(), size_t(2));
        QCOMPARE(listed[0].signInName, QStringLiteral("omid"));
        QVERIFY(listed[0].user == omid && !listed[0].isActive && listed[0].devices == 0 && !listed[0].lastUsed);
        QVERIFY(listed[1].user == sara && listed[1].isActive && listed[1].devices == 1 && listed[1].lastUsed == m_now);
        must(Accounts::setActive(*m_connection, sara, false, m_now));
        listed = must(Accounts::all(*m_connection, m_now));
        QVERIFY(!listed[1].isActive && listed[1].devices == 0 && listed[1].lastUsed == m_now);
        QVERIFY(must(Accounts::userNamed(*m_connection, QStringLiteral(" sARa"))) == sara);
        QCOMPARE(idOf(Accounts::userNamed(*m_connection, QStringLiteral("nobody"))), QByteArray("access.account_unknown"));
    }

    void tokenThatIsNotUsedEnds()
    {
        const QByteArray used = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        const QByteArray idle
            = must(signIn(QStringLiteral("sara"), QStringLiteral("right password"), newUuid(Instant(2), m_random)));
        m_now = m_now + limits::tokenIdle - Milliseconds(1);
        QCOMPARE(idOf(Accounts::verify(*m_connection, idle, m_now)), QByteArray());
        must(Accounts::touch(*m_connection, used, m_now));
        m_now = m_now + Milliseconds(1);
        QCOMPARE(idOf(Accounts::verify(*m_connection, idle, m_now)), QByteArray("access.token_expired"));
        QCOMPARE(idOf(Accounts::verify(*m_connection, used, m_now)), QByteArray());
        QCOMPARE(must(Accounts::all(*m_connection, m_now)).front().devices, 1);
        // A clock that is put back does not bring it back for ever: it goes by the time that there is.
        QCOMPARE(idOf(Accounts::verify(*m_connection, idle, m_now - Milliseconds(1))), QByteArray());
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))), QByteArray());
    }

    void tokenEndsHoweverOftenItIsUsed()
    {
        const QByteArray token = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        const Instant given = m_now;
        while (m_now < given + limits::tokenLife - std::chrono::hours(24)) {
            m_now = m_now + std::chrono::hours(24);
            must(Accounts::touch(*m_connection, token, m_now));
            QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray());
        }
        const Instant before = m_now;
        m_now = given + limits::tokenLife;
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray("access.token_expired"));
        QCOMPARE(must(Accounts::endedSince(*m_connection, before, m_now)), std::vector{Accounts::hashOf(token)});
        QCOMPARE(must(Accounts::endedSince(*m_connection, before, m_now - Milliseconds(1))).size(), size_t(0));
        // Of one that was revoked as well that is said, and of a closed account that.
        must(Accounts::revoke(*m_connection, token, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray("access.token_unknown"));
        must(Accounts::setActive(*m_connection, sara, false, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, token, m_now)), QByteArray("access.account_closed"));
    }

    void whatHasEndedLatelyIsKnownByItsHash()
    {
        const QByteArray token = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        QCOMPARE(must(Accounts::endedSince(*m_connection, m_now, m_now)).size(), size_t(0));
        m_now = m_now + std::chrono::minutes(2);
        must(Accounts::setActive(*m_connection, sara, false, m_now));
        QCOMPARE(must(Accounts::endedSince(*m_connection, m_now, m_now)), std::vector{Accounts::hashOf(token)});
        QCOMPARE(must(Accounts::endedSince(*m_connection, m_now + Milliseconds(1), m_now)).size(), size_t(0));
    }

    void tokensThatEndedLongAgoAreForgottenButTheLastOfADeskIsNot()
    {
        must(m_accounts.put(*m_connection, {omid, QStringLiteral("omid"), QStringLiteral("right password")}, m_now));
        std::vector<QByteArray> saras;
        for (int n = 0; n < 4; ++n) {
            m_now = m_now + std::chrono::hours(1);
            saras.push_back(must(signIn(QStringLiteral("sara"), QStringLiteral("right password"))));
        }
        const QByteArray omids = must(signIn(QStringLiteral("omid"), QStringLiteral("right password")));
        // The last ones end as well, by nobody's signing in.
        m_now = m_now + std::chrono::hours(1);
        for (const QByteArray &token : {saras[3], omids})
            must(Accounts::revoke(*m_connection, token, m_now));
        const auto isKnown = [this](const QByteArray &token) { return must(Accounts::deskOf(*m_connection, token)).has_value(); };
        // The third ended when the fourth was given, an hour ago.
        const Instant atTheLimit = m_now - std::chrono::hours(1) + Accounts::endedTokensKept;
        QVERIFY(must(Accounts::forgetEnded(*m_connection, atTheLimit, 1)));
        QVERIFY(must(Accounts::forgetEnded(*m_connection, atTheLimit, 1)));
        QVERIFY(!must(Accounts::forgetEnded(*m_connection, atTheLimit, 1)));
        QVERIFY(!isKnown(saras[0]) && !isKnown(saras[1]) && isKnown(saras[2]));
        QVERIFY(!must(Accounts::forgetEnded(*m_connection, atTheLimit + Milliseconds(1))));
        QVERIFY(!isKnown(saras[2]));
        // A desk that comes out of a cupboard years later is told why it is to destroy what it keeps.
        m_now = m_now + std::chrono::hours(24 * 3650);
        must(Accounts::setActive(*m_connection, sara, false, m_now));
        must(Accounts::forgetEnded(*m_connection, m_now));
        QCOMPARE(idOf(Accounts::verify(*m_connection, saras[3], m_now)), QByteArray("access.account_closed"));
        QVERIFY(isKnown(omids));
    }

    void tokenNamesItsUserAndItsDesk()
    {
        const QByteArray token = must(signIn(QStringLiteral(" sARa "), QStringLiteral("right password")));
        const SignedIn who = must(Accounts::verify(*m_connection, token, m_now));
        QVERIFY(who.user == sara);
        QVERIFY(who.desk == desk);
        QCOMPARE(QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding).size(), 32);
    }

    void nameIsTheSameInEveryKeyboardLayout()
    {
        must(m_accounts.put(*m_connection, {omid, QStringLiteral("علی۱۲"), QStringLiteral("right password")}, m_now));
        // Arabic yeh, ASCII digits.
        QCOMPARE(idOf(signIn(QStringLiteral("علي12"), QStringLiteral("right password"))), QByteArray());
    }

    void secondPutChangesNameAndPasswordAndEndsTheTokens()
    {
        const QByteArray before = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        must(m_accounts.put(*m_connection, {sara, QStringLiteral("sara.new"), QStringLiteral("other password")}, m_now));
        QCOMPARE(idOf(signIn(QStringLiteral("sara"), QStringLiteral("right password"))),
                 QByteArray("access.sign_in_wrong"));
        QCOMPARE(idOf(Accounts::verify(*m_connection, before, m_now)), QByteArray("access.token_unknown"));
        QCOMPARE(idOf(signIn(QStringLiteral("sara.new"), QStringLiteral("other password"))), QByteArray());
    }

    void secretsAreNowhereInTheDatabase()
    {
        const QByteArray token = must(signIn(QStringLiteral("sara"), QStringLiteral("right password")));
        QCOMPARE(idOf(signIn(QStringLiteral("my password by mistake"), QStringLiteral("x"))),
                 QByteArray("access.sign_in_wrong"));
        QByteArray all;
        for (const char *sql : {"SELECT password_hash, password_hash FROM account",
                                "SELECT sign_in_name, sign_in_name FROM account"})
            must(m_connection->each(sql, {}, [&all](const storage::RowView &view) {
                all += view.utf8(0);
                return true;
            }));
        for (const char *sql : {"SELECT token_hash FROM device_token", "SELECT name_hash FROM sign_in_failure"})
            must(m_connection->each(sql, {}, [&all](const storage::RowView &view) {
                all += view.bytes(0);
                return true;
            }));
        QVERIFY(all.contains("$argon2id$"));
        for (const QByteArray &secret : {token, QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding),
                                         QByteArray("right password"), QByteArray("my password by mistake")})
            QVERIFY(!all.contains(secret));
    }

private:
    Result<QByteArray> signIn(const QString &name, const QString &password) { return signIn(name, password, desk); }
    Result<QByteArray> signIn(const QString &name, const QString &password, const Uuid &at)
    {
        TRY_LET(const auto attempt, m_accounts.begin(*m_connection, name, m_now));
        return m_accounts.finish(*m_connection, attempt, m_accounts.matches(attempt, password), at, m_now);
    }

    SeededRandom m_random{137};
    Accounts m_accounts{m_random, PasswordCost::least()};
    const UserId sara{newUuid(Instant(1), m_random)};
    const UserId omid{newUuid(Instant(1), m_random)};
    const Uuid desk = newUuid(Instant(1), m_random);
    Instant m_now{0};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "accounts_test.moc"
