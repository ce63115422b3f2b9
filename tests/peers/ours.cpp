// SPDX-License-Identifier: GPL-3.0-or-later
//
// peygir-peers: our side of the comparison with other engines. A real peygird over HTTPS, on SQLite and on PostgreSQL
// where there is one, and the window's desks with sealed stores in files.
//
//     peygir-peers --export FILE [--documents 100000]
//     peygir-peers [--documents 100000] [--pushed 10000] [--rounds 5] [--samples 30] [--only rows|messages]
//
// --export writes the documents, one JSON object a line, and ends. Else each round prints `peers ENGINE MEASURE VALUE`:
// pull and push in seconds, live in milliseconds (the median of the samples).
#include "peers/message_documents.h"
#include "peers/peer_desk.h"

#include "bench/support/bench_server.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "support/databases/empty_database.h"
#include "support/standard_city/city_loading.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTimer>

#include <cstdio>

using namespace peygir;
using namespace peygir::peers;
using bench::must;
using bench::numberArgument;

namespace {

const QString everybodysPassword = QStringLiteral("beside the others");

struct Measured
{
    int documents;
    int pushed;
    int rounds;
    int samples;
};

/// The last day before this hour: two runs within an hour have the same documents.
Instant thisHour()
{
    constexpr qint64 hour = 3'600'000;
    return Instant(SystemClock().now().milliseconds() / hour * hour);
}

PeerPerson personOf(const standard_city::CityPlan &plan, const char *name)
{
    for (size_t i = 0; i < plan.users.size(); ++i) {
        if (plan.users[i].key == QLatin1String(name))
            return {UserId(plan.userId(int(i))), plan.users[i].key, everybodysPassword};
    }
    qFatal("the demo city has no %s", name);
}

/// A server's store with the city's base information, its people and some messages.
void fill(const test::EmptyDatabase &database, const MessageDocuments &documents, std::span<const Envelope> messages)
{
    const auto server = must(server::OfflineServer::open(
        {database.folder() + QStringLiteral("/server"), database.conninfo()}, makeRegistry()));
    must(standard_city::runPlanned(*server, documents.baseInformation()));
    must(server->putAccounts(standard_city::accountsOf(documents.plan(), everybodysPassword),
                             access::PasswordCost::least()));
    must(standard_city::runPlanned(*server, messages));
}

void print(const QByteArray &engine, const char *measure, double value)
{
    std::printf("peers %s %s %.6f\n", engine.constData(), measure, value);
    std::fflush(stdout);
}

bool isHere(const front::DeskRuntime &desk) { return !desk.status().firstSynchronisation; }

/// How the documents lie with us, on one database.
struct Form
{
    QByteArray engine;
    test::EmptyDatabase::Kind database;
    /// Who holds all of them, and who makes them.
    const char *reader;
    const char *writer;
    std::vector<Envelope> commands;
    /// The field of the command that gets a code of the desk; null for none.
    const char *codeField;
    /// Where a document's row lies, and all of them that are whole.
    QByteArray oneThere;
    QByteArray allThere;
    /// On the server: those that became what was meant.
    QByteArray allMeant;
    std::function<Uuid(const Envelope &given, const Uuid &command)> idOf;
    std::function<void(storage::Connection &desk, const std::function<void(const QByteArray &object)> &use)> each;
};

Form messages(const MessageDocuments &documents)
{
    return {"ours-messages",
            test::EmptyDatabase::Kind::Sqlite,
            "supervisor1",
            "agent1",
            documents.registrations(),
            "code",
            "SELECT 1 FROM case_file WHERE id = ?",
            "SELECT count(*) FROM case_card c JOIN case_file f ON f.id = c.id",
            "SELECT count(*) FROM case_card WHERE intake_flag IS NULL",
            [](const Envelope &, const Uuid &command) { return intake::caseIdOf(command).uuid(); },
            [](storage::Connection &desk, const std::function<void(const QByteArray &)> &use) {
                eachDocument(desk, [&use](const Uuid &, const QJsonObject &document) { use(written(document)); });
            }};
}

Form rows(const MessageDocuments &documents)
{
    // The city has some canned texts of its own.
    const QByteArray all = "SELECT count(*) FROM snippet WHERE length(abbreviation) >= 10";
    return {"ours-rows",
            test::EmptyDatabase::Kind::Sqlite,
            "agent1",
            "admin1",
            documents.rows(),
            nullptr,
            "SELECT 1 FROM snippet WHERE id = ?",
            all,
            all,
            [](const Envelope &given, const Uuid &) {
                const QJsonObject record = given.arguments.value(QLatin1String("record")).toObject();
                return must(Uuid::parse(record.value(QLatin1String("id")).toString()));
            },
            [](storage::Connection &desk, const std::function<void(const QByteArray &)> &use) {
                must(desk.each("SELECT words FROM snippet", {}, [&use](const storage::RowView &row) {
                    use(QJsonDocument::fromJson(row.utf8(0)).object().value(QLatin1String("fa")).toString().toUtf8());
                    return true;
                }));
            }};
}

/// From nothing to everything.
std::unique_ptr<PeerDesk> pulled(const Registry &registry, const test::ServerProcess &server, const PeerPerson &person,
                                 const Form &form, int documents)
{
    auto desk = std::make_unique<PeerDesk>(registry, server, person);
    const double seconds = desk->runUntil(isHere);
    const qint64 whole = desk->number(form.allThere);
    if (whole != documents)
        qFatal("the desk has %lld of %d documents", static_cast<long long>(whole), documents);
    print(form.engine, "pull", seconds);
    return desk;
}

/// From what is given to one desk until it stands in the store of another that has been told, by their screens' ports.
double seen(PeerDesk &from, PeerDesk &by, const Form &form, const Envelope &given)
{
    QEventLoop loop;
    std::optional<Uuid> wanted;
    const auto look = [&] {
        bool found = false;
        if (wanted) {
            must(by.reader().each(form.oneThere, std::array{Value(*wanted)},
                                  [&found](const storage::RowView &) { return !(found = true); }));
        }
        if (found)
            loop.quit();
    };
    const auto looks = QObject::connect(&by.runtime(), &DeskPort::rowsChanged, &loop, look);
    QJsonObject arguments = given.arguments;
    if (form.codeField)
        arguments.insert(QLatin1String(form.codeField), QString());
    const bench::StopWatch watch;
    from.runtime().submit(
        given.kind, arguments, &loop,
        [&](Result<DeskPort::Accepted> accepted) {
            wanted = form.idOf(given, must(std::move(accepted)).command);
            look();
        },
        form.codeField);
    loop.exec();
    const double milliseconds = watch.elapsed().count() * 1000;
    QObject::disconnect(looks);
    // The odd time keeps us from running in step with any beat of theirs.
    QTimer::singleShot(60 + int(milliseconds * 1000) % 41, &loop, &QEventLoop::quit);
    loop.exec();
    return milliseconds;
}

/// Every document is on the desk, to the letter.
void checkObjects(PeerDesk &desk, const Form &form, const MessageDocuments &documents, int count)
{
    QSet<QByteArray> missing;
    for (int i = 0; i < count; ++i)
        missing.insert(documents.objects()[size_t(i)]);
    form.each(desk.reader(), [&missing](const QByteArray &object) { missing.remove(object); });
    if (!missing.isEmpty())
        qFatal("%lld documents are not on the desk, as %s", static_cast<long long>(missing.size()),
               missing.begin()->constData());
    std::printf("      %d documents in %lld rows\n", count,
                static_cast<long long>(desk.number("SELECT sum(row_count) FROM held_bucket")));
}

void measurePullAndLive(const Form &form, const MessageDocuments &documents, const Measured &measured)
{
    const Registry registry = makeRegistry();
    const test::EmptyDatabase database(form.database);
    fill(database, documents, std::span(form.commands).first(size_t(measured.documents)));
    test::ServerProcess server(database);
    server.start();
    std::unique_ptr<PeerDesk> by;
    for (int round = 0; round < measured.rounds; ++round) {
        by.reset();
        by = pulled(registry, server, personOf(documents.plan(), form.reader), form, measured.documents);
    }
    checkObjects(*by, form, documents, measured.documents);
    PeerDesk from(registry, server, personOf(documents.plan(), form.writer));
    from.runUntil(isHere);
    auto next = form.commands.begin() + measured.documents;
    for (int warm = 0; warm < measured.samples / 2; ++warm)
        seen(from, *by, form, *next++);
    for (int round = 0; round < measured.rounds; ++round) {
        std::vector<double> times;
        for (int sample = 0; sample < measured.samples; ++sample)
            times.push_back(seen(from, *by, form, *next++));
        print(form.engine, "live", bench::median(times));
    }
}

void measurePush(const Form &form, const MessageDocuments &documents, const Measured &measured)
{
    const Registry registry = makeRegistry();
    const PeerPerson writer = personOf(documents.plan(), form.writer);
    std::vector<Envelope> commands(form.commands.begin(), form.commands.begin() + measured.pushed);
    for (Envelope &command : commands)
        command.author = writer.user;
    for (int round = 0; round < measured.rounds; ++round) {
        const test::EmptyDatabase database(form.database);
        fill(database, documents, {});
        test::ServerProcess server(database);
        server.start();
        PeerDesk desk(registry, server, writer);
        desk.runUntil(isHere);
        desk.stop();
        desk.enter(commands);
        bool waited = false;
        print(form.engine, "push", desk.runUntil([&](const front::DeskRuntime &runtime) {
            const DeskStatus status = runtime.status();
            waited = waited || status.waiting == measured.pushed;
            return waited && status.waiting == 0;
        }));
        desk.stop();
        server.stop();
        const auto store = must(server::OfflineServer::open(
            {database.folder() + QStringLiteral("/server"), database.conninfo()}, registry));
        qint64 arrived = 0;
        must(store->connection().each(
            form.allMeant, {}, [&arrived](const storage::RowView &row) { return (arrived = row.integer(0)) < 0; }));
        if (arrived != measured.pushed)
            qFatal("only %lld of %d documents are as they were meant", static_cast<long long>(arrived),
                   measured.pushed);
    }
}

int writeDocuments(const MessageDocuments &documents, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    for (const QByteArray &object : documents.objects())
        file.write(object + '\n');
    std::printf("%zu documents of %lld bytes\n", documents.objects().size(), static_cast<long long>(documentBytes));
    return file.flush() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const Measured measured{numberArgument(argc, argv, "--documents", 100'000),
                            numberArgument(argc, argv, "--pushed", 10'000), numberArgument(argc, argv, "--rounds", 5),
                            numberArgument(argc, argv, "--samples", 30)};
    // Those that are seen live come after the others.
    const int live = measured.samples * (measured.rounds + 1);
    const MessageDocuments documents(measured.documents + live, thisHour());
    const QStringList arguments = QCoreApplication::arguments();
    if (const qsizetype at = arguments.indexOf(QStringLiteral("--export")); at > 0 && at + 1 < arguments.size())
        return writeDocuments(documents, arguments[at + 1]);
    using Kind = test::EmptyDatabase::Kind;
    const qsizetype only = arguments.indexOf(QStringLiteral("--only"));
    for (const Form &form : {rows(documents), messages(documents)}) {
        if (only > 0 && form.engine != "ours-" + arguments.value(only + 1).toLatin1())
            continue;
        for (const auto &[name, kind] :
             {std::pair("-sqlite", Kind::Sqlite), std::pair("-postgresql", Kind::Postgresql)}) {
            if (kind == Kind::Postgresql && !test::EmptyDatabase::hasPostgresql()) {
                std::printf("no PostgreSQL: only SQLite is measured\n");
                continue;
            }
            Form here = form;
            here.engine += name;
            here.database = kind;
            measurePush(here, documents, measured);
            measurePullAndLive(here, documents, measured);
        }
    }
    return 0;
}
