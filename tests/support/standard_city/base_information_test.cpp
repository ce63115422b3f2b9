// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/subject.h"
#include "reference/core/snippet.h"
#include "support/rules/scene.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/checklist_answers.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;

namespace {

const standard_city::CityPlan &demo()
{
    static const standard_city::CityPlan plan = standard_city::demoCityPlan().value();
    return plan;
}

/// The base information of the demo city, put by the rules into an empty server.
FactStore loadedCity()
{
    FactStore store;
    const auto commands = standard_city::baseInformation(demo(), Instant(1'790'000'000'000));
    if (!commands.ok())
        qFatal("%s", commands.error().id().constData());
    for (const Envelope &command : *commands) {
        const auto decided = cityRules().decide(command, command.madeAt, store);
        if (!decided.ok())
            qFatal("%s %s", decided.error().id().constData(), command.encoded().constData());
        store.apply(*decided);
    }
    return store;
}

} // namespace

/// Goal: the demo city's base information passes the rules and is complete in both languages (R042, R043, R046, R047).
class BaseInformationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySubjectCanBeAskedAboutInBothLanguages()
    {
        const auto subjects = loadedCity().all<catalogue::Subject>();
        QCOMPARE(subjects.size(), size_t(60));
        for (const catalogue::Subject &subject : subjects) {
            QVERIFY(subject.questions && subject.firstAnswer && subject.searchWords);
            QVERIFY2(!subject.questions->empty() && subject.questions->size() <= 5, qPrintable(subject.name.en));
            QVERIFY(!subject.name.en.isEmpty() && !subject.firstAnswer->en.isEmpty());
            for (const catalogue::Question &question : *subject.questions) {
                QVERIFY2(!question.name.en.isEmpty() && !question.name.fa.isEmpty(), qPrintable(subject.name.en));
                for (const catalogue::Choice &choice : question.choices)
                    QVERIFY2(!choice.name.en.isEmpty(), qPrintable(question.name.en));
            }
        }
    }

    void cannedTextsAreThereForEveryUse() // R108
    {
        std::set<reference::SnippetUse> uses;
        for (const auto &snippet : loadedCity().all<reference::Snippet>())
            uses.insert(snippet.usedIn.begin(), snippet.usedIn.end());
        QCOMPARE(uses.size(), size_t(3));
    }

    void callersAnswerWhatTheyAreAsked()
    {
        for (size_t subject = 0; subject < demo().subjects.size(); ++subject) {
            const auto checklist =
                FieldCodec<catalogue::Checklist>::fromJson(demo().subjects[subject].questions).value();
            for (const auto channel : {catalogue::Channel::Phone, catalogue::Channel::Sms}) {
                const QJsonObject answers =
                    standard_city::answersTo(demo(), int(subject), channel, qint64(subject), Instant(1'790'000'000'000));
                const auto wrong = catalogue::checkAnswers(catalogue::askedIn(channel, checklist), answers);
                QVERIFY2(wrong.empty(), qPrintable(demo().subjects[subject].key));
            }
        }
    }
};

QTEST_GUILESS_MAIN(BaseInformationTest)
#include "base_information_test.moc"
