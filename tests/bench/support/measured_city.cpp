// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/measured_city.h"

#include "access/core/roles.h"
#include "base/limits.h"
#include "bench/support/bench_desk.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_commands.h"
#include "support/standard_city/city_loading.h"
#include "system/support/server_process.h"

#include <QDir>

#include <array>
#include <map>

namespace peygir::bench {

namespace city = standard_city;
using storage::Connection;
using sync::DeskEngine;
using test::Caller;
using test::ServerProcess;

namespace {

constexpr quint64 seed = 137;
const QString password = QStringLiteral("a sample of a city");
/// Seconds of the city's work that are measured, and desks of each role that pull in them.
constexpr int liveSeconds = 100;
constexpr int desksOfRole = 3;

/// Whoever holds one kind of rows of the whole city.
enum Watcher { SeesCards, SeesFiles, SeesCitizens, SeesNothing, Watchers };
constexpr std::array<const char *, Watchers> watcherNames{"sees_cards", "sees_files", "sees_citizens", "sees_nothing"};
constexpr std::array<const char *, Watchers> watcherVerbs{"cases.read_cards", "cases.read_files", "cases.read_citizens",
                                                          nullptr};

city::CityPlan withWatchers(city::CityPlan plan)
{
    for (size_t i = 0; i < Watchers; ++i) {
        const QString name = QLatin1String(watcherNames[i]);
        const auto idOf = [&](const char *kind) {
            return derivedUuid(plan.id, QByteArray(kind) + '/' + name.toUtf8());
        };
        plan.people.push_back({idOf("person"), name, name, name});
        plan.users.push_back({name, int(plan.people.size()) - 1});
        if (!watcherVerbs[i])
            continue;
        const QString verb = QLatin1String(watcherVerbs[i]);
        plan.roles.push_back({idOf("role"), name, {name, name}, {verb}, {{verb, access::mostKeptMonths}}});
        plan.assignments.push_back(
            {idOf("assignment"), int(plan.users.size()) - 1, int(plan.roles.size()) - 1, 0, std::nullopt});
    }
    return plan;
}

/// Seconds that all threads of a process have run; to the nanosecond, unlike its times in `stat`.
double processorSeconds(qint64 process)
{
    double nanoseconds = 0;
    const QString tasks = QStringLiteral("/proc/%1/task").arg(process);
    for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks + u'/' + task + QStringLiteral("/schedstat"));
        if (file.open(QIODevice::ReadOnly))
            nanoseconds += file.readAll().split(' ').first().toDouble();
    }
    return nanoseconds / 1e9;
}

Caller::Answer posted(Caller &caller, const QByteArray &path, const QByteArray &body, const QByteArray &token)
{
    Caller::Answer answer = caller.post(path, body, token);
    if (answer.status != 200)
        qFatal("%s: %d %s", path.constData(), answer.status, answer.error.constData());
    return answer;
}

/// A desk with a store in a file, filled once.
class FilledDesk
{
public:
    FilledDesk(const QString &file, const Registry &registry, const UserId &user)
        : m_registry(registry)
        , m_connection(sqliteFile(file))
    {
        migrateAll(*m_connection, false);
        m_engine = std::make_unique<DeskEngine>(*m_connection, registry, m_random, user, registry.oldestReader(), m_witness);
        must(m_engine->open(SystemClock().now()));
    }

    void fill(Caller &caller, const QString &name)
    {
        const QByteArray token = caller.signIn(name, password, m_engine->desk());
        while (const auto request = must(m_engine->next(SystemClock().now()))) {
            const bool pulls = request->kind == DeskEngine::RequestKind::Pull;
            const auto answer = posted(caller, pulls ? "/v1/pull" : "/v1/hello", request->body, token);
            bytes += pulls ? answer.body.size() : 0;
            must(m_engine->receive(request->kind, answer.body, SystemClock().now()));
        }
        if (must(m_engine->status()).mismatches != 0)
            qFatal("%s does not hold what the server says", qPrintable(name));
        for (const auto &[kind, type] : m_registry.aggregates()) {
            for (const Table *table : type.tables) {
                m_rows[table->name] = count(table->name);
                rows += m_rows[table->name];
            }
        }
        weigh();
    }

    qint64 rowsOf(const QByteArray &table) const { return m_rows.at(table); }
    /// What a table takes without, and with its indexes.
    double tableBytes(const QByteArray &table) const { return m_tables.at(table).first; }
    double indexBytes(const QByteArray &table) const { return m_tables.at(table).second; }
    /// Tables of cases are left out.
    double otherBytes() const
    {
        double sum = 0;
        for (const auto &[table, sizes] : m_tables)
            sum += table.startsWith("case_") || table == "citizen" ? 0 : sizes.first + sizes.second;
        return sum;
    }
    sync::Cursor cursor() { return *must(m_engine->status()).cursor; }

    qint64 rows = 0;
    qint64 bytes = 0;

private:
    qint64 count(const QByteArray &table)
    {
        qint64 number = 0;
        must(m_connection->each("SELECT COUNT(*) FROM " + table, {}, [&number](const storage::RowView &view) {
            number = view.integer(0);
            return false;
        }));
        return number;
    }

    void weigh()
    {
        must(m_connection->each("SELECT s.tbl_name, s.type, SUM(d.pgsize) FROM dbstat d JOIN sqlite_schema s"
                                " ON s.name = d.name GROUP BY s.tbl_name, s.type",
                                {}, [this](const storage::RowView &view) {
                                    auto &[table, indexes] = m_tables[view.utf8(0)];
                                    (view.utf8(1) == "table" ? table : indexes) += double(view.integer(2));
                                    return true;
                                }));
    }

    const Registry &m_registry;
    std::unique_ptr<Connection> m_connection;
    SeededRandom m_random{11};
    ForgetfulWitness m_witness;
    std::unique_ptr<DeskEngine> m_engine;
    std::map<QByteArray, qint64> m_rows;
    std::map<QByteArray, std::pair<double, double>> m_tables;
};

/// Somebody who pulls every second, and keeps nothing of it.
class LivePuller
{
public:
    LivePuller(Caller &caller, const QString &name, int ofRole, const sync::Cursor &cursor, Random &random)
        : role(ofRole)
        , m_desk(newUuid(SystemClock().now(), random))
        , m_cursor(cursor)
        , m_token(caller.signIn(name, password, m_desk))
    {
        const sync::HelloRequest hello{sync::wireVersion, 1, m_desk, SystemClock().now(), limits::blocksPerDesk};
        m_set = must(sync::HelloResponse::decode(posted(caller, "/v1/hello", hello.encoded(), m_token).body)).set;
    }

    /// Answers how many bytes came.
    qint64 pull(Caller &caller)
    {
        qint64 bytes = 0;
        std::optional<sync::Position> position;
        for (;;) {
            const sync::PullRequest request{m_desk, m_cursor, m_set.version, {}, position};
            const QByteArray body = posted(caller, "/v1/pull", request.encoded(), m_token).body;
            bytes += body.size();
            const auto answer = must(sync::PullResponse::decode(body));
            if (answer.complete) {
                m_cursor = *answer.complete;
                return bytes;
            }
            position = answer.position;
        }
    }

    const int role;

private:
    Uuid m_desk;
    sync::Cursor m_cursor;
    QByteArray m_token;
    sync::BucketSet m_set;
};

class Measuring
{
public:
    Measuring(const city::CityPlan &plan, Instant now, qint64 cases, int changes)
        : m_plan(withWatchers(plan))
        , m_now(now)
        , m_cases(cases)
        , m_changes(changes)
        ,
        // Those that come while the city works on are registered after the sample.
        m_lives(m_plan, seed, cases + cases / 50 + 100, {now - std::chrono::hours(24 * 365), now})
        , m_stream(must(city::CaseCommands::of(m_plan, seed, [this] { return nextCase(); })))
    {}

    MeasuredCity run()
    {
        load();
        ServerProcess server(m_folder.file(""));
        server.start();
        weigh(server);
        work(server);
        return std::move(m_result);
    }

private:
    std::optional<city::PlannedCase> nextCase()
    {
        auto planned = m_lives.next();
        if (planned && m_result.cases < m_cases) {
            ++m_result.cases;
            m_counted += city::fileRows(*planned).total();
        }
        return planned;
    }

    void load()
    {
        const auto server = must(server::OfflineServer::open({m_folder.file("server"), {}}, makeRegistry()));
        must(city::runPlanned(*server, must(city::baseInformation(m_plan, m_now - std::chrono::hours(24 * 400)))));
        must(server->putAccounts(city::accountsOf(m_plan, password), access::PasswordCost::least()));
        const StopWatch time;
        std::vector<Envelope> group;
        while (m_stream.registered() < m_cases) {
            group.push_back(*must(m_stream.next()));
            if (group.size() < size_t(limits::groupCommands) && m_stream.registered() < m_cases)
                continue;
            must(city::runPlanned(*server, group));
            m_result.commands += qint64(group.size());
            group.clear();
            if (m_result.commands % 100'000 < limits::groupCommands)
                std::fprintf(stderr, "%lld cases of the sample\n", static_cast<long long>(m_stream.registered()));
        }
        m_result.loadingSeconds = time.elapsed().count();
    }

    void weigh(const ServerProcess &server)
    {
        Caller caller(server);
        const double before = processorSeconds(server.processId());
        std::vector<std::unique_ptr<FilledDesk>> desks;
        qint64 rows = 0;
        for (const char *name : watcherNames) {
            desks.push_back(std::make_unique<FilledDesk>(m_folder.file(name), m_registry, userNamed(name)));
            desks.back()->fill(caller, QLatin1String(name));
            rows += desks.back()->rows;
        }
        m_result.server.row = (processorSeconds(server.processId()) - before) / double(rows);
        m_cursor = desks.front()->cursor();

        const FilledDesk &nothing = *desks[SeesNothing];
        m_result.referenceRows = nothing.rows;
        m_result.referenceStored = nothing.otherBytes();
        m_result.referenceWire = double(nothing.bytes);
        const auto weighed = [&](Watcher watcher, std::initializer_list<const char *> tables, qint64 &number) {
            const FilledDesk &desk = *desks[size_t(watcher)];
            double stored = 0;
            double indexes = desk.otherBytes() - nothing.otherBytes();
            for (const char *table : tables) {
                number += desk.rowsOf(table);
                stored += desk.tableBytes(table);
                indexes += desk.indexBytes(table);
            }
            const double each = double(number);
            return city::RowBytes{double(desk.bytes - nothing.bytes) / each, stored / each, indexes / each};
        };
        m_result.sizes.card = weighed(SeesCards, {"case_card"}, m_result.cards);
        m_result.sizes.fileRow =
            weighed(SeesFiles, {"case_file", "case_node", "case_referral", "case_history"}, m_result.fileRows);
        m_result.sizes.citizen = weighed(SeesCitizens, {"citizen"}, m_result.citizens);
        m_result.fileRowsPerCounted = double(m_result.fileRows) / double(m_counted);
    }

    void work(const ServerProcess &server)
    {
        Caller caller(server);
        SeededRandom random(5);
        auto pullers = openPullers(caller, random);
        std::vector<Envelope> commands;
        std::map<UserId, std::pair<Uuid, QByteArray>> authors;
        for (int i = 0; i < liveSeconds * m_changes; ++i) {
            commands.push_back(*must(m_stream.next()));
            const UserId &author = commands.back().author;
            if (!authors.contains(author)) {
                const Uuid desk = newUuid(SystemClock().now(), random);
                authors.emplace(author, std::pair(desk, caller.signIn(nameOf(author), password, desk)));
            }
        }
        m_result.traffic.resize(m_plan.roles.size());
        double pushing = 0;
        for (size_t at = 0; at < commands.size(); ++at) {
            const auto &[desk, token] = authors.at(commands[at].author);
            const double before = processorSeconds(server.processId());
            const sync::PushRequest request{desk, {commands[at].encoded()}};
            const auto receipts =
                must(sync::PushResponse::decode(posted(caller, "/v1/push", request.encoded(), token).body));
            pushing += processorSeconds(server.processId()) - before;
            if (receipts.receipts.front().outcome != sync::Outcome::Applied)
                qFatal("a command was not applied: %s", receipts.receipts.front().reason->id().constData());
            if ((at + 1) % size_t(m_changes) == 0)
                pullAll(pullers, caller, server);
        }
        m_result.server.command = pushing / double(commands.size());
        for (RoleTraffic &role : m_result.traffic) {
            role.secondsPerPull /= std::max(1, role.pulls);
            role.bytesPerPull /= std::max(1, role.pulls);
        }
    }

    std::vector<std::unique_ptr<LivePuller>> openPullers(Caller &caller, Random &random)
    {
        std::vector<std::unique_ptr<LivePuller>> pullers;
        std::vector<int> taken(m_plan.roles.size());
        for (const city::Assignment &assignment : m_plan.assignments) {
            if (taken[size_t(assignment.role)]++ < desksOfRole)
                pullers.push_back(std::make_unique<LivePuller>(caller, m_plan.users[size_t(assignment.user)].key,
                                                               assignment.role, *m_cursor, random));
        }
        return pullers;
    }

    void pullAll(std::vector<std::unique_ptr<LivePuller>> &pullers, Caller &caller, const ServerProcess &server)
    {
        for (const auto &puller : pullers) {
            RoleTraffic &role = m_result.traffic[size_t(puller->role)];
            const double before = processorSeconds(server.processId());
            role.bytesPerPull += double(puller->pull(caller));
            role.secondsPerPull += processorSeconds(server.processId()) - before;
            ++role.pulls;
        }
    }

    UserId userNamed(const char *name) const
    {
        for (size_t i = 0; i < m_plan.users.size(); ++i) {
            if (m_plan.users[i].key == QLatin1String(name))
                return UserId(m_plan.userId(int(i)));
        }
        Q_UNREACHABLE();
    }
    QString nameOf(const UserId &user) const
    {
        for (size_t i = 0; i < m_plan.users.size(); ++i) {
            if (m_plan.userId(int(i)) == user.uuid())
                return m_plan.users[i].key;
        }
        Q_UNREACHABLE();
    }

    const city::CityPlan m_plan;
    const Instant m_now;
    const qint64 m_cases;
    const int m_changes;
    const Registry m_registry = makeRegistry();
    BenchFolder m_folder;
    MeasuredCity m_result;
    qint64 m_counted = 0;
    city::CaseLifeStream m_lives;
    city::CaseCommands m_stream;
    std::optional<sync::Cursor> m_cursor;
};

} // namespace

MeasuredCity measureCity(const city::CityPlan &plan, Instant now, qint64 cases, int changes)
{
    return Measuring(plan, now, cases, changes).run();
}

} // namespace peygir::bench
