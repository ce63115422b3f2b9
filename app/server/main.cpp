// SPDX-License-Identifier: GPL-3.0-or-later
// peygird, the central server (docs/PROGRAMS.md).
#include "account_command.h"
#include "backup_command.h"
#include "device_command.h"
#include "import_command.h"
#include "job_command.h"
#include "looked_at_command.h"
#include "reply_command.h"
#include "sentences.h"
#include "serve.h"
#include "setting_up.h"

#include "base/no_dumps.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace peygir::server {

namespace {

constexpr const char *help = R"(peygird COMMAND --data DIR [--postgresql CONNECTION] ...

  serve       answer desks until SIGTERM or SIGINT
              [--listen ADDRESS:PORT] [--certificate FILE --key FILE] [--port-file FILE]
              [--journal FOLDER | --no-journal]
              [--url https://HOST:PORT] [--node-authority FILE] [--replica CONNECTION]
              [--directory FILE] (docs/deployment.md)
  migrate     bring the schema up to date
  add-user    give people their sign-in: --user ID --name NAME --password-file FILE, or --from FILE; whose
              password the organisation's directory has: --user ID --name NAME --directory-name NAME
  account     list the accounts: list; close one, so that its owner is out at once: close NAME; ... or open it again:
              open NAME
  device      list the devices: list; say that one is lost, so that what comes from it waits for a person: lost DESK;
              ... or found again: found DESK
  load-base   put base information and rights: FILE...; in a city without units also those that municipalities of the
              country begin with, the eight deputies: --deputies; the roles of system manager, office manager and public-relations
              officer: --levels; the lines of the managing cartable: --sections
  load        run commands as they are, one JSON object per line: --commands FILE
  import      bring in another system's cases: import cases FILE --map MAP.json
              [--dry-run] [--rejected FILE] (docs/import.md)
  job         work on very many records, part by part while the server runs: begin KIND --arguments JSON [--by USER];
              how far they are: list [JOB]; stop JOB; go-on JOB; take back what one did: undo JOB
  reply-sms   what a citizen answered by SMS of a message whose answer he was told, each ID once:
              --from NUMBER --text TEXT --id ID
  backup      make a verified backup, also while the server runs: backup FOLDER (docs/backup.md)
  verify      read the store, or a backup, to its end: verify [BACKUP]
  restore     make a store of a backup: restore BACKUP [--journal FOLDER]
  gather      what desks bring after a restore without a journal: gather [begin|end]
  looked-at   who has looked at what, one JSON object per line
              [--record ID] [--user ID] [--since DATE]
  doctor      look for everything that can be wrong, and say what to do
  version     print the version
  help        print this text

--data DIR                  this server's folder; the database is in it unless --postgresql is given
--postgresql CONNECTION     a libpq connection string
)";

Result<void> printHelp(const QStringList &)
{
    std::fputs(help, stdout);
    return {};
}

Result<void> printVersion(const QStringList &)
{
    std::printf("peygird %s\n", qPrintable(QCoreApplication::applicationVersion()));
    return {};
}

struct Command
{
    const char *name;
    Result<void> (*run)(const QStringList &arguments);
};

constexpr Command knownCommands[] = {
    {"serve", serve},          {"migrate", migrateStore}, {"add-user", addUser}, {"account", accountCommand},
    {"device", deviceCommand}, {"load-base", loadBase},
    {"load", loadCommands},    {"import", importFile},     {"backup", backupStore},  {"verify", verifyStore},
    {"restore", restoreBackup}, {"gather", gatherFromDesks}, {"doctor", examineStore}, {"looked-at", listLooks},
    {"job", jobCommand},       {"reply-sms", replyCommand},       {"version", printVersion},  {"help", printHelp},
};

int runProgram(const QStringList &arguments)
{
    const QString name = arguments.value(1, QStringLiteral("help"));
    const auto command = std::find_if(std::begin(knownCommands), std::end(knownCommands), [&name](const Command &candidate) {
        return name == QLatin1String(candidate.name);
    });
    const auto done = command == std::end(knownCommands)
        ? Result<void>(wrongArguments(QStringLiteral("there is no command '%1'").arg(name)))
        : command->run(arguments.mid(1));
    if (done.ok())
        return 0;
    std::fprintf(stderr, "peygird: %s\n", qPrintable(sentenceOf(done.error())));
    return done.error().id() == "server.arguments" ? 2 : 1;
}

} // namespace

} // namespace peygir::server

int main(int argc, char *argv[])
{
    peygir::keepOutOfDumps();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(PEYGIR_VERSION));
    return peygir::server::runProgram(QCoreApplication::arguments());
}
