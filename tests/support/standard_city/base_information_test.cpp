// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/complete_node.h"
#include "cases/core/holders.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
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

UserId userNamed(const char *key)
{
    for (size_t user = 0; user < demo().users.size(); ++user) {
        if (demo().users[user].key == QLatin1String(key))
            return UserId(demo().userId(int(user)));
    }
    qFatal("no user %s", key);
}

/// The post of the user's person.
organisation::PostId postOfUser(const char *key)
{
    for (const standard_city::Post &post : demo().posts) {
        if (demo().people[size_t(post.person)].id == userNamed(key).uuid())
            return organisation::PostId(post.id);
    }
    qFatal("no post of %s", key);
}

/// A message that this agent registered, temporarily.
cases::CaseId registeredBy(Scene &scene, const char *agent)
{
    return aCase(scene).about(catalogue::SubjectId(demo().subjects.front().id)).by(userNamed(agent)).registered();
}

Result<Changes> refer(Scene &scene, const cases::CaseId &id, const char *by, const char *to)
{
    return scene.submit(cases::ReferCase{id, scene.openNode(id).id, postOfUser(to), QStringLiteral("lately")},
                        userNamed(by));
}

QByteArray refusalOf(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

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
        QCOMPARE(uses.size(), size_t(4));
    }

    void agentTakesAndRefersWhatHeRegisteredTemporarily()
    {
        Scene scene(loadedCity());
        const cases::CaseId id = registeredBy(scene, "agent2");
        QCOMPARE(scene.openNode(id).node, QStringLiteral("temporary"));
        QCOMPARE(refusalOf(scene.submit(cases::TakeCase{id, scene.openNode(id).id}, userNamed("agent2"))), QByteArray());
        QCOMPARE(refusalOf(refer(scene, id, "agent2", "supervisor1")), QByteArray());
        QCOMPARE(scene.openNode(id).node, QStringLiteral("temporary"));
        QCOMPARE(scene.openNode(id).holder, std::optional(postOfUser("supervisor1")));
        QCOMPARE(scene.referrals(id).size(), size_t(1));
    }

    void agentsRightToReferEndsWhereIntakeEnds_data()
    {
        QTest::addColumn<bool>("completed");
        QTest::newRow("referred to the follow-up") << false;
        QTest::newRow("handed on to the follow-up") << true;
    }
    void agentsRightToReferEndsWhereIntakeEnds()
    {
        QFETCH(bool, completed);
        Scene scene(loadedCity());
        const cases::CaseId id = registeredBy(scene, "agent2");
        if (completed) {
            scene.must(cases::CompleteNode{id, scene.openNode(id).id, QStringLiteral("register"), {}, {}},
                       userNamed("agent2"));
        } else {
            QCOMPARE(refusalOf(refer(scene, id, "agent2", "followup1")), QByteArray());
        }
        QCOMPARE(refusalOf(refer(scene, id, "agent2", "supervisor1")), QByteArray("access.denied"));
        QCOMPARE(refusalOf(scene.submit(cases::TakeCase{id, scene.openNode(id).id}, userNamed("agent2"))),
                 QByteArray("access.denied"));
        QCOMPARE(refusalOf(refer(scene, id, "followup1", "supervisor1")), QByteArray());
    }

    void everyMessageComesToAnExpertByItself() // R069
    {
        Scene scene(loadedCity());
        const cases::CaseId id = registeredBy(scene, "agent2");
        const RightsOf rights = access::rightsOf;
        const Facts facts(scene.store, userNamed("agent2"), rights);
        cases::CaseDossier dossier = *facts.of<cases::CaseDossier>(id);
        std::set<organisation::PostId> followingUp;
        for (const auto &unit : scene.store.all<organisation::Unit>()) {
            dossier.card.unit = unit.id;
            const auto follows =
                cases::holderFor(workflow::AreaHolds{QStringLiteral("follow_up_expert")}, dossier, facts);
            const auto answers =
                cases::holderFor(workflow::AreaHolds{QStringLiteral("answering_expert")}, dossier, facts);
            QVERIFY2(follows.isKnown() && answers.isKnown(), qPrintable(unit.name.en));
            QCOMPARE(follows->roleKey, std::optional(QStringLiteral("follow_up_expert")));
            followingUp.insert(follows->id);
        }
        // All three have some.
        QCOMPARE(followingUp.size(), size_t(3));
        for (const standard_city::Unit &unit : demo().units) {
            if (unit.kind != standard_city::UnitKind::Region)
                continue;
            dossier.card.unit = organisation::UnitId(unit.id);
            const auto answers =
                cases::holderFor(workflow::AreaHolds{QStringLiteral("answering_expert")}, dossier, facts);
            QCOMPARE(answers->unit, *dossier.card.unit);
        }
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
