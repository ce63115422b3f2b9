// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench restore: the server's disk is lost in the middle of a day of twenty desks (SYNC 9).
//
// (1) With a journal: `peygird restore` makes the store of backup and journal; it must be what was lost, row by row in all
// tables, whatever had written them: desks, jobs, an import. How long that takes is compared with copying the file of the
// same backup.
// (2) Without: the desks bring what they were told was done, those first whose work builds on others'. Nothing of it may be
// lost and nothing may have its effect twice; what the server had done of itself must be listed. What desks had built on that
// waits for a person, and goes through once the import is repeated.
//
//     bench_restore [--cases 300] [--imported 3000]
#include "bench/restore/lost_store.h"
#include "bench/restore/restore_city.h"
#include "bench/support/bench_server.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "storage/journaled_connection.h"
#include "system/support/whole_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace peygir;
using namespace peygir::bench;
using test::EmptyDatabase;
using test::WholeStore;

namespace {

constexpr double mostSecondsOfJournal = 60;
constexpr double mostSecondsOfGathering = 180;
/// Sit down after the backup: it knows nothing of them.
constexpr size_t lateSeats = 2;
constexpr Seconds patience{120};

struct Order
{
    int cases;
    int imported;
};

void makeBackup(RestoreCity &city)
{
    QByteArray said;
    if (city.server().command({QStringLiteral("backup"), city.folder("backups")}, &said) != 0)
        qFatal("no backup: %s", said.constData());
}

qint64 number(storage::Connection &connection, const QByteArray &sql)
{
    qint64 found = -1;
    must(connection.each(sql, {}, [&found](const storage::RowView &view) {
        found = view.integer(0);
        return false;
    }));
    return found;
}

/// The morning: two steps of the first half of all cases.
void workUntilBackup(RestoreCity &city, const Order &order)
{
    city.begin(order.cases / 2);
    for (int n = 0; n < 2; ++n) {
        city.step();
        city.synchroniseAll();
    }
    makeBackup(city);
}

/// From the backup to the loss. Answers how many notes were written on what the server has imported.
int workUntilLoss(RestoreCity &city, const Order &order)
{
    city.signIn(RestoreCity::seats - lateSeats, RestoreCity::seats);
    city.step();
    city.synchroniseAll();
    city.import();
    city.transferByJob();
    city.begin(order.cases / 4);
    for (int n = 0; n < 2; ++n) {
        city.step();
        city.synchroniseAll();
    }
    const int notes = city.noteOnImported();
    city.grantByJob();
    city.synchroniseAll();
    city.step();
    city.synchroniseAll();
    city.begin(order.cases);
    city.step();
    city.loseWhileSynchronising();
    return notes;
}

/// Seconds for writing the same file anew, down to the disk.
double secondsOfCopy(const RestoreCity &city)
{
    const QString backups = city.folder("backups");
    const QString newest = QDir(backups).entryList({QStringLiteral("peygir-*")}, QDir::Dirs, QDir::Name).last();
    const StopWatch watch;
    QFile from(backups + u'/' + newest + QStringLiteral("/store.sqlite"));
    QFile to(city.folder("copy.sqlite"));
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
        qFatal("cannot copy the backup");
    while (!from.atEnd()) {
        const QByteArray piece = from.read(1 << 20);
        if (to.write(piece) != piece.size())
            qFatal("cannot copy the backup");
    }
    if (!to.flush() || fsync(to.handle()) != 0)
        qFatal("cannot copy the backup");
    return watch.elapsed().count();
}

/// Acknowledged commands that have not come to what their desks were told.
qint64 lostOf(const RestoreCity &city, const StoreImage &now, bool samePlaces)
{
    qint64 lost = 0;
    for (const auto &[command, told] : city.acknowledged()) {
        const auto there = now.receipts.find(command);
        const bool isThere = there != now.receipts.end() && there->second.outcome == "applied"
            && (!samePlaces || there->second.seq == told.seq);
        lost += isThere ? 0 : 1;
    }
    return lost;
}

/// Everybody goes on to the end of all cases; nothing of it may be refused or differ between desks and server.
void goOn(RestoreCity &city)
{
    city.synchroniseAll();
    city.finish();
    const auto store = city.store();
    int refused = 0;
    must(store->each("SELECT r.outcome, r.reason, k.bytes FROM receipt r JOIN kept_command k ON k.command_id = r.command_id"
                     " WHERE r.outcome <> 'applied'", {}, [&refused](const storage::RowView &view) {
        std::printf("      %s %s: %s\n", view.utf8(0).constData(), view.utf8(1).constData(),
                    must(Envelope::decode(view.bytes(2))).kind.constData());
        ++refused;
        return true;
    }));
    if (refused > 0)
        qFatal("%d commands were not applied", refused);
    if (city.mismatches() > 0)
        qFatal("a desk does not hold what the server says");
    QByteArray said;
    if (city.server().command({QStringLiteral("verify")}, &said) != 0)
        qFatal("the store is not sound: %s", said.constData());
}

void withJournal(Figures &figures, const Order &order)
{
    RestoreCity city(EmptyDatabase::Kind::Sqlite, order.cases, order.imported);
    const QString journal = city.folder("journal");
    city.setUp({QStringLiteral("--journal"), journal});
    city.signIn(0, RestoreCity::seats - lateSeats);
    workUntilBackup(city, order);
    workUntilLoss(city, order);
    if (!QDir().rename(city.server().folder(), city.folder("lost")))
        qFatal("the disk cannot be lost");
    const auto lost = sqliteFile(city.folder("lost/peygir.sqlite"));
    // The server may have died between the two disks: what only the journal has was not acknowledged, and may come back.
    const qint64 uncommitted = must(storage::replayJournal(journal, *lost));
    if (uncommitted > 1)
        qFatal("the journal has %lld transactions that the store had not", static_cast<long long>(uncommitted));
    const WholeStore before(*lost);

    QByteArray said;
    const StopWatch watch;
    if (city.server().command({QStringLiteral("restore"), city.folder("backups"), QStringLiteral("--journal"), journal}, &said) != 0)
        qFatal("no restore: %s", said.constData());
    const double seconds = watch.elapsed().count();
    const double copy = secondsOfCopy(city);
    const auto difference = WholeStore(*city.store()).differenceTo(before);
    const StoreImage now = StoreImage::of(*city.store(), city.registry());
    const qint64 lostCommands = lostOf(city, now, true);
    static const QRegularExpression words(QStringLiteral("fromJournal=(\\d+)"));
    std::printf("      %lld rows of %lld tables compared; %s transactions from the journal; %zu commands of desks and %zu"
                " of the server itself; a copy of the backup's file takes %.2f s\n",
                static_cast<long long>(before.rows()), static_cast<long long>(before.tables()),
                qPrintable(words.match(QString::fromUtf8(said)).captured(1)), city.acknowledged().size(),
                now.placesOfOthers(0, city.deskIds()).size(), copy);
    if (difference.rows > 0)
        std::printf("      of one of the two only: %s\n", difference.first.constData());
    city.server().start();
    goOn(city);
    figures.atMost("restore.journal", seconds, "s", mostSecondsOfJournal, seconds / copy);
    figures.atMost("restore.journal.different", double(difference.rows), "rows", 0);
    figures.atMost("restore.journal.lost", double(lostCommands), "commands", 0);
}

void dropDatabase(RestoreCity &city)
{
    if (city.database().isPostgresql()) {
        const auto connection = city.store();
        QByteArray schema;
        must(connection->each("SELECT CAST(current_schema() AS text)", {}, [&schema](const storage::RowView &view) {
            schema = view.utf8(0);
            return false;
        }));
        must(connection->runScript("DROP SCHEMA \"" + schema + "\" CASCADE; CREATE SCHEMA \"" + schema + '"'));
    }
    if (!QDir(city.server().folder()).removeRecursively())
        qFatal("the disk cannot be lost");
}

/// The desks come back one after another. Answers when the gathering has ended and everybody has everything.
void gather(RestoreCity &city)
{
    for (const size_t seat : city.lastFirst()) {
        if (seat >= RestoreCity::seats - lateSeats)
            city.signIn(seat, seat + 1);
        else
            city.synchronise(seat);
    }
    const auto store = city.store();
    for (const StopWatch watch; number(*store, "SELECT COUNT(*) FROM gathering WHERE ended IS NOT NULL") == 0;) {
        if (watch.elapsed() > patience)
            qFatal("the gathering does not end");
        city.synchroniseAll();
        QThread::msleep(50);
    }
    city.synchroniseAll();
}

void withoutJournal(Figures &figures, const Order &order, EmptyDatabase::Kind kind)
{
    const QByteArray name = kind == EmptyDatabase::Kind::Sqlite ? "restore.desks.sqlite" : "restore.desks.postgresql";
    RestoreCity city(kind, order.cases, order.imported);
    city.setUp({});
    city.signIn(0, RestoreCity::seats - lateSeats);
    workUntilBackup(city, order);
    const qint64 backedUp = number(*city.store(), "SELECT durable_seq FROM server_state");
    const int notes = workUntilLoss(city, order);
    const StoreImage lost = StoreImage::of(*city.store(), city.registry());
    const std::set<qint64> byServer = lost.placesOfOthers(backedUp, city.deskIds());
    dropDatabase(city);

    QByteArray said;
    const StopWatch watch;
    if (city.server().command({QStringLiteral("restore"), city.folder("backups")}, &said) != 0)
        qFatal("no restore: %s", said.constData());
    const double restored = watch.elapsed().count();
    city.server().start();
    gather(city);
    const double seconds = watch.elapsed().count();

    city.server().command({QStringLiteral("doctor")}, &said);
    const std::set<qint64> named = placesNamed(said);
    std::vector<qint64> unlisted;
    std::set_difference(byServer.begin(), byServer.end(), named.begin(), named.end(), std::back_inserter(unlisted));
    const StoreImage gathered = StoreImage::of(*city.store(), city.registry());
    const std::set<qint64> unheard = gathered.placesOf(city.deskIds(), lost);
    const qint64 waiting = number(*city.store(), "SELECT COUNT(*) FROM receipt WHERE outcome = 'held'");
    std::printf("      %s: %lld commands acknowledged, %zu of them behind the backup; %zu of the server itself lost; doctor"
                " names %zu places in %lld ranges; %lld commands wait for a person, %d had built on what the server had done\n",
                name.constData(), static_cast<long long>(city.acknowledged().size()), city.acknowledgedBehind(backedUp),
                byServer.size(), named.size(), static_cast<long long>(said.count("nobody has brought")),
                static_cast<long long>(waiting), notes);

    city.import();
    city.transferByJob();
    city.grantByJob();
    city.synchroniseAll();
    const int tried = city.retryHeld();
    city.synchroniseAll();
    const StoreImage now = StoreImage::of(*city.store(), city.registry());
    // Where the server itself had a hand in it, or a desk that had heard nothing, both histories may differ.
    std::set<Uuid> passedOver = lost.touchedAt(byServer);
    passedOver.merge(now.touchedAt(unheard));
    passedOver.merge(now.touchedAt(now.placesOfOthers(backedUp, city.deskIds())));
    const RowsCompared rows = compare(lost, now, passedOver);
    std::printf("      restore alone %.2f s; import and jobs repeated, %d tried again; %lld rows of cases compared, %d chains over"
                " three desks or more\n",
                restored, tried, static_cast<long long>(rows.compared), city.chainsOfThree());
    if (!rows.first.isEmpty())
        std::printf("      %lld different, %lld twice: %s\n", static_cast<long long>(rows.different), static_cast<long long>(rows.twice),
                    rows.first.constData());
    const qint64 lostCommands = lostOf(city, now, false);
    // What is not there to be lost or compared proves nothing.
    if (rows.compared == 0 || byServer.empty() || city.acknowledgedBehind(backedUp) == 0 || city.chainsOfThree() == 0)
        qFatal("there was nothing to lose: the bench is too small");
    goOn(city);
    figures.atMost(name, seconds, "s", mostSecondsOfGathering);
    figures.atMost(name + ".lost", double(lostCommands), "commands", 0);
    figures.atMost(name + ".twice", double(rows.twice), "rows", 0);
    figures.atMost(name + ".different", double(rows.different), "rows", 0);
    figures.atMost(name + ".unlisted", double(unlisted.size()), "places", 0);
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QCoreApplication app(argc, argv);
    const Order order{numberArgument(argc, argv, "--cases", 300), numberArgument(argc, argv, "--imported", 3000)};
    Figures figures;
    withJournal(figures, order);
    withoutJournal(figures, order, EmptyDatabase::Kind::Sqlite);
    if (EmptyDatabase::hasPostgresql())
        withoutJournal(figures, order, EmptyDatabase::Kind::Postgresql);
    else
        std::printf("no PostgreSQL: restore.desks.postgresql is not measured\n");
    return figures.exitStatus();
}
