// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/restore/restore_city.h"

#include "access/core/settle_held.h"
#include "access/store/grant_job.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "cases/core/add_note.h"
#include "cases/core/refer_case.h"
#include "cases/store/transfer_job.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_life_stream.h"
#include "support/standard_city/city_loading.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QTimer>

#include <algorithm>

namespace peygir::bench {

namespace city = standard_city;
using city::CaseAct;
using city::CaseWalk;
using storage::Connection;
using storage::RowView;
using sync::DeskEngine;

namespace {

constexpr quint64 seed = 137;
const QString password = QStringLiteral("a restored city");
/// Lives that are looked at for each that is taken: those of three people who all sit at one of the desks are not rare.
constexpr int livesForOne = 40;
constexpr size_t leastHands = 3;
/// For a job, and for a leader on PostgreSQL who has to be waited for after a restore.
constexpr Seconds patience{60};

/// No two messages are one problem here: joining is not what is measured.
city::CityPlan planOfStrangers()
{
    city::CityPlan plan = must(city::demoCityPlan());
    for (city::Subject &subject : plan.subjects)
        subject.sameProblem = QStringLiteral("never");
    return plan;
}

std::set<int> handsOf(const CaseWalk &walk)
{
    std::set<int> hands;
    for (const city::PlannedEvent &event : walk.planned().events)
        hands.insert(event.user);
    return hands;
}

/// The post that holds a stay on this desk.
std::optional<Uuid> holderOf(Connection &desk, const Uuid &node)
{
    std::optional<Uuid> holder;
    must(desk.each("SELECT holder FROM case_node WHERE id = ? AND holder IS NOT NULL", {Value(node)}, [&holder](const RowView &view) {
        holder = view.uuid(0);
        return false;
    }));
    return holder;
}

} // namespace

RestoreCity::RestoreCity(test::EmptyDatabase::Kind kind, int cases, int imported)
    : m_registry(makeRegistry())
    , m_plan(planOfStrangers())
    , m_desks(m_plan)
    , m_process(must(workflow::processOf(must(city::shippedProcesses()).front())))
    , m_database(kind)
    , m_server(m_database)
    , m_imported(imported)
{
    chooseSeats(cases);
}

RestoreCity::~RestoreCity() = default;

/// Those twenty who have the most to do, and only cases that need nobody else.
void RestoreCity::chooseSeats(int cases)
{
    std::map<int, int> acts;
    std::vector<CaseChain> all;
    city::CaseLifeStream lives(m_plan, seed, qint64(cases) * livesForOne, city::Span::demo(SystemClock().now()));
    while (const auto planned = lives.next()) {
        auto walk = std::make_unique<CaseWalk>(m_plan, m_desks, *m_process, *planned, city::Pulling::ToWhoTakes);
        const std::set<int> hands = handsOf(*walk);
        if (hands.size() < leastHands)
            continue;
        for (const int user : hands)
            ++acts[user];
        all.emplace_back().walk = std::move(walk);
    }
    std::vector<std::pair<int, int>> busiest;
    for (const auto &[user, number] : acts)
        busiest.emplace_back(number, user);
    std::sort(busiest.rbegin(), busiest.rend());
    if (busiest.size() < seats)
        qFatal("the city has too few people");
    std::set<int> chosen;
    for (size_t i = 0; i < seats; ++i) {
        chosen.insert(busiest[i].second);
        m_seats.emplace_back().user = busiest[i].second;
    }
    for (CaseChain &chain : all) {
        const std::set<int> hands = handsOf(*chain.walk);
        if (int(m_chains.size()) < cases && std::includes(chosen.begin(), chosen.end(), hands.begin(), hands.end()))
            m_chains.push_back(std::move(chain));
    }
    if (int(m_chains.size()) < cases)
        qFatal("only %zu of %d cases lie between these desks", m_chains.size(), cases);
}

void RestoreCity::setUp(const QStringList &options)
{
    {
        const auto offline =
            must(server::OfflineServer::open({m_server.folder(), m_database.conninfo()}, makeRegistry()));
        must(city::runPlanned(*offline, must(city::baseInformation(m_plan, SystemClock().now() - std::chrono::hours(24)))));
        must(offline->putAccounts(city::accountsOf(m_plan, password), access::PasswordCost::least()));
    }
    m_server.setOptions(options);
    m_server.start();
}

std::unique_ptr<Connection> RestoreCity::store() const
{
    if (m_database.isPostgresql())
        return must(storage::openPostgresql(m_database.conninfo()));
    storage::SqliteOptions options;
    options.path = m_server.folder() + QStringLiteral("/peygir.sqlite");
    options.mustExist = true;
    return must(storage::openSqlite(options));
}

// --- the desks

void RestoreCity::signIn(size_t first, size_t end)
{
    for (size_t i = first; i < end; ++i) {
        Seat &seat = m_seats[i];
        if (!seat.desk) {
            seat.desk = std::make_unique<test::SystemDesk>(m_registry, UserId(m_plan.userId(seat.user)), i + 1);
            seat.desk->listen([this, i](DeskEngine::RequestKind kind, const QByteArray &answer) {
                if (kind == DeskEngine::RequestKind::Push)
                    heard(i, answer);
            });
        }
        test::Caller caller(m_server);
        seat.token = caller.signIn(m_plan.users[size_t(seat.user)].key, password, seat.desk->desk());
        synchronise(i);
    }
}

void RestoreCity::heard(size_t seat, const QByteArray &answer)
{
    if (m_isLost)
        return;
    for (const sync::Receipt &receipt : must(sync::PushResponse::decode(answer)).receipts) {
        if (receipt.outcome != sync::Outcome::Applied)
            qFatal("not applied: %s", receipt.reason->id().constData());
        m_acknowledged.insert_or_assign(receipt.command, Acknowledged{seat, receipt.seq, receipt.outcome});
    }
}

void RestoreCity::synchronise(size_t i)
{
    Seat &seat = m_seats[i];
    const StopWatch watch;
    for (;;) {
        test::Caller caller(m_server);
        const QByteArray problem = seat.desk->synchronise(caller, seat.token);
        if (problem.isEmpty())
            return;
        if (problem != "sync.not_leader" || watch.elapsed() > patience)
            qFatal("desk %zu: %s", i, problem.constData());
        QThread::msleep(100);
    }
}

void RestoreCity::synchroniseAll()
{
    for (int round = 0; round < 2; ++round) {
        for (size_t i = 0; i < m_seats.size(); ++i) {
            if (m_seats[i].desk)
                synchronise(i);
        }
    }
}

std::vector<size_t> RestoreCity::lastFirst() const
{
    const auto rank = [this](size_t i) {
        for (const city::Assignment &given : m_plan.assignments) {
            const QString &role = m_plan.roles[size_t(given.role)].key;
            if (given.user == m_seats[i].user)
                return role.startsWith(QLatin1String("intake")) ? 2 : role.startsWith(QLatin1String("follow_up")) ? 1 : 0;
        }
        return 0;
    };
    std::vector<size_t> order;
    for (size_t i = 0; i < m_seats.size(); ++i)
        order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&rank](size_t a, size_t b) { return rank(a) < rank(b); });
    return order;
}

std::set<Uuid> RestoreCity::deskIds() const
{
    std::set<Uuid> ids;
    for (const Seat &seat : m_seats) {
        if (seat.desk)
            ids.insert(seat.desk->desk());
    }
    return ids;
}

size_t RestoreCity::acknowledgedBehind(qint64 seq) const
{
    return size_t(std::count_if(m_acknowledged.begin(), m_acknowledged.end(),
                                [seq](const auto &one) { return one.second.seq > seq; }));
}

int RestoreCity::mismatches()
{
    int mismatches = 0;
    for (const Seat &seat : m_seats)
        mismatches += must(seat.desk->engine().status()).mismatches;
    return mismatches;
}

// --- what people do

RestoreCity::Seat &RestoreCity::seatOf(int user)
{
    return *std::find_if(m_seats.begin(), m_seats.end(), [user](const Seat &seat) { return seat.user == user; });
}

Uuid RestoreCity::submit(Seat &seat, const QByteArray &kind, const QJsonObject &arguments, const char *codeField)
{
    ++m_entered;
    return must(seat.desk->engine().submit(kind, arguments, seat.desk->now(), codeField)).command;
}

void RestoreCity::begin(int cases) { m_begun = std::min(m_chains.size(), m_begun + size_t(cases)); }

void RestoreCity::act(CaseChain &chain)
{
    const CaseAct act = must(chain.walk->next());
    Seat &seat = seatOf(act.user);
    chain.hands.insert(act.user);
    if (act.kind == cases::ReferCase::kind) {
        // Nobody hands to himself what he holds.
        const auto refer = must(fieldsFromJson<cases::ReferCase>(act.arguments));
        if (holderOf(seat.desk->connection(), refer.node.uuid()) == refer.to.uuid())
            return chain.walk->submitted(*chain.last);
    }
    const bool registers = !chain.walk->isRegistered();
    chain.last = submit(seat, act.kind, act.arguments, registers ? CaseWalk::codeField : nullptr);
    chain.walk->submitted(*chain.last);
}

int RestoreCity::step()
{
    const qint64 before = m_entered;
    for (size_t i = 0; i < m_begun; ++i) {
        CaseChain &chain = m_chains[i];
        if (chain.walk->atEnd() || !seatOf(chain.nextUser()).desk)
            continue;
        const int user = chain.nextUser();
        while (!chain.walk->atEnd() && chain.nextUser() == user)
            act(chain);
    }
    return int(m_entered - before);
}

void RestoreCity::finish()
{
    while (step() > 0)
        synchroniseAll();
}

int RestoreCity::chainsOfThree() const
{
    return int(std::count_if(m_chains.begin(), m_chains.end(),
                             [](const CaseChain &chain) { return chain.hands.size() >= leastHands; }));
}

int RestoreCity::noteOnImported()
{
    int notes = 0;
    for (Seat &seat : m_seats) {
        std::optional<Uuid> imported;
        must(seat.desk->connection().each("SELECT f.id FROM case_file f JOIN case_card c ON c.id = f.id"
                                          " WHERE c.alias_code IS NOT NULL ORDER BY f.id LIMIT 1 OFFSET ?",
                                          {Value(qint64(notes))}, [&imported](const RowView &view) {
                                              imported = view.uuid(0);
                                              return false;
                                          }));
        if (!imported)
            continue;
        submit(seat, cases::AddNote::kind,
               fieldsToJson(cases::AddNote{cases::CaseId(*imported), QStringLiteral("what the old centre knew")}));
        ++notes;
    }
    return notes;
}

int RestoreCity::retryHeld()
{
    int tried = 0;
    std::vector<Uuid> held;
    must(store()->each("SELECT command_id FROM receipt WHERE outcome = 'held'", {}, [&held](const RowView &view) {
        held.push_back(view.uuid(0));
        return true;
    }));
    for (const Uuid &command : held) {
        submit(m_seats[m_acknowledged.at(command).seat], access::SettleHeld::kind,
               fieldsToJson(access::SettleHeld{command, HeldDecision::Retry, {}}));
        ++tried;
    }
    return tried;
}

// --- what the server does of itself

void RestoreCity::runJob(const QString &kind, const QJsonObject &arguments)
{
    QByteArray said;
    const QString json = QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact));
    if (m_server.command({QStringLiteral("job"), QStringLiteral("begin"), kind, QStringLiteral("--arguments"), json}, &said) != 0)
        qFatal("no job: %s", said.constData());
    const QString job = QString::fromLatin1(said.trimmed().split('\n').last());
    const StopWatch watch;
    while (m_server.command({QStringLiteral("job"), QStringLiteral("list"), job}, &said) == 0) {
        for (const QByteArray &line : said.split('\n')) {
            const QJsonObject one = QJsonDocument::fromJson(line).object();
            if (one.value(QLatin1String("id")).toString() != job)
                continue;
            if (one.value(QLatin1String("refused")).toInt() > 0 || watch.elapsed() > patience)
                qFatal("the job does not do its work: %s", line.constData());
            if (one.value(QLatin1String("state")).toString() == QLatin1String("done")
                && one.value(QLatin1String("applied")).toInt() > 0)
                return;
        }
        QThread::msleep(100);
    }
    qFatal("the job cannot be seen: %s", said.constData());
}

void RestoreCity::grantByJob()
{
    const auto role = [this](const char *key) {
        const auto found = std::find_if(m_plan.roles.begin(), m_plan.roles.end(),
                                        [key](const city::Role &one) { return one.key == QLatin1String(key); });
        return access::RoleId(found->id);
    };
    runJob(QStringLiteral("grant"), fieldsToJson(access::GrantAsked{role("official"), role("manager")}));
}

void RestoreCity::transferByJob()
{
    // The same once more where it is repeated.
    std::vector<Uuid> &posts = m_handedOver;
    if (posts.empty()) {
        must(store()->each("SELECT holder, COUNT(*) AS nodes FROM case_node WHERE state = 'open' AND holder IS NOT NULL"
                           " GROUP BY holder ORDER BY nodes DESC, holder LIMIT 2",
                           {}, [&posts](const RowView &view) {
                               posts.push_back(view.uuid(0));
                               return true;
                           }));
    }
    if (posts.size() != 2)
        qFatal("nothing waits at two posts");
    runJob(QStringLiteral("transfer"), fieldsToJson(cases::TransferAsked{organisation::PostId(posts[0]), organisation::PostId(posts[1]),
                                                                         QStringLiteral("handed over")}));
}

QString RestoreCity::importFile() const
{
    const auto iso = [](Instant at) {
        return QDateTime::fromMSecsSinceEpoch(at.milliseconds(), Qt::UTC).toString(Qt::ISODate);
    };
    QString csv = QStringLiteral("Number;Registered;Closed;State;Came by;Category;Detail;Region;Text;Caller;Phone\n");
    const Instant begins = SystemClock().now() - std::chrono::hours(24 * 100);
    for (int n = 0; n < m_imported; ++n) {
        const city::Subject &subject = m_plan.subjects[size_t(n) % m_plan.subjects.size()];
        const Instant at = begins + std::chrono::minutes(7 * n);
        const bool isClosed = n % 3 != 0;
        csv += QStringList{QString::number(100'000 + n), iso(at),
                           isClosed ? iso(at + std::chrono::hours(30)) : QString(),
                           isClosed ? QStringLiteral("Done") : QStringLiteral("New"), QStringLiteral("Call"),
                           m_plan.groups[size_t(subject.group)].name.fa, subject.name.fa,
                           m_plan.regions[size_t(n) % m_plan.regions.size()].name.fa, QStringLiteral("message %1").arg(n),
                           QStringLiteral("Caller %1").arg(n % 700), QStringLiteral("0912%1").arg(1'000'000 + n % 700)}
                   .join(u';') + u'\n';
    }
    return csv;
}

void RestoreCity::import()
{
    const QByteArray map = R"({"source": "old_centre", "separator": ";", "times": ["jalali"],
        "columns": {"number": "Number", "registered_at": "Registered", "closed_at": "Closed", "status": "State",
                    "channel": "Came by", "group": "Category", "subject": "Detail", "region": "Region", "words": "Text",
                    "caller_name": "Caller", "caller_phone": "Phone"},
        "closed_statuses": ["Done"], "open_statuses": ["New"], "channels": {"Call": "phone"}, "other_channel": "web"})";
    const QString csv = folder("old-centre.csv");
    if (!QFile::exists(csv))
        m_server.file(QStringLiteral("old-centre.csv"), importFile().toUtf8());
    if (m_server.stop() != 0)
        qFatal("the server does not stop in order: %s", qPrintable(m_server.log()));
    QByteArray said;
    if (m_server.command({QStringLiteral("import"), QStringLiteral("cases"), csv, QStringLiteral("--map"),
                          m_server.file(QStringLiteral("map.json"), map)}, &said) != 0)
        qFatal("no import: %s", said.constData());
    m_server.start();
}

// --- the loss

void RestoreCity::loseWhileSynchronising()
{
    // The last three send, and hear nothing of what became of it: the power goes meanwhile.
    const std::vector<size_t> order = lastFirst();
    const size_t heard = order.size() - 3;
    for (size_t n = 0; n < heard; ++n)
        synchronise(order[n]);
    // Gone with this function: it must not hit the server that comes back.
    QTimer killing;
    killing.setSingleShot(true);
    QObject::connect(&killing, &QTimer::timeout, [this] { m_server.kill(); });
    for (size_t n = heard; n < order.size(); ++n) {
        Seat &seat = m_seats[order[n]];
        DeskEngine &engine = seat.desk->engine();
        test::Caller caller(m_server);
        engine.disconnected();
        const auto hello = must(engine.next(seat.desk->now()));
        must(engine.receive(hello->kind, caller.post("/v1/hello", hello->body, seat.token).body, seat.desk->now()));
        const auto push = must(engine.next(seat.desk->now()));
        if (!push || push->kind != DeskEngine::RequestKind::Push)
            qFatal("a desk has nothing to send");
        if (n + 1 == order.size())
            killing.start(1);
        caller.post("/v1/push", push->body, seat.token);
    }
    if (m_server.isRunning())
        m_server.kill();
    for (const Seat &seat : m_seats)
        seat.desk->engine().disconnected();
    m_isLost = true;
}

} // namespace peygir::bench
