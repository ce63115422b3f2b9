// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench live: a message is registered in the window of an agent, and appears in the list of all cases in the window of a
// follow-up expert: the time from the key event (Ctrl+Return) in the one process to the end of the paint event that shows
// the row with its code in the other, through a real server over HTTPS and its poke. Both clocks are CLOCK_MONOTONIC.
// The bare pair passes the same bytes from one process straight to the other.
//
//     bench_live [--samples 50] [--rounds 5] [--cases 2000] [--keep FOLDER]
//
// It starts itself again as each of the desks and of the bare pair (--role). With --keep the city, the stores and a
// picture of the receiver's window stay in FOLDER.
#include "bench/bare/bare_live.h"
#include "bench/live/live_desks.h"
#include "bench/support/figures.h"
#include "desktop/desk_session.h"
#include "system/demo/programs.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>
#include <map>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostP50Ms = 50;
constexpr double mostP99Ms = 200;
constexpr int patienceMs = 180'000;
constexpr int warmUpSamples = 10;

[[noreturn]] void stop(const QString &why)
{
    std::fprintf(stderr, "bench_live: %s\n", qPrintable(why));
    std::exit(1);
}

/// This program again, as one of the four.
class Child
{
public:
    Child(const QStringList &arguments, const QString &name) : m_name(name)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }
    ~Child()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000)) {
            m_process.kill();
            m_process.waitForFinished(10'000);
        }
    }

    void tell(const QByteArray &line)
    {
        m_process.write(line + '\n');
        m_process.waitForBytesWritten(patienceMs);
    }
    /// The words of the next line that begins so; other lines are passed over.
    QByteArrayList waitFor(const QByteArray &first)
    {
        QElapsedTimer timer;
        timer.start();
        for (;;) {
            while (m_process.canReadLine()) {
                const QByteArrayList words = m_process.readLine().trimmed().split(' ');
                if (words.front() == first)
                    return words;
            }
            if (timer.elapsed() > patienceMs || !m_process.waitForReadyRead(patienceMs))
                stop(m_name + QStringLiteral(" does not say ") + QString::fromLatin1(first));
        }
    }

private:
    QProcess m_process;
    QString m_name;
};

/// Milliseconds from key to paint, once for each message; `next` is the number of its house.
std::vector<double> samples(Child &sender, Child &receiver, int count, int &next)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        sender.tell("register " + QByteArray::number(next++));
        const QByteArrayList sent = sender.waitFor("sent");
        QByteArrayList painted = receiver.waitFor("painted");
        while (painted[1] != sent[1])
            painted = receiver.waitFor("painted");
        times.push_back(double(painted[2].toLongLong() - sent[2].toLongLong()) / 1e6);
        // Whatever the desks still do after the paint is not the next message's fault; the odd time keeps us from
        // running in step with any beat of theirs.
        QThread::msleep(120 + (unsigned(next) * 37) % 61);
    }
    return times;
}

double percentile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(part * double(values.size())))];
}

QStringList deskArguments(const QString &role, const QString &folder, int port, const QString &name, int cases)
{
    return {QStringLiteral("--role"),   role,
            QStringLiteral("--keep"),   folder,
            QStringLiteral("--port"),   QString::number(port),
            QStringLiteral("--name"),   name,
            QStringLiteral("--cases"),  QString::number(cases)};
}

void report(const std::vector<std::vector<double>> &ours, const std::vector<std::vector<double>> &bare, Figures &figures)
{
    std::vector<double> all, allBare, medians, ratios;
    for (size_t round = 0; round < ours.size(); ++round) {
        all.insert(all.end(), ours[round].begin(), ours[round].end());
        allBare.insert(allBare.end(), bare[round].begin(), bare[round].end());
        medians.push_back(median(ours[round]));
        ratios.push_back(median(ours[round]) / median(bare[round]));
    }
    figures.atMost("live.p50", median(medians), "ms", mostP50Ms, median(ratios));
    std::printf("      bare %.1f ms; medians of the rounds:", median(allBare));
    for (size_t round = 0; round < ours.size(); ++round)
        std::printf(" %.1f/%.1f", medians[round], median(bare[round]));
    std::printf("\n");
    const double p99 = percentile(all, 0.99);
    const double bareP99 = percentile(allBare, 0.99);
    figures.atMost("live.p99", p99, "ms", mostP99Ms, p99 / bareP99);
    std::printf("      bare %.1f ms; of %zu messages: p90 %.1f ms, longest %.1f ms\n", bareP99, all.size(),
                percentile(all, 0.9), percentile(all, 1));
}

int runBench(const QString &folder, int count, int rounds, int cases)
{
    const QString server = folder + QStringLiteral("/server");
    for (const char *part : {"server", "sender", "receiver"})
        QDir(folder + u'/' + QLatin1String(part)).removeRecursively();
    QFile::remove(folder + QStringLiteral("/port"));
    demo::runProgram(QStringLiteral("peygir-city"), {QStringLiteral("--data"), server, QStringLiteral("--cases"),
                                                     QString::number(cases), QStringLiteral("--seed"), QStringLiteral("137")});
    demo::Running peygird(QStringLiteral("peygird"),
                          {QStringLiteral("serve"), QStringLiteral("--data"), server, QStringLiteral("--listen"),
                           QStringLiteral("127.0.0.1:0"), QStringLiteral("--port-file"), folder + QStringLiteral("/port")},
                          folder + QStringLiteral("/server.log"));
    peygird.waitForFile(folder + QStringLiteral("/port"));
    const int port = demo::contentOf(folder + QStringLiteral("/port")).toInt();

    Child sender(deskArguments(QStringLiteral("sender"), folder, port, QStringLiteral("agent1"), cases),
                 QStringLiteral("the sending desk"));
    Child receiver(deskArguments(QStringLiteral("receiver"), folder, port, QStringLiteral("followup1"), cases),
                   QStringLiteral("the receiving desk"));
    sender.waitFor("ready");
    receiver.waitFor("ready");
    Child bareReceiver({QStringLiteral("--role"), QStringLiteral("bare-receiver"), QStringLiteral("--keep"), folder},
                       QStringLiteral("the bare receiver"));
    const int barePort = bareReceiver.waitFor("ready").at(1).toInt();
    Child bareSender({QStringLiteral("--role"), QStringLiteral("bare-sender"), QStringLiteral("--keep"), folder,
                      QStringLiteral("--port"), QString::number(barePort)},
                     QStringLiteral("the bare sender"));
    bareSender.waitFor("ready");

    int house = 1000;
    samples(sender, receiver, warmUpSamples, house);
    samples(bareSender, bareReceiver, warmUpSamples, house);
    std::vector<std::vector<double>> ours, bare;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(samples(sender, receiver, count, house));
        bare.push_back(samples(bareSender, bareReceiver, count, house));
    }
    receiver.tell("picture " + (folder + QStringLiteral("/receiver.png")).toUtf8());
    receiver.waitFor("drawn");
    Figures figures;
    report(ours, bare, figures);
    return figures.exitStatus();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser parser;
    const auto option = [&parser](const char *name, const char *otherwise) {
        parser.addOption(QCommandLineOption(QLatin1String(name), {}, QLatin1String(name), QLatin1String(otherwise)));
        return QString::fromLatin1(name);
    };
    const QString role = option("role", ""), keep = option("keep", ""), port = option("port", "0"),
                  name = option("name", ""), samplesOption = option("samples", "50"), rounds = option("rounds", "5"),
                  cases = option("cases", "2000");
    parser.process(application);
    const QString folder = parser.value(keep);
    const QString certificates = folder + QStringLiteral("/server/certificates");
    const QString authority = certificates + QStringLiteral("/authority.pem");
    if (parser.value(role) == QLatin1String("bare-receiver"))
        return runBareReceiver(certificates + QStringLiteral("/server.pem"), certificates + QStringLiteral("/server.key"));
    if (parser.value(role) == QLatin1String("bare-sender"))
        return runBareSender(parser.value(port).toInt(), authority);
    if (!parser.value(role).isEmpty()) {
        const LiveDesk desk{folder + u'/' + parser.value(role),
                            QStringLiteral("https://127.0.0.1:") + parser.value(port),
                            authority,
                            parser.value(name),
                            demo::contentOf(folder + QStringLiteral("/server/demo-password")),
                            parser.value(cases).toInt()};
        return parser.value(role) == QLatin1String("sender") ? runSendingDesk(desk) : runReceivingDesk(desk);
    }
    const QTemporaryDir temporary;
    const QString ours = folder.isEmpty() ? temporary.path() : QDir(folder).absolutePath();
    QDir().mkpath(ours);
    return runBench(ours, parser.value(samplesOption).toInt(), parser.value(rounds).toInt(), parser.value(cases).toInt());
}
