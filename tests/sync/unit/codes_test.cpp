// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/codes.h"

#include "persian/damm.h"

#include <QtTest>

#include <set>

using namespace peygir;
using namespace peygir::sync;

namespace {

const QByteArray key(32, 'k');

qint64 withoutCheckDigit(const QByteArray &code) { return code.chopped(1).toLongLong(); }

} // namespace

/// Goal: no two codes are the same, nobody can count along them, and those that were told stay what they are (SYNC 19).
class CodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndexHasItsOwnPlace_data()
    {
        QTest::addColumn<quint64>("size");
        // On both sides of each power of four, where the network grows and what falls out is walked back.
        for (const quint64 size : {1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 65, 1000, 1023, 1024, 1025})
            QTest::addRow("%llu", size) << size;
    }
    void everyIndexHasItsOwnPlace()
    {
        QFETCH(quint64, size);
        const KeyedPermutation permutation(key, size);
        std::set<quint64> places;
        for (quint64 index = 0; index < size; ++index) {
            const quint64 place = permutation(index);
            QVERIFY(place < size);
            places.insert(place);
        }
        QCOMPARE(quint64(places.size()), size);
    }

    void whatIsRememberedIsWhatIsHashed()
    {
        for (const quint64 size : {quint64(5), quint64(1025), officialCodes}) {
            const KeyedPermutation hashed(key, size);
            const KeyedPermutation remembered(key, size, KeyedPermutation::Halves::Remembered);
            for (quint64 index = 0; index < std::min<quint64>(size, 400); ++index) {
                QCOMPARE(remembered(index), hashed(index));
                QCOMPARE(remembered(size - 1 - index), hashed(size - 1 - index));
                QCOMPARE(remembered(index), hashed(index));
            }
        }
        // One key after the other.
        const QByteArray other(32, 'l');
        const QByteArray first = officialCode(key, 7);
        QVERIFY(officialCode(other, 7) != first);
        QCOMPARE(officialCode(key, 7), first);
    }

    void anotherKeyIsAnotherOrder()
    {
        const KeyedPermutation one(key, 1000);
        const KeyedPermutation other(QByteArray(32, 'l'), 1000);
        int same = 0;
        for (quint64 index = 0; index < 1000; ++index)
            same += one(index) == other(index) ? 1 : 0;
        // One is what chance gives.
        QVERIFY2(same < 10, qPrintable(QString::number(same)));
    }

    void neighboursDoNotBecomeNeighbours()
    {
        qint64 last = withoutCheckDigit(officialCode(key, 0));
        for (quint64 index = 1; index < 5000; ++index) {
            const qint64 now = withoutCheckDigit(officialCode(key, index));
            // Of 5,000 pairs drawn by chance out of 900 million, one is this close in a thousand tests.
            QVERIFY2(std::abs(now - last) > 90, qPrintable(QString::number(index)));
            last = now;
        }
    }

    void officialCodesHaveTenDigitsOfWhichTheFirstIsNotZero()
    {
        std::set<char> firsts;
        for (const quint64 from : {quint64(0), officialCodes - 2000}) {
            for (quint64 index = from; index < from + 2000; ++index) {
                const QByteArray code = officialCode(key, index);
                QCOMPARE(code.size(), 10);
                QVERIFY2(isTrackingCode(code), code.constData());
                firsts.insert(code.front());
            }
        }
        QCOMPARE(QByteArray(std::string(firsts.begin(), firsts.end()).c_str()), QByteArray("123456789"));
    }

    void codesOfADeskHaveTwelveDigitsAndBeginWithItsNumber()
    {
        std::set<QByteArray> codes;
        for (const int desk : {10'000, mostDeskNumber}) {
            for (quint64 counter = 0; counter < 2000; ++counter) {
                const QByteArray code = deskCode(desk, key, counter);
                QCOMPARE(code.size(), 12);
                QVERIFY2(isTrackingCode(code), code.constData());
                QVERIFY(code.startsWith(QByteArray::number(desk)));
                codes.insert(code);
            }
        }
        QCOMPARE(codes.size(), size_t(4000));
    }

    // A code that a citizen was told has to lead to his case after every update: these values never change.
    void codesAreTheSameInEveryVersion()
    {
        QCOMPARE(officialCode(key, 0), QByteArray("1044793400"));
        QCOMPARE(officialCode(key, 1), QByteArray("7495351023"));
        QCOMPARE(officialCode(key, officialCodes - 1), QByteArray("6409602027"));
        QCOMPARE(deskCode(10'000, key, 0), QByteArray("100003093809"));
        QCOMPARE(deskCode(mostDeskNumber, key, deskCodes - 1), QByteArray("999983800626"));
    }

    void counterOfADeskGoesRoundWithoutStopping()
    {
        QCOMPARE(deskCode(10'000, key, deskCodes), deskCode(10'000, key, 0));
    }

    void whatIsNoCodeIsNotTakenForOne_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing is there") << QByteArray("1");
        QTest::newRow("nine digits, rightly checked") << QByteArray("123456786");
        QTest::newRow("eleven digits, rightly checked") << QByteArray("12345678906");
        QTest::newRow("a leading zero, rightly checked") << QByteArray("0123456786");
        QTest::newRow("letters") << QByteArray("12345678ab");
    }
    void whatIsNoCodeIsNotTakenForOne()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!isTrackingCode(text));
    }

    void everyWrongDigitAndEverySwapIsNoticed()
    {
        const QByteArray code = officialCode(key, 137);
        for (int at = 0; at < code.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                QByteArray wrong = code;
                wrong[at] = digit;
                QCOMPARE(isTrackingCode(wrong), wrong == code);
            }
            if (at > 0) {
                QByteArray swapped = code;
                std::swap(swapped[at - 1], swapped[at]);
                QCOMPARE(isTrackingCode(swapped), swapped == code);
            }
        }
    }
};

QTEST_GUILESS_MAIN(CodesTest)
#include "codes_test.moc"
