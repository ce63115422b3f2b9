// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench start: from the start of the process to the cartable that can be used, on a desk with a million cards, against a
// bare Qt window that is started the same way right after it. Both are programs of their own and tell the moment by the
// clock that this process started them by. The desk has no line: what a start waits for must not be the server.
//
//     bench_start [--cards N] [--rounds N] [--keep FOLDER]
//
// With --keep the profile stays in FOLDER, for `bench_start_window FOLDER` under a profiler.
#include "bench/support/big_desk.h"
#include "bench/support/big_index.h"
#include "bench/support/figures.h"
#include "bench/start/told_paint.h"
#include "front/desk/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostOverBareMs = 250;
constexpr int patienceMs = 120'000;

/// A profile as its person left it: signed in, first steps seen, the index whole.
QString madeProfile(const BigDesk &big, const QString &folder)
{
    QDir().mkpath(folder + QStringLiteral("/store"));
    const QString store = big.copyStore(folder + QStringLiteral("/store"));
    const QString index = storage::SearchBoard(big.store()).path();
    if (!QFile::copy(index, storage::SearchBoard(store).path()))
        qFatal("no index at %s", qPrintable(index));
    // Nobody listens there.
    const QUrl nowhere(QStringLiteral("https://127.0.0.1:1"));
    const front::ProfileCard card{nowhere,      {}, QStringLiteral("big"), big.user,
                                  big.fullName, front::TokenPlace::PlainFile, true};
    const front::Profile profile(folder);
    must(profile.write(card));
    QEventLoop loop;
    std::optional<Result<void>> written;
    const auto tokens = profile.secretStore(card.tokenPlace);
    tokens->write(front::Profile::tokenName, QByteArray(43, 'A'), [&](const Result<void> &result) {
        written.emplace(result);
        loop.quit();
    });
    if (!written)
        loop.exec();
    must(*written);
    QSettings window(folder + QStringLiteral("/window.ini"), QSettings::IniFormat);
    window.setValue(QStringLiteral("guide/seen"), QByteArray("1"));
    return folder;
}

/// Milliseconds from the start of this program to the line in which it says that it can be used.
double startOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const qint64 begun = startClockNs();
    process.start(QCoreApplication::applicationDirPath() + u'/' + program, arguments);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patienceMs))
            qFatal("%s does not come to be usable", qPrintable(program));
    }
    const qint64 usable = process.readLine().trimmed().split(' ').value(1).toLongLong();
    process.closeWriteChannel();
    if (!process.waitForFinished(patienceMs))
        qFatal("%s does not end", qPrintable(program));
    return double(usable - begun) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    indexWhole(big, std::make_shared<storage::SearchBoard>(big.store()));
    const QTemporaryDir folder;
    const auto keep = std::find(argv, argv + argc, QByteArray("--keep"));
    const QString profile =
        madeProfile(big, keep < argv + argc - 1 ? QString::fromLocal8Bit(keep[1]) : folder.path());
    const QString ourProgram = QStringLiteral("bench_start_window");
    const QString bareProgram = QStringLiteral("bench_bare_window");
    // The first start reads the programs from the disk.
    startOf(ourProgram, {profile});
    startOf(bareProgram, {});
    std::vector<double> ours, bare, differences, ratios;
    const int rounds = numberArgument(argc, argv, "--rounds", 5);
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(startOf(ourProgram, {profile}));
        bare.push_back(startOf(bareProgram, {}));
        differences.push_back(ours.back() - bare.back());
        ratios.push_back(ours.back() / bare.back());
    }
    Figures figures;
    std::printf("bench start %.1f ms ratio %.2f\n", median(ours), median(ratios));
    figures.atMost("start.over-bare", median(differences), "ms", mostOverBareMs);
    std::printf("      %lld cards; bare %.1f ms; rounds:", static_cast<long long>(big.cards), median(bare));
    for (size_t round = 0; round < ours.size(); ++round)
        std::printf(" %.0f/%.0f", ours[round], bare[round]);
    std::printf("\n");
    return figures.exitStatus();
}
