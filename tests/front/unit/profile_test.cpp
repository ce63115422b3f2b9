// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "front/desk/file_code_witness.h"
#include "front/desk/password_verifier.h"
#include "front/desk/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;
using namespace std::chrono_literals;

namespace {

/// The least that libsodium allows: the tests are about the counting, not about the cost.
constexpr SealingCost cheap{.passes = 1, .memory = 8192};
const Instant morning{1790000000000};
const Uuid someBlock = Uuid::parse(QByteArrayView("0195f5a0-0000-7000-8000-000000000001")).value();

QByteArray outcome(const Result<void> &result) { return result.ok() ? QByteArray("ok") : result.error().id(); }

void writeTo(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// Goal: what a desk keeps beside its store lets in only whom it should, and never says more than it knows.
class ProfileTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString folder(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString codeFile() const { return QDir(folder("codes")).filePath(someBlock.toString()); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aCodeFileThatWeDidNotWriteHereTellsNothing_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("another machine's") << QByteArray("this machine") << QByteArray("that machine");
        QTest::newRow("torn") << QByteArray(" 41\n") << QByteArray(" 4");
        QTest::newRow("smaller count behind it") << QByteArray(" 41\n") << QByteArray(" 41\n3\n");
        QTest::newRow("negative") << QByteArray(" 41\n") << QByteArray(" -41\n");
        QTest::newRow("another block's") << QByteArray("000000000001") << QByteArray("000000000002");
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void aCodeFileThatWeDidNotWriteHereTellsNothing()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        FileCodeWitness witness(folder("codes"), "this machine");
        QVERIFY(witness.setUsed(someBlock, 41).ok());
        if (from == "this machine") {
            QVERIFY(!FileCodeWitness(folder("codes"), to).used(someBlock));
            return;
        }
        QFile file(codeFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray content = file.readAll();
        QVERIFY(content.contains(from));
        writeTo(codeFile(), from.isEmpty() ? QByteArray() : content.replace(from, to));
        QVERIFY(!witness.used(someBlock));
    }

    void howFarCodesWereGivenOutIsFoundAgain()
    {
        {
            FileCodeWitness witness(folder("codes"), "this machine");
            QVERIFY(!witness.used(someBlock));
            QVERIFY(witness.setUsed(someBlock, 0).ok());
            QVERIFY(witness.setUsed(someBlock, 7).ok());
        }
        FileCodeWitness again(folder("codes"), "this machine");
        QCOMPARE(again.used(someBlock), std::optional(7));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(codeFile()) & others));
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        writeTo(folder("codes"), "a file in the way");
        FileCodeWitness witness(folder("codes"), "this machine");
        QCOMPARE(outcome(witness.setUsed(someBlock, 1)), QByteArray("base.file"));
    }

    void nobodyComesInWhoNeverSignedInHere()
    {
        QCOMPARE(outcome(PasswordVerifier(m_folder->path(), cheap).check(QStringLiteral("x"), morning)),
                 QByteArray("front.never_signed_in"));
    }

    void wrongPasswordsWaitEverLonger()
    {
        const PasswordVerifier verifier(m_folder->path(), cheap);
        QVERIFY(verifier.keep(QStringLiteral("right")).ok());
        Instant now = morning;
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QCOMPARE(outcome(verifier.check(QStringLiteral("wrong"), now)), QByteArray("access.sign_in_wrong"));
        // From here on even the right one waits, and starting anew does not help.
        for (const Milliseconds wait : {1000ms, 2000ms, 4000ms, 8000ms}) {
            const PasswordVerifier restarted(m_folder->path(), cheap);
            const auto early = restarted.check(QStringLiteral("right"), now + wait - 1ms);
            QCOMPARE(outcome(early), QByteArray("access.sign_in_later"));
            QCOMPARE(early.error().values().value(QStringLiteral("seconds")).toInt(), 1);
            now = now + wait;
            QCOMPARE(outcome(restarted.check(QStringLiteral("wrong"), now)), QByteArray("access.sign_in_wrong"));
        }
        for (int i = 0; i < 30; ++i) {
            now = now + 15min;
            QCOMPARE(outcome(verifier.check(QStringLiteral("wrong"), now)), QByteArray("access.sign_in_wrong"));
        }
        QCOMPARE(outcome(verifier.check(QStringLiteral("right"), now + 15min)), QByteArray("ok"));
        QCOMPARE(outcome(verifier.check(QStringLiteral("wrong"), now + 15min)), QByteArray("access.sign_in_wrong"));
        QCOMPARE(outcome(verifier.check(QStringLiteral("right"), now + 15min)), QByteArray("ok"));
    }

    void aClockThatWasSetBackLocksNobodyOutForLong()
    {
        const PasswordVerifier verifier(m_folder->path(), cheap);
        QVERIFY(verifier.keep(QStringLiteral("right")).ok());
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QVERIFY(!verifier.check(QStringLiteral("wrong"), morning + 48h).ok());
        const auto later = verifier.check(QStringLiteral("right"), morning);
        QCOMPARE(later.error().values().value(QStringLiteral("seconds")).toInt(), 1);
    }

    void passwordsOfAnyLettersAreKnownAgain_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("Persian") << QStringLiteral("بیل و رود ۱۳۷");
        QTest::newRow("empty") << QString();
        QTest::newRow("long") << QString(5000, QLatin1Char('x'));
    }
    void passwordsOfAnyLettersAreKnownAgain()
    {
        QFETCH(QString, password);
        const PasswordVerifier verifier(m_folder->path(), cheap);
        QVERIFY(verifier.keep(password).ok());
        QCOMPARE(outcome(verifier.check(password, morning)), QByteArray("ok"));
        QCOMPARE(outcome(verifier.check(password + QLatin1Char('.'), morning)), QByteArray("access.sign_in_wrong"));
        verifier.forget();
        QCOMPARE(outcome(verifier.check(password, morning)), QByteArray("front.never_signed_in"));
    }

    void aVerifierThatNobodyHasWrittenLetsNobodyIn()
    {
        const PasswordVerifier verifier(m_folder->path(), cheap);
        QFile file(m_folder->filePath(QStringLiteral("password-verifier")));
        const auto written = [&file] { return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(); };
        // libsodium takes what is beyond ASCII for a slash: one is wanted in salt or hash.
        QByteArray text;
        do {
            file.close();
            QVERIFY(verifier.keep(QStringLiteral("right")).ok());
            text = written();
            QVERIFY(!text.isEmpty());
        } while (!text.contains('/'));
        file.close();
        QVERIFY(verifier.check(QStringLiteral("right"), morning).ok());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text.replace('/', '\x80'));
        file.close();
        QCOMPARE(outcome(verifier.check(QStringLiteral("right"), morning)), QByteArray("access.sign_in_wrong"));
    }

    void aDamagedCardIsNotTakenForNone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("no user") << QByteArray("{\"version\":1,\"token\":\"plain\",\"server\":\"https://a\"}");
        QTest::newRow("a later version")
            << QByteArray("{\"version\":2,\"token\":\"plain\",\"user\":\"0195f5a0-0000-7000-8000-000000000001\"}");
        QTest::newRow("another place for the token")
            << QByteArray("{\"version\":1,\"token\":\"wall\",\"user\":\"0195f5a0-0000-7000-8000-000000000001\"}");
    }
    void aDamagedCardIsNotTakenForNone()
    {
        QFETCH(QByteArray, content);
        writeTo(folder("profile.json"), content);
        const auto card = Profile(m_folder->path()).read();
        QCOMPARE(card.ok() ? QByteArray("read") : card.error().id(), QByteArray("front.profile_damaged"));
    }

    void theCardIsFoundAsItWasLeft()
    {
        const Profile profile(folder("somebody"));
        QVERIFY(profile.read().ok() && !profile.read().value());
        const ProfileCard card{QUrl(QStringLiteral("https://city.example:8137")),
                               {"-----BEGIN CERTIFICATE-----", QByteArray(32, 'k')},
                               QStringLiteral("agent"),
                               UserId(someBlock),
                               QStringLiteral("سارا"),
                               TokenPlace::SealedFile,
                               true};
        QVERIFY(profile.write(card).ok());
        const auto read = profile.read();
        QVERIFY(read.ok() && *read);
        const ProfileCard &again = **read;
        QCOMPARE(again.server, card.server);
        QCOMPARE(again.trust.authorities, card.trust.authorities);
        QCOMPARE(again.trust.publicKeyHash, card.trust.publicKeyHash);
        QCOMPARE(again.signInName, card.signInName);
        QCOMPARE(again.user, card.user);
        QCOMPARE(again.fullName, card.fullName);
        QCOMPARE(int(again.tokenPlace), int(card.tokenPlace));
        QVERIFY(again.allowUnencryptedStore);
        QCOMPARE(QFile::permissions(folder("somebody")) & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
    }

    void anUnencryptedStoreIsRefusedUnlessTheCardAllowsIt()
    {
        const Profile profile(folder("somebody"));
        ProfileCard card{QUrl(QStringLiteral("https://city.example")), {}, {}, UserId(someBlock), {}};
        QCOMPARE(int(profile.offlineDesk(card).policy.unencryptedVolume),
                 int(storage::OpenPolicy::UnencryptedVolume::Refuse));
        card.allowUnencryptedStore = true;
        QCOMPARE(int(profile.offlineDesk(card).policy.unencryptedVolume),
                 int(storage::OpenPolicy::UnencryptedVolume::Allow));
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "profile_test.moc"
