// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/checklist.h"
#include "base/limits.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::catalogue;

namespace {

Localized named(const char *name) { return {QString::fromLatin1(name), {}}; }

Question question(const char *key, QuestionKind kind, bool required = false, std::vector<Channel> channels = {})
{
    Question made{QString::fromLatin1(key), named(key), kind, required, {}, std::move(channels)};
    if (kind == QuestionKind::Choice)
        made.choices = {{QStringLiteral("dry"), named("dry")}, {QStringLiteral("wet"), named("wet")}};
    return made;
}

/// One question of each kind; the text is required.
Checklist oneOfEach()
{
    return {question("words", QuestionKind::Text, true), question("count", QuestionKind::Number),
            question("danger", QuestionKind::YesNo), question("waste", QuestionKind::Choice),
            question("since", QuestionKind::Date)};
}

QString keysOf(const Checklist &checklist)
{
    QStringList keys;
    for (const Question &each : checklist)
        keys += each.key;
    return keys.join(u' ');
}

const QString words = QStringLiteral("words");

} // namespace

/// Goal: a checklist that cannot be asked is refused, answers are held against what was asked, and each channel has its
/// own questions (R042, R043).
class ChecklistTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void questionWithoutAUsableKeyIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("empty") << QString();
        QTest::newRow("capital") << QStringLiteral("Danger");
        QTest::newRow("space") << QStringLiteral("is wet");
        QTest::newRow("Persian") << QStringLiteral("خطر");
        QTest::newRow("too long") << QString(limits::keyText + 1, u'a');
    }
    void questionWithoutAUsableKeyIsRefused()
    {
        QFETCH(QString, key);
        Question wrong = question("a", QuestionKind::Text);
        wrong.key = key;
        QCOMPARE(checkChecklist({wrong}).error().id(), QByteArray("catalogue.question_key"));
    }

    void twoQuestionsOfOneKeyAreRefused()
    {
        const Checklist twice{question("a", QuestionKind::Text), question("a", QuestionKind::Number)};
        QCOMPARE(checkChecklist(twice).error().id(), QByteArray("catalogue.question_key"));
    }

    void choicesUpToTheLimitAreTaken()
    {
        Question most = question("surface", QuestionKind::Choice);
        most.choices.clear();
        for (int n = 0; n < limits::questionChoices; ++n)
            most.choices.push_back({QStringLiteral("c%1").arg(n), named("one")});
        QVERIFY(checkChecklist({most}).ok());
        most.choices.resize(2);
        QVERIFY(checkChecklist({most}).ok());
    }

    void choicesThatCannotBeChosenAreRefused_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("one only") << 0;
        QTest::newRow("one of them twice") << 1;
        QTest::newRow("a key that is none") << 2;
        QTest::newRow("where none belong") << 3;
        QTest::newRow("too many") << 4;
    }
    void choicesThatCannotBeChosenAreRefused()
    {
        QFETCH(int, what);
        Question wrong = question("a", QuestionKind::Choice);
        if (what == 0)
            wrong.choices.pop_back();
        else if (what == 1)
            wrong.choices.push_back(wrong.choices.front());
        else if (what == 2)
            wrong.choices.push_back({QStringLiteral("a b"), named("a b")});
        else if (what == 3)
            wrong.kind = QuestionKind::YesNo;
        for (int n = 1; what == 4 && n < limits::questionChoices; ++n)
            wrong.choices.push_back({QStringLiteral("c%1").arg(n), named("more")});
        QCOMPARE(checkChecklist({wrong}).error().id(), QByteArray("catalogue.question_choices"));
    }

    void checklistLongerThanAnyCallIsRefused()
    {
        Checklist list;
        for (int n = 0; n < limits::checklistQuestions; ++n)
            list.push_back(question(qPrintable(QStringLiteral("q%1").arg(n)), QuestionKind::Text));
        QVERIFY(checkChecklist(list).ok());
        list.push_back(question("last", QuestionKind::Text));
        QCOMPARE(checkChecklist(list).error().id(), QByteArray("catalogue.checklist_too_long"));
    }

    void requiredAnswerIsMissed_data()
    {
        QTest::addColumn<QJsonValue>("answer");
        QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
        QTest::newRow("spaces") << QJsonValue(QStringLiteral("  "));
    }
    void requiredAnswerIsMissed()
    {
        QFETCH(QJsonValue, answer);
        QJsonObject answers;
        if (!answer.isUndefined())
            answers.insert(words, answer);
        const auto wrong = checkAnswers(oneOfEach(), answers);
        QCOMPARE(wrong.size(), size_t(1));
        QCOMPARE(wrong.at(words).id(), QByteArray("catalogue.answer_missing"));
    }

    void answerOfAnotherKindIsFound_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("answer");
        QTest::newRow("text") << words << QJsonValue(7);
        QTest::newRow("number") << QStringLiteral("count") << QJsonValue(QStringLiteral("7"));
        QTest::newRow("yes or no") << QStringLiteral("danger") << QJsonValue(QStringLiteral("yes"));
        QTest::newRow("choice") << QStringLiteral("waste") << QJsonValue(QStringLiteral("damp"));
        QTest::newRow("date") << QStringLiteral("since") << QJsonValue(QStringLiteral("2026-02-30"));
        QTest::newRow("date with words") << QStringLiteral("since") << QJsonValue(QStringLiteral("yesterday"));
    }
    void answerOfAnotherKindIsFound()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, answer);
        QJsonObject answers{{words, words}};
        answers.insert(key, answer);
        const auto wrong = checkAnswers(oneOfEach(), answers);
        QCOMPARE(wrong.size(), size_t(1));
        QCOMPARE(wrong.at(key).id(), QByteArray("catalogue.answer_malformed"));
    }

    void longAnswerIsFound()
    {
        const auto wrong = checkAnswers(oneOfEach(), {{words, QString(limits::noteText + 1, u'a')}});
        QCOMPARE(wrong.at(words).id(), QByteArray("catalogue.answer_too_long"));
        QVERIFY(checkAnswers(oneOfEach(), {{words, QString(limits::noteText, u'a')}}).empty());
    }

    void answerToWhatWasNotAskedIsFound()
    {
        const auto wrong = checkAnswers(oneOfEach(), {{words, words}, {QStringLiteral("colour"), words}});
        QCOMPARE(wrong.size(), size_t(1));
        QCOMPARE(wrong.at(QStringLiteral("colour")).id(), QByteArray("catalogue.answer_not_asked"));
    }

    void rightAnswersOfEveryKindPass()
    {
        const QJsonObject answers{{words, QStringLiteral("by the school")},
                                  {QStringLiteral("count"), 2.5},
                                  {QStringLiteral("danger"), false},
                                  {QStringLiteral("waste"), QStringLiteral("wet")},
                                  {QStringLiteral("since"), QStringLiteral("2026-11-21")}};
        QVERIFY(checkChecklist(oneOfEach()).ok());
        QVERIFY(checkAnswers(oneOfEach(), answers).empty());
    }

    void eachChannelHasItsOwnQuestions() // R042
    {
        const Checklist checklist{question("always", QuestionKind::Text),
                                  question("spoken", QuestionKind::YesNo, true, {Channel::Phone, Channel::InPerson}),
                                  question("written", QuestionKind::Date, false, {Channel::Sms})};
        QCOMPARE(keysOf(askedIn(Channel::Phone, checklist)), QStringLiteral("always spoken"));
        QCOMPARE(keysOf(askedIn(Channel::Sms, checklist)), QStringLiteral("always written"));
        QCOMPARE(keysOf(askedIn(Channel::Letter, checklist)), QStringLiteral("always"));
    }

    void checklistIsReadAsItWasWritten()
    {
        Checklist checklist = oneOfEach();
        checklist.back().channels = {Channel::Web, Channel::App};
        const auto read = FieldCodec<Checklist>::fromJson(FieldCodec<Checklist>::toJson(checklist));
        QVERIFY(read.ok());
        QVERIFY(*read == checklist);
        QVERIFY(FieldCodec<Checklist>::fromValue(FieldCodec<Checklist>::toValue(checklist)) == checklist);
    }

    void questionWithAnUnknownKindOrChannelIsMalformed()
    {
        QJsonObject json = fieldsToJson(question("a", QuestionKind::Text));
        json.insert(QStringLiteral("kind"), QStringLiteral("picture"));
        QCOMPARE(FieldCodec<Question>::fromJson(json).error().id(), QByteArray("command.field.malformed"));
        json.insert(QStringLiteral("kind"), QStringLiteral("text"));
        json.insert(QStringLiteral("channels"), QJsonArray{QStringLiteral("pigeon")});
        QCOMPARE(FieldCodec<Question>::fromJson(json).error().id(), QByteArray("command.field.malformed"));
    }
};

QTEST_GUILESS_MAIN(ChecklistTest)
#include "checklist_test.moc"
