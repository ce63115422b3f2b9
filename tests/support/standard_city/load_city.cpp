// SPDX-License-Identifier: GPL-3.0-or-later
//
// peygir-city: fills a new server store with the demo city: its base information, its people's sign-ins and the life of
// its cases up to now, or with --town the town with one clerk, through the same commands and rules as everything else (docs/PROGRAMS.md).
#include "base/hash.h"
#include "base/limits.h"
#include "composition/registry.h"
#include "storage/migrations.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_commands.h"
#include "support/standard_city/case_life_stream.h"
#include "support/standard_city/city_loading.h"
#include "support/standard_city/one_clerk_town.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>

#include <cstdio>
#include <map>

namespace peygir::standard_city {

namespace {

struct Wishes
{
    server::StoreLocation location;
    qint64 cases = 2000;
    quint64 seed = 137;
    Instant now = SystemClock().now();
    /// The town with one clerk, who has taken nothing down yet.
    bool isTown = false;
};

Result<qint64> wholeNumber(const QCommandLineParser &parser, const QString &option)
{
    bool ok = false;
    const qint64 number = parser.value(option).toLongLong(&ok);
    if (!ok || number < 0)
        return Error("standard_city.arguments", {{QStringLiteral("problem"), option}});
    return number;
}

Result<Wishes> readArguments(const QStringList &arguments)
{
    const QString data = QStringLiteral("data"), postgresql = QStringLiteral("postgresql"),
                  cases = QStringLiteral("cases"), seed = QStringLiteral("seed"), now = QStringLiteral("now");
    QCommandLineParser parser;
    for (const QString &option : {data, postgresql, cases, seed, now})
        parser.addOption(QCommandLineOption(option, QString(), option));
    const QCommandLineOption town(QStringLiteral("town"));
    parser.addOption(town);
    if (!parser.parse(arguments))
        return Error("standard_city.arguments", {{QStringLiteral("problem"), parser.errorText()}});
    if (!parser.isSet(data) || !parser.positionalArguments().isEmpty())
        return Error("standard_city.arguments", {{QStringLiteral("problem"), QStringLiteral("--data DIR is needed")}});
    Wishes wishes;
    wishes.location = {parser.value(data), parser.value(postgresql).toUtf8()};
    if (parser.isSet(cases)) {
        TRY_LET(wishes.cases, wholeNumber(parser, cases));
    }
    if (parser.isSet(seed)) {
        TRY_LET(const qint64 number, wholeNumber(parser, seed));
        wishes.seed = quint64(number);
    }
    if (parser.isSet(now)) {
        TRY_LET(const qint64 ms, wholeNumber(parser, now));
        wishes.now = Instant(ms);
    }
    wishes.isTown = parser.isSet(town);
    if (wishes.isTown && parser.isSet(cases))
        return Error("standard_city.arguments", {{QStringLiteral("problem"), QStringLiteral("--town begins without cases")}});
    return wishes;
}

Result<void> refuseCases(server::OfflineServer &server)
{
    bool found = false;
    TRY(server.connection().each("SELECT id FROM case_card LIMIT 1", {}, [&found](const storage::RowView &) {
        found = true;
        return false;
    }));
    if (found)
        return Error("standard_city.not_empty");
    return {};
}

/// Readable by the owner only, complete or not at all.
Result<void> writeSecret(const QString &name, const QString &secret)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(secret.toUtf8() + '\n') < 0 || !file.commit())
        return Error("standard_city.unwritable", {{QStringLiteral("file"), name}});
    return {};
}

Result<void> loadBase(server::OfflineServer &server, const CityPlan &plan, Instant now)
{
    TRY_LET(const auto commands, baseInformation(plan, now));
    TRY(runPlanned(server, commands));
    SystemRandom random;
    const QString password = drawPassword(random);
    TRY(writeSecret(server.store().file(QStringLiteral("demo-password")), password));
    // A random password needs no slow hash against guessing.
    TRY(server.putAccounts(accountsOf(plan, password), access::PasswordCost::least()));
    std::printf("%zu records and rights of base information, %zu people who sign in\n", commands.size(), plan.users.size());
    return {};
}

Result<void> loadCases(server::OfflineServer &server, const CityPlan &plan, const Wishes &wishes)
{
    CaseLifeStream lives(plan, wishes.seed, wishes.cases, Span::demo(wishes.now));
    TRY_LET(CaseCommands stream, CaseCommands::of(plan, wishes.seed, [&lives] { return lives.next(); }));
    QElapsedTimer clock;
    clock.start();
    qint64 commands = 0;
    std::vector<Envelope> group;
    for (bool more = true; more;) {
        TRY_LET(auto command, stream.next());
        more = command.has_value();
        if (more)
            group.push_back(std::move(*command));
        if (!group.empty() && (!more || group.size() == size_t(limits::groupCommands))) {
            TRY(runPlanned(server, group));
            commands += qint64(group.size());
            group.clear();
            std::fprintf(stderr, "\r%lld cases, %lld commands", qlonglong(stream.registered()), qlonglong(commands));
        }
    }
    const double seconds = double(clock.elapsed()) / 1000;
    std::fprintf(stderr, "\n");
    std::printf("%lld cases, of which %lld joined an earlier one; %lld commands in %.1f s\n",
                qlonglong(stream.registered()), qlonglong(stream.joined()), qlonglong(commands), seconds);
    return {};
}

/// How much lies with each person who signs in, so that whoever shows the city knows whom to show.
Result<void> printCartables(server::OfflineServer &server, const CityPlan &plan)
{
    std::map<Uuid, std::pair<int, int>> byPost;
    TRY(server.connection().each("SELECT holder, count(*), count(taken_by) FROM case_node "
                                 "WHERE state = 'open' AND holder IS NOT NULL GROUP BY holder",
                                 {}, [&byPost](const storage::RowView &row) {
                                     byPost[row.uuid(0)] = {int(row.integer(1)), int(row.integer(2))};
                                     return true;
                                 }));
    std::printf("cartables (open, of these taken):\n");
    for (const User &user : plan.users) {
        std::pair<int, int> sum;
        for (const Post &post : plan.posts) {
            const auto found = byPost.find(post.id);
            if (post.person != user.person || found == byPost.end())
                continue;
            sum.first += found->second.first;
            sum.second += found->second.second;
            byPost.erase(found);
        }
        std::printf("  %-16s %5d %5d\n", qPrintable(user.key), sum.first, sum.second);
    }
    int others = 0;
    for (const auto &[post, counts] : byPost)
        others += counts.first;
    std::printf("  %-16s %5d\n", "(nobody's sign-in)", others);
    return {};
}

/// Says what the tables of servers and desks look like: stores with another one are not read by these programs.
Result<void> printSchema()
{
    TRY_LET(const auto migrations, storage::allMigrations());
    Blake2b hash(16);
    for (const storage::Migration &migration : migrations)
        hash.add(migration.sql);
    std::printf("%s\n", hash.finish().toHex().constData());
    return {};
}

Result<void> load(const QStringList &arguments)
{
    if (arguments.size() == 2 && arguments.back() == QLatin1String("--schema"))
        return printSchema();
    TRY_LET(const Wishes wishes, readArguments(arguments));
    TRY_LET(CityPlan plan, demoCityPlan());
    if (wishes.isTown)
        plan = oneClerkTown(std::move(plan));
    TRY_LET(const auto server, server::OfflineServer::open(wishes.location, makeRegistry()));
    TRY(refuseCases(*server));
    TRY(loadBase(*server, plan, wishes.now));
    if (wishes.isTown)
        return {};
    TRY(loadCases(*server, plan, wishes));
    return printCartables(*server, plan);
}

} // namespace

} // namespace peygir::standard_city

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto loaded = peygir::standard_city::load(QCoreApplication::arguments());
    if (loaded.ok())
        return 0;
    std::fprintf(stderr, "peygir-city: %s", loaded.error().id().constData());
    const QVariantMap values = loaded.error().values();
    for (auto value = values.begin(); value != values.end(); ++value)
        std::fprintf(stderr, " %s=%s", qPrintable(value.key()), qPrintable(value.value().toString()));
    std::fprintf(stderr, "\n");
    if (loaded.error().id() != "standard_city.arguments")
        return 1;
    std::fprintf(stderr, "usage: peygir-city --data DIR [--postgresql CONNECTION] [--cases N | --town] [--seed N] [--now MS]\n");
    return 2;
}
