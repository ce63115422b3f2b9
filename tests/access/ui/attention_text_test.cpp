// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/attention_text.h"
#include "uikit/application.h"
#include "uikit/direction.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using access::typedWords;

/// Goal: of a command that was not applied one reads what one had typed, as one had typed it (R244).
class AttentionTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }

    void wordsStandAsTheyWereTyped()
    {
        QCOMPARE(typedWords({{QStringLiteral("words"), QStringLiteral("چاله")}}), QStringLiteral("چاله"));
    }

    void numbersAndDaysBeginWhereReadingBegins()
    {
        const QString start = uikit::startMark();
        QCOMPARE(start, QString(QChar(0x200F)));
        QCOMPARE(typedWords({{QStringLiteral("phone"), QStringLiteral("09121234567")}}),
                 start + QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷"));
        QCOMPARE(typedWords({{QStringLiteral("answers"), QJsonObject{{QStringLiteral("since"), QStringLiteral("2026-11-09")}}}}),
                 start + QStringLiteral("\u2066۱۴۰۵/۰۸/۱۸\u2069"));
    }

    void ofAnEditOnlyWhatWasWrittenIsTold()
    {
        const QJsonObject edit{{QStringLiteral("seen"), QStringLiteral("پیش")}, {QStringLiteral("written"), QStringLiteral("پس")}};
        QCOMPARE(typedWords({{QStringLiteral("fields"), QJsonObject{{QStringLiteral("name"), edit}}}}), QStringLiteral("پس"));
    }

    void idsAndChosenKeysAreNotTold()
    {
        QCOMPARE(typedWords({{QStringLiteral("case"), QStringLiteral("019b761a-6540-7000-8000-6c6172676572")},
                             {QStringLiteral("channel"), QStringLiteral("phone")},
                             {QStringLiteral("more"), QJsonArray{QStringLiteral("یک"), QStringLiteral("دو")}}}),
                 QStringLiteral("یک\nدو"));
    }
};

QTEST_MAIN(AttentionTextTest)
#include "attention_text_test.moc"
