// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <QCommandLineParser>

#include <algorithm>
#include <iterator>

namespace peygir::cli {

const char *const helpText = R"(peygir-cli --profile DIR [--offline] COMMAND ...

  login --name NAME --password-stdin [--server URL] [--ca FILE]
        [--token keychain|sealed|plain] [--allow-unencrypted-store | --seal-store]
        [--former-password-stdin | --begin-anew]
  logout [--password-stdin]
  submit KIND [--json ARGUMENTS|-] [--lines] [--code-field FIELD]
  sync [--until-quiet | --for SECONDS] [--password-stdin]
  attach CASE --file FILE [--title TITLE]
  files [--for SECONDS] [--password-stdin]
  fetch DOCUMENT --file FILE [--password-stdin]
  held
  settle COMMAND --retry | --refuse REASON
  query case --code CODE | --case ID [--password-stdin]
  query closed --json ARGUMENTS|- [--password-stdin]
  query jobs [--password-stdin]
  query rows --table TABLE [--where COLUMN=VALUE]...
  query tables
  query buckets
  status
  doctor [rescue [--to FOLDER]] [--password-stdin]
  help
  version

Whatever opens a store that is sealed by a password wants --password-stdin.
One JSON document on standard output. Exit status: 0 done; 1 {"error": {"id", "values"}}; 2 wrong arguments.
)";

namespace {

struct Grammar
{
    const char *command;
    int objects;
    /// Options that it understands, separated by spaces.
    const char *options;
    /// Words that may stand there besides.
    int more = 0;
};

constexpr Grammar grammars[] = {
    {"login", 0, "name password-stdin server ca token allow-unencrypted-store seal-store former-password-stdin begin-anew"},
    {"logout", 0, "password-stdin"},
    {"submit", 1, "json lines code-field offline password-stdin"},
    {"sync", 0, "until-quiet for password-stdin"},
    {"attach", 1, "file title password-stdin"},
    {"files", 0, "for password-stdin"},
    {"fetch", 1, "file password-stdin"},
    {"held", 0, "offline password-stdin"},
    {"settle", 1, "retry refuse offline password-stdin"},
    {"query", 1, "table where offline case code json password-stdin"},
    {"status", 0, "offline password-stdin"},
    {"doctor", 0, "to password-stdin", 1},
    {"help", 0, ""},
    {"version", 0, ""},
};

QCommandLineOption withValue(const char *name)
{
    return QCommandLineOption(QLatin1String(name), QString(), QStringLiteral("value"));
}

QCommandLineOption flag(const char *name) { return QCommandLineOption(QLatin1String(name)); }

Result<const Grammar *> grammarOf(const QString &command)
{
    const auto found = std::find_if(std::begin(grammars), std::end(grammars), [&command](const Grammar &grammar) {
        return command == QLatin1String(grammar.command);
    });
    if (found == std::end(grammars))
        return wrongArguments(QStringLiteral("there is no command '%1'").arg(command));
    return found;
}

Result<void> checkOptions(const QCommandLineParser &parser, const Grammar &grammar)
{
    const QStringList allowed = QString::fromLatin1(grammar.options).split(QLatin1Char(' '));
    for (const QString &given : parser.optionNames()) {
        if (given != QLatin1String("profile") && !allowed.contains(given))
            return wrongArguments(QStringLiteral("%1 does not know --%2").arg(QLatin1String(grammar.command), given));
    }
    const bool needsProfile = *grammar.options != '\0';
    if (needsProfile && !parser.isSet(QStringLiteral("profile")))
        return wrongArguments(QStringLiteral("--profile is missing"));
    return {};
}

Result<std::optional<int>> secondsIn(const QCommandLineParser &parser)
{
    const QString name = QStringLiteral("for");
    if (!parser.isSet(name))
        return std::optional<int>();
    bool ok = false;
    const int seconds = parser.value(name).toInt(&ok);
    if (!ok || seconds < 1 || seconds > 7 * 24 * 3600 || parser.isSet(QStringLiteral("until-quiet")))
        return wrongArguments(QStringLiteral("--for wants a number of seconds, and no --until-quiet"));
    return std::optional(seconds);
}

} // namespace

Error wrongArguments(const QString &problem) { return Error("cli.arguments", {{QStringLiteral("problem"), problem}}); }

Result<Arguments> Arguments::parse(const QStringList &words)
{
    QCommandLineParser parser;
    for (const char *name :
         {"profile", "name", "server", "ca", "token", "json", "code-field", "for", "table", "where", "file", "title",
          "case", "code", "refuse", "to"})
        parser.addOption(withValue(name));
    for (const char *name : {"offline", "password-stdin", "allow-unencrypted-store", "lines", "until-quiet", "retry",
                             "former-password-stdin", "begin-anew", "seal-store"})
        parser.addOption(flag(name));
    if (!parser.parse(words))
        return wrongArguments(parser.errorText());
    const QStringList positional = parser.positionalArguments();
    if (positional.isEmpty())
        return wrongArguments(QStringLiteral("no command"));
    TRY_LET(const Grammar *grammar, grammarOf(positional.first()));
    if (positional.size() < 1 + grammar->objects || positional.size() > 1 + grammar->objects + grammar->more)
        return wrongArguments(
            QStringLiteral("%1 wants %2 word(s) after it").arg(positional.first()).arg(grammar->objects));
    TRY(checkOptions(parser, *grammar));
    const auto value = [&parser](const char *name) { return parser.value(QLatin1String(name)); };
    const auto isSet = [&parser](const char *name) { return parser.isSet(QLatin1String(name)); };
    TRY_LET(const std::optional<int> seconds, secondsIn(parser));
    const QString tokenPlace = value("token");
    if (isSet("token") && !QStringList({QStringLiteral("keychain"), QStringLiteral("sealed"), QStringLiteral("plain")})
                               .contains(tokenPlace))
        return wrongArguments(QStringLiteral("--token wants keychain, sealed or plain"));
    if (positional.first() == QLatin1String("login") && (!isSet("name") || !isSet("password-stdin")))
        return wrongArguments(QStringLiteral("login wants --name and --password-stdin"));
    if (isSet("allow-unencrypted-store") && isSet("seal-store"))
        return wrongArguments(QStringLiteral("--seal-store wants no --allow-unencrypted-store"));
    if (isSet("former-password-stdin") && isSet("begin-anew"))
        return wrongArguments(QStringLiteral("--begin-anew wants no --former-password-stdin"));
    const bool wantsCase = value("case").isEmpty() != value("code").isEmpty() && !isSet("offline");
    if (positional == QStringList({QStringLiteral("query"), QStringLiteral("case")}) && !wantsCase)
        return wrongArguments(QStringLiteral("query case wants --code or --case, and the network"));
    if (positional == QStringList({QStringLiteral("query"), QStringLiteral("closed")}) && (!isSet("json") || isSet("offline")))
        return wrongArguments(QStringLiteral("query closed wants --json, and the network"));
    const bool wantsFile =
        positional.first() == QLatin1String("attach") || positional.first() == QLatin1String("fetch");
    if (wantsFile && value("file").isEmpty())
        return wrongArguments(positional.first() + QStringLiteral(" wants --file"));
    if (positional.first() == QLatin1String("settle") && isSet("retry") == isSet("refuse"))
        return wrongArguments(QStringLiteral("settle wants --retry or --refuse"));
    const bool isRescue = positional == QStringList({QStringLiteral("doctor"), QStringLiteral("rescue")});
    if (positional.first() == QLatin1String("doctor") && (isRescue ? positional.size() != 2 : positional.size() != 1 || isSet("to")))
        return wrongArguments(QStringLiteral("doctor knows 'rescue', and only that knows --to"));
    return Arguments{positional.first(),
                     positional.value(1),
                     value("profile"),
                     isSet("offline"),
                     value("server"),
                     value("ca"),
                     value("name"),
                     tokenPlace,
                     isSet("allow-unencrypted-store"),
                     isSet("seal-store"),
                     isSet("former-password-stdin"),
                     isSet("begin-anew"),
                     isSet("password-stdin"),
                     value("json"),
                     isSet("lines"),
                     value("code-field"),
                     seconds,
                     value("table"),
                     parser.values(QStringLiteral("where")),
                     value("case"),
                     value("code"),
                     value("file"),
                     value("title"),
                     value("to"),
                     isSet("retry"),
                     isSet("refuse") ? std::optional(value("refuse")) : std::nullopt};
}

} // namespace peygir::cli
