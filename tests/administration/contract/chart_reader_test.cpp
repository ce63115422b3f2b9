// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/chart_reader.h"
#include "organisation/core/chart_use.h"
#include "reference/support/city_store.h"
#include "sync/server/row_cache.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using organisation::Chart;
using organisation::ChartTree;
using organisation::ChartUse;

/// Goal: the chart is read with what lies where, and what the server's rule is told of a unit before it is switched off is so
/// at that moment, from both databases alike (R110).
class ChartReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void nothingIsKnownOfWhatIsNotInTheChart()
    {
        write();
        storage::Door door(*m_connection);
        QVERIFY(!must(door.row(tableOf<ChartUse>(), idNamed("no unit at all"))));
    }

    void usesOfAUnitAndAPostAreCounted()
    {
        lyingWith(answeringOne());
        lyingWith(answeringOne());
        write();
        const ChartUse unit = useOf(unitOne().uuid());
        QCOMPARE(unit.openStays, qint64(2));
        QVERIFY(unit.posts >= 2 && unit.held >= 1 && unit.held < unit.posts);
        QCOMPARE(useOf(answeringOne().uuid()).openStays, qint64(2));
        QCOMPARE(useOf(answeringTwo().uuid()).openStays, qint64(0));
        QVERIFY(useOf(city().uuid()).units >= 2);
    }

    void serverCountsAnewEachTime()
    {
        write();
        storage::Door door(*m_connection);
        sync::RowCache cache;
        sync::GroupFacts facts(door, cache);
        const auto open = [&] {
            return fromRow<ChartUse>(**must(facts.row(tableOf<ChartUse>(), answeringOne().uuid()))).openStays;
        };
        QCOMPARE(open(), qint64(0));
        lyingWith(answeringOne());
        write();
        QCOMPARE(open(), qint64(1));
    }

    void chartTellsWhoSitsWhereAndWhatLiesThere() // R110, R127
    {
        lyingWith(answeringOne());
        write();
        const ChartTree tree(must(readChart(*m_connection)));
        const auto post = tree.find(answeringOne().uuid());
        QVERIFY(post);
        QCOMPARE(tree.nodes()[*post].holderName, QStringLiteral("Mina"));
        QCOMPARE(tree.nodes()[*post].openStays, qint64(1));
        QCOMPARE(tree.unitOf(*post).id, unitOne().uuid());
        QCOMPARE(tree.unitOf(*post).openStays, qint64(1));
        const auto head = tree.find(headOne().uuid());
        QVERIFY(head && tree.nodes()[*head].isHead && !tree.nodes()[*head].isHeld);
        QVERIFY(tree.isWithin(*post, *tree.find(city().uuid())));
    }

private:
    void lyingWith(const organisation::PostId &post)
    {
        (void)aCase(*m_scene).about(waste()).completed("register").referredTo(post).registered();
    }
    void write() { fill(*m_connection, m_scene->store); }
    ChartUse useOf(const Uuid &id)
    {
        storage::Door door(*m_connection);
        return fromRow<ChartUse>(*must(door.row(tableOf<ChartUse>(), id)));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(ChartReaderTest)
#include "chart_reader_test.moc"
