// SPDX-License-Identifier: GPL-3.0-or-later
#include "setting_up.h"

#include "access/core/change_rights.h"
#include "account_files.h"
#include "administration/store/chart_reader.h"
#include "base/limits.h"
#include "composition/registry.h"
#include "control_socket.h"
#include "reference/core/put_record.h"
#include "service/event_log.h"
#include "service/offline_server.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace peygir::server {

using sync::Outcome;
using sync::Receipt;

namespace {

const QString fromOption = QStringLiteral("from");
const QString userOption = QStringLiteral("user");
const QString nameOption = QStringLiteral("name");
const QString passwordFileOption = QStringLiteral("password-file");
const QString directoryNameOption = QStringLiteral("directory-name");
const QString commandsOption = QStringLiteral("commands");
const QString deputiesFlag = QStringLiteral("deputies");
const QString levelsFlag = QStringLiteral("levels");
const QString sectionsFlag = QStringLiteral("sections");
/// As they are embedded.
const QString deputiesFile = QStringLiteral(":/deputies/deputies.json");
const QString levelsFile = QStringLiteral(":/levels/levels.json");
const QString sectionsFile = QStringLiteral(":/sections/sections.json");

Error wrongLine(const QString &file, qint64 line, const QByteArray &id)
{
    return Error("server.file_content", {{QStringLiteral("file"), file},
                                         {QStringLiteral("line"), line},
                                         {QStringLiteral("id"), QString::fromLatin1(id)}});
}

Result<std::vector<access::NewAccount>> accountsWanted(const Arguments &arguments)
{
    if (arguments.has(fromOption)) {
        TRY_LET(const QByteArray json, contentOf(arguments.value(fromOption)));
        return accountsFrom(json, arguments.value(fromOption));
    }
    const auto user = Uuid::parse(QStringView(arguments.value(userOption)));
    const QString directoryName = arguments.value(directoryNameOption);
    if (!user.ok() || !arguments.has(nameOption) || arguments.has(passwordFileOption) == !directoryName.isEmpty())
        return wrongArguments(QStringLiteral(
            "--from FILE, or --user ID --name NAME and either --password-file FILE or --directory-name NAME"));
    if (!directoryName.isEmpty())
        return std::vector{access::NewAccount{UserId(*user), arguments.value(nameOption), QString(), directoryName}};
    TRY_LET(const QByteArray password, contentOf(arguments.value(passwordFileOption)));
    return std::vector{
        access::NewAccount{UserId(*user), arguments.value(nameOption), QString::fromUtf8(password).trimmed()}};
}

/// A file made to be loaded holds nothing that is refused: the first refusal stops the work.
Result<void> runAll(OfflineServer &server, const std::vector<Envelope> &commands, const QString &file, qint64 firstLine)
{
    TRY_LET(const std::vector<Receipt> receipts, server.run(commands));
    for (size_t i = 0; i < receipts.size(); ++i) {
        if (receipts[i].outcome != Outcome::Applied)
            return wrongLine(file, firstLine + qint64(i), receipts[i].reason->id());
    }
    return {};
}

/// `{"records": [{"type": "unit", "record": {…}}, …], "rights": [{"user": …, "role": …, "granted": true}, …]}`
Result<std::vector<Envelope>> baseCommands(OfflineServer &server, const QString &file)
{
    TRY_LET(const QByteArray json, contentOf(file));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty())
        return wrongLine(file, 0, "a JSON object is expected");
    std::vector<Envelope> commands;
    const QJsonArray records = object.value(QLatin1String("records")).toArray();
    for (const QJsonValue &record : records)
        commands.push_back(server.command(reference::putRecordKind, record.toObject()));
    const QJsonArray rights = object.value(QLatin1String("rights")).toArray();
    for (const QJsonValue &right : rights)
        commands.push_back(server.command(access::ChangeRights::kind, right.toObject()));
    return commands;
}

/// Beside units of its own a city would have everything twice.
Result<void> mustBeNew(OfflineServer &server)
{
    using storage::Connection;
    TRY_LET(storage::Transaction reading, storage::Transaction::begin(server.connection(), Connection::Access::Read));
    TRY_LET(const organisation::Chart chart, administration::readChart(server.connection()));
    return chart.units.empty() ? Result<void>() : Error("server.city_not_empty");
}

} // namespace

Result<void> migrateStore(const QStringList &words)
{
    Arguments arguments;
    TRY(arguments.parse(words));
    TRY_LET(const auto store, ServerStore::open(arguments.location()));
    TRY_LET(const int applied, store->migrate());
    logEvent("migrated", {{"applied", QByteArray::number(applied)}});
    return {};
}

Result<void> addUser(const QStringList &words)
{
    Arguments arguments;
    arguments.option(fromOption).option(userOption).option(nameOption).option(passwordFileOption).option(directoryNameOption);
    TRY(arguments.parse(words));
    TRY_LET(const auto accounts, accountsWanted(arguments));
    if (isServerRunning(arguments.location())) {
        TRY(putAccountsThroughServer(arguments.location(), accounts));
    } else {
        TRY_LET(const auto server, OfflineServer::open(arguments.location(), makeRegistry()));
        TRY(server->putAccounts(accounts));
    }
    logEvent("accounts", {{"put", QByteArray::number(qsizetype(accounts.size()))}});
    return {};
}

Result<void> loadBase(const QStringList &words)
{
    Arguments arguments;
    arguments.flag(deputiesFlag).flag(levelsFlag).flag(sectionsFlag);
    TRY(arguments.parse(words));
    QStringList files = arguments.files();
    if (arguments.has(sectionsFlag))
        files.prepend(sectionsFile);
    if (arguments.has(levelsFlag))
        files.prepend(levelsFile);
    if (files.isEmpty() && !arguments.has(deputiesFlag))
        return wrongArguments(QStringLiteral("no file to load"));
    TRY_LET(const auto server, OfflineServer::open(arguments.location(), makeRegistry()));
    if (arguments.has(deputiesFlag)) {
        TRY(mustBeNew(*server));
        files.prepend(deputiesFile);
    }
    for (const QString &file : files) {
        TRY_LET(const auto commands, baseCommands(*server, file));
        TRY(runAll(*server, commands, file, 1));
        logEvent("loaded", {{"file", QFile::encodeName(file)}, {"commands", QByteArray::number(qsizetype(commands.size()))}});
    }
    return {};
}

Result<void> loadCommands(const QStringList &words)
{
    Arguments arguments;
    arguments.option(commandsOption);
    TRY(arguments.parse(words));
    const QString name = arguments.value(commandsOption);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error("server.file", {{QStringLiteral("file"), name}});
    TRY_LET(const auto server, OfflineServer::open(arguments.location(), makeRegistry()));
    qint64 line = 0;
    std::vector<Envelope> group;
    const auto runGroup = [&]() -> Result<void> {
        TRY(runAll(*server, group, name, line - qint64(group.size()) + 1));
        group.clear();
        return {};
    };
    while (!file.atEnd()) {
        const QByteArray text = file.readLine().trimmed();
        ++line;
        auto envelope = Envelope::decode(text);
        if (!envelope.ok())
            return wrongLine(name, line, envelope.error().id());
        group.push_back(std::move(*envelope));
        if (group.size() < size_t(limits::groupCommands))
            continue;
        TRY(runGroup());
        if (line % 10'000 == 0)
            logEvent("loading", {{"commands", QByteArray::number(line)}});
    }
    TRY(runGroup());
    logEvent("loaded", {{"commands", QByteArray::number(line)}});
    return {};
}

} // namespace peygir::server
