// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/damm.h"
#include "persian/national_id.h"
#include "persian/phone.h"
#include "persian/postal_code.h"
#include "persian/stored_text.h"

#include <QtTest>

#include <rapidcheck.h>

#include <set>

using namespace peygir;
using namespace peygir::persian;

namespace {

template <class T>
QByteArray errorOf(const Result<T> &result)
{
    return result.ok() ? QByteArray("accepted") : result.error().id();
}

/// `digits` with one digit changed or two unequal neighbours swapped.
QString withOneMistake(const QString &digits)
{
    QString wrong = digits;
    const auto at = *rc::gen::inRange<int>(0, int(digits.size()) - 1);
    if (*rc::gen::arbitrary<bool>() && wrong[at] != wrong[at + 1])
        std::swap(wrong[at], wrong[at + 1]);
    else
        wrong[at] = QChar(u'0' + (wrong[at].unicode() - u'0' + *rc::gen::inRange<int>(1, 10)) % 10);
    return wrong;
}

} // namespace

/// Goal: what people type as a number is taken in any spelling and stored in one, and a wrong one is refused with the
/// reason.
class IdentifiersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongPhonesAreRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("nothing") << QStringLiteral(" - ") << QByteArray("persian.phone.empty");
        QTest::newRow("letters") << QStringLiteral("0912abc4567") << QByteArray("persian.phone.letters");
        QTest::newRow("Persian letters") << QStringLiteral("۰۹۱۲ داخلی ۴") << QByteArray("persian.phone.letters");
        QTest::newRow("signs") << QStringLiteral("0912*123#4567") << QByteArray("persian.phone.signs");
        QTest::newRow("plus inside") << QStringLiteral("0912+1234567") << QByteArray("persian.phone.signs");
        QTest::newRow("plus alone") << QStringLiteral("+") << QByteArray("persian.phone.empty");
        QTest::newRow("country code alone") << QStringLiteral("+98") << QByteArray("persian.phone.too_short");
        QTest::newRow("digit missing") << QStringLiteral("0912123456") << QByteArray("persian.phone.too_short");
        QTest::newRow("digit too many") << QStringLiteral("091212345678") << QByteArray("persian.phone.too_long");
        QTest::newRow("endless") << QString(1000, u'9') << QByteArray("persian.phone.too_long");
        QTest::newRow("Turkey") << QStringLiteral("+90 532 123 4567") << QByteArray("persian.phone.foreign");
        QTest::newRow("Afghanistan") << QStringLiteral("0093701234567") << QByteArray("persian.phone.foreign");
        QTest::newRow("mobile of no operator")
            << QStringLiteral("09802002580") << QByteArray("persian.phone.unknown_prefix");
        QTest::newRow("area of no province")
            << QStringLiteral("02012345678") << QByteArray("persian.phone.unknown_prefix");
        QTest::newRow("local without area")
            << QStringLiteral("88776655") << QByteArray("persian.phone.area_code_missing");
    }
    void wrongPhonesAreRefused()
    {
        QFETCH(QString, typed);
        QFETCH(QByteArray, error);
        QCOMPARE(errorOf(Phone::parse(typed)), error);
    }

    void everySpellingOfAPhoneIsOneNumber_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        const QString mobile = QStringLiteral("+989121234567");
        const QString landline = QStringLiteral("+982188776655");
        for (const char *typed : {"09121234567", "9121234567", "+989121234567", "00989121234567", "989121234567",
                                  "+98 912 123 4567", "0912-123-4567", "(0912) 123.45.67", "+98 (0)912 1234567"})
            QTest::newRow(typed) << QString::fromLatin1(typed) << mobile;
        QTest::newRow("Persian") << QStringLiteral("۰۹۱۲ ۱۲۳ ۴۵۶۷") << mobile;
        QTest::newRow("Arabic") << QStringLiteral("٠٩١٢١٢٣٤٥٦٧") << mobile;
        QTest::newRow("direction marks") << QStringLiteral("\u202A+98\u200E9121234567\u202C") << mobile;
        for (const char *typed :
             {"88776655", "8877 6655", "02188776655", "2188776655", "+98 21 88776655", "021-88776655"})
            QTest::newRow(typed) << QString::fromLatin1(typed) << landline;
    }
    void everySpellingOfAPhoneIsOneNumber()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        const auto phone = Phone::parse(typed, QStringLiteral("021"));
        QCOMPARE(errorOf(phone), QByteArray("accepted"));
        QCOMPARE(phone->text(), stored);
        QCOMPARE(*Phone::parse(phone->text()), *phone);
        QCOMPARE(*Phone::parse(phone->nationalText()), *phone);
        QCOMPARE(*Phone::parse(phone->displayText()), *phone);
    }

    void areaCodesAreThoseOfTheProvincesAndNoOthers()
    {
        static const std::set<int> provinces{
            11, 13, 17, 21, 23, 24, 25, 26, 28, 31, 34, 35, 38, 41, 44, 45,
            51, 54, 56, 58, 61, 66, 71, 74, 76, 77, 81, 83, 84, 86, 87};
        for (int area = 10; area < 90; ++area) {
            const auto phone = Phone::parse(u'0' + QString::number(area) + QStringLiteral("33445566"));
            QCOMPARE(errorOf(phone), QByteArray(provinces.contains(area) ? "accepted" : "persian.phone.unknown_prefix"));
        }
    }

    void mobileNumbersAreThoseOfOperatorsAndNoOthers()
    {
        for (int prefix = 90; prefix <= 99; ++prefix) {
            const bool isGivenOut = prefix != 97 && prefix != 98;
            const auto phone = Phone::parse(u'0' + QString::number(prefix) + QStringLiteral("01234567"));
            QCOMPARE(errorOf(phone), QByteArray(isGivenOut ? "accepted" : "persian.phone.unknown_prefix"));
        }
    }

    void phoneIsShownInGroups()
    {
        const Phone mobile = *Phone::parse(QStringLiteral("9121234567"));
        QCOMPARE(mobile.displayText(), QStringLiteral("0912 123 4567"));
        QCOMPARE(mobile.lastFour(), QStringLiteral("4567"));
        QCOMPARE(mobile.kind(), Phone::Kind::Mobile);
        const Phone landline = *Phone::parse(QStringLiteral("88776655"), QStringLiteral("21"));
        QCOMPARE(landline.displayText(), QStringLiteral("021 8877 6655"));
        QCOMPARE(landline.kind(), Phone::Kind::Landline);
    }

    void wrongNumbersOfPersonsAreRefused()
    {
        QCOMPARE(errorOf(NationalId::parse(QString())), QByteArray("persian.national_id.empty"));
        QCOMPARE(errorOf(NationalId::parse(QStringLiteral("04993708a9"))), QByteArray("persian.national_id.letters"));
        QCOMPARE(errorOf(NationalId::parse(QStringLiteral("1234567"))), QByteArray("persian.national_id.length"));
        QCOMPARE(errorOf(NationalId::parse(QStringLiteral("12345678901"))), QByteArray("persian.national_id.length"));
        QCOMPARE(errorOf(NationalId::parse(QStringLiteral("0499370898"))),
                 QByteArray("persian.national_id.check_digit"));
        QCOMPARE(errorOf(NationalId::parse(QStringLiteral("1111111111"))),
                 QByteArray("persian.national_id.never_issued"));
        QCOMPARE(errorOf(LegalId::parse(QStringLiteral("10380284791"))), QByteArray("persian.legal_id.check_digit"));
        QCOMPARE(errorOf(LegalId::parse(QStringLiteral("1038028479"))), QByteArray("persian.legal_id.length"));
        QCOMPARE(errorOf(PostalCode::parse(QStringLiteral("151763481"))), QByteArray("persian.postal_code.length"));
        QCOMPARE(errorOf(PostalCode::parse(QStringLiteral("0517634811"))),
                 QByteArray("persian.postal_code.never_issued"));
        QCOMPARE(errorOf(PostalCode::parse(QStringLiteral("1527634811"))),
                 QByteArray("persian.postal_code.never_issued"));
        QCOMPARE(errorOf(PostalCode::parse(QStringLiteral("1111111111"))),
                 QByteArray("persian.postal_code.never_issued"));
        QCOMPARE(errorOf(NationalId::parse(QStringLiteral("1230000001"))),
                 QByteArray("persian.national_id.never_issued"));
        QCOMPARE(errorOf(PostalCode::parse(QStringLiteral("15176-3481x"))), QByteArray("persian.postal_code.letters"));
    }

    void numbersOfPersonsAreStoredInAsciiDigits()
    {
        QCOMPARE(NationalId::parse(QStringLiteral("۰۴۹-۹۳۷۰۸۹-۹"))->text(), QStringLiteral("0499370899"));
        QCOMPARE(NationalId::parse(QStringLiteral("0499370899"))->displayText(), QStringLiteral("049-937089-9"));
        QCOMPARE(NationalId::parse(QStringLiteral("499370899"))->text(), QStringLiteral("0499370899"));
        // A spreadsheet took both zeros.
        QCOMPARE(NationalId::parse(QStringLiteral("12345679"))->text(), QStringLiteral("0012345679"));
        // A remainder of ten, which is no digit, is written as 0.
        QCOMPARE(LegalId::parse(QStringLiteral("10100171920"))->text(), QStringLiteral("10100171920"));
        QCOMPARE(LegalId::parse(QStringLiteral("14007650912"))->text(), QStringLiteral("14007650912"));
        QCOMPARE(LegalId::parse(QStringLiteral("۱۰۳۸۰۲۸۴۷۹۰"))->text(), QStringLiteral("10380284790"));
        QCOMPARE(PostalCode::parse(QStringLiteral("۱۵۱۷۶ ۳۴۸۱۱"))->displayText(), QStringLiteral("15176-34811"));
    }

    void everySingleMistakeInANationalIdIsFound()
    {
        QVERIFY(rc::check([] {
            const QString serial = QString::number(*rc::gen::inRange(100'000'000, 1'000'000'000));
            QString valid;
            for (int check = 0; check < 10 && valid.isEmpty(); ++check) {
                if (NationalId::parse(serial + QString::number(check)).ok())
                    valid = serial + QString::number(check);
            }
            RC_PRE(!valid.isEmpty());
            QString wrong = valid;
            const auto at = *rc::gen::inRange<int>(0, 10);
            wrong[at] = QChar(u'0' + (wrong[at].unicode() - u'0' + *rc::gen::inRange<int>(1, 10)) % 10);
            // The rest of 11 has no digit of its own for 10, so a few changes of one digit slip through the official
            // rule: those that go between the rests 1 and 10.
            const auto rest = [](const QString &id) {
                int sum = 0;
                for (int i = 0; i < 9; ++i)
                    sum += (id[i].unicode() - u'0') * (10 - i);
                return sum % 11;
            };
            RC_PRE(!((rest(valid) == 1 && rest(wrong) == 10) || (rest(valid) == 10 && rest(wrong) == 1)));
            RC_ASSERT(!NationalId::parse(wrong).ok());
        }));
    }

    void dammFindsEverySingleMistake()
    {
        QCOMPARE(damm::digit(u"572"), std::optional<int>(4));
        QVERIFY(damm::valid(u"5724"));
        QVERIFY(!damm::valid(u"5"));
        QVERIFY(!damm::valid(u""));
        QVERIFY(!damm::digit(u"12a"));
        QVERIFY(!damm::digit(u"۱۲"));
        QVERIFY(rc::check([] {
            QString code = QString::number(*rc::gen::inRange(100'000'000, 1'000'000'000));
            code += QString::number(*damm::digit(code));
            RC_ASSERT(damm::valid(code));
            RC_ASSERT(!damm::valid(withOneMistake(code)));
        }));
    }

    void storedTextIsNeverEmptyNorTooLong()
    {
        QCOMPARE(errorOf(NameText::parse(QStringLiteral(" \u200E\n"))), QByteArray("persian.text.empty"));
        const auto tooLong = NameText::parse(QString(NameText::most + 1, u'پ'));
        QCOMPARE(errorOf(tooLong), QByteArray("persian.text.too_long"));
        QCOMPARE(tooLong.error().values().value(QStringLiteral("most")).toInt(), NameText::most);
        QCOMPARE(NameText::parse(QStringLiteral(" علي\n كريمي "))->text(), QStringLiteral("علی کریمی"));
        QCOMPARE(NoteText::parse(QStringLiteral("یک\r\nدو"))->text(), QStringLiteral("یک\nدو"));
        QCOMPARE(*NameText::parse(QStringLiteral("علي")), *NameText::parse(QStringLiteral("علی")));
    }
};

QTEST_GUILESS_MAIN(IdentifiersTest)
#include "identifiers_test.moc"
