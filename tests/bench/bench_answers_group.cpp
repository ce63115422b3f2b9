// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench answers-group: who is to be called, grouped by citizen, over a desk with 200,000 open cases, an eighth of them
// ready (R106): the first page of a list that nobody has looked at since the last change, with names, phones and tries.
// Bare is one statement of SQLite's own interface that groups and orders the same, and one for each name.
//
//     bench_answers-group [--open 200000] [--rounds 9]
#include "answering/core/answering_call.h"
#include "answering/store/ready_answers.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "cases/core/citizen.h"
#include "composition/registry.h"
#include "storage/door.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/process_row.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <sqlite3.h>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostMilliseconds = 50;
constexpr int pageRows = 100;
const Instant now(1'795'323'600'000);

Uuid numbered(int kind, int n)
{
    const QString text =
        QStringLiteral("0190%1-0000-7000-8000-%2").arg(kind, 4, 10, QLatin1Char('0')).arg(n, 12, 10, QLatin1Char('0'));
    // Ids of a store come in no order.
    return derivedUuid(*Uuid::parse(QStringView(text)), "bench");
}

workflow::ProcessDefinition cycle()
{
    QFile file(QStringLiteral(":/processes/cycle_137_2.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no process");
    const QByteArray text = file.readAll();
    const auto process = must(workflow::parseProcess(text));
    return {process.id(), process.key().text(), process.version(), QString::fromUtf8(text), true};
}

/// Of eight open cases one is ready, and of a hundred one waits for its day.
const char *nodeOf(int n)
{
    static const char *const nodes[] = {"temporary", "follow_up", "official", "official",
                                        "answer",    "follow_up", "check",    "official"};
    return n % 100 == 99 ? "later" : nodes[n % 8];
}

cases::CaseCard cardOf(int n, int citizens, const workflow::ProcessDefinition &process)
{
    const int citizen = int(quint32(n) * 2654435761u % quint32(citizens));
    const Instant registered = now - Milliseconds(qint64(n) * 40'000);
    const QString node = QString::fromLatin1(nodeOf(n));
    return {.id = cases::CaseId(numbered(1, n)),
            .code = QString::number(1'000'000'000 + n),
            .aliasCode = {},
            .subject = catalogue::SubjectId(numbered(2, n % 60)),
            .subjectGroup = {},
            .place = {},
            .region = {},
            .plaque = QString::number(n % 90),
            .address = QStringLiteral("کوچهٔ بهار، روبه‌روی دبستان"),
            .unit = {},
            .process = process.id,
            .processVersion = process.version,
            .node = node,
            .holder = {},
            .holderUnit = {},
            .takenBy = {},
            .openNodes = 1,
            .referrals = 0,
            .channel = cases::Channel::Phone,
            .urgency = cases::Urgency::FollowUp,
            .citizen = cases::CitizenId(numbered(3, citizen)),
            .registeredBy = UserId(numbered(4, n % 40)),
            .registeredAt = registered,
            .deadline = registered + std::chrono::hours(72),
            .lastChangeAt = registered,
            .closedAt = {},
            .closedPeriod = {},
            .outcome = {},
            .joinedTo = {},
            .intakeFlag = {},
            .needsCallBack = false,
            .expert = {},
            .shownSince = registered,
            .reopened = {},
            .opinion = {},
            .askAgainAt =
                node == QLatin1String("later") ? std::optional(now + std::chrono::hours(n % 200 - 100)) : std::nullopt};
}

void fill(storage::Connection &connection, int open)
{
    auto transaction = must(storage::Transaction::begin(connection, storage::Connection::Access::Write));
    storage::Door door(connection);
    const workflow::ProcessDefinition process = cycle();
    must(door.put(toRow(process)));
    const int citizens = open * 7 / 10;
    for (int n = 0; n < citizens; ++n)
        must(door.put(toRow(cases::Citizen{cases::CitizenId(numbered(3, n)),
                                           QStringLiteral("+98912%1").arg(n, 7, 10, QLatin1Char('0')),
                                           QStringLiteral("شهروند شمارهٔ %1").arg(n), now, 1405})));
    for (int n = 0; n < open; ++n) {
        const cases::CaseCard card = cardOf(n, citizens, process);
        must(door.put(toRow(card)));
        if (card.node == QLatin1String("answer") && n % 3 == 0)
            must(door.put(toRow(answering::AnsweringCall{answering::AnsweringCallId(numbered(5, n)),
                                                         card.id,
                                                         cases::CaseNodeId(numbered(6, n)),
                                                         cases::Channel::Phone,
                                                         answering::CallResult::NoAnswer,
                                                         {},
                                                         {},
                                                         {},
                                                         {},
                                                         {},
                                                         card.registeredBy,
                                                         now})));
    }
    must(transaction.commit());
    must(connection.run("ANALYZE", {}));
}

/// The same question in plain SQL, with SQLite's own interface.
class Bare
{
public:
    Bare(const QString &path, const QByteArray &process)
        : m_process(process)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            qFatal("bare: %s", sqlite3_errmsg(m_db));
        m_group = prepared(
            "SELECT citizen, COUNT(*), MIN(registered_at) FROM case_card WHERE process = ?1 AND node = 'answer'"
            " GROUP BY citizen ORDER BY 3 LIMIT 100");
        m_name = prepared("SELECT name, phone FROM citizen WHERE id = ?1");
    }
    ~Bare()
    {
        sqlite3_finalize(m_group);
        sqlite3_finalize(m_name);
        sqlite3_close(m_db);
    }
    Bare(const Bare &) = delete;
    Bare &operator=(const Bare &) = delete;

    int ask()
    {
        int rows = 0;
        sqlite3_bind_blob(m_group, 1, m_process.constData(), int(m_process.size()), SQLITE_STATIC);
        while (sqlite3_step(m_group) == SQLITE_ROW) {
            sqlite3_bind_blob(m_name, 1, sqlite3_column_blob(m_group, 0), sqlite3_column_bytes(m_group, 0),
                              SQLITE_TRANSIENT);
            if (sqlite3_step(m_name) == SQLITE_ROW)
                rows += sqlite3_column_bytes(m_name, 0) > 0;
            sqlite3_reset(m_name);
        }
        sqlite3_reset(m_group);
        return rows;
    }

private:
    sqlite3_stmt *prepared(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) != SQLITE_OK)
            qFatal("bare: %s", sqlite3_errmsg(m_db));
        return statement;
    }

    QByteArray m_process;
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_group = nullptr;
    sqlite3_stmt *m_name = nullptr;
};

double milliseconds(const StopWatch &watch) { return watch.elapsed().count() * 1000; }

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int open = numberArgument(argc, argv, "--open", 200'000);
    const int rounds = numberArgument(argc, argv, "--rounds", 9);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("desk.db"));
    const auto connection = must(storage::openSqlite({.path = path}));
    must(storage::migrate(*connection, must(storage::allMigrations()), storage::Side::Desk));
    fill(*connection, open);

    Bare bare(path, FieldCodec<workflow::ProcessId>::toValue(cycle().id).toUuid().toRaw());
    Rounds measured;
    std::vector<double> times, next;
    qint64 citizens = 0, messages = 0;
    for (int round = 0; round < rounds; ++round) {
        // Nothing is kept from the round before.
        answering::ReadyAnswers ready;
        must(connection->begin(storage::Connection::Access::Read));
        const StopWatch first;
        const answering::ReadyPage page = must(ready.page(*connection, {now}, 0, pageRows));
        times.push_back(milliseconds(first));
        const StopWatch second;
        must(ready.page(*connection, {now}, pageRows, pageRows));
        next.push_back(milliseconds(second));
        connection->rollback();
        citizens = page.total;
        messages = page.messages;
        const StopWatch watch;
        if (bare.ask() != pageRows)
            qFatal("bare: too few");
        measured.ours.push_back(times.back());
        measured.bare.push_back(milliseconds(watch));
    }
    Figures figures;
    figures.atMost("answers-group", median(times), "ms", mostMilliseconds, measured.ratio());
    figures.note("answers-group.next-page", median(next), "ms");
    std::printf("      %d open cases: %lld messages of %lld citizens are ready; bare %.1f ms\n", open,
                static_cast<long long>(messages), static_cast<long long>(citizens), median(measured.bare));
    return figures.exitStatus();
}
