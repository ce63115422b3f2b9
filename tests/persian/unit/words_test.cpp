// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/words.h"

#include <QtTest>

using namespace peygir::persian;

/// Goal: the words that stand for a day, a month or the number of a house are known, each as itself, and no others.
class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherWordsMeanNothing()
    {
        for (const char *word : {"", " ", "12", "Monday", "Mehrabad", "number of"}) {
            const QString typed = QString::fromLatin1(word);
            QVERIFY(!words::relativeDay(typed));
            QVERIFY(!words::month(typed));
            QVERIFY(!words::saysHouseNumber(typed));
        }
    }

    void monthsAreKnownByBothNames()
    {
        const QStringList persian = QStringLiteral("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند").split(u' ');
        const QStringList latin =
            QStringLiteral("Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand").split(u' ');
        for (int month = 1; month <= 12; ++month) {
            QCOMPARE(words::month(persian[month - 1]), std::optional(month));
            QCOMPARE(words::month(latin[month - 1]), std::optional(month));
            QCOMPARE(words::month(latin[month - 1].toUpper()), std::optional(month));
        }
        QCOMPARE(words::month(QStringLiteral("امرداد")), std::optional(5));
        QCOMPARE(words::month(QStringLiteral("ارديبهشت")), std::optional(2));
    }

    void daysAreCountedFromToday()
    {
        const QStringList named = QStringLiteral("پریروز دیروز امروز فردا پس‌فردا").split(u' ');
        for (int day = -2; day <= 2; ++day)
            QCOMPARE(words::relativeDay(named[day + 2]), std::optional(day));
        QCOMPARE(words::relativeDay(QStringLiteral("yesterday")), std::optional(-1));
        QCOMPARE(words::relativeDay(QStringLiteral("Today")), std::optional(0));
        QCOMPARE(words::relativeDay(QStringLiteral("tomorrow")), std::optional(1));
    }

    void wordsBeforeTheNumberOfAHouseAreKnown()
    {
        for (const QString &word : {QStringLiteral("پلاک"), QStringLiteral("پلاك"), QStringLiteral("شماره"),
                                    QStringLiteral("شمارهٔ"), QStringLiteral("No"), QStringLiteral("no.")})
            QVERIFY2(words::saysHouseNumber(word), qPrintable(word));
        QVERIFY(!words::saysHouseNumber(QStringLiteral("کوچه")));
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
