// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "composition/registry.h"
#include "simulation/acts.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"

#include <algorithm>

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::RowView;
using test::EmptyDatabase;
using test::must;

namespace {

constexpr int commands = 2000;

/// A table that the sequencer writes beside the replicated ones, with the type of each column.
struct ServerTable
{
    const char *name;
    std::vector<std::pair<const char *, Value::Type>> columns;
};

const std::vector<ServerTable> &serverTables()
{
    using Type = Value::Type;
    static const std::vector<ServerTable> tables{
        {"log",
         {{"kind", Type::Integer}, {"aggregate", Type::Uuid}, {"bucket", Type::Integer}, {"seq", Type::Integer},
          {"entered_seq", Type::Integer}, {"removed", Type::Boolean}}},
        {"bucket_sum",
         {{"bucket", Type::Integer}, {"row_count", Type::Integer}, {"row_sum", Type::Integer}, {"seq", Type::Integer}}},
        {"chain", {{"seq", Type::Integer}, {"hash", Type::Bytes}}},
        {"receipt",
         {{"command_id", Type::Uuid}, {"digest", Type::Bytes}, {"outcome", Type::Text}, {"seq", Type::Integer},
          {"happened_at", Type::Integer}, {"desk", Type::Uuid}, {"reason", Type::Text},
          {"settled_seq", Type::Integer}, {"settled_by", Type::Uuid}, {"kind", Type::Text}, {"user_id", Type::Uuid},
          {"received_at", Type::Integer}, {"about_kind", Type::Integer}, {"about", Type::Uuid}}},
        {"kept_command", {{"command_id", Type::Uuid}, {"bytes", Type::Bytes}}},
        {"unique_value", {{"kind", Type::Text}, {"value", Type::Text}, {"holder", Type::Uuid}}},
        {"server_state", {{"head", Type::Integer}, {"chain", Type::Bytes}}},
    };
    return tables;
}

QByteArray textOf(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null: return "-";
    case Value::Type::Integer: return QByteArray::number(value.toInteger());
    case Value::Type::Boolean: return value.toBoolean() ? "true" : "false";
    case Value::Type::Text: return '"' + value.toUtf8() + '"';
    case Value::Type::Bytes: return value.toBytes().toHex();
    case Value::Type::Uuid: return value.toUuid().toAscii();
    }
    Q_UNREACHABLE();
}

/// Every row of every table as one line, in an order that is no database's.
QByteArrayList stateOf(Connection &connection, const Registry &registry)
{
    QByteArrayList lines;
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            must(connection.each("SELECT " + table->selectList + " FROM " + table->name, {}, [&](const RowView &view) {
                lines << table->name + ' ' + storage::encodeImage(*storage::readRow(*table, view)).toHex();
                return true;
            }));
        }
    }
    for (const ServerTable &table : serverTables()) {
        QByteArrayList names;
        for (const auto &[name, type] : table.columns)
            names << name;
        must(connection.each("SELECT " + names.join(", ") + " FROM " + table.name, {}, [&](const RowView &view) {
            QByteArray line = table.name;
            for (int n = 0; n < view.columns(); ++n)
                line += ' ' + (view.isNull(n) ? QByteArray("-") : textOf(view.value(n, table.columns[size_t(n)].second)));
            lines << line;
            return true;
        }));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

/// Goal: the same commands give the same state on both databases, byte for byte: rows, log, sums, keys, receipts, chain.
/// Needs PEYGIR_TEST_POSTGRESQL.
class SameStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void theSameCommandsGiveTheSameState()
    {
        QFETCH_GLOBAL(bool, postgresql);
        const EmptyDatabase empty;
        const auto connection = empty.openMigrated();
        const QByteArrayList state = afterCommands(*connection);
        QVERIFY(state.size() > 4 * commands);
        m_states.insert(postgresql, state);
        const QByteArrayList &first = m_states.first();
        for (qsizetype n = 0; n < std::min(first.size(), state.size()); ++n) {
            if (first[n] != state[n])
                QFAIL(("first difference:\n" + first[n] + '\n' + state[n]).constData());
        }
        QCOMPARE(state.size(), first.size());
    }

    void cleanupTestCase() { QVERIFY2(m_states.size() == 2, "only one database was there"); }

private:
    QByteArrayList afterCommands(Connection &connection)
    {
        SeededRandom random(2000);
        Instant now(1'790'000'000'000);
        must(Leadership::establish(connection, newUuid(now, random), QByteArray(32, 'k')));
        Leadership leadership(connection, {"test", ""});
        if (!must(leadership.campaign(now)))
            qFatal("not elected");
        Sequencer sequencer(connection, m_rules);
        sequencer.lead(leadership.token());
        const auto arrival = [&](const UserId &author, const QByteArray &kind, const QJsonObject &arguments,
                                 std::vector<Uuid> needs = {}) {
            now = now + Milliseconds(qint64(random.below(100'000)));
            const Envelope envelope{newUuid(now, random), kind, 1, author, now, 0, now, std::move(needs), arguments};
            return Arrival{envelope.encoded(), envelope, author.uuid(), now};
        };
        std::vector<Arrival> group;
        for (const auto &step : m_city.steps())
            group.push_back(arrival(access::systemUser(), step.kind, step.arguments));
        must(sequencer.run(group));
        simulation::ActDealer dealer(m_city, m_rules, random);
        for (int done = 0; done < commands; done += int(group.size())) {
            group.clear();
            const size_t size = std::min<size_t>(size_t(commands - done), 1 + size_t(random.below(60)));
            while (group.size() < size) {
                const auto act = dealer.draw(connection);
                const auto &users = m_city.users();
                // Some build on what never comes: they are held, and people decide about them.
                const bool isLost = random.below(20) == 0;
                group.push_back(arrival(users[size_t(random.below(users.size()))], act.kind, act.arguments,
                                        isLost ? std::vector{newUuid(now, random)} : std::vector<Uuid>()));
            }
            // Some are delivered again, in the same group or later.
            if (random.below(4) == 0)
                group.push_back(group[size_t(random.below(group.size()))]);
            must(sequencer.run(group));
        }
        return stateOf(connection, m_rules);
    }

    const Registry m_rules = makeRegistry();
    const simulation::City m_city;
    QMap<bool, QByteArrayList> m_states;
};

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("PEYGIR_TEST_POSTGRESQL")) {
        std::puts("PostgreSQL absent: 1 check not made (PEYGIR_TEST_POSTGRESQL, tests/support/with_postgresql.sh)");
        return 77;
    }
    QCoreApplication app(argc, argv);
    SameStreamTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "same_stream_test.moc"
