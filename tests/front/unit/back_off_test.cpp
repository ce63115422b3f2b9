// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/back_off.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::front;

/// Goal: desks that lost their server come back ever more rarely, and not all at once.
class BackOffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsDoubleUpToTheMostAndStayInTheirHalf()
    {
        SeededRandom random(1);
        BackOff backOff(random, Milliseconds(1000), Milliseconds(10'000));
        for (const qint64 length : {1000, 2000, 4000, 8000, 10'000, 10'000}) {
            const qint64 wait = backOff.next().count();
            QVERIFY2(wait >= length / 2 && wait <= length, qPrintable(QString::number(wait)));
        }
    }

    void successBeginsAnew()
    {
        SeededRandom random(2);
        BackOff backOff(random, Milliseconds(1000), Milliseconds(60'000));
        for (int i = 0; i < 5; ++i)
            backOff.next();
        backOff.reset();
        QVERIFY(backOff.next() <= Milliseconds(1000));
    }

    void twoDesksDoNotWaitAlike()
    {
        SeededRandom one(3);
        SeededRandom other(4);
        BackOff first(one, Milliseconds(1000), Milliseconds(60'000));
        BackOff second(other, Milliseconds(1000), Milliseconds(60'000));
        int equal = 0;
        for (int i = 0; i < 20; ++i)
            equal += first.next() == second.next() ? 1 : 0;
        QVERIFY(equal < 3);
    }
};

QTEST_GUILESS_MAIN(BackOffTest)
#include "back_off_test.moc"
