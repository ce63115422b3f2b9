// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/big_desk.h"

#include "access/core/change_rights.h"
#include "base/hash.h"
#include "bench/support/bench_server.h"
#include "bench/support/figures.h"
#include "bench/support/made_once.h"
#include "bench/support/must.h"
#include "bench/support/planned_rows.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/case_buckets.h"
#include "cases/core/period.h"
#include "composition/registry.h"
#include "storage/door.h"
#include "storage/local_store.h"
#include "storage/migrations.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_life_stream.h"
#include "support/standard_city/larger_city.h"
#include "sync/desk/desk_state.h"
#include "sync/wire/verify.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <unordered_map>

namespace peygir::bench {

namespace city = standard_city;
using storage::Connection;
using storage::RowView;

namespace {

/// Raised when the same migrations get other rows.
constexpr int generation = 3;
constexpr quint64 bigCitySeed = 1370;
/// A fixed day (1405/9/1).
constexpr Instant bigCityEnds(1'795'332'000'000);
constexpr Milliseconds threeYears = std::chrono::hours(24 * 3 * 365);

/// Images that wait to be written, one statement for many of them.
class Images
{
public:
    Images(Connection &connection, const Registry &registry) : m_connection(connection), m_door(connection), m_registry(registry) {}

    template <RowType T>
    void add(const T &item)
    {
        Row row = toRow(item);
        row.rev = 1;
        row.seq = ++m_seq;
        add(row);
    }

    /// The root of an aggregate comes before its other rows.
    void add(const Row &row)
    {
        const qint64 hash = contentHash(row);
        std::vector<Value> &values = m_values[row.table];
        values.insert(values.end(), {row.id, row.aggregate, row.rev, row.seq, hash});
        values.insert(values.end(), row.values.begin(), row.values.end());
        if (row.table->root)
            addMembership(row);
        for (const qint64 bucket : m_bucketsOf.at(row.aggregateId()))
            m_sums[bucket].add(hash);
        if (values.size() > 200'000)
            flush();
    }

    void flush()
    {
        for (auto &[table, values] : m_values) {
            must(m_door.put(*table, values));
            values.clear();
        }
        must(m_connection.putMany("held", {"kind", "aggregate", "bucket"}, {}, m_held));
        m_held.clear();
    }

    const std::map<qint64, sync::PartSum> &sums() const { return m_sums; }
    qint64 rows() const { return m_seq; }

private:
    void addMembership(const Row &root)
    {
        const AggregateType &type = *m_registry.aggregate(root.table->kind.number);
        std::vector<qint64> &buckets = m_bucketsOf[root.aggregateId()];
        for (const Bucket &bucket : type.bucketsOf(root)) {
            m_held.insert(m_held.end(), {Value(type.kind.number), Value(root.aggregate), Value(bucket.id())});
            buckets.push_back(bucket.id());
        }
    }

    Connection &m_connection;
    storage::Door m_door;
    const Registry &m_registry;
    qint64 m_seq = 0;
    std::map<const Table *, std::vector<Value>> m_values;
    std::vector<Value> m_held;
    std::unordered_map<AggregateId, std::vector<qint64>> m_bucketsOf;
    std::map<qint64, sync::PartSum> m_sums;
};

/// Makes one big desk in a folder of its own.
class BigDeskMaker
{
public:
    explicit BigDeskMaker(qint64 cards)
        : m_plan(city::largerCity(must(city::demoCityPlan()), {})),
          m_span{bigCityEnds - threeYears, bigCityEnds}, m_cards(cards)
    {
        for (const city::Assignment &given : m_plan.assignments) {
            if (m_plan.roles[size_t(given.role)].key == QLatin1String("follow_up_expert") && given.group == 0) {
                m_user = given.user;
                m_unit = given.unit;
                return;
            }
        }
        qFatal("the city has no follow-up expert");
    }

    UserId user() const { return UserId(m_plan.userId(m_user)); }
    QString fullName() const
    {
        const city::Person &person = m_plan.people[size_t(m_plan.users[size_t(m_user)].person)];
        return person.givenName + u' ' + person.familyName;
    }

    void make(const QString &folder)
    {
        const QString store = folder + QStringLiteral("/store");
        QString path;
        {
            const storage::OpenPolicy policy{.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};
            path = must(storage::LocalStore::open(store, storage::LocalStore::Purpose::Desk, nullptr, policy))->path();
        }
        storage::SqliteOptions fast;
        fast.path = path;
        fast.synchronous = storage::SqliteOptions::Synchronous::OffForTests;
        fast.journal = storage::SqliteOptions::Journal::Delete;
        fast.exclusive = true;
        const auto connection = must(storage::openSqlite(fast));
        migrateAll(*connection, false);
        const std::vector<QByteArray> indexes = dropIndexes(*connection);
        must(connection->begin(Connection::Access::Write));
        {
            Images images(*connection, m_registry);
            copyBaseInformation(images);
            writeCases(images);
            images.flush();
            writeDesk(*connection, images);
        }
        must(connection->commit());
        for (const QByteArray &index : indexes)
            must(connection->run(index));
    }

private:
    /// They are made at the end, in one go each.
    std::vector<QByteArray> dropIndexes(Connection &connection)
    {
        std::vector<QByteArray> statements;
        std::vector<QByteArray> names;
        must(connection.each("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", {},
                             [&](const RowView &view) {
                                 names.push_back(view.utf8(0));
                                 statements.push_back(view.utf8(1));
                                 return true;
                             }));
        for (const QByteArray &name : names)
            must(connection.run("DROP INDEX " + name));
        return statements;
    }

    /// What the rules make of the base information on a server, as far as this desk may hold it.
    void copyBaseInformation(Images &images)
    {
        const auto server = sqliteInMemory();
        const Instant at = m_span.from - std::chrono::hours(24);
        const BenchServer filled(*server, m_registry, bigCityEnds,
                                 [&] { return must(city::baseInformation(m_plan, at)); });
        for (const auto &[kind, type] : m_registry.aggregates()) {
            std::vector<const Table *> tables = type.tables;
            std::stable_partition(tables.begin(), tables.end(), [](const Table *table) { return table->root; });
            for (const Table *table : tables) {
                must(server->each("SELECT " + table->selectList + " FROM " + table->name +
                                      " WHERE aggregate IN (SELECT aggregate FROM log WHERE kind = ? AND bucket IN (?, ?))",
                                  {Value(kind), Value(Bucket::reference().id()),
                                   Value(Bucket::person(user().uuid().toAscii()).id())},
                                  [&](const RowView &view) {
                                      images.add(*storage::readRow(*table, view));
                                      return true;
                                  }));
            }
        }
    }

    void writeCases(Images &images)
    {
        const auto process = must(workflow::processOf(must(city::firstCycle())));
        city::CaseLifeStream stream(m_plan, bigCitySeed, m_cards, m_span, city::Texts::LeftOut);
        const city::CaseLifeStream written(m_plan, bigCitySeed, m_cards, m_span, city::Texts::Written);
        const PlannedRowsWriter writer(stream.desks(), *process, bigCitySeed);
        const auto kept = cases::periodsKept(bigCityEnds, fileMonths());
        std::map<qint64, cases::Citizen> citizens;
        while (const auto planned = stream.next()) {
            const city::Caller &caller = planned->registration().caller;
            const cases::CitizenId citizen = meet(citizens, writer, *planned, caller.number);
            const bool own = m_plan.subjects[size_t(planned->registration().subject)].group == 0;
            const int closed = planned->closedAt ? cases::periodOf(*planned->closedAt) : 0;
            const auto isOfIt = [closed](const std::optional<int> &period) { return period.value_or(0) == closed; };
            if (!own || std::none_of(kept.begin(), kept.end(), isOfIt)) {
                images.add(writer.rows(*planned, citizen, PlannedRowsWriter::Part::Card).card);
                continue;
            }
            const PlannedRows rows = writer.rows(written.at(planned->index), citizen, PlannedRowsWriter::Part::All);
            images.add(rows.card);
            const Uuid unit = m_plan.units[size_t(m_unit)].id;
            if (std::find(rows.file.units.begin(), rows.file.units.end(), unit) == rows.file.units.end())
                continue;
            images.add(rows.file);
            ++m_files;
            addAll(images, rows.nodes);
            addAll(images, rows.referrals);
            addAll(images, rows.history);
        }
        const city::Townspeople people(m_plan, bigCitySeed, m_cards);
        for (auto &[number, citizen] : citizens) {
            const city::Caller caller = people.caller(number);
            citizen.phone = caller.phone;
            citizen.name = caller.givenName + u' ' + caller.familyName;
            images.add(citizen);
        }
        m_citizens = qint64(citizens.size());
    }

    int fileMonths() const
    {
        for (const city::Role &role : m_plan.roles) {
            if (role.key == QLatin1String("follow_up_expert"))
                return role.keptMonths.value(QLatin1String(cases::readFilesVerb.id));
        }
        Q_UNREACHABLE();
    }

    template <class T>
    void addAll(Images &images, const std::vector<T> &rows)
    {
        for (const T &row : rows)
            images.add(row);
    }

    cases::CitizenId meet(std::map<qint64, cases::Citizen> &citizens, const PlannedRowsWriter &writer,
                          const city::PlannedCase &planned, qint64 number)
    {
        const Instant at = planned.events.front().at;
        auto found = citizens.find(number);
        if (found == citizens.end()) {
            constexpr quint64 citizenPart = 9000;
            const cases::CitizenId id(writer.idOf(at, number, citizenPart));
            found = citizens.emplace(number, cases::Citizen{id, {}, {}, at, 0}).first;
        }
        found->second.lastContactYear = cases::jalaliYear(at);
        return found->second.id;
    }

    void writeDesk(Connection &connection, const Images &images)
    {
        std::vector<Value> values;
        std::vector<qint64> buckets;
        for (const auto &[bucket, sum] : images.sums()) {
            buckets.push_back(bucket);
            values.insert(values.end(), {Value(bucket), Value(sum.rows), Value(sum.sum), Value(true)});
        }
        must(connection.putMany("held_bucket", {"bucket", "row_count", "row_sum", "agrees"}, {"bucket"}, values));
        sync::DeskState state(connection);
        SeededRandom random(bigCitySeed);
        must(state.setDesk(newUuid(bigCityEnds, random)));
        must(state.setDeskNumber(10'000));
        must(state.setSet(sync::BucketSet::of(buckets)));
        must(state.setCursor(sync::Cursor{newUuid(bigCityEnds, random), images.rows(), QByteArray(32, 'c')}));
        std::printf("      %lld cards, %lld files, %lld citizens\n", static_cast<long long>(m_cards),
                    static_cast<long long>(m_files), static_cast<long long>(m_citizens));
    }

    const Registry m_registry = makeRegistry();
    const city::CityPlan m_plan;
    const city::Span m_span;
    const qint64 m_cards;
    int m_user = 0;
    int m_unit = 0;
    qint64 m_files = 0;
    qint64 m_citizens = 0;
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

QString sizeOf(const QString &file)
{
    return QString::number(QFileInfo(file).size() / 1'000'000) + QStringLiteral(" MB");
}

} // namespace

std::unique_ptr<Connection> BigDesk::connect() const
{
    storage::SqliteOptions options;
    options.path = store();
    options.readOnly = true;
    options.mustExist = true;
    return must(storage::openSqlite(options));
}

QString BigDesk::copyStore(const QString &storeFolder) const
{
    const QString file = storeFolder + QStringLiteral("/desk.db");
    if (!QDir().mkpath(storeFolder) || !QFile::copy(store(), file))
        qFatal("cannot copy %s", qPrintable(store()));
    return file;
}

BigDesk bigDesk(qint64 cards)
{
    BigDeskMaker maker(cards);
    const auto deskIn = [&](const QString &folder) {
        return BigDesk{folder, maker.user(), maker.fullName(), bigCityEnds, cards};
    };
    return deskIn(madeOnce(
        "desk", cards, fingerprint(cards), [&maker](const QString &empty) { maker.make(empty); },
        [&deskIn](const QString &made) { return sizeOf(deskIn(made).store()); }));
}

} // namespace peygir::bench
