// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <optional>

namespace peygir::cli {

/// What stands on the command line, checked against what its command understands.
struct Arguments
{
    QString command;
    /// After the command's name: a kind of command, a query.
    QString object;
    QString profile;
    bool offline = false;

    // login
    QString server;
    QString authorityFile;
    QString name;
    QString tokenPlace;
    bool allowUnencryptedStore = false;
    bool sealStore = false;
    // login: the line after the password has the one before it
    bool formerPassword = false;
    bool beginAnew = false;
    // whatever has a profile
    bool passwordFromStdin = false;
    // submit
    QString json;
    bool lines = false;
    QString codeField;
    // sync
    std::optional<int> seconds;
    // query
    QString table;
    /// "column=value".
    QStringList where;
    // query case: one of the two
    QString caseId;
    QString code;
    // attach, fetch: the file to read or to write
    QString file;
    QString title;
    // doctor rescue: where to lay down what waits, instead of the machine's own folder
    QString folder;
    // settle: one of the two
    bool retry = false;
    std::optional<QString> refuse;

    /// Fails with "cli.arguments" {problem}.
    static Result<Arguments> parse(const QStringList &words);
};

/// "cli.arguments" with this problem, which is for whoever writes scripts.
Error wrongArguments(const QString &problem);

/// What `peygir-cli help` prints.
extern const char *const helpText;

} // namespace peygir::cli
