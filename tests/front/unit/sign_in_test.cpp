// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/unit/sign_in_desk.h"

#include <QDir>

using namespace peygir;
using namespace peygir::front;

/// Goal (R253): who signs in gets a sealed store unless somebody has asked for one in clear, and no change of a password loses its
/// key.
class SignInTest : public QObject, protected SignInDesk
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

    void aWrongPasswordMakesNothing()
    {
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("access.sign_in_wrong"));
        QVERIFY(!*profile().read());
        QVERIFY(!QFile::exists(storeFile()));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token.sealed")));
    }

    void whoSignsInFirstGetsASealedStore_data()
    {
        QTest::addColumn<bool>("placeIsGiven");
        QTest::newRow("sealed file") << true;
        QTest::newRow("no keychain runs") << false;
    }
    void whoSignsInFirstGetsASealedStore()
    {
        QFETCH(bool, placeIsGiven);
        const auto in = signIn(wish(spring, placeIsGiven ? std::optional(TokenPlace::SealedFile) : std::nullopt));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(in->storeKey);
        QCOMPARE(int(card().store), int(StoreKind::Sealed));
        QCOMPARE(int(card().tokenPlace), int(TokenPlace::SealedFile));
        // The server knows the desk that the store becomes.
        QCOMPARE(deskOf(*in), m_server->desk());
        QVERIFY(beginningOf(storeFile()).startsWith("SEA1"));
        const auto again = unlock(spring);
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(deskOf(*again), m_server->desk());
        QCOMPARE(outcomeOf(unlock(autumn)), QByteArray("front.secrets_password"));
        QCOMPARE(outcomeOf(unlock({})), QByteArray("front.password_needed"));
    }

    void withoutTheKeyNoStoreInClearIsMadeInItsPlace()
    {
        const auto in = signIn(wish(spring));
        for (const bool isThere : {false, true}) {
            if (isThere)
                QCOMPARE(deskOf(*in), m_server->desk());
            Welcome keyless = *in;
            keyless.storeKey.reset();
            QCOMPARE(deskOf(keyless), QStringLiteral("storage.sealed"));
            QCOMPARE(QFile::exists(storeFile()), isThere);
        }
        Welcome other = *in;
        other.storeKey = StoreKey::fresh();
        QCOMPARE(deskOf(other), QStringLiteral("storage.wrong_key"));
    }

    void inClearOnlyWhereSomebodyHasAskedForIt_data()
    {
        QTest::addColumn<bool>("plainToken");
        QTest::newRow("token in clear") << true;
        QTest::newRow("allowed by the administrator") << false;
    }
    void inClearOnlyWhereSomebodyHasAskedForIt()
    {
        QFETCH(bool, plainToken);
        SignIn::Wish asked = wish(spring, plainToken ? TokenPlace::PlainFile : TokenPlace::SealedFile);
        asked.allowUnencryptedStore = true;
        const auto in = signIn(asked);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(!in->storeKey);
        QCOMPARE(int(card().store), int(StoreKind::Clear));
        QCOMPARE(deskOf(*in), m_server->desk());
        QVERIFY(beginningOf(storeFile()).startsWith("SQLite format 3"));
    }

    void aKeyNeverLiesInAPlainFile()
    {
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("in"));
        QCOMPARE(outcomeOf(signIn(wish(spring, TokenPlace::PlainFile))), QByteArray("front.key_in_clear"));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token")));
    }

    void signingInAgainKeepsDeskAndKey()
    {
        const auto first = signIn(wish(spring));
        const QString desk = deskOf(*first);
        const auto again = signIn(wish(spring));
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(m_server->desk(), desk);
        QCOMPARE(again->storeKey->toKeep(), first->storeKey->toKeep());
        // What is allowed later changes nothing.
        SignIn::Wish allowed = wish(spring);
        allowed.allowUnencryptedStore = true;
        QCOMPARE(outcomeOf(signIn(allowed)), QByteArray("in"));
        QCOMPARE(int(card().store), int(StoreKind::Sealed));
    }

    void anOlderStoreInClearIsSealedAfterItsPersonHasSignedIn_data()
    {
        QTest::addColumn<bool>("wasAllowed");
        QTest::newRow("it was allowed before") << true;
        QTest::newRow("nobody had signed in to the end") << false;
    }
    void anOlderStoreInClearIsSealedAfterItsPersonHasSignedIn()
    {
        QFETCH(bool, wasAllowed);
        QString desk;
        if (wasAllowed) {
            SignIn::Wish asked = wish(spring);
            asked.allowUnencryptedStore = true;
            const auto before = signIn(asked);
            QCOMPARE(outcomeOf(before), QByteArray("in"));
            leaveACommand(*before);
            desk = deskOf(*before);
            // What was allowed once stays allowed until somebody takes it back.
            QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("in"));
            QCOMPARE(int(card().store), int(StoreKind::Clear));
        } else {
            const storage::OpenPolicy clear{.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};
            const auto made = DeskStore::open(profile().storeFolder(), clear);
            SystemRandom random;
            desk = (*made)->desk(random, SystemClock().now())->toString();
        }
        SignIn::Wish sealing = wish(spring);
        sealing.sealStore = wasAllowed;
        const auto in = signIn(sealing);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(m_server->desk(), desk);
        QCOMPARE(int(card().store), int(StoreKind::Sealed));
        QVERIFY(beginningOf(storeFile()).startsWith("SQLite format 3"));
        {
            const auto sealed = store(*in);
            QVERIFY(sealed.ok());
            QVERIFY((*sealed)->wasSealedNow());
            QCOMPARE(sync::Outbox((*sealed)->connection()).counts()->waiting, wasAllowed ? 1 : 0);
        }
        QVERIFY(beginningOf(storeFile()).startsWith("SEA1"));
        QCOMPARE(deskOf(*in), desk);
    }

    void aPasswordChangedElsewhereLocksNobodyOutOfAStoreInClear()
    {
        SignIn::Wish asked = wish(spring);
        asked.allowUnencryptedStore = true;
        QCOMPARE(outcomeOf(signIn(asked)), QByteArray("in"));
        m_server->setPassword(autumn);
        asked.password = autumn;
        const auto in = signIn(asked);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        const auto again = unlock(autumn);
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(again->token, in->token);
    }

    void aPasswordChangedElsewhereWantsTheFormerOneOnceMore()
    {
        const auto before = signIn(wish(spring));
        const QByteArray key = before->storeKey->toKeep();
        m_server->setPassword(autumn);
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("front.former_password_needed"));
        SignIn::Wish both = wish(autumn);
        both.formerPassword = QStringLiteral("winter-2025");
        QCOMPARE(outcomeOf(signIn(both)), QByteArray("front.secrets_password"));
        // Nothing was lost by trying.
        QCOMPARE(unlock(spring)->storeKey->toKeep(), key);
        both.formerPassword = spring;
        const auto in = signIn(both);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(in->storeKey->toKeep(), key);
        QCOMPARE(unlock(autumn)->storeKey->toKeep(), key);
        QCOMPARE(outcomeOf(unlock(spring)), QByteArray("front.secrets_password"));
    }

    void anOpenWindowHasTheKeyAndNeedsNoFormerPassword()
    {
        const auto before = signIn(wish(spring));
        m_server->setPassword(autumn);
        SignIn::Wish again = wish(autumn);
        again.desk = before->card.desk;
        again.storeKey = before->storeKey;
        QCOMPARE(outcomeOf(signIn(again)), QByteArray("in"));
        QCOMPARE(unlock(autumn)->storeKey->toKeep(), before->storeKey->toKeep());
    }

    void aLostKeyIsSaidAndWhatItSealedIsLeftAside()
    {
        const auto before = signIn(wish(spring));
        leaveACommand(*before);
        QVERIFY(QFile::remove(profile().folder() + QStringLiteral("/token.sealed")));
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("front.store_key_lost"));
        QCOMPARE(outcomeOf(unlock(spring)), QByteArray("front.store_key_lost"));
        SignIn::Wish anew = wish(spring);
        anew.beginAnew = true;
        const auto in = signIn(anew);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(deskOf(*in), m_server->desk());
        QVERIFY(in->card.desk != before->card.desk);
        // Whoever finds the key has all that was in it.
        QDir folder(profile().storeFolder());
        QVERIFY(folder.mkdir(QStringLiteral("found")));
        for (const char *suffix : {".db", ".db-wal"}) {
            const QString aside = folder.filePath(QStringLiteral("desk-aside-1") + QLatin1String(suffix));
            if (QFile::exists(aside))
                QVERIFY(QFile::rename(aside, folder.filePath(QStringLiteral("found/desk") + QLatin1String(suffix))));
        }
        const auto found = DeskStore::open(folder.filePath(QStringLiteral("found")), {}, before->storeKey.get());
        QVERIFY(found.ok());
        QCOMPARE(sync::Outbox((*found)->connection()).counts()->waiting, 1);
    }

    void withoutTheServerThePasswordOpensTheStore()
    {
        const auto before = signIn(wish(spring));
        m_server->stop();
        const auto in = signIn(wish(spring));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(in->withoutServer);
        QCOMPARE(in->storeKey->toKeep(), before->storeKey->toKeep());
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("access.sign_in_wrong"));
    }

    void newPasswordOpensTheSameStoreFromNowOn_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::newRow("a desk that runs") << true;
        QTest::newRow("nobody sits there") << false;
    }
    void newPasswordOpensTheSameStoreFromNowOn()
    {
        QFETCH(bool, isRunning);
        const auto before = signIn(wish(spring));
        SignIn::Wish change = wish(spring);
        change.newPassword = autumn;
        if (isRunning) {
            change.desk = before->card.desk;
            change.storeKey = before->storeKey;
        }
        const auto changed = signIn(change);
        QCOMPARE(outcomeOf(changed), QByteArray("in"));
        QCOMPARE(changed->storeKey->toKeep(), before->storeKey->toKeep());
        QVERIFY(*changed->token != *before->token);
        // With and without the server, and neither asks for the former one.
        const auto again = signIn(wish(autumn));
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(again->storeKey->toKeep(), before->storeKey->toKeep());
        m_server->stop();
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("in"));
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("access.sign_in_wrong"));
    }

    void passwordThatWasNotChangedOpensTheStoreAsBefore_data()
    {
        QTest::addColumn<QString>("present");
        QTest::addColumn<QString>("next");
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("wrong") << autumn << QStringLiteral("winter-2026") << true << QByteArray("access.sign_in_wrong");
        QTest::newRow("not taken") << spring << QStringLiteral("12345678") << true << QByteArray("access.password_common");
        QTest::newRow("no server") << spring << autumn << false << QByteArray("front.password_unanswered");
    }
    void passwordThatWasNotChangedOpensTheStoreAsBefore()
    {
        QFETCH(QString, present);
        QFETCH(QString, next);
        QFETCH(bool, isThere);
        const auto before = signIn(wish(spring));
        SignIn::Wish change = wish(present);
        change.newPassword = next;
        change.desk = before->card.desk;
        change.storeKey = before->storeKey;
        if (!isThere)
            m_server->stop();
        QTEST(outcomeOf(signIn(change)), "outcome");
        m_server->stop();
        const auto in = signIn(wish(spring));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(in->storeKey->toKeep(), before->storeKey->toKeep());
    }

    void withoutTheDirectoryOnlyADeskThatKnowsThePasswordOpens()
    {
        m_server->loseDirectory(true);
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("access.directory_gone"));
        m_server->loseDirectory(false);
        const auto before = signIn(wish(spring));
        m_server->loseDirectory(true);
        const auto in = signIn(wish(spring));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(in->withoutServer && in->trouble);
        QCOMPARE(in->trouble->id(), QByteArray("access.directory_gone"));
        QCOMPARE(*in->token, *before->token);
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("access.sign_in_wrong"));
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "sign_in_test.moc"
