// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench first-screen: an empty desk of the city with a million cards meets its server, a real peygird over HTTPS, and
// what counts is the time until its person's own open work is whole in his list, with pages of a hundred lines read as the
// screen reads them. The desk is the one of the window, on its own thread, its store sealed; the list is looked at whenever rows have
// changed. What is whole is known when everything is here, at the end.
//
//     bench_first-screen [--cards 1000000] [--rounds 3]
#include "bench/support/big_city.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "cases/store/case_lists.h"
#include "composition/registry.h"
#include "front/desk/desk_runtime.h"
#include "front/desk/store_key.h"
#include "system/support/server_process.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;
using storage::Connection;

namespace {

constexpr double mostSeconds = 3;
constexpr int pageRows = 100;
constexpr auto mostWait = std::chrono::minutes(10);

struct FirstScreen
{
    /// Seconds from the start of the desk until the own list was whole, and until everything was here.
    double own = 0;
    double whole = 0;
    qint64 ownCases = 0;
    int looks = 0;
};

/// A desk's profile on a disk, signed in, with nothing in its store.
class EmptyDesk
{
public:
    EmptyDesk(const BigCity &city, const test::ServerProcess &server) : m_city(city), m_server(server)
    {
        if (!m_folder.isValid())
            qFatal("no folder");
        SystemRandom random;
        auto store = must(front::DeskStore::open(storeFolder(), policy(), m_keys.get()));
        const Uuid desk = must(store->desk(random, SystemClock().now()));
        store->closeWriting();
        test::Caller caller(server);
        m_token = caller.signIn(city.signInName, city.password, desk);
    }

    FirstScreen run()
    {
        front::DeskSettings settings{storeFolder(), policy(), m_city.user, {}};
        settings.keys = m_keys;
        settings.openTransport = [url = m_server.url(), trust = m_server.trust()] {
            return front::openHttpsTransport(url, trust);
        };
        settings.witnessFolder = m_folder.filePath(QStringLiteral("witness"));
        FirstScreen seen;
        std::vector<std::pair<double, qint64>> looks;
        QEventLoop loop;
        const StopWatch watch;
        front::DeskRuntime desk(settings, m_registry, m_token);
        std::unique_ptr<Connection> reader;
        const auto look = [&] {
            if (!reader)
                return;
            const qint64 cases = ownCases(*reader);
            if (looks.empty() || looks.back().second != cases)
                looks.emplace_back(watch.elapsed().count(), cases);
            ++seen.looks;
        };
        QObject::connect(&desk, &front::DeskRuntime::opened, &loop, [&] { reader = must(desk.reader()()); });
        QObject::connect(&desk, &DeskPort::rowsChanged, &loop, look);
        QObject::connect(&desk, &DeskPort::statusChanged, &loop, [&] {
            if (reader && !desk.status().firstSynchronisation)
                loop.quit();
        });
        QTimer::singleShot(mostWait, &loop, [] { qFatal("the desk does not come to an end"); });
        loop.exec();
        seen.whole = watch.elapsed().count();
        look();
        seen.own = looks.back().first;
        seen.ownCases = looks.back().second;
        reader.reset();
        return seen;
    }

private:
    QString storeFolder() const { return m_folder.filePath(QStringLiteral("store")); }
    static storage::OpenPolicy policy()
    {
        return {.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};
    }

    /// As the screen reads them: the first page, and all of them.
    qint64 ownCases(Connection &reader) const
    {
        const cases::CaseFilter filter{cases::CaseList::Current, m_city.user};
        cases::CaseLists lists;
        must(reader.begin(Connection::Access::Read));
        must(lists.page(reader, filter, 0, pageRows));
        const auto cases = must(lists.ids(reader, filter, 1'000'000));
        reader.rollback();
        return qint64(cases.size());
    }

    const BigCity &m_city;
    const test::ServerProcess &m_server;
    const Registry m_registry = makeRegistry();
    const std::shared_ptr<storage::KeyProvider> m_keys = front::StoreKey::fresh();
    QTemporaryDir m_folder;
    QByteArray m_token;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const BigCity city = bigCity(numberArgument(argc, argv, "--cards", 1'000'000));
    const int rounds = numberArgument(argc, argv, "--rounds", 3);
    test::ServerProcess server(city.folder);
    server.start();
    std::vector<double> own;
    std::vector<double> whole;
    for (int round = 0; round < rounds; ++round) {
        const FirstScreen seen = EmptyDesk(city, server).run();
        std::printf("      own list of %lld cases whole after %.2f s, everything after %.1f s; looked at %d times\n",
                    static_cast<long long>(seen.ownCases), seen.own, seen.whole, seen.looks);
        std::fflush(stdout);
        if (seen.ownCases == 0)
            qFatal("there is no own work");
        own.push_back(seen.own);
        whole.push_back(seen.whole);
    }
    Figures figures;
    figures.atMost("first-screen", median(own), "s", mostSeconds);
    figures.note("first-screen.everything", median(whole), "s");
    return figures.exitStatus();
}
