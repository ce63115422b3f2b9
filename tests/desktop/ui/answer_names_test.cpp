// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/answer_names.h"
#include "intake/support/call_desk.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;

/// Goal: whoever reads what could not be done as it was meant reads what was answered, not the keys that stand for it.
class AnswerNamesTest : public QObject
{
    Q_OBJECT

    SmallCity m_city;

    /// The arguments with names, after the city has answered; empty if it has not.
    QJsonObject named(const QJsonObject &arguments)
    {
        QJsonObject found;
        desktop::answerNames(m_city)(arguments, this, [&found](const QJsonObject &answered) { found = answered; });
        CallDesk::settle();
        return found;
    }
    static QJsonObject message(const QString &subject, const QJsonObject &answers)
    {
        return {{QStringLiteral("subject"), subject},
                {QStringLiteral("words"), QStringLiteral("فرو ریخته")},
                {QStringLiteral("answers"), answers}};
    }

private Q_SLOTS:
    void whatHasNoSubjectHereStaysAsItIs()
    {
        QVERIFY(named({{QStringLiteral("note"), QStringLiteral("فردا")}}).isEmpty());
        QVERIFY(named(message(numbered(99).toString(), {{QStringLiteral("where"), QStringLiteral("road")}})).isEmpty());
        QVERIFY(named(message(QStringLiteral("'; --"), {})).isEmpty());
    }

    void anAnswerToNoQuestionIsNotLost()
    {
        const QJsonObject found =
            named(message(numbered(10).toString(), {{QStringLiteral("gone"), QStringLiteral("چیزی")}}));
        QCOMPARE(found.value(QStringLiteral("answers")).toArray(), (QJsonArray{QStringLiteral("چیزی")}));
    }

    void answersReadWithTheirQuestionsInTheirOrder()
    {
        const QJsonObject found =
            named(message(numbered(10).toString(),
                          {{QStringLiteral("width"), 40}, {QStringLiteral("where"), QStringLiteral("road")}}));
        QCOMPARE(found.value(QStringLiteral("answers")).toArray(),
                 (QJsonArray{QStringLiteral("کجای معبر است؟ سواره‌رو"),
                             QStringLiteral("چند سانتی‌متر است؟ ۴۰")}));
        QCOMPARE(found.value(QStringLiteral("words")).toString(), QStringLiteral("فرو ریخته"));
    }
};

QTEST_MAIN(AnswerNamesTest)
#include "answer_names_test.moc"
