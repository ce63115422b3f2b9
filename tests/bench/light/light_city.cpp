// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/light/light_city.h"

#include "access/core/roles.h"
#include "base/limits.h"
#include "bench/support/memory.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/city_loading.h"

#include <QCoreApplication>
#include <QDir>

namespace peygir::bench {

namespace city = standard_city;

namespace {

constexpr quint64 lightCitySeed = 137;
const QString lightPassword = QStringLiteral("light as a desk");
/// Signing in costs the server's one thread for passwords; more at one time would only wait.
constexpr int atOneTime = 8;

QString watcherName(int number) { return QStringLiteral("watcher%1").arg(number); }

city::CityPlan withWatchers(city::CityPlan plan, const LightCity::Watchers &watchers)
{
    const auto idOf = [&plan](const QByteArray &what) { return derivedUuid(plan.id, "light/" + what); };
    const QString verb = QString::fromLatin1(watchers.verb);
    plan.roles.push_back({idOf("role"), QStringLiteral("watcher"), {verb, verb}, {verb}, {{verb, access::mostKeptMonths}}});
    for (int i = 0; i < watchers.people; ++i) {
        const QString name = watcherName(i);
        plan.people.push_back({idOf("person/" + name.toUtf8()), name, name, name});
        plan.users.push_back({name, int(plan.people.size()) - 1});
        plan.assignments.push_back({idOf("assignment/" + name.toUtf8()), int(plan.users.size()) - 1,
                                    int(plan.roles.size()) - 1, i % int(plan.units.size()), std::nullopt});
    }
    return plan;
}

city::Span lastYear()
{
    const Instant now = SystemClock().now();
    return {now - std::chrono::hours(24 * 365), now};
}

void load(const QString &folder, const city::CityPlan &plan, city::CaseCommands &stream, qint64 cases)
{
    const auto server = must(server::OfflineServer::open({folder, {}}, makeRegistry()));
    must(city::runPlanned(*server, must(city::baseInformation(plan, SystemClock().now() - std::chrono::hours(24 * 400)))));
    must(server->putAccounts(city::accountsOf(plan, lightPassword), access::PasswordCost::least()));
    std::vector<Envelope> group;
    while (stream.registered() < cases) {
        group.push_back(*must(stream.next()));
        if (group.size() < size_t(limits::groupCommands) && stream.registered() < cases)
            continue;
        must(city::runPlanned(*server, group));
        group.clear();
    }
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

LightCity::LightCity(city::CityPlan plan, const Watchers &watchers, qint64 cases, qint64 later)
    : m_plan(withWatchers(std::move(plan), watchers))
    , m_people(watchers.people)
    , m_registry(makeRegistry())
    , m_lives(m_plan, lightCitySeed, cases + later, lastYear())
    , m_stream(must(city::CaseCommands::of(m_plan, lightCitySeed, [this] { return m_lives.next(); })))
{
    load(m_folder.file("server"), m_plan, m_stream, cases);
    m_server = std::make_unique<test::ServerProcess>(m_folder.file(""));
    m_server->start();
    m_light = std::make_unique<LightServer>(
        quint16(m_server->url().port()), (m_server->folder() + QStringLiteral("/certificates/authority.pem")).toUtf8());
    readLog();
}

/// The server's log comes through a pipe, and a server whose pipe is full waits.
void LightCity::readLog()
{
    QCoreApplication::processEvents();
    loop.after(std::chrono::milliseconds(200), [this] { readLog(); });
}

std::unique_ptr<LightDesk> LightCity::newDesk(const QString &name)
{
    return std::make_unique<LightDesk>(loop, *m_light, m_random, name);
}

std::vector<std::unique_ptr<LightDesk>> LightCity::watchers(int count)
{
    std::vector<std::unique_ptr<LightDesk>> desks;
    for (int i = 0; i < count; ++i)
        desks.push_back(newDesk(watcherName(i % m_people)));
    forAll(desks, [](LightDesk &desk, LightDesk::Then done) {
        desk.signIn(lightPassword, [&desk, done] { desk.greet(done); });
    });
    return desks;
}

LightDesk &LightCity::deskOf(const UserId &author)
{
    std::unique_ptr<LightDesk> &desk = m_authors[author];
    if (desk)
        return *desk;
    for (size_t i = 0; i < m_plan.users.size(); ++i) {
        if (m_plan.userId(int(i)) == author.uuid())
            desk = newDesk(m_plan.users[i].key);
    }
    bool known = false;
    desk->signIn(lightPassword, [&] { desk->greet([&known] { known = true; }); });
    if (!loop.run([&known] { return known; }, std::chrono::minutes(1)))
        qFatal("%s is not let in", qPrintable(desk->name()));
    return *desk;
}

Envelope LightCity::nextCommand()
{
    auto command = must(m_stream.next());
    if (!command)
        qFatal("the city is too quiet");
    return std::move(*command);
}

void LightCity::forAll(std::vector<std::unique_ptr<LightDesk>> &desks,
                       const std::function<void(LightDesk &, LightDesk::Then done)> &act)
{
    size_t begun = 0;
    size_t done = 0;
    std::function<void()> beginOne = [&] {
        if (begun < desks.size())
            act(*desks[begun++], [&] {
                ++done;
                beginOne();
            });
    };
    for (int i = 0; i < atOneTime; ++i)
        beginOne();
    if (!loop.run([&] { return done == desks.size(); }, std::chrono::minutes(10)))
        qFatal("only %zu of %zu desks came so far", done, desks.size());
}

double LightCity::processorSeconds() const
{
    double nanoseconds = 0;
    const QString tasks = QStringLiteral("/proc/%1/task").arg(m_server->processId());
    for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        nanoseconds += contentOf(tasks + u'/' + task + QStringLiteral("/schedstat")).split(' ').first().toDouble();
    return nanoseconds / 1e9;
}

double LightCity::memory() const
{
    return memoryOf(QString::number(m_server->processId())) * 1024 * 1024;
}

} // namespace peygir::bench
