// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include <QtTest>

using namespace peygir;

/// Goal: ids cannot be wrong, and what a command makes has the same id at every replay (DESIGN §5).
class UuidTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformedTextIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("short") << QStringLiteral("0190f3a0-7c1e-7abc-8def-0123456789a");
        QTest::newRow("long") << QStringLiteral("0190f3a0-7c1e-7abc-8def-0123456789abc");
        QTest::newRow("dash missing") << QStringLiteral("0190f3a007c1e-7abc-8def-0123456789ab");
        QTest::newRow("not hexadecimal") << QStringLiteral("0190f3a0-7c1e-7abc-8def-0123456789ag");
        QTest::newRow("all zero") << QStringLiteral("00000000-0000-0000-0000-000000000000");
        QTest::newRow("Persian digits") << QStringLiteral("۰190f3a0-7c1e-7abc-8def-0123456789ab");
    }
    void malformedTextIsRefused()
    {
        QFETCH(QString, text);
        QCOMPARE(Uuid::parse(QStringView(text)).error().id(), QByteArray("base.uuid.malformed"));
    }

    void textComesBackAsItWas()
    {
        const QString text = QStringLiteral("0190f3a0-7c1e-7abc-8def-0123456789ab");
        QCOMPARE(Uuid::parse(QStringView(text))->toString(), text);
    }

    void newIdsCarryTimeAndVersion()
    {
        SeededRandom random(1);
        const Uuid id = newUuid(Instant(0x0123456789ab), random);
        QVERIFY(id.toString().startsWith(QStringLiteral("01234567-89ab-7")));
        QCOMPARE(id.bytes()[8] & 0xc0, 0x80);
        QVERIFY(newUuid(Instant(0x0123456789ab), random) != id);
    }

    void derivedIdsAreTheSameAtEveryReplayAndDifferByName()
    {
        SeededRandom random(2);
        const Uuid command = newUuid(Instant(1'760'000'000'000), random);
        const Uuid history = derivedUuid(command, "history");
        QCOMPARE(derivedUuid(command, "history"), history);
        QVERIFY(derivedUuid(command, "referral") != history);
        QCOMPARE(history.bytes()[6] >> 4, 8);
        QVERIFY(std::equal(history.bytes().begin(), history.bytes().begin() + 6, command.bytes().begin()));
    }

    void belowIsUniformEnough()
    {
        SeededRandom random(3);
        int counts[7] = {};
        for (int i = 0; i < 70'000; ++i)
            ++counts[random.below(7)];
        for (const int count : counts)
            QVERIFY2(count > 9'500 && count < 10'500, qPrintable(QString::number(count)));
    }
};

QTEST_GUILESS_MAIN(UuidTest)
#include "uuid_test.moc"
