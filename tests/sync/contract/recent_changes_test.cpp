// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/recent_changes.h"

#include "storage/door.h"
#include "sync/server/history.h"
#include "sync/support/topics_server.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using test::must;

namespace {

const Uuid history(Uuid::Bytes{1});
const Uuid another(Uuid::Bytes{2});
const Uuid someRow(Uuid::Bytes{3});

Table tableOfWidth(size_t columns)
{
    std::vector<Column> all;
    for (size_t i = 0; i < columns; ++i)
        all.push_back({"c" + QByteArray::number(qint64(i)), Value::Type::Integer, true, nullptr});
    return makeTable("wide", {91, "wide"}, true, std::move(all));
}
const Table wide = tableOfWidth(64);
const Table tooWide = tableOfWidth(65);

RowPointer image(const Table &table, qint64 seq, std::initializer_list<std::pair<size_t, int>> cells)
{
    auto row = std::make_shared<Row>(Row{&table, someRow, someRow, 1, seq, seq, std::vector<Value>(table.columns.size())});
    for (const auto &[place, value] : cells)
        row->values[place] = Value(value);
    return row;
}

} // namespace

/// Goal: what is said to have changed in a row is all that changed since a place in the history, or nothing is said; and only what
/// is in the database counts (ADR 24).
class RecentChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void nothingIsSaidWhereAChangeIsMissing()
    {
        RecentChanges recent;
        recent.note(history, std::vector<RecentChanges::Change>{{image(wide, 5, {}), image(wide, 8, {{0, 1}})}});
        // Between 3 and 5 there was something of which nothing is known.
        QVERIFY(!recent.changedSince(history, *image(wide, 8, {}), 3));
        // A place that was never noted, as of a change that another node has written.
        QVERIFY(!recent.changedSince(history, *image(wide, 9, {}), 8));
        QVERIFY(recent.changedSince(history, *image(wide, 8, {}), 5));
    }

    void anotherHistoryKnowsNothing()
    {
        RecentChanges recent;
        const std::vector<RecentChanges::Change> one{{image(wide, 5, {}), image(wide, 8, {{0, 1}})}};
        recent.note(history, one);
        QVERIFY(!recent.changedSince(another, *image(wide, 8, {}), 5));
        recent.note(another, {});
        QVERIFY(!recent.changedSince(history, *image(wide, 8, {}), 5));
        recent.note(another, one);
        recent.forget();
        QVERIFY(!recent.changedSince(another, *image(wide, 8, {}), 5));
    }

    void theOldestAreForgottenFirst()
    {
        RecentChanges recent(2);
        for (const qint64 seq : {6, 7, 8})
            recent.note(history, std::vector<RecentChanges::Change>{{image(wide, seq - 1, {}), image(wide, seq, {{1, int(seq)}})}});
        QVERIFY(!recent.changedSince(history, *image(wide, 8, {}), 5));
        QVERIFY(recent.changedSince(history, *image(wide, 8, {}), 6));
    }

    void aTableWithMoreColumnsThanBitsIsLeftAlone()
    {
        RecentChanges recent;
        recent.note(history, std::vector<RecentChanges::Change>{{image(tooWide, 5, {}), image(tooWide, 8, {{64, 1}})}});
        QVERIFY(!recent.changedSince(history, *image(tooWide, 8, {}), 5));
    }

    void allChangesSinceAPlaceAreOne()
    {
        RecentChanges recent;
        recent.note(history, std::vector<RecentChanges::Change>{{image(wide, 5, {{0, 1}}), image(wide, 8, {{0, 1}, {3, 1}})}});
        recent.note(history, std::vector<RecentChanges::Change>{{image(wide, 8, {{0, 1}, {3, 1}}), image(wide, 9, {{0, 1}, {63, 4}})}});
        const RowPointer last = image(wide, 9, {});
        const ColumnSet both = ColumnSet(1) << 3 | ColumnSet(1) << 63;
        QCOMPARE(recent.changedSince(history, *last, 5), std::optional(both));
        // Also from a place between two changes of this row.
        QCOMPARE(recent.changedSince(history, *last, 7), std::optional(both));
        QCOMPARE(recent.changedSince(history, *last, 8), std::optional(both));
        QCOMPARE(recent.changedSince(history, *image(wide, 8, {}), 5), std::optional(ColumnSet(1) << 3));
        QCOMPARE(recent.changedSince(history, *last, 9), std::optional(ColumnSet(0)));
    }

    void theSequencerTellsWhatIsInTheDatabase()
    {
        TopicsServer server;
        RecentChanges recent;
        server.sequencer().tell(recent);
        const UserId who = topicsPerson(1);
        const Arrival opened = server.arrival(topics::OpenTopic{QStringLiteral("lamp"), QStringLiteral("red")}, who);
        QCOMPARE(server.run({opened}).front().outcome, Outcome::Applied);
        const topics::TopicId lamp(derivedUuid(opened.envelope.id, "topic"));
        const Table &table = *server.rules.table("topic");
        storage::Door door(server.connection());
        const qint64 before = must(door.row(table, lamp.uuid()))->seq;
        // What was not there has not changed.
        const Uuid epoch = must(headOf(server.connection())).epoch;
        QVERIFY(!recent.changedSince(epoch, *must(door.row(table, lamp.uuid())), 0));

        const Arrival closed = server.arrival(topics::CloseTopic{lamp}, who);
        server.sequencer().lead(server.token() + 1);
        QVERIFY(!server.sequencer().run(std::span(&closed, 1)).ok());
        QVERIFY(!recent.changedSince(epoch, *image(table, before + 1, {}), before));

        server.sequencer().lead(server.token());
        QCOMPARE(server.run({closed}).front().outcome, Outcome::Applied);
        const RowPointer row = must(door.row(table, lamp.uuid()));
        const auto closedColumn = std::find_if(table.columns.begin(), table.columns.end(),
                                               [](const Column &column) { return column.name == "closed"; });
        QCOMPARE(recent.changedSince(epoch, *row, before),
                 std::optional(ColumnSet(1) << (closedColumn - table.columns.begin())));
    }
};

QTEST_GUILESS_MAIN(RecentChangesTest)
#include "recent_changes_test.moc"
