// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/act.h"
#include "cases/core/complete_node.h"
#include "cases/store/purpose_nodes.h"
#include "cases/store/sql_case_queries.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

QStringList operationsOf(const CaseView &view)
{
    QStringList keys;
    for (const OperationChoice &choice : view.operations)
        keys.append(choice.key);
    return keys;
}

} // namespace

/// Goal: the page of a case offers what can be done where it stands, and nothing that would only be refused.
class CaseOperationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whatAFeatureWalksIsNoOperation()
    {
        Scene scene;
        scene.store.put(withAct(shippedProcess(QStringLiteral("cycle_137")), "temporary", "register", "followup.ask"));
        QCOMPARE(operationsOf(stored(scene)),
                 QStringList({QStringLiteral("complete_at_once"), QStringLiteral("withdraw")}));
    }

    void everyOperationOfTheNodeIsOfferedInTheOrderOfTheFile()
    {
        Scene scene;
        QCOMPARE(
            operationsOf(stored(scene)),
            QStringList({QStringLiteral("register"), QStringLiteral("complete_at_once"), QStringLiteral("withdraw")}));
    }

    void actsOfTheOpenNodeAreToldToFeatures()
    {
        Scene scene;
        letPotholesWalkTheWholeCycle(scene.store);
        const CaseId id = aCase(scene).at(streetOne(), "12").completed("register").registered();
        keep(scene);
        const CaseView view = must(readCase(*m_connection, id));
        QCOMPARE(operationsOf(view), QStringList({QStringLiteral("settle"), QStringLiteral("ask_intake"),
                                                  QStringLiteral("join"), QStringLiteral("reject")}));
        QCOMPARE(view.acts.size(), size_t(1));
        const ActChoice &ask = view.acts.front();
        QCOMPARE(ask.node, view.openNodes.front().id);
        QCOMPARE(ask.act.text(), QStringLiteral("followup.ask"));
        QCOMPARE(ask.name.fa, QStringLiteral("پرسش از مسئول"));
        QVERIFY(!ask.needsNote);
        QCOMPARE(ask.shortcut, QStringLiteral("F8"));
        QCOMPARE(view.purposes.at(ask.node), std::set{workflow::Purpose::FollowUp});
        QCOMPARE(view.line.expert.fa, QStringLiteral("post"));
    }

    void theViewSaysWhoHoldsTheOpenStays()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne(), "12").completed("register").registered();
        const CaseNode stay = scene.openNode(id);
        keep(scene);
        using Whose = std::map<CaseNodeId, UserId>;
        QCOMPARE(must(readCase(*m_connection, id)).whose, (Whose{{stay.id, reza()}}));
        // A post that is not used any more, or that nobody holds, is nobody's.
        organisation::Post post = postOf(scene.store, *stay.holder);
        post.active = false;
        scene.store.put(post);
        keep(scene);
        QCOMPARE(must(readCase(*m_connection, id)).whose, Whose());
    }

    void whatAFeatureDidIsToldByTheNameOfTheEdgeAndTheStatus()
    {
        Scene scene;
        letPotholesWalkTheWholeCycle(scene.store);
        const CaseId id = aCase(scene).at(streetOne(), "12").completed("register").registered();
        for (const char *act : {"followup.rate", "followup.ask"}) {
            const Given given(idNamed(act), scene.now);
            const RightsOf rights = access::rightsOf;
            const Facts facts(scene.store, reza(), rights);
            auto answer = must(cases::act({id, scene.openNode(id).id, completeNodeVerb, workflow::Purpose::FollowUp,
                                           must(workflow::ActName::parse(QString::fromLatin1(act)))},
                                          facts, given));
            scene.store.apply(answer.acted->changes);
            scene.now = scene.now + std::chrono::minutes(1);
        }
        keep(scene);
        const CaseView view = must(readCase(*m_connection, id));
        const HistoryLineView &asked = view.history.back();
        QCOMPARE(asked.first.fa, QStringLiteral("پرسش از مسئول"));
        QCOMPARE(asked.second.fa, QStringLiteral("در انتظار پاسخ مسئول"));
        QCOMPARE(asked.colour, QStringLiteral("#7c3aed"));
        const HistoryLineView &rated = view.history.at(view.history.size() - 2);
        QVERIFY(rated.first.fa.isEmpty() && rated.second.fa.isEmpty() && rated.colour.isEmpty());
    }

    void nodesOfAPurposeAreThoseOfEveryProcess()
    {
        Scene scene;
        letPotholesWalkTheWholeCycle(scene.store);
        workflow::ProcessDefinition clerk = shippedProcess(QStringLiteral("one_clerk_town_2"));
        scene.store.put(clerk);
        workflow::ProcessDefinition unreadable = shippedProcess(QStringLiteral("excavation_permit"));
        unreadable.definition = QStringLiteral("{}");
        scene.store.put(unreadable);
        keep(scene);
        const workflow::ProcessId cycle = shippedProcess(QStringLiteral("cycle_137_2")).id;
        const auto has = [](const std::vector<StatusKey> &keys, const StatusKey &key) {
            return std::find(keys.begin(), keys.end(), key) != keys.end();
        };
        const auto answering = must(nodesServing(*m_connection, workflow::Purpose::Answer));
        QCOMPARE(answering.size(), size_t(2));
        QVERIFY(has(answering, {cycle, QStringLiteral("answer")}));
        QVERIFY(has(answering, {clerk.id, QStringLiteral("in_hand")}));
        const auto asking = must(nodesServing(*m_connection, workflow::Purpose::Later));
        QCOMPARE(asking.size(), size_t(1));
        QVERIFY(has(asking, {cycle, QStringLiteral("later")}));
    }

private:
    /// The store has all that the town has.
    void keep(const Scene &scene)
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        for (const auto &[key, row] : scene.store.rows())
            must(door.put(*row));
        must(m_connection->commit());
    }

    /// A fresh message as a store shows it that has all that the town has.
    CaseView stored(Scene &scene)
    {
        const CaseId id = aCase(scene).at(streetOne(), "12").registered();
        keep(scene);
        return must(readCase(*m_connection, id));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(CaseOperationsTest)
#include "case_operations_test.moc"
