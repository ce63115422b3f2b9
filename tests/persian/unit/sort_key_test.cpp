// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/sort_key.h"

#include <QtTest>

using namespace peygir::persian;

/// Goal: lists are in the order of the Persian alphabet on every machine, without a collation of a database.
class SortKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsSortAsListed_data()
    {
        QTest::addColumn<QStringList>("inOrder");
        QTest::newRow("alphabet")
            << QStringLiteral("آ ا ء ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی").split(u' ');
        QTest::newRow("carriers of hamza in its place, other forms of heh in theirs")
            << QStringLiteral("ا ٱ ء أ إ ؤ ئ ب و ه ة ۀ ی").split(u' ');
        QTest::newRow("words with hamza") << QStringLiteral("مات مؤمن مبدأ مبدل مکان موج").split(u' ');
        QTest::newRow("numbers by value")
            << QStringList{QStringLiteral("کوچهٔ ۲"),      QStringLiteral("کوچهٔ 10"),  QStringLiteral("کوچهٔ ۱۲"),
                           QStringLiteral("کوچهٔ ۱۲ الف"), QStringLiteral("کوچهٔ ۱۰۰"), QStringLiteral("کوچهٔ الف")};
        QTest::newRow("leading zeros") << QStringList{QStringLiteral("6"), QStringLiteral("7"), QStringLiteral("007"),
                                                      QStringLiteral("8")};
        QTest::newRow("a word before what it begins")
            << QStringList{QStringLiteral("کرج"), QStringLiteral("کرج نو"), QStringLiteral("کرجی")};
        QTest::newRow("half-space after none and before the next")
            << QStringList{QStringLiteral("میرود"), QStringLiteral("می‌رود"), QStringLiteral("میروم")};
        QTest::newRow("kinds") << QStringList{QStringLiteral("(الف)"), QStringLiteral("۱"),   QStringLiteral("الف"),
                                              QStringLiteral("ڕ"),     QStringLiteral("abc"), QStringLiteral("Ж")};
        QTest::newRow("Latin") << QStringList{QStringLiteral("cafe"), QStringLiteral("café"), QStringLiteral("Cafe"),
                                              QStringLiteral("cafes")};
    }
    void textsSortAsListed()
    {
        QFETCH(QStringList, inOrder);
        for (qsizetype i = 1; i < inOrder.size(); ++i)
            QVERIFY2(sortKey(inOrder[i - 1]) < sortKey(inOrder[i]), qPrintable(inOrder[i - 1] + u'|' + inOrder[i]));
    }

    void spellingsOfTheSameTextHaveTheSameKey()
    {
        QCOMPARE(sortKey(QStringLiteral(" علي  كريمي")), sortKey(QStringLiteral("علی کریمی")));
        QCOMPARE(sortKey(QStringLiteral("۱۲")), sortKey(QStringLiteral("12")));
    }

    void keyIsShortForCommonText()
    {
        const QString text = QStringLiteral("خیابان شهید بهشتی");
        QCOMPARE(sortKey(text).size(), text.size());
        QCOMPARE(sortKey(QString()), QByteArray());
        QVERIFY(sortKey(QString(100'000, u'پ')).size() <= 128);
    }
};

QTEST_GUILESS_MAIN(SortKeyTest)
#include "sort_key_test.moc"
