// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "awaiting.h"
#include "base/limits.h"
#include "cases/core/tracking_code.h"
#include "composition/registry.h"
#include "desk_of.h"
#include "doctor_command.h"
#include "file_commands.h"
#include "front/desk/desk_json.h"
#include "front/desk/revocation.h"
#include "front/desk/sign_in.h"
#include "held_commands.h"
#include "answering/store/sql_call_book.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace peygir::cli {

using front::Profile;
using front::SignIn;

namespace {

constexpr qint64 mostFileBytes = 1024 * 1024;

Result<QJsonObject> objectFrom(const QByteArray &text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (!document.isObject())
        return Error("cli.json", {{QStringLiteral("problem"), problem.errorString()}});
    return document.object();
}

Result<QJsonObject> logIn(const Arguments &arguments)
{
    SignIn::Wish wish;
    wish.server = QUrl(arguments.server, QUrl::StrictMode);
    wish.name = arguments.name;
    wish.password = passwordLine();
    wish.allowUnencryptedStore = arguments.allowUnencryptedStore;
    wish.sealStore = arguments.sealStore;
    if (!arguments.authorityFile.isEmpty()) {
        QFile file(arguments.authorityFile);
        if (!file.open(QIODevice::ReadOnly) || file.size() > mostFileBytes)
            return Error("cli.file", {{QStringLiteral("file"), arguments.authorityFile}});
        wish.trust.authorities = file.readAll();
    }
    if (arguments.tokenPlace == QLatin1String("keychain"))
        wish.tokenPlace = front::TokenPlace::Keychain;
    else if (arguments.tokenPlace == QLatin1String("sealed"))
        wish.tokenPlace = front::TokenPlace::SealedFile;
    else if (arguments.tokenPlace == QLatin1String("plain"))
        wish.tokenPlace = front::TokenPlace::PlainFile;
    if (arguments.formerPassword)
        wish.formerPassword = passwordLine();
    wish.beginAnew = arguments.beginAnew;
    SignIn signIn{Profile(arguments.profile)};
    TRY_LET(const SignIn::Welcome welcome,
            awaited<SignIn::Welcome>([&](const SignIn::Done &done) { signIn.signIn(wish, done); }));
    return QJsonObject{{QStringLiteral("user"), welcome.card.user.toString()},
                       {QStringLiteral("full_name"), welcome.card.fullName},
                       {QStringLiteral("without_server"), welcome.withoutServer}};
}

Result<QJsonObject> logOut(const Arguments &arguments)
{
    SignIn signIn{Profile(arguments.profile)};
    std::optional<Result<void>> outcome;
    QEventLoop loop;
    signIn.signOut(arguments.passwordFromStdin ? passwordLine() : QString(), &answering::hasTyped, [&](const Result<void> &result) {
        outcome.emplace(result);
        loop.quit();
    });
    loop.exec();
    TRY(*outcome);
    return QJsonObject();
}

Result<QJsonObject> submitLines(OpenDesk &desk, const Arguments &arguments)
{
    QJsonArray answers;
    int refused = 0;
    while (!input().atEnd()) {
        const QByteArray line = input().readLine(limits::commandBytes).trimmed();
        if (line.isEmpty())
            continue;
        TRY_LET(const QJsonObject command, objectFrom(line));
        const auto accepted = desk.submit(arguments.object.toLatin1(), command, arguments.codeField.toLatin1());
        answers.append(accepted.ok() ? *accepted : front::toJson(accepted.error()));
        refused += accepted.ok() ? 0 : 1;
    }
    return QJsonObject{{QStringLiteral("answers"), answers}, {QStringLiteral("refused"), refused}};
}

QByteArray jsonOf(const Arguments &arguments)
{
    return arguments.json == QLatin1String("-") ? input().readAll()
           : arguments.json.isEmpty()           ? QByteArray("{}")
                                                : arguments.json.toUtf8();
}

Result<QJsonObject> submit(const Arguments &arguments)
{
    const Registry registry = makeRegistry();
    TRY_LET(const auto desk, deskOf(arguments, registry));
    if (arguments.lines)
        return submitLines(*desk, arguments);
    TRY_LET(const QJsonObject command, objectFrom(jsonOf(arguments)));
    return desk->submit(arguments.object.toLatin1(), command, arguments.codeField.toLatin1());
}

Result<QJsonObject> synchronise(const Arguments &arguments)
{
    const Registry registry = makeRegistry();
    TRY_LET(auto desk, deskOf(arguments, registry, OpenDesk::Network::WhenTold));
    const auto answer = desk->synchronise(arguments.seconds);
    const auto key = desk->key();
    if (answer.ok() || !front::isRevocation(answer.error()))
        return answer;
    // The store must be closed before it goes.
    desk.reset();
    SignIn signIn{Profile(arguments.profile)};
    TRY_LET(const bool gone, awaited<bool>([&](const std::function<void(Result<bool>)> &done) {
                signIn.leave(key, &answering::hasTyped, done);
            }));
    return answer.error().with(QStringLiteral("destroyed"), gone);
}

/// What this desk does not hold: the server is asked.
Result<QJsonObject> askForCase(const Arguments &arguments)
{
    const Registry registry = makeRegistry();
    TRY_LET(const auto desk, deskOf(arguments, registry));
    QJsonObject asked;
    if (arguments.code.isEmpty())
        asked.insert(QStringLiteral("case"), arguments.caseId);
    else
        asked.insert(QStringLiteral("code"), cases::asTrackingCode(arguments.code));
    return desk->askServer(QStringLiteral("case"), asked);
}

Result<QJsonObject> askForClosed(const Arguments &arguments)
{
    const Registry registry = makeRegistry();
    TRY_LET(const QJsonObject asked, objectFrom(jsonOf(arguments)));
    TRY_LET(const auto desk, deskOf(arguments, registry));
    return desk->askServer(QStringLiteral("closed"), asked);
}

Result<QJsonObject> query(const Arguments &arguments)
{
    if (arguments.object == QLatin1String("closed"))
        return askForClosed(arguments);
    if (arguments.object == QLatin1String("jobs")) {
        const Registry registry = makeRegistry();
        TRY_LET(const auto desk, deskOf(arguments, registry));
        return desk->askServer(QStringLiteral("jobs"), {});
    }
    if (arguments.object == QLatin1String("case"))
        return askForCase(arguments);
    QJsonObject where;
    for (const QString &condition : arguments.where) {
        const qsizetype equals = condition.indexOf(QLatin1Char('='));
        if (equals < 1)
            return wrongArguments(QStringLiteral("--where wants COLUMN=VALUE"));
        where.insert(condition.left(equals), condition.mid(equals + 1));
    }
    const Registry registry = makeRegistry();
    TRY_LET(const auto desk, deskOf(arguments, registry));
    return desk->query(arguments.object,
                       {{QStringLiteral("table"), arguments.table}, {QStringLiteral("where"), where}});
}

Result<QJsonObject> status(const Arguments &arguments)
{
    const Registry registry = makeRegistry();
    TRY_LET(const auto desk, deskOf(arguments, registry));
    TRY_LET(QJsonObject json, desk->status());
    const front::ProfileCard &card = desk->card();
    json.insert(QStringLiteral("server"), card.server.toString());
    json.insert(QStringLiteral("user"), card.user.toString());
    json.insert(QStringLiteral("name"), card.signInName);
    if (const auto name = desk->desk())
        json.insert(QStringLiteral("desk"), name->toString());
    json.insert(QStringLiteral("full_name"), card.fullName);
    json.insert(QStringLiteral("sealed_store"), card.store == front::StoreKind::Sealed);
    json.insert(QStringLiteral("token_in_clear"), card.tokenPlace == front::TokenPlace::PlainFile);
    json.insert(QStringLiteral("window_open"), desk->isElsewhere());
    return json;
}

Result<QJsonObject> help(const Arguments &)
{
    std::fputs(helpText, stderr);
    return QJsonObject();
}

Result<QJsonObject> version(const Arguments &)
{
    return QJsonObject{{QStringLiteral("version"), QCoreApplication::applicationVersion()}};
}

struct Entry
{
    const char *name;
    Result<QJsonObject> (*carryOut)(const Arguments &arguments);
};

constexpr Entry entries[] = {{"login", logIn},     {"logout", logOut}, {"submit", submit},  {"sync", synchronise},
                             {"query", query},     {"status", status}, {"attach", attach},  {"files", sendFiles},
                             {"fetch", fetchFile}, {"held", listHeld},   {"settle", settleHeld},
                             {"doctor", examine},
                             {"help", help},       {"version", version}};

} // namespace

Result<QJsonObject> carryOut(const Arguments &arguments)
{
    for (const Entry &entry : entries) {
        if (arguments.command == QLatin1String(entry.name))
            return entry.carryOut(arguments);
    }
    return wrongArguments(QStringLiteral("there is no command '%1'").arg(arguments.command));
}

} // namespace peygir::cli
