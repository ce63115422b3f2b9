// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench bulk-refer: 5,000 open cases referred as one act in the window of a desk with a million cards: from the act until all of
// them are durable, noted in the book of acts and counted by the list of what one has referred, which is on the screen. And how
// long the window was deaf at the longest meanwhile. The desk has no line.
//
//     bench_bulk-refer [--cards N] [--cases 5000] [--rounds 3]
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "bench/support/working_desk.h"
#include "cases/ui/bulk_refer_run.h"
#include "desktop/desk_session.h"
#include "uikit/testing/stall_meter.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;
using namespace peygir::uikit::testing;
using namespace std::chrono_literals;

namespace {

constexpr double mostSeconds = 1.5;
constexpr double mostDeafMs = 16;
/// Of a million cards not 4,000 are open and lie whole on this desk.
constexpr int cardsWithEnough = 1'400'000;
constexpr auto patience = 60s;

/// Cases with an open node that this person may see whole and has never referred.
std::vector<cases::CaseId> openCases(storage::Connection &connection, const UserId &user, int most)
{
    std::vector<cases::CaseId> ids;
    must(connection.each("SELECT DISTINCT aggregate FROM case_node WHERE state = 'open' AND aggregate NOT IN"
                         " (SELECT aggregate FROM case_referral WHERE by_user = ?) LIMIT ?",
                         {Value(user.uuid()), Value(qint64(most))}, [&ids](const storage::RowView &view) {
                             ids.emplace_back(view.uuid(0));
                             return true;
                         }));
    return ids;
}

/// Of others than this person: one refers nothing to oneself.
std::vector<organisation::PostId> somePosts(storage::Connection &connection, const UserId &user, int count)
{
    std::vector<organisation::PostId> ids;
    must(connection.each("SELECT id FROM post WHERE active AND holder IS NOT NULL AND holder <> ? LIMIT ?",
                         {Value(user.uuid()), Value(qint64(count))}, [&ids](const storage::RowView &view) {
                             ids.emplace_back(view.uuid(0));
                             return true;
                         }));
    return ids;
}

struct Measured
{
    double seconds;
    double deafMs;
};

Measured referAll(WorkingDesk &desk, const uikit::RowListView &list, const std::vector<cases::CaseId> &ids,
                  const organisation::PostId &to, int listed)
{
    cases::BulkReferRun run(desk.cases(), desk.port(), nullptr);
    run.setBook(desk.book());
    bool isOver = false;
    QObject::connect(&run, &cases::BulkReferRun::finished, &run, [&isOver] { isOver = true; });
    StallMeter meter;
    const StopWatch watch;
    run.refer({ids, to, QStringLiteral("post"), QStringLiteral("با هم")});
    const bool came = waitUntil([&] { return isOver && list.model()->rowCount() >= listed; }, patience);
    const double seconds = watch.elapsed().count();
    const double deafMs = double(meter.longest().count()) / 1000;
    if (!came || run.went() != int(ids.size()))
        qFatal("%d of %d cases went, %d are listed: %s", run.went(), int(ids.size()), list.model()->rowCount(),
               qPrintable(run.stayed().value(0)));
    return {seconds, deafMs};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", cardsWithEnough));
    const int wanted = numberArgument(argc, argv, "--cases", 5000);
    const int rounds = numberArgument(argc, argv, "--rounds", 3);
    WorkingDesk desk(big);
    const auto connection = desk.connect();
    const auto ids = openCases(*connection, big.user, wanted);
    if (int(ids.size()) < wanted)
        qFatal("only %d cases are open here", int(ids.size()));
    const auto posts = somePosts(*connection, big.user, rounds);
    const uikit::RowListView &list = desk.listAt("referred");
    (void)waitUntil([] { return false; }, 2s);
    const int before = list.model()->rowCount();
    std::vector<double> seconds, deaf;
    for (const organisation::PostId &post : posts) {
        const Measured one = referAll(desk, list, ids, post, before + wanted);
        seconds.push_back(one.seconds);
        deaf.push_back(one.deafMs);
        (void)waitUntil([] { return false; }, 1s);
    }
    Figures figures;
    figures.atMost("bulk-refer", median(seconds), "s", mostSeconds);
    figures.atMost("bulk-refer.deaf", median(deaf), "ms", mostDeafMs);
    std::printf("      %d cases on a desk with %lld cards; rounds:", wanted, static_cast<long long>(big.cards));
    for (size_t round = 0; round < seconds.size(); ++round)
        std::printf(" %.2f s/%.0f ms", seconds[round], deaf[round]);
    std::printf("\n");
    return figures.exitStatus();
}
