// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/opinion.h"
#include "answering/support/ready_cases.h"
#include "cases/core/reopen_case.h"
#include "intake/core/register_case.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::answering;
using namespace peygir::cases;
using namespace peygir::test;
using Why = CaseOpinion::Why;

namespace {

CaseOpinion opinionAfter(Scene &scene, const RecordAnswer &answer)
{
    scene.must(answer, sara());
    return opinionOf(scene.card(answer.caseId));
}

} // namespace

/// Goal: every message, however it ends, says what its citizen thinks or why nobody knows (R105).
class OpinionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<Scene>(answeringTown()); }

    void anOpenCaseHasNoneYet()
    {
        const CaseId id = readyCase(*m_scene);
        QCOMPARE(opinionOf(m_scene->card(id)).why, Why::NotYet);
        QVERIFY(!opinionOf(m_scene->card(id)).opinion);
        QCOMPARE(opinionAfter(*m_scene, anAnswer(*m_scene, id, CallResult::NoAnswer)).why, Why::NotYet);
        QCOMPARE(opinionAfter(*m_scene, anAnswer(*m_scene, id, CallResult::Later)).why, Why::NotYet);
    }

    void whatHeSaidIsSaid()
    {
        RecordAnswer answer = anAnswer(*m_scene, readyCase(*m_scene), CallResult::Done);
        answer.opinion = Opinion::Dissatisfied;
        const CaseOpinion found = opinionAfter(*m_scene, answer);
        QCOMPARE(found.why, Why::Said);
        QCOMPARE(found.opinion, std::optional(Opinion::Dissatisfied));
    }

    void whatHeSaidBeforeItWasReopenedCountsUntilHeIsAskedAgain()
    {
        const CaseId id = readyCase(*m_scene);
        m_scene->must(anAnswer(*m_scene, id, CallResult::Done), sara());
        m_scene->must(ReopenCase{id, QStringLiteral("broken again")}, sara());
        QCOMPARE(opinionOf(m_scene->card(id)).why, Why::Said);
    }

    void whoCouldNotBeAskedIsSaid()
    {
        const RecordAnswer answer = anAnswer(*m_scene, readyCase(*m_scene), CallResult::NoOpinion);
        QCOMPARE(opinionAfter(*m_scene, answer).why, Why::CouldNotBeHad);
    }

    void aMessageThatWasAnsweredAtOnceNeedsNoCall() // R033
    {
        intake::RegisterCase message = aMessage();
        message.urgency = Urgency::Instant;
        message.answer = QStringLiteral("the office opens at eight");
        const CaseId id = intake::caseIdOf(m_scene->nextId());
        m_scene->must(message, sara());
        QVERIFY(m_scene->card(id).closedAt);
        QCOMPARE(opinionOf(m_scene->card(id)).why, Why::AnsweredAtOnce);
    }

    void everyOtherEndSaysWhyThereIsNone_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("at");
        QTest::addColumn<int>("why");
        QTest::newRow("rejected") << QStringLiteral("reject") << QStringLiteral("follow_up") << int(Why::Rejected);
        QTest::newRow("withdrawn") << QStringLiteral("withdraw") << QStringLiteral("temporary") << int(Why::Withdrawn);
        QTest::newRow("closed without a call")
            << QStringLiteral("complete_at_once") << QStringLiteral("temporary") << int(Why::Unasked);
    }
    void everyOtherEndSaysWhyThereIsNone()
    {
        QFETCH(QString, operation);
        QFETCH(QString, at);
        QFETCH(int, why);
        const CaseId id = aCase(*m_scene).at(streetOne()).registered();
        if (at == QLatin1String("follow_up"))
            complete(*m_scene, id, QStringLiteral("register"));
        complete(*m_scene, id, operation);
        QCOMPARE(opinionOf(m_scene->card(id)).why, Why(why));
    }

    void aPartOfAnotherCaseIsAskedThere()
    {
        const CaseId first = aCase(*m_scene).at(streetOne(), "12").registered();
        const CaseId second = aCase(*m_scene).at(streetOne(), "12").registered();
        QCOMPARE(m_scene->card(second).joinedTo, std::optional(first));
        QCOMPARE(opinionOf(m_scene->card(second)).why, Why::Joined);
    }

private:
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(OpinionTest)
#include "opinion_test.moc"
