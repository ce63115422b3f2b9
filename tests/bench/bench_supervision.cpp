// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench supervision: 300 people in 30 units, on a desk with 1,000,000 cards of which 90,000 are open: who they are, how much
// lies with each, since when, and how much of it is late (R129). First by a connection that has read nothing yet, then again
// after another connection has committed a referral. Bare is SQLite's own interface with the same count.
//
//     bench_supervision [--cards 1000000] [--open 90000] [--rounds 9]
#include "access/core/roles.h"
#include "base/hash.h"
#include "bench/support/figures.h"
#include "bench/support/made_once.h"
#include "bench/support/must.h"
#include "cases/core/acting_for.h"
#include "cases/core/bucket_rules.h"
#include "composition/registry.h"
#include "storage/door.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "supervision/store/subordinates.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <sqlite3.h>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostFirst = 200;
constexpr double mostAgain = 50;
constexpr int people = 300;
constexpr int units = 30;
/// Raised when the same migrations get other rows.
constexpr int generation = 1;
const Instant now(1'795'323'600'000);

Uuid numbered(int kind, int n)
{
    const QString text =
        QStringLiteral("0190%1-0000-7000-8000-%2").arg(kind, 4, 10, QLatin1Char('0')).arg(n, 12, 10, QLatin1Char('0'));
    // Ids of a store come in no order.
    return derivedUuid(*Uuid::parse(QStringView(text)), "bench");
}

organisation::UnitId unit(int n) { return organisation::UnitId(numbered(2, n)); }
organisation::PostId post(int n) { return organisation::PostId(numbered(3, n)); }
UserId person(int n) { return UserId(numbered(4, n)); }
const UserId supervisor(numbered(4, people));

/// The city, three deputies below it, ten units below each.
void putOrganisation(storage::Door &door)
{
    using organisation::UnitLevel;
    const auto putUnit = [&door](int n, std::optional<organisation::UnitId> parent, UnitLevel level) {
        must(door.put(toRow(organisation::Unit{unit(n), parent, level, {QStringLiteral("واحد %1").arg(n), {}}, true})));
    };
    putUnit(1000, {}, UnitLevel::Organisation);
    for (int deputy = 0; deputy < 3; ++deputy)
        putUnit(1001 + deputy, unit(1000), UnitLevel::Deputy);
    for (int n = 0; n < units; ++n)
        putUnit(n, unit(1001 + n % 3), UnitLevel::Unit);
    for (int n = 0; n < people; ++n) {
        must(door.put(toRow(organisation::Person{person(n), QStringLiteral("کارشناس شمارهٔ %1").arg(n), true})));
        must(door.put(toRow(organisation::Post{post(n), unit(n % units), {QStringLiteral("کارشناس پیگیری %1").arg(n), {}},
                                               person(n), false, QStringLiteral("follow_up_expert"), true})));
    }
    const access::RoleId role(numbered(5, 1));
    must(door.put(toRow(access::Role{role,
                                     QStringLiteral("supervisor"),
                                     {QStringLiteral("سرپرست"), {}},
                                     {QString::fromLatin1(cases::superviseVerb.id),
                                      QString::fromLatin1(cases::readFilesVerb.id)},
                                     true})));
    must(door.put(toRow(access::UserRights{supervisor, 1})));
    must(door.put(toRow(access::Assignment{access::AssignmentId(numbered(6, 1)), supervisor, role, unit(1000), {}, true})));
}

cases::CaseNode stayOf(int n, bool isOpen, Instant openedAt)
{
    const int holder = int(quint32(n) * 2654435761u % quint32(people));
    cases::CaseNode stay{.id = cases::CaseNodeId(numbered(7, n)),
                         .caseId = cases::CaseId(numbered(1, n)),
                         .node = QStringLiteral("follow_up"),
                         .state = isOpen ? workflow::OpeningState::Open : workflow::OpeningState::Closed,
                         .branch = {},
                         .holder = post(holder),
                         .unit = unit(holder % units),
                         .takenBy = {},
                         .takenAt = {},
                         .openedAt = openedAt,
                         .openedBy = person(0),
                         .closedAt = {},
                         .closedBy = {},
                         .closing = {},
                         .operation = {}};
    stay.dueAt = openedAt + std::chrono::hours(8 + n % 200);
    if (!isOpen) {
        stay.closedAt = openedAt + std::chrono::hours(5);
        stay.closedBy = person(holder);
        stay.closing = workflow::ClosedBy::Operation;
        stay.operation = QStringLiteral("done");
    }
    return stay;
}

cases::CaseCard cardOf(int n, const cases::CaseNode &stay, bool isOpen)
{
    cases::CaseCard card{.id = stay.caseId,
                         .code = QString::number(1'000'000'000 + n),
                         .aliasCode = {},
                         .subject = catalogue::SubjectId(numbered(8, n % 60)),
                         .subjectGroup = {},
                         .place = {},
                         .region = {},
                         .plaque = QString::number(n % 90),
                         .address = QStringLiteral("کوچهٔ بهار، روبه‌روی دبستان"),
                         .unit = stay.unit,
                         .process = {},
                         .processVersion = {},
                         .node = stay.node,
                         .holder = isOpen ? stay.holder : std::nullopt,
                         .holderUnit = isOpen ? stay.unit : std::nullopt,
                         .takenBy = {},
                         .openNodes = isOpen,
                         .referrals = 0,
                         .channel = cases::Channel::Phone,
                         .urgency = cases::Urgency::FollowUp,
                         .citizen = {},
                         .registeredBy = person(n % 40),
                         .registeredAt = stay.openedAt,
                         .deadline = stay.openedAt + std::chrono::hours(72),
                         .lastChangeAt = stay.openedAt,
                         .closedAt = stay.closedAt,
                         .closedPeriod = {},
                         .outcome = {},
                         .joinedTo = {},
                         .intakeFlag = {},
                         .needsCallBack = false};
    if (!isOpen) {
        card.closedPeriod = 140500;
        card.outcome = workflow::Outcome::Done;
    }
    return card;
}

void fill(storage::Connection &connection, int cards, int open)
{
    constexpr int atOnce = 20'000;
    for (int from = 0; from < cards; from += atOnce) {
        auto transaction = must(storage::Transaction::begin(connection, storage::Connection::Access::Write));
        storage::Door door(connection);
        if (from == 0)
            putOrganisation(door);
        std::vector<RowPointer> rows;
        for (int n = from; n < std::min(cards, from + atOnce); ++n) {
            // The open ones lie scattered among all, as the years leave them.
            const bool isOpen = qint64(n) * open / cards != qint64(n + 1) * open / cards;
            const cases::CaseNode stay = stayOf(n, isOpen, now - Milliseconds(qint64(n % 100'000) * 8'000));
            rows.push_back(std::make_shared<const Row>(toRow(cardOf(n, stay, isOpen))));
            rows.push_back(std::make_shared<const Row>(toRow(stay)));
        }
        must(door.put(rows));
        must(transaction.commit());
    }
}

QString storeWith(int cards, int open)
{
    QByteArray schema;
    const auto migrations = must(storage::allMigrations());
    for (const storage::Migration &migration : migrations)
        schema += migration.sql;
    schema += QByteArray::number(open) + '/' + QByteArray::number(generation);
    const auto fileIn = [](const QString &folder) { return folder + QStringLiteral("/desk.db"); };
    const QString folder = madeOnce(
        "supervised-desk", cards, QByteArray::number(quint64(shortHash(schema)), 16),
        [&](const QString &made) {
            QDir().mkpath(made);
            const auto connection = must(storage::openSqlite({.path = fileIn(made)}));
            must(storage::migrate(*connection, migrations, storage::Side::Desk));
            fill(*connection, cards, open);
        },
        [&](const QString &made) { return QStringLiteral("%1 MB").arg(QFileInfo(fileIn(made)).size() / 1'000'000); });
    return fileIn(folder);
}

/// The same count in plain SQL, with SQLite's own interface.
class Bare
{
public:
    explicit Bare(const QString &path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK ||
            sqlite3_prepare_v2(m_db,
                               "SELECT holder, COUNT(*), MIN(opened_at), SUM(CASE WHEN due_at < ?1 THEN 1 ELSE 0 END)"
                               " FROM case_node WHERE state = 'open' GROUP BY holder",
                               -1, &m_statement, nullptr) != SQLITE_OK)
            qFatal("bare: %s", sqlite3_errmsg(m_db));
    }
    ~Bare()
    {
        sqlite3_finalize(m_statement);
        sqlite3_close(m_db);
    }
    Bare(const Bare &) = delete;
    Bare &operator=(const Bare &) = delete;

    qint64 count()
    {
        qint64 stays = 0;
        sqlite3_bind_int64(m_statement, 1, now.milliseconds());
        while (sqlite3_step(m_statement) == SQLITE_ROW)
            stays += sqlite3_column_int64(m_statement, 1);
        sqlite3_reset(m_statement);
        return stays;
    }

private:
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

double milliseconds(const StopWatch &watch) { return watch.elapsed().count() * 1000; }

qint64 openOf(const std::vector<supervision::Subordinate> &found)
{
    qint64 open = 0;
    for (const supervision::Subordinate &one : found)
        open += one.load ? one.load->open : 0;
    return open;
}

std::vector<supervision::Subordinate> read(storage::Connection &connection)
{
    must(connection.begin(storage::Connection::Access::Read));
    auto found = must(supervision::readSubordinates(connection, supervisor, now));
    connection.rollback();
    return found;
}

/// Refers one open stay to the next of its unit's people, as another connection.
void refer(storage::Connection &writer, int round)
{
    auto transaction = must(storage::Transaction::begin(writer, storage::Connection::Access::Write));
    storage::Door door(writer);
    const int to = round % people;
    std::optional<cases::CaseNode> moved;
    must(writer.each("SELECT id FROM case_node WHERE state = 'open' AND holder <> ? LIMIT 1",
                     {Value(post(to).uuid())}, [&](const storage::RowView &view) {
                         moved = fromRow<cases::CaseNode>(*must(door.row(tableOf<cases::CaseNode>(), view.uuid(0))));
                         return false;
                     }));
    moved->holder = post(to);
    moved->unit = unit(to % units);
    must(door.put(toRow(*moved)));
    must(transaction.commit());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int cards = numberArgument(argc, argv, "--cards", 1'000'000);
    const int open = numberArgument(argc, argv, "--open", 90'000);
    const int rounds = numberArgument(argc, argv, "--rounds", 9);
    // It is written to: a copy.
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("desk.db"));
    if (!QFile::copy(storeWith(cards, open), path))
        qFatal("cannot copy the store");

    const auto writer = must(storage::openSqlite({.path = path}));
    Bare bare(path);
    Rounds measured;
    std::vector<double> firsts;
    std::vector<double> again;
    qint64 late = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto connection = must(storage::openSqlite({.path = path}));
        const StopWatch first;
        auto found = read(*connection);
        firsts.push_back(milliseconds(first));
        if (found.size() != size_t(people) || openOf(found) != open)
            qFatal("%zu people with %lld open stays", found.size(), static_cast<long long>(openOf(found)));
        refer(*writer, round);
        const StopWatch second;
        found = read(*connection);
        again.push_back(milliseconds(second));
        if (openOf(found) != open)
            qFatal("a referral has lost a stay");
        late = 0;
        for (const supervision::Subordinate &one : found)
            late += one.load->late;
        const StopWatch watch;
        if (bare.count() != open)
            qFatal("bare: another count");
        measured.ours.push_back(again.back());
        measured.bare.push_back(milliseconds(watch));
    }
    Figures figures;
    figures.atMost("supervision", median(firsts), "ms", mostFirst);
    figures.atMost("supervision.refreshed", median(again), "ms", mostAgain, measured.ratio());
    std::printf("      %d people, %d of %d cards open, %lld stays late; bare %.1f ms\n", people, open, cards,
                static_cast<long long>(late), median(measured.bare));
    return figures.exitStatus();
}
