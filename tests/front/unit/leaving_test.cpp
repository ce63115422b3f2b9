// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_doctor.h"
#include "front/desk/unsent_errand.h"
#include "front/unit/sign_in_desk.h"

#include <QDir>

using namespace peygir;
using namespace peygir::front;

/// Goal (R253): who signs out or is revoked leaves neither store nor key behind, and nothing that waits is lost.
class LeavingTest : public QObject, protected SignInDesk
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!storage::LocalStore::canSeal())
            QSKIP("built without sealing");
        silenceKeychain();
    }
    void init() { begin(); }

    void whoIsRevokedLosesTheKeyUnlessSomethingWaits_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("nothing waits") << false;
        QTest::newRow("a command waits") << true;
    }
    void whoIsRevokedLosesTheKeyUnlessSomethingWaits()
    {
        QFETCH(bool, waits);
        const auto in = signIn(wish(spring));
        QCOMPARE(deskOf(*in), m_server->desk());
        if (waits)
            leaveACommand(*in);
        const auto gone = leave(*in);
        QVERIFY(gone.ok());
        QCOMPARE(*gone, !waits);
        QCOMPARE(QFile::exists(storeFile()), waits);
        QCOMPARE(QFile::exists(profile().folder() + QStringLiteral("/token.sealed")), waits);
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/password-verifier")));
        QCOMPARE(outcomeOf(unlock(spring)), waits ? QByteArray("in") : QByteArray("front.sign_in_needed"));
        if (waits)
            QCOMPARE(sync::Outbox((*store(*in))->connection()).counts()->waiting, 1);
    }

    void whatIsLeftIsSentWhileNobodyIsSignedIn()
    {
        const auto in = signIn(wish(spring));
        leaveACommand(*in, Server::Met);
        const UnsentFolder folder(UnsentFolder::standardFolder());
        const auto work = strandedIn(profile().storeFolder(), in->storeKey.get());
        QVERIFY(work.ok());
        for (const sync::Stranded &command : work->commands)
            QVERIFY(folder.keep(command).ok());
        QVERIFY(signOut(spring).ok());
        QCOMPARE(unsent().size(), 1);
        {
            const UnsentErrand errand(profile(), card());
            QTRY_COMPARE_WITH_TIMEOUT(unsent().size(), 0, 20'000);
        }
        QCOMPARE(m_server->brought().size(), size_t(1));
        // Its owner hears of it when he comes back.
        QCOMPARE(sync::Outbox((*store(*in))->connection()).counts()->waiting, 1);
    }

    void whatWaitsOfWhoIsRevokedIsSentBeforeTheStoreGoes_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::addColumn<int>("left");
        QTest::newRow("sealed, all of it taken") << true << 0;
        QTest::newRow("sealed, one not taken") << true << 1;
        QTest::newRow("in clear, all of it taken") << false << 0;
        QTest::newRow("in clear, one not taken") << false << 1;
    }
    void whatWaitsOfWhoIsRevokedIsSentBeforeTheStoreGoes()
    {
        QFETCH(bool, isSealed);
        QFETCH(int, left);
        const auto in = signIn(isSealed ? wish(spring) : wishInClear());
        QVERIFY(!deskOf(*in).isEmpty());
        for (int n = 0; n < 120; ++n)
            leaveACommand(*in, Server::Met);
        m_server->takeAllBut(left);
        const auto gone = leave(*in);
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().id().constData());
        QCOMPARE(int(m_server->brought().size()), 120);
        QCOMPARE(*gone, left == 0);
        QCOMPARE(QFile::exists(storeFile()), left > 0);
        // Somebody else who works here may still bring it.
        QCOMPARE(int(unsent().size()), left);
        if (left > 0)
            QCOMPARE(sync::Outbox((*store(*in))->connection()).counts()->waiting, 120);
    }

    void serverThatIsBusyIsAskedAgain_data()
    {
        QTest::addColumn<int>("times");
        QTest::addColumn<bool>("isGone");
        QTest::newRow("an election") << 2 << true;
        QTest::newRow("for long") << 20 << false;
    }
    void serverThatIsBusyIsAskedAgain()
    {
        QFETCH(int, times);
        QFETCH(bool, isGone);
        const auto in = signIn(wish(spring));
        QCOMPARE(deskOf(*in), m_server->desk());
        for (int n = 0; n < 120; ++n)
            leaveACommand(*in, Server::Met);
        m_server->doNotLead(times);
        const auto gone = leave(*in);
        QVERIFY(gone.ok());
        QCOMPARE(*gone, isGone);
        QCOMPARE(int(m_server->brought().size()), isGone ? 120 : 0);
        QCOMPARE(QFile::exists(storeFile()), !isGone);
    }

    void withoutALineWhatWaitsStaysAndLiesInTheMachinesFolderToo()
    {
        const auto in = signIn(wish(spring));
        QCOMPARE(deskOf(*in), m_server->desk());
        leaveACommand(*in, Server::Met);
        m_server->stop();
        const auto gone = leave(*in);
        QVERIFY(gone.ok() && !*gone);
        QCOMPARE(int(unsent().size()), 1);
        QVERIFY(filesWith(words).isEmpty());
        QCOMPARE(sync::Outbox((*store(*in))->connection()).counts()->waiting, 1);
    }

    void storeInClearOfWhoIsRevokedIsErased()
    {
        const auto in = signIn(wishInClear());
        const QString desk = deskOf(*in);
        {
            const auto opened = store(*in);
            QVERIFY((*opened)->connection().runScript("CREATE TABLE kept (words TEXT); INSERT INTO kept VALUES ('" + words + "')").ok());
            QVERIFY(QDir().mkpath(profile().filesFolder() + QStringLiteral("/ab")));
            for (const QString &beside : {profile().storeFolder() + QStringLiteral("/search-1.db"),
                                          profile().storeFolder() + QStringLiteral("/desk-aside-1.db"),
                                          profile().filesFolder() + QStringLiteral("/ab/document")}) {
                QFile file(beside);
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(words) == words.size());
            }
        }
        QVERIFY(filesWith(words).size() >= 4);
        const auto gone = leave(*in);
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().id().constData());
        QVERIFY(*gone);
        QCOMPARE(filesWith(words), QStringList());
        QVERIFY(!QFile::exists(storeFile()));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token")));
        // Whoever is let in again begins with nothing.
        const auto again = signIn(wishInClear());
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QVERIFY(deskOf(*again) != desk);
    }

    void nothingThatWasTypedGoesWithWhoIsRevoked_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::newRow("sealed") << true;
        QTest::newRow("in clear") << false;
    }
    void nothingThatWasTypedGoesWithWhoIsRevoked()
    {
        QFETCH(bool, isSealed);
        const auto in = signIn(isSealed ? wish(spring) : wishInClear());
        QVERIFY(!deskOf(*in).isEmpty());
        // A call that is half typed.
        const auto withCall = leave(*in, [](storage::Connection &) { return Result<bool>(true); });
        QVERIFY(withCall.ok() && !*withCall);
        QVERIFY(QFile::exists(storeFile()));
        // The server's word, and its author has not read it.
        const Uuid command = enter(*in, {});
        receive(*in, {command, sync::Outcome::Refused, 7, Error("cases.unknown")});
        const auto withTrouble = leave(*in);
        QVERIFY(withTrouble.ok() && !*withTrouble);
        QVERIFY(QFile::exists(storeFile()));
    }

    void filesOfWhoIsRevokedKeepTheStoreWhereACommandNamesThem_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::addColumn<bool>("isNamed");
        QTest::addColumn<qint64>("most");
        QTest::addColumn<bool>("isGone");
        for (const bool isSealed : {true, false}) {
            const QByteArray store = isSealed ? "sealed" : "in clear";
            QTest::addRow("%s, named", store.constData()) << isSealed << true << 1000LL << false;
            QTest::addRow("%s, named, larger than the server takes", store.constData()) << isSealed << true << 5LL << true;
            QTest::addRow("%s, named by nobody", store.constData()) << isSealed << false << 1000LL << true;
        }
    }
    void filesOfWhoIsRevokedKeepTheStoreWhereACommandNamesThem()
    {
        QFETCH(bool, isSealed);
        QFETCH(bool, isNamed);
        QFETCH(qint64, most);
        QFETCH(bool, isGone);
        const auto in = signIn(isSealed ? wish(spring) : wishInClear());
        QVERIFY(!deskOf(*in).isEmpty());
        const BlobHash file = queueAFile(*in, "a picture of the lamp", most);
        // The command itself has arrived.
        const Uuid command = enter(*in, isNamed ? QJsonObject{{QStringLiteral("content"), file.text()}} : QJsonObject());
        receive(*in, {command, sync::Outcome::Applied, 7, std::nullopt});
        const auto gone = leave(*in);
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().id().constData());
        QCOMPARE(*gone, isGone);
        QCOMPARE(QFile::exists(storeFile()), !isGone);
    }

    void signingOutDestroysTheKeyWhereNothingWaits()
    {
        const auto before = signIn(wish(spring));
        QCOMPARE(deskOf(*before), m_server->desk());
        QCOMPARE(signOut({}).error().id(), QByteArray("front.password_needed"));
        QVERIFY(QFile::exists(storeFile()));
        QVERIFY(signOut(spring).ok());
        QVERIFY(!QFile::exists(storeFile()));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token.sealed")));
        QCOMPARE(outcomeOf(unlock(spring)), QByteArray("front.sign_in_needed"));
        const auto again = signIn(wish(spring));
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QVERIFY(again->card.desk != before->card.desk);
        QVERIFY(again->storeKey->toKeep() != before->storeKey->toKeep());
        QCOMPARE(deskOf(*again), m_server->desk());
    }

    void signingOutLosesNothingThatWaits_data()
    {
        QTest::addColumn<bool>("isCommand");
        QTest::newRow("a command") << true;
        QTest::newRow("what a feature keeps back") << false;
    }
    void signingOutLosesNothingThatWaits()
    {
        QFETCH(bool, isCommand);
        const auto before = signIn(wish(spring));
        if (isCommand)
            leaveACommand(*before);
        else
            QCOMPARE(deskOf(*before), m_server->desk());
        QVERIFY(signOut(spring, [isCommand](storage::Connection &) { return Result<bool>(!isCommand); }).ok());
        const auto locked = unlock(spring);
        QCOMPARE(outcomeOf(locked), QByteArray("in"));
        QVERIFY(!locked->token);
        const auto again = signIn(wish(spring));
        QCOMPARE(again->storeKey->toKeep(), before->storeKey->toKeep());
        QCOMPARE(sync::Outbox((*store(*again))->connection()).counts()->waiting, isCommand ? 1 : 0);
    }
};

QTEST_GUILESS_MAIN(LeavingTest)
#include "leaving_test.moc"
