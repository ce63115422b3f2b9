// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/password_rules.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;

/// Goal: the passwords that a stranger tries first are nobody's, and nobody is kept from a good one.
class PasswordRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordsThatAnybodyWouldTryAreRefused_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("error");
        const QByteArray isShort = "access.password_short";
        const QByteArray isName = "access.password_is_name";
        const QByteArray isCommon = "access.password_common";
        QTest::newRow("empty") << QString() << isShort;
        QTest::newRow("seven") << "kd8$wq!" << isShort;
        QTest::newRow("endless") << QString(1025, QLatin1Char('a')) << isShort;
        QTest::newRow("name") << "sara.karimi" << isName;
        QTest::newRow("name in capitals") << "SARA.Karimi" << isName;
        QTest::newRow("name with a year") << "sara.karimi1405" << isName;
        QTest::newRow("name with a Persian year") << "sara.karimi۱۴۰۵" << isName;
        QTest::newRow("name between signs") << "!!sara.karimi!!" << isName;
        QTest::newRow("upwards") << "12345678" << isCommon;
        QTest::newRow("upwards in Persian") << "۱۲۳۴۵۶۷۸" << isCommon;
        QTest::newRow("upwards in Arabic") << "١٢٣٤٥٦٧٨" << isCommon;
        QTest::newRow("upwards to nought") << "1234567890" << isCommon;
        QTest::newRow("downwards") << "987654321" << isCommon;
        QTest::newRow("the alphabet") << "abcdefgh" << isCommon;
        QTest::newRow("one letter") << "aaaaaaaaaa" << isCommon;
        QTest::newRow("one piece") << "137137137" << isCommon;
        QTest::newRow("the word") << "Password" << isCommon;
        QTest::newRow("the word with a year") << "password1405!" << isCommon;
        QTest::newRow("the keyboard") << "qwertyuiop" << isCommon;
        QTest::newRow("the centre") << "shahrdari137" << isCommon;
        QTest::newRow("the municipality") << "شهرداری۱۳۷" << isCommon;
        QTest::newRow("the municipality, Arabic ye") << "شهرداري137" << isCommon;
        QTest::newRow("the Persian word") << "گذرواژه" "12" << isCommon;
        QTest::newRow("only what is not seen") << QString(8, QChar(0x200c)) << isCommon;
    }
    void passwordsThatAnybodyWouldTryAreRefused()
    {
        QFETCH(QString, password);
        QFETCH(QByteArray, error);
        const auto checked = checkPassword(password, QStringLiteral("sara.karimi"));
        QCOMPARE(checked.ok() ? QByteArray() : checked.error().id(), error);
    }

    void goodPasswordsAreTaken_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("a word and more") << "river-password-9";
        QTest::newRow("eight") << "kd8$wq!z";
        QTest::newRow("a sentence") << "کلاغ روی سیم برق";
        QTest::newRow("the name in a sentence") << "sara.karimi likes tea";
        QTest::newRow("digits that say nothing") << "4817 2093";
        QTest::newRow("the longest") << QString(512, QLatin1Char('a')) + QString(512, QLatin1Char('b'));
    }
    void goodPasswordsAreTaken()
    {
        QFETCH(QString, password);
        QVERIFY(checkPassword(password, QStringLiteral("sara.karimi")).ok());
    }

    void nameOfDigitsForbidsNoOtherDigits()
    {
        QVERIFY(checkPassword(QStringLiteral("4817 2093"), QStringLiteral("1371")).ok());
        QCOMPARE(checkPassword(QStringLiteral("48172093"), QStringLiteral("48172093")).error().id(), QByteArray("access.password_is_name"));
    }
};

QTEST_GUILESS_MAIN(PasswordRulesTest)
#include "password_rules_test.moc"
