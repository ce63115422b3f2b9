// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/text.h"
#include "persian/tokens.h"

#include <QtTest>

#include <algorithm>

using namespace peygir::persian;

namespace {

/// What both databases do with the tokens.
bool finds(const QString &typed, const QString &text)
{
    const QStringList tokens = indexTokens(text);
    const QList<QueryWord> words = queryWords(typed);
    return std::all_of(words.begin(), words.end(), [&](const QueryWord &word) {
        return std::any_of(word.prefixes.begin(), word.prefixes.end(), [&](const QString &prefix) {
            return std::any_of(tokens.begin(), tokens.end(),
                               [&](const QString &token) { return token.startsWith(prefix); });
        });
    });
}

} // namespace

/// Goal: search finds a text by any part of any word, however the two spell it (DESIGN §5).
class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        const QString text = QStringLiteral("چاله در خیابان شهید بهشتی، پلاک ۱۲، تلفن ۰۹۱۲۳۴۵۶۷۸۹");
        QTest::newRow("another word") << QStringLiteral("درخت") << text;
        QTest::newRow("one word of two") << QStringLiteral("چاله درخت") << text;
        QTest::newRow("inside of a word") << QStringLiteral("ابان") << text;
        QTest::newRow("another number") << QStringLiteral("۱۳") << text;
        QTest::newRow("inside of a number") << QStringLiteral("3456") << text;
        QTest::newRow("numbers that stand beside each other") << QStringLiteral("1215") << QStringLiteral("۱۲ ۱۵");
        QTest::newRow("end of a number typed backwards") << QStringLiteral("9876") << text;
    }
    void whatIsNotThereIsNotFound()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QVERIFY(!finds(typed, text));
    }

    void everySpellingFindsEverySpelling_data()
    {
        QTest::addColumn<QStringList>("spellings");
        const auto row = [](const char *name, const QString &spellings) {
            QTest::newRow(name) << spellings.split(u'|');
        };
        row("verb", QStringLiteral("آب می‌رود|آب می رود|آب میرود"));
        row("plural", QStringLiteral("چاله‌ها|چاله ها|چالهها"));
        row("name", QStringLiteral("علی‌رضا|علی رضا|علیرضا|علي رضا"));
        row("compound", QStringLiteral("دانش‌آموز|دانش آموز|دانشآموز|دانش اموز"));
        row("three parts", QStringLiteral("نمی‌آید‌ها|نمی آید ها"));
        row("letters and digits", QStringLiteral("پلاک۱۲|پلاک 12|پلاک‌۱۲"));
        row("hamza", QStringLiteral("مسئول|مسؤول|مسوول"));
        row("teh marbuta", QStringLiteral("حیاة|حياه"));
        row("mobile", QStringLiteral("09123456789|۰۹۱۲۳۴۵۶۷۸۹|+989123456789|00989123456789|0912 345 6789"));
        row("plate", QStringLiteral("12ب345|۱۲ ب ۳۴۵|۱۲ب۳۴۵"));
    }
    void everySpellingFindsEverySpelling()
    {
        QFETCH(QStringList, spellings);
        for (const QString &typed : spellings) {
            for (const QString &text : spellings)
                QVERIFY2(finds(typed, text), qPrintable(typed + u'|' + text));
        }
    }

    void longestNumberInGroupsIsOneNumberToo()
    {
        const QString text = QStringLiteral("تلفن 00 98 912 345 6789 است");
        for (const char *typed : {"09123456789", "00989123456789", "6789", "0098 912 345 6789"})
            QVERIFY2(finds(QString::fromLatin1(typed), text), typed);
        // What is longer is no telephone number; its groups are found one by one.
        const QStringList tokens = indexTokens(QStringLiteral("100 200 300 400 500"));
        QVERIFY(!tokens.contains(QStringLiteral("100200300400500")));
        QVERIFY(tokens.contains(QStringLiteral("100")));
    }

    void anyPartFinds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("beginning of a word") << QStringLiteral("خیا");
        QTest::newRow("words in any order") << QStringLiteral("بهشتی چاله");
        QTest::newRow("beginning of two words in one") << QStringLiteral("شهیدبه");
        QTest::newRow("house number") << QStringLiteral("12");
        QTest::newRow("beginning of a number") << QStringLiteral("0912");
        QTest::newRow("last four digits") << QStringLiteral("۶۷۸۹");
        QTest::newRow("last three digits") << QStringLiteral("789");
        QTest::newRow("tracking code in groups") << QStringLiteral("1234 5678");
        QTest::newRow("a word that goes on behind its hamza") << QStringLiteral("مسئ");
        QTest::newRow("Latin in another case") << QStringLiteral("PEY");
        QTest::newRow("signs between") << QStringLiteral("«چاله»، پلاک:12");
        QTest::newRow("nothing that can be searched for") << QStringLiteral(" ؟ ");
    }
    void anyPartFinds()
    {
        QFETCH(QString, typed);
        QVERIFY(
            finds(typed, QStringLiteral("مسئول چاله در خیابان شهید بهشتی، پلاک ۱۲، ۰۹۱۲۳۴۵۶۷۸۹ کد 12345678 Peygir")));
    }

    void tokensAreLettersAndDigitsEachOnce()
    {
        const QStringList tokens =
            indexTokens(QStringLiteral("می‌رود، می‌رود! a-b_c 😀 'DROP TABLE' *^\" é\u0301 ") +
                        QString(300, u'پ'));
        QSet<QString> seen;
        for (const QString &token : tokens) {
            QVERIFY2(!token.isEmpty() && token.size() <= 64, qPrintable(token));
            QVERIFY2(std::all_of(token.begin(), token.end(), [](QChar c) { return c.isLetterOrNumber(); }),
                     qPrintable(token));
            QVERIFY2(!seen.contains(token), qPrintable(token));
            seen += token;
        }
        QVERIFY(tokens.contains(QString(64, u'پ')));
        QVERIFY(finds(QString(200, u'پ'), QString(300, u'پ')));
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tokens_test.moc"
