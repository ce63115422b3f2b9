// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_keys.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using organisation::PostId;

namespace {

PostId post(const char *name) { return PostId(idNamed(QByteArray("post:") + name)); }

const QJsonObject payment{{QStringLiteral("payment_reference"), QStringLiteral("4820173959")},
                          {QStringLiteral("paid_on"), QStringLiteral("2026-11-22")}};
const QJsonObject visit{{QStringLiteral("visited_on"), QStringLiteral("2026-11-23")}};
const QJsonObject permit{{QStringLiteral("permit_number"), QStringLiteral("99120")},
                         {QStringLiteral("valid_until"), QStringLiteral("2026-12-22")}};

void op(Scene &scene, const CaseId &id, const char *operation, const QJsonObject &values = {}, const char *node = "")
{
    complete(scene, id, QString::fromLatin1(operation), values, QString::fromLatin1(node));
}

/// To where both reviews are open.
CaseId inReviews(Scene &scene)
{
    const CaseId id = aCase(scene).about(permitSubject()).at(streetOne()).registered();
    op(scene, id, "submit");
    op(scene, id, "documents_complete");
    op(scene, id, "pay", payment);
    op(scene, id, "confirm_payment");
    op(scene, id, "record_visit", visit);
    op(scene, id, "send_to_reviews");
    return id;
}

PostId holder(const Scene &scene, const CaseId &id, const char *node = "")
{
    return scene.openNode(id, QString::fromLatin1(node)).holder.value();
}

QString statusOf(const Scene &scene, const CaseId &id) { return scene.card(id).node; }

} // namespace

/// Goal: the three processes that ship are walked by commands to their ends, with free referral on the way, and each
/// node comes to the right post.
class ProcessWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cycle137ReachesEachOfItsEnds_data()
    {
        QTest::addColumn<QStringList>("operations");
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *end, const char *outcome, const char *operations) {
            QTest::newRow(operations) << QString::fromLatin1(operations).split(u' ') << QString::fromLatin1(end)
                                      << QString::fromLatin1(outcome);
        };
        row("answered_at_once", "done", "complete_at_once");
        row("withdrawn", "withdrawn", "withdraw");
        row("done", "done", "register send_to_unit answer confirm_done");
        row("done", "done", "register settle unreachable");
        row("done", "done", "register send_to_unit not_ours send_to_unit answer not_done settle confirm_done");
        row("done", "done", "register ask_intake register settle confirm_done");
        row("rejected", "rejected", "register reject");
        row("joined", "joined", "register join");
        row("done", "done", "register reject reopen send_to_unit answer confirm_done reopen settle confirm_done");
    }
    void cycle137ReachesEachOfItsEnds()
    {
        QFETCH(QStringList, operations);
        QFETCH(QString, end);
        QFETCH(QString, outcome);
        Scene scene;
        const CaseId other = aCase(scene).registered();
        const CaseId id = aCase(scene).at(streetOne()).registered();
        int referrals = 0;
        for (const QString &operation : operations) {
            if (operation == QLatin1String("reopen")) {
                scene.must(ReopenCase{id, QStringLiteral("again")}, reza());
                continue;
            }
            // Free referral there and back changes nothing of the way.
            const QString status = statusOf(scene, id);
            const PostId before = holder(scene, id);
            scene.must(ReferCase{id, scene.openNode(id).id, answeringTwo(), {}}, reza());
            scene.must(ReferCase{id, scene.openNode(id).id, before, {}}, reza());
            referrals += 2;
            QCOMPARE(statusOf(scene, id), status);
            const QJsonObject values = operation == QLatin1String("join")
                ? QJsonObject{{QStringLiteral("joined_to"), scene.card(other).code}}
                : QJsonObject();
            complete(scene, id, operation, values);
        }
        const CaseCard card = scene.card(id);
        QCOMPARE(card.node, end);
        QVERIFY(card.closedAt);
        QCOMPARE(QString::fromLatin1(FieldCodec<workflow::Outcome>::word(card.outcome.value())), outcome);
        QCOMPARE(card.referrals, referrals);
        QCOMPARE(int(scene.referrals(id).size()), referrals);
    }

    void cycle137ComesToTheRightPosts() // R010
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne()).registered();
        QCOMPARE(holder(scene, id), agentPost());
        op(scene, id, "register");
        QCOMPARE(holder(scene, id), followUpPost());
        op(scene, id, "send_to_unit");
        QCOMPARE(holder(scene, id), answeringOne());
        op(scene, id, "answer");
        QCOMPARE(holder(scene, id), followUpPost());
    }

    void answeringUnitIsThatOfThePlaceOrOfTheSubject_data()
    {
        QTest::addColumn<Uuid>("subject");
        QTest::addColumn<Uuid>("place");
        QTest::addColumn<Uuid>("unit");
        QTest::addColumn<Uuid>("holder");
        const auto row = [](const char *name, const auto &subject, const auto &place, const auto &unit, const auto &to) {
            QTest::newRow(name) << subject.uuid() << place.uuid() << unit.uuid() << to.uuid();
        };
        row("place in region one", pothole(), streetOne(), unitOne(), answeringOne());
        row("place in region two", pothole(), streetTwo(), unitTwo(), answeringTwo());
        row("region itself", pothole(), regionTwo(), unitTwo(), answeringTwo());
        row("subject has its unit", waste(), streetOne(), unitTwo(), answeringTwo());
        // Roads has no answering expert and nobody above it has: whoever answers first in the city.
        row("nobody looks after the place", pothole(), wasteland(), roads(), answeringOne());
    }
    void answeringUnitIsThatOfThePlaceOrOfTheSubject()
    {
        QFETCH(Uuid, subject);
        QFETCH(Uuid, place);
        QFETCH(Uuid, unit);
        QFETCH(Uuid, holder);
        Scene scene;
        const CaseId id = aCase(scene)
                              .about(catalogue::SubjectId(subject))
                              .at(places::PlaceId(place))
                              .completed("register")
                              .completed("send_to_unit")
                              .registered();
        QCOMPARE(scene.card(id).unit.value().uuid(), unit);
        QCOMPARE(scene.openNode(id).holder.value().uuid(), holder);
    }

    void nearestUnitAboveIsAskedForARole()
    {
        Scene scene;
        catalogue::Subject subject = scene.store.all<catalogue::Subject>().front();
        subject.id = catalogue::SubjectId(idNamed("subject:yard"));
        subject.responsibleBy = catalogue::ResponsibleBy::Unit;
        subject.unit = yardOne().uuid();
        subject.process = shippedProcess(QStringLiteral("cycle_137")).id.uuid();
        subject.active = true;
        scene.store.put(subject);
        const CaseId id = aCase(scene).about(subject.id).completed("register").completed("send_to_unit").registered();
        QCOMPARE(holder(scene, id), answeringOne());
    }

    void oneClerkTownIsOneClerksWork() // R010
    {
        Scene scene;
        const CaseId id = aCase(scene).about(clerkSubject()).registered();
        QCOMPARE(holder(scene, id), post("clerk"));
        scene.must(ReferCase{id, scene.openNode(id).id, answeringOne(), {}}, omid());
        op(scene, id, "complete");
        QCOMPARE(statusOf(scene, id), QStringLiteral("done"));
        scene.must(ReopenCase{id, QStringLiteral("again")}, omid());
        QCOMPARE(holder(scene, id), post("clerk"));
        op(scene, id, "reject");
        QCOMPARE(statusOf(scene, id), QStringLiteral("rejected"));
        QCOMPARE(scene.story(id), QStringLiteral("registered referred completed reopened completed"));
    }

    void permitIsIssuedAfterTwoReviewsSideBySide()
    {
        Scene scene;
        const CaseId id = aCase(scene).about(permitSubject()).at(streetOne()).registered();
        QCOMPARE(holder(scene, id), agentPost());
        op(scene, id, "submit");
        QCOMPARE(holder(scene, id), post("permits"));
        op(scene, id, "documents_complete");
        QCOMPARE(holder(scene, id), agentPost()); // for the citizen
        op(scene, id, "pay", payment);
        QCOMPARE(holder(scene, id), post("finance"));
        op(scene, id, "confirm_payment");
        QCOMPARE(holder(scene, id), post("inspector"));
        op(scene, id, "record_visit", visit);
        QCOMPARE(holder(scene, id), post("permits")); // who had checked the documents
        op(scene, id, "send_to_reviews");
        QCOMPARE(scene.card(id).openNodes, 2);
        QCOMPARE(statusOf(scene, id), QStringLiteral("traffic_review"));
        QCOMPARE(scene.card(id).holder, std::optional(post("traffic")));
        QCOMPARE(holder(scene, id, "traffic_review"), post("traffic"));
        QCOMPARE(holder(scene, id, "utilities_review"), post("utilities"));
        op(scene, id, "approve", {}, "traffic_review");
        QCOMPARE(scene.card(id).openNodes, 1);
        QCOMPARE(statusOf(scene, id), QStringLiteral("utilities_review"));
        QCOMPARE(scene.card(id).holder, std::optional(post("utilities")));
        op(scene, id, "ask_drawings");
        op(scene, id, "drawings_supplied");
        op(scene, id, "approve");
        QCOMPARE(holder(scene, id), headOne());
        op(scene, id, "approve");
        QCOMPARE(holder(scene, id), post("permits"));
        op(scene, id, "issue", permit);
        QCOMPARE(statusOf(scene, id), QStringLiteral("issued"));
        QCOMPARE(scene.card(id).outcome, std::optional(workflow::Outcome::Done));
        QCOMPARE(scene.history(id).back().values.value(QStringLiteral("inputs")).toObject(), permit);
    }

    void referralInOneBranchLeavesTheOtherAlone()
    {
        Scene scene;
        const CaseId id = inReviews(scene);
        scene.must(ReferCase{id, scene.openNode(id, QStringLiteral("utilities_review")).id, answeringTwo(), {}}, reza());
        QCOMPARE(holder(scene, id, "utilities_review"), answeringTwo());
        QCOMPARE(holder(scene, id, "traffic_review"), post("traffic"));
        QCOMPARE(scene.card(id).holder, std::optional(post("traffic")));
        QCOMPARE(scene.card(id).openNodes, 2);
    }

    void rejectionInOneBranchAbandonsTheOther()
    {
        Scene scene;
        const CaseId id = inReviews(scene);
        const CaseNodeId traffic = scene.openNode(id, QStringLiteral("traffic_review")).id;
        op(scene, id, "reject", {}, "utilities_review");
        QCOMPARE(statusOf(scene, id), QStringLiteral("rejected"));
        QCOMPARE(scene.card(id).openNodes, 0);
        for (const CaseNode &node : scene.nodes(id)) {
            if (node.id != traffic)
                continue;
            QCOMPARE(node.closing, std::optional(workflow::ClosedBy::Abandoned));
            QCOMPARE(node.closedBy, std::optional(reza()));
            QVERIFY(!node.operation);
        }
    }

    void citizensNodesComeToTheCounterWhereThereIsOne()
    {
        Scene scene;
        organisation::Post counter = postOf(scene.store, oldPost());
        counter.active = true;
        counter.roleKey = QStringLiteral("citizen_counter");
        counter.unit = centre();
        Envelope put = scene.envelope(intake::RegisterCase(aMessage()), access::systemUser());
        put.kind = "PutRecord";
        put.arguments = {{QStringLiteral("type"), QStringLiteral("post")},
                         {QStringLiteral("record"), fieldsToJson(counter)}};
        QVERIFY(scene.submitted(put).ok());
        const CaseId id = aCase(scene)
                              .about(permitSubject())
                              .at(streetOne())
                              .completed("submit")
                              .completed("documents_complete")
                              .registered();
        QCOMPARE(holder(scene, id), oldPost());
    }

    void nodeThatNobodyCanHoldComesToTheIntakeSupervisor()
    {
        Scene scene;
        for (organisation::Post each : scene.store.all<organisation::Post>()) {
            if (each.id == post("finance")) {
                each.active = false;
                Envelope put = scene.envelope(aMessage(), access::systemUser());
                put.kind = "PutRecord";
                put.arguments = {{QStringLiteral("type"), QStringLiteral("post")},
                                 {QStringLiteral("record"), fieldsToJson(each)}};
                QVERIFY(scene.submitted(put).ok());
            }
        }
        const CaseId id = aCase(scene)
                              .about(permitSubject())
                              .at(streetOne())
                              .completed("submit")
                              .completed("documents_complete")
                              .completed("pay", payment)
                              .registered();
        QCOMPARE(statusOf(scene, id), QStringLiteral("paid"));
        QCOMPARE(holder(scene, id), supervisorPost());
    }
};

QTEST_GUILESS_MAIN(ProcessWalkTest)
#include "process_walk_test.moc"
