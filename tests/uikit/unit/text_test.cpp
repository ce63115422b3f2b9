// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/ages.h"
#include "uikit/application.h"
#include "uikit/error_sentence.h"
#include "uikit/times.h"

#include <QApplication>
#include <QTimeZone>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit;
using namespace std::chrono_literals;

/// Goal: what the kit says by itself is Persian, in Persian digits, and says what to do.
class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        static constexpr ErrorText texts[] = {
            {"test.limit", "At most %{most} of %{name}."},
        };
        addErrorTexts(texts);
    }

    void anUnknownErrorIsNamed()
    {
        const QString sentence = errorSentence(Error("test.never_heard_of"));
        QVERIFY2(sentence.contains(QLatin1String("test.never_heard_of")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("پشتیبانی")), qPrintable(sentence));
        QVERIFY(!hasErrorText("test.never_heard_of"));
    }

    void storedDaysAreShownInTheCalendarOfTheReader()
    {
        QCOMPARE(dayText(QStringLiteral("2026-11-09")), QStringLiteral("\u2066۱۴۰۵/۰۸/۱۸\u2069"));
        QCOMPARE(dayText(QStringLiteral("2025-03-20")), QStringLiteral("\u2066۱۴۰۳/۱۲/۳۰\u2069"));
        for (const char *other : {"", "litter", "2026-13-01", "2026-02-30", "2026-1-9", "2026-11-09T10:00", "3026-11-09"})
            QCOMPARE(dayText(QString::fromLatin1(other)), QString());
    }

    void valuesAreFilledInWithPersianDigits()
    {
        QVERIFY(hasErrorText("test.limit"));
        const Error error =
            Error("test.limit").with(QStringLiteral("most"), 1405).with(QStringLiteral("name"), QStringLiteral("نام"));
        QCOMPARE(errorSentence(error), QStringLiteral("At most ۱۴۰۵ of نام."));
    }

    void aValueIsNotLookedInto()
    {
        const QVariantMap values = {{QStringLiteral("a"), QStringLiteral("%{b}")}, {QStringLiteral("b"), 1}};
        QCOMPARE(withValues(QStringLiteral("%{a} %{c} %{"), values), QStringLiteral("%{b} %{c} %{"));
    }

    void codesAreShownInPersianDigitsAndOtherTextAsItIs()
    {
        const QVariantMap values = {{QStringLiteral("code"), QStringLiteral("4501234567")},
                                    {QStringLiteral("by"), QStringLiteral("Unit 3")}};
        QCOMPARE(withValues(QStringLiteral("%{code} %{by}"), values), QStringLiteral("۴۵۰۱۲۳۴۵۶۷ Unit 3"));
    }

    void datesAndHoursThatAreTextAreShownInPersianDigits()
    {
        const QVariantMap values = {{QStringLiteral("date"), QStringLiteral("1405/01/01")},
                                    {QStringLiteral("from"), QStringLiteral("07:30")}};
        QCOMPARE(withValues(QStringLiteral("%{date} %{from}"), values), QStringLiteral("۱۴۰۵/۰۱/۰۱ ۰۷:۳۰"));
    }

    void timesAreJalaliInTehran()
    {
        // 1404/01/01 00:30 there, still the day before in Greenwich.
        const qint64 at = QDateTime(QDate(2025, 3, 20), QTime(21, 0), QTimeZone::utc()).toMSecsSinceEpoch();
        QCOMPARE(withValues(QStringLiteral("at %{at:time}."), {{QStringLiteral("at"), at}}),
                 QStringLiteral("at \u2066۱۴۰۴/۰۱/۰۱ ۰۰:۳۰\u2069."));
    }

    void wordsStandForAValueThatIsNotThere()
    {
        const QString sentence = QStringLiteral("%{by|somebody else} at %{at:time|some time}");
        QCOMPARE(withValues(sentence, {}), QStringLiteral("somebody else at some time"));
        QCOMPARE(withValues(sentence, {{QStringLiteral("by"), QStringLiteral("سارا")}}),
                 QStringLiteral("سارا at some time"));
    }

    void agesAreShort_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("ahead of us") << qint64(-500) << QStringLiteral("اکنون");
        QTest::newRow("now") << qint64(59) << QStringLiteral("اکنون");
        QTest::newRow("a minute") << qint64(60) << QStringLiteral("۱ دقیقه");
        QTest::newRow("hours") << qint64(2 * 3600 + 3599) << QStringLiteral("۲ ساعت");
        QTest::newRow("days") << qint64(3 * 86400) << QStringLiteral("۳ روز");
        QTest::newRow("months") << qint64(65 * 86400) << QStringLiteral("۲ ماه");
        QTest::newRow("years") << qint64(3 * 366 * 86400) << QStringLiteral("۳ سال");
    }
    void agesAreShort()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(ageText(std::chrono::seconds(seconds)), text);
    }

    void latenessIsSaidFromAMinuteOn()
    {
        QCOMPARE(lateText(59s), QString());
        QCOMPARE(lateText(3 * 24h), QStringLiteral("۳ روز دیرکرد"));
    }

    void qtsOwnButtonsArePersian()
    {
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("انصراف"));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyPersian(application);
    TextTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "text_test.moc"
