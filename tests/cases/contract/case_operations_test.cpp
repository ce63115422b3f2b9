// SPDX-License-Identifier: GPL-3.0-or-later
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
        QCOMPARE(operationsOf(stored(scene)), QStringList({QStringLiteral("register"), QStringLiteral("complete_at_once"),
                                                           QStringLiteral("withdraw")}));
    }

private:
    /// A fresh message as a store shows it that has all that the town has.
    CaseView stored(Scene &scene)
    {
        const CaseId id = aCase(scene).at(streetOne(), "12").registered();
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        for (const auto &[key, row] : scene.store.rows())
            must(door.put(*row));
        must(m_connection->commit());
        return must(readCase(*m_connection, id));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(CaseOperationsTest)
#include "case_operations_test.moc"
