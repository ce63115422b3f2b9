// SPDX-License-Identifier: GPL-3.0-or-later
//
// The store on which benches measure is one that a desk could have: what hangs together in the rows of commands hangs
// together in the rows that were written past them.
#include "bench/support/bench_desk.h"
#include "bench/support/big_desk.h"
#include "bench/support/must.h"
#include "composition/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr qint64 fewCards = 20'000;

qint64 count(storage::Connection &connection, const QByteArray &sql, std::initializer_list<Value> values = {})
{
    qint64 found = -1;
    must(connection.each(sql, values, [&found](const storage::RowView &view) {
        found = view.integer(0);
        return false;
    }));
    return found;
}

} // namespace

class BigDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_connection = bigDesk(fewCards).connect(); }

    void noFileStandsWithoutItsCard()
    {
        QCOMPARE(count(*m_connection, "SELECT COUNT(*) FROM case_file WHERE id NOT IN (SELECT id FROM case_card)"), 0);
        QVERIFY(count(*m_connection, "SELECT COUNT(*) FROM case_file") > 0);
    }

    void anOpenFileHasOneOpenNodeThatItsCardNames()
    {
        QCOMPARE(count(*m_connection,
                       "SELECT COUNT(*) FROM case_card c JOIN case_file f ON f.id = c.id WHERE c.open_nodes <>"
                       " (SELECT COUNT(*) FROM case_node n WHERE n.aggregate = c.id AND n.state = 'open')"),
                 0);
        QCOMPARE(count(*m_connection,
                       "SELECT COUNT(*) FROM case_node n JOIN case_card c ON c.id = n.aggregate WHERE n.state = 'open'"
                       " AND (n.node <> c.node OR n.holder <> c.holder OR n.unit <> c.holder_unit)"),
                 0);
    }

    void aClosedCardHasAnOutcomeAndNobodyHoldsIt()
    {
        QCOMPARE(count(*m_connection, "SELECT COUNT(*) FROM case_card WHERE (open_nodes = 0) <> (closed_at IS NOT NULL)"
                                      " OR (closed_at IS NULL) <> (outcome IS NULL)"
                                      " OR (open_nodes = 0) <> (holder IS NULL)"),
                 0);
    }

    void everyNameThatACardHasIsInTheBaseInformation()
    {
        for (const auto &[column, table] : {std::pair("subject", "subject"), std::pair("place", "place"),
                                            std::pair("region", "place"), std::pair("holder", "post"),
                                            std::pair("citizen", "citizen")})
            QCOMPARE(count(*m_connection, QByteArray("SELECT COUNT(*) FROM case_card WHERE ") + column +
                                              " IS NOT NULL AND " + column + " NOT IN (SELECT id FROM " + table + ")"),
                     0);
    }

    void thePersonHasWorkAndAnArchive()
    {
        const Value user(bigDesk(fewCards).user.uuid());
        QVERIFY(count(*m_connection,
                      "SELECT COUNT(*) FROM case_node WHERE state = 'open' AND holder IN"
                      " (SELECT id FROM post WHERE holder = ?)",
                      {user}) > 0);
        QVERIFY(count(*m_connection,
                      "SELECT COUNT(*) FROM case_node WHERE state <> 'open' AND holder IN"
                      " (SELECT id FROM post WHERE holder = ?)",
                      {user}) > 0);
    }

    void theEngineOpensACopyAndHoldsWhatItsBucketsSay()
    {
        const QTemporaryDir folder;
        const BigDesk big = bigDesk(fewCards);
        const auto own = sqliteFile(big.copyStore(folder.filePath(QStringLiteral("store"))));
        const Registry registry = makeRegistry();
        SeededRandom random(3);
        ForgetfulWitness witness;
        sync::DeskEngine engine(*own, registry, random, big.user, 1, witness);
        QVERIFY(engine.open(big.now).ok());
        QVERIFY(must(engine.status()).cursor.has_value());
        QCOMPARE(count(*own, "SELECT COUNT(*) FROM held WHERE kind = 30"), fewCards);
        while (true) {
            const auto step = must(engine.checkSelf());
            QVERIFY(!step.hasFound);
            if (step.isLast)
                break;
        }
    }

private:
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(BigDeskTest)
#include "big_desk_test.moc"
