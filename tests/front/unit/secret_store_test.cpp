// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_secret_store.h"
#include "front/desk/keychain_secret_store.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <optional>

using namespace peygir;
using namespace peygir::front;

namespace {

using Secret = std::optional<QByteArray>;
/// The least that libsodium takes: the tests are about the file, not about the price of a guess.
constexpr SealingCost cheap{1, 8192};
const QString tokenName = QStringLiteral("device-token");

template <class Outcome>
Outcome awaited(const std::function<void(std::function<void(Outcome)>)> &call)
{
    std::optional<Outcome> outcome;
    QEventLoop loop;
    call([&](Outcome result) {
        if (outcome)
            qFatal("called back twice");
        outcome.emplace(std::move(result));
        loop.quit();
    });
    if (outcome)
        qFatal("called back from within the call");
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    loop.exec();
    if (!outcome)
        qFatal("not called back");
    return *outcome;
}

Result<Secret> readFrom(SecretStore &store, const QString &name = tokenName)
{
    return awaited<Result<Secret>>([&](SecretStore::Got got) { store.read(name, got); });
}

Result<void> writeTo(SecretStore &store, const QByteArray &secret, const QString &name = tokenName)
{
    return awaited<Result<void>>([&](SecretStore::Done done) { store.write(name, secret, done); });
}

Result<void> removeFrom(SecretStore &store, const QString &name = tokenName)
{
    return awaited<Result<void>>([&](SecretStore::Done done) { store.remove(name, done); });
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Goal (R246): what must not lie about does not, also where there is no keychain; a wrong password reads nothing and
/// destroys nothing; a keychain that does not answer keeps nobody waiting.
class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aWrongPasswordReadsNothingAndDestroysNothing()
    {
        FileSecretStore right(path(), "correct", cheap);
        QVERIFY(writeTo(right, "token").ok());
        const QByteArray before = contentOf(path());
        FileSecretStore wrong(path(), "wrong", cheap);
        QCOMPARE(readFrom(wrong).error().id(), QByteArray("front.secrets_password"));
        QCOMPARE(writeTo(wrong, "other").error().id(), QByteArray("front.secrets_password"));
        QCOMPARE(removeFrom(wrong).error().id(), QByteArray("front.secrets_password"));
        QCOMPARE(contentOf(path()), before);
    }

    void aChangedFileIsNoticed()
    {
        FileSecretStore store(path(), "correct", cheap);
        QVERIFY(writeTo(store, "token").ok());
        const QByteArray whole = contentOf(path());
        // Each byte is either sealed, or checked, or goes into the key: none can be changed unnoticed.
        for (qsizetype at = 0; at < whole.size(); at += 3) {
            // The cost is left out: a large one is refused, a different one only takes its time.
            if (at >= 17 && at < 25)
                continue;
            QByteArray changed = whole;
            changed[at] = char(changed[at] ^ 1);
            replaceWith(changed);
            FileSecretStore again(path(), "correct", cheap);
            QVERIFY2(!readFrom(again).ok(), qPrintable(QString::number(at)));
        }
    }

    void aFileCutAnywhereIsNoticed()
    {
        FileSecretStore store(path(), "correct", cheap);
        QVERIFY(writeTo(store, "token").ok());
        const QByteArray whole = contentOf(path());
        for (qsizetype size = 0; size < whole.size(); size += 7) {
            replaceWith(whole.first(size));
            FileSecretStore again(path(), "correct", cheap);
            QCOMPARE(readFrom(again).error().id(), QByteArray("front.secrets_damaged"));
        }
    }

    void aFileThatAsksForTheWholeMemoryIsRefused()
    {
        FileSecretStore store(path(), "correct", cheap);
        QVERIFY(writeTo(store, "token").ok());
        QByteArray greedy = contentOf(path());
        greedy.replace(21, 4, QByteArray(4, '\xff'));
        replaceWith(greedy);
        FileSecretStore again(path(), "correct", cheap);
        QCOMPARE(readFrom(again).error().id(), QByteArray("front.secrets_damaged"));
    }

    void aFolderThatIsNotThereIsReported()
    {
        FileSecretStore store(m_folder->filePath(QStringLiteral("none/secrets")), "correct", cheap);
        QCOMPARE(writeTo(store, "token").error().id(), QByteArray("front.secrets_file"));
    }

    void whatIsNotThereIsNothingAndNoError()
    {
        FileSecretStore store(path(), "correct", cheap);
        QVERIFY(!readFrom(store).value().has_value());
        QVERIFY(removeFrom(store).ok());
        QVERIFY(!QFile::exists(path()));
    }

    void secretsComeBackInAnotherProcessWithTheSamePassword()
    {
        const QByteArray binary("\0\xff\n token", 9);
        {
            FileSecretStore store(path(), QStringLiteral("گذرواژه").toUtf8(), cheap);
            QVERIFY(writeTo(store, "first").ok());
            QVERIFY(writeTo(store, binary).ok());
            QVERIFY(writeTo(store, "key", QStringLiteral("کلید")).ok());
        }
        FileSecretStore store(path(), QStringLiteral("گذرواژه").toUtf8(), cheap);
        QCOMPARE(readFrom(store).value(), Secret(binary));
        QCOMPARE(readFrom(store, QStringLiteral("کلید")).value(), Secret("key"));
        QVERIFY(removeFrom(store).ok());
        QCOMPARE(readFrom(store).value(), Secret());
        QCOMPARE(readFrom(store, QStringLiteral("کلید")).value(), Secret("key"));
    }

    void theFileIsForItsOwnerOnlyAndHoldsNothingReadable()
    {
        FileSecretStore store(path(), "correct", cheap);
        QVERIFY(writeTo(store, "very-secret-token").ok());
        QVERIFY(!(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup)));
        QVERIFY(!contentOf(path()).contains("very-secret-token"));
        QVERIFY(!contentOf(path()).contains(tokenName.toUtf8()));
    }

    void callsAreCarriedOutInOrder()
    {
        FileSecretStore store(path(), "correct", cheap);
        std::optional<Result<Secret>> last;
        for (int i = 0; i < 20; ++i)
            store.write(tokenName, QByteArray::number(i), [](const Result<void> &) {});
        store.read(tokenName, [&last](const Result<Secret> &got) { last = got; });
        QTRY_VERIFY(last.has_value());
        QCOMPARE(last->value(), Secret("19"));
    }

    void aStoreThatIsGoneCallsNobody()
    {
        int calls = 0;
        {
            FileSecretStore store(path(), "correct", cheap);
            store.write(tokenName, "token", [&calls](const Result<void> &) { ++calls; });
        }
        QTest::qWait(0);
        QCOMPARE(calls, 0);
    }

    void withoutABusTheKeychainSaysSoInTime()
    {
        // An address at which nobody listens: whatever keychain this machine has is not touched.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        QElapsedTimer timer;
        timer.start();
        KeychainSecretStore store(QStringLiteral("peygir-test"), Milliseconds(2000));
        const Result<void> written = writeTo(store, "token");
        QVERIFY(!written.ok());
        QVERIFY2(written.error().id().startsWith("front.keychain"), written.error().id().constData());
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("secrets")); }
    void replaceWith(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "secret_store_test.moc"
