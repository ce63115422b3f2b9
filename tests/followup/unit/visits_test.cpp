// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/attach_document.h"
#include "followup/support/pursuit.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::followup;
using namespace peygir::test;

namespace {

using Story = std::function<Result<Changes>(Scene &)>;

ReportVisit report(const CaseId &id, const std::optional<VisitId> &visit)
{
    return {id, visit, QStringLiteral("two holes, one of them deep"), {}, {}, {}};
}

/// A visit that Nima is to make.
CaseId toBeVisited(Scene &scene)
{
    const CaseId id = pursued(scene);
    scene.must(visitTo(scene, id), reza());
    return id;
}

VisitId visitOf(const Scene &scene) { return theOnly<Visit>(scene).id; }

} // namespace

Q_DECLARE_METATYPE(Story)

/// Goal: somebody is sent to look at the place and what he finds is with the case, wherever the case lies (R059, R087,
/// R088).
class VisitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedWithItsReason_data();
    void refusedWithItsReason()
    {
        QFETCH(Story, story);
        QFETCH(QByteArray, error);
        Scene scene;
        const auto decided = story(scene);
        if (decided.ok())
            QFAIL("not refused");
        QCOMPARE(decided.error().id(), error);
    }

    void whoReportsSecondIsToldWhoWasThere()
    {
        Scene scene;
        const CaseId id = toBeVisited(scene);
        const VisitId visit = visitOf(scene);
        scene.must(report(id, visit), nima());
        const auto decided = scene.decide(report(id, visit), reza());
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), QByteArray("followup.visit_over"));
        QCOMPARE(decided.error().values().value(QStringLiteral("by")).toString(), QStringLiteral("Nima"));
        QCOMPARE(decided.error().values().value(QStringLiteral("state")).toString(), QStringLiteral("visited"));
    }

    void requestedVisitLeavesTheCaseWhereItIs()
    {
        Scene scene;
        const CaseId id = pursued(scene);
        const CaseNode before = scene.openNode(id);
        const RequestVisit command = visitTo(scene, id);
        scene.must(command, reza());
        const auto visit = theOnly<Visit>(scene);
        QVERIFY(visit.state == VisitState::Requested && !visit.words && !visit.at);
        QCOMPARE(visit.visitor, std::optional(answeringTwo()));
        QCOMPARE(visit.day, command.day);
        QCOMPARE(visit.note, because);
        QCOMPARE(scene.openNode(id).id, before.id);
        QCOMPARE(scene.openNode(id).holder, before.holder);
        QCOMPARE(scene.history(id).back().values.value(QLatin1String("act")).toString(),
                 QStringLiteral("followup.visit_requested"));
    }

    void unitOfTheVisitorSeesTheFile()
    {
        Scene scene;
        const CaseId id = toBeVisited(scene);
        const auto units = scene.file(id).units;
        QVERIFY(std::find(units.begin(), units.end(), unitTwo().uuid()) != units.end());
    }

    void reportHasWordsPlaceAndPhotos()
    {
        Scene scene;
        const CaseId id = toBeVisited(scene);
        const DocumentId photo(Given(scene.nextId(), scene.now).id("document"));
        scene.must(AttachDocument{id, DocumentKind::Photo, {}, because, because, 5, BlobHash::of("bytes"), {}}, nima());
        ReportVisit command = report(id, visitOf(scene));
        command.latitude = 35'699'700;
        command.longitude = 51'338'000;
        command.documents = {photo};
        scene.must(command, nima());
        const auto visit = theOnly<Visit>(scene);
        QVERIFY(visit.state == VisitState::Visited);
        QCOMPARE(visit.words, std::optional(command.words));
        QCOMPARE(visit.latitude, command.latitude);
        QCOMPARE(visit.longitude, command.longitude);
        QCOMPARE(visit.documents, command.documents);
        QCOMPARE(visit.by, std::optional(nima()));
        // What he was asked stays.
        QCOMPARE(visit.note, because);
        QCOMPARE(scene.history(id).back().words, command.words);
    }

    void photosAloneAreAReport()
    {
        Scene scene;
        const CaseId id = toBeVisited(scene);
        const DocumentId photo(Given(scene.nextId(), scene.now).id("document"));
        scene.must(AttachDocument{id, DocumentKind::Photo, {}, because, because, 5, BlobHash::of("bytes"), {}}, nima());
        ReportVisit command = report(id, visitOf(scene));
        command.words.clear();
        command.documents = {photo};
        QVERIFY(scene.decide(command, nima()).ok());
    }

    void whoWasThereUnaskedReportsAsWell()
    {
        Scene scene;
        const CaseId id = pursued(scene);
        scene.must(report(id, {}), reza());
        const auto visit = theOnly<Visit>(scene);
        QVERIFY(visit.state == VisitState::Visited && !visit.visitor);
        QCOMPARE(visit.by, std::optional(reza()));
    }

    void caseThatWasClosedMeanwhileStillGetsItsReport()
    {
        Scene scene;
        walk(scene, QStringLiteral("cycle_137_2"));
        const CaseId id = aCase(scene).at(streetOne()).registered();
        scene.must(visitTo(scene, id), reza());
        complete(scene, id, QStringLiteral("complete_at_once"));
        scene.must(report(id, visitOf(scene)), nima());
        QVERIFY(theOnly<Visit>(scene).state == VisitState::Visited);
        QVERIFY(scene.card(id).closedAt);
    }

    void cancelledVisitSaysWhy()
    {
        Scene scene;
        const CaseId id = toBeVisited(scene);
        scene.must(CancelVisit{id, visitOf(scene), QStringLiteral("it rains")}, reza());
        const auto visit = theOnly<Visit>(scene);
        QVERIFY(visit.state == VisitState::Cancelled);
        QCOMPARE(visit.words, std::optional(QStringLiteral("it rains")));
    }
};

void VisitsTest::refusedWithItsReason_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *error, Story story) {
        QTest::newRow(name) << std::move(story) << QByteArray(error);
    };
    row("visitor who is not there", "cases.post_unknown", [](Scene &scene) {
        RequestVisit command = visitTo(scene, pursued(scene));
        command.visitor = oldPost();
        return scene.decide(command, reza());
    });
    row("day that is over", "followup.day_over", [](Scene &scene) {
        RequestVisit command = visitTo(scene, pursued(scene));
        command.day = scene.now - std::chrono::hours(25);
        return scene.decide(command, reza());
    });
    row("visit for what is over", "cases.closed", [](Scene &scene) {
        walk(scene, QStringLiteral("cycle_137_2"));
        const CaseId id = aCase(scene).at(streetOne()).completed("complete_at_once").registered();
        return scene.decide(visitTo(scene, id), reza());
    });
    row("one visit too many", "followup.visits_too_many", [](Scene &scene) {
        const CaseId id = pursued(scene);
        for (int i = 0; i < Visit::mostOfACase; ++i)
            scene.must(visitTo(scene, id), reza());
        return scene.decide(visitTo(scene, id), reza());
    });
    row("report of nothing", "followup.report_empty", [](Scene &scene) {
        const CaseId id = toBeVisited(scene);
        ReportVisit command = report(id, visitOf(scene));
        command.words = QStringLiteral(" ");
        return scene.decide(command, nima());
    });
    row("visit of another case", "followup.visit_unknown", [](Scene &scene) {
        toBeVisited(scene);
        const CaseId other = aCase(scene).at(streetTwo()).registered();
        return scene.decide(report(other, visitOf(scene)), nima());
    });
    row("half a place", "command.field.malformed", [](Scene &scene) {
        const CaseId id = toBeVisited(scene);
        ReportVisit command = report(id, visitOf(scene));
        command.latitude = 1;
        return scene.decide(command, nima());
    });
    row("place on no earth", "command.field.malformed", [](Scene &scene) {
        const CaseId id = toBeVisited(scene);
        ReportVisit command = report(id, visitOf(scene));
        command.latitude = std::numeric_limits<qint64>::min();
        command.longitude = 0;
        return scene.decide(command, nima());
    });
    row("photo of another case", "cases.document_unknown", [](Scene &scene) {
        const CaseId id = toBeVisited(scene);
        ReportVisit command = report(id, visitOf(scene));
        command.documents = {DocumentId(idNamed("nothing"))};
        return scene.decide(command, nima());
    });
    row("cancelled without a reason", "followup.reason_missing", [](Scene &scene) {
        const CaseId id = toBeVisited(scene);
        return scene.decide(CancelVisit{id, visitOf(scene), {}}, reza());
    });
    row("cancelled after it was made", "followup.visit_over", [](Scene &scene) {
        const CaseId id = toBeVisited(scene);
        scene.must(report(id, visitOf(scene)), nima());
        return scene.decide(CancelVisit{id, visitOf(scene), because}, reza());
    });
}

QTEST_GUILESS_MAIN(VisitsTest)
#include "visits_test.moc"
