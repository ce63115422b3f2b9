// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/sms_reply.h"
#include "cases/core/tracking_code.h"
#include "persian/digits.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::answering;
using catalogue::ReplyCodes;
using Meaning = SmsReply::Meaning;

namespace {

std::vector<ReplyCodes> pairsOf(std::initializer_list<std::pair<const char *, const char *>> codes)
{
    std::vector<ReplyCodes> pairs;
    for (const auto &[accept, object] : codes)
        pairs.push_back({catalogue::ReplyCodesId(test::idNamed(accept)), {}, QLatin1String(accept), QLatin1String(object)});
    return pairs;
}

const std::vector<ReplyCodes> usual = pairsOf({{"31", "33"}});

} // namespace

/// Goal: what a citizen sends is taken for what he means, and for nothing where it can be read in two ways (R101, R102).
class SmsReplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsReadInAllItsSpellings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("meaning");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        const QString none;
        const QString code = test::codeNumber(3);
        const QString longCode = cases::replacementCode(test::idNamed("command"), 0);
        const auto row = [](const char *name, const QString &text, Meaning meaning, const QString &named, const QString &words) {
            QTest::newRow(name) << text << int(meaning) << named << words;
        };
        row("accepts", QStringLiteral("31"), Meaning::Accepts, none, none);
        row("objects", QStringLiteral("33"), Meaning::Objects, none, none);
        row("Persian digits", QStringLiteral("۳۱"), Meaning::Accepts, none, none);
        row("Arabic digits", QStringLiteral("٣٣"), Meaning::Objects, none, none);
        row("spaces and lines around", QStringLiteral("\n  ۳۱ \r\n"), Meaning::Accepts, none, none);
        row("signs around", QStringLiteral("«33».!"), Meaning::Objects, none, none);
        row("invisible signs around", QStringLiteral("\u200f\u202b۳۱\u202c\u200e"), Meaning::Accepts, none, none);
        row("with words", QStringLiteral("33 هنوز ۲ چاله مانده است"), Meaning::Objects, none,
            QStringLiteral("هنوز ۲ چاله مانده است"));
        row("words at once behind it", QStringLiteral("33انجام نشد"), Meaning::Objects, none, QStringLiteral("انجام نشد"));
        row("words on the next line", QStringLiteral("۳۱\nممنون"), Meaning::Accepts, none, QStringLiteral("ممنون"));
        row("words in another script", QStringLiteral("33: not done"), Meaning::Objects, none, QStringLiteral("not done"));
        row("words that begin with a number", QStringLiteral("33 3 روز گذشته"), Meaning::Objects, none,
            QStringLiteral("3 روز گذشته"));
        row("words like an older form of letters", QStringLiteral("33 كاري نشده"), Meaning::Objects, none,
            QStringLiteral("کاری نشده"));
        row("with the code of the case", QStringLiteral("31 ") + code, Meaning::Accepts, code, none);
        row("with that in Persian digits", QStringLiteral("۳۳ ") + persian::toPersianDigits(code), Meaning::Objects, code, none);
        row("with that in groups", QStringLiteral("31 ") + code.left(5) + u' ' + code.mid(5), Meaning::Accepts, code, none);
        row("with that after a dash", QStringLiteral("31-") + code, Meaning::Accepts, code, none);
        row("with a longer code", QStringLiteral("31 ") + longCode, Meaning::Accepts, longCode, none);
        row("with that and words", QStringLiteral("33 ") + code + QStringLiteral("، هنوز خراب است"), Meaning::Objects, code,
            QStringLiteral("هنوز خراب است"));
        row("a street in what he complains of", QStringLiteral("33 خیابان 31 خراب است"), Meaning::Objects, none,
            QStringLiteral("خیابان 31 خراب است"));
    }
    void aReplyIsReadInAllItsSpellings()
    {
        QFETCH(QString, text);
        QFETCH(int, meaning);
        QFETCH(QString, code);
        QFETCH(QString, words);
        const SmsReply reply = readReply(text, usual);
        QCOMPARE(int(reply.meaning), meaning);
        QCOMPARE(reply.code, code);
        QCOMPARE(persian::toAsciiDigits(reply.words), persian::toAsciiDigits(words));
    }

    void whatCanBeReadInTwoWaysIsNotUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        const QString code = test::codeNumber(3);
        QString wrong = code;
        wrong.back() = wrong.back() == u'0' ? u'1' : u'0';
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("nothing", QString());
        row("spaces", QStringLiteral("  \n"));
        row("words", QStringLiteral("ممنون"));
        row("words before it", QStringLiteral("کد 31"));
        row("another number", QStringLiteral("32"));
        row("a longer number", QStringLiteral("311"));
        row("a leading zero", QStringLiteral("031"));
        row("its digits apart", QStringLiteral("3 1"));
        row("both", QStringLiteral("31 33"));
        row("both, with words", QStringLiteral("33 31 کدام؟"));
        row("either", QStringLiteral("31 یا 33"));
        row("either, the other way round", QStringLiteral("33 یا 31"));
        row("he changed his mind", QStringLiteral("31 نه 33 منظورم بود"));
        row("a slash", QStringLiteral("31/33"));
        row("a fraction", QStringLiteral("31.5"));
        row("a date in digits", QStringLiteral("31/6/1405"));
        row("a day of a month", QStringLiteral("۳۱ شهریور قرار بود"));
        row("the code alone", code);
        row("the code of the case before it", code + QStringLiteral(" 31"));
        row("no space between", QStringLiteral("31") + code);
        row("a code that was typed wrong", QStringLiteral("31 ") + wrong);
        row("a part of a code", QStringLiteral("31 48201"));
        row("a telephone number", QStringLiteral("31 09121234567"));
        row("two codes", QStringLiteral("31 ") + code + test::codeNumber(4));
        row("full width digits", QStringLiteral("３１"));
        row("an amount", QStringLiteral("31,000 تومان"));
        row("very long", QString(1'000'000, u'3'));
    }
    void whatCanBeReadInTwoWaysIsNotUnderstood()
    {
        QFETCH(QString, text);
        QCOMPARE(readReply(text, usual), SmsReply());
    }

    void allPairsCountAndACodeOfBothMeaningsNone()
    {
        const auto pairs = pairsOf({{"31", "33"}, {"1", "2"}, {"33", "7"}});
        const auto meaning = [&pairs](const char *text) { return readReply(QLatin1String(text), pairs).meaning; };
        QCOMPARE(meaning("31"), Meaning::Accepts);
        QCOMPARE(meaning("1"), Meaning::Accepts);
        QCOMPARE(meaning("2"), Meaning::Objects);
        QCOMPARE(meaning("7"), Meaning::Objects);
        QCOMPARE(meaning("33"), Meaning::NotUnderstood);
        QCOMPARE(readReply(QStringLiteral("31"), {}).meaning, Meaning::NotUnderstood);
    }

    void itBecomesWhatACallWouldSay()
    {
        const cases::CaseId id(test::idNamed("case"));
        const cases::CaseNodeId node(test::idNamed("node"));
        const QString objection = QStringLiteral("he objects");
        const auto answer = [&](const char *text) { return answerOf(readReply(QLatin1String(text), usual), id, node, objection); };
        QCOMPARE(answer("31").result, CallResult::Done);
        QCOMPARE(answer("31").opinion, cases::Opinion::Satisfied);
        QCOMPARE(answer("31").words, QString());
        QCOMPARE(answer("33").result, CallResult::NotDone);
        QCOMPARE(answer("33").opinion, cases::Opinion::Dissatisfied);
        QCOMPARE(answer("33").words, objection);
        QCOMPARE(answer("33 still there").words, QStringLiteral("still there"));
        QCOMPARE(answer("33").channel, cases::Channel::Sms);
        QVERIFY(storedAnswer(answer("33"), Instant(1)).ok() && storedAnswer(answer("31"), Instant(1)).ok());
    }
};

QTEST_GUILESS_MAIN(SmsReplyTest)
#include "sms_reply_test.moc"
