// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/date_input.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::persian;

/// Goal: a date field understands what people type, and never makes a day out of something else.
class DateInputTest : public QObject
{
    Q_OBJECT

    static JalaliDate today() { return *JalaliDate::fromParts(1405, 9, 1); }

private Q_SLOTS:
    void whatIsNoDateIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("error");
        const QByteArray malformed("persian.date.malformed");
        QTest::newRow("nothing") << QString() << malformed;
        QTest::newRow("a word") << QStringLiteral("هیچ‌وقت") << malformed;
        QTest::newRow("one number") << QStringLiteral("12") << malformed;
        QTest::newRow("four numbers") << QStringLiteral("1405/8/30/1") << malformed;
        QTest::newRow("year of three digits") << QStringLiteral("405/8/30") << malformed;
        QTest::newRow("two years") << QStringLiteral("1405/8/1405") << malformed;
        QTest::newRow("number without end") << QStringLiteral("99999999999999999999") << malformed;
        QTest::newRow("days without end") << QStringLiteral("+9999999999") << malformed;
        QTest::newRow("no leap year") << QStringLiteral("1404/12/30") << QByteArray("persian.date.no_such_day");
        QTest::newRow("31 Aban") << QStringLiteral("31 Aban") << QByteArray("persian.date.no_such_day");
        QTest::newRow("month 13") << QStringLiteral("1405/13/1") << QByteArray("persian.date.no_such_month");
        QTest::newRow("Gregorian") << QStringLiteral("2026/11/22") << QByteArray("persian.date.out_of_range");
    }
    void whatIsNoDateIsRefused()
    {
        QFETCH(QString, typed);
        QFETCH(QByteArray, error);
        const auto date = parseDate(typed, today());
        QVERIFY2(!date.ok(), qPrintable(date.ok() ? date->toString() : QString()));
        QCOMPARE(date.error().id(), error);
    }

    void whatPeopleTypeIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("date");
        const auto row = [](const char *name, const QString &typed, const char *date) {
            QTest::newRow(name) << typed << QString::fromLatin1(date);
        };
        row("short parts", QStringLiteral("1405/8/30"), "1405/08/30");
        row("Persian digits", QStringLiteral("۱۴۰۵/۰۸/۳۰"), "1405/08/30");
        row("Arabic digits", QStringLiteral("١٤٠٥/٨/٣٠"), "1405/08/30");
        row("dashes", QStringLiteral("1405-08-30"), "1405/08/30");
        row("dots and spaces", QStringLiteral(" 1405. 8. 30 "), "1405/08/30");
        row("reversed", QStringLiteral("30/8/1405"), "1405/08/30");
        row("two digits", QStringLiteral("05/8/30"), "1405/08/30");
        row("two digits of the last century", QStringLiteral("70/1/1"), "1370/01/01");
        row("as far back as ahead", QStringLiteral("55/1/1"), "1355/01/01");
        row("in one piece", QStringLiteral("14050830"), "1405/08/30");
        row("in one piece, two digits", QStringLiteral("050830"), "1405/08/30");
        row("this year", QStringLiteral("8/30"), "1405/08/30");
        row("leap day", QStringLiteral("1403/12/30"), "1403/12/30");
        row("name of the month", QStringLiteral("۳۰ آبان"), "1405/08/30");
        row("name and year", QStringLiteral("۳۰ آبان ۱۴۰۳"), "1403/08/30");
        row("transliterated", QStringLiteral("1 Ordibehesht 06"), "1406/02/01");
        row("today", QStringLiteral("امروز"), "1405/09/01");
        row("tomorrow", QStringLiteral(" فردا"), "1405/09/02");
        row("in two days", QStringLiteral("پس‌فردا"), "1405/09/03");
        row("in two days, apart", QStringLiteral("پس فردا"), "1405/09/03");
        row("yesterday", QStringLiteral("دیروز"), "1405/08/30");
        row("yesterday, Arabic yeh", QStringLiteral("ديروز"), "1405/08/30");
        row("two days ago", QStringLiteral("پریروز"), "1405/08/29");
        row("English", QStringLiteral("Tomorrow"), "1405/09/02");
        row("days ahead", QStringLiteral("+3"), "1405/09/04");
        row("days back", QStringLiteral("-۲"), "1405/08/29");
        row("minus of the locale", QStringLiteral("\u200E\u2212۲"), "1405/08/29");
    }
    void whatPeopleTypeIsUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, date);
        const auto parsed = parseDate(typed, today());
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().id().constData());
        QCOMPARE(parsed->toString(), date);
    }

    void ownTextIsUnderstoodAtTheEndsOfTheList()
    {
        for (const JalaliDate &date : {JalaliDate::first(), JalaliDate::last(), today()})
            QCOMPARE(*parseDate(date.toString(), today()), date);
        QCOMPARE(*parseDate(QStringLiteral("+99999"), today()), JalaliDate::last());
    }
};

QTEST_GUILESS_MAIN(DateInputTest)
#include "date_input_test.moc"
