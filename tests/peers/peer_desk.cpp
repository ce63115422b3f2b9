// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/peer_desk.h"

#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "bench/support/waiting.h"

#include <QEventLoop>
#include <QTimer>

#include <array>

namespace peygir::peers {

using bench::must;

namespace {

constexpr auto mostWait = std::chrono::minutes(9);

/// Where a window asks the keychain.
class FixedKey final : public storage::KeyProvider
{
public:
    Result<void> withKey(const std::function<Result<void>(Key)> &use) override { return use(m_key); }
    Result<void> forget() override { return {}; }

private:
    const std::array<std::uint8_t, keyBytes> m_key{5, 8, 6};
};

} // namespace

PeerDesk::PeerDesk(const Registry &registry, const test::ServerProcess &server, const PeerPerson &person)
    : m_registry(registry)
    , m_server(server)
    , m_user(person.user)
    , m_keys(std::make_shared<FixedKey>())
{
    if (!m_folder.isValid())
        qFatal("no folder");
    SystemRandom random;
    const front::DeskSettings made = settings();
    const auto store = must(front::DeskStore::open(made.storeFolder, made.policy, m_keys.get()));
    const Uuid desk = must(store->desk(random, SystemClock().now()));
    store->closeWriting();
    m_token = test::Caller(server).signIn(person.name, person.password, desk);
}

front::DeskSettings PeerDesk::settings() const
{
    front::DeskSettings settings{m_folder.filePath(QStringLiteral("store")), {}, m_user, {}};
    settings.openTransport = [url = m_server.url(), trust = m_server.trust()] {
        return front::openHttpsTransport(url, trust);
    };
    settings.witnessFolder = m_folder.filePath(QStringLiteral("witness"));
    settings.keys = m_keys;
    return settings;
}

double PeerDesk::runUntil(const std::function<bool(const front::DeskRuntime &desk)> &done)
{
    QEventLoop loop;
    const bench::StopWatch watch;
    m_runtime = std::make_unique<front::DeskRuntime>(settings(), m_registry, m_token);
    bool open = false;
    const auto look = [&] {
        if (open && done(*m_runtime))
            loop.quit();
    };
    QObject::connect(m_runtime.get(), &front::DeskRuntime::opened, &loop, [&] {
        open = true;
        look();
    });
    QObject::connect(m_runtime.get(), &front::DeskRuntime::failedToOpen, &loop,
                     [](const Error &error) { qFatal("a desk does not open: %s", error.id().constData()); });
    QObject::connect(m_runtime.get(), &DeskPort::rowsChanged, &loop, look);
    QObject::connect(m_runtime.get(), &DeskPort::statusChanged, &loop, look);
    QTimer late;
    late.setSingleShot(true);
    QObject::connect(&late, &QTimer::timeout, &loop, [] { qFatal("a desk does not come to an end"); });
    late.start(mostWait);
    loop.exec();
    return watch.elapsed().count();
}

void PeerDesk::stop()
{
    m_reader.reset();
    m_runtime.reset();
}

void PeerDesk::enter(const std::vector<Envelope> &commands)
{
    const front::DeskSettings here = settings();
    const auto store = must(front::DeskStore::open(here.storeFolder, here.policy, m_keys.get()));
    bench::executeFirst(store->connection(), m_registry, commands);
    store->closeWriting();
}

storage::Connection &PeerDesk::reader()
{
    if (!m_reader)
        m_reader = must(m_runtime->reader()());
    return *m_reader;
}

qint64 PeerDesk::number(const QByteArray &sql)
{
    qint64 number = 0;
    must(reader().each(sql, {}, [&number](const storage::RowView &row) {
        number = row.integer(0);
        return false;
    }));
    return number;
}

} // namespace peygir::peers
