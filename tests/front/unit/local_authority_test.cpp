// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/local_authority.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;

namespace {

constexpr Instant start(1'760'000'000'000);
constexpr auto days = std::chrono::hours(24);

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

/// Goal: a city without a certificate of its own gets one by itself, desks need not trust anew when it is renewed, and
/// nothing that is there is ever lost. (That desks accept it is shown by the tests of the channel.)
class LocalAuthorityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoCertificateIsReportedAndKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("authority.pem"));
        write(file, "no certificate");
        const auto made = openLocalAuthority(folder.path(), start);
        QCOMPARE(made.error().id(), QByteArray("front.authority"));
        QCOMPARE(made.error().values().value(QStringLiteral("file")).toString(), file);
        QCOMPARE(content(file), QByteArray("no certificate"));
    }

    void aFolderThatCannotBeWrittenIsReported()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("file"));
        write(file, "x");
        QCOMPARE(openLocalAuthority(file + QStringLiteral("/inside"), start).error().id(),
                 QByteArray("front.authority"));
    }

    void aHostThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("empty") << QString();
        QTest::newRow("a second entry") << QStringLiteral("a,DNS:b");
        QTest::newRow("a port") << QStringLiteral("city.example:443");
        QTest::newRow("a line break") << QStringLiteral("city\nexample");
    }
    void aHostThatIsNoneIsRefused()
    {
        QFETCH(QString, host);
        const QTemporaryDir folder;
        QCOMPARE(openLocalAuthority(folder.path(), start, {host}).error().id(), QByteArray("front.authority"));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void anAuthorityWithoutItsKeyCannotRenew()
    {
        const QTemporaryDir folder;
        QVERIFY(openLocalAuthority(folder.path(), start).ok());
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("authority.key"))));
        QVERIFY(openLocalAuthority(folder.path(), start).ok());
        QCOMPARE(openLocalAuthority(folder.path(), start + 350 * days).error().id(), QByteArray("front.authority"));
    }

    void anEndingAuthorityIsReportedAndNotReplaced()
    {
        const QTemporaryDir folder;
        const auto made = openLocalAuthority(folder.path(), start);
        const QByteArray before = content(made->authorityFile);
        QCOMPARE(openLocalAuthority(folder.path(), start + 3600 * days).error().id(), QByteArray("front.authority"));
        QCOMPARE(content(made->authorityFile), before);
    }

    void theSecondCallChangesNothing()
    {
        const QTemporaryDir folder;
        const auto first = openLocalAuthority(folder.path(), start);
        const QByteArray authority = content(first->authorityFile);
        const QByteArray certificate = content(first->certificateFile);
        const auto second = openLocalAuthority(folder.path(), start + 300 * days);
        QCOMPARE(content(second->authorityFile), authority);
        QCOMPARE(content(second->certificateFile), certificate);
        QCOMPARE(second->publicKeyHash, first->publicKeyHash);
    }

    void keysAreForTheirOwnerOnly()
    {
        const QTemporaryDir folder;
        const auto made = openLocalAuthority(folder.path(), start);
        const QString authorityKey = folder.filePath(QStringLiteral("authority.key"));
        QFile::setPermissions(made->keyFile, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QVERIFY(openLocalAuthority(folder.path(), start).ok());
        for (const QString &key : {made->keyFile, authorityKey})
            QVERIFY2(!(QFile::permissions(key) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)),
                     qPrintable(key));
    }

    void anEndingCertificateIsRenewedOverTheSameKey()
    {
        const QTemporaryDir folder;
        const auto first = openLocalAuthority(folder.path(), start);
        const QByteArray authority = content(first->authorityFile);
        const QByteArray certificate = content(first->certificateFile);
        const auto second = openLocalAuthority(folder.path(), start + 340 * days);
        QVERIFY(content(second->certificateFile) != certificate);
        QCOMPARE(content(second->authorityFile), authority);
        QCOMPARE(second->publicKeyHash, first->publicKeyHash);
    }

    void aNewHostGetsANewCertificate()
    {
        const QTemporaryDir folder;
        const auto first = openLocalAuthority(folder.path(), start);
        const QByteArray certificate = content(first->certificateFile);
        const QStringList hosts{QStringLiteral("peygir.city.example"), QStringLiteral("10.1.2.3")};
        const auto second = openLocalAuthority(folder.path(), start, hosts);
        const QByteArray wider = content(second->certificateFile);
        QVERIFY(wider != certificate);
        QVERIFY(openLocalAuthority(folder.path(), start, hosts).ok());
        QCOMPARE(content(second->certificateFile), wider);
    }

    void aLostServerKeyIsReplacedWithItsCertificate()
    {
        const QTemporaryDir folder;
        const auto first = openLocalAuthority(folder.path(), start);
        QVERIFY(QFile::remove(first->keyFile));
        const auto second = openLocalAuthority(folder.path(), start);
        QVERIFY(second->publicKeyHash != first->publicKeyHash);
        QVERIFY(openLocalAuthority(folder.path(), start)->publicKeyHash == second->publicKeyHash);
    }
};

QTEST_GUILESS_MAIN(LocalAuthorityTest)
#include "local_authority_test.moc"
