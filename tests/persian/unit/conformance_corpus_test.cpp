// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/damm.h"
#include "persian/date_input.h"
#include "persian/digits.h"
#include "persian/national_id.h"
#include "persian/phone.h"
#include "persian/postal_code.h"
#include "persian/sort_key.h"
#include "persian/stored_text.h"
#include "persian/tokens.h"
#include "persian/unit/corpus.h"

#include <QCollator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace peygir;
using namespace peygir::persian;

namespace {

/// The recorded calls of one function of a foreign suite that give its only argument as text or number.
QList<QPair<QString, QJsonValue>> vectors(const char *function)
{
    static const QJsonObject all =
        QJsonDocument::fromJson(corpus::read("persian/validators/persian_tools_vectors.json")).object();
    QList<QPair<QString, QJsonValue>> calls;
    for (const QJsonValue &call : all.value(QLatin1String(function)).toArray()) {
        const QJsonValue argument = call[QStringLiteral("args")].toArray().first();
        if (argument.isString() || argument.isDouble())
            calls.append({argument.toVariant().toString(), call[QStringLiteral("result")]});
    }
    return calls;
}

/// `column` of the lines, where it has only Persian letters, spaces and half-spaces: what our alphabet has a say in.
QStringList persianWords(const char *path, QChar separator)
{
    static const QRegularExpression persian(QStringLiteral("^[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئ \u200C]+$"));
    QStringList words;
    for (const QString &line : corpus::lines(path)) {
        const QString word = normalised(line.section(separator, 0, 0));
        if (persian.match(word).hasMatch())
            words += word;
    }
    return words;
}

struct Share
{
    int agreeing = 0;
    int all = 0;
    void count(bool agrees)
    {
        agreeing += agrees;
        ++all;
    }
};

/// Reports a share and holds it to the floor that was measured when the rule was written.
bool holds(const char *what, Share share, int floor)
{
    qInfo("%s: %d of %d agree", what, share.agreeing, share.all);
    return share.all > 0 && share.agreeing >= floor;
}

} // namespace

/// Goal: our rules agree with what others have published, and nothing that people have used to break programs breaks
/// them.
class ConformanceCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nationalIdsAgreeWithTheRecordedVerdicts()
    {
        int checked = 0;
        for (const auto &[typed, verdict] : vectors("verifyIranianNationalId")) {
            // The last one fails only a list of registry offices, which we do not keep: offices come and go.
            if (typed == QLatin1String("9990419904"))
                continue;
            QVERIFY2(NationalId::parse(typed).ok() == verdict.toBool(), qPrintable(typed));
            ++checked;
        }
        QVERIFY(checked >= 18);
    }

    void legalIdsAgreeWithTheRecordedVerdicts()
    {
        const auto calls = vectors("verifyIranianLegalId");
        QCOMPARE(calls.size(), 5);
        for (const auto &[typed, verdict] : calls)
            QVERIFY2(LegalId::parse(typed).ok() == verdict.toBool(), qPrintable(typed));
    }

    void mobileNumbersAgreeWithTheRecordedVerdicts()
    {
        const auto verdicts = vectors("isPhoneNumberValid");
        QCOMPARE(verdicts.size(), 5);
        for (const auto &[typed, verdict] : verdicts)
            QVERIFY2(Phone::parse(typed).ok() == verdict.toBool(), qPrintable(typed));
        for (const auto &[typed, stored] : vectors("phoneNumberNormalizer")) {
            const auto phone = Phone::parse(typed);
            QVERIFY2(phone.ok() == stored.isString(), qPrintable(typed));
            QVERIFY(!phone.ok() || stored.toString() == phone->text() || stored.toString() == phone->nationalText());
        }
    }

    void digitsAgreeWithTheRecordedResults()
    {
        int checked = 0;
        for (const auto &[text, result] : vectors("digitsEnToFa")) {
            if (!result.isString())
                continue;
            QCOMPARE(toPersianDigits(text), result.toString());
            ++checked;
        }
        for (const auto &[text, result] : vectors("digitsFaToEn")) {
            QCOMPARE(toAsciiDigits(text), result.toString());
            ++checked;
        }
        QVERIFY(checked >= 4);
    }

    void letterFormsAgreeWithTheRecordedPairs()
    {
        Share share;
        const QJsonArray pairs =
            QJsonDocument::fromJson(corpus::read("persian/normalisation/nisaba_fa_prs.json")).array();
        for (const QJsonValue &pair : pairs) {
            if (pair[QStringLiteral("lang")].toString() != QLatin1String("FA"))
                continue;
            // Both sides are normalised: the pairs choose another letter for heh with hamza.
            const QString in = pair[QStringLiteral("input")].toString();
            share.count(normalised(in) == normalised(pair[QStringLiteral("output")].toString()));
        }
        QVERIFY(holds("letters of another suite", share, 26));
    }

    void compoundsAreFoundByEitherSpellingOfTheRecordedPairs()
    {
        Share share;
        for (const QString &line : corpus::lines("persian/normalisation/hazm_normalizer_cases.txt"))
            share.count(searchForm(line.section(u'#', 0, 0)) == searchForm(line.section(u'#', 1, 1)));
        QVERIFY(holds("spellings of another normaliser", share, 47));
        share = {};
        for (const auto &[typed, result] : vectors("halfSpace"))
            share.count(searchForm(typed) == searchForm(result.toString()));
        QVERIFY(holds("half-spaces of another suite", share, 20));
    }

    void orderAgreesWithTheCollationOfUnicode()
    {
        QCollator second(QLocale(QLocale::Persian, QLocale::Iran));
        if (second.compare(QStringLiteral("پ"), QStringLiteral("ت")) >= 0)
            QSKIP("this machine has no collation for Persian");
        QStringList words = persianWords("persian/lexicon/hazm_words_top30k.tsv", u'\t') +
                            persianWords("persian/names/names_1.csv", u',') +
                            persianWords("persian/names/names_2.csv", u',') +
                            persianWords("persian/names/faker_fa_surnames.txt", u'\t');
        words.removeDuplicates();
        std::sort(words.begin(), words.end(),
                  [](const QString &a, const QString &b) { return sortKey(a) < sortKey(b); });
        Share share;
        for (qsizetype i = 1; i < words.size(); ++i) {
            share.count(second.compare(words[i - 1], words[i]) <= 0);
        }
        QVERIFY(holds("neighbours in the order of the alphabet", share, 36000));
    }

    void naughtyStringsBreakNothing()
    {
        const JalaliDate today = *JalaliDate::fromParts(1405, 9, 1);
        const QJsonArray strings =
            QJsonDocument::fromJson(corpus::read("conformance/naughty-strings/blns.json")).array();
        QVERIFY(strings.size() > 500);
        for (const QJsonValue &value : strings) {
            const QString text = value.toString();
            for (const Lines lines : {Lines::One, Lines::Many}) {
                const QString stored = normalised(text, lines);
                QVERIFY2(stored.isValidUtf16() && !stored.contains(QChar(0)), qPrintable(text));
                QVERIFY2(normalised(stored, lines) == stored, qPrintable(text));
                QVERIFY2(sortKey(stored) == sortKey(text) || lines == Lines::Many, qPrintable(text));
            }
            QVERIFY2(searchForm(normalised(text)) == searchForm(text), qPrintable(text));
            QVERIFY2(searchForm(searchForm(text)) == searchForm(text), qPrintable(text));
            for (const QString &token : indexTokens(text))
                QVERIFY2(!token.isEmpty() && token.isValidUtf16() && token.size() <= 64, qPrintable(text));
            for (const QueryWord &word : queryWords(text))
                QVERIFY2(!word.prefixes.isEmpty(), qPrintable(text));
            if (const auto note = NoteText::parse(text); note.ok())
                QVERIFY2(NoteText::parse(note->text())->text() == note->text(), qPrintable(text));
            if (const auto phone = Phone::parse(text, QStringLiteral("021")); phone.ok())
                QVERIFY2(*Phone::parse(phone->text()) == *phone, qPrintable(text));
            if (const auto date = parseDate(text, today); date.ok())
                QVERIFY2(*parseDate(date->toString(), today) == *date, qPrintable(text));
            if (const auto id = NationalId::parse(text); id.ok())
                QVERIFY2(NationalId::parse(id->text())->text() == id->text(), qPrintable(text));
            QVERIFY2(!LegalId::parse(text).ok() && !PostalCode::parse(text).ok(), qPrintable(text));
            QVERIFY2(!damm::valid(u'x' + text), qPrintable(text));
        }
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(8);
    ConformanceCorpusTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "conformance_corpus_test.moc"
