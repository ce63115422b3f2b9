// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench register: one message registered on a desk with a million cards: decided, shown, queued and durable, one by one
// as a person does it, against a bare program that writes the same rows in as many transactions into a copy of the same
// store. And how long until search finds it, while the index is kept by its thread.
//
//     bench_register [--cards 1000000] [--messages 40] [--rounds 5]
#include "bench/bare/bare_sqlite.h"
#include "bench/support/bench_desk.h"
#include "bench/support/big_desk.h"
#include "bench/support/figures.h"
#include "bench/support/laid_desk.h"
#include "bench/support/must.h"
#include "bench/support/recording_connection.h"
#include "cases/store/sql_search_queries.h"
#include "composition/registry.h"
#include "indexing/search_sources.h"
#include "intake/core/register_case.h"
#include "storage/dirty_marks.h"
#include "storage/search_writer.h"
#include "storage/sqlite_connection.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <thread>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostRatio = 2.0;
constexpr double mostP99 = 20;
constexpr double mostSearchable = 300;
/// After this long something is broken.
constexpr double givenUp = 10'000;

std::vector<Uuid> idsOf(storage::Connection &store, QByteArrayView sql)
{
    std::vector<Uuid> ids;
    must(store.each(sql, {}, [&ids](const storage::RowView &row) {
        ids.push_back(row.uuid(0));
        return true;
    }));
    return ids;
}

/// A word that no other message has: letters only, because a number is found by its parts.
QString wordOf(int number)
{
    QString word = QStringLiteral("xq");
    for (const QChar digit : QString::number(number))
        word += QChar(char16_t(u'a' + digit.digitValue()));
    return word + u'z';
}

/// What a caller tells.
QJsonObject message(int number, const std::vector<Uuid> &subjects, const std::vector<Uuid> &streets)
{
    const auto at = [number](const std::vector<Uuid> &ids) { return ids[size_t(number) * 7919 % ids.size()]; };
    const intake::RegisterCase command{
        {},
        catalogue::SubjectId(at(subjects)),
        places::PlaceId(at(streets)),
        QString::number(number % 200 + 1),
        {},
        QStringLiteral("A lamp is broken beside the school, since three days; %1 of this bench.").arg(wordOf(number)),
        QStringLiteral("0912%1").arg(1'000'000 + number * 7),
        QStringLiteral("Caller %1").arg(number),
        cases::Channel::Phone,
        cases::Urgency::FollowUp,
        {}};
    return fieldsToJson(command);
}

double quantile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(part * double(values.size())))];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    const int messages = numberArgument(argc, argv, "--messages", 40);
    const int rounds = numberArgument(argc, argv, "--rounds", 5);
    const Registry registry = makeRegistry();
    const BenchSeal seal(argc, argv);
    const LaidDesk desk(big, seal);
    const BenchFolder folder;
    const QString theirs = big.copyStore(folder.file("bare"));
    const auto connection = desk.open();
    const auto subjects = idsOf(*connection, "SELECT id FROM subject WHERE active ORDER BY id");
    const auto streets = idsOf(*connection, "SELECT id FROM place WHERE level = 'street' AND active ORDER BY id");

    {
        // The kept desk has never met its server: without blocks of codes it makes its own, and wants a number for that.
        sync::DeskState state(*connection);
        must(state.load());
        must(state.setDeskNumber(12'345));
    }
    RecordingConnection recording(*connection);
    SeededRandom random(7);
    ForgetfulWitness witness;
    sync::DeskEngine engine(recording, registry, random, big.user, 0, witness);
    must(engine.open(big.now));
    BareSqlite bare(theirs.toUtf8(), "EXTRA");

    Rounds registered;
    std::vector<double> each;
    int number = 0;
    Volume volume;
    for (int round = 0; round < rounds; ++round) {
        recording.clear();
        double together = 0;
        for (int i = 0; i < messages; ++i) {
            const QJsonObject arguments = message(++number, subjects, streets);
            const StopWatch watch;
            must(engine.submit(intake::RegisterCase::kind, arguments, big.now + Milliseconds(number * 1000), "code"));
            const double took = watch.elapsed().count();
            together += took;
            each.push_back(took * 1000);
        }
        registered.ours.push_back(together / messages);
        volume = volumeOf(recording.groups());
        const StopWatch watch;
        bare.write(recording.groups());
        registered.bare.push_back(watch.elapsed().count() / messages);
    }

    // A window searches while the thread indexes.
    std::vector<double> searchable;
    std::vector<double> indexed;
    {
        storage::SearchWriter writer(
            {[&desk] { return Result<std::unique_ptr<storage::Connection>>(desk.open()); }, searchSources(), desk.board(), {}});
        const auto reading = desk.open(true);
        storage::SearchReader reader(desk.board());
        const auto waitFor = [](const auto &holds) {
            const StopWatch watch;
            while (!holds()) {
                if (watch.elapsed().count() * 1000 > givenUp)
                    qFatal("it does not come");
                std::this_thread::sleep_for(Milliseconds(1));
            }
        };
        waitFor([&] { return must(storage::DirtyMarks::last(*reading)) == 0; });
        for (int i = 0; i < messages; ++i) {
            const QJsonObject arguments = message(++number, subjects, streets);
            must(engine.submit(intake::RegisterCase::kind, arguments, big.now + Milliseconds(number * 1000), "code"));
            const StopWatch watch;
            writer.nudge();
            waitFor([&] {
                return must(cases::searchCases(*reading, reader, wordOf(number), {}, 10)).lines.size() == 1;
            });
            searchable.push_back(watch.elapsed().count() * 1000);
            waitFor([&] { return must(storage::DirtyMarks::last(*reading)) == 0; });
            indexed.push_back(watch.elapsed().count() * 1000);
        }
    }

    Figures figures;
    figures.ratio("register", registered, mostRatio);
    std::printf("      %.1f rows each, outbox and marks included; %.2f ms each, bare %.2f ms\n",
                double(volume.rows) / messages, median(registered.ours) * 1000, median(registered.bare) * 1000);
    figures.atMost("register.p99", quantile(each, 0.99), "ms", mostP99);
    figures.atMost("register.searchable", *std::max_element(searchable.begin(), searchable.end()), "ms", mostSearchable);
    std::printf("      found after %.1f ms, in the index after %.1f ms; worst %.1f ms\n", median(searchable),
                median(indexed), *std::max_element(indexed.begin(), indexed.end()));
    return figures.exitStatus();
}
