// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/big_city.h"

#include "access/core/roles.h"
#include "base/hash.h"
#include "bench/support/made_once.h"
#include "bench/support/must.h"
#include "bench/support/planned_rows.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/case_buckets.h"
#include "cases/core/period.h"
#include "composition/registry.h"
#include "storage/door.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_life_stream.h"
#include "support/standard_city/city_loading.h"
#include "support/standard_city/larger_city.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace peygir::bench {

namespace city = standard_city;
using storage::Connection;
using storage::RowView;

namespace {

/// Raised when the same migrations get other rows.
constexpr int generation = 1;
constexpr quint64 citySeed = 1370;
/// A fixed day (1405/9/1).
constexpr Instant cityEnds(1'795'332'000'000);
constexpr Milliseconds threeYears = std::chrono::hours(24 * 3 * 365);
const QString everybodysPassword = QStringLiteral("a first synchronisation");
const QString role = QStringLiteral("follow_up_expert");

/// The role of the desk that is measured holds all cards there are.
city::CityPlan plan()
{
    city::CityPlan plan = city::largerCity(must(city::demoCityPlan()), {});
    for (city::Role &one : plan.roles) {
        if (one.key != role)
            continue;
        one.keptMonths[QLatin1String(cases::readCardsVerb.id)] = access::mostKeptMonths;
        one.keptMonths[QLatin1String(cases::readCitizensVerb.id)] = access::mostKeptMonths;
    }
    return plan;
}

/// Rows on their way into a server's store, with what the log and the sums say of them.
class ServerRows
{
public:
    ServerRows(Connection &connection, const Registry &registry)
        : m_connection(connection)
        , m_door(connection)
        , m_registry(registry)
    {
        must(m_connection.each("SELECT head FROM server_state", {}, [this](const RowView &view) {
            m_head = view.integer(0);
            return false;
        }));
    }

    /// An aggregate begins with its root.
    template <RowType T>
    void add(const T &item)
    {
        Row row = toRow(item);
        if (row.table->root)
            begin(row);
        row.rev = 1;
        row.seq = m_head;
        row.hash = contentHash(row);
        for (const qint64 bucket : m_buckets) {
            Sum &sum = m_sums[bucket];
            ++sum.rows;
            sum.sum += quint64(row.hash);
            sum.seq = m_head;
        }
        std::vector<Value> &values = m_values[row.table];
        values.insert(values.end(), {row.id, row.aggregate, row.rev, row.seq, row.hash});
        values.insert(values.end(), row.values.begin(), row.values.end());
        if (values.size() > 200'000)
            flush();
    }

    void finish()
    {
        flush();
        for (const auto &[bucket, sum] : m_sums) {
            must(m_connection.run("INSERT INTO bucket_sum (bucket, row_count, row_sum, seq) VALUES (?, ?, ?, ?)",
                                  {Value(bucket), Value(sum.rows), Value(qint64(sum.sum)), Value(sum.seq)}));
        }
        const QByteArray chain = Blake2b(32).add(quint64(m_head)).finish();
        must(m_connection.run("UPDATE server_state SET head = ?, chain = ?", {Value(m_head), Value::bytes(chain)}));
        must(m_connection.run("INSERT INTO chain (seq, hash) VALUES (?, ?)", {Value(m_head), Value::bytes(chain)}));
    }

private:
    struct Sum
    {
        qint64 rows = 0;
        quint64 sum = 0;
        qint64 seq = 0;
    };

    void begin(const Row &root)
    {
        ++m_head;
        m_buckets.clear();
        for (const Bucket &bucket : m_registry.aggregate(root.table->kind.number)->bucketsOf(root)) {
            m_buckets.push_back(bucket.id());
            m_log.insert(m_log.end(), {Value(root.table->kind.number), Value(root.aggregate), Value(bucket.id()),
                                       Value(m_head), Value(m_head), Value(false)});
        }
    }

    void flush()
    {
        for (auto &[table, values] : m_values) {
            must(m_door.put(*table, values));
            values.clear();
        }
        must(m_connection.putMany("log", {"kind", "aggregate", "bucket", "seq", "entered_seq", "removed"}, {}, m_log));
        m_log.clear();
    }

    Connection &m_connection;
    storage::Door m_door;
    const Registry &m_registry;
    qint64 m_head = 0;
    /// Of the aggregate that is being added.
    std::vector<qint64> m_buckets;
    std::map<const Table *, std::vector<Value>> m_values;
    std::vector<Value> m_log;
    std::map<qint64, Sum> m_sums;
};

class BigCityMaker
{
public:
    explicit BigCityMaker(qint64 cards) : m_plan(plan()), m_span{cityEnds - threeYears, cityEnds}, m_cards(cards)
    {
        for (const city::Assignment &given : m_plan.assignments) {
            if (m_plan.roles[size_t(given.role)].key == role && given.group == 0) {
                m_user = given.user;
                return;
            }
        }
        qFatal("the city has no follow-up expert");
    }

    UserId user() const { return UserId(m_plan.userId(m_user)); }
    QString signInName() const { return m_plan.users[size_t(m_user)].key; }

    void make(const QString &folder)
    {
        const QString store = folder + QStringLiteral("/server");
        {
            const auto server = must(server::OfflineServer::open({store, {}}, makeRegistry()));
            must(city::runPlanned(*server, must(city::baseInformation(m_plan, m_span.from - std::chrono::hours(24)))));
            must(server->putAccounts(city::accountsOf(m_plan, everybodysPassword), access::PasswordCost::least()));
        }
        storage::SqliteOptions fast;
        fast.path = store + QStringLiteral("/peygir.sqlite");
        fast.synchronous = storage::SqliteOptions::Synchronous::OffForTests;
        fast.journal = storage::SqliteOptions::Journal::Delete;
        fast.exclusive = true;
        const auto connection = must(storage::openSqlite(fast));
        must(connection->begin(Connection::Access::Write));
        ServerRows rows(*connection, m_registry);
        writeCases(rows);
        rows.finish();
        must(connection->commit());
    }

private:
    void writeCases(ServerRows &rows)
    {
        const auto process = must(workflow::processOf(must(city::firstCycle())));
        city::CaseLifeStream stream(m_plan, citySeed, m_cards, m_span, city::Texts::LeftOut);
        const city::CaseLifeStream written(m_plan, citySeed, m_cards, m_span, city::Texts::Written);
        const PlannedRowsWriter writer(stream.desks(), *process, citySeed);
        const auto kept = cases::periodsKept(cityEnds, fileMonths());
        std::map<qint64, cases::Citizen> citizens;
        while (const auto planned = stream.next()) {
            const cases::CitizenId citizen = meet(citizens, writer, *planned);
            const bool own = m_plan.subjects[size_t(planned->registration().subject)].group == 0;
            const int closed = planned->closedAt ? cases::periodOf(*planned->closedAt) : 0;
            const bool isKept = std::any_of(kept.begin(), kept.end(), [closed](const std::optional<int> &period) {
                return period.value_or(0) == closed;
            });
            if (!own || !isKept) {
                rows.add(writer.rows(*planned, citizen, PlannedRowsWriter::Part::Card).card);
                continue;
            }
            const PlannedRows all = writer.rows(written.at(planned->index), citizen, PlannedRowsWriter::Part::All);
            rows.add(all.card);
            rows.add(all.file);
            ++m_files;
            addAll(rows, all.nodes);
            addAll(rows, all.referrals);
            addAll(rows, all.history);
        }
        const city::Townspeople people(m_plan, citySeed, m_cards);
        for (auto &[number, citizen] : citizens) {
            const city::Caller caller = people.caller(number);
            citizen.phone = caller.phone;
            citizen.name = caller.givenName + u' ' + caller.familyName;
            rows.add(citizen);
        }
        std::printf("      %lld cards, %lld files, %zu citizens\n", static_cast<long long>(m_cards),
                    static_cast<long long>(m_files), citizens.size());
    }

    template <class T>
    static void addAll(ServerRows &rows, const std::vector<T> &items)
    {
        for (const T &item : items)
            rows.add(item);
    }

    int fileMonths() const
    {
        for (const city::Role &one : m_plan.roles) {
            if (one.key == role)
                return one.keptMonths.value(QLatin1String(cases::readFilesVerb.id));
        }
        Q_UNREACHABLE();
    }

    static cases::CitizenId meet(std::map<qint64, cases::Citizen> &citizens, const PlannedRowsWriter &writer,
                                 const city::PlannedCase &planned)
    {
        const Instant at = planned.events.front().at;
        const qint64 number = planned.registration().caller.number;
        auto found = citizens.find(number);
        if (found == citizens.end()) {
            constexpr quint64 citizenPart = 9000;
            const cases::CitizenId id(writer.idOf(at, number, citizenPart));
            found = citizens.emplace(number, cases::Citizen{id, {}, {}, at, 0}).first;
        }
        found->second.lastContactYear = cases::jalaliYear(at);
        return found->second.id;
    }

    const Registry m_registry = makeRegistry();
    const city::CityPlan m_plan;
    const city::Span m_span;
    const qint64 m_cards;
    int m_user = 0;
    qint64 m_files = 0;
};

/// Changes with everything that the rows depend on.
QByteArray fingerprint(qint64 cards)
{
    Blake2b hash(8);
    hash.add(quint64(generation)).add(quint64(cards));
    for (const storage::Migration &migration : must(storage::allMigrations()))
        hash.add(migration.sql);
    return hash.finish().toHex();
}

} // namespace

BigCity bigCity(qint64 cards)
{
    BigCityMaker maker(cards);
    const QString folder = madeOnce(
        "city", cards, fingerprint(cards), [&maker](const QString &empty) { maker.make(empty); },
        [](const QString &made) {
            const qint64 bytes = QFileInfo(made + QStringLiteral("/server/peygir.sqlite")).size();
            return QStringLiteral("%1 MB").arg(bytes / 1'000'000);
        });
    return {folder, maker.user(), maker.signInName(), everybodysPassword, cards};
}

} // namespace peygir::bench
